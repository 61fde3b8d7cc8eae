"""A lesson in the gallery: drawing, number, title, a sentence, minutes, and whether it is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop import assets
from kickboard_desktop.theme import Theme, mix
from kickboard_desktop.widgets.labels import tip_html
from kickboard_desktop.widgets.lesson_drawing import draw_lesson

HEIGHT, DRAWING, PADDING = 194, 74, 14
#: How narrow a card may become.
NARROWEST = 204
#: Points below the drawing without the sentence, and how high the drawing is at least and most.
WORDS, LEAST_DRAWING, MOST_DRAWING = 84, 36, 112
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MOVES = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class LessonCard(QAbstractButton):
    """The card of *lesson*; a click, or Enter, opens it.

    Signals:
        moved(int, int): an arrow key says that the card beside or below is meant.
    """

    moved = Signal(int, int)

    def __init__(self, theme: Theme, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lesson = lesson
        self._theme = theme
        self._is_done = self._is_begun = False
        self.setObjectName(f"lesson_card_{lesson.number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._teaser, self._title_px = 36, 15
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)
        self.show_progress(done=False, begun=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it likes."""
        return QSize(NARROWEST, HEIGHT)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def teaser_height(self, width: int) -> int:
        """Return how high the sentence is on a card of *width*."""
        room = QRect(0, 0, width - 2 * PADDING, 200)
        metrics = QFontMetrics(assets.ui_font(12))
        return metrics.boundingRect(room, _WRAP, self.lesson.text.teaser).height()

    def title_px(self, width: int) -> int:
        """Return in which size the title fits on a card of *width*, 13 to 15 pixels."""
        title = f"{self.lesson.number} {self.lesson.text.title}"
        room = width - 2 * PADDING - 8
        return max(13, assets.fitting_font(title, room, 15, QFont.Weight.DemiBold).pixelSize())

    def set_sizes(self, height: int, teaser: int, title_px: int) -> None:
        """Be *height* points high, *teaser* of them for the sentence; the drawing has the rest."""
        self._teaser, self._title_px = teaser, title_px
        self.setFixedHeight(height)
        self.update()

    @property
    def _drawing(self) -> int:
        return self.height() - WORDS - self._teaser

    def event(self, event: QEvent) -> bool:
        """Show what will be understood as a tooltip: the lesson's words, not the window's."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip_html(self.lesson.text.understand), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next card by arrow keys, which a button would take for Tab."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(*_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def show_progress(self, *, done: bool, begun: bool) -> None:
        """Show how far the reader is."""
        self._is_done, self._is_begun = done, begun
        text = self.lesson.text
        parts = [f"{self.lesson.number}. {text.title}", text.teaser, self._minutes(), self._after()]
        parts.append(self._state())
        self.setAccessibleName(". ".join(filter(None, parts)))
        self.update()

    def _minutes(self) -> str:
        return self.tr("%n minute(s)", "", self.lesson.minutes)

    def _after(self) -> str:
        numbers = ", ".join(str(number) for number in self.lesson.after)
        return self.tr("after %s") % numbers if numbers else ""

    def _state(self) -> str:
        if self._is_done:
            return self.tr("Done")
        return self.tr("Begun") if self._is_begun else ""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        hot = self.underMouse() or self.isDown()
        painter.setPen(QPen(QColor(tokens.accent if hot else tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 8, 8)
        self._draw_picture(painter, frame)
        left, width = PADDING, self.width() - 2 * PADDING
        top = self._drawing + 2 * PADDING - 4
        self._draw_title(painter, QRect(left, top, width, 20))
        painter.setFont(assets.ui_font(12))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(left, top + 24, width, self._teaser), _WRAP, self.lesson.text.teaser)
        self._draw_foot(painter, QRect(left, self.height() - 30, width, 20))
        painter.end()

    def _draw_picture(self, painter: QPainter, frame: QRectF) -> None:
        tokens, high = self._theme.tokens, self._drawing
        ground = QRectF(frame.left() + 1, frame.top() + 1, frame.width() - 2, high + PADDING)
        painter.save()
        painter.setClipRect(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.bg, tokens.panel, 0.75)))
        painter.drawRoundedRect(ground.adjusted(0, 0, 0, 12), 7, 7)
        painter.restore()
        width = min(230.0, ground.width() - 2 * PADDING)
        left = ground.center().x() - width / 2
        draw_lesson(painter, QRectF(left, 16, width, high - 16), self.lesson, tokens)

    def _draw_title(self, painter: QPainter, line: QRect) -> None:
        tokens = self._theme.tokens
        painter.setFont(assets.ui_font(self._title_px, QFont.Weight.DemiBold))
        number = str(self.lesson.number)
        painter.setPen(QColor(tokens.accent))
        painter.drawText(line, _LEFT, number)
        used = painter.fontMetrics().horizontalAdvance(number) + 8
        painter.setPen(QColor(tokens.text))
        words = painter.fontMetrics().elidedText(
            self.lesson.text.title, Qt.TextElideMode.ElideRight, line.width() - used
        )
        painter.drawText(line.adjusted(used, 0, 0, 0), _LEFT, words)

    def _draw_foot(self, painter: QPainter, line: QRect) -> None:
        tokens, ratio = self._theme.tokens, self.devicePixelRatioF()
        painter.setFont(assets.ui_font(12))
        painter.setPen(QColor(tokens.muted))
        clock = assets.pixmap("clock", tokens.muted, 14, ratio)
        painter.drawPixmap(line.left(), line.center().y() - 6, clock)
        state = self._state()
        metrics = painter.fontMetrics()
        taken = 20 + (metrics.horizontalAdvance(state) + 30 if state else 0)
        said = self._minutes()
        if after := self._after():  # gives way on a narrow card, to be found in the lesson
            longer = f"{said} · {after}"
            said = longer if metrics.horizontalAdvance(longer) <= line.width() - taken else said
        painter.drawText(line.adjusted(20, 0, 0, 0), _LEFT, said)
        if state:
            token = "good" if self._is_done else "accent"
            color = getattr(tokens, token)
            painter.setPen(QColor(color))
            painter.drawText(line, _RIGHT, state)
            wide = painter.fontMetrics().horizontalAdvance(state)
            icon = assets.pixmap(
                "circle-check" if self._is_done else "circle-dot", color, 16, ratio
            )
            painter.drawPixmap(line.right() - wide - 22, line.center().y() - 7, icon)
