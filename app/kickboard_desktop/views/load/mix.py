"""The mix of job classes of a load test: which, how often against each other, with what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from kickboard_desktop.models.teaching.load import Known, Mixed
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ComboBox, IconButton, button, set_tip
from kickboard_desktop.widgets.buttons import WORD_ICON
from kickboard_desktop.widgets.spin import bare

#: Classes in a mix besides the load test's own, at most.
MOST = 8
#: Weights that can be set.
HEAVIEST = 1_000


class LoadMix(QWidget):
    """The rows, one for each class besides the load test's own, and the button for another.

    Signals:
        changed(): `mix` gives something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("load_mix")
        self._theme = theme
        self._known: Sequence[Known] = ()
        self._rows: list[_Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        self._add = button(self.tr("Add a job class"), parent=self)
        self._add.setObjectName("load_mix_add")
        self._add.setIcon(theme.icon("plus"))
        self._add.setIconSize(WORD_ICON)
        self._add.clicked.connect(self._on_add)
        column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_state()

    @property
    def mix(self) -> tuple[Mixed, ...]:
        """What is chosen."""
        return tuple(row.mixed for row in self._rows)

    def set_known(self, known: Sequence[Known]) -> None:
        """Offer *known* classes from now on; rows that are there keep theirs."""
        self._known = known
        self._show_state()

    def show_mix(self, mix: Sequence[Mixed]) -> None:
        """Show *mix*, without a signal."""
        if tuple(mix) == self.mix:
            return
        while self._rows:
            self._remove(self._rows[-1])
        for mixed in mix:
            self._append(mixed)
        self._show_state()

    def _append(self, mixed: Mixed) -> _Row:
        row = _Row(self._theme, self._known, mixed, self)
        row.changed.connect(self.changed)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_state(self) -> None:
        """Say why there is nothing to add, where there is not."""
        self._add.setEnabled(bool(self._known) and len(self._rows) < MOST)
        if self._known:
            set_tip(self._add, self.tr("Jobs of the demo, or of your own, run as they are."))
        else:
            set_tip(self._add, self.tr("The engine of this window knows no job classes."))

    @Slot()
    def _on_add(self) -> None:
        taken = {row.mixed.name for row in self._rows}
        first = next((one for one in self._known if one.name not in taken), self._known[0])
        row = self._append(Mixed(first.name, modules=first.modules, queue=first.queue))
        self._show_state()
        row.setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            self._remove(row)
            self._show_state()
            self._add.setFocus()
            self.changed.emit()


class _Row(QWidget):
    """A class, its weight, its arguments."""

    changed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, known: Sequence[Known], mixed: Mixed, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("load_mix_row")
        self._known = {one.name: one for one in known}
        if mixed.name not in self._known:
            self._known[mixed.name] = Known(mixed.name, "()", mixed.modules, mixed.queue)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self._class = ComboBox(theme, self.tr("Job class"), self)
        self._class.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._class.setMinimumContentsLength(8)
        for name in self._known:
            self._class.addItem(name, name)
        self._class.setCurrentIndex(max(0, self._class.findData(mixed.name)))
        self._weight = bare(QSpinBox(self), self.tr("Weight"))
        self._weight.setObjectName("load_mix_weight")
        self._weight.setRange(0, HEAVIEST)
        self._weight.setValue(mixed.weight)
        self._weight.setFixedWidth(56)
        self._weight.setKeyboardTracking(False)
        set_tip(self._weight, self.tr("Weight: how often, against the others."))
        away = IconButton(theme, "x", self.tr("Remove this class"), parent=self)
        self._args = QLineEdit(mixed.args, self)
        self._args.setObjectName("load_mix_args")
        self._args.setAccessibleName(self.tr("Arguments as JSON"))
        grid.addWidget(self._class, 0, 0)
        grid.addWidget(self._weight, 0, 1)
        grid.addWidget(away, 0, 2)
        grid.addWidget(self._args, 1, 0, 1, 3)
        self.setFocusProxy(self._class)
        self._show_signature()
        self._class.activated.connect(self._on_class_chosen)
        self._weight.valueChanged.connect(self.changed)
        self._args.textEdited.connect(self.changed)
        away.clicked.connect(self.removed)

    @property
    def mixed(self) -> Mixed:
        """What is chosen."""
        name = str(self._class.currentData())
        known = self._known[name]
        args = self._args.text()
        return Mixed(name, self._weight.value(), args, known.modules, known.queue)

    def _show_signature(self) -> None:
        signature = self._known[str(self._class.currentData())].signature
        set_tip(self._args, self.tr("Arguments as a JSON list, for perform%s.") % signature)

    @Slot()
    def _on_class_chosen(self) -> None:
        self._show_signature()
        self.changed.emit()
