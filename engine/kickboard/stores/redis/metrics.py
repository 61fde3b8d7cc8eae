"""How long jobs took and how often they failed, in the keys in which Sidekiq 7 and 8 look."""

from __future__ import annotations

import logging
import threading
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from kickboard.errors import StoreError
from kickboard.stores.base import Done, Failed
from kickboard.stores.redis import keys
from kickboard.stores.redis.connection import Argument, Connections

log = logging.getLogger(__name__)

#: A run counts in the first bucket whose bound, in milliseconds, it is below.
BOUNDS = (
    *(20, 30, 45, 65, 100, 150, 225, 335, 500, 750, 1100, 1700, 2500, 3800, 5750, 8500),
    *(13_000, 20_000, 30_000, 45_000, 65_000, 100_000, 150_000, 225_000, 335_000),
)
_EIGHT_HOURS = 8 * 3600
_THREE_DAYS = 3 * keys.DAY_SECONDS


class Metrics:
    """What was run since the last flush, by minute and class. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[int, Counter[str]] = {}  # by minute; guarded by _lock
        self._buckets: dict[tuple[int, str], Counter[int]] = {}  # guarded by _lock

    def note(self, done: Iterable[Done], failed: Iterable[Failed], now: float) -> None:
        """Count settled attempts. Failed ones add no time, as in Sidekiq."""
        runs: defaultdict[str, list[float]] = defaultdict(list)
        for item in done:
            runs[item.delivery.job_class].append(item.run * 1000)
        failures = Counter(item.delivery.job_class for item in failed)
        minute = int(now // 60)
        with self._lock:
            counts = self._counts.setdefault(minute, Counter())
            for name, times in runs.items():
                counts[f"{name}|p"] += len(times)
                counts[f"{name}|ms"] += round(sum(times))
                buckets = self._buckets.setdefault((minute, name), Counter())
                buckets.update(bisect_right(BOUNDS, time) for time in times)
            for name, n in failures.items():
                counts[f"{name}|p"] += n
                counts[f"{name}|f"] += n

    def flush(self, link: Connections, dialects: frozenset[int]) -> None:
        """Write what was counted. What Redis refuses is lost: these are not jobs."""
        with self._lock:
            counts, self._counts = self._counts, {}
            buckets, self._buckets = self._buckets, {}
        if counts:
            try:
                link.all(_commands(counts, buckets, dialects))
            except StoreError as error:
                log.warning("the metrics of some jobs are lost: %s", error)


def _commands(
    counts: dict[int, Counter[str]],
    buckets: dict[tuple[int, str], Counter[int]],
    dialects: frozenset[int],
) -> Iterator[Sequence[Argument]]:
    for (minute, name), found in buckets.items():
        for key in histogram_keys(name, minute, dialects):
            yield _fill(key, found)
            yield ("EXPIRE", key, _EIGHT_HOURS)
    for minute, found_counts in counts.items():
        for key, seconds in counter_keys(minute, dialects):
            for field, n in found_counts.items():
                yield ("HINCRBY", key, field, n)
            yield ("EXPIRE", key, seconds)


def _fill(key: str, found: Counter[int]) -> list[Argument]:
    command: list[Argument] = ["BITFIELD", key, "OVERFLOW", "SAT"]
    for bucket, n in sorted(found.items()):
        command += ("INCRBY", "u16", f"#{bucket}", n)
    return command


def counter_keys(minute: int, dialects: frozenset[int]) -> Iterator[tuple[str, int]]:
    """Yield (key, seconds it lives) of the counters of a minute since the epoch."""
    at = datetime.fromtimestamp(minute * 60, UTC)
    if 7 in dialects:
        yield f"j|{at:%Y%m%d}|{at.hour}:{at.minute}", _EIGHT_HOURS
    if 8 in dialects:
        yield f"j|{at:%y%m%d}|{at.hour}:{at:%M}", _EIGHT_HOURS
        yield f"j|{at:%y%m%d}|{at.hour}:{at.minute // 10}", _THREE_DAYS


def histogram_keys(name: str, minute: int, dialects: frozenset[int]) -> Iterator[str]:
    """Yield the keys of the histogram of a class in a minute since the epoch."""
    at = datetime.fromtimestamp(minute * 60, UTC)
    if 7 in dialects:
        yield f"{name}-{at:%d-%H}:{at.minute}"
    if 8 in dialects:
        yield f"h|{name}-{at.day}-{at.hour}:{at.minute}"
