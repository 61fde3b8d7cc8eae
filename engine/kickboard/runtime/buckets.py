"""Histograms of durations in logarithmic buckets, and percentiles of them.

Bucket *i* holds durations *d* with ``i = floor(8 · log2(d / 1 µs))``, so that neighbours
differ by 9 % and histograms of many seconds or processes can simply be added. Percentiles
are taken from merged buckets, never averaged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial

BUCKETS_AN_OCTAVE = 8
LAST_BUCKET = 255
_UNIT = 1e-6


def lower(i: int) -> float:
    """Return the lower bound of bucket *i* in seconds."""
    return float(_UNIT * 2 ** (i / BUCKETS_AN_OCTAVE))


# A search among the bounds stays in C for a whole batch; a logarithm does not.
_find = partial(bisect_right, [lower(i) for i in range(1, LAST_BUCKET + 1)])


def bucket(seconds: float) -> int:
    """Return the bucket of a duration; below a microsecond it is 0."""
    return _find(seconds)


def tally(seconds: Iterable[float]) -> Counter[int]:
    """Return how many of the durations lie in each bucket."""
    return Counter(map(_find, seconds))


def quantile(counts: Mapping[int, int], q: float) -> float | None:
    """Return the *q*-quantile in seconds, interpolated geometrically inside its bucket.

    Args:
        counts: Number of durations by bucket.
        q: 0 to 1.
    """
    total = sum(counts.values())
    if total == 0:
        return None
    rank = q * total
    seen = 0
    for i in sorted(counts):
        if counts[i] and seen + counts[i] >= rank:
            return lower(i) * 2 ** (((rank - seen) / counts[i]) / BUCKETS_AN_OCTAVE)
        seen += counts[i]
    return lower(max(counts) + 1)
