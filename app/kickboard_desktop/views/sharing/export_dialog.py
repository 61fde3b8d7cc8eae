"""Asks which rows to save, and as what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.texts import rows
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Segmented, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column


class ExportDialog(QDialog):
    """The dialog.

    Signals:
        chosen(Exported, str, bool, bool): the rows, the format, whether all of them are
            meant, and whether secrets are to be written, too.
    """

    chosen = Signal(object, str, bool, bool)

    def __init__(self, found: Exported, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        column = titled_column(self, self.tr("Save rows"))
        column.setSpacing(16)
        column.addLayout(self._make_choices())
        self._reveal = CheckBox(theme, self.tr("Write secrets, too, instead of •••"), self)
        self._reveal.setObjectName("export_reveal")
        column.addWidget(self._reveal)
        note = self.tr(
            "The file can be read by you alone. Nothing in it will be calculated by a spreadsheet."
        )
        words = plain_label(note, "small", tone="muted", parent=self)
        words.setWordWrap(True)
        words.setMinimumWidth(420)
        column.addWidget(words)
        go_on = add_foot(column, self.tr("Save…"), self._on_save)
        go_on.setObjectName("export_save")
        go_on.setDefault(True)

    def _make_choices(self) -> QGridLayout:
        found = self._found
        which = [("all", self.tr("All %s") % rows(found.total))]
        if found.selected:
            which.insert(0, ("some", self.tr("The selected %s") % rows(found.selected)))
        self._which = Segmented(self.tr("Rows"), which, parent=self)
        kinds = [
            ("csv", self.tr("CSV")),
            ("json", self.tr("JSON")),
            ("md", self.tr("Markdown")),
        ]
        self._kind = Segmented(self.tr("Format"), kinds, parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (title, choice) in enumerate(
            ((self.tr("Rows"), self._which), (self.tr("Format"), self._kind))
        ):
            grid.addWidget(plain_label(title, tone="muted", parent=self), row, 0)
            grid.addWidget(choice, row, 1)
        return grid

    @Slot()
    def _on_save(self) -> None:
        self.accept()
        everything = self._which.key == "all"
        self.chosen.emit(self._found, self._kind.key, everything, self._reveal.isChecked())
