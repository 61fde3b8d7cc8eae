"""The command palette: type a few letters of an action, a page, a queue, or a whole job id.

It never leaves the keyboard: the list has no focus of its own, the field passes it the
arrows. A job id is looked up in the background; the list shows it when the store found it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop.models.keys.palette import Entry, find
from kickboard_desktop.models.lists.roles import DISPLAY, ROW, Index
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import plain_label

WIDTH, ROW_HEIGHT, ROWS = 620, 36, 10
_KIND, _PAD = 76, 12
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS,
    Qt.Key.Key_PageUp: -ROWS,
}


class EntryModel(QAbstractListModel):
    """The lines that are offered now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """The lines."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer *entries*."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return a line, or what a screen reader says of it."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == DISPLAY:
            return ", ".join(filter(None, (entry.title, entry.kind, entry.shortcut, entry.reason)))
        return entry if role == ROW else None


class EntryDelegate(QStyledItemDelegate):
    """Draws a line: kind, icon, title with the matched letters, key or reason."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain = assets.ui_font(13)
        self._strong = assets.ui_font(13, QFont.Weight.DemiBold)
        self._small = assets.ui_font(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Return the size of a line."""
        return QSize(WIDTH // 2, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry: Entry = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selected"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        left = rect.left() + _PAD
        painter.drawText(QRect(left, rect.top(), _KIND, rect.height()), middle, entry.kind)
        left += _KIND
        if entry.icon:
            token = "muted" if entry.reason else "accent"
            color = self._theme.color(token).name()
            drawn = assets.pixmap(entry.icon, color, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(left, rect.top() + (rect.height() - 16) // 2, drawn)
        left += 26
        right = self._draw_end(
            painter, entry, QRect(left, rect.top(), rect.right() - left, rect.height())
        )
        self._draw_title(painter, entry, QRect(left, rect.top(), right - left, rect.height()))
        painter.restore()

    def _draw_end(self, painter: QPainter, entry: Entry, rect: QRect) -> int:
        """Draw key or reason at the right; return where it begins."""
        said = entry.reason or entry.shortcut
        metrics = QFontMetrics(self._small)
        title = QFontMetrics(self._strong).horizontalAdvance(entry.title)
        most = max(rect.width() // 3, rect.width() - title - _PAD - 16)
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(said)
        place = QRect(rect.right() - _PAD - width, rect.top(), width + 1, rect.height())
        painter.setFont(self._small)
        painter.setPen(self._theme.color("warn" if entry.reason else "muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), said)
        return place.left() - 12

    def _draw_title(self, painter: QPainter, entry: Entry, rect: QRect) -> None:
        """Draw the title, the matched letters strong, as much of it as fits."""
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        left, marked = rect.left(), set(entry.marked)
        for piece, is_marked in _pieces(entry.title, marked):
            font = self._strong if is_marked else self._plain
            metrics = QFontMetrics(font)
            room = rect.right() - left
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            token = "accent" if is_marked else "muted" if entry.reason else "text"
            painter.setPen(self._theme.color(token))
            painter.drawText(QRect(left, rect.top(), room, rect.height()), middle, shown)
            left += metrics.horizontalAdvance(shown)
            if shown != piece:
                return


def _pieces(title: str, marked: set[int]) -> list[tuple[str, bool]]:
    """Return *title* in pieces of letters that are all marked, or all not."""
    return [
        ("".join(title[at] for at in run), is_marked)
        for is_marked, run in groupby(range(len(title)), key=marked.__contains__)
    ]


class Palette(QDialog):
    """The palette over the window.

    Signals:
        chosen(str): the key of the entry that Enter or a click chose.
        typed(str): something else stands in the field.
    """

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(
        self, theme: Theme, entries: Callable[[], Sequence[Entry]], parent: QWidget
    ) -> None:
        """Offer what *entries* returns; it is asked again with every letter."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._found: tuple[Entry, ...] = ()  # what was looked up for what is typed
        self._model = EntryModel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        frame = QFrame(self)
        frame.setObjectName("panel")
        self._frame = frame
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(6)
        self._field = QLineEdit(frame)
        self._field.setObjectName("palette_field")
        self._field.setPlaceholderText(self.tr("An action, a page, a queue, or the id of a job"))
        self._field.setAccessibleName(self.tr("Command"))
        self._field.textChanged.connect(self._on_text_changed)
        self._field.installEventFilter(self)
        inner.addWidget(self._field)
        inner.addWidget(self._make_list(theme, frame))
        self._none = plain_label("", "small", tone="muted", parent=frame)
        self._none.setContentsMargins(_PAD, 6, _PAD, 6)
        self._none.setText(self.tr("Nothing is called so."))
        inner.addWidget(self._none)
        layout.addWidget(frame)
        self._show()
        self._field.setFocus()

    def _make_list(self, theme: Theme, parent: QWidget) -> QListView:
        shown = self._list = QListView(parent)
        shown.setObjectName("palette_list")
        shown.setAccessibleName(self.tr("What is meant"))
        shown.setModel(self._model)
        shown.setItemDelegate(EntryDelegate(theme, shown))
        shown.setFrameShape(QFrame.Shape.NoFrame)
        shown.setUniformItemSizes(True)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.clicked.connect(self._on_clicked)
        return shown

    @property
    def entries(self) -> Sequence[Entry]:
        """What is offered now, the best first."""
        return self._model.entries

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would choose."""
        row = self._list.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.text()

    def show_found(self, typed: str, entry: Entry) -> None:
        """Offer *entry* first, which was looked up for *typed*, if that still stands there."""
        if typed == self.text:
            self._found = (entry,)
            self._show()

    def place(self) -> None:
        """Lie near the top of the window, in its middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(WIDTH, parent.width() - 48)
        self._frame.setFixedWidth(width)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 72)

    def _show(self) -> None:
        entries = [*self._found, *find(self.text, self._entries())]
        self._model.show_entries(entries)
        self._list.setFixedHeight(min(ROWS, len(entries)) * ROW_HEIGHT)
        self._list.setVisible(bool(entries))
        self._none.setVisible(not entries)
        self._go_to(0)
        self.place()

    def _go_to(self, row: int) -> None:
        last = len(self._model.entries) - 1
        if last >= 0:
            self._list.setCurrentIndex(self._model.index(min(max(0, row), last)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys that mean the list, and Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        """Go down or up; a single step goes round."""
        row, rows = self._list.currentIndex().row() + by, len(self._model.entries)
        self._go_to(row % rows if abs(by) == 1 and rows else row)

    def _choose(self) -> None:
        """Do what the current line says; one that cannot be used now only shows why."""
        entry = self.current
        if entry is not None and not entry.reason:
            self.accept()
            self.chosen.emit(entry.key)

    @Slot(str)
    def _on_text_changed(self, typed: str) -> None:
        self._found = ()
        self._show()
        self.typed.emit(typed)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._choose()
