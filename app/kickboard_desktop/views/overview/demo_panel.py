"""Enqueue demo jobs: which, how many, now or later, or a steady stream; and how much fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import format as text
from kickboard_desktop.models.job import arguments
from kickboard_desktop.telemetry import ClassInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Panel, Segmented, SliderRow, button, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.spin import CountField, bare

#: Jobs a second, at most.
MOST_A_SECOND = 500
#: Jobs at once, at most: what the demo's own mix makes in one go.
MOST = 100_000
#: The demo's jobs that push others; see `kickboard.demo.starter`.
MIX, FOLDER, FIRST_MINUTE = "DemoMixJob", "DemoFolderJob", "FirstMinuteJob"
_STARTERS = frozenset({MIX, FOLDER, FIRST_MINUTE})


class DemoPanel(QDialog):
    """The panel; it stays beside the window while the jobs run.

    Signals:
        submitted(list[dict]): raw items to push now.
        streamed(int): jobs a second from now on; ask `make` for them.
        setting_changed(str, object): a knob of the demo, for the engine.
    """

    submitted = Signal(object)
    streamed = Signal(int)
    setting_changed = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        classes: Sequence[ClassInfo],
        *,
        now: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        """Make the panel for the demo's *classes*; *now* gives the store's epoch seconds."""
        super().__init__(parent)
        self.setObjectName("demo_panel")
        self.setWindowTitle(self.tr("Enqueue demo jobs"))
        self.setMinimumWidth(440)
        self._now = now
        self._classes = {info.name: info for info in classes if info.group}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._make_once(theme))
        layout.addWidget(self._make_stream())
        layout.addWidget(self._make_trouble(theme))
        self._on_choice_changed()

    @property
    def choice(self) -> str:
        """The class that is chosen; `MIX` is all of them, "" means that there is none."""
        return str(self._what.currentData() or "")

    def choose(self, name: str) -> None:
        """Choose the class *name*."""
        self._what.setCurrentIndex(max(0, self._what.findData(name)))

    def make(self, count: int) -> list[dict[str, Any]]:
        """Return the raw items that make *count* jobs of the chosen kind."""
        if not self.choice:
            return []
        if self.choice == MIX:
            return [self._item(MIX, [count])]
        return [self._item(self.choice, [])] * count

    # -- building
    def _make_once(self, theme: Theme) -> Panel:
        panel = Panel(self.tr("At once"), parent=self)
        form = QFormLayout()
        form.setSpacing(8)
        self._what = self._make_choice(theme)
        self._doc = plain_label("", "small", tone="muted", parent=panel)
        self._doc.setWordWrap(True)
        self._count = bare(CountField(panel), self.tr("How many"))
        self._count.setObjectName("demo_count")
        self._count.setRange(1, MOST)
        self._count.setValue(100)
        self._count.valueChanged.connect(self._on_choice_changed)
        form.addRow(plain_label(self.tr("Which"), parent=panel), self._what)
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self._doc)
        form.addRow(plain_label(self.tr("How many"), parent=panel), self._count)
        form.addRow(plain_label(self.tr("When"), parent=panel), self._make_when())
        panel.body.addLayout(form)
        panel.body.addLayout(self._make_buttons())
        return panel

    def _make_choice(self, theme: Theme) -> ComboBox:
        box = ComboBox(theme, self.tr("Which"), self)
        box.setObjectName("demo_class")
        box.setMaxVisibleItems(24)
        if MIX in self._classes:
            box.addItem(self.tr("A mix of everything"), MIX)
            box.insertSeparator(1)
        group = ""
        for info in arguments.grouped(list(self._classes.values())):
            if info.name in _STARTERS:
                continue
            if group and info.group != group:
                box.insertSeparator(box.count())
            group = info.group
            box.addItem(info.name, info.name)
        box.currentIndexChanged.connect(self._on_choice_changed)
        return box

    def _make_when(self) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choices = (("now", self.tr("Now")), ("in", self.tr("In")))
        self._when = Segmented(self.tr("When"), choices, parent=whole)
        self._delay = bare(QDoubleSpinBox(whole), self.tr("Seconds from now"))
        self._delay.setRange(0.1, 86_400.0)
        self._delay.setDecimals(1)
        self._delay.setValue(10)
        self._delay.setSuffix(text.with_unit("", "s"))
        self._delay.setEnabled(False)
        self._when.chosen.connect(self._on_when_chosen)
        row.addWidget(self._when)
        row.addWidget(self._delay, 1)
        return whole

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        folder = button(self.tr("Files of a folder…"), parent=self)
        folder.setObjectName("demo_folder")
        folder.setVisible(FOLDER in self._classes)
        folder.clicked.connect(self._on_folder)
        self._submit = button("", "primary", parent=self)
        self._submit.setObjectName("demo_submit")
        self._submit.setDefault(True)
        self._submit.clicked.connect(self._on_submit)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(self._submit)
        return row

    def _make_stream(self) -> Panel:
        panel = Panel(self.tr("Continuously"), parent=self)
        self._rate = SliderRow(self.tr("Jobs a second"), 0, MOST_A_SECOND, 0, parent=panel)
        self._rate.setObjectName("demo_rate")
        self._rate.value_changed.connect(self.streamed)
        panel.body.addWidget(self._rate)
        note = self.tr("Of the kind chosen above, until the slider is back at 0.")
        panel.body.addWidget(plain_label(note, "small", tone="muted", parent=panel))
        return panel

    def _make_trouble(self, theme: Theme) -> Panel:
        panel = Panel(self.tr("Trouble"), parent=self)
        label = self.tr("The demo's server fails")
        self._failures = SliderRow(label, 0, 100, 10, unit="%", parent=panel)
        self._failures.setObjectName("demo_failures")
        self._failures.value_settled.connect(self._on_failures_settled)
        self._down = CheckBox(theme, self.tr("Its webhook receiver is down"), panel)
        self._down.setObjectName("demo_down")
        self._down.toggled.connect(self._on_down_toggled)
        panel.body.addWidget(self._failures)
        panel.body.addWidget(self._down)
        return panel

    # -- working
    def show_rate(self, rate: int) -> None:
        """Show the rate that holds, when it was changed elsewhere."""
        self._rate.set_value(rate)

    @Slot()
    def _on_choice_changed(self, *_: object) -> None:
        info = self._classes.get(self.choice)
        self._doc.setText(info.doc if info else "")
        count = self._count.value()
        word = self.tr("job") if count == 1 else self.tr("jobs")
        self._submit.setText(self.tr("Enqueue %s %s") % (text.count(count), word))

    @Slot()
    def _on_submit(self) -> None:
        items = self.make(self._count.value())
        if self._when.key == "in":
            at = self._now() + self._delay.value()
            items = [{**item, "at": at} for item in items]
        self.submitted.emit(items)

    @Slot()
    def _on_folder(self) -> None:
        title = self.tr("Make checksums and thumbnails of the files in")
        folder = QFileDialog.getExistingDirectory(self, title)
        if folder:
            self.submitted.emit([self._item(FOLDER, [folder])])

    @Slot(str)
    def _on_when_chosen(self, key: str) -> None:
        self._delay.setEnabled(key == "in")

    @Slot(bool)
    def _on_down_toggled(self, down: bool) -> None:
        self.setting_changed.emit("demo.webhook_down", down)

    @Slot(int)
    def _on_failures_settled(self, percent: int) -> None:
        self.setting_changed.emit("demo.failure_rate", percent / 100)

    def _item(self, name: str, args: list[Any]) -> dict[str, Any]:
        info = self._classes.get(name)
        item: dict[str, Any] = {"class": name, "args": args}
        return item if info is None else {**item, "queue": info.queue, "retry": info.retry}
