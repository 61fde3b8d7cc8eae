"""A number that matters: its name, its unit, how it changed and its last minute.

It is one button that paints itself. Seven of them change ten times a second: labels in a
layout would lay the whole page out again each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.drawing import draw_sparkline
from kickboard_desktop.widgets.even_rows import EvenRows
from kickboard_desktop.widgets.labels import set_tip

WIDTH = 132
HEIGHT = 96
#: Height where cards need several rows: there the curve stands at the right of the words.
LOW = 68
#: Values of a card's curve, one a second.
SECONDS = 60
_PADDING = 12
_SPARK = 22
#: Share of a low card's width that its curve has, of a narrow one, and below what it is one.
_SIDE, _NARROW_SIDE, _NARROW = 0.42, 0.28, 180
_SIDE_SPARK = 30
_WEIGHT = QFont.Weight


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says.

    Attributes:
        number: The number, ready to read.
        unit: Set smaller behind it.
        change: Against a minute ago: "+12 %"; "" says nothing.
        note: A line under the number.
        tone: Token of the number's colour, "" for the text's.
        change_tone: Token of the change's colour.
        tip: All of it with the exact figures.
    """

    number: str = "–"
    unit: str = ""
    change: str = ""
    note: str = ""
    tone: str = ""
    change_tone: str = "muted"
    tip: str = ""


class Card(QAbstractButton):
    """A card of the overview; a click opens the page behind its number (`clicked`)."""

    def __init__(
        self, theme: Theme, label: str, token: str = "accent", parent: QWidget | None = None
    ) -> None:
        """Make the card *label*, its curve in the colour *token*."""
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._token = token
        self._said = CardText()
        self._values: Sequence[float] = ()
        self._drawn: tuple[object, QPixmap] | None = None
        self._is_low = False
        self.setObjectName("metricCard")
        self.setText(label)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caption = assets.ui_font(11, _WEIGHT.Medium, caption=True)
        self._small = assets.ui_font(12)
        self._large = assets.ui_font(26, _WEIGHT.DemiBold)
        theme.changed.connect(self.update)

    @property
    def said(self) -> CardText:
        """What it says now."""
        return self._said

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest size: cards share the width of their row."""
        return QSize(WIDTH, LOW if self._is_low else HEIGHT)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def set_low(self, *, low: bool) -> None:
        """Have the curve at the right of the words, or below them."""
        if low != self._is_low:
            self._is_low = low
            self.updateGeometry()
            self.update()

    def say(self, said: CardText, values: Sequence[float] = ()) -> None:
        """Show *said* and the curve of *values*; repaints only what is new."""
        if said == self._said and values == self._values:
            return
        if said != self._said:
            self._said = said
            spoken = f"{self._label}: {said.number}{said.unit}"
            self.setAccessibleName(", ".join(filter(None, (spoken, said.note))))
            set_tip(self, said.tip)
        self._values = values
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, the curve on its foot, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground())
        inner = self.rect().adjusted(_PADDING, 5 if self._is_low else 9, -_PADDING, 0)
        self._draw_head(painter, inner)
        self._draw_number(painter, QRect(inner.left(), inner.top() + 16, inner.width(), 30))
        wide = inner.width() - (self._side - _PADDING if self._is_low else 0)
        note = QRect(inner.left(), inner.top() + 45, wide, 16)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        _draw_elided(painter, note, self._said.note)
        painter.end()

    @property
    def _side(self) -> int:
        """How wide the curve of a low card is, in points."""
        return round(self.width() * (_SIDE if self.width() >= _NARROW else _NARROW_SIDE))

    def _ground(self) -> QPixmap:
        """Return frame, ground and curve as a picture: they change once a second at most."""
        hovered = self.underMouse() and not self.isDown()
        dpr = self.devicePixelRatioF()
        made_of = (self.size().toTuple(), dpr, hovered, self._theme.tokens, self._values)
        if self._drawn is None or self._drawn[0] != made_of:
            drawn = QPixmap(round(self.width() * dpr), round(self.height() * dpr))
            drawn.setDevicePixelRatio(dpr)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter, "hover" if hovered else "panel")
            painter.end()
            self._drawn = (made_of, drawn)
        return self._drawn[1]

    def _draw_ground(self, painter: QPainter, token: str) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 8, 8)
        painter.fillPath(shape, self._theme.color(token))
        painter.save()
        painter.setClipPath(shape)
        high = _SIDE_SPARK if self._is_low else _SPARK
        wide = self._side if self._is_low else frame.width()
        foot = QRectF(frame.right() - wide, frame.bottom() - high, wide, high)
        top = 1.3 * max(self._values, default=0.0)
        color = self._theme.color(self._token)
        draw_sparkline(painter, foot, self._values, color, top=top, slots=SECONDS)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawPath(shape)

    def _draw_head(self, painter: QPainter, inner: QRect) -> None:
        """Draw the label at the left and, if there is room, the change at the right of it."""
        line = QRect(inner.left(), inner.top(), inner.width(), 14)
        width = QFontMetrics(self._small).horizontalAdvance(self._said.change.lstrip("+−"))
        label = QFontMetrics(self._caption).horizontalAdvance(self._label)
        if self._said.change and label + width + 14 <= line.width():
            painter.setFont(self._small)
            color = self._theme.color(self._said.change_tone)
            _draw_arrow(painter, line, width, color, up=not self._said.change.startswith("−"))
            painter.setPen(color)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, right, self._said.change.lstrip("+−"))
            line.setRight(line.right() - width - 14)
        painter.setFont(self._caption)
        painter.setPen(self._theme.color("muted"))
        _draw_elided(painter, line, self._label)

    def _draw_number(self, painter: QPainter, line: QRect) -> None:
        painter.setFont(self._large)
        painter.setPen(self._theme.color(self._said.tone or "text"))
        baseline = line.bottom() - 6
        painter.drawText(QPoint(line.left() - 1, baseline), self._said.number)
        after = line.left() + QFontMetrics(self._large).horizontalAdvance(self._said.number) + 3
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QPoint(after, baseline), self._said.unit)


def _draw_elided(painter: QPainter, line: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)


def _draw_arrow(painter: QPainter, line: QRect, width: int, color: QColor, *, up: bool) -> None:
    """Draw a small triangle before a right-aligned text that is *width* wide."""
    x, y = line.right() - width - 8.5, line.center().y() + 0.5
    tip, foot = (y - 2.5, y + 2.5) if up else (y + 2.5, y - 2.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    corners = [QPointF(x - 3.5, foot), QPointF(x + 3.5, foot), QPointF(x, tip)]
    painter.drawPolygon(QPolygonF(corners))


class CardRow(EvenRows):
    """Cards side by side, all of one size."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(cards, WIDTH, parent)
        self.setObjectName("cards")

    def arrange(self, rows: int) -> None:
        """Have low cards in several rows."""
        for card in self.findChildren(Card):
            card.set_low(low=rows > 1)

    def row_height(self, _width: int, rows: int) -> int:
        """Return the height of a card."""
        return LOW if rows > 1 else HEIGHT
