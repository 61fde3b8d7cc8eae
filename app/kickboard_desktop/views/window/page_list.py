"""The sidebar's list: as many pages as there are, in whatever height there is.

Rows get lower first, down to a size that can still be hit; then the list scrolls, and follows
the page that is seen and the keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kickboard_desktop.widgets import plain_label

#: Heights of a row, the one to be liked best first.
ROWS = (32, 30, 28, 26, 24)
#: Points between two rows, and between two low ones.
GAP, LOW_GAP = 2, 1
#: Height of a group's caption, and less where rows are low.
CAPTION, LOW_CAPTION = 32, 22


class PageList(QScrollArea):
    """Groups of entries below each other; no wider than it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self._inside = QWidget()
        self._inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        self._captions: dict[str, QLabel] = {}
        self._entries: list[QWidget] = []
        self._row = ROWS[0]
        self.setWidget(self._inside)

    @property
    def row_height(self) -> int:
        """How high an entry is now."""
        return self._row

    @property
    def captions(self) -> Sequence[QLabel]:
        """The names of the groups, from top to bottom."""
        return tuple(self._captions.values())

    def add(self, entry: QWidget, group: str) -> None:
        """Put *entry* at the end; a *group* that is new gets its name above it."""
        if group not in self._captions:
            caption = plain_label(group, "caption", parent=self._inside)
            caption.setContentsMargins(10, 0, 0, 4)
            caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            self._captions[group] = caption
            self._column.insertWidget(self._column.count() - 1, caption)
        self._entries.append(entry)
        entry.installEventFilter(self)
        self._column.insertWidget(self._column.count() - 1, entry)
        self._fit()

    def add_below(self, entry: QWidget, above: QWidget) -> None:
        """Put *entry* right below another one."""
        self._entries.insert(self._entries.index(above) + 1, entry)
        entry.installEventFilter(self)
        self._column.insertWidget(self._column.indexOf(above) + 1, entry)
        self.setTabOrder(above, entry)
        self._fit()

    def remove(self, entry: QWidget) -> None:
        """Take *entry* out of the list; it still belongs to it."""
        self._entries.remove(entry)
        self._column.removeWidget(entry)
        entry.hide()
        self._fit()

    def show_captions(self, *, shown: bool) -> None:
        """Show or hide the names of the groups."""
        for caption in self._captions.values():
            caption.setVisible(shown)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that asks for nothing: the list takes what is left."""
        return QSize(40, 4 * ROWS[0])

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the height of the rows."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep in view what has the keyboard."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, GAP)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the rows be as high as fits, the lowest where nothing does."""
        fitting = (row for row in ROWS if self._needed(row) <= self.height())
        self._row = next(fitting, ROWS[-1])
        self._column.setSpacing(_gap(self._row))
        for entry in self._entries:
            entry.setFixedHeight(self._row)
        for caption in self._captions.values():
            caption.setFixedHeight(_caption(self._row))

    def _needed(self, row: int) -> int:
        """Return the height of everything with rows of height *row*."""
        captions = [c for c in self._captions.values() if not c.isHidden()]
        rows = len(self._entries) * (row + _gap(row))
        return rows + len(captions) * (_caption(row) + _gap(row))


def _gap(row: int) -> int:
    return GAP if row >= ROWS[2] else LOW_GAP


def _caption(row: int) -> int:
    return CAPTION if row == ROWS[0] else LOW_CAPTION
