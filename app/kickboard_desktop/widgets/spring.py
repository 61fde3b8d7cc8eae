"""A page that shows no queue is no place to drop jobs on: held over an entry they open its page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Slot
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QAbstractButton

from kickboard_desktop.timers import make_timer

#: The format that tells jobs from anything else that is dragged.
JOBS = "application/x-kickboard-jobs"
#: Milliseconds that jobs are held over an entry until its page opens.
SPRING_MS = 500


class Spring(QObject):
    """Presses a button while jobs are held over it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self.setObjectName("spring")
        self._button = button
        self._timer = make_timer(self, "spring_timer", self._on_held, ms=SPRING_MS, once=True)
        button.setAcceptDrops(True)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count the time; a button is no place to drop anything."""
        kind = event.type()
        if kind in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._timer.stop()
            event.ignore()
            return True
        if isinstance(event, QDragMoveEvent) and event.mimeData().hasFormat(JOBS):
            if kind == QEvent.Type.DragEnter:
                self._timer.start()
                event.accept()
            else:
                event.ignore(QRect())
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_held(self) -> None:
        self._button.click()
