"""Counts and gauges by time, in rings of fixed size. No Qt.

They are arrays of Python's own: a numeric library would take longer to import than the window
takes to its first paint.
"""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import accumulate


class Buckets:
    """Counts of several kinds in the last *size* buckets of *width* seconds.

    A count says what happened between two moments, which seldom fall on the edges of a
    bucket; it is spread over the buckets it overlaps. Otherwise a steady load would beat
    against the buckets and look like a saw.
    """

    def __init__(self, width: float, size: int, kinds: Sequence[str]) -> None:
        self.width = width
        self.size = size
        self._rows = {kind: array("d", bytes(8 * size)) for kind in kinds}
        self.first: int | None = None  # number of the oldest bucket that ever counted
        self.head: int | None = None  # number of the newest bucket

    def spread(self, start: float, end: float, amounts: Mapping[str, float]) -> None:
        """Count *amounts* by kind, that happened from *start* to *end* in epoch seconds."""
        last = max(math.ceil(end / self.width) - 1, self.head if self.head is not None else 0)
        first = min(math.floor(start / self.width), last)
        self._advance(first, last)
        first = max(first, last - self.size + 1)
        shares = [
            (number % self.size, self._share(number, start, end))
            for number in range(first, last + 1)
        ]
        whole = sum(share for _, share in shares)
        if whole <= 0:
            shares, whole = [(last % self.size, 1.0)], 1.0
        for kind, amount in amounts.items():
            if amount:
                row = self._rows[kind]
                for place, share in shares:
                    row[place] += amount * share / whole

    def last(self, kind: str, count: int) -> array[float]:
        """Return the newest *count* buckets, at most as many as there ever were, oldest first."""
        if self.head is None or self.first is None:
            return array("d")
        count = min(count, self.size, self.head - self.first + 1)
        row, end = self._rows[kind], self.head % self.size + 1
        if count <= end:
            return row[end - count : end]
        return row[end - count :] + row[:end]

    def at(self, kind: str, number: int) -> float:
        """Return bucket *number*; 0.0 where it is gone or was never filled."""
        if self.head is None or not self.head - self.size < number <= self.head:
            return 0.0
        return self._rows[kind][number % self.size]

    def sums(self, kind: str, count: int, window: int) -> array[float]:
        """Return for each of the newest *count* buckets the sum of it and those before it.

        Args:
            kind: What was counted.
            count: How many to return, at most.
            window: How many buckets make one sum; fewer at the very beginning.
        """
        values = self.last(kind, count + window - 1)
        running = array("d", accumulate(values))
        sums = running[:window]
        sums.extend(array("d", [b - a for a, b in zip(running, running[window:], strict=False)]))
        return sums[-count:]

    def total(self, kind: str, count: int) -> float:
        """Return the sum of the newest *count* buckets."""
        return math.fsum(self.last(kind, count))

    def _share(self, number: int, start: float, end: float) -> float:
        """Return for how many seconds bucket *number* overlaps *start* to *end*."""
        return min(end, (number + 1) * self.width) - max(start, number * self.width)

    def _advance(self, first: int, last: int) -> None:
        """Make *last* the newest bucket; those between are empty."""
        if self.head is None:
            self.first, self.head = first, last
            return
        steps = min(last - self.head, self.size)
        for number in range(last - steps + 1, last + 1):
            for row in self._rows.values():
                row[number % self.size] = 0.0
        self.head = last
        self.first = max(self.first or 0, last - self.size + 1)


class Gauge:
    """The last value of something in each second of the last two minutes."""

    SECONDS = 125

    def __init__(self) -> None:
        self._seen: deque[tuple[int, float]] = deque(maxlen=self.SECONDS)

    def set(self, at: float, value: float) -> None:
        """Note that it was *value* at *at*."""
        second = int(at)
        if self._seen and self._seen[-1][0] >= second:
            self._seen[-1] = (self._seen[-1][0], value)
        else:
            self._seen.append((second, value))

    @property
    def value(self) -> float | None:
        """The newest value."""
        return self._seen[-1][1] if self._seen else None

    @property
    def oldest(self) -> float | None:
        """The oldest value that is remembered."""
        return self._seen[0][1] if self._seen else None

    def before(self, at: float) -> float | None:
        """Return the value that held at *at*, None where nobody looked."""
        held = None
        for second, value in self._seen:
            if second > at:
                break
            held = value
        return held

    def last(self, seconds: int) -> list[float]:
        """Return the values of the newest *seconds* seconds, each held until the next."""
        if not self._seen:
            return []
        end = self._seen[-1][0]
        start = max(end - seconds + 1, self._seen[0][0])
        values: list[float] = []
        held = self.before(start) or 0.0
        known = {second: value for second, value in self._seen if second >= start}
        for second in range(start, end + 1):
            held = known.get(second, held)
            values.append(held)
        return values
