"""What every table's model has: columns, their titles and alignments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kickboard_desktop.models.lists.columns import Look
from kickboard_desktop.models.lists.roles import ALIGNMENT, DISPLAY, LEFT, RIGHT, TOOLTIP, Index
from kickboard_desktop.models.teaching.glossary import explained


class TitledModel(QAbstractTableModel):
    """A table model whose columns are known from the start."""

    def __init__(self, looks: Sequence[Look], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = [look.title for look in looks]
        self._alignments = [RIGHT if look.right else LEFT for look in looks]

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> Any:
        """Return a column's title, its alignment, and what the title means."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._titles):
            return None
        if role == DISPLAY:
            return self._titles[section]
        if role == TOOLTIP:
            return explained(self._titles[section]) or None
        return self._alignments[section] if role == ALIGNMENT else None
