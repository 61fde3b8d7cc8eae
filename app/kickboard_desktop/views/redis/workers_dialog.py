"""Asks how many worker processes are to run on a Redis, with which jobs, for which queues."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import format as text
from kickboard_desktop.widgets import button, plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column
from kickboard_desktop.widgets.spin import bare

_WIDTH = 560
_BETWEEN = ";"


class WorkersDialog(QDialog):
    """The form.

    Signals:
        chosen(int, int, tuple, tuple): processes, threads of each, modules and files, queues.
    """

    chosen = Signal(int, int, tuple, tuple)

    def __init__(
        self,
        place: str,
        queues: Sequence[str],
        modules: Sequence[str],
        *,
        most: tuple[int, int],
        offered: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Ask about workers on *place*.

        Args:
            place: What the Redis is called.
            queues: Those that there are.
            modules: What was loaded last.
            most: Processes, and threads of each.
            offered: The queues to begin with.
            parent: What it stands on.
        """
        super().__init__(parent)
        self.setObjectName("workers_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        column = titled_column(self, self.tr("Start workers here"))
        why = self.tr(
            "They run on this machine, take jobs from %s beside all other workers, and end with "
            "this window."
        )
        self._add_words(column, why % text.one_line(place, 60))
        column.addLayout(self._make_form(queues, modules, most, offered))
        warning = self.tr(
            "A job that none of these files knows fails here and is retried. So name queues "
            "whose jobs they know, all of them."
        )
        self._add_words(column, warning, tone="warn")
        column.addStretch(1)
        self._start = add_foot(column, self.tr("Start"), self._on_start)
        self._start.setObjectName("workers_start")
        self._start.setDefault(True)
        for field in (self._modules, self._queues):
            field.textChanged.connect(self._on_typed)
        self._on_typed()

    def _add_words(self, column: QVBoxLayout, words: str, tone: str = "muted") -> None:
        label = plain_label(words, tone=tone, parent=self)
        label.setWordWrap(True)
        column.addWidget(label)

    def _make_form(
        self,
        queues: Sequence[str],
        modules: Sequence[str],
        most: tuple[int, int],
        offered: Sequence[str],
    ) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._number = self._spin("workers_number", self.tr("Processes"), most[0], 1)
        self._threads = self._spin("workers_threads", self.tr("Threads of each"), most[1], 5)
        self._modules = self._field("workers_modules", self.tr("Jobs"), _BETWEEN.join(modules))
        self._modules.setPlaceholderText("shop.py")
        self._queues = self._field("workers_queues", self.tr("Queues"), ", ".join(offered))
        self._queues.setPlaceholderText(text.one_line(", ".join(queues), 70) or "default")
        browse = button(self.tr("Choose…"), parent=self)
        browse.clicked.connect(self._on_browse)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self._modules, 1)
        files.addWidget(browse)
        for spin in (self._number, self._threads):
            form.addRow(plain_label(spin.accessibleName(), parent=self), spin)
        form.addRow(plain_label(self._modules.accessibleName(), parent=self), files)
        form.addRow(plain_label(self._queues.accessibleName(), parent=self), self._queues)
        return form

    def _spin(self, name: str, title: str, most: int, value: int) -> QSpinBox:
        spin = bare(QSpinBox(self), title)
        spin.setObjectName(name)
        spin.setRange(1, most)
        spin.setValue(value)
        spin.setFixedWidth(72)
        return spin

    def _field(self, name: str, title: str, value: str) -> QLineEdit:
        field = QLineEdit(value, self)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _listed(self, field: QLineEdit, between: str) -> tuple[str, ...]:
        return tuple(filter(None, map(str.strip, field.text().split(between))))

    @Slot()
    def _on_browse(self) -> None:
        kinds = self.tr("Python files (*.py)")
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Load jobs"), "", kinds)
        if chosen:
            self._modules.setText(_BETWEEN.join(chosen))

    @Slot()
    def _on_typed(self) -> None:
        named = self._listed(self._modules, _BETWEEN) and self._listed(self._queues, ",")
        self._start.setEnabled(bool(named))

    @Slot()
    def _on_start(self) -> None:
        self.accept()
        self.chosen.emit(
            self._number.value(),
            self._threads.value(),
            self._listed(self._modules, _BETWEEN),
            self._listed(self._queues, ","),
        )
