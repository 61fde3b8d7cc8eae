"""The left column of a lesson: its story, the question, and after the run what it proved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop.models.lessons.progress import Mark
from kickboard_desktop.models.lessons.run import LessonRun, amount
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.widgets import Panel, button, plain_label, set_tone
from kickboard_desktop.widgets.lesson_answer import AnswerButton
from kickboard_desktop.widgets.lesson_proof import ProofRow

#: Milliseconds that the slider stands still before what it says is run.
DEBOUNCE_MS = 350
WIDTH = 280


class LessonGuide(Panel):
    """The column.

    Signals:
        answered(int): an answer was chosen, from 0; -1: the question was skipped.
        run_wanted(): the run is to begin.
        cancelled(): the engine is to stop, and what it did to be dropped.
        changed(object): the parameter of the slider has another value.
        next_wanted(): on to the next lesson.
        lab_wanted(): the backoff lab is to be opened.
    """

    answered = Signal(int)
    run_wanted = Signal()
    cancelled = Signal()
    changed = Signal(object)
    next_wanted = Signal()
    lab_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._theme = theme
        self._lesson: Lesson | None = None
        self.answers: list[AnswerButton] = []
        self.setFixedWidth(WIDTH)
        self._area = QScrollArea(self)
        self._area.setObjectName("pageList")
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area)
        self._settle = make_timer(
            self, "lesson_change_timer", self._on_settled, ms=DEBOUNCE_MS, once=True
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return its width; it scrolls, so that any height will do."""
        return QSize(WIDTH, super().minimumSizeHint().height())

    # -- building
    def show_lesson(self, lesson: Lesson, mark: Mark, *, has_next: bool) -> None:
        """Show *lesson* from its beginning, where the reader left *mark*."""
        self._settle.stop()
        self._lesson = lesson
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(14, 12, 12, 16)
        self._column.setSpacing(8)
        self._add_words(lesson.text.understand, "strong")
        for paragraph in lesson.text.story:
            self._add_words(paragraph)
        self._add_question(lesson)
        self._add_run(lesson)
        self._add_proofs(lesson)
        self._add_change(lesson)
        self._add_closing(lesson, has_next=has_next)
        self._column.addStretch(1)
        self._area.setWidget(content)
        self.show_mark(mark)
        self.show_run(None, None)

    def _add_words(self, words: str, role: str = "body", *, tone: str = "") -> QLabel:
        label = plain_label(words, role, tone=tone, parent=self._area)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setVisible(bool(words))
        self._column.addWidget(label)
        return label

    def _add_caption(self, words: str) -> QLabel:
        self._column.addSpacing(6)
        return self._add_words(words, "caption")

    def _add_question(self, lesson: Lesson) -> None:
        self._add_caption(self.tr("Predict"))
        self._add_words(lesson.text.question, "strong")
        self.answers = []
        for i, words in enumerate(lesson.text.answers):
            answer = AnswerButton(self._theme, i + 1, words, self._area)
            answer.clicked.connect(partial(self._on_answered, i))
            self.answers.append(answer)
            self._column.addWidget(answer)
        self._verdict = self._add_words("", "strong")
        self._why = self._add_words(lesson.text.why)

    def _add_run(self, lesson: Lesson) -> None:
        self.run = button(self.tr("Run"), "primary", parent=self._area)
        self.run.setObjectName("lesson_run")
        self.run.clicked.connect(self.run_wanted)
        self.skip = button(self.tr("Skip the question"), "link", parent=self._area)
        self.skip.setObjectName("lesson_skip")
        self.skip.clicked.connect(partial(self._on_answered, -1))
        self._column.addSpacing(2)
        self._column.addWidget(self.run)
        self._column.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignHCenter)
        self.cancel = button(self.tr("Cancel"), "link", parent=self._area)
        self.cancel.setObjectName("lesson_cancel")
        self.cancel.clicked.connect(self.cancelled)
        self.cancel.hide()
        self._column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        self._notice_caption = self._add_caption(self.tr("What to look at"))
        self._notice = self._add_words(lesson.text.notice)
        self._trouble = self._add_words("", tone="bad")
        self._trouble.setObjectName("lesson_trouble")

    def _add_proofs(self, _lesson: Lesson) -> None:
        self._proofs_caption = self._add_caption(self.tr("Prove"))
        self._proofs = QVBoxLayout()
        self._proofs.setSpacing(10)
        self._column.addLayout(self._proofs)
        self.rows: list[ProofRow] = []

    def _add_change(self, lesson: Lesson) -> None:
        change, words = lesson.change, lesson.text.change
        self._change_parts: list[QWidget] = [self._add_caption(self.tr("Change"))]
        self.slider: QSlider | None = None
        if change is None or words is None:
            return
        self._value = self._add_words("", "strong")
        self.slider = QSlider(Qt.Orientation.Horizontal, self._area)
        self.slider.setObjectName("lesson_change")
        self.slider.setAccessibleName(words.label)
        self.slider.setRange(0, len(change.values) - 1)
        self.slider.setPageStep(1)
        self.slider.setValue(self._own_value(lesson))
        self.slider.valueChanged.connect(self._on_slid)
        self._column.addWidget(self.slider)
        hint = self._add_words(words.hint, "small", tone="muted")
        self._compared = self._add_words("")
        self._compared.setObjectName("lesson_compared")
        self._change_parts += [self._value, self.slider, hint, self._compared]
        self._show_value()

    def _add_closing(self, lesson: Lesson, *, has_next: bool) -> None:
        self._closing_parts: list[QWidget] = [
            self._add_caption(self.tr("What to take home")),
            self._add_words(lesson.text.closing),
        ]
        self.next = button(self.tr("Next lesson"), "primary", parent=self._area)
        self.next.setObjectName("lesson_next")
        self.next.clicked.connect(self.next_wanted)
        self.lab = button(self.tr("Play with it in the backoff lab"), "link", parent=self._area)
        self.lab.setObjectName("lesson_lab")
        self.lab.clicked.connect(self.lab_wanted)
        self._column.addSpacing(2)
        self._column.addWidget(self.next)
        self._column.addWidget(self.lab, 0, Qt.AlignmentFlag.AlignHCenter)
        self._has_next, self._has_lab = has_next, lesson.experiment == "backoff"

    # -- what it shows
    def show_mark(self, mark: Mark) -> None:
        """Show what was predicted, and let the run begin once something was."""
        free = mark.answer is not None or mark.skipped
        for i, answer in enumerate(self.answers):
            answer.setChecked(i == mark.answer)
        self.run.setEnabled(free)
        self.skip.setVisible(not free)

    def show_run(self, run: LessonRun | None, ghost: LessonRun | None, trouble: str = "") -> None:
        """Show a run that was seen to its end; None: there is none yet."""
        lesson = self._lesson
        if lesson is None:
            return
        over = run is not None and run.ended is not None
        self._show_verdict(lesson, over=over)
        self._show_proofs(lesson, run if over else None)
        for part in self._change_parts:
            part.setVisible(over and self.slider is not None)
        for part in self._closing_parts:
            part.setVisible(over)
        self.next.setVisible(over and self._has_next)
        self.lab.setVisible(over and self._has_lab)
        _set_kind(self.run, "" if over and self._has_next else "primary")
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if over:
            self._show_compared(lesson, run, ghost)

    def show_running(self, *, running: bool) -> None:
        """Show what to look at while a run is watched."""
        self._notice.setVisible(running and bool(self._notice.text()))
        self._notice_caption.setVisible(self._notice.isVisibleTo(self._area))
        self.run.setText(self.tr("Run again") if running else self.tr("Run"))
        if running:
            QTimer.singleShot(0, self, lambda: self._reach(self._notice))

    def reach_proofs(self) -> None:
        """Scroll to what was proved."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.run, 0, 4))
        QTimer.singleShot(0, self, lambda: self._reach(self._verdict))

    def _reach(self, part: QWidget) -> None:
        content = self._area.widget()
        if content is not None and part.isVisible():
            bar = self._area.verticalScrollBar()
            top = part.mapTo(content, part.rect().topLeft()).y()
            bar.setValue(min(bar.maximum(), max(0, top - 60)))

    def _show_verdict(self, lesson: Lesson, *, over: bool) -> None:
        chosen = next((i for i, one in enumerate(self.answers) if one.isChecked()), None)
        right = lesson.predict.right
        for i, answer in enumerate(self.answers):
            answer.set_verdict((i == right) if over else None)
        words = self.tr("You were right.") if chosen == right else self.tr("It is another one.")
        self._verdict.setText("" if chosen is None else words)
        set_tone(self._verdict, "good" if chosen == right else "warn")
        self._verdict.setVisible(over and chosen is not None)
        self._why.setVisible(over)

    def _show_proofs(self, lesson: Lesson, run: LessonRun | None) -> None:
        for row in self.rows:
            self._proofs.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for proved in run.proofs if run is not None and not run.changes else ():
            words = lesson.text.proofs.get(proved.id, proved.id)
            row = ProofRow(self._theme, words, proved, self._area.widget())
            self._proofs.addWidget(row)
            self.rows.append(row)
        self._proofs_caption.setVisible(bool(self.rows))

    # -- the slider
    def _own_value(self, lesson: Lesson) -> int:
        """Return which of the slider's values the lesson itself runs with, or the nearest."""
        assert lesson.change is not None
        own, values = lesson.parameters.get(lesson.change.parameter), lesson.change.values
        if own in values:
            return values.index(own)
        numbers = [v for v in values if isinstance(v, int | float)]
        if isinstance(own, int | float) and len(numbers) == len(values):
            return min(range(len(values)), key=lambda i: abs(values[i] - own))
        return 0

    def value(self) -> Any:
        """Return what the slider says."""
        assert self._lesson is not None
        assert self._lesson.change is not None
        assert self.slider is not None
        return self._lesson.change.values[self.slider.value()]

    def _show_value(self) -> None:
        assert self._lesson is not None
        change = self._lesson.text.change
        value = self.value()
        said = amount(float(value)) if isinstance(value, int | float) else _words(value)
        said = change.values.get(said, said) if change else said
        self._value.setText(f"{change.label if change else ''}: {said}")

    def _show_compared(
        self, lesson: Lesson, run: LessonRun | None, ghost: LessonRun | None
    ) -> None:
        """Say what became of the number that the slider is about."""
        if lesson.change is None or self.slider is None or run is None:
            return
        key = lesson.change.shows
        owner, _, bare = key.rpartition(".")
        name = lesson.text.numbers.get(key) or lesson.text.numbers.get(bare, bare)
        if owner:
            name = f"{name} ({lesson.text.variants.get(owner, owner)})"
        is_list = not owner and len(run.variants) > 1
        lines = [f"{name}:"] if is_list else []
        for variant in run.variants:
            found = key if "." in key or not variant else f"{variant}.{key}"
            unit = next((p.unit for p in lesson.proofs if p.key.rpartition(".")[2] == bare), "")
            who = lesson.text.variants.get(variant, variant)
            now = amount(run.number(found), unit)
            before = ghost.number(found) if ghost is not None and ghost is not run else None
            said = f"{amount(before, unit)} → {now}" if before is not None else now
            lines.append(f"{who}: {said}" if is_list else f"{name}: {said}")
            if owner:
                break
        self._compared.setText("\n".join(lines))

    @Slot(int)
    def _on_slid(self, _place: int) -> None:
        self._show_value()
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        self.changed.emit(self.value())

    def _on_answered(self, number: int, _checked: bool = False) -> None:
        self.answered.emit(number)


def _set_kind(pushed: QPushButton, kind: str) -> None:
    """Make a button a primary one, or an ordinary one: a page has one that is primary."""
    if pushed.property("kind") != kind:
        pushed.setProperty("kind", kind)
        pushed.style().unpolish(pushed)
        pushed.style().polish(pushed)


def _words(value: object) -> str:
    """Return a value of the slider that is no number."""
    parts: Sequence[object] = value if isinstance(value, list | tuple) else [value]
    return " / ".join(str(part).replace("_", " ") for part in parts)
