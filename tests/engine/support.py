"""What several of the engine's tests share: engines, listeners, stores that fail on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kickboard import Job, events
from kickboard.client import Client
from kickboard.clock import Clock, ScaledClock, Signal
from kickboard.errors import StoreUnavailableError
from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import NewJob, Store, View
from kickboard.stores.memory import MemoryStore

#: Makes a store of the kind a test is run for, on a clock or the system's.
MakeStore = Callable[..., Store]
#: Real seconds after which a test gives up waiting for something that must come.
PATIENCE = 40.0


def payloads(store: Store, state: JobState) -> list[dict[str, Any]]:
    """Return the payloads of all jobs in *state*, in their order."""
    page = store.page(View(state=state), n=100_000)
    return [wire.decode(row.head) for row in page.rows]


def record(store: Store, jid: str | None) -> JobRecord:
    """Return the record of a job that must be there."""
    detail = store.get(str(jid))
    assert detail is not None, f"there is no job {jid}"
    return detail.record


def until(condition: Callable[[], bool]) -> None:
    """Block until *condition* is true, where there is no event or signal to wait for."""
    tick = threading.Event()
    for _ in range(int(PATIENCE / 0.005)):
        if condition():
            return
        tick.wait(0.005)
    raise AssertionError("it never came true")


class QuickClock(ScaledClock):
    """A hundred times as fast, for the engine's own pauses too."""

    def __init__(self) -> None:
        super().__init__(100.0)

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Wait *seconds* of this clock."""
        return self.wait(signal, seconds)


class Heard:
    """A listener that keeps what it hears, and lets a test wait for it."""

    def __init__(self, manager: Manager, *kinds: type) -> None:
        self._came = threading.Condition()
        self._events: list[events.Event] = []
        manager.events.subscribe(self._hear, *kinds)

    def _hear(self, event: events.Event) -> None:
        with self._came:
            self._events.append(event)
            self._came.notify_all()

    def all(self, *kinds: type) -> list[Any]:
        """Return what came so far, of these kinds or all."""
        with self._came:
            return [event for event in self._events if not kinds or isinstance(event, kinds)]

    def phases(self) -> list[str]:
        """Return the phases of the engine's life so far."""
        return [event.phase for event in self.all(events.Lifecycle)]

    def wait_for(self, kind: type, count: int = 1) -> list[Any]:
        """Block until *count* events of *kind* came; return them."""
        with self._came:
            enough = self._came.wait_for(lambda: self._count(kind) >= count, PATIENCE)
            assert enough, f"only {self._count(kind)} of {count} {kind.__name__}: {self._events}"
            return [event for event in self._events if isinstance(event, kind)]

    def _count(self, kind: type) -> int:
        return sum(isinstance(event, kind) for event in self._events)


class Engines:
    """Makes managers and stops what is left of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: list[Manager] = []

    def __call__(self, concurrency: int = 2, **options: Any) -> Manager:
        """Return a manager that is not started; on a memory store of its own unless told."""
        clock: Clock | None = options.get("clock")
        options.setdefault("store", MemoryStore(clock))
        manager = Manager(concurrency, options.pop("queues", ("default",)), **options)
        self._made.append(manager)
        return manager

    def stop(self) -> None:
        """Stop every manager at once."""
        for manager in self._made:
            manager.stop(2.0)


class FlakyStore:
    """A store whose verbs fail as often as a test says, and work otherwise."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._failures: dict[str, list[Exception]] = {}
        self.calls: dict[str, int] = {}
        self.failed = threading.Event()

    def fail(self, verb: str, times: int = 1, error: Exception | None = None) -> None:
        """Let the next *times* calls of *verb* raise *error*."""
        error = error or StoreUnavailableError("database is locked")
        self.failed.clear()
        with self._lock:
            self._failures[verb] = [error] * times

    def heal(self) -> None:
        """Fail no more."""
        with self._lock:
            self._failures.clear()

    def __getattr__(self, verb: str) -> Any:
        """Return the store's verb, wrapped."""
        found = getattr(self._store, verb)
        return self._wrapped(verb, found) if callable(found) else found

    def _wrapped(self, verb: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **options: Any) -> Any:
            with self._lock:
                self.calls[verb] = self.calls.get(verb, 0) + 1
                failures = self._failures.get(verb)
                error = failures.pop() if failures else None
            if error is not None:
                self.failed.set()
                raise error.with_traceback(None)
            return call(*args, **options)

        return wrapped


def push(manager: Manager, job_class: str, *args: Any, **options: Any) -> str:
    """Push a job by name through the manager's client and return its jid."""
    jid = Client(manager.store, manager.clock).push({"class": job_class, "args": args, **options})
    assert jid is not None
    return jid


class Gate:
    """Jobs that say when they begin and wait until they may go on."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.order: list[Any] = []
        self._go = threading.Event()
        gate = self

        class Gated(Job):
            def perform(self, number: Any) -> None:
                gate.order.append(number)
                gate.begun.release()
                gate._go.wait(PATIENCE)

        self.job = Gated

    def wait(self, count: int = 1) -> None:
        """Wait until *count* more jobs began."""
        for _ in range(count):
            assert self.begun.acquire(timeout=PATIENCE)

    def open(self) -> None:
        """Let all go on."""
        self._go.set()


def run(manager: Manager) -> None:
    """Start, wait until all is done, and stop."""
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stop(PATIENCE)


def engine_on_flaky(engines: Engines, **options: Any) -> tuple[Manager, FlakyStore, Heard]:
    """Return an engine in quick time, its store that fails on demand, and what it says."""
    clock = QuickClock()
    store = FlakyStore(MemoryStore(clock))
    manager = engines(2, clock=clock, store=store, **options)
    return manager, store, Heard(manager)


def inject(store: Store, payload: bytes, job_class: str = "Noted", jid: str = "odd") -> str:
    """Put bytes into a queue that no client of ours would."""
    store.push([NewJob(jid, job_class, "default", payload)])
    return jid
