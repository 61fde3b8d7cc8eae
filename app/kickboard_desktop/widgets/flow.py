"""A row that goes on in a second line where it finds no room, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

#: Points that what gives way has at least beside others.
LEAST = 96
_GIVES_WAY = QSizePolicy.Policy.Ignored


class FlowRow(QLayout):
    """Controls side by side, each in its own size, broken into as many lines as they need.

    What was added as elastic, or after `add_stretch`, takes what its line has left. It is
    as high as its width asks for, so whatever it lies in must heed heights for widths, as
    Qt's own layouts do.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, lines: int = 8) -> None:
        """Make an empty row.

        Args:
            parent: The widget whose layout it is, if it is not put into another layout.
            gap: Points between two controls.
            lines: Points between two lines.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._elastic: set[int] = set()  # places in _items
        self._lines = lines
        self._known: tuple[int, int] | None = None  # a width, and its height
        self._twin: FlowRow | None = None
        self._own = 1  # lines at the width it has, as far as its own items need them
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def add(self, widget: QWidget, *, elastic: bool = False) -> None:
        """Add *widget* in the middle of its line; an elastic one takes what is left there."""
        self.addWidget(widget)
        if elastic:
            self._elastic.add(len(self._items) - 1)

    def add_stretch(self) -> None:
        """Push what comes next to the right end of its line."""
        self._elastic.add(len(self._items))
        policy = QSizePolicy.Policy.Expanding
        self.addItem(QSpacerItem(0, 0, policy, QSizePolicy.Policy.Minimum))

    def go_with(self, twin: FlowRow) -> None:
        """Give the last item a line of its own where that of *twin* has one, and the other way.

        So what lies below two rows side by side begins at one height.
        """
        self._twin, twin._twin = twin, self

    # -- what Qt asks
    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take *item* in."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one of them, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Let go of one of them."""
        if not 0 <= index < len(self._items):
            return None
        self._elastic = {at - (at > index) for at in self._elastic if at != index}
        self.invalidate()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._known = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return that it likes to be wide."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high its lines are together when it is *width* wide."""
        if self._known is None or self._known[0] != width:
            edge = self.contentsMargins()
            room = QRect(0, 0, width - edge.left() - edge.right(), 0)
            height = self._place(room, move=False) + edge.top() + edge.bottom()
            self._known = width, height
        return self._known[1]

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the same: it does not give way."""
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line with all of them."""
        shown = self._shown()
        width = sum(self._wish(at) for at in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((self._items[at].sizeHint().height() for at in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest."""
        shown = self._shown()
        sizes = [self._items[at].minimumSize() for at in shown]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put each in its place."""
        super().setGeometry(rect)
        own = len(self._needed(rect.width()))
        if own != self._own:
            self._own = own
            if self._twin is not None:
                self._twin.invalidate()
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    # -- lines
    def _shown(self) -> list[int]:
        return [
            at
            for at, item in enumerate(self._items)
            if item.spacerItem() is not None or not item.isEmpty()
        ]

    def _wish(self, at: int) -> int:
        """Return how wide the item is before anything is left over."""
        item = self._items[at]
        if item.spacerItem() is not None:
            return 0
        widget = item.widget()
        least, likes = item.minimumSize().width(), item.sizeHint().width()
        if widget is not None and widget.sizePolicy().horizontalPolicy() is _GIVES_WAY:
            return max(least, min(likes, LEAST))
        return max(least, likes)

    def _broken(self, width: int) -> list[list[int]]:
        """Return which of them share a line."""
        lines = self._needed(width)
        if self._twin is not None and self._twin._own > len(lines) == 1 and len(lines[0]) > 1:
            lines.append([lines[0].pop()])
        return lines

    def _needed(self, width: int) -> list[list[int]]:
        """Return which of them share a line where it is *width* wide, whatever the twin does."""
        lines: list[list[int]] = [[]]
        taken = 0
        for at in self._shown():
            wish = self._wish(at)
            wider = wish + (self.spacing() if lines[-1] else 0)
            if lines[-1] and taken + wider > width and wish:
                lines.append([])
                taken, wider = 0, wish
            lines[-1].append(at)
            taken += wider
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Return how high all lines are in *rect*; put everything there if it is to *move*."""
        top = rect.y()
        for line in self._broken(rect.width()):
            height = max((self._items[at].sizeHint().height() for at in line), default=0)
            if move:
                self._put(line, QRect(rect.x(), top, rect.width(), height))
            top += height + self._lines
        return top - self._lines - rect.y()

    def _put(self, line: list[int], rect: QRect) -> None:
        """Put the items of a *line* into *rect*; what is left goes to those that are elastic."""
        widths = {at: min(self._wish(at), rect.width()) for at in line}
        elastic = [at for at in line if at in self._elastic]
        left = rect.width() - sum(widths.values()) - self.spacing() * (len(line) - 1)
        for number, at in enumerate(elastic):
            share = max(0, left) // (len(elastic) - number)
            widths[at] += share
            left -= share
        spots, x = [], rect.x()
        for at in line:
            spots.append((at, x))
            x += widths[at] + self.spacing()
        for at, x in spots:
            height = min(self._items[at].sizeHint().height(), rect.height())
            place = QRect(QPoint(x, rect.y() + (rect.height() - height) // 2), QSize(1, height))
            place.setWidth(widths[at])
            self._items[at].setGeometry(self._mirrored(place, rect))

    def _mirrored(self, place: QRect, rect: QRect) -> QRect:
        """Return *place* as it is where people read from right to left."""
        widget = self.parentWidget()
        if widget is None or widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return place
        return QRect(rect.left() + rect.right() - place.right(), place.y(), *place.size().toTuple())
