"""The engine as the window knows it: started, watched, restarted, its lines as Qt signals.

The window and its engine do not share an interpreter: ten busy job threads would leave the
window no time to paint, and a job that crashes would take it along. Nothing here blocks: a
process that does not heed is killed by a timer, and when the window dies its end of the pipe
closes, which tells the engine to stop.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from kickboard_desktop.engine_link.command import EngineCommand, RestartBudget
from kickboard_desktop.engine_link.link_base import Link
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.timers import make_timer

if TYPE_CHECKING:
    from kickboard_desktop.engine_link.process import EngineProcess

__all__ = ["EngineCommand", "EngineLink", "EngineState", "RestartBudget"]

log = logging.getLogger(__name__)

#: Seconds a stopping engine gets beyond its grace before it is killed.
KILL_AFTER = 5.0
#: Exit code of the command line for wrong use: starting again would not help.
WRONG_USE = 2
#: That for a store that cannot be opened: it may be there a little later.
STORE_UNAVAILABLE = 3
#: Seconds after a kill that was asked for until the engine starts again.
KILL_PAUSE = 0.3


class EngineLink(Link):
    """One engine process and what it says. GUI thread only; nothing here blocks."""

    def __init__(
        self,
        command: EngineCommand,
        parent: QObject | None = None,
        *,
        budget: RestartBudget | None = None,
        kill_after: float = KILL_AFTER,
    ) -> None:
        super().__init__(command, parent)
        self.setObjectName("engine_link")
        self._budget = budget or RestartBudget()
        self._kill_after = kill_after
        self._process: EngineProcess | None = None
        self._killed_here = False
        self._again = False  # start once more when it has stopped
        self._restart = make_timer(self, "engine_restart_timer", self._on_restart_due, once=True)
        self._deadline = make_timer(self, "engine_deadline_timer", self._on_deadline, once=True)

    # -- asking
    @property
    def pid(self) -> int | None:
        """The process's id, None when there is none."""
        return self._process.pid if self._process else None

    @property
    def has_process(self) -> bool:
        """Whether there is a process, or will be one again shortly."""
        return self._process is not None or self._restart.isActive()

    # -- commanding
    def start(self) -> None:
        """Start the engine unless there is one; forgives the crashes so far."""
        self._budget.forgive()
        self._restart.stop()
        if self._process is None:
            self._launch()

    def stop(self, timeout: float = 25.0) -> None:
        """Ask the engine to stop within *timeout* seconds; later it is killed.

        Calling it again with a shorter time shortens the wait.
        """
        self._restart.stop()
        self._deliberate, self._again = True, False
        if self._process is None:
            self._enter(EngineState.STOPPED)
            return
        self.send({"cmd": "stop", "timeout": timeout})
        self._deadline.start(round((timeout + self._kill_after) * 1000))
        self._enter(EngineState.STOPPING)

    def change(self, command: EngineCommand, *, restart: bool, timeout: float = 25.0) -> None:
        """Start the engine as *command* says from now on; with *restart* stop it for that."""
        self._command = command
        if restart and self._process is not None:
            self.stop(timeout)
            self._again = True

    def abandon(self, wait_ms: int = 0) -> None:
        """End the engine this instant and for good; what it ran is recovered later.

        With *wait_ms* it is gone when this returns: the only call here that may block.
        """
        self._restart.stop()
        self._deliberate, self._again = True, False
        if self._process is not None:
            self._process.kill()
            if wait_ms:
                self._process.wait_for_end(wait_ms)
        else:
            self._enter(EngineState.STOPPED)

    def kill(self) -> bool:
        """Send a real SIGKILL, as a crash would; the engine is started again by itself.

        Returns:
            False when there is no process.
        """
        if self._process is None or self._process.pid is None:
            return False
        self._killed_here = True
        self.killed.emit()
        self._process.kill()
        return True

    def send(self, command: dict[str, Any]) -> bool:
        """Write *command* to the engine; False when there is none to read it."""
        return self._process is not None and self._process.send(command)

    # -- the process
    def _launch(self) -> None:
        # Imported with the first engine, so that the window's first paint does not wait for it.
        from kickboard_desktop.engine_link.output import EngineOutput  # noqa: PLC0415
        from kickboard_desktop.engine_link.process import EngineProcess  # noqa: PLC0415

        self._deliberate = self._killed_here = self._again = self.is_refused = False
        self._stderr.clear()
        process = EngineProcess(self._command, self)
        self._listen(EngineOutput(process, process))
        process.not_started.connect(self._on_not_started)
        process.ended.connect(self._on_ended)
        self._process = process
        self._enter(EngineState.STARTING)
        process.start()

    @Slot()
    def _on_restart_due(self) -> None:
        if self._process is None:
            self._launch()

    @Slot()
    def _on_deadline(self) -> None:
        """It was asked to stop and did not: end it. Its jobs are recovered later."""
        if self._process is not None:
            log.warning("the engine did not stop in time: killed")
            self._process.kill()

    @Slot(str)
    def _on_not_started(self, why: str) -> None:
        self._drop_process()
        self.is_refused = True
        self._enter(EngineState.GIVEN_UP, why)

    @Slot(int, bool)
    def _on_ended(self, code: int, crashed: bool) -> None:
        reason = self._reason(code, crashed=crashed)
        never_ran = self._state is EngineState.STARTING and not crashed
        self._drop_process()
        if self._again:
            self._launch()
        elif self._deliberate:
            self._enter(EngineState.STOPPED)
        elif code == 0 and not crashed:
            self._enter(EngineState.STOPPED, self.tr("It was asked to stop from outside."))
        elif code == WRONG_USE and not crashed:
            self.is_refused = True
            self._enter(EngineState.GIVEN_UP, self._last_words() or reason)
        elif code == STORE_UNAVAILABLE and never_ran:
            self.is_refused = True
            self._start_again(self._budget.next_delay(time.monotonic()), self._last_words())
        else:
            self._after_crash(reason)

    def _reason(self, code: int, *, crashed: bool) -> str:
        """Return in one paragraph how the process ended and the last it said."""
        if self._killed_here:
            return self.tr("It was killed.")
        what = self.tr("signal %d") if crashed else self.tr("exit code %d")
        tail = [line for line in self._stderr if line.strip()][-3:]
        return "\n".join([self.tr("It ended with %s.") % (what % code), *tail])

    def _last_words(self) -> str:
        """Return the sentence it ended with, without the program's name."""
        lines = [line for line in self._stderr if line.strip()]
        return lines[-1].removeprefix("kickboard: ") if lines else ""

    def _after_crash(self, reason: str) -> None:
        self._enter(EngineState.CRASHED, reason)
        if self._killed_here:  # on purpose: does not count
            delay: float | None = KILL_PAUSE
        else:
            delay = self._budget.next_delay(time.monotonic())
        self._start_again(delay, reason)

    def _start_again(self, delay: float | None, reason: str) -> None:
        """Start once more after *delay* seconds; None: never again by itself."""
        if delay is None:
            self._enter(EngineState.GIVEN_UP, reason)
            return
        self._restart.start(round(delay * 1000))
        self._enter(EngineState.RESTARTING, reason)

    def _drop_process(self) -> None:
        """Forget the process and whatever was expected of it."""
        process, self._process = self._process, None
        self._deadline.stop()
        if process is not None:
            process.deleteLater()
        self._forget_engine()
