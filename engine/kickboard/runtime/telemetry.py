"""`kickboard worker --telemetry`: ticks out, commands in, over the pipes of a child process.

Standard output is moved to a private descriptor before anything else can write to it;
what prints to descriptor 1 afterwards lands on standard error. End of input means that
the window is gone: quiet, stop within the grace, leave.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO, get_args

import msgspec

from kickboard import events
from kickboard.clock import SystemClock
from kickboard.errors import ConfigError, KickboardError
from kickboard.jobs.loading import load_told
from kickboard.runtime import ticks
from kickboard.runtime.capture import LineHandler, capture_prints
from kickboard.runtime.limit import Limit
from kickboard.runtime.manager import Manager
from kickboard.runtime.outlet import Outlet
from kickboard.service import Loop

log = logging.getLogger(__name__)

#: Seconds between two ticks.
PERIOD = 0.1
#: Periods between two ticks of an engine that does nothing: each costs its window a look at it.
CALM = 5
#: Events a second that are passed on.
MOST_EVENTS = 20
#: Events that are passed on. Whoever listens to a start and an end of each job has two values made
#: for it, which costs as much as the rest of its way through the engine.
_TOLD = tuple(
    kind for kind in get_args(events.Event) if kind not in (events.JobStarted, events.JobFinished)
)
#: Events of single jobs: there may be a flood of them.
_MANY = (events.JobFailed, events.JobDied, events.JobDiscarded)

Reply = dict[str, Any]


def take_stdout() -> int:
    """Move standard output to a private descriptor and return it; 1 becomes standard error."""
    sys.stdout.flush()
    private = os.dup(1)
    os.set_inheritable(private, False)
    os.dup2(2, 1)
    return private


class Telemetry:
    """Tells a window about a manager and does what it asks.

    Args:
        manager: Not started yet, or running.
        fd: Where to write; see `take_stdout`.
        source: Where commands come from, such as ``sys.stdin.buffer``.
        on_end: Called once when *source* ends or a stop was asked for, with the grace in
            seconds (None: the configured one). It runs on the reader's thread.
        prints: Let what jobs print go to their log. Not in the process of a window, whose
            application has other uses for its standard output.
    """

    def __init__(
        self,
        manager: Manager,
        fd: int,
        source: BinaryIO,
        on_end: Callable[[float | None], None],
        *,
        prints: bool = True,
    ) -> None:
        self._manager = manager
        self._source = source
        self._on_end = on_end
        self._outlet = Outlet(fd, held=True)
        self._seq = 0
        self._last = manager.clock.monotonic()
        self._pushed, self._due = manager.enqueued, manager.due
        self._standing: object = None
        self._calm = 0
        self._limit = Limit(MOST_EVENTS)
        # Real time, whatever the engine's: a window reads ten ticks a second, not 6,000.
        self._ticker = Loop("telemetry", self._step, SystemClock())
        self._lock = threading.RLock()
        self._reader: threading.Thread | None = None  # guarded by _lock
        self._is_over = False  # guarded by _lock
        self._prints = prints
        self._restore_prints: Callable[[], None] = lambda: None
        self._handler = LineHandler(self._outlet.send, manager.clock)
        self._unsubscribe: Callable[[], None] | None = None
        manager.on_dump = self._dump

    def prepare(self) -> None:
        """Catch logs, prints and events from now on; they are told after hello.

        To be called before the manager starts: its first jobs are quicker than `start`.
        """
        with self._lock:
            if self._unsubscribe is not None or self._is_over:
                return
            logging.getLogger().addHandler(self._handler)
            if self._prints:
                self._restore_prints = capture_prints()
            self._unsubscribe = self._manager.events.subscribe(self._on_event, *_TOLD)

    def start(self) -> None:
        """Say hello, pass on logs and prints, tick, and listen for commands."""
        self.prepare()
        with self._lock:
            if self._reader is not None or self._is_over:
                return
            self._outlet.begin(ticks.hello(self._manager))
            self._ticker.start()
            # Not a part of the clock's world: it waits for a person.
            self._reader = threading.Thread(
                target=self._listen, name="kickboard/commands", daemon=True
            )
            self._reader.start()

    def stop(self, timeout: float | None = 2.0) -> bool:
        """Send a last tick and end. What reads commands goes on until its input ends."""
        stopped = self._ticker.stop(timeout)
        with self._lock:
            if not self._is_over:
                self._is_over = True
                self._let_go()
        return stopped

    def _let_go(self) -> None:
        """Undo `prepare`, and say the last things."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        logging.getLogger().removeHandler(self._handler)
        self._restore_prints()
        if self._reader is not None:
            self._report_held()
            self._outlet.tick(self._tick)
        self._outlet.close()

    # -- out

    def _step(self) -> None:
        self._ticker.pause(PERIOD)
        if not self._ticker.stopping:
            self._report_held()
            if self._has_news():
                self._outlet.tick(self._tick)

    def _has_news(self) -> bool:
        """Return whether the next tick says more than the last, or is due all the same."""
        before, self._standing = self._standing, ticks.standing(self._manager)
        is_calm = self._standing is not None and self._standing == before
        self._calm = (self._calm + 1) % CALM if is_calm else 0
        return self._calm == 0

    def _tick(self) -> dict[str, Any]:
        """Return what happened since the last tick. Called by the outlet."""
        manager = self._manager
        now, pushed, due = manager.clock.monotonic(), manager.enqueued, manager.due
        self._seq += 1
        line = ticks.tick(
            manager,
            manager.metrics.take(),
            seq=self._seq,
            dt=now - self._last,
            pushed=pushed - self._pushed,
            due=(due[0] - self._due[0], due[1] - self._due[1]),
        )
        self._last, self._pushed, self._due = now, pushed, due
        return line

    def _on_event(self, event: events.Event) -> None:
        if isinstance(event, _MANY) and not self._limit.allows():
            return
        self._outlet.send(ticks.event(event, self._manager.clock.now()))

    def _report_held(self) -> None:
        """Say what was too much for its second."""
        self._handler.report_held()
        if held := self._limit.take_held():
            self._outlet.send({"v": 1, "t": "event", "kind": "Dropped", "count": held})

    def _dump(self) -> None:
        self._outlet.send(ticks.dump())

    # -- in

    def _listen(self) -> None:
        grace = None
        for line in self._source:
            if not line.strip():
                continue
            try:
                command = msgspec.json.decode(line)
            except msgspec.DecodeError:
                log.warning("not a command: %r", line[:200])
                continue
            if isinstance(command, dict) and command.get("cmd") == "stop":
                grace = command.get("timeout")
                break
            self._obey(command)
        self._on_end(grace if isinstance(grace, int | float) else None)

    def _obey(self, command: Any) -> None:
        if not isinstance(command, dict):
            log.warning("a command is an object, not %r", command)
            return
        reply: Reply = {"v": 1, "t": "reply", "id": command.get("id"), "ok": True, "error": None}
        try:
            self._do(command)
        except Exception as error:  # noqa: BLE001 - a user's module may raise anything
            level = logging.WARNING if isinstance(error, KickboardError) else logging.ERROR
            log.log(level, "%s: %s", command.get("cmd"), error)
            reply |= {"ok": False, "error": _told(error)[:2000]}
        if command.get("id") is not None:
            self._outlet.send(reply)

    def _do(self, command: dict[str, Any]) -> None:
        manager, name = self._manager, command.get("cmd")
        actions: dict[object, Callable[[], object]] = {
            "wake": manager.wake,
            "quiet": lambda: manager.clock.spawn(manager.quiet, "kickboard/quiet"),
            "resize": lambda: manager.resize(int(command["concurrency"])),
            "pause": lambda: manager.pause(command.get("queue")),
            "resume": lambda: manager.resume(command.get("queue")),
            "pause_processor": lambda: _found(manager.pause_processor(str(command["name"]))),
            "resume_processor": lambda: _found(manager.resume_processor(str(command["name"]))),
            "dump": self._dump,
            "load": lambda: self._load(str(command["path"])),
            "setting": lambda: _change_setting(str(command["key"]), command.get("value")),
        }
        action = actions.get(name)
        if action is None:
            raise KickboardError(f"there is no command {name!r}")
        action()

    def _load(self, path: str) -> None:
        load_told(path)
        self._manager.learn()
        self._outlet.send(ticks.hello(self._manager))


def _told(error: Exception) -> str:
    """Return *error* in words; ours are sentences already."""
    return str(error) if isinstance(error, ConfigError) else f"{type(error).__name__}: {error}"


def _found(is_there: bool) -> None:
    if not is_there:
        raise KickboardError("there is no processor of that name")


def _change_setting(key: str, value: Any) -> None:
    """Hand a setting of the demo to the demo, if that is loaded."""
    demo = sys.modules.get("kickboard.demo.settings")
    if demo is None:
        raise KickboardError("the demo's jobs are not loaded here")
    demo.apply(key, value)
