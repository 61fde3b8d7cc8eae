"""Starts and stops the recording of a window's session, and opens recordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from kickboard.errors import KickboardError
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.recording.lines import SUFFIX
from kickboard_desktop.recording.recorder import Recorder
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow
from kickboard_desktop.views.window.record_mark import RecordMark

_BANNER = "recording"


class RecordingDesk(QObject):
    """Does the actions that record and open recordings. GUI thread only.

    Signals:
        file_wanted(str): that recording is to be opened.
    """

    file_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        controller: Controller,
        errors: ErrorWatch,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("recording_desk")
        self._session = session
        self._controller = controller
        self._errors = errors
        self._theme = theme
        self._window = window
        self._recorder: Recorder | None = None
        self._mark: RecordMark | None = None  # made with the first recording
        self._handlers: dict[str, Callable[[], None]] = {
            "record": self._ask_where,
            "stop_recording": self.stop,
            "open_recording": self._ask_which,
        }
        actions.invoked.connect(self._on_invoked)

    @property
    def recorder(self) -> Recorder | None:
        """The recording that is under way."""
        return self._recorder

    def start(self, path: Path) -> None:
        """Record the session into *path* from now on; a failure is a banner.

        A *path* without an ending gets that of recordings, by which they are opened.
        """
        path = path if path.suffix else path.with_suffix(SUFFIX)
        self.stop()
        try:
            recorder = Recorder(path, self._session, self._controller, self._errors, self)
        except (KickboardError, OSError) as error:
            why = getattr(error, "strerror", None) or str(error)
            self._fail(self.tr("%s cannot be recorded: %s") % (path.name, why))
            return
        self._recorder = recorder
        recorder.grown.connect(self._on_grown)
        recorder.failed.connect(self._on_failed)
        self._tell(recording=True)
        mark = self._the_mark()
        mark.say(recorder.size, 0.0)
        mark.show()

    def stop(self) -> None:
        """End the recording, if one is under way."""
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        recorder.stop()
        recorder.deleteLater()
        self._tell(recording=False)
        self._the_mark().hide()
        said = self.tr("Recorded %s in %s") % (text.size(recorder.size), recorder.path.name)
        self._window.toast(said)

    def _tell(self, *, recording: bool) -> None:
        self._session.is_being_recorded = recording
        self._controller.refresh()

    def _the_mark(self) -> RecordMark:
        if self._mark is None:
            self._mark = RecordMark(self._theme, self._window.status)
            self._mark.clicked.connect(self.stop)
            self._window.status.addPermanentWidget(self._mark)
        return self._mark

    def _ask_where(self) -> None:
        start = f"kickboard{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Record this session"), start, self._kinds
        )
        if chosen:
            self.start(Path(chosen))

    def _ask_which(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a recording"), "", self._kinds
        )
        if chosen:
            self.file_wanted.emit(chosen)

    @property
    def _kinds(self) -> str:
        return self.tr("Recordings (*%s)") % SUFFIX

    def _fail(self, why: str) -> None:
        self._window.show_banner(_BANNER, "error", text.one_line(why, 300))

    @Slot(object, float)
    def _on_grown(self, size: int, seconds: float) -> None:
        self._the_mark().say(size, seconds)

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        path = self._recorder.path if self._recorder is not None else None
        self.stop()
        name = path.name if path is not None else ""
        self._fail(self.tr("The recording %s has ended: %s") % (name, why))

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler = self._handlers.get(action_id)
        if handler is not None:
            handler()
