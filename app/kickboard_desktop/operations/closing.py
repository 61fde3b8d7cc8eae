"""How a window closes: its engine ends first, and jobs that run get the time they were given.

The window stays until the engine is gone, so that no process is left behind that nobody can
see. Closing a second time means now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.session import Session
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import Tick
    from kickboard_desktop.views.window.closing_dialog import ClosingDialog

#: Seconds that running jobs get when nobody says otherwise.
GRACE = 25.0
#: "Until they end", in seconds: a week.
FOR_EVER = 7 * 86_400.0
#: Milliseconds a quick stop may take before its wait is shown.
SHOW_AFTER_MS = 400


class Closing(QObject):
    """Stands between a window's close button and its end.

    Signals:
        finished(): engine and window are gone.
    """

    finished = Signal()

    def __init__(self, session: Session, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closing")
        self._session = session
        self._window = window
        self._busy = 0
        self._begun = False
        self._done = False
        self._dialog: ClosingDialog | None = None
        #: Asked before anything ends; True: the window is only hidden.
        self.keeps_window: Callable[[], bool] = lambda: False
        self._show = make_timer(self, "closing_show_timer", self._on_show_due, once=True)
        window.may_close = self.may_close
        session.ticked.connect(self._on_ticked)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        session.workers.changed.connect(self._on_workers_changed)

    def may_close(self) -> bool:
        """Answer the window: True once everything has ended; begins what is needed."""
        if self._done:
            return True
        if not self._begun and self.keeps_window():
            return False
        if self._begun:
            self._on_now_wanted()
        elif self._running and self._is_ours:
            self._ask()
        else:
            self.begin(GRACE)
        return False

    @property
    def _running(self) -> int:
        """Jobs that end with the window: of its engine, and of the workers it has started."""
        own = self._busy if self._session.link.state.is_up else 0
        return own + self._session.workers.busy

    @property
    def _has_processes(self) -> bool:
        return self._session.link.has_process or bool(self._session.workers.count)

    @property
    def _is_ours(self) -> bool:
        """Whether the engine ends with the window: it is not the application's, nor played."""
        return not (self._session.link.is_hosted or self._session.is_recorded)

    def begin(self, grace: float) -> None:
        """Stop the engine within *grace* seconds, then close the window, without asking."""
        if self._begun:
            return
        self._begun = True
        self._session.workers.stop(min(grace, FOR_EVER))
        self._session.stop_engine(min(grace, FOR_EVER))
        if not self._has_processes:
            QTimer.singleShot(0, self, self._finish)
            return
        if self._dialog is not None:
            self._dialog.show_wait(self._running)
        else:
            self._show.start(SHOW_AFTER_MS)

    def _ask(self) -> None:
        if self._dialog is None:
            self._make_dialog()
        if self._dialog is not None:
            self._dialog.open()

    def _make_dialog(self) -> None:
        from kickboard_desktop.views.window.closing_dialog import ClosingDialog  # noqa: PLC0415 - seldom

        self._dialog = ClosingDialog(self._running, self._window)
        self._dialog.chosen.connect(self.begin)
        self._dialog.now_wanted.connect(self._on_now_wanted)
        self._dialog.finished.connect(self._on_dialog_finished)

    @Slot()
    def _on_show_due(self) -> None:
        """It takes longer: say why the window is still there."""
        if not self._done and self._window.isVisible():
            self._ask()
            if self._dialog is not None:
                self._dialog.show_wait(self._running)

    @Slot(int)
    def _on_dialog_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    @Slot()
    def _on_now_wanted(self) -> None:
        self._begun = True
        self._session.workers.abandon()
        self._session.link.abandon()
        if not self._has_processes:
            self._finish()

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._busy = tick.busy
        if self._begun and self._dialog is not None:
            self._dialog.show_wait(self._running)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, _reason: str) -> None:
        if not state.is_up:
            self._busy = 0
        self._on_workers_changed()

    @Slot()
    def _on_workers_changed(self) -> None:
        if self._begun and not self._has_processes:
            QTimer.singleShot(0, self, self._finish)

    @Slot()
    def _finish(self) -> None:
        if self._done:
            return
        self._done = True
        self._show.stop()
        if self._dialog is not None:
            self._dialog.done(0)
        self._window.close()
        self.finished.emit()
