"""What differs between the errors of two attempts, line by line. No Qt.

Each line begins with a sign, as in a unified diff: "-" only in the earlier one, "+" only in
the later one, " " in both. Who sees no colour loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines of each text that are compared: the last ones, where the error stands.
MOST_LINES = 240


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines with their signs, and how many have each: *same*, *gone*, *come*."""

    lines: tuple[str, ...]
    same: int
    gone: int
    come: int

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def difference(earlier: str, later: str) -> Difference:
    """Return what differs between two texts; of long ones, their last `MOST_LINES` lines."""
    old, new = earlier.splitlines()[-MOST_LINES:], later.splitlines()[-MOST_LINES:]
    lines = tuple(_signed(old, new))
    signs = [line[0] for line in lines]
    return Difference(lines, signs.count(" "), signs.count("-"), signs.count("+"))


def _signed(old: list[str], new: list[str]) -> Iterator[str]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (f" {line}" for line in old[a:b])
        else:
            yield from (f"-{line}" for line in old[a:b])
            yield from (f"+{line}" for line in new[c:d])
