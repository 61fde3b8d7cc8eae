"""Histograms of durations in logarithmic buckets, and percentiles of them.

Bucket *i* holds durations *d* with ``i = floor(8 · log2(d / 1 µs))``, so that neighbours
differ by 9 % and histograms of many seconds or processes can simply be added. Percentiles
are taken from merged buckets, never averaged.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BUCKETS_AN_OCTAVE = 8
LAST_BUCKET = 255
_UNIT = 1e-6
_log2 = math.log2


def bucket(seconds: float) -> int:
    """Return the bucket of a duration; below a microsecond it is 0."""
    if seconds <= _UNIT:
        return 0
    return min(LAST_BUCKET, int(_log2(seconds * 1e6) * BUCKETS_AN_OCTAVE))


def lower(i: int) -> float:
    """Return the lower bound of bucket *i* in seconds."""
    return float(_UNIT * 2 ** (i / BUCKETS_AN_OCTAVE))


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
