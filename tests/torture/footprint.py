"""What processes take of the machine over time, and whether it grows. Linux only: ``/proc``."""

from __future__ import annotations

import itertools
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at one process: seconds since the run began, MB, and numbers of."""

    at: float
    rss_mb: float
    threads: int
    files: int


def look(pid: int, at: float) -> Sample | None:
    """Return what process *pid* takes now; None when it is gone."""
    proc = Path(f"/proc/{pid}")
    try:
        pages = int((proc / "statm").read_text().split()[1])
        threads = len(os.listdir(proc / "task"))
        files = len(os.listdir(proc / "fd"))
    except (OSError, IndexError):
        return None
    return Sample(at, pages * os.sysconf("SC_PAGE_SIZE") / 1e6, threads, files)


def growth(samples: Sequence[Sample]) -> float | None:
    """Return by how many MB an hour the memory grows; None where there are too few samples.

    Theil and Sen's slope, the median over all pairs: a single peak, such as a bulk action
    that is just being worked on, does not tilt it as it would a least-squares line.
    """
    if len(samples) < 3:
        return None
    slopes = [
        (b.rss_mb - a.rss_mb) / (b.at - a.at)
        for a, b in itertools.combinations(samples, 2)
        if b.at > a.at
    ]
    return statistics.median(slopes) * 3600


def summary(samples: Sequence[Sample], warm: float) -> dict[str, float | int | None]:
    """Return the figures of one process, or of several that followed each other.

    Args:
        samples: In the order of time.
        warm: Seconds since the run began until growth counts: caches and charts are full.
    """
    settled = [sample for sample in samples if sample.at >= warm] or list(samples)
    if not settled:
        return {}
    slope = growth(settled)
    return {
        "rss_mb": round(statistics.median(sample.rss_mb for sample in settled), 1),
        "rss_max_mb": round(max(sample.rss_mb for sample in samples), 1),
        "growth_mb_h": None if slope is None else round(slope, 2),
        "threads_first": settled[0].threads,
        "threads_last": settled[-1].threads,
        "threads_max": max(sample.threads for sample in samples),
        "files_first": settled[0].files,
        "files_last": settled[-1].files,
        "files_max": max(sample.files for sample in samples),
    }
