"""The transport of a load test: start, cancel, time left, a stall, processors."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSpinBox, QWidget

from kickboard.lab.load.reading import MAX_PROCESSES
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import (
    ElidedLabel,
    SliderRow,
    button,
    plain_label,
    set_tip,
    set_tone,
)
from kickboard_desktop.widgets.buttons import WORD_ICON
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.spin import bare


class LoadTransport(QWidget):
    """The row.

    Signals:
        started(): the plan is to be run.
        cancelled(): the run is to end.
        stalled(): all processors are to stand still for two seconds.
        resized(int): so many processors are to work from now on, in each process.
        spread(int): so many engine processes are to work from now on.
    """

    started = Signal()
    cancelled = Signal()
    stalled = Signal()
    resized = Signal(int)
    spread = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("load_transport")
        row = FlowRow(self, gap=12)
        self._start = button(self.tr("Start"), "primary", parent=self)
        self._start.setObjectName("load_start")
        self._cancel = button(self.tr("Cancel"), parent=self)
        self._cancel.setObjectName("load_cancel")
        self._stall = button(self.tr("Stall for 2 s"), parent=self)
        self._stall.setObjectName("load_stall")
        self._stall.setIcon(theme.icon("pause"))
        self._stall.setIconSize(WORD_ICON)
        set_tip(self._stall, self.tr("Hold up every processor, as a long pause of the machine."))
        self._bar = QProgressBar(self)
        self._bar.setObjectName("load_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1_000)
        self._bar.setFixedSize(88, 6)
        self._state = ElidedLabel(tone="muted", parent=self)
        self._state.setObjectName("load_state")
        self._processors = SliderRow(self.tr("Processors"), 1, 50, 10, parent=self)
        self._processors.setObjectName("load_processors")
        self._processors.setFixedWidth(240)
        self._times = plain_label(self.tr("in processes:"), parent=self)
        self._processes = bare(QSpinBox(self), self.tr("Engine processes"))
        self._processes.setObjectName("load_processes")
        self._processes.setRange(1, MAX_PROCESSES)
        self._processes.setFixedWidth(44)
        self._processes.setKeyboardTracking(False)
        set_tip(self._processes, self.tr("Engine processes, each with so many processors."))
        for widget in (self._start, self._cancel, self._stall, self._bar):
            row.add(widget)
        row.add(self._state, elastic=True)
        row.add(self._processors)
        row.add(self._times)
        row.add(self._processes)
        self._start.clicked.connect(self.started)
        self._cancel.clicked.connect(self.cancelled)
        self._stall.clicked.connect(self.stalled)
        self._processors.value_settled.connect(self.resized)
        self._processes.valueChanged.connect(self.spread)

    def show_state(self, *, running: bool, stopping: bool, can_start: bool) -> None:
        """Allow what can be done now."""
        self._start.setVisible(not running)
        self._start.setEnabled(can_start)
        self._cancel.setVisible(running)
        self._cancel.setEnabled(running and not stopping)
        self._stall.setVisible(running)
        self._stall.setEnabled(running and not stopping)
        self._bar.setVisible(running)
        for widget in (self._processors, self._times, self._processes):
            widget.setVisible(running)

    def stand_back(self, *, back: bool) -> None:
        """Let [Start] be the page's primary button, or leave that to another one."""
        self._start.setProperty("kind", "" if back else "primary")
        self._start.style().unpolish(self._start)
        self._start.style().polish(self._start)

    def set_processors(self, count: int, processes: int, *, can_spread: bool) -> None:
        """Show how many processors there are in each of *processes*, and whether these change."""
        blocked = self._processes.blockSignals(True)
        self._processes.setValue(processes)
        self._processes.blockSignals(blocked)
        self._processes.setEnabled(can_spread)
        self._processors.set_range(1, max(50, 2 * count))
        self._processors.set_value(count)

    def say(self, words: str, tone: str = "muted") -> None:
        """Say what goes on, where nothing is measured yet or any more."""
        self._state.setText(text.one_line(words, 300))
        set_tip(self._state, words)
        set_tone(self._state, tone)

    def show_progress(self, second: float, length: float) -> None:
        """Show the time left at *second* of a run of *length* seconds."""
        self._bar.setValue(round(1_000 * min(1.0, second / length)))
        left = length - second
        if left > 0:
            self.say(self.tr("%s left") % text.duration(max(1.0, left)))
        else:
            self.say(self.tr("waiting for the last jobs"))
