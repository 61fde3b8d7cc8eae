"""Jobs dragged from a list onto a queue: what is dragged, and where it may fall.

The keyboard's way is Move to a queue. How a page with queues is reached meanwhile is told in
`spring`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView, QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.spring import JOBS


@dataclass(frozen=True, slots=True)
class Dragged:
    """Jobs under way.

    Attributes:
        selection: Which.
        count: How many.
        queue: Where all of them are; "" where that differs, or is not known.
        done: To be called when something was done with them.
    """

    selection: Selection
    count: int
    queue: str
    done: Callable[[Selection], None]

    def may_go_to(self, queue: str) -> bool:
        """Return whether they can be moved to *queue*: dead ones run again also in their own."""
        is_dead = self.selection.view.state is JobState.DEAD
        return bool(queue) and (is_dead or queue != self.queue)


class JobsMime(QMimeData):
    """Jobs for this window, and their ids as text for others."""

    def __init__(self, dragged: Dragged) -> None:
        super().__init__()
        self.dragged = dragged
        self.setData(JOBS, b"")
        self.setText("\n".join(dragged.selection.jids or ()))


def dragged_of(mime: QMimeData) -> Dragged | None:
    """Return the jobs in *mime*, None where it is something else."""
    return mime.dragged if isinstance(mime, JobsMime) else None


class _Mark(QWidget):
    """A frame round the row on which the jobs would fall."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop_mark")
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class QueueDrop(QObject):
    """Lets jobs fall on the rows of a table of queues.

    Signals:
        dropped(Dragged, str): they did, on that queue.
    """

    dropped = Signal(object, str)

    def __init__(self, table: QTableView, theme: Theme, queue_at: Callable[[int], str]) -> None:
        """Watch *table*, of which *queue_at* names the queue of a row, "" for none."""
        super().__init__(table)
        self.setObjectName("queue_drop")
        self._table = table
        self._queue_at = queue_at
        self.mark = _Mark(theme, table.viewport())
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what concerns dragging from the table, which does nothing with it."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.mark.hide()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
            return True
        if isinstance(event, QDragMoveEvent):  # entering is one, too
            self._move(event)
            return True
        return super().eventFilter(watched, event)

    def _target(self, event: QDropEvent) -> tuple[Dragged, int] | None:
        dragged = dragged_of(event.mimeData())
        row = self._table.rowAt(round(event.position().y()))
        if dragged is None or row < 0 or not dragged.may_go_to(self._queue_at(row)):
            return None
        return dragged, row

    def _move(self, event: QDragMoveEvent) -> None:
        found = self._target(event)
        self.mark.setVisible(found is not None)
        if found is not None:
            place = QPoint(0, self._table.rowViewportPosition(found[1]))
            width = self._table.viewport().width()
            self.mark.setGeometry(place.x(), place.y(), width, self._table.rowHeight(found[1]))
            self.mark.raise_()
        event.setDropAction(Qt.DropAction.MoveAction)
        if found is not None:
            event.accept()
        elif event.type() == QEvent.Type.DragEnter and dragged_of(event.mimeData()) is not None:
            event.accept()  # else nothing more is heard of them
        else:
            event.ignore(QRect())

    def _drop(self, event: QDropEvent) -> None:
        self.mark.hide()
        found = self._target(event)
        if found is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(found[0], self._queue_at(found[1]))
