"""What the command palette offers, and which of it a few typed letters mean. No widget.

The letters must come in the title in their order; the best match is the one whose letters
begin words or stand together. What cannot be used now is still found, below what can, so
that a person learns why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

#: Points of a letter: anywhere, right after the last one, at the beginning of a word.
ANYWHERE, TOGETHER, BEGINNING = 1, 5, 8
#: Taken off for what cannot be used now: it comes after all that can.
DISABLED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette.

    Attributes:
        key: "action:ID", "page:NAME", "queue:NAME" or "job:JID".
        kind: The word at its left: what it is.
        title: What is searched.
        shortcut: Its key, as the platform writes it.
        reason: Why it cannot be used now; "" when it can.
        marked: Which characters of the title matched.
    """

    key: str
    kind: str
    title: str
    icon: str = ""
    shortcut: str = ""
    reason: str = ""
    marked: tuple[int, ...] = ()


def match(typed: str, title: str) -> tuple[int, tuple[int, ...]] | None:
    """Return how well *typed* fits *title*, and the places of its letters; None: it does not.

    Spaces in *typed* mean nothing; case does not either.
    """
    letters = [letter for letter in typed.casefold() if not letter.isspace()]
    folded = [char.casefold() for char in title]
    # best[n]: (points, places) of the first letters, the last of them at place n.
    best: dict[int, tuple[int, tuple[int, ...]]] = {-1: (0, ())}
    for letter in letters:
        best = _with(letter, folded, best)
        if not best:
            return None
    points, places = max(best.values(), key=lambda found: (found[0], [-n for n in found[1]]))
    return points, places


def _with(
    letter: str, folded: Sequence[str], best: dict[int, tuple[int, tuple[int, ...]]]
) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Return the best ways to have *letter* at each place, after those of *best*."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for at, char in enumerate(folded):
        if char != letter:
            continue
        ways = [
            (points + _points(at, before, folded), (*places, at))
            for before, (points, places) in best.items()
            if before < at
        ]
        if ways:
            found[at] = max(ways, key=lambda way: (way[0], [-n for n in way[1]]))
    return found


def _points(at: int, before: int, folded: Sequence[str]) -> int:
    if at == 0 or not folded[at - 1].isalnum():
        return BEGINNING
    return TOGETHER if before == at - 1 and before >= 0 else ANYWHERE


def find(typed: str, entries: Iterable[Entry], limit: int = 50) -> list[Entry]:
    """Return the entries that *typed* means, the best first; all, as they came, for ""."""
    ranked = []
    for number, entry in enumerate(entries):
        found = match(typed, entry.title)
        if found is None:
            continue
        points, places = found
        points -= DISABLED if entry.reason else 0
        rank = (-points, len(entry.title) if typed.strip() else 0, number)
        ranked.append((rank, replace(entry, marked=places)))
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked[:limit]]


def looks_like_jid(typed: str) -> bool:
    """Return whether *typed* may be the id of a job: one word of at least eight characters."""
    word = typed.strip()
    return len(word) >= 8 and not any(char.isspace() for char in word)
