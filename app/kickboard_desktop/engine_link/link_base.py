"""What the window knows of an engine, whichever way it speaks to it: state, ticks, answers.

`EngineLink` reaches one in a process of its own, `InProcessLink` one in the window's process.
Both hand every line the engine says to an `EngineOutput`, so what is a tick and what is a
reply is decided in one place.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.state import BY_TICK, EngineState

if TYPE_CHECKING:
    from kickboard_desktop.engine_link.output import EngineOutput
    from kickboard_desktop.telemetry import Hello, ProcessorRow, Reply, Tick

#: Lines of standard error kept for the message when the engine dies.
STDERR_LINES = 40


class Link(QObject):
    """One engine and what it says. GUI thread only; nothing here blocks.

    Signals:
        hello_received(Hello): at its start, and again after modules were loaded.
        ticked(Tick): at most ten a second.
        processors_changed(tuple[ProcessorRow, ...]): a processor began, ended, came or went.
        engine_state_changed(EngineState, str): and the reason, where there is one.
        log_received(LogLine), event_received(EngineEvent), dumped(Dump).
        recovered(RecoveredInfo): it gave back what dead processes had held.
        killed(): a SIGKILL is sent to it, on purpose.

    Attributes:
        in_process: The engine shares this process, and cannot be killed apart.
        is_refused: It did not start at all, for a reason that only the user can mend.
        is_hosted: It belongs to the application around the window, which starts and stops it.
    """

    hello_received = Signal(object)
    ticked = Signal(object)
    processors_changed = Signal(object)
    engine_state_changed = Signal(object, str)
    log_received = Signal(object)
    event_received = Signal(object)
    dumped = Signal(object)
    recovered = Signal(object)
    killed = Signal()

    in_process = False
    is_hosted = False
    is_refused = False

    def __init__(self, command: EngineCommand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._state = EngineState.STOPPED
        self._reason_told = ""
        self._hello: Hello | None = None
        self._deliberate = False  # its end was asked for here
        self._stderr: deque[str] = deque(maxlen=STDERR_LINES)
        self._processors: tuple[ProcessorRow, ...] = ()
        self._ids = itertools.count(1)
        self._waiting: dict[int, Callable[[Reply], None]] = {}

    # -- asking
    @property
    def state(self) -> EngineState:
        """What the engine is doing."""
        return self._state

    @property
    def reason(self) -> str:
        """Why it is in that state, where there is something to say."""
        return self._reason_told

    @property
    def hello(self) -> Hello | None:
        """What the engine last said of itself; None before its first line."""
        return self._hello

    @property
    def stderr_tail(self) -> tuple[str, ...]:
        """The last lines of its standard error."""
        return tuple(self._stderr)

    @property
    def command(self) -> EngineCommand:
        """How the engine was started, and will be again."""
        return self._command

    @property
    def pid(self) -> int | None:
        """The id of the process the engine is in, None when there is none."""
        raise NotImplementedError

    @property
    def has_process(self) -> bool:
        """Whether there is an engine that must end before the window may, or soon will be."""
        raise NotImplementedError

    # -- commanding
    def start(self) -> None:
        """Start the engine unless there is one."""
        raise NotImplementedError

    def stop(self, timeout: float = 25.0) -> None:
        """Ask the engine to stop; its jobs get *timeout* seconds."""
        raise NotImplementedError

    def change(self, command: EngineCommand, *, restart: bool, timeout: float = 25.0) -> None:
        """Start the engine as *command* says from now on; with *restart* stop it for that."""
        raise NotImplementedError

    def abandon(self, wait_ms: int = 0) -> None:
        """End the engine this instant and for good; what it ran is recovered later.

        With *wait_ms* it is gone when this returns: the only call here that may block.
        """
        raise NotImplementedError

    def kill(self) -> bool:
        """Send a real SIGKILL, as a crash would; False when there is no process to kill."""
        raise NotImplementedError

    def send(self, command: dict[str, Any]) -> bool:
        """Write *command* to the engine; False when there is none to read it."""
        raise NotImplementedError

    def request(self, command: dict[str, Any], callback: Callable[[Reply], None]) -> None:
        """Send *command*; *callback* gets the answer, or one that says the engine is gone."""
        number = next(self._ids)
        self._waiting[number] = callback
        if not self.send({**command, "id": number}):
            self._refuse(number, self.tr("The engine is not running."))

    def wake(self) -> None:
        """Tell the engine that there may be work."""
        self.send({"cmd": "wake"})

    def close(self) -> None:
        """Let go of whatever is still held; the engine has ended."""

    # -- its output
    def _listen(self, output: EngineOutput) -> None:
        output.hello_received.connect(self._on_hello)
        output.ticked.connect(self._on_ticked)
        output.replied.connect(self._on_replied)
        output.complained.connect(self._on_complained)
        output.log_received.connect(self.log_received)
        output.event_received.connect(self.event_received)
        output.dumped.connect(self.dumped)
        output.recovered.connect(self.recovered)

    @Slot(object)
    def _on_hello(self, hello: Hello) -> None:
        self._hello = hello
        self.hello_received.emit(hello)
        if self._state == EngineState.STARTING:
            self._enter(EngineState.RUNNING)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        state = BY_TICK.get(tick.state)
        if state is not None and not self._deliberate:
            self._enter(state, tick.trouble or "")
        self.ticked.emit(tick)
        self._show_processors(tick.processors)

    def _show_processors(self, rows: tuple[ProcessorRow, ...]) -> None:
        if rows != self._processors:
            self._processors = rows
            self.processors_changed.emit(rows)

    @Slot(str)
    def _on_complained(self, line: str) -> None:
        self._stderr.append(line)

    @Slot(object)
    def _on_replied(self, reply: Reply) -> None:
        callback = self._waiting.pop(reply.id, None)
        if callback is not None:
            callback(reply)

    def _forget_engine(self) -> None:
        """Expect nothing more of an engine that is gone."""
        self._show_processors(())
        for number in list(self._waiting):
            self._refuse(number, self.tr("The engine is gone."))

    def _refuse(self, number: int, why: str) -> None:
        """Answer request *number* in the place of an engine that is not there."""
        # Imported with the first engine, so that the window's first paint does not wait for it.
        from kickboard_desktop.telemetry import Reply  # noqa: PLC0415

        self._on_replied(Reply(id=number, ok=False, error=why))

    def _enter(self, state: EngineState, reason: str = "") -> None:
        if (state, reason) != (self._state, self._reason_told):
            self._state, self._reason_told = state, reason
            self.engine_state_changed.emit(state, reason)
