"""Where real-time lessons play: real workers, on a sandbox of their own, that may be killed.

Whatever happens, they end with the run: they are stopped by it, and their input ends with
its process.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Any, Self

from kickboard.client import Client
from kickboard.clock import SystemClock
from kickboard.errors import KickboardError
from kickboard.lab.lessons.diary import Diary, Entry
from kickboard.lab.lessons.tracing import Attempt, Trace
from kickboard.lab.sandbox import TemporarySandbox
from kickboard.stores import open_store

#: Where the workers' jobs are.
HANDS = "kickboard.lab.lessons.hands"
#: Seconds between two looks; those a worker may take to say hello, and to be gone.
LOOK = 0.01
HELLO = 30.0
GONE = 5.0
#: Workers that end before they said hello, until something else must be wrong.
MOST_FAILURES = 5
#: Lines of a worker's standard error that are kept.
_KEPT = 10


class WorkshopError(KickboardError):
    """Workers cannot be started here, or a run of them comes to no end."""


class Worker:
    """A real ``kickboard worker`` in a process of its own."""

    def __init__(self, url: str, *, processors: int, grace: float, jobs: str) -> None:
        command = [sys.executable, "-P", "-m", "kickboard", "worker", "--telemetry"]
        command += ["-r", jobs, "-c", str(processors), "-t", str(grace)]
        command += ["--durability", "normal", "--store", url]
        self.is_ready = threading.Event()
        self._errors: deque[str] = deque(maxlen=_KEPT)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C in a terminal is for us; we stop them
        )
        self._threads = [
            threading.Thread(target=target, name="lesson/worker", daemon=True)
            for target in (self._listen, self._keep_errors)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    @property
    def last_words(self) -> str:
        """What it said last on standard error."""
        return self._errors[-1] if self._errors else "it said nothing"

    def kill(self) -> None:
        """End the process as a crash would."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGKILL)

    def ask_to_stop(self) -> None:
        """Let it quit: its input ends, what runs gets the grace."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def close(self) -> None:
        """See it gone."""
        self.ask_to_stop()
        try:
            self._process.wait(GONE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(GONE)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if b'"hello"' in line[:100]:
                self.is_ready.set()

    def _keep_errors(self) -> None:
        assert self._process.stderr is not None
        for text in self._process.stderr:
            self._errors.append(text.decode("utf-8", "replace").strip()[:500])


class Workshop:
    """A sandbox with workers, a diary of what their jobs did, and a clock that begins at 0.

    Args:
        trace: Is told of attempts and of what becomes of processes.
        workers: How many there are; one that dies is followed by another.
        processors: Of each.
        grace: Seconds that running jobs get when a worker stops.

    Attributes:
        store: Opened for pushing and for looking.
        folder: Where jobs find their files.
        attempts: All so far, in the order they ended.
        entries: All notes so far, with *at* in seconds since the start.
        kills: Processes that died without being asked to stop.
    """

    def __init__(
        self, trace: Trace | None, *, workers: int, processors: int, grace: float = 5.0
    ) -> None:
        self._trace = trace or Trace()
        self._wanted, self._processors, self._grace = workers, processors, grace
        self.attempts: list[Attempt] = []
        self.entries: list[Entry] = []
        self.kills = 0
        self._workers: list[Worker] = []
        self._running: dict[tuple[int, int], float] = {}  # (pid, number): when it began
        self._begun: Counter[int] = Counter()
        self._pushed: dict[int, float] = {}
        self._failures = 0
        self._sandbox = TemporarySandbox.make(real_time=True)
        self.folder = self._sandbox.path.parent
        self.store = open_store(self._sandbox.url, durability="normal")
        self._client = Client(self.store)
        self._diary = Diary(self.folder)
        self._start = SystemClock.now()

    def __enter__(self) -> Self:
        """Be there."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """See the workers gone, and everything removed."""
        for worker in self._workers:
            worker.ask_to_stop()
        for worker in self._workers:
            worker.close()
        self.store.close()
        self._sandbox.close()

    def now(self) -> float:
        """Return the seconds since the start."""
        return SystemClock.now() - self._start

    def since(self, at: float) -> float:
        """Return epoch second *at* as seconds since the start."""
        return at - self._start

    def open(self) -> None:
        """Start the workers, wait until all are ready, and let the time begin.

        Raises:
            WorkshopError: they do not get ready.
        """
        self._refill()
        limit = self.now() + HELLO
        while not all(worker.is_ready.is_set() for worker in self._workers):
            self.look()
            if self.now() > limit:
                raise WorkshopError(f"no worker within {HELLO:g} s")
        self._start = SystemClock.now()

    def push(self, job_class: str, rows: Iterable[tuple[int, Sequence[Any]]]) -> list[str | None]:
        """Push jobs: each a number and what it is told; return their jids."""
        now, items = self.now(), []
        for number, args in rows:
            self._pushed[number] = now
            items.append({"class": job_class, "args": [number, str(self.folder), *args]})
        return self._client.push_bulk(items)

    def until(self, is_reached: Callable[[], bool], seconds: float = 120.0) -> None:
        """Keep looking until *is_reached*.

        Raises:
            CancelledRunError: the run was cancelled.
            WorkshopError: it took longer than *seconds*.
        """
        limit = self.now() + seconds
        while not is_reached():
            self.look()
            if self.now() > limit:
                raise WorkshopError(f"this lesson came to no end within {seconds:g} s")

    def look(self) -> list[Entry]:
        """Read what jobs noted, replace workers that died, and wait a moment.

        Returns:
            The new notes.
        """
        dead = [worker for worker in self._workers if not worker.is_alive]
        found = [
            Entry(one.what, one.number, one.pid, self.since(one.at)) for one in self._diary.fresh()
        ]
        self.entries += found
        for entry in found:
            self._note(entry)
        for worker in dead:
            self._bury(worker)
        self._refill()
        self._trace.pause(LOOK)
        return found

    def kill(self, pid: int) -> None:
        """Kill the worker with that *pid*, and see it dead."""
        for worker in self._workers:
            if worker.pid == pid:
                worker.kill()
        self.until(lambda: pid not in [worker.pid for worker in self._workers])

    def quit(self) -> None:
        """Ask every worker to stop, see them gone, and start none in their place."""
        self._wanted = 0
        for worker in self._workers:
            worker.ask_to_stop()
        self.until(lambda: not any(worker.is_alive for worker in self._workers))
        self.look()

    def hire(self, workers: int) -> None:
        """Have so many workers again."""
        self._wanted = workers
        self._refill()

    def _refill(self) -> None:
        while len(self._workers) < self._wanted:
            worker = Worker(
                self._sandbox.url,
                processors=self._processors,
                grace=self._grace,
                jobs=HANDS,
            )
            self._workers.append(worker)
            self._trace.note(self.now(), "started", f"worker {worker.pid} started")

    def _bury(self, worker: Worker) -> None:
        """Take note of a worker's end, and of the attempts that ended with it."""
        self._workers.remove(worker)
        worker.close()
        if self._wanted:
            self.kills += 1
        what = "killed" if self._wanted else "stopped"
        self._trace.note(self.now(), what, f"worker {worker.pid} was {what}")
        if not worker.is_ready.is_set():
            self._failures += 1
        if self._failures >= MOST_FAILURES:
            raise WorkshopError(f"workers end at once here: {worker.last_words}")
        for pid, number in [key for key in self._running if key[0] == worker.pid]:
            self._ended(pid, number, self.now(), ok=False)

    def _note(self, entry: Entry) -> None:
        if entry.what == "begin":
            self._running[entry.pid, entry.number] = entry.at
            self._begun[entry.number] += 1
        elif entry.what in ("end", "fail"):
            self._ended(entry.pid, entry.number, entry.at, ok=entry.what == "end")
        else:
            self._trace.note(entry.at, entry.what, f"job {entry.number}: {entry.what}")

    def _ended(self, pid: int, number: int, at: float, *, ok: bool) -> None:
        began = self._running.pop((pid, number))
        retry, pushed = self._begun[number] - 1, self._pushed[number]
        attempt = Attempt(began, number, retry, "default", pushed, at, ok)
        self.attempts.append(attempt)
        self._trace.attempt(attempt)


def noted(entries: Iterable[Entry], what: str) -> list[Entry]:
    """Return the notes of one kind."""
    return [entry for entry in entries if entry.what == what]
