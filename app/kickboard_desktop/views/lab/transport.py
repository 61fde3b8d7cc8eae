"""The transport of the lab: from the start, play, one step, how fast, and over long waits."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.labs.backoff import FASTEST, SLOWEST, BackoffLab, Phase
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import IconButton, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.labels import set_tip

#: Steps of the slider from the slowest to the fastest, each the same factor.
STEPS = 100


def rate_at(step: int) -> float:
    """Return the speed at a step of the slider, in two significant digits."""
    rate = SLOWEST * (FASTEST / SLOWEST) ** (step / STEPS)
    return min(FASTEST, max(SLOWEST, float(f"{rate:.2g}")))


def step_of(rate: float) -> int:
    """Return the step of the slider next to *rate*."""
    return round(STEPS * math.log(rate / SLOWEST) / math.log(FASTEST / SLOWEST))


class LabTransport(QWidget):
    """The controls. They steer nothing themselves.

    Signals:
        restarted(), toggled(), stepped(): a button was pressed.
        speed_changed(float, bool): another speed, and whether long waits are leapt over.
    """

    restarted = Signal()
    toggled = Signal()
    stepped = Signal()
    speed_changed = Signal(float, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lab_transport")
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._restart = self._button("list-restart", self.tr("From the start (R)"))
        self._play = self._button("play", self.tr("Play (Space)"))
        self._step = self._button("skip-forward", self.tr("To the next attempt (→)"))
        self._restart.setObjectName("lab_restart")
        self._play.setObjectName("lab_play")
        self._step.setObjectName("lab_step")
        for button in (self._restart, self._play, self._step):
            layout.addWidget(button)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("lab_speed")
        self._slider.setAccessibleName(self.tr("Speed"))
        self._slider.setRange(0, STEPS)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(132)
        self._rate = plain_label("", parent=self)
        self._rate.setMinimumWidth(64)
        self._leap = CheckBox(theme, self.tr("Leap over waits"), self)
        self._leap.setObjectName("lab_leap")
        set_tip(self._slider, self.tr("Speed"))
        set_tip(self._leap, self._what_leaping_is())
        layout.addSpacing(8)
        for widget in (self._slider, self._rate, self._leap):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._restart.clicked.connect(self.restarted)
        self._play.clicked.connect(self.toggled)
        self._step.clicked.connect(self.stepped)
        self._slider.valueChanged.connect(self._on_speed_changed)
        self._leap.toggled.connect(self._on_speed_changed)

    def _button(self, icon: str, name: str) -> IconButton:
        return IconButton(self._theme, icon, name, parent=self)

    def take_keyboard(self) -> None:
        """Put the keyboard on the button that begins anew, which can always be used."""
        self._restart.setFocus()

    def show_lab(self, lab: BackoffLab) -> None:
        """Show what *lab* does, and allow what can be done."""
        playing = lab.phase is Phase.PLAYING
        self._play.set_icon("pause" if playing else "play", "accent")
        self._play.set_name(self.tr("Pause (Space)") if playing else self.tr("Play (Space)"))
        self._play.setEnabled(lab.phase not in (Phase.STARTING, Phase.RETRYING))
        self._step.setEnabled(lab.is_under_way)
        self._restart.setEnabled(lab.phase is not Phase.STARTING)
        self._set(lab.rate, leaping=lab.leaping)
        herd = lab.plan.is_herd
        for control in (self._slider, self._leap):
            control.setVisible(not herd)
        set_tip(self._rate, self._why_fixed() if herd else "")
        self._rate.setText(
            self.tr("as fast as it can") if herd else f"×{text.count(int(lab.rate))}"
        )

    def _why_fixed(self) -> str:
        return self.tr(
            "Time stands still while the herd's jobs run and leaps as soon as none does: "
            "otherwise a second of running would be an hour between them."
        )

    def _what_leaping_is(self) -> str:
        return self.tr("Show no wait longer than a moment: then time leaps to its end.")

    def _set(self, rate: float, *, leaping: bool) -> None:
        blocked = [control.blockSignals(True) for control in (self._slider, self._leap)]
        self._slider.setValue(step_of(rate))
        self._leap.setChecked(leaping)
        for control, before in zip((self._slider, self._leap), blocked, strict=True):
            control.blockSignals(before)
        self._leap.update()

    def _on_speed_changed(self) -> None:
        self.speed_changed.emit(rate_at(self._slider.value()), self._leap.isChecked())
