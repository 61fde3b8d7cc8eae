"""The curves of a run, interval by interval: what a report draws and a window paints.

Rates are a second, durations seconds. None is a gap: nothing was measured there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from kickboard.lab.load.summary import ENOUGH, Level, mean_level
from kickboard.lab.recording import Histogram, Record, percentile

Values = list[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentiles:
    """Durations of each interval; *sure* says whether it had `ENOUGH` of them for a p99."""

    p50: Values
    p95: Values
    p99: Values
    max: Values
    sure: list[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Everything that is drawn of a run.

    Attributes:
        interval: Seconds of each.
        depths: Waiting jobs at each interval's end, by queue.
        utilisation: Share of the processors' time in which a job ran.
        present: Jobs in the system at each interval's end (L there).
        lateness: p99 of the generator's lateness.
    """

    interval: float
    intended: list[float]
    made: list[float]
    done: list[float]
    failed: list[float]
    in_flight: list[float]
    utilisation: list[float]
    present: list[float]
    wait: Percentiles
    run: Percentiles
    total: Percentiles
    lateness: Values
    depths: dict[str, list[float]] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """How long they are."""
        return self.interval * len(self.done)


def curves(record: Record, levels: Sequence[Level]) -> Curves:
    """Return the curves of *record*; *levels* say how many processors there were."""
    bins, interval, busy = record.bins, record.interval, record.busy()
    capacity = [
        interval * mean_level(levels, i * interval, (i + 1) * interval) for i in range(len(bins))
    ]
    return Curves(
        interval=interval,
        intended=[one.intended / interval for one in bins],
        made=[one.made / interval for one in bins],
        done=[one.done / interval for one in bins],
        failed=[one.failed / interval for one in bins],
        in_flight=[float(n) for n in record.in_flight()],
        utilisation=[
            min(1.0, used / most) if most else 0.0
            for used, most in zip(busy, capacity, strict=True)
        ],
        present=record.present(),
        wait=percentiles([one.wait for one in bins]),
        run=percentiles([one.run for one in bins]),
        total=percentiles([one.total for one in bins]),
        lateness=[percentile(one.lateness, 0.99) for one in bins],
        depths={name: [float(n) for n in depth] for name, depth in record.depths().items()},
    )


class Point(msgspec.Struct, frozen=True, array_like=True):
    """One interval as it is painted; of each duration p50, p95, p99 and max.

    *waiting* jobs are in all queues, *depths* in each.
    """

    intended: float
    made: float
    done: float
    failed: float
    waiting: float
    in_flight: float
    present: float
    utilisation: float
    wait: tuple[float | None, ...]
    run: tuple[float | None, ...]
    total: tuple[float | None, ...]
    lateness: float | None
    sure: bool
    depths: tuple[float, ...] = ()


_SHARES = (0.5, 0.95, 0.99, 1.0)


def points(
    record: Record, levels: Sequence[Level], first: int = 0, queues: Sequence[str] = ()
) -> list[Point]:
    """Return the points of *record* from interval *first* on, with the depths of *queues*."""
    interval = record.interval
    flight, present, busy = record.in_flight(), record.present(), record.busy()
    known, none = record.depths(), [0] * len(record.bins)
    depths = [sum(there) for there in zip(none, *known.values(), strict=True)]
    shown = [known.get(name, none) for name in queues]
    found = []
    for i in range(first, len(record.bins)):
        one = record.bins[i]
        most = interval * mean_level(levels, i * interval, (i + 1) * interval)
        found.append(
            Point(
                intended=one.intended / interval,
                made=one.made / interval,
                done=one.done / interval,
                failed=one.failed / interval,
                waiting=float(depths[i]),
                in_flight=float(flight[i]),
                present=present[i],
                utilisation=min(1.0, busy[i] / most) if most else 0.0,
                wait=_ranks(one.wait),
                run=_ranks(one.run),
                total=_ranks(one.total),
                lateness=percentile(one.lateness, 0.99),
                sure=one.ended >= ENOUGH,
                depths=tuple(float(depth[i]) for depth in shown),
            )
        )
    return found


def _ranks(counts: Histogram) -> tuple[float | None, ...]:
    return tuple(percentile(counts, share) for share in _SHARES)


def percentiles(histograms: Sequence[Histogram]) -> Percentiles:
    """Return the percentiles of each histogram."""
    return Percentiles(
        p50=[percentile(counts, 0.5) for counts in histograms],
        p95=[percentile(counts, 0.95) for counts in histograms],
        p99=[percentile(counts, 0.99) for counts in histograms],
        max=[percentile(counts, 1.0) for counts in histograms],
        sure=[sum(counts.values()) >= ENOUGH for counts in histograms],
    )
