"""Qt's selection of rows, which also tells when a choice began anew."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QObject, Signal

#: Rows that one range can choose; for more there is "Select all matching".
LONGEST_RANGE = 5000


class RowSelection(QItemSelectionModel):
    """Qt's selection, which tells when a choice began anew.

    Jobs that are not on screen can be chosen and are not selected here; a plain click must
    drop those, too, and Qt's signal knows nothing of them. It does not come at all when the
    row that is clicked is the one that is selected.
    """

    begun = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.beginning = False

    def select(  # type: ignore[override]  # one method stands for both overloads
        self, what: QItemSelection, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select, and tell if everything else was let go for it."""
        begins = bool(command & QItemSelectionModel.SelectionFlag.Clear) and not self.beginning
        if begins:
            self.beginning = True
        super().select(what, command)
        if begins:
            self.beginning = False
            self.begun.emit()


def selected_rows(selection: QItemSelection) -> Iterator[int]:
    """Go through the selected rows, at most `LONGEST_RANGE` of each range."""
    for number in range(selection.count()):
        found = selection.at(number)
        yield from range(found.top(), min(found.bottom(), found.top() + LONGEST_RANGE - 1) + 1)
