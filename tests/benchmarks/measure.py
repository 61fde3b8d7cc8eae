"""What every benchmark shares: counting starts, processor time, memory, one JSON line."""

from __future__ import annotations

import itertools
import json
import os
import platform
import resource
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class Meter:
    """Counts job starts and time-stamps the first and the *n*-th.

    ``next`` on a count is one atomic step under the interpreter lock, so counting needs no
    lock of its own and costs every engine the same.
    """

    def __init__(self, n: int) -> None:
        self.n = n
        self.first = 0.0
        self.last = 0.0
        self.done = threading.Event()
        self._next = itertools.count(1).__next__

    def hit(self) -> None:
        """Count one start."""
        k = self._next()
        if k == 1:
            self.first = time.perf_counter()
        if k == self.n:
            self.last = time.perf_counter()
            self.done.set()

    @property
    def rate(self) -> float:
        """Starts a second between the first and the last."""
        return self.n / (self.last - self.first)


def cpu_seconds() -> float:
    """Return the processor seconds of this process so far."""
    return time.process_time()


def peak_rss_mb() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rss_mb(pid: int | str = "self") -> float:
    """Return the resident memory of this process, or of *pid*, now in MB; Linux only."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def emit(**values: Any) -> None:
    """Print one measurement as a JSON line."""
    rounded = {k: round(v, 6) if isinstance(v, float) else v for k, v in values.items()}
    print(json.dumps(rounded), flush=True)


def percentile(values: Sequence[float], q: float) -> float:
    """Return the *q*-quantile of *values*, 0 to 1, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * q))]


def machine() -> dict[str, Any]:
    """Return what the figures depend on."""
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {
        "cores": os.cpu_count(),
        "cpu": model,
        "system": platform.platform(),
        "python": platform.python_version(),
    }
