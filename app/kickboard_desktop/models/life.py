"""The life of a job as a picture says it: places, ways between them, and how busy each is.

What an engine counts (ended attempts, jobs that came due) is its own; what its counts leave
open is the balance: how much a place grew, plus what left it, has come in. So jobs that other
programs push are in the numbers, too. The layout is here because it is data, not painting.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot
from kickboard_desktop import format as text

translate = QCoreApplication.translate

#: Seconds that a way's number is of.
SECONDS = 60.0
#: Size of the plane that `Place.box` and `Way.points` lie on.
PLANE = (1080.0, 600.0)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a job can be. *box* is left, top, width, height on the plane.

    Attributes:
        page: The page with its jobs, "" for none.
        state: Whose colour and icon it has; None: outside.
    """

    key: str
    word: str
    means: str
    box: tuple[float, float, float, float]
    page: str = ""
    state: JobState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a job gets from one place to another, along *points* on the plane.

    Attributes:
        label: A point of the way, and the side of it where its number stands.
        means: What has to happen, in words.
        by_hand: Somebody has to do it, or something went wrong: dashed.
    """

    key: str
    start: str
    end: str
    means: str
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float, str]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """The numbers of one moment; None where nobody knows.

    Attributes:
        held: Jobs in each place, by its key.
        moved: Jobs on each way in the last minute, by its key.
    """

    held: dict[str, int | None]
    moved: dict[str, int | None]


def places() -> tuple[Place, ...]:
    """Return all places, in the order of a life."""
    s = JobState
    return (
        Place(
            key="new",
            word=translate("Life", "Your code"),
            means=translate(
                "Life", "perform_async, perform_in, push: a call is written down as a job."
            ),
            box=(4, 220, 160, 84),
            page="",
        ),
        Place(
            key="scheduled",
            word=translate("Life", "Scheduled"),
            means=translate("Life", "Waits for the time that was given with it."),
            box=(250, 50, 170, 84),
            page="scheduled",
            state=s.SCHEDULED,
        ),
        Place(
            key="enqueued",
            word=translate("Life", "Enqueued"),
            means=translate("Life", "Waits in its queue until a processor is free."),
            box=(250, 220, 170, 84),
            page="enqueued",
            state=s.ENQUEUED,
        ),
        Place(
            key="busy",
            word=translate("Life", "Busy"),
            means=translate("Life", "A processor performs it, or will within milliseconds."),
            box=(560, 220, 170, 84),
            page="processors",
            state=s.BUSY,
        ),
        Place(
            key="retry",
            word=translate("Life", "Retry"),
            means=translate("Life", "It failed and waits for another try, longer each time."),
            box=(405, 390, 170, 84),
            page="retries",
            state=s.RETRY,
        ),
        Place(
            key="completed",
            word=translate("Life", "Completed"),
            means=translate(
                "Life", "It succeeded and has left the store; the history remembers it."
            ),
            box=(900, 50, 170, 84),
            page="completed",
            state=s.COMPLETED,
        ),
        Place(
            key="discarded",
            word=translate("Life", "Discarded"),
            means=translate(
                "Life", "It failed for good and is kept nowhere, because its class says so."
            ),
            box=(900, 220, 170, 84),
            page="errors",
            state=s.DISCARDED,
        ),
        Place(
            key="dead",
            word=translate("Life", "Dead"),
            means=translate(
                "Life", "It used up its retries. It is kept for 180 days, and can be retried."
            ),
            box=(900, 390, 170, 84),
            page="dead",
            state=s.DEAD,
        ),
        Place(
            key="trash",
            word=translate("Life", "Trash"),
            means=translate("Life", "It was deleted, and can be restored for 7 days."),
            box=(900, 546, 170, 50),
            page="trash",
            state=s.TRASH,
        ),
    )


def ways() -> tuple[Way, ...]:
    """Return all ways, in the order of a life."""
    return (
        Way(
            key="schedule",
            start="new",
            end="scheduled",
            means=translate("Life", "A job was pushed for later: perform_in, perform_at."),
            points=((82, 220), (82, 92), (250, 92)),
            label=(166, 92, "above"),
        ),
        Way(
            key="push",
            start="new",
            end="enqueued",
            means=translate(
                "Life", "A job was pushed for now. By hand retried and restored ones count."
            ),
            points=((164, 262), (250, 262)),
            label=(205, 262, "above"),
        ),
        Way(
            key="due",
            start="scheduled",
            end="enqueued",
            means=translate(
                "Life", "Its time had come: the engine put it at the back of its queue."
            ),
            points=((310, 134), (310, 220)),
            label=(310, 178, "left"),
        ),
        Way(
            key="take",
            start="enqueued",
            end="busy",
            means=translate("Life", "A processor took it. Counted when the attempt had ended."),
            points=((420, 262), (560, 262)),
            label=(488, 262, "above"),
        ),
        Way(
            key="back",
            start="busy",
            end="enqueued",
            means=translate(
                "Life", "The engine stopped or died: its jobs went back to their queues."
            ),
            points=((645, 220), (645, 178), (375, 178), (375, 220)),
            label=(510, 178, "above"),
            by_hand=True,
        ),
        Way(
            key="succeed",
            start="busy",
            end="completed",
            means=translate("Life", "It succeeded."),
            points=((730, 240), (800, 240), (800, 92), (900, 92)),
            label=(848, 92, "above"),
        ),
        Way(
            key="discard",
            start="busy",
            end="discarded",
            means=translate(
                "Life", "It failed for good, and its class asked for nothing to be kept."
            ),
            points=((730, 262), (900, 262)),
            label=(848, 262, "above"),
        ),
        Way(
            key="die",
            start="busy",
            end="dead",
            means=translate("Life", "It failed and had no retries left."),
            points=((730, 284), (800, 284), (800, 432), (900, 432)),
            label=(848, 432, "above"),
        ),
        Way(
            key="fail",
            start="busy",
            end="retry",
            means=translate("Life", "It failed and has retries left: a later time was set."),
            points=((645, 304), (645, 432), (575, 432)),
            label=(645, 368, "right"),
        ),
        Way(
            key="again",
            start="retry",
            end="enqueued",
            means=translate(
                "Life", "The wait was over: the engine put it at the back of its queue."
            ),
            points=((405, 432), (310, 432), (310, 304)),
            label=(310, 368, "left"),
        ),
        Way(
            key="revive",
            start="dead",
            end="enqueued",
            means=translate("Life", "Somebody retried it by hand; that uses up no attempt."),
            points=((900, 455), (860, 455), (860, 516), (210, 516), (210, 290), (250, 290)),
            label=(535, 516, "above"),
            by_hand=True,
        ),
        Way(
            key="delete",
            start="dead",
            end="trash",
            means=translate("Life", "Somebody deleted it. Waiting jobs can be deleted likewise."),
            points=((985, 474), (985, 546)),
            label=(985, 510, "right"),
            by_hand=True,
        ),
    )


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
    names = {place.key: place.word for place in places()}
    lines = [
        translate("Life", "%s: %s.") % (place.word, _number(found.held.get(place.key)))
        for place in places()
        if place.key in found.held
    ]
    for way in ways():
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
