"""Finds the knee: the highest rate of a stepped ramp that can be sustained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kickboard.lab.load.scenario import Knee
from kickboard.lab.recording import Record, merged, percentile

#: Share of a step at its start that is not looked at: what came before still drains.
SETTLING = 0.3
#: A step whose p95 is so many times the first one's has left the flat part.
TIMES_BASELINE = 2.0
#: A backlog that grows by more than this share of the arrivals, throughout, has no end.
GROWTH = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rate of the ramp.

    Attributes:
        rate: Intended arrivals a second.
        done_rate: Jobs a second that ended.
        p95: Of the total time, in seconds; None: nothing ended.
        growth: By how much the backlog grew, as a share of the arrivals.
        slows: Its p95 is above `TIMES_BASELINE` times the first step's.
        grows: Its backlog grew from beginning to end.
    """

    rate: float
    done_rate: float
    p95: float | None
    growth: float
    slows: bool
    grows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeFound:
    """What a stepped ramp showed.

    Attributes:
        steps: All of them, in order.
        sustainable: The highest rate before the backlog grew without end; None: not even
            the first.
        slow_from: The rate at which p95 had doubled, if it did.
        broke_at: The rate at which the backlog grew without end, if it did.
        capacity: Jobs a second that were done beyond that; None: it never broke.
    """

    steps: tuple[Step, ...]
    sustainable: float | None
    slow_from: float | None
    broke_at: float | None
    capacity: float | None


def find_knee(record: Record, knee: Knee) -> KneeFound:
    """Judge each step of a run that made the arrivals of *knee*."""
    steps: list[Step] = []
    for i, rate in enumerate(knee.rates):
        baseline = steps[0].p95 if steps else None
        start, end = i * knee.seconds, (i + 1) * knee.seconds
        steps.append(_judge(record, rate, start, end, baseline))
    broken = next((i for i, step in enumerate(steps) if step.grows), None)
    slow = next((step.rate for step in steps if step.slows), None)
    over = [] if broken is None else steps[broken:]
    capacity = sum(step.done_rate for step in over) / len(over) if over else None
    # A short step a little beyond the capacity may look well by chance.
    most = math.inf if capacity is None else capacity * (1 + GROWTH)
    held = [step for step in steps[:broken] if step.rate <= most]
    return KneeFound(
        steps=tuple(steps),
        sustainable=held[-1].rate if held else None,
        slow_from=slow,
        broke_at=None if broken is None else steps[broken].rate,
        capacity=capacity,
    )


def _judge(record: Record, rate: float, start: float, end: float, baseline: float | None) -> Step:
    start += SETTLING * (end - start)
    bins = record.between(start, end)
    whole = merged(bins)
    seconds = len(bins) * record.interval
    p95 = percentile(whole.total, 0.95)
    backlog = _backlog(record, start, len(bins))
    growth = (backlog[-1] - backlog[0]) / whole.intended if whole.intended and backlog else 0.0
    return Step(
        rate=rate,
        done_rate=whole.ended / seconds if seconds else 0.0,
        p95=p95,
        growth=growth,
        slows=bool(baseline and p95 is not None and p95 > TIMES_BASELINE * baseline),
        grows=growth > GROWTH and _rises(backlog),
    )


def _backlog(record: Record, start: float, n: int) -> list[float]:
    """Return how many were in the system at the end of each interval from *start* on."""
    present = record.present()
    first = len(record.between(0.0, start))
    return present[max(0, first - 1) : first + n]


def _rises(backlog: Sequence[float]) -> bool:
    """Return whether each third of *backlog* has more on average than the one before."""
    third = len(backlog) // 3
    if not third:
        return False
    means = [sum(backlog[i * third : (i + 1) * third]) / third for i in range(3)]
    return means[0] < means[1] < means[2]
