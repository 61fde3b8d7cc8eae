"""One lesson: predict, run, see, prove, change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop import format as text
from kickboard_desktop.charts.lesson_chart import LessonPlot
from kickboard_desktop.charts.lesson_plot import plotted, seen_until
from kickboard_desktop.labs.lessons import Lessons
from kickboard_desktop.models.lessons.clock import Playback
from kickboard_desktop.models.lessons.progress import Mark
from kickboard_desktop.models.lessons.run import LessonRun
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lessons.guide import LessonGuide
from kickboard_desktop.views.lessons.player import LessonPlayer
from kickboard_desktop.widgets import (
    ElidedLabel,
    Segmented,
    button,
    plain_label,
    set_tip,
    set_tone,
)
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.lesson_part import StagePart

#: The seed of a run where nobody chose another.
SEED = 1
#: All variants, in the switch between them.
TOGETHER = "*"
#: Variants that have room on the stage together.
MOST_TOGETHER = 3
#: Points of a lesson's name that other things do not take.
TITLE = 240


class LessonView(QWidget):
    """A lesson and its run.

    Signals:
        left(): back to all lessons.
        opened(Lesson): another lesson is to be shown.
        lab_wanted(): the backoff lab is to be shown.
        frame_painted(): something moved.
    """

    left = Signal()
    opened = Signal(object)
    lab_wanted = Signal()
    frame_painted = Signal()

    def __init__(self, lessons: Lessons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lessons = lessons
        self._runner = lessons.runner
        self._theme = theme
        self._variants: Segmented | None = None
        self.lesson: Lesson | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        self.guide = LessonGuide(theme, self)
        self.player = LessonPlayer(self._runner, theme, self.guide, self)
        column.addWidget(self.player, 1)
        self._connect()

    def _make_head(self) -> FlowRow:
        head = FlowRow(lines=4)
        back = button(self.tr("Lessons"), "link", parent=self)
        back.setObjectName("lesson_back")
        back.setIcon(self._theme.icon("chevron-left", "accent"))
        back.clicked.connect(self.left)
        self._title = ElidedLabel("title", parent=self)
        self._title.setMinimumWidth(TITLE)
        self._switch = QHBoxLayout(switch := QWidget(self))
        self._switch.setContentsMargins(0, 0, 0, 0)
        self._sheet = button(self.tr("Print…"), parent=self)
        self._sheet.setObjectName("lesson_sheet")
        set_tip(self._sheet, self.tr("Save this lesson and its run as one HTML file to print."))
        self._sheet.clicked.connect(self._on_sheet)
        head.add(back)
        head.add(self._title, elastic=True)
        self._saved = plain_label("", tone="muted", parent=self)
        self._saved.setObjectName("lesson_saved")
        for widget in (self._saved, switch, self._sheet):
            head.add(widget)
        return head

    def _connect(self) -> None:
        self.guide.answered.connect(self._on_answered)
        self.guide.run_wanted.connect(self.run)
        self.guide.cancelled.connect(self._on_cancelled)
        self.guide.changed.connect(self._on_changed_value)
        self.guide.next_wanted.connect(self.go_on)
        self.guide.lab_wanted.connect(self.lab_wanted)
        self.player.play_wanted.connect(self.run)
        self.player.finished.connect(self._on_finished)
        self.player.seeded.connect(self._on_seeded)
        self.player.frame_painted.connect(self.frame_painted)
        self._runner.changed.connect(self._on_runner_changed)
        self._lessons.saved.connect(self._on_saved)
        self._lessons.failed.connect(self._on_failed)

    # -- what is shown
    def open(self, lesson: Lesson, seed: int | None = None) -> None:
        """Show *lesson* from its beginning, to be run with *seed*."""
        self._runner.forget()
        self.lesson = lesson
        self._lessons.opened(lesson)
        title = f"{lesson.number}  {lesson.text.title}"
        self._title.setText(title)
        set_tip(self._title, title)
        self._saved.clear()
        self._set_variants(lesson)
        following = self._lessons.following(lesson)
        mark = self._lessons.mark(lesson)
        self.guide.show_lesson(lesson, mark, has_next=following is not None)
        self.guide.show_running(running=False)
        lanes = lesson.lanes
        is_one_line = lanes.group in ("queue", "none") and len(lanes.order) < 2
        self.player.set_low(low=is_one_line and not lesson.compare)
        self.player.transport.set_seed(SEED if seed is None else seed)
        self.player.show_as(self._parts, self._plot, lesson.text.lanes, self._invitation(mark))
        self.player.stage.set_message(self._invitation(mark), lesson)
        self.player.set_speed(lesson.speed, leaps=not lesson.real_time)
        self._allow()
        self.player.stage.take_keyboard()

    def _invitation(self, mark: Mark) -> str:
        if mark.answer is None and not mark.skipped:
            return self.tr("What do you think will happen?")
        return self.tr("Press Run")

    def set_active(self, active: bool) -> None:
        """Say whether it is seen."""
        self.player.set_active(active)

    @Slot()
    def run(self) -> None:
        """Run the lesson, once something was predicted."""
        if self.lesson is None or not self.guide.run.isEnabled():
            return
        self.guide.show_run(None, None)
        self._runner.begin(self.lesson, self.player.transport.seed)
        self.guide.show_running(running=True)
        self.player.stage.take_keyboard()

    @Slot()
    def go_on(self) -> None:
        """Show the next lesson, where there is one."""
        following = self._lessons.following(self.lesson) if self.lesson is not None else None
        if following is not None:
            self.opened.emit(following)

    def answer(self, number: int) -> None:
        """Choose answer *number*, from 0, if there is one."""
        if 0 <= number < len(self.guide.answers):
            self._on_answered(number)

    # -- parts and plot
    def _parts(self, run: LessonRun) -> list[StagePart]:
        lesson = self.lesson
        assert lesson is not None
        chosen = self._variants.key if self._variants is not None else TOGETHER
        shown = [v for v in run.variants if chosen in (TOGETHER, v)]
        alone = len(shown) == 1
        return [
            StagePart(
                run.replays[variant],
                "" if alone else lesson.text.variants.get(variant, variant),
                lanes=lesson.lanes.order,
                apart=lesson.lanes.group == "queue",
                slots=run.processors(variant),
                by_retry=lesson.lanes.group == "attempt",
                events=run.notes.setdefault(variant, []) if lesson.real_time else None,
            )
            for variant in shown
        ]

    def _plot(self, playback: Playback) -> tuple[LessonPlot, float | None]:
        lesson, run = self.lesson, self._runner.run
        if lesson is None:
            return LessonPlot(), None
        plot = plotted(lesson, run, self._runner.ghost, playback)
        if run is None:
            plot = replace(plot, message=self.tr("The curve is drawn while it runs"))
        elif not plot.curves:
            plot = replace(plot, message=self.tr("The engine is at work"))
        return plot, seen_until(lesson, playback)

    def _set_variants(self, lesson: Lesson) -> None:
        """Have a switch between the variants that are compared."""
        if self._variants is not None:
            self._switch.removeWidget(self._variants)
            self._variants.hide()
            self._variants.deleteLater()
            self._variants = None
        if not lesson.compare:
            return
        words = lesson.text.variants
        choices = [(one.id, words.get(one.id, one.id)) for one in lesson.compare]
        if len(choices) <= MOST_TOGETHER:
            choices.insert(0, (TOGETHER, self.tr("Together")))
        self._variants = Segmented(self.tr("What is shown"), choices, parent=self)
        self._variants.chosen.connect(self._on_variant_chosen)
        self._switch.addWidget(self._variants)

    # -- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Steer by keys, where no control wants them."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts = {
            Qt.Key.Key_Space: self.player.toggle,
            Qt.Key.Key_Right: lambda: self.player.step(1),
            Qt.Key.Key_Left: lambda: self.player.step(-1),
            Qt.Key.Key_Home: self.player.rewind,
            Qt.Key.Key_End: self.player.go_to_end,
            Qt.Key.Key_R: self.run,
            Qt.Key.Key_N: self.go_on,
            Qt.Key.Key_Escape: self.left.emit,
        }
        if plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.answer(int(key) - int(Qt.Key.Key_1))
        elif plain and key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    # -- what is chosen
    @Slot(int)
    def _on_answered(self, number: int) -> None:
        lesson = self.lesson
        if lesson is None:
            return
        mark = self._lessons.mark(lesson)
        answer = None if number < 0 else number
        mark = msgspec.structs.replace(mark, answer=answer, skipped=answer is None)
        self._lessons.set_mark(lesson, mark)
        self.guide.show_mark(mark)
        self._allow()
        if self._runner.run is None:
            self.player.stage.set_message(self._invitation(mark), lesson)
        self.guide.run.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancelled(self) -> None:
        lesson = self.lesson
        if lesson is not None:
            self._runner.forget()
            self.guide.show_running(running=False)
            self.guide.show_run(None, None)
            mark = self._lessons.mark(lesson)
            self.player.stage.set_message(self._invitation(mark), lesson)

    @Slot(object)
    def _on_changed_value(self, value: object) -> None:
        lesson = self.lesson
        if lesson is not None and lesson.change is not None:
            changes = {lesson.change.parameter: value}
            self._runner.begin(lesson, self.player.transport.seed, changes)

    @Slot(int)
    def _on_seeded(self, _seed: int) -> None:
        if self._runner.run is not None:
            self.run()

    @Slot(str)
    def _on_variant_chosen(self, _key: str) -> None:
        run = self._runner.run
        if run is not None and run.variants:
            self.player.show_variants()

    @Slot()
    def _on_sheet(self) -> None:
        if self.lesson is None:
            return
        dialog = QFileDialog(self, self.tr("Save a sheet to print"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.setNameFilter("*.html")
        dialog.selectFile(f"lesson-{self.lesson.number}.html")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_sheet)
        dialog.open()

    @Slot(str)
    def save_sheet(self, name: str) -> None:
        """Write the sheet of the run to the file *name*."""
        run = self._runner.run
        if run is not None and self.lesson is not None:
            self._lessons.save_sheet(run, self._lessons.mark(self.lesson).answer, Path(name))

    # -- what happens
    @Slot(str)
    def _on_saved(self, name: str) -> None:
        self._saved.setText(self.tr("Saved %s") % text.one_line(name, 40))
        set_tone(self._saved, "muted")

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        self._saved.setText(text.one_line(why, 60))
        set_tip(self._saved, why)
        set_tone(self._saved, "bad")

    @Slot()
    def _on_finished(self) -> None:
        lesson, run = self.lesson, self._runner.run
        if lesson is None or run is None:
            return
        mark = msgspec.structs.replace(self._lessons.mark(lesson), done=True)
        self._lessons.set_mark(lesson, mark)
        self.guide.show_running(running=False)
        self.guide.show_run(run, self._runner.ghost)
        if not run.changes:
            self.guide.reach_proofs()
        self._allow()

    @Slot()
    def _on_runner_changed(self) -> None:
        if self._runner.trouble:
            self.guide.show_run(None, None, self._runner.trouble)
        self._allow()

    def _allow(self) -> None:
        if self.lesson is None:
            return
        run = self._runner.run
        self.guide.cancel.setVisible(self._runner.is_running)
        self.player.set_can_play(self.guide.run.isEnabled())
        self._sheet.setEnabled(run is not None and run.ended is not None)
        if run is not None and run.ended is not None:
            self.guide.run.setText(self.tr("Run again"))
