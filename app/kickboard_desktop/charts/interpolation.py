"""Points of a curve made ready for drawing: without gaps, without needless ones. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

#: A moment in epoch seconds and a value, nan where nobody knows it.
Point = tuple[float, float]


def stretches(points: Sequence[Point]) -> list[list[Point]]:
    """Return *points* cut where a value is nan; a stretch has at least one point."""
    found: list[list[Point]] = []
    inside = False
    for point in points:
        known = not math.isnan(point[1])
        if known and not inside:
            found.append([])
        if known:
            found[-1].append(point)
        inside = known
    return found


def steps_removed(points: Sequence[Point]) -> list[Point]:
    """Return *points* without those whose neighbours on both sides have their value.

    Most curves are flat most of the time; a straight line needs but its ends.
    """
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    for i in range(1, len(points) - 1):
        value = points[i][1]
        if not points[i - 1][1] == value == points[i + 1][1]:
            kept.append(points[i])
    kept.append(points[-1])
    return kept


def values_at(
    moments: Sequence[float], times: Sequence[float], values: Sequence[float]
) -> Iterator[float]:
    """Yield the value at each of *moments*, on straight lines between points.

    Args:
        moments: Ascending.
        times: When the points are, ascending; at least one.
        values: Theirs, none nan. Before the first and behind the last it is 0.
    """
    right, last = 0, len(times) - 1
    for moment in moments:
        while right <= last and times[right] < moment:
            right += 1
        if right > last or (right == 0 and times[0] > moment):
            yield 0.0
        elif times[right] == moment:
            yield values[right]
        else:
            left = right - 1
            share = (moment - times[left]) / (times[right] - times[left])
            yield values[left] + (values[right] - values[left]) * share
