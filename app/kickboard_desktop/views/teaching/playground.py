"""Playground: everything a queue depends on can be turned, and what Erlang says stands beside.

It replays runs of the real engine as the lessons do; each turn is run anew, and what was there
before stays as a ghost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpacerItem,
    QWidget,
)

from kickboard.lab.queueing import mean_wait
from kickboard_desktop import format as text
from kickboard_desktop.charts.lesson_chart import LessonCurve, LessonPlot
from kickboard_desktop.labs.lessons import Runner
from kickboard_desktop.models.lessons.clock import Playback
from kickboard_desktop.models.lessons.run import LessonRun
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.lab.setup import formula_words
from kickboard_desktop.views.lessons.player import LessonPlayer
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import ComboBox, Panel, Segmented, plain_label, set_tip, set_tone
from kickboard_desktop.widgets.lesson_part import StagePart

#: Milliseconds that everything stands still before it is run.
DEBOUNCE_MS = 350
WIDTH, SEED, SPEED, SECONDS = 280, 1, 5.0, 60.0
QUEUES = ("critical", "default", "low")
#: Colours of their curves.
TOKENS = ("accent", "warn", "violet")
#: Height of a slider, in points; and between two choices, where there is room.
SLIDER, GAP = 20, 10
#: Points of Erlang's curve.
STEPS = 80


@dataclass(frozen=True, slots=True)
class Setting:
    """What is to be run.

    Attributes:
        rate: Jobs a second.
        service: Seconds that a job takes, in the mean.
        processors: How many there are.
        failures: Share of attempts that fail.
        rule: How retries are delayed.
        order: In which the queues are served.
    """

    rate: float = 44.0
    service: float = 0.1
    processors: int = 5
    failures: float = 0.0
    rule: str = "sidekiq"
    order: str = "strict"

    @property
    def load(self) -> float:
        """Share of their time that the processors are asked for; retries not counted."""
        return self.rate * self.service / self.processors

    def expected(self, rate: float | None = None) -> float | None:
        """Return Erlang's mean wait in seconds, at another *rate*; None: the line only grows."""
        rate = self.rate if rate is None else rate
        if rate * self.service >= self.processors:
            return None
        return mean_wait(self.processors, rate, self.service)

    def parameters(self) -> dict[str, Any]:
        """Return it as the experiment has it."""
        return {
            "rate": self.rate,
            "service": self.service,
            "processors": self.processors,
            "failures": self.failures,
            "rule": self.rule,
            "order": self.order,
            "seconds": SECONDS,
        }


class PlaygroundPage(Page):
    """The page. It owns nothing but its widgets."""

    name = "playground"

    def __init__(self, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Playground"), parent)
        self._runner = runner
        self._is_active = False
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        self.setup = PlaygroundSetup(theme, self)
        self.setup.changed.connect(self._on_setting_changed)
        self.player = LessonPlayer(runner, theme, self.setup, self)
        layout.addWidget(self.player, 1)
        self._settle = make_timer(self, "playground_timer", self.run, ms=DEBOUNCE_MS, once=True)
        self.player.show_as(self._parts, self._plot, {}, self.tr("Press play"))
        self.player.set_speed(SPEED, leaps=False)
        self.player.transport.set_seed(SEED)
        self.player.set_can_play(True)
        self.player.play_wanted.connect(self.run)
        self.player.seeded.connect(self.run)
        self.player.frame_painted.connect(self._on_frame)
        runner.changed.connect(self._on_runner_changed)
        self._on_runner_changed()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(plain_label(self.title, "title", parent=self))
        row.addStretch(1)
        choices = [("erlang", self.tr("Erlang's formula")), ("line", self.tr("Waiting jobs"))]
        self._shown = Segmented(self.tr("Chart"), choices, parent=self)
        self._shown.chosen.connect(self._on_chart_chosen)
        row.addWidget(self._shown)
        return row

    # -- what the window asks
    def activated(self) -> None:
        """Go on painting."""
        self._is_active = True
        self.player.set_active(True)

    def deactivated(self) -> None:
        """Paint nothing more; a run goes on."""
        self._is_active = False
        self.player.set_active(False)

    def take_keyboard(self) -> None:
        """Put the keyboard on the stage."""
        self.player.stage.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space plays and pauses, arrows step, R begins anew, where no control wants the key."""
        acts = {
            Qt.Key.Key_Space: self.player.toggle,
            Qt.Key.Key_Right: lambda: self.player.step(1),
            Qt.Key.Key_Left: lambda: self.player.step(-1),
            Qt.Key.Key_Home: self.player.rewind,
            Qt.Key.Key_End: self.player.go_to_end,
            Qt.Key.Key_R: self.run,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()

    # -- running
    @Slot()
    def run(self) -> None:
        """Run what is set."""
        self._settle.stop()
        seed = self.player.transport.seed
        changes = self.setup.setting.parameters()
        self._runner.begin(None, seed, changes, experiment="playground")

    @Slot()
    def _on_setting_changed(self) -> None:
        self._settle.start()
        self._on_frame()

    @Slot(str)
    def _on_chart_chosen(self, _key: str) -> None:
        self.player.show_chart()

    @Slot()
    def _on_runner_changed(self) -> None:
        self.setup.say(self._runner.trouble)

    @Slot()
    def _on_frame(self) -> None:
        replays = self.player.playback.replays
        scene = replays[0].scene if replays else None
        measured = scene.mean_wait if scene is not None and scene.waits else None
        self.setup.show_measured(measured)
        self.frame_painted.emit()

    # -- parts and plot
    def _parts(self, run: LessonRun) -> list[StagePart]:
        (replay,) = run.replays.values()
        return [StagePart(replay, lanes=QUEUES, slots=run.processors(""))]

    def _plot(self, playback: Playback) -> tuple[LessonPlot, float | None]:
        if self._shown.key == "erlang":
            return self._erlang(playback), None
        run = self._runner.run
        curves = self._lines(self._runner.ghost, ghost=True) + self._lines(run, ghost=False)
        message = "" if curves else self.tr("The curve is drawn while it runs")
        plot = LessonPlot(
            tuple(curves), x=self.tr("Time"), y=self.tr("Waiting jobs"), time=True, message=message
        )
        return plot, None if playback.is_at_end else playback.position

    def _lines(self, run: LessonRun | None, *, ghost: bool) -> list[LessonCurve]:
        found = [] if run is None else [(n, run.series(n)) for n in QUEUES]
        return [
            LessonCurve("" if ghost else name, series.points, token=token, ghost=ghost)
            for (name, series), token in zip(found, TOKENS, strict=False)
            if series is not None
        ]

    def _erlang(self, playback: Playback) -> LessonPlot:
        setting = self.setup.setting
        most = setting.processors / setting.service
        points = []
        for i in range(1, STEPS):
            rate = most * i / STEPS
            wait = setting.expected(rate)
            if wait is not None and i <= STEPS - 2:
                points.append((rate, wait))
        curve = LessonCurve(self.tr("Erlang's formula"), tuple(points), theory=True)
        dot = None
        if playback.replays and playback.replays[0].scene.waits:
            dot = (self._rate(self._runner.run), playback.replays[0].scene.mean_wait)
        ghost = self._runner.ghost
        ghost_dot = None
        if ghost is not None and ghost.ended is not None:
            ghost_dot = (self._rate(ghost), ghost.ended.numbers.get("wait", 0.0))
        return LessonPlot(
            (curve,),
            x=self.tr("Jobs a second"),
            y=self.tr("Mean wait in seconds"),
            dot=dot,
            ghost_dot=ghost_dot,
        )

    def _rate(self, run: LessonRun | None) -> float:
        return float(run.changes["rate"]) if run is not None else 0.0


class PlaygroundSetup(Panel):
    """The column with all that can be turned.

    Signals:
        changed(): something is set otherwise.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._values: dict[str, QLabel] = {}
        self._sliders: dict[str, QSlider] = {}
        self.body.setSpacing(2)
        usual = Setting()
        self._add("rate", self.tr("Jobs a second"), 1, 100, round(usual.rate))
        self._add("service", self.tr("A job takes"), 1, 100, round(usual.service * 100))
        self._add("processors", self.tr("Processors"), 1, 40, usual.processors)
        self._add("failures", self.tr("Attempts that fail"), 0, 90, round(usual.failures * 100))
        self._add_choices(theme)
        self.body.addSpacing(6)
        self.body.addStretch(1)
        self._add_expectation()
        self._trouble = plain_label("", tone="bad", parent=self)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._show_values()

    def _add(self, key: str, words: str, low: int, high: int, value: int) -> None:
        row = QHBoxLayout()
        row.addWidget(plain_label(words, parent=self))
        row.addStretch(1)
        said = plain_label("", "strong", parent=self)
        row.addWidget(said)
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(f"playground_{key}")
        slider.setAccessibleName(words)
        slider.setFixedHeight(SLIDER)
        slider.setRange(low, high)
        slider.setValue(value)
        slider.valueChanged.connect(self._on_changed)
        self._values[key], self._sliders[key] = said, slider
        if len(self._values) > 1:
            self._add_gap()
        self.body.addLayout(row)
        self.body.addWidget(slider)

    def _add_gap(self) -> None:
        """Part what stands above from what comes next, where there is room for it."""
        policy = QSizePolicy.Policy
        self.body.addItem(QSpacerItem(0, GAP, policy.Minimum, policy.Maximum))

    def _add_choices(self, theme: Theme) -> None:
        self._rule = ComboBox(theme, self.tr("Retries"), self)
        self._rule.setObjectName("playground_rule")
        for name, word in {**formula_words(), "none": self.tr("At once")}.items():
            self._rule.addItem(word, name)
        self._rule.setCurrentIndex(self._rule.findData("sidekiq"))
        self._rule.currentIndexChanged.connect(self._on_changed)
        self._order = ComboBox(theme, self.tr("Order of the queues"), self)
        self._order.setObjectName("playground_order")
        for name, word in (
            ("strict", self.tr("critical first, strictly")),
            ("weighted", self.tr("weights 6, 3, 1")),
            ("random", self.tr("all alike")),
        ):
            self._order.addItem(word, name)
        self._order.currentIndexChanged.connect(self._on_changed)
        for words, box in (
            (self.tr("Retries"), self._rule),
            (self.tr("Order of the queues"), self._order),
        ):
            self._add_gap()
            self.body.addWidget(plain_label(words, parent=self))
            self.body.addWidget(box)

    def _add_expectation(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        self._load = plain_label("", "strong", parent=self)
        self._expected = plain_label("", "strong", parent=self)
        self._measured = plain_label(text.NONE, "strong", parent=self)
        self._measured.setObjectName("playground_measured")
        rows = (
            (self.tr("Load"), self._load),
            (self.tr("Mean wait, by Erlang"), self._expected),
            (self.tr("Mean wait, so far"), self._measured),
        )
        for i, (words, value) in enumerate(rows):
            grid.addWidget(plain_label(words, tone="muted", parent=self), i, 0)
            grid.addWidget(value, i, 1, Qt.AlignmentFlag.AlignRight)
        set_tip(
            self._expected,
            self.tr("Of one line, where nothing fails; the order of queues does not change it."),
        )
        self.body.addLayout(grid)

    # -- what it says
    @property
    def setting(self) -> Setting:
        """What is set."""
        return Setting(
            rate=float(self._sliders["rate"].value()),
            service=self._sliders["service"].value() / 100,
            processors=self._sliders["processors"].value(),
            failures=self._sliders["failures"].value() / 100,
            rule=self._rule.currentData(),
            order=self._order.currentData(),
        )

    def show_setting(self, **values: int) -> None:
        """Set sliders by their keys: rate, service (hundredths), processors, failures (percent)."""
        for key, value in values.items():
            self._sliders[key].setValue(value)

    def say(self, trouble: str) -> None:
        """Say what went wrong, "" for nothing."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def show_measured(self, seconds: float | None) -> None:
        """Show the mean wait of the run so far; None: there is none."""
        said = text.NONE if seconds is None else text.duration(seconds)
        if said != self._measured.text():
            self._measured.setText(said)

    def _show_values(self) -> None:
        setting = self.setting
        percent = f"{text.NBSP}%"
        self._values["rate"].setText(text.count(round(setting.rate)))
        self._values["service"].setText(text.duration(setting.service))
        self._values["processors"].setText(text.count(setting.processors))
        self._values["failures"].setText(f"{round(100 * setting.failures)}{percent}")
        self._load.setText(f"{round(100 * setting.load)}{percent}")
        high = setting.load >= 1
        set_tone(self._load, "bad" if high else "warn" if setting.load >= 0.9 else "")
        expected = setting.expected()
        grows = self.tr("grows for ever")
        self._expected.setText(grows if expected is None else text.duration(expected))
        set_tone(self._expected, "bad" if high else "")

    @Slot()
    def _on_changed(self) -> None:
        self._show_values()
        self.changed.emit()
