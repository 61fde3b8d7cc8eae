"""The life of a job, painted: a box for each place, an arrow for each way, both with numbers.

One part at a time is looked at, by mouse or keyboard; whoever shows the picture says what it
means. The boxes are reached with the arrow keys like everything else, so nothing here needs
a mouse.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.arrows import arrow_head, rounded
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.models.teaching.life import Life, described, said
from kickboard_desktop.models.teaching.life_plan import PLACES, PLANE, WAYS, Place, Way
from kickboard_desktop.theme import Theme, mix

#: Height it needs, and the one where it is narrower than so many points.
HEIGHT, HIGH, NARROW = 340, 376, 620
#: Height of a box below which its number stands beside the word.
LOW_BOX = 52
#: Height of a box of the plane that has two lines.
USUAL_BOX = 84
#: Points beside a way that still count as on it.
REACH = 14.0
#: Largest stretch of the plane: boxes that are much larger say nothing more.
STRETCH = 1.4
#: Keys that go on to the next part, and back.
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class LifeDiagram(QWidget, Pictured):
    """The picture.

    Signals:
        looked_at(str): the key of the place or way that is pointed at; "" for none.
        page_wanted(str): the page with the jobs of a place that was chosen.
    """

    looked_at = Signal(str)
    page_wanted = Signal(str)

    picture_size = QSize(1152, 640)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("life_diagram")
        self.setAccessibleName(self.tr("The life of a job"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(576, HEIGHT)
        self._theme = theme
        self._places = {place.key: place for place in PLACES}
        self._ways = {way.key: way for way in WAYS}
        self._life = Life({}, {})
        self._order: Sequence[str] = _in_order(self._places, self._ways)
        self._hovered = ""
        self._chosen = ""  # by keyboard
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that it needs; it takes what there is."""
        return self.minimumSize()

    @property
    def current(self) -> str:
        """The key of what is looked at, "" for nothing."""
        return self._hovered or (self._chosen if self.hasFocus() else "")

    def place(self, key: str) -> Place | None:
        """Return the place of that key, None where there is none."""
        return self._places.get(key)

    def way(self, key: str) -> Way | None:
        """Return the way of that key, None where there is none."""
        return self._ways.get(key)

    def show_life(self, life: Life) -> None:
        """Show other numbers."""
        if life != self._life:
            self._life = life
            self.setAccessibleDescription(described(life))
            self.update()

    @property
    def life(self) -> Life:
        """The numbers it shows."""
        return self._life

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be higher where it is narrow, for a number below each word."""
        super().resizeEvent(event)
        self.setMinimumHeight(HIGH if event.size().width() < NARROW else HEIGHT)

    # -- where things are
    def box(self, key: str) -> QRectF:
        """Return where a place's box is."""
        left, top, width, height = self._places[key].box
        return QRectF(self._at(left, top), self._at(left + width, top + height))

    def path(self, key: str) -> QPainterPath:
        """Return the line of a way, its corners rounded."""
        return rounded([self._at(*point) for point in self._ways[key].points])

    def part_at(self, point: QPointF) -> str:
        """Return the key of the box or arrow at *point*, "" for none; boxes are on top."""
        for key in self._places:
            if self.box(key).contains(point):
                return key
        stroker = QPainterPathStroker()
        stroker.setWidth(REACH)
        for key in self._ways:
            if self._label_box(key).contains(point):
                return key
            if stroker.createStroke(self.path(key)).contains(point):
                return key
        return ""

    def _at(self, x: float, y: float) -> QPointF:
        """Return a point of the plane on the widget; both axes stretch for themselves."""
        across = min(STRETCH, self.width() / PLANE[0])
        down = min(STRETCH, self.height() / PLANE[1])
        left = (self.width() - PLANE[0] * across) / 2
        top = (self.height() - PLANE[1] * down) / 2
        return QPointF(round(left + x * across) + 0.5, round(top + y * down) + 0.5)

    def _label_box(self, key: str) -> QRectF:
        x, y, side = self._ways[key].label
        point = self._at(x, y)
        if side == "above":
            wide = min(88.0, self._level(key, y) - 1)
            return QRectF(point.x() - wide / 2, point.y() - 21, wide, 18)
        if side == "left":
            wide = min(88.0, point.x() - 10)
            return QRectF(point.x() - 8 - wide, point.y() - 9, wide, 18)
        wide = min(88.0, self.width() - point.x() - 10)
        return QRectF(point.x() + 8, point.y() - 9, wide, 18)

    def _level(self, key: str, y: float) -> float:
        """Return how long the part of a way is that lies at *y* of the plane, in points."""
        across = [self._at(x, y).x() for x, height in self._ways[key].points if height == y]
        return max(across) - min(across)

    def still(self) -> LifeDiagram:
        """Return a chart of the same numbers that stands still."""
        made = LifeDiagram(self._theme)
        made.show_life(self._life)
        return made

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ways, then the places on top of their ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, way in self._ways.items():
            if key != self.current:
                self._draw_way(painter, way, lit=False)
        if self.current in self._ways:
            self._draw_way(painter, self._ways[self.current], lit=True)
        for place in self._places.values():
            self._draw_place(painter, place)
        painter.end()

    def _draw_way(self, painter: QPainter, way: Way, *, lit: bool) -> None:
        number = self._life.moved.get(way.key)
        color = self._color(way, number, lit=lit)
        pen = QPen(color, 2.0 if lit or number else 1.5)
        if way.by_hand:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path(way.key))
        self._draw_head(painter, way, color)
        words = said(way, number)
        if words:
            self._draw_label(painter, way, words, lit=lit, moves=bool(number))

    def _draw_head(self, painter: QPainter, way: Way, color: QColor) -> None:
        before, end = (self._at(*point) for point in way.points[-2:])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(arrow_head(before, end))

    def _draw_label(
        self, painter: QPainter, way: Way, words: str, *, lit: bool, moves: bool
    ) -> None:
        weight = QFont.Weight.DemiBold if moves or lit else QFont.Weight.Normal
        box = self._label_box(way.key)
        painter.setFont(assets.fitting_font(words, box.width(), 12, weight))
        number = self._life.moved.get(way.key)
        if number is not None and painter.fontMetrics().horizontalAdvance(words) > box.width():
            words = text.compact(number)  # what it is of stands below the picture
        painter.setPen(self._theme.color("text" if moves or lit else "muted"))
        flags = int(_SIDES[way.label[2]] | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, flags, words)

    def _color(self, way: Way, number: int | None, *, lit: bool) -> QColor:
        """Return the colour of a way: that of where it leads, faint while nobody goes there."""
        tokens = self._theme.tokens
        token = _TOKENS.get(way.key, "muted")
        full = str(getattr(tokens, token))
        if lit:
            return QColor(tokens.accent if token == "muted" else full)
        return QColor(mix(full, tokens.panel, 0.85 if number else 0.45))

    def _draw_place(self, painter: QPainter, place: Place) -> None:
        box, tokens = self.box(place.key), self._theme.tokens
        color = tokens.muted if place.state is None else self._theme.state_color(place.state)
        lit = place.key == self.current
        painter.setPen(QPen(QColor(color if lit else mix(color, tokens.panel, 0.55)), 1))
        painter.setBrush(QColor(mix(color, tokens.panel, 0.14 if lit else 0.07)))
        painter.drawRoundedRect(box, 8, 8)
        if lit and self.hasFocus() and place.key == self._chosen:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 10, 10)
        self._draw_words(painter, place, box, color)

    def _draw_words(self, painter: QPainter, place: Place, box: QRectF, color: str) -> None:
        """Draw icon and word in the first line, the number below, or beside where it is low."""
        low = box.height() < LOW_BOX or place.box[3] < USUAL_BOX
        narrow = self.width() < NARROW
        number, unit = self._number(place)
        edge, gap = (6, 19) if narrow else (12, 23)
        line = QRectF(box.left() + edge, box.top(), box.width() - 2 * edge + 2, box.height())
        word = QRectF(line)
        if low:
            word.setRight(word.right() - 8 * len(number))
        else:
            word.setBottom(box.center().y() + 6)
        if not (low and narrow):  # of icon, word and number two have room
            where = QRectF(round(line.left()), round(word.center().y() - 8), 16, 16)
            assets.draw_icon(painter, _icon(self._theme, place), color, where)
            word.setLeft(word.left() + gap)
        bold = QFont.Weight.DemiBold
        painter.setFont(assets.fitting_font(place.word, word.width(), 13, bold))
        painter.setPen(self._theme.color("text"))
        painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter), place.word)
        if low and unit:  # there is no room beside the word, and the line below says it, too
            return
        foot = line if low else QRectF(line.left(), box.center().y(), line.width(), 0)
        if not low:
            foot.setBottom(box.bottom() - 6)
        side = Qt.AlignmentFlag.AlignRight if low else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(
            assets.fitting_font(unit, foot.width(), 12)
            if unit
            else assets.ui_font(12 if low else 20, bold)
        )
        painter.setPen(self._theme.color("muted" if unit else "text"))
        painter.drawText(foot, flags, number + unit)

    def _number(self, place: Place) -> tuple[str, str]:
        """Return what a box says below its word: a number, or (as a unit) why there is none."""
        if place.key == "new":
            return "", self.tr("pushes jobs")
        if place.state is JobState.DISCARDED:
            return "", self.tr("kept nowhere")
        held = self._life.held.get(place.key)
        return (text.NONE if held is None else text.compact(held)), ""

    # -- mouse and keyboard
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Look at what the mouse is on."""
        self._hover(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look at what the keyboard is on again."""
        self._hover("")
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a box opens its page."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.part_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys go through the parts, Enter and Space open the page of a box."""
        key = Qt.Key(event.key())
        if key in _STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(self._next(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the first part."""
        super().focusInEvent(event)
        self._choose(self._chosen or self._order[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Look at nothing any more."""
        super().focusOutEvent(event)
        self._tell()

    def _next(self, key: Qt.Key) -> str:
        if key is Qt.Key.Key_Home:
            return self._order[0]
        if key is Qt.Key.Key_End:
            return self._order[-1]
        step = -_STEPS[key] if self.isRightToLeft() and key in _SIDEWAYS else _STEPS[key]
        at = self._order.index(self._chosen) if self._chosen in self._order else 0
        return self._order[(at + step) % len(self._order)]

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._tell()

    def _hover(self, key: str) -> None:
        if key == self._hovered:
            return
        self._hovered = key
        place = self._places.get(key)
        hand = place is not None and bool(place.page)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.looked_at.emit(self.current)

    def _open(self, key: str) -> None:
        place = self._places.get(key)
        if place is not None and place.page:
            self.page_wanted.emit(place.page)


#: How a label is aligned on each side of its way.
_SIDES = {
    "above": Qt.AlignmentFlag.AlignHCenter,
    "left": Qt.AlignmentFlag.AlignRight,
    "right": Qt.AlignmentFlag.AlignLeft,
}
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
#: Colour of each way.
_TOKENS = {
    "schedule": "violet",
    "due": "violet",
    "push": "accent",
    "take": "accent",
    "succeed": "good",
    "fail": "warn",
    "again": "warn",
    "die": "bad",
}


def _in_order(found: dict[str, Place], between: dict[str, Way]) -> list[str]:
    """Return the keys as one reads: each place, then the ways that leave it."""
    order: list[str] = []
    for key in found:
        order.append(key)
        order += [way.key for way in between.values() if way.start == key]
    return order


def _icon(theme: Theme, place: Place) -> str:
    return "file-code" if place.state is None else theme.state_icon(place.state)
