"""Parts of one width in as many rows as the window needs, never a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget


class EvenRows(QWidget):
    """Parts side by side, all of one width.

    Rows are filled evenly and to their ends: seven parts make 7, or 4 + 3, not 5 + 2.
    """

    GAP = 12

    def __init__(self, parts: Sequence[QWidget], least: int, parent: QWidget | None = None) -> None:
        """Show *parts*, of which none is to be narrower than *least* points."""
        super().__init__(parent)
        self._parts = list(parts)
        self._least = least
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def columns(self, width: int) -> int:
        """Return how many parts share a row of *width*."""
        fitting = max(1, (width + self.GAP) // (self._least + self.GAP))
        rows = -(-len(self._parts) // fitting)
        return -(-len(self._parts) // rows)

    def row_height(self, width: int, _rows: int) -> int:
        """Return how high each of so many rows is, of parts *width* points wide."""
        return max(
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in self._parts
        )

    def arrange(self, rows: int) -> None:
        """Have the parts make themselves ready to stand in so many *rows*."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the rows that *width* asks for."""
        columns = self.columns(width)
        rows = -(-len(self._parts) // columns)
        wide = (width + self.GAP) // columns - self.GAP
        return rows * (self.row_height(wide, rows) + self.GAP) - self.GAP

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that the height depends on the width."""
        return True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one row."""
        return QSize(len(self._parts) * (self._least + self.GAP) - self.GAP, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a single column's width at the present height."""
        return QSize(self._least, self._height())

    def _height(self) -> int:
        return self.heightForWidth(self.width() or self._least)

    def event(self, event: QEvent) -> bool:
        """Put the parts in their places anew when one of them has become higher."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """Put the parts in their places."""
        self._place()

    def _place(self) -> None:
        columns = self.columns(self.width())
        rows = -(-len(self._parts) // columns)
        self.arrange(rows)
        height = self.row_height((self.width() + self.GAP) // columns - self.GAP, rows)
        for index, part in enumerate(self._parts):
            row, column = divmod(index, columns)
            here = min(columns, len(self._parts) - row * columns)
            left = self._edge(column, here)
            right = self._edge(column + 1, here) - self.GAP
            part.setGeometry(left, row * (height + self.GAP), right - left, height)
        self.updateGeometry()

    def _edge(self, column: int, columns: int) -> int:
        """Return where *column* begins; whole pixels, the rounding spread over the row."""
        return round(column * (self.width() + self.GAP) / columns)
