"""The glossary: the words of the trade, in the sense they have here (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop.models.teaching.glossary import words
from kickboard_desktop.widgets import button, plain_label

WIDTH, HEIGHT = 640, 560


class GlossaryDialog(QDialog):
    """The words in a list that can be filtered.

    Signals:
        life_wanted(): the picture of how the words hang together is to be shown.
    """

    life_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setWindowTitle(self.tr("Glossary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Glossary"), "title", parent=self))
        self._field = QLineEdit(self)
        self._field.setObjectName("glossary_field")
        self._field.setPlaceholderText(self.tr("Find a word"))
        self._field.setAccessibleName(self.tr("Find a word"))
        self._field.textChanged.connect(self._on_text_changed)
        layout.addWidget(self._field)
        layout.addWidget(self._make_list(), 1)
        row = QHBoxLayout()
        picture = button(self.tr("See the life of a job, live"), "link", parent=self)
        picture.setObjectName("glossary_life")
        picture.clicked.connect(self._on_life_clicked)
        row.addWidget(picture)
        row.addStretch(1)
        close = button(self.tr("Close"), "primary", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        self._field.setFocus()

    def _make_list(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("glossary_list")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(1, 1)
        self._lines: list[tuple[str, QLabel, QLabel]] = []
        for row, word in enumerate(words()):
            name = plain_label(word.word, "strong", parent=inside)
            means = plain_label(word.means, parent=inside)
            means.setWordWrap(True)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(means, row, 1)
            searched = " ".join((word.word, word.means, *word.forms)).casefold()
            self._lines.append((searched, name, means))
        column.addLayout(grid)
        column.addStretch(1)
        area.setWidget(inside)
        return area

    @Slot()
    def _on_life_clicked(self) -> None:
        self.accept()
        self.life_wanted.emit()

    @Slot(str)
    def _on_text_changed(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for searched, name, means in self._lines:
            shown = all(word in searched for word in wanted)
            name.setVisible(shown)
            means.setVisible(shown)
