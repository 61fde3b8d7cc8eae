"""How quick the window is, measured by itself: first paint, frames, lateness, memory.

A heartbeat timer that should fire every few milliseconds shows by how much the event loop
was late; a paint counted on the chart shows frames that a person saw. Nothing is assumed.
"""

from __future__ import annotations

import os
import threading
import time
from array import array
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kickboard_desktop.timers import make_timer

#: Milliseconds between two heartbeats while a report is wanted, and otherwise.
FINE_MS = 4
COARSE_MS = 50
#: Seconds after the first paint until the window has settled: engine, store and lists are
#: there, and garbage is taken in hand. How smooth it runs is measured from then on.
SETTLE_SECONDS = 3.0
#: Heartbeats remembered: a quarter of an hour of fine ones.
MOST = 225_000


def since_exec() -> float | None:
    """Return the seconds since this process was started; None where nobody knows.

    ``KICKBOARD_T0`` (epoch seconds) overrules: whoever started an interpreter to start us
    knows better.
    """
    given = os.environ.get("KICKBOARD_T0")
    if given:
        try:
            return time.time() - float(given)
        except ValueError:
            return None
    try:
        fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def milliseconds_since_exec() -> float | None:
    """Return `since_exec` in milliseconds, to a tenth."""
    seconds = since_exec()
    return None if seconds is None else round(seconds * 1000, 1)


class CpuShare:
    """The share of one processor core that a process took, since this was made."""

    def __init__(self, pid: int | None) -> None:
        """Begin to measure process *pid*."""
        self._pid = pid
        self._used = _cpu_seconds(pid)
        self._began = time.monotonic()

    def percent(self) -> float | None:
        """Return the share in percent; None where nobody says, or the process is gone."""
        used, passed = _cpu_seconds(self._pid), time.monotonic() - self._began
        if used is None or self._used is None or passed <= 0:
            return None
        return round((used - self._used) / passed * 100, 1)


def _cpu_seconds(pid: int | None) -> float | None:
    """Return the processor seconds of process *pid* so far; None where nobody says."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


class CpuWait:
    """The share of time in which a thread could have run and was given no processor.

    What is late while this is high is late for the machine's other work, not for the window's.
    """

    def __init__(self) -> None:
        """Begin to measure the calling thread."""
        self._thread = threading.get_native_id()
        self._waited = self._seconds()
        self._began = time.monotonic()

    def percent(self) -> float | None:
        """Return the share in percent; None where nobody says."""
        waited, passed = self._seconds(), time.monotonic() - self._began
        if waited is None or self._waited is None or passed <= 0:
            return None
        return round((waited - self._waited) / passed * 100, 1)

    def _seconds(self) -> float | None:
        try:
            told = Path(f"/proc/self/task/{self._thread}/schedstat").read_text().split()
            return int(told[1]) / 1e9
        except (OSError, ValueError, IndexError):
            return None


def rss_mb() -> float | None:
    """Return the resident memory of this process in MB; None where nobody says."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Heartbeat(QObject):
    """Measures by how much the event loop is late."""

    def __init__(self, interval_ms: int = COARSE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heartbeat")
        self._interval = interval_ms
        self._late = array("d")
        self._at = 0
        self._due = 0.0
        self._timer = make_timer(
            self, "heartbeat_timer", self._on_beat, ms=interval_ms, precise=True
        )

    def start(self) -> None:
        """Begin, and forget what was measured before."""
        self._late = array("d")
        self._at = 0
        self._due = time.perf_counter() * 1000 + self._interval
        self._timer.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def late_ms(self, newest: int = 0) -> dict[str, float] | None:
        """Return p50, p99 and max of the lateness in ms; None before the first beat.

        Args:
            newest: Look only at so many of the last beats; 0: at all.
        """
        values = sorted(self._late[-newest:] if newest else self._late)
        if not values:
            return None
        last = len(values) - 1
        return {
            "p50": round(values[round(last * 0.50)], 2),
            "p99": round(values[round(last * 0.99)], 2),
            "max": round(values[-1], 2),
        }

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter() * 1000
        late = max(0.0, now - self._due)
        if len(self._late) < MOST:
            self._late.append(late)
        else:
            self._late[self._at] = late
            self._at = (self._at + 1) % MOST
        # Qt keeps the rhythm and skips what it missed; so does the next due time.
        missed = int(late // self._interval)
        self._due += (missed + 1) * self._interval


class Frames(QObject):
    """Counts the frames of the charts that a person can see."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frames")
        self.count = 0
        self.first_ms: float | None = None
        self._began = 0.0
        self._ended = 0.0

    def restart(self) -> None:
        """Count from here on; when the very first frame came is kept."""
        self.count = 0

    @Slot()
    def note(self) -> None:
        """Count a frame that was painted just now."""
        now = time.perf_counter()
        if self.first_ms is None:
            self.first_ms = milliseconds_since_exec()
        if not self.count:
            self._began = now
        self.count += 1
        self._ended = now

    @property
    def per_second(self) -> float | None:
        """Frames a second between the first and the last; None for fewer than two."""
        passed = self._ended - self._began
        return round((self.count - 1) / passed, 1) if self.count > 1 and passed else None
