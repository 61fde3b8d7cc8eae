"""Parts side by side that turn where there is little room: then one is above the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


class TurningRow(QWidget):
    """Two or more parts side by side, or one above the other.

    They turn where it is narrower than *least*, or than they need beside each other.

    Signals:
        turned(bool): whether they stand one above the other now.

    Attributes:
        row: Where to add the parts.
    """

    turned = Signal(bool)

    def __init__(
        self,
        least: int,
        *,
        gap: int = 12,
        lines: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty row that turns below *least* points.

        Args:
            least: Points.
            gap: Points between its parts.
            lines: Points between them where one is above the other; None: the same.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._least = least
        self._is_upright = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(gap)
        self._gap, self._lines = gap, gap if lines is None else lines

    def set_upright(self, *, upright: bool) -> None:
        """Have the parts one above the other however wide it is, or only where they must."""
        self._is_upright = upright
        self._turn_or_not()

    @property
    def is_turned(self) -> bool:
        """Whether the parts stand one above the other."""
        return self.row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of its widest part: it can always turn."""
        return QSize(max(self._widths(), default=0), self.row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        self._turn_or_not()

    def event(self, event: QEvent) -> bool:
        """Turn, too, where a part has come to need more."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn_or_not()
        return super().event(event)

    def _widths(self) -> list[int]:
        """Return how wide each part is at least."""
        items = [item for at in range(self.row.count()) if (item := self.row.itemAt(at))]
        return [item.minimumSize().width() for item in items if not item.isEmpty()]

    def _turn_or_not(self) -> None:
        widths = self._widths()
        needed = sum(widths) + self._gap * max(0, len(widths) - 1)
        turned = self._is_upright or self.width() < max(self._least, needed)
        if turned != self.is_turned:
            direction = QBoxLayout.Direction
            self.row.setDirection(direction.TopToBottom if turned else direction.LeftToRight)
            self.row.setSpacing(self._lines if turned else self._gap)
            self.updateGeometry()
            self.turned.emit(turned)
