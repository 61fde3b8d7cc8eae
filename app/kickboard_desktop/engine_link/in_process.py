"""An engine in the window's own process, behind the same signals as one in another.

For an application that runs a `Manager` itself (`MonitorWindow`), and for ``--in-process``.
Its threads are the engine's; the window's thread makes, starts and stops it on a background
thread and hears of it through a `Wire`, so that nothing here waits and no lock is shared.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link_base import Link
from kickboard_desktop.engine_link.output import EngineOutput
from kickboard_desktop.engine_link.own import OwnEngine
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.engine_link.wire import Wire
from kickboard_desktop.session import Session, Target
from kickboard_desktop.tasks import Tasks

if TYPE_CHECKING:
    from kickboard import Manager
    from kickboard.runtime.telemetry import Telemetry
    from kickboard_desktop.telemetry import EngineEvent, Tick

log = logging.getLogger(__name__)

#: Seconds between two looks at whether the jobs of a stopping engine have ended.
LOOK = 0.02
#: Seconds in which processors without a job have ended.
IDLE_END = 2.0
#: Makes an engine, not started yet, as a command says. Called on a background thread.
Maker = Callable[[EngineCommand], "Manager"]


@dataclass(frozen=True, slots=True)
class _Run:
    """One engine at work, and what it tells about itself."""

    manager: Manager
    telemetry: Telemetry
    far_end: socket.socket
    on_dump: Callable[[], None]  # what the manager did before, asked for all stacks

    def end(self) -> None:
        """Tell the last things, and read no more. The manager is as it was before."""
        self.manager.on_dump = self.on_dump
        self.telemetry.stop()
        with suppress(OSError):  # the window's end is gone already
            self.far_end.shutdown(socket.SHUT_RDWR)
        self.far_end.close()


class _Patience:
    """How long a stopping engine may take; can be cut short from another thread."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._over = threading.Event()

    def cut(self) -> None:
        """Wait no longer."""
        self._over.set()

    def wait_for(self, manager: Manager) -> None:
        """Block until nothing runs, or for as long as there is patience."""
        left = self.seconds
        while manager.busy and left > 0 and not self._over.wait(LOOK):
            left -= LOOK


class InProcessLink(Link):
    """An engine in this process. GUI thread only; nothing here blocks."""

    in_process = True

    def __init__(
        self,
        manager: Manager | None = None,
        parent: QObject | None = None,
        *,
        command: EngineCommand | None = None,
        make: Maker | None = None,
    ) -> None:
        """Link to *manager*, which belongs to others, or to what *make* makes of *command*.

        Raises:
            ValueError: there is neither a manager nor a maker with its command.
        """
        if manager is not None:
            queues = tuple(manager.queue_names)
            command, make = EngineCommand(store=manager.store.url, queues=queues), _same(manager)
        if command is None or make is None:
            raise ValueError("give a manager, or a command and how to make one")
        super().__init__(command, parent)
        self.setObjectName("in_process_link")
        self.is_hosted = manager is not None
        self._make = make
        self._wire: Wire | None = None
        self._run: _Run | None = None
        self._patience: _Patience | None = None  # while it stops
        self._again = False  # start once more when it has stopped
        self._tasks = Tasks(self, threads=1)
        self.event_received.connect(self._on_event)

    # -- asking
    @property
    def pid(self) -> int | None:
        """This process's id, None while it has no engine."""
        return os.getpid() if self.is_hosted or self._wire is not None else None

    @property
    def has_process(self) -> bool:
        """Whether the window is to wait until it hears no more of an engine."""
        return self._wire is not None

    # -- commanding
    def start(self) -> None:
        """Start the engine unless there is one; of others' only listen to what it says."""
        if self._wire is not None:
            return
        self._deliberate = self._again = False
        self._wire = wire = Wire(self)
        self._listen(EngineOutput(wire, wire))
        self._enter(EngineState.STARTING)
        make = partial(self._make, self._command)
        work = partial(_begin, make, wire.far_end, start=not self.is_hosted)
        self._tasks.run(work, self._on_begun, self._on_not_begun)

    def stop(self, timeout: float = 25.0) -> None:
        """Stop the engine; its jobs get *timeout* seconds. Of others' only hear no more.

        Calling it again with a shorter time shortens the wait.
        """
        self._deliberate, self._again = True, False
        if self._wire is None:
            self._enter(EngineState.STOPPED)
            return
        if not self.is_hosted:
            self._enter(EngineState.STOPPING)
        if self._patience is not None:
            if timeout < self._patience.seconds:
                self._patience.cut()
            return
        self._patience = _Patience(timeout)
        if self._run is not None:
            self._begin_to_end(self._run, self._patience)

    def change(self, command: EngineCommand, *, restart: bool, timeout: float = 25.0) -> None:
        """Start the engine as *command* says from now on; with *restart* stop it for that."""
        if self.is_hosted:
            return
        self._command = command
        if restart and self._wire is not None:
            self.stop(timeout)
            self._again = True

    def abandon(self, wait_ms: int = 0) -> None:
        """Stop without patience: what runs is given back to its queues and runs again later.

        Its threads go on until their jobs end or the process does.
        """
        self.stop(0.0)
        if self._patience is not None:
            self._patience.cut()
        if wait_ms:
            ended = threading.Event()
            self._tasks.run(ended.set)  # after the end: there is one thread
            ended.wait(wait_ms / 1000)

    def kill(self) -> bool:
        """Do nothing: a kill would end the window, too."""
        return False

    def send(self, command: dict[str, Any]) -> bool:
        """Write *command* to the engine; False when there is none to read it."""
        return self._wire is not None and self._wire.send(command)

    def close(self) -> None:
        """End the background thread."""
        self._tasks.close()

    # -- life of a run
    def _on_begun(self, run: _Run) -> None:
        self._run = run
        if self._patience is not None:  # it was to stop before it ran
            self._begin_to_end(run, self._patience)

    def _on_not_begun(self, error: Exception) -> None:
        log.error("the engine in this process did not start", exc_info=error)
        self._drop()
        if self._deliberate:
            self._enter(EngineState.STOPPED)
        else:
            why = str(error) or type(error).__name__
            self.is_refused = True
            self._enter(EngineState.GIVEN_UP, why)

    def _begin_to_end(self, run: _Run, patience: _Patience) -> None:
        work = partial(_end, run, None if self.is_hosted else patience)
        self._tasks.run(work, self._on_ended, self._on_end_failed)

    def _on_ended(self, _result: None) -> None:
        again = self._again
        self._drop()
        if again:
            self.start()
        else:
            self._enter(EngineState.STOPPED)

    def _on_end_failed(self, error: Exception) -> None:
        log.error("the engine in this process did not stop in order", exc_info=error)
        self._on_ended(None)

    def _drop(self) -> None:
        """Forget the run and whatever was expected of it."""
        wire, self._wire = self._wire, None
        self._run = self._patience = None
        if wire is not None:
            wire.close()
            wire.deleteLater()
        self._forget_engine()

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        super()._on_ticked(tick)
        run = self._run
        if run is not None and not self.is_hosted and run.manager.asked_to_stop.is_set():
            self.stop()

    @Slot(object)
    def _on_event(self, event: EngineEvent) -> None:
        """Hear of the end of an engine that somebody else stopped."""
        ended = event.kind == "Lifecycle" and event.fields.get("phase") == "exit"
        if ended and self._patience is None:
            self.stop()


def _same(manager: Manager) -> Maker:
    return lambda _command: manager


def own_session(target: Target) -> Session:
    """Return a session whose engine runs in this process, on the session's own store."""
    engine = OwnEngine()
    command = target.engine or EngineCommand(store=target.url)
    link = InProcessLink(command=command, make=engine.make)
    return Session(target, TickSeries(), link=link, opener=engine.open)


def _begin(make: Callable[[], Manager], far_end: socket.socket, *, start: bool) -> _Run:
    """Make an engine, let it tell what it does, and *start* it. On a background thread."""
    from kickboard.runtime.telemetry import Telemetry  # noqa: PLC0415 - with the first engine

    try:
        manager = make()
    except BaseException:
        far_end.close()
        raise
    source = far_end.makefile("rb")

    def on_end(_grace: float | None) -> None:
        """Let go of the commands: the window's end was closed, which ends no engine."""
        source.close()

    on_dump = manager.on_dump
    telemetry = Telemetry(manager, far_end.fileno(), source, on_end, prints=False)
    run = _Run(manager, telemetry, far_end, on_dump)
    try:
        telemetry.prepare()
        manager.take_turns()
        if start:
            manager.start()
        telemetry.start()
    except BaseException:
        run.end()
        source.close()
        raise
    return run


def _end(run: _Run, patience: _Patience | None) -> None:
    """End *run*, and with *patience* its manager. On a background thread."""
    try:
        if patience is not None:
            run.manager.quiet()
            patience.wait_for(run.manager)
            run.manager.stop(0.0 if run.manager.busy else IDLE_END)
    finally:
        run.end()
