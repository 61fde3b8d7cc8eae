"""Many ticks as one: what a chart of an hour needs of ten ticks a second.

An hour has 36,000 ticks, and to count each for itself takes many times as long as to add up
those of a second first. Counts, durations and times stay the same; what a processor did
between the first and the last is lost, which only matters for the last minute.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kickboard_desktop.telemetry import Group, Tick

#: What is added up.
_SUMS = (
    *("dt", "done", "failed", "retried", "died", "discarded"),
    *("pushed", "due_scheduled", "due_retries"),
)


def condensed(ticks: Sequence[Tick]) -> Tick:
    """Return one tick that says what all of *ticks* say, which follow each other.

    Raises:
        IndexError: there are none.
    """
    last = ticks[-1]
    if len(ticks) == 1:
        return last
    sums = {name: sum(getattr(tick, name) for tick in ticks) for name in _SUMS}
    return msgspec.structs.replace(last, **sums, groups=_groups(ticks))


def _groups(ticks: Sequence[Tick]) -> tuple[Group, ...]:
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    histograms: dict[tuple[str, str], tuple[dict[int, int], dict[int, int]]] = {}
    for group in (group for tick in ticks for group in tick.groups):
        key = group.queue, group.job_class
        done, failed = counts.get(key, (0, 0))
        counts[key] = done + group.done, failed + group.failed
        for into, pairs in zip(
            histograms.setdefault(key, ({}, {})), (group.wait, group.run), strict=True
        ):
            for bucket, count in pairs:
                into[bucket] = into.get(bucket, 0) + count
    return tuple(
        Group(queue, name, *counts[queue, name], tuple(wait.items()), tuple(run.items()))
        for (queue, name), (wait, run) in histograms.items()
    )
