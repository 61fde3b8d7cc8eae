"""Everything the window remembers of the ticks: rates, percentiles, queues, lanes, gauges.

Fed with every tick and every snapshot, whatever page is shown; a tick costs some tens of
microseconds. No Qt here: charts turn the arrays into pictures.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kickboard.payload.record import JobState
from kickboard_desktop.charts.buckets import Buckets, Gauge
from kickboard_desktop.charts.counters import Counters
from kickboard_desktop.charts.lanes import Lanes
from kickboard_desktop.charts.percentiles import Percentiles, Quantiles

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot
    from kickboard_desktop.telemetry import Group, Tick

KINDS = (
    *("done", "failed", "retried", "died", "discarded"),
    *("pushed", "due_scheduled", "due_retries"),
)
#: Gauges that follow the store's counts of a state.
COUNTED = {
    "backlog": JobState.ENQUEUED,
    "held": JobState.BUSY,
    "scheduled": JobState.SCHEDULED,
    "retries": JobState.RETRY,
    "dead": JobState.DEAD,
    "trash": JobState.TRASH,
}
GAUGES = (*COUNTED, "oldest", "busy", "success")
#: Points of a chart, whatever it spans.
POINTS = 600
#: Queues whose numbers are kept; the one longest silent goes first.
QUEUES = 200
#: A tick this late still counts as the present.
LATE_SECONDS = 0.6


@dataclass(frozen=True, slots=True)
class Span:
    """What a chart shows at once.

    Attributes:
        key: Its name in settings.
        seconds: From the left edge to the right.
        width: Seconds of a bucket, and between two points.
        window: Buckets summed for the rate at one point.
    """

    key: str
    seconds: int
    width: float
    window: int


#: A tenth of a second holds too few jobs for a rate: each point looks back a whole second.
MINUTE = Span("1min", 60, 0.1, 10)
TEN_MINUTES = Span("10min", 600, 1.0, 1)
HOUR = Span("1h", 3600, 6.0, 1)
SPANS = {span.key: span for span in (MINUTE, TEN_MINUTES, HOUR)}


class TickSeries:
    """The recent past of one engine. Times are epoch seconds of the engine's clock.

    Attributes:
        at: The newest tick's time; None before the first.
        lanes: What each processor did.
        began: When the first tick's time began.
        wait: How long jobs waited.
        run: How long they ran.
        by_counters: What is done is told by the store's counters: others do it, too.
    """

    def __init__(self) -> None:
        self.by_counters = False
        self.clear()

    def clear(self) -> None:
        """Forget everything: another engine, or a clock that was set back."""
        self.at: float | None = None
        self.began: float | None = None
        self.lanes = Lanes()
        self.wait = Percentiles()
        self.run = Percentiles()
        self._levels = {
            span.key: Buckets(span.width, POINTS + 2 * span.window, KINDS)
            for span in SPANS.values()
        }
        self._queues: dict[str, Buckets] = {}
        self._sizes: dict[str, Gauge] = {}  # only where nobody tells what is done in a queue
        self._gauges = {name: Gauge() for name in GAUGES}
        self._counters = Counters()

    def take_over(self, other: TickSeries) -> None:
        """Remember what *other* does, and nothing else; it is not to be used any more."""
        self.__dict__.update(other.__dict__)

    def add(self, tick: Tick) -> None:
        """Take in one tick."""
        if self.at is not None and tick.at < self.at - 60:
            self.clear()  # the clock was set back
        start = tick.at - tick.dt
        if self.began is None:
            self.began = start
        self.at = tick.at
        amounts = {kind: float(getattr(tick, kind)) for kind in KINDS}
        if self.by_counters:
            amounts |= {"done": 0.0, "failed": 0.0}
        for level in self._levels.values():
            level.spread(start, tick.at, amounts)
        self._add_groups(tick.groups, start, tick.at)
        self.lanes.add(tick.processors, at=tick.at, mono=tick.mono)
        if not self.by_counters:
            self._gauges["busy"].set(tick.at, tick.busy)
        self._gauges["success"].set(tick.at, self.success(60.0, tick.at))

    def add_snapshot(self, snapshot: Snapshot) -> None:
        """Take in what the store holds."""
        at, counts = snapshot.at, snapshot.counts
        oldest = min((q.oldest_at for q in snapshot.queues if q.oldest_at is not None), default=at)
        self._gauges["oldest"].set(at, max(0.0, at - oldest))
        for name, state in COUNTED.items():
            self._gauges[name].set(at, counts.get(state, 0))
        start, amounts = self._counters.note(at, snapshot.processed, snapshot.failed)
        if self.by_counters:
            self._add_counted(start, at, amounts)
            self._gauges["busy"].set(at, sum(process.busy for process in snapshot.processes))
            known = self._sizes
            self._sizes = {q.name: known.get(q.name) or Gauge() for q in snapshot.queues[:QUEUES]}
            for queue in snapshot.queues[:QUEUES]:
                self._sizes[queue.name].set(at, queue.size)

    def _add_counted(self, start: float, at: float, amounts: dict[str, float]) -> None:
        if self.began is None:
            self.began = start
        self.at = max(self.at or at, at)
        for level in self._levels.values():
            level.spread(start, at, amounts)
        self._gauges["success"].set(at, self.success(60.0, at))

    def rate(self, kind: str, seconds: float = 2.0, now: float | None = None) -> float:
        """Return how many a second of *kind* in the last *seconds*, 0 where ticks stopped.

        Args:
            kind: One of `KINDS`.
            seconds: At most 60.
            now: The present; None takes the newest tick's time.
        """
        if self.at is None or self.began is None:
            return 0.0
        silent = 0.0 if now is None else max(0.0, now - self.at - LATE_SECONDS)
        wanted = seconds - silent
        if wanted <= 0:
            return 0.0
        level = self._levels[MINUTE.key]
        known = max(level.width, min(seconds, self.at - self.began + silent))
        return level.total(kind, round(wanted / level.width)) / known

    def counted(self, kind: str, now: float | None = None) -> int | None:
        """Return how many of *kind* there were in the last minute; None before any tick.

        Of an engine that is younger the count is as yet of a shorter time.
        """
        if self.at is None:
            return None
        silent = 0.0 if now is None else max(0.0, now - self.at - LATE_SECONDS)
        level = self._levels[MINUTE.key]
        return round(level.total(kind, max(0, round((60.0 - silent) / level.width))))

    def rate_before(self, kind: str, ago: float = 60.0, seconds: float = 10.0) -> float | None:
        """Return the rate around *ago* seconds ago; None where nobody counted then."""
        if self.at is None or self.began is None or self.at - self.began < ago + seconds:
            return None
        level = self._levels[TEN_MINUTES.key]
        values = level.last(kind, round(ago + seconds))
        return sum(values[: round(seconds)]) / seconds

    def success(self, seconds: float = 60.0, now: float | None = None) -> float:
        """Return the share of attempts that succeeded in the last *seconds*; 1.0 for none."""
        done, failed = self.rate("done", seconds, now), self.rate("failed", seconds, now)
        return done / (done + failed) if done + failed > 0 else 1.0

    def curve(self, kind: str, span: Span) -> array[float]:
        """Return the rate at each point of *span*, oldest first, the newest at the right.

        There are fewer than `POINTS` while the engine is younger than that.
        """
        level = self._levels[span.key]
        sums = level.sums(kind, POINTS, span.window)
        covers = span.width * span.window
        values = array("d", [value / covers for value in sums]) if covers != 1 else sums
        if values and span.window == 1:
            # The newest bucket is unfinished: the last whole bucket's worth of time instead.
            values[-1] = self.rate(kind, min(60.0, covers))
        return values

    def curve_time(self, span: Span) -> float:
        """Return when the last whole bucket of `curve` ended; 0.0 without any.

        The newest point comes behind it, at `at`; those before it one `width` apart.
        """
        head = self._levels[span.key].head
        return 0.0 if head is None else head * span.width

    def seconds_of(self, kind: str) -> list[float]:
        """Return the last 60 whole seconds of *kind*, for a sparkline."""
        return list(self._levels[TEN_MINUTES.key].last(kind, 61))[:-1]

    def quantiles(self, kind: str, seconds: float = 60.0) -> Quantiles:
        """Return the percentiles of "wait" or "run" in the last *seconds*, merged."""
        percentiles = self.wait if kind == "wait" else self.run
        return percentiles.last(seconds, self.at or 0.0)

    def gauge(self, name: str) -> Gauge:
        """Return one of `GAUGES`."""
        return self._gauges[name]

    # -- by queue
    def queue_rate(self, queue: str, kind: str = "done", seconds: int = 5) -> float:
        """Return how many "done" or "failed" a second in *queue* in the last whole seconds."""
        buckets = self._queues.get(queue)
        if buckets is None or self.at is None:
            return 0.0
        now = int(self.at)
        return sum(buckets.at(kind, n) for n in range(now - seconds, now)) / seconds

    def queue_failed(self, queue: str) -> float:
        """Return the share of the attempts in *queue* that failed in the last minute."""
        buckets = self._queues.get(queue)
        if buckets is None:
            return 0.0
        done, failed = buckets.total("done", 60), buckets.total("failed", 60)
        return failed / (done + failed) if done + failed else 0.0

    def queue_spark(self, queue: str) -> list[float]:
        """Return the attempts in *queue* in each of the last 60 whole seconds."""
        buckets = self._queues.get(queue)
        if buckets is None or self.at is None:
            return [0.0] * 60
        now = int(self.at)
        return [buckets.at("done", n) + buckets.at("failed", n) for n in range(now - 60, now)]

    def queue_sizes(self, queue: str) -> list[float]:
        """Return how much waited in *queue* in each of the last 60 seconds, where it is kept."""
        gauge = self._sizes.get(queue)
        return [] if gauge is None else gauge.last(60)

    def _add_groups(self, groups: Iterable[Group], start: float, at: float) -> None:
        by_queue: dict[str, list[int]] = {}
        for group in groups:
            sums = by_queue.setdefault(group.queue, [0, 0])
            sums[0] += group.done
            sums[1] += group.failed
            self.wait.add(at, group.wait)
            self.run.add(at, group.run)
        self.wait.advance(at)
        self.run.advance(at)
        for queue, (done, failed) in by_queue.items():
            self._queue(queue).spread(start, at, {"done": done, "failed": failed})

    def _queue(self, name: str) -> Buckets:
        """Return the buckets of queue *name*, moved to the end of those to be dropped."""
        buckets = self._queues.pop(name, None) or Buckets(1.0, 64, ("done", "failed"))
        self._queues[name] = buckets
        while len(self._queues) > QUEUES:
            del self._queues[next(iter(self._queues))]
        return buckets
