"""Lessons: the gallery of all of them, and the one that is open.

The engine they run is a child process in a sandbox; the user's store is nowhere in here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop import format as text
from kickboard_desktop.labs.lessons import Lessons
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lessons.view import LessonView
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import (
    ElidedLabel,
    EmptyState,
    button,
    plain_label,
    set_tip,
    set_tone,
)
from kickboard_desktop.widgets.lesson_card import (
    DRAWING,
    LEAST_DRAWING,
    MOST_DRAWING,
    NARROWEST,
    WORDS,
    LessonCard,
)
from kickboard_desktop.widgets.page_stack import PageStack
from kickboard_desktop.widgets.scrolled import scrolled

#: Points between two cards.
GAP = 12
#: Columns that there are at most.
MOST_COLUMNS = 4


class LessonsPage(Page):
    """The page. It owns nothing but its widgets."""

    name = "lessons"

    def __init__(self, lessons: Lessons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lessons"), parent)
        self._lessons = lessons
        self._is_active = False
        self._wanted: tuple[str, int | None] | None = None  # before the lessons were read
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        self._stack = PageStack(self)
        self.gallery = LessonGallery(lessons, theme, self._stack)
        self.gallery.opened.connect(self.open)
        self.view = LessonView(lessons, theme, self._stack)
        self.view.left.connect(self.leave)
        self.view.opened.connect(self.open)
        self.view.lab_wanted.connect(partial(self.page_wanted.emit, "backoff", ""))
        self.view.frame_painted.connect(self.frame_painted)
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self.view)
        layout.addWidget(self._stack)
        lessons.library_changed.connect(self._on_library_changed)
        lessons.found.connect(self.open)
        lessons.not_found.connect(self._on_not_found)

    # -- what the window asks
    def activated(self) -> None:
        """Read the lessons, once; go on painting."""
        self._is_active = True
        self._lessons.load()
        self.view.set_active(self._stack.currentWidget() is self.view)

    def deactivated(self) -> None:
        """Paint nothing more; a run goes on."""
        self._is_active = False
        self.view.set_active(False)

    def take_keyboard(self) -> None:
        """Put the keyboard on the stage, or on the lesson to go on with."""
        if self._stack.currentWidget() is self.view:
            self.view.player.stage.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.gallery.take_keyboard()

    def show_query(self, query: str) -> None:
        """Open a lesson by number, name or folder; "5 7" is lesson 5 with seed 7."""
        name, _, seed = query.rpartition(" ")
        self._wanted = (name, int(seed)) if name and seed.isdecimal() else (query, None)
        if self._lessons.lessons:
            self._open_wanted()
        else:
            self._lessons.load()

    # -- what is shown
    @Slot(object, object)
    def open(self, lesson: Lesson, seed: int | None = None) -> None:
        """Show *lesson*."""
        self._stack.setCurrentWidget(self.view)
        self.view.open(lesson, seed)
        self.view.set_active(self._is_active)

    @Slot()
    def leave(self) -> None:
        """Show all lessons again; what runs ends."""
        self._lessons.runner.forget()
        self.view.set_active(False)
        self._stack.setCurrentWidget(self.gallery)
        self.gallery.take_keyboard()

    @Slot()
    def _on_library_changed(self) -> None:
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted is None or not self._lessons.lessons:
            return
        (name, seed), self._wanted = self._wanted, None
        self._lessons.look_up(name, seed)

    @Slot(str)
    def _on_not_found(self, why: str) -> None:
        self.leave()
        self.gallery.say(text.one_line(why, 160), "bad")


class LessonGallery(QWidget):
    """All lessons as cards.

    Signals:
        opened(Lesson): a card was pressed.
    """

    opened = Signal(object)

    def __init__(self, lessons: Lessons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lessons = lessons
        self._theme = theme
        self._cards: list[LessonCard] = []
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._make_head())
        self._trouble = EmptyState(theme, "graduation-cap", self.tr("Reading the lessons"))
        self._trouble.acted.connect(lessons.load)
        column.addWidget(self._trouble, 1)
        content = QWidget(self)
        outer = QVBoxLayout(content)
        outer.setSpacing(0)
        outer.setContentsMargins(2, 2, 2, 2)  # the ring of a card that has the keyboard
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        self._area = scrolled(content, "pageList", self)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.installEventFilter(self)
        column.addWidget(self._area, 1)
        lessons.library_changed.connect(self._on_library_changed)
        lessons.progress_changed.connect(self._show_progress)
        self._on_library_changed()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(plain_label(self.tr("Lessons"), "title", parent=self))
        self._said = ElidedLabel(tone="muted", parent=self)
        self._said.setObjectName("lessons_said")
        row.addWidget(self._said, 1)
        self._resume = button("", "primary", parent=self)
        self._resume.setObjectName("lessons_resume")
        self._resume.clicked.connect(self._on_resume)
        row.addWidget(self._resume)
        return row

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two cards."""
        return QSize(2 * NARROWEST + GAP, 240)

    @property
    def cards(self) -> list[LessonCard]:
        """The cards, in order."""
        return self._cards

    def say(self, words: str, tone: str = "muted") -> None:
        """Say *words* beside the title."""
        self._said.setText(words)
        set_tip(self._said, words if tone != "muted" else "")
        set_tone(self._said, tone)

    def take_keyboard(self) -> None:
        """Put the keyboard on the card to go on with."""
        card = self._current()
        if card is not None:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _current(self) -> LessonCard | None:
        """Return the card to go on with: what is open, else the first that is not done."""
        last = self._lessons.progress.last
        named = next((c for c in self._cards if c.lesson.name == last), None)
        if named is not None and not self._lessons.mark(named.lesson).done:
            return named
        after = named.lesson.number if named is not None else 0
        undone = [c for c in self._cards if not self._lessons.mark(c.lesson).done]
        later = [c for c in undone if c.lesson.number > after]
        return next(iter(later or undone or self._cards), None)

    def _move(self, place: int, across: int, down: int) -> None:
        """Put the keyboard on the card beside or below that at *place*."""
        target = place + across + down * max(1, self._columns)
        if 0 <= target < len(self._cards):
            self._cards[target].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._cards[target])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Have as many columns as there is room for, and cards as high."""
        if event.type() is QEvent.Type.Resize and watched is self._area:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        columns = max(1, (self._area.width() - 4 + GAP) // (NARROWEST + GAP))
        columns = min(columns, MOST_COLUMNS)
        self._share_height(columns)
        if columns == self._columns and self._grid.count() == len(self._cards):
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for i, card in enumerate(self._cards):
            self._grid.addWidget(card, i // columns, i % columns)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _share_height(self, columns: int) -> None:
        """Let drawings and titles give way, so that all cards are seen without a bar, and whole."""
        rows = -(-len(self._cards) // columns)
        if not rows:
            return
        width = (self._area.width() - 4 + GAP) // columns - GAP
        teaser = max(36, *(card.teaser_height(width) for card in self._cards))
        share = (self._area.height() - 4 + GAP) // rows - GAP
        title = min(card.title_px(width) for card in self._cards)
        drawing = share - WORDS - teaser
        drawing = DRAWING if drawing < LEAST_DRAWING else min(drawing, MOST_DRAWING)
        for card in self._cards:
            card.set_sizes(WORDS + teaser + drawing, teaser, title)

    # -- what happens
    @Slot()
    def _on_library_changed(self) -> None:
        lessons = self._lessons
        if lessons.trouble:
            why = lessons.trouble
            again = self.tr("Try again")
            self._trouble.say(self.tr("The lessons cannot be read"), why, action=again)
        self._trouble.setVisible(not lessons.lessons)
        self._area.setVisible(bool(lessons.lessons))
        if len(self._cards) != len(lessons.lessons):
            self._make_cards()
        self._show_progress()

    def _make_cards(self) -> None:
        for card in self._cards:
            card.deleteLater()
        self._cards = []
        for lesson in self._lessons.lessons:
            card = LessonCard(self._theme, lesson, self._area.widget())
            card.clicked.connect(partial(self._on_clicked, lesson))
            card.moved.connect(partial(self._move, len(self._cards)))
            self._cards.append(card)
        self._columns = 0
        self._place()

    @Slot()
    def _show_progress(self) -> None:
        marks = [self._lessons.mark(card.lesson) for card in self._cards]
        for card, mark in zip(self._cards, marks, strict=True):
            begun = mark.skipped or mark.answer is not None
            card.show_progress(done=mark.done, begun=begun)
        done = sum(mark.done for mark in marks)
        words = self.tr("%1 of %2 done").replace("%1", text.count(done))
        self.say(words.replace("%2", text.count(len(marks))) if marks else "")
        if self._lessons.faults:
            self.say(text.one_line(self._lessons.faults[0], 120), "warn")
            set_tip(self._said, "\n".join(self._lessons.faults))
        current = self._current()
        self._resume.setVisible(current is not None)
        if current is not None:
            is_begun = bool(done or self._lessons.progress.last)
            on, first = self.tr("Go on with lesson %s"), self.tr("Begin with lesson %s")
            verb = on if is_begun else first
            self._resume.setText(verb % current.lesson.number)

    @Slot()
    def _on_resume(self) -> None:
        current = self._current()
        if current is not None:
            self.opened.emit(current.lesson)

    def _on_clicked(self, lesson: Lesson, _checked: bool = False) -> None:
        self.opened.emit(lesson)
