"""The life of a job as a picture says it: places, ways between them, and how busy each is.

What an engine counts (ended attempts, jobs that came due) is its own; what its counts leave
open is the balance: how much a place grew, plus what left it, has come in. So jobs that other
programs push are in the numbers, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.models.teaching.life_plan import PLACES, WAYS, Way

translate = QCoreApplication.translate

#: Seconds that a way's number is of.
SECONDS = 60.0


class Gauge(Protocol):
    """How many jobs a place held, by time."""

    @property
    def value(self) -> float | None:
        """The newest value."""
        ...

    @property
    def oldest(self) -> float | None:
        """The oldest that is remembered."""
        ...

    def before(self, at: float) -> float | None:
        """Return the value that held at *at*."""
        ...


class Counts(Protocol):
    """What `charts.series.TickSeries` counts."""

    def counted(self, kind: str, now: float | None = None) -> int | None:
        """Return how many of *kind* there were in the last minute."""
        ...

    def gauge(self, name: str) -> Gauge:
        """Return the gauge of that name."""
        ...


@dataclass(frozen=True, slots=True)
class Life:
    """The numbers of one moment; None where nobody knows.

    Attributes:
        held: Jobs in each place, by its key.
        moved: Jobs on each way in the last minute, by its key.
    """

    held: dict[str, int | None]
    moved: dict[str, int | None]


#: States of the store that places hold.
_HELD = {
    "scheduled": JobState.SCHEDULED,
    "enqueued": JobState.ENQUEUED,
    "busy": JobState.BUSY,
    "retry": JobState.RETRY,
    "dead": JobState.DEAD,
    "completed": JobState.COMPLETED,
    "trash": JobState.TRASH,
}


def life(snapshot: Snapshot | None, counts: Counts, now: float) -> Life:
    """Return the numbers of the moment *now*."""
    held: dict[str, int | None] = {}
    for key, state in _HELD.items():
        held[key] = None if snapshot is None else snapshot.counts.get(state, 0)
    count: Callable[[str], int | None] = lambda kind: counts.counted(kind, now)  # noqa: E731
    done, failed, due, again = map(count, ("done", "failed", "due_scheduled", "due_retries"))
    grown = {name: _grown(counts.gauge(name), now) for name in ("backlog", "held", "trash")}
    ended = _sum(done, failed)
    moved = {
        "schedule": _inflow(_grown(counts.gauge("scheduled"), now), due),
        "push": _inflow(_sum(grown["backlog"], grown["held"]), ended, _minus(due), _minus(again)),
        "due": due,
        "take": ended,
        "succeed": done,
        "discard": count("discarded"),
        "die": count("died"),
        "fail": count("retried"),
        "again": again,
        "delete": _inflow(grown["trash"]),
        "back": None,
        "revive": None,
    }
    return Life(held, moved)


def said(way: Way, number: int | None) -> str:
    """Return what stands beside a way: "12 / min"."""
    if number is None:
        return translate("Life", "by hand") if way.key == "revive" else ""
    return translate("Life", "%s / min") % text.compact(number)


def described(found: Life) -> str:
    """Return the whole picture as sentences, for who cannot see it."""
    names = {place.key: place.word for place in PLACES}
    lines = [
        translate("Life", "%s: %s.") % (place.word, _number(found.held.get(place.key)))
        for place in PLACES
        if place.key in found.held
    ]
    for way in WAYS:
        number = found.moved.get(way.key)
        if number is not None:
            words = translate("Life", "%s to %s: %s in the last minute.")
            lines.append(words % (names[way.start], names[way.end], text.count(number)))
    return "\n".join(lines)


def _number(count: int | None) -> str:
    return translate("Life", "not known") if count is None else text.count(count)


def _grown(gauge: Gauge, now: float) -> int | None:
    """Return by how many jobs a place grew in the last minute."""
    if gauge.value is None:
        return None
    before = gauge.before(now - SECONDS)
    before = gauge.oldest if before is None else before
    return round(gauge.value - (before or 0.0))


def _sum(*parts: int | None) -> int | None:
    known: Sequence[int] = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _minus(number: int | None) -> int | None:
    return None if number is None else -number


def _inflow(*parts: int | None) -> int | None:
    """Return a balance; more deleted than came in is no inflow."""
    total = _sum(*parts)
    return None if total is None else max(0, total)
