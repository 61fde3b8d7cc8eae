"""The machine of a lesson: stage and chart, side by side where there is room; the transport.

It replays the run of a `Runner`. Its frame timer runs while it is seen and something moves.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kickboard.lab.lessons.tracing import Attempt
from kickboard_desktop.charts.lesson_chart import LessonChart, LessonPlot
from kickboard_desktop.labs.lessons import Runner
from kickboard_desktop.models.lessons.clock import SLOWEST, Playback
from kickboard_desktop.models.lessons.run import LessonRun
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.lessons.transport import LessonTransport
from kickboard_desktop.widgets import Panel
from kickboard_desktop.widgets.lesson_part import StagePart
from kickboard_desktop.widgets.lesson_stage import LessonStage
from kickboard_desktop.widgets.turning import TurningRow

FRAME_MS = 16
#: Points in which stage and chart have room beside each other.
SIDE_BY_SIDE = 536
#: Seconds between two looks at the numbers that the chart is made of.
CHART_SECONDS = 0.08
#: Seconds between two looks at where in a growing run things happen.
PROFILE_SECONDS = 0.5
#: Wall seconds that a run is shown for, at least.
SHORTEST = 8.0
#: Seconds that one frame may stand for: a window that was hidden does not leap.
LONGEST_FRAME = 0.1

#: Makes the parts of the stage for a run.
MakeParts = Callable[[LessonRun], list[StagePart]]
#: Makes the plot of a moment, and says up to which x it is seen.
MakePlot = Callable[[Playback], tuple[LessonPlot, float | None]]


class LessonPlayer(QWidget):
    """Stage, chart and transport.

    Signals:
        play_wanted(): play was pressed and there is no run yet.
        finished(): all of a run was seen.
        seeded(int): another seed was typed.
        frame_painted(): something moved.

    Attributes:
        playback: Where the replay is.
        runner: What it shows the run of.
    """

    play_wanted = Signal()
    finished = Signal()
    seeded = Signal(int)
    frame_painted = Signal()

    def __init__(
        self, runner: Runner, theme: Theme, side: QWidget, parent: QWidget | None = None
    ) -> None:
        """Show what *runner* runs; *side* stands at the left."""
        super().__init__(parent)
        self.playback = Playback()
        self.runner = runner
        self._theme = theme
        self._make_parts: MakeParts = lambda _: []
        self._make_plot: MakePlot = lambda _: (LessonPlot(), None)
        self._lane_words: dict[str, str] = {}
        self._shown: LessonRun | None = None
        self._is_active = self._was_at_end = False
        self._can_play = False
        self._is_own_speed = True  # nobody chose another
        self._wall = self._last = self._charted = self._profiled = 0.0
        self._frames = make_timer(
            self, "lesson_frame_timer", self._on_frame, ms=FRAME_MS, precise=True
        )
        self._build(side)
        runner.advanced.connect(self._on_advanced)
        runner.changed.connect(self._on_changed)
        theme.changed.connect(self._show_all)

    def _build(self, side: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(side)
        seen = self._seen = TurningRow(SIDE_BY_SIDE, parent=self)
        stage = Panel(flush=True, parent=self)
        self.stage = LessonStage(self._theme, stage)
        stage.body.addWidget(self.stage)
        seen.row.addWidget(stage, 4)
        chart = Panel(flush=True, parent=self)
        self.chart = LessonChart(self._theme, chart)
        chart.body.setContentsMargins(0, 4, 0, 0)
        chart.body.addWidget(self.chart)
        seen.row.addWidget(chart, 3)
        row.addWidget(seen, 1)
        column.addLayout(row, 1)
        foot = Panel(parent=self)
        foot.body.setContentsMargins(12, 4, 12, 4)
        self.transport = LessonTransport(self._theme, foot)
        foot.body.addWidget(self.transport)
        column.addWidget(foot)
        self.transport.toggled.connect(self.toggle)
        self.transport.rewound.connect(self.rewind)
        self.transport.ended.connect(self.go_to_end)
        self.transport.stepped.connect(self.step)
        self.transport.sought.connect(self.seek)
        self.transport.speed_changed.connect(self._on_speed_chosen)
        self.transport.seeded.connect(self.seeded)

    # -- what is shown
    def show_as(
        self, parts: MakeParts, plot: MakePlot, lane_words: dict[str, str], message: str
    ) -> None:
        """Show runs by these from now on; *message* stands there before the first."""
        self._make_parts, self._make_plot, self._lane_words = parts, plot, lane_words
        self._shown = None
        self._is_own_speed = True
        self.playback.is_playing = False
        self.playback.show([])
        self._wall = 0.0
        self.stage.show_parts([], {})
        self.stage.set_message(message)
        self._show_all()

    def set_low(self, *, low: bool) -> None:
        """Say that the stage has one short line to show: then the chart is below it, and wide."""
        self._seen.set_upright(upright=low)

    def set_can_play(self, can_play: bool) -> None:
        """Say whether play may begin a run."""
        self._can_play = can_play
        self._show_state()

    def set_speed(self, speed: float, leaps: bool) -> None:
        """Go on at another speed."""
        self.playback.speed, self.playback.leaps = speed, leaps
        self.transport.set_speed(speed, leaps=leaps)

    def set_active(self, active: bool) -> None:
        """Say whether it is seen."""
        self._is_active = active
        self._set_moving(active and self.playback.is_playing)

    @property
    def wall(self) -> float:
        """Seconds that the run was watched."""
        return self._wall

    # -- the transport
    @Slot()
    def toggle(self) -> None:
        """Play, pause, or begin."""
        playback = self.playback
        if not playback.replays:
            if self._can_play:
                self.play_wanted.emit()
            return
        if playback.is_at_end:
            self.rewind()
        playback.is_playing = not playback.is_playing
        self._show_state()
        self._set_moving(True)

    @Slot()
    def rewind(self) -> None:
        """Go to the start."""
        self._wall = 0.0
        self._go(lambda: self.playback.seek(0.0), still=True)

    @Slot()
    def go_to_end(self) -> None:
        """Go to the end, as far as it is known."""
        self.playback.is_playing = False
        self._go(lambda: self.playback.seek(self.playback.length), still=True)

    @Slot(int)
    def step(self, direction: int) -> None:
        """Go to the next event, or to the one before."""
        self.playback.is_playing = False
        self._go(lambda: self.playback.step(direction), still=False)

    @Slot(float, bool)
    def _on_speed_chosen(self, speed: float, leaps: bool) -> None:
        self._is_own_speed = False
        self.set_speed(speed, leaps)

    @Slot(float)
    def seek(self, share: float) -> None:
        """Go to *share* of the run, 0 to 1, as far as it is known."""
        self._go(lambda: self.playback.seek(share * self.playback.length), still=False)

    def _go(self, move: Callable[[], None], *, still: bool) -> None:
        if not self.playback.replays:
            return
        move()
        self.stage.renew(self._passed(), still=still)
        self._show_state()
        self._show_chart()
        self._show_time()
        self._set_moving(True)
        self._note_end()

    # -- frames
    def _set_moving(self, moving: bool) -> None:
        if moving and self._is_active and not self._frames.isActive():
            self._last = time.monotonic()
            self._frames.start()
        elif not moving:
            self._frames.stop()

    @Slot()
    def _on_frame(self) -> None:
        now = time.monotonic()
        passed, self._last = min(LONGEST_FRAME, now - self._last), now
        playing = self.playback.is_playing
        if playing:
            self._wall += passed
            if self.playback.advance(passed):
                self.stage.renew(self._passed())
            self._show_time()
            if now - self._charted >= CHART_SECONDS or not self.playback.is_playing:
                self._charted = now
                self._show_chart()
        gliding = self.stage.advance(passed)
        self.frame_painted.emit()
        if not self.playback.is_playing:
            if playing:
                self._show_state()
                self._note_end()
            if not gliding:
                self._set_moving(False)

    def _passed(self) -> list[Sequence[Attempt]]:
        """Return what ended in the last move, by part of the stage."""
        found = dict(zip(map(id, self.playback.replays), self.playback.passed, strict=True))
        return [found.get(id(part.replay), []) for part in self.stage.parts]

    def _note_end(self) -> None:
        at_end = self.playback.is_at_end and self._shown is not None
        at_end = at_end and self._shown is not None and self._shown.ended is not None
        if at_end and not self._was_at_end:
            self._show_chart()
            self.stage.setAccessibleDescription(self.stage.describe())
            self.chart.setAccessibleDescription(self.chart.describe())
            self._was_at_end = True
            self.finished.emit()

    def show_variants(self) -> None:
        """Make the parts of the stage anew: other variants are to be seen."""
        if self._shown is not None:
            self.stage.show_parts(self._make_parts(self._shown), self._lane_words)

    # -- what the run tells
    @Slot()
    def _on_advanced(self) -> None:
        run = self.runner.run
        if run is None or not run.variants:
            return
        if run is not self._shown:
            if not _plays(run):
                self._tell_turn(run)
                return
            self._begin(run)
        now = time.monotonic()
        if run.ended is not None or now - self._profiled > PROFILE_SECONDS:
            self._profiled = now
            self.transport.show_profile(self.playback)
        if run.ended is not None:
            self._slow_down()
        self._show_time()
        if not self.playback.is_playing:
            self._show_chart()
            self._note_end()

    def _slow_down(self) -> None:
        """Show a run that is over in a moment from its start, in slow motion."""
        playback = self.playback
        if self._is_own_speed and playback.length < SHORTEST * playback.speed:
            speed = max(SLOWEST, float(f"{playback.length / SHORTEST:.1g}"))
            self.set_speed(speed, playback.leaps)
            playback.is_playing = True
            self.rewind()

    def _tell_turn(self, run: LessonRun) -> None:
        """Say how far the engine is with the runs that are to be seen together."""
        words = self.tr("The engine runs one after the other: %1 of %2")
        turn = min(len(run.outcomes) + 1, len(run.variants))
        words = words.replace("%1", str(turn)).replace("%2", str(len(run.variants)))
        self.stage.set_message(words, run.lesson)

    def _begin(self, run: LessonRun) -> None:
        """Show *run* from its start, and play."""
        self._shown, self._was_at_end, self._wall = run, False, 0.0
        self.playback.show([run.replays[variant] for variant in run.variants])
        self.playback.is_playing = True
        self.stage.show_parts(self._make_parts(run), self._lane_words)
        self._show_state()
        self._set_moving(True)

    @Slot()
    def _on_changed(self) -> None:
        if self.runner.run is None and self._shown is not None:
            self._shown = None
            self.playback.is_playing = False
            self.playback.show([])
            self.stage.show_parts([], {})
            self._show_all()
        elif self.runner.run is not None and not self.runner.is_running:
            self._note_end()
        self._show_state()

    @Slot()
    def _show_all(self) -> None:
        self._show_state()
        self._show_chart()
        self._show_time()
        self.transport.set_speed(self.playback.speed, leaps=self.playback.leaps)
        if not self.playback.replays:
            self.transport.show_profile(self.playback)

    def _show_state(self) -> None:
        self.transport.show_state(self.playback, can_play=self._can_play)

    def show_chart(self) -> None:
        """Make the plot anew: another one is to be seen."""
        self._show_chart()

    def _show_chart(self) -> None:
        self.chart.show_plot(*self._make_plot(self.playback))

    def _show_time(self) -> None:
        self.transport.show_time(self.playback, self._wall)


def _plays(run: LessonRun) -> bool:
    """Return whether *run* can be shown: what is compared starts together, unless it is live."""
    if run.ended is not None or (run.lesson is not None and run.lesson.real_time):
        return True
    return all(run.replays[variant].known for variant in run.variants)
