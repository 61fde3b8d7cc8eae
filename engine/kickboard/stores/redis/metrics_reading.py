"""How long jobs took, read from the keys that Sidekiq 7 and 8 and we write; and deploy marks.

Where Sidekiqs of both lines are there, what we run stands in the keys of both. Then the larger
count of a class and moment is taken: at least as many ran.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from operator import add
from typing import NamedTuple

from kickboard.stores.redis import keys
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.holding import pairs
from kickboard.stores.redis.metrics import BOUNDS, counter_keys, histogram_keys

#: The Sidekiqs that write metrics.
LINES = frozenset((7, 8))
#: Minutes of which each has counters of its own; beyond, Sidekiq 8 keeps ten in one.
MINUTES = 480
#: And so long in all.
MOST_MINUTES = 72 * 60
#: Classes of a minute whose histograms are read when all are added up.
MOST_CLASSES = 200
_TEN = 10
BUCKETS = len(BOUNDS) + 1
#: Both lines write a mark for so many days.
MARK_SECONDS = 90 * keys.DAY_SECONDS
_LOCK_SECONDS = 60
#: Unsigned numbers of 16 bits, the most significant byte first; and histograms of a reading.
_PACKED = struct.Struct(f">{BUCKETS}H")
_AT_ONCE = 500


class Ran(NamedTuple):
    """What ran of a class: how often, how often in vain, milliseconds of what succeeded."""

    processed: int = 0
    failed: int = 0
    ms: int = 0

    @property
    def average_ms(self) -> float | None:
        """Milliseconds of a success; None when there was none."""
        succeeded = self.processed - self.failed
        return self.ms / succeeded if succeeded > 0 else None


class Mark(NamedTuple):
    """A deploy: when, in epoch seconds of a whole minute, and what was said of it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """What ran in a span of time.

    Attributes:
        step: Seconds between two buckets: a minute or ten.
        starts: The buckets by the epoch second they begin, oldest first.
        classes: Class -> what ran of it in each bucket that has any.
        marks: Deploys in the span.
    """

    step: int
    starts: tuple[int, ...]
    classes: Mapping[str, Mapping[int, Ran]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    def totals(self) -> dict[str, Ran]:
        """Return the sum of each class, the most milliseconds first."""
        sums = {name: _sum(series.values()) for name, series in self.classes.items()}
        return dict(sorted(sums.items(), key=lambda one: (-one[1].ms, one[0])))


def read(link: Connections, now: float, minutes: int, lines: Collection[int]) -> Metrics:
    """Return what ran in the last *minutes*, as the Sidekiqs of *lines* (7, 8) write it.

    More than eight hours come in steps of ten minutes, from Sidekiq 8's keys, for three days.
    """
    step, starts = _starts(now, minutes)
    lines = frozenset(lines) & ({8} if step == _TEN else LINES)
    names = [(start, key) for start in starts for key in _counters(start, step, lines)]
    replies = link.all(("HGETALL", key) for _, key in names)
    classes: dict[str, dict[int, Ran]] = {}
    for (start, _), reply in zip(names, replies, strict=True):
        for name, ran in _by_class(pairs(reply)).items():
            series = classes.setdefault(name, {})
            known = series.get(start)
            series[start] = ran if known is None else max(known, ran)
    until = starts[-1] + step * 60
    marks = [mark for mark in deploys(link, starts[0], until) if starts[0] <= mark.at < until]
    return Metrics(step=step * 60, starts=starts, classes=classes, marks=tuple(marks))


def histogram(
    link: Connections, name: str, now: float, minutes: int, lines: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """Return minute -> runs of a class in each bucket of `BOUNDS`, the slowest last.

    Of eight hours at most; minutes without a run are left out.
    """
    _, starts = _starts(now, min(minutes, MINUTES))
    places = [
        (start, key)
        for start in starts
        for key in histogram_keys(name, start // 60, frozenset(lines))
    ]
    found: dict[int, tuple[int, ...]] = {}
    for (start, _), counts in zip(places, _counts(link, [key for _, key in places]), strict=True):
        if any(counts):
            found[start] = max(found.get(start, ()), counts, key=sum)
    return found


def run_times(
    link: Connections, now: float, minutes: int, lines: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """Return minute -> runs of all classes together in each bucket of `BOUNDS`, the slowest last.

    Of eight hours at most; minutes without a success are left out, and of a minute with more
    classes than `MOST_CLASSES` those that took the least time.
    """
    lines = frozenset(lines)
    found = read(link, now, min(minutes, MINUTES), lines)
    by_minute: dict[int, dict[str, Ran]] = {}
    for name, series in found.classes.items():
        for start, ran in series.items():
            if ran.processed > ran.failed:
                by_minute.setdefault(start, {})[name] = ran
    places = [
        (start, name, key)
        for start, classes in sorted(by_minute.items())
        for name in sorted(classes, key=lambda one: -classes[one].ms)[:MOST_CLASSES]
        for key in histogram_keys(name, start // 60, lines)
    ]
    largest: dict[tuple[int, str], tuple[int, ...]] = {}
    counted = _counts(link, [key for _, _, key in places])
    for (start, name, _), counts in zip(places, counted, strict=True):
        largest[start, name] = max(largest.get((start, name), ()), counts, key=sum)
    return _added(largest)


def _added(histograms: Mapping[tuple[int, str], Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Return minute -> the sums of *histograms*, which are by minute and class."""
    sums: dict[int, tuple[int, ...]] = {}
    for (start, _), counts in histograms.items():
        known = sums.get(start, (0,) * BUCKETS)
        sums[start] = tuple(map(add, known, counts))
    return {start: counts for start, counts in sums.items() if any(counts)}


def _counts(link: Connections, names: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the buckets of each of the histograms *names*; zeros where there is none.

    They are read as the strings they are, hundreds at once: to ask for each of 26 numbers of
    thousands of histograms keeps this side busy for seconds.
    """
    steps = [names[at : at + _AT_ONCE] for at in range(0, len(names), _AT_ONCE)]
    replies = link.all(("MGET", *step) for step in steps)
    return [_unpacked(raw) for reply in replies for raw in reply]


def _unpacked(raw: bytes | None) -> tuple[int, ...]:
    """Return the numbers of a histogram, whose end Redis does not keep where it is zero."""
    return _PACKED.unpack((raw or b"")[: _PACKED.size].ljust(_PACKED.size, b"\0"))


def _starts(now: float, minutes: int) -> tuple[int, tuple[int, ...]]:
    """Return minutes of a step, and the epoch seconds that the steps begin at."""
    minutes = max(1, min(minutes, MOST_MINUTES))
    step = 1 if minutes <= MINUTES else _TEN
    last = int(now // 60) // step * step
    count = -(-minutes // step)
    return step, tuple(60 * (last - step * back) for back in range(count - 1, -1, -1))


def _counters(start: int, step: int, lines: frozenset[int]) -> Iterable[str]:
    for key, seconds in counter_keys(start // 60, lines):
        if (seconds == 3 * keys.DAY_SECONDS) == (step == _TEN):
            yield key


def _by_class(told: Mapping[bytes, bytes]) -> dict[str, Ran]:
    found: dict[str, Counter[str]] = {}
    for raw, value in told.items():
        name, bar, kind = raw.decode("utf-8", "replace").rpartition("|")
        if bar and kind in ("p", "f", "ms") and value.isdigit():
            found.setdefault(name, Counter())[kind] += int(value)
    return {name: Ran(one["p"], one["f"], one["ms"]) for name, one in found.items()}


def _sum(parts: Iterable[Ran]) -> Ran:
    columns = list(zip(*parts, strict=True))
    return Ran(*map(sum, columns)) if columns else Ran()


# -- deploys


def deploys(link: Connections, first: float, last: float) -> list[Mark]:
    """Return the deploys of the UTC days from *first* to *last*, oldest first."""
    day, end = _day(first), _day(last)
    names: list[str] = []
    while day <= end:
        names.append(_marks(day))
        day += timedelta(days=1)
    found = []
    for reply in link.all(("HGETALL", name) for name in names):
        for stamp, label in pairs(reply).items():
            at = _moment(stamp)
            if at is not None:
                found.append(Mark(at, label.decode("utf-8", "replace")))
    return sorted(found)


def mark_deploy(link: Connections, label: str, now: float) -> bool:
    """Mark a deploy in the minute of *now*, as Sidekiq does; False: a minute has not passed."""
    minute = datetime.fromtimestamp(now // 60 * 60, UTC)
    stamp = minute.strftime("%Y-%m-%dT%H:%M:%SZ")
    if not link.call("SET", f"deploylock-{label}", stamp, "NX", "EX", _LOCK_SECONDS):
        return False
    key = _marks(minute.date())
    commands: Sequence[Sequence[Argument]] = (
        ("HSETNX", key, stamp, label),
        ("EXPIRE", key, MARK_SECONDS),
    )
    link.all(commands, atomic=True)
    return True


def _day(at: float) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def _marks(day: date) -> str:
    return f"{day:%Y%m%d}-marks"


def _moment(stamp: bytes) -> float | None:
    try:
        return datetime.fromisoformat(stamp.decode()).timestamp()
    except ValueError:
        return None
