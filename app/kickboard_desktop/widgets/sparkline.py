"""A small curve without axes, and a cell of a table that holds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.drawing import draw_sparkline


class Sparkline(QWidget):
    """The last values of something, newest at the right."""

    def __init__(
        self, theme: Theme, token: str = "accent", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Make an empty curve in the colour *token*; *name* says what it is of."""
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self._values: Sequence[float] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for a row of text."""
        return QSize(96, 20)

    def set_values(self, values: Sequence[float]) -> None:
        """Show *values*; repaints only if they are other ones."""
        if self._values != values:
            self._values = values
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the curve."""
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -0.5)
        draw_sparkline(painter, rect, self._values, self._theme.color(self._token))
        painter.end()


class SparklineDelegate(QStyledItemDelegate):
    """Draws a cell whose display value is a sequence of numbers."""

    def __init__(self, theme: Theme, token: str = "accent", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the cell and the curve on it."""
        values = index.data()
        draw_cell_ground(option, painter)
        if values:
            painter.save()
            rect = QRectF(option.rect).adjusted(8, 6, -8, -6)
            draw_sparkline(painter, rect, values, self._theme.color(self._token))
            painter.restore()

    def displayText(self, _value: object, _locale: object) -> str:  # noqa: N802 - Qt's name
        """Return no text: the value is drawn."""
        return ""


def draw_cell_ground(option: QStyleOptionViewItem, painter: QPainter) -> None:
    """Draw what lies under any cell: selection and hover, as the style has them."""
    widget: QWidget | None = option.widget
    style = QApplication.style() if widget is None else widget.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
