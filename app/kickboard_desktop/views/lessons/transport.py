"""The transport of a lesson: start, steps, play, end, speed, seed, and both clocks."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.lessons.clock import FASTEST, SLOWEST, Playback
from kickboard_desktop.starting.arguments import MOST_SEED
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lab.clocks import LabClocks
from kickboard_desktop.widgets import IconButton, plain_label, set_tip
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.lesson_scrubber import BINS, LessonScrubber
from kickboard_desktop.widgets.spin import bare
from kickboard_desktop.widgets.turning import TurningRow

#: Steps of the slider from the slowest to the fastest, each the same factor.
STEPS = 80
#: Points in which all controls have room beside each other, in every language.
IN_ONE_LINE = 760


class LessonTransport(QWidget):
    """The bar. It steers nothing itself.

    Signals:
        toggled(), rewound(), ended(): play or pause, to the start, to the end.
        stepped(int): to the next event (1), or to the one before (-1).
        sought(float): to a share of the run.
        speed_changed(float, bool): another speed, and whether long waits are leapt over.
        seeded(int): another seed was typed.
    """

    toggled = Signal()
    rewound = Signal()
    ended = Signal()
    stepped = Signal(int)
    sought = Signal(float)
    speed_changed = Signal(float, bool)
    seeded = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_transport")
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scrubber = LessonScrubber(theme, self)
        self._scrubber.sought.connect(self.sought)
        column.addWidget(self._scrubber)
        controls = TurningRow(IN_ONE_LINE, lines=0, parent=self)
        column.addWidget(controls)
        controls.row.addWidget(self._group(self._add_buttons, self._add_speed))
        controls.row.addWidget(self._group(self._add_seed, self._add_clocks), 1)

    def _group(self, *fill: Callable[[QHBoxLayout], None]) -> QWidget:
        """Return controls that stay beside each other."""
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for add in fill:
            if row.count():
                row.addSpacing(8)
            add(row)
        return group

    def _add_clocks(self, row: QHBoxLayout) -> None:
        row.addStretch(1)
        self._clocks = LabClocks(self)
        self._clocks.virtual.setMinimumWidth(144)
        self._clocks.wall.setMinimumWidth(64)
        row.addWidget(self._clocks)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        self._rewind = self._button(row, "rewind", self.tr("To the start (Home)"), "rewind")
        self._back = self._button(row, "step-back", self.tr("One step back (←)"), "back")
        self._play = self._button(row, "play", self.tr("Play (Space)"), "play")
        self._step = self._button(row, "step-forward", self.tr("One step (→)"), "step")
        self._end = self._button(row, "fast-forward", self.tr("To the end (End)"), "end")
        self._rewind.clicked.connect(self.rewound)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._play.clicked.connect(self.toggled)
        self._step.clicked.connect(lambda: self.stepped.emit(1))
        self._end.clicked.connect(self.ended)

    def _button(self, row: QHBoxLayout, icon: str, name: str, key: str) -> IconButton:
        made = IconButton(self._theme, icon, name, parent=self)
        made.setObjectName(f"lesson_{key}")
        row.addWidget(made)
        return made

    def _add_speed(self, row: QHBoxLayout) -> None:
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("lesson_speed")
        self._slider.setAccessibleName(self.tr("Speed"))
        self._slider.setRange(0, STEPS)
        self._slider.setFixedWidth(84)
        set_tip(self._slider, self.tr("Speed"))
        self._rate = plain_label("", parent=self)
        self._rate.setMinimumWidth(64)
        self._leap = CheckBox(self._theme, self.tr("Skip waits"), self)
        self._leap.setObjectName("lesson_leap")
        set_tip(self._leap, self.tr("Show no wait longer than a moment: then time leaps on."))
        for widget in (self._slider, self._rate, self._leap):
            row.addWidget(widget)
        row.addStretch(1)
        self._slider.valueChanged.connect(self._on_speed_changed)
        self._leap.toggled.connect(self._on_speed_changed)

    def _add_seed(self, row: QHBoxLayout) -> None:
        self._seed = bare(QSpinBox(self), self.tr("Seed"))
        self._seed.setObjectName("lesson_seed")
        self._seed.setRange(0, MOST_SEED)
        self._seed.setKeyboardTracking(False)
        self._seed.setFixedWidth(76)
        set_tip(self._seed, self.tr("The same seed gives the same numbers."))
        label = plain_label(self.tr("Seed"), tone="muted", parent=self)
        label.setBuddy(self._seed)
        row.addWidget(label)
        row.addSpacing(4)
        row.addWidget(self._seed)
        self._seed.valueChanged.connect(self.seeded)

    # -- what it shows
    @property
    def seed(self) -> int:
        """The seed that stands there."""
        return self._seed.value()

    def set_seed(self, seed: int) -> None:
        """Show another seed."""
        with QSignalBlocker(self._seed):
            self._seed.setValue(seed)

    def set_speed(self, speed: float, *, leaps: bool) -> None:
        """Show another speed."""
        with QSignalBlocker(self._slider), QSignalBlocker(self._leap):
            steps = math.log(speed / SLOWEST) / math.log(FASTEST / SLOWEST)
            self._slider.setValue(round(STEPS * steps))
            self._leap.setChecked(leaps)
        self._rate.setText(_times(speed))

    def show_state(self, playback: Playback, *, can_play: bool) -> None:
        """Allow what can be done."""
        playing = playback.is_playing
        self._play.set_icon("pause" if playing else "play", "accent")
        self._play.set_name(self.tr("Pause (Space)") if playing else self.tr("Play (Space)"))
        there = bool(playback.replays)
        self._play.setEnabled(can_play or there)
        for button in (self._rewind, self._back, self._step, self._end):
            button.setEnabled(there)
        self._scrubber.setEnabled(there)

    def show_time(self, playback: Playback, wall: float) -> None:
        """Show where the replay is; *wall* are the seconds it was watched."""
        length = playback.length
        self._clocks.say(playback.position, wall)
        self._scrubber.show_share(playback.position / length if length else 0.0)

    def show_profile(self, playback: Playback) -> None:
        """Show where in the run things happen."""
        parts = [replay.profile(BINS, playback.length) for replay in playback.replays]
        self._scrubber.show_profile([sum(counts) for counts in zip(*parts, strict=True)])

    def _on_speed_changed(self) -> None:
        share = self._slider.value() / STEPS
        speed = float(f"{SLOWEST * (FASTEST / SLOWEST) ** share:.2g}")
        self._rate.setText(_times(speed))
        self.speed_changed.emit(speed, self._leap.isChecked())


def _times(speed: float) -> str:
    """Return *speed* as it is written: ×60, ×0.2."""
    return f"×{text.count(round(speed)) if speed >= 1 else text.decimal(speed)}"
