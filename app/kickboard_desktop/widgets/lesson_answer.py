"""A possible answer: a wide button whose words may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme, mix

_PADDING, _MARK, _GAP = 9, 20, 8


class AnswerButton(QAbstractButton):
    """Answer *number*, from 1, which is also its key."""

    def __init__(self, theme: Theme, number: int, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName(f"lesson_answer_{number}")
        self.setText(words)
        self.setAccessibleName(f"{number}. {words}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._theme = theme
        self._number = number
        self._verdict: bool | None = None
        self._font = assets.ui_font(13)
        self.setMinimumHeight(34)
        theme.changed.connect(self.update)

    def set_verdict(self, right: bool | None) -> None:
        """Mark it as right or wrong; None: nobody says so yet."""
        self._verdict = right
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room its words need at its width."""
        return QSize(160, self._height_at(max(160, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the words are now."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height_at(self.width()))

    def _words_at(self, width: int) -> QRect:
        left = _PADDING + _MARK + _GAP
        return QRect(left, _PADDING, width - left - _PADDING, 10_000)

    def _height_at(self, width: int) -> int:
        metrics = QFontMetrics(self._font)
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(self._words_at(width), flags, self.text()).height() + (
            2 * _PADDING
        )

    def _looks(self) -> tuple[str, str, str]:
        """Return the colours of ground, frame and mark."""
        tokens = self._theme.tokens
        if self._verdict is not None and (self._verdict or self.isChecked()):
            color = tokens.good if self._verdict else tokens.bad
            return mix(color, tokens.panel, 0.1), color, color
        if self.isChecked():
            return tokens.selected, tokens.accent, tokens.accent
        return (tokens.hover if self.underMouse() else tokens.raised), tokens.line, tokens.muted

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw frame, number or mark, and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, frame, mark = self._looks()
        painter.setPen(QPen(QColor(frame), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        middle = QPointF(_PADDING + _MARK / 2, self.height() / 2)
        if self._verdict is not None and (self._verdict or self.isChecked()):
            icon = "circle-check" if self._verdict else "circle-x"
            drawn = assets.pixmap(icon, mark, 18, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(middle.x() - 9, middle.y() - 9), drawn)
        else:
            self._draw_number(painter, middle, mark)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("text"))
        room = self._words_at(self.width())
        room.setHeight(self.height() - 2 * _PADDING)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), self.text())
        painter.end()

    def _draw_number(self, painter: QPainter, middle: QPointF, color: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), 1.5))
        painter.drawEllipse(middle, 9, 9)
        painter.setFont(assets.ui_font(11, QFont.Weight.DemiBold))
        box = QRectF(middle.x() - 9, middle.y() - 9, 18, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
