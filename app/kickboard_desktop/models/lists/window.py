"""A table of up to a million jobs of which only what can be seen is ever read.

The store sorts, filters and counts; this model knows the total and some pages of 64 rows.
One request is under way at a time, and what to ask next is decided when it returns
(`_pump`): first the rows on screen, then what changed, then the neighbours. So a scroll bar
dragged across a million rows asks for what is visible now, never for what was passed.

Rows move while one looks at them. Everything that must survive that, selection, current row
and the place on screen, goes by jid: `layoutChanged` tells where each job at hand has gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot

from kickboard.stores.base import JobRow, View
from kickboard_desktop.models.lists.asking import (
    Counted,
    Fetched,
    Source,
    Wanted,
    evident_total,
)
from kickboard_desktop.models.lists.columns import JobColumn, Row, retimed
from kickboard_desktop.models.lists.pages import PAGE, Pages
from kickboard_desktop.models.lists.roles import ALIGNMENT, DISPLAY, TOOLTIP, Index
from kickboard_desktop.models.lists.tally import Tally
from kickboard_desktop.models.lists.titled import TitledModel
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.timers import make_timer

#: Shown where a row has not been read yet.
WAITING = "…"
#: Milliseconds between two refreshes at least.
REFRESH_MS = 100
#: Milliseconds without scrolling after which the neighbours are read, too.
REST_MS = 80
#: Milliseconds after which a store that failed is asked again.
TROUBLE_MS = 1000


class JobWindowModel(TitledModel):
    """The jobs of one `View`, live.

    Signals:
        counted(int, bool): the total, and whether it is exact.
        loaded(): rows arrived.
        news_changed(int): while held: by how many rows the list has grown (or shrunk).
        timed(float): seconds that the last view took to be read.
        troubled(str): the store did not answer; it is asked again after a second.
    """

    counted = Signal(int, bool)
    loaded = Signal()
    news_changed = Signal(int)
    timed = Signal(float)
    troubled = Signal(str)

    def __init__(
        self,
        source: Source,
        view: View,
        columns: Sequence[JobColumn],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._source = source
        self._view = view
        self._columns = tuple(columns)
        self._pages = Pages()
        self._total = 0
        self._exact = False
        self._generation = 0  # of the view: answers to an older one are dropped
        self._is_new = True  # nothing of this view was read yet
        self._visible = range(1)  # numbers of pages
        self._active = self._asking = self._held = False
        self._dirty = self._anew = False  # a refresh is due, and with all cells made again
        self._gap = make_timer(self, "refresh_gap", self._pump, ms=REFRESH_MS, once=True)
        self._rest = make_timer(self, "rest", self._on_rest_timeout, ms=REST_MS, once=True)
        self._tally = Tally(source, self)
        self._tally.counted.connect(self._on_counted)
        self._tally.failed.connect(self._on_trouble)
        self._clock = make_timer(self, "clock", self.tick, ms=1000)

    # -- what it shows
    @property
    def view(self) -> View:
        """Which jobs, in which order."""
        return self._view

    @property
    def columns(self) -> tuple[JobColumn, ...]:
        """The columns, left to right."""
        return self._columns

    @property
    def total(self) -> int:
        """How many jobs match, as far as known."""
        return self._total

    @property
    def is_exact(self) -> bool:
        """Whether `total` was counted."""
        return self._exact

    @property
    def is_held(self) -> bool:
        """Whether the rows stand still."""
        return self._held

    @property
    def is_loaded(self) -> bool:
        """Whether anything of the view has been read yet."""
        return not self._is_new

    def show(self, view: View) -> None:
        """Show *view* instead. The old rows stay until the new ones are there."""
        if view == self._view:
            return
        self._view = view
        self._generation += 1
        self._is_new = True
        self._exact = self._held = False
        self._pump()

    def set_active(self, active: bool) -> None:
        """Read and count only while somebody looks; otherwise hold what was on screen alone."""
        if active == self._active:
            return
        self._active = active
        if active:
            self._dirty = True
            self._clock.start()
            self._pump()
        else:
            self._tally.stop()
            self._pages.keep(self._on_screen(1))
            for timer in (self._clock, self._gap, self._rest):
                timer.stop()

    def set_visible(self, first: int, last: int) -> None:
        """Say which rows are on screen."""
        self._visible = range(max(0, first) // PAGE, max(first, last, 0) // PAGE + 1)
        self._pages.touch(self._visible)
        if self._active:
            self._rest.start()
        self._pump()

    def set_held(self, held: bool) -> None:
        """Let the rows stand still, or move again."""
        if held == self._held:
            return
        self._held = held
        if not held:
            self._dirty = True
            self.news_changed.emit(0)
        self._pump()

    def note_change(self) -> None:
        """Take note that the store has changed."""
        self._dirty = True
        if self._active and self._held:
            self._tally.again(self._view, self._generation)
        else:
            self._pump()

    def render_anew(self) -> None:
        """Make all cells again: what they are made with has changed."""
        self._anew = True
        self.note_change()

    # -- looking rows up
    def row_at(self, row: int) -> Row | None:
        """Return a row that has been read, by its number."""
        return self._pages.row(row)

    def job_at(self, row: int) -> JobRow | None:
        """Return the job in a row, if it has been read."""
        found = self._pages.row(row)
        return found.job if found else None

    def jid_at(self, row: int) -> str:
        """Return the jid of the job in a row, "" where it has not been read."""
        found = self._pages.row(row)
        return found.jid if found else ""

    def where(self) -> dict[str, int]:
        """Return the row number of each job that has been read."""
        return self._pages.where()

    def read_jids(self, first: int, count: int, done: Callable[[tuple[str, ...]], None]) -> None:
        """Call *done* with the jids of *count* rows from row *first* on."""
        view = self._view
        self._source.ask(
            lambda store: tuple(row.jid for row in store.page(view, first, count).rows),
            done,
            self._on_trouble,
        )

    # -- Qt's questions
    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many jobs match."""
        return 0 if parent is not None and parent.isValid() else self._total

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a view asks for, or None."""
        if role == DISPLAY:
            row = self._pages.row(index.row())
            return WAITING if row is None else row.cells[index.column()]
        if role == ALIGNMENT:
            return self._alignments[index.column()]
        if role == TOOLTIP:
            return self._tip(index)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the store sort by a column, if it can."""
        if 0 <= column < len(self._columns) and (name := self._columns[column].order):
            descending = order is Qt.SortOrder.DescendingOrder
            self.show(replace(self._view, order=name, descending=descending))

    # -- asking
    @Slot()
    def _pump(self) -> None:
        """Ask for what is needed most, unless a question is under way."""
        if not self._active or self._asking:
            return
        if self._is_new:
            self._ask(range(len(self._visible)))
        elif wanted := self._pages.wanted(self._on_screen()):
            self._ask(wanted)
        elif self._dirty and not self._held and not self._gap.isActive():
            self._refresh()

    @Slot()
    def _on_rest_timeout(self) -> None:
        """Read what scrolling on would show; once, and not again at each refresh."""
        wanted = self._pages.missing(self._on_screen(1))
        if wanted and self._active and not self._asking:
            self._ask(wanted)

    def _refresh(self) -> None:
        """Read again what is on screen, and round it enough to find rows that moved away."""
        self._gap.start(REFRESH_MS)
        self._ask(self._on_screen(1 if self._visible.start else 0))
        self._dirty = self._anew = False
        if self._view.query is not None:
            self._tally.again(self._view, self._generation)

    def _on_screen(self, beyond: int = 0) -> range:
        """Return the pages on screen that exist, and *beyond* more on both sides."""
        pages = max(1, -(-self._total // PAGE))
        start = min(self._visible.start, pages - 1)
        return range(
            max(0, start - beyond), min(pages, max(self._visible.stop, start + 1) + beyond)
        )

    def _ask(self, numbers: Sequence[int]) -> None:
        self._asking = True
        wanted = Wanted(
            self._generation,
            self._view,
            tuple(numbers),
            self._columns,
            self._source.now(),
            known={} if self._anew else {row.jid: row for _, row in self._pages.rows(numbers)},
            with_total=self._view.query is None and not self._held,
        )
        self._source.ask(wanted.read, self._on_fetched, self._on_failed)

    def _on_fetched(self, fetched: Fetched) -> None:
        self._asking = False
        if fetched.generation == self._generation:
            self._take(fetched)
        self._pump()

    def _take(self, fetched: Fetched) -> None:
        total = self._total if not self._is_new else 0
        if not self._held:
            total = evident_total(total if fetched.total is None else fetched.total, fetched.pages)
        if self._is_new:
            self._begin_view(fetched, total)
        elif total != self._total or not self._pages.agree(fetched.pages):
            self._shift(fetched.pages, total)
        else:
            self._update(fetched.pages)
        self.loaded.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        self._on_trouble(error)

    @Slot(object)
    def _on_trouble(self, error: Exception) -> None:
        self._dirty = True
        self._gap.start(TROUBLE_MS)
        self.troubled.emit(explained(error))

    @Slot(object)
    def _on_counted(self, answer: Counted) -> None:
        if answer.generation != self._generation:
            return
        if self._held:
            self.news_changed.emit(answer.total - self._total)
            return
        if not self._exact:
            self.timed.emit(answer.seconds)
        self._exact = True
        if answer.total != self._total:
            self._shift({}, answer.total)
        self.counted.emit(self._total, True)

    # -- changing
    def _begin_view(self, fetched: Fetched, total: int) -> None:
        self._is_new = False
        self.beginResetModel()
        self._pages.clear()
        self._pages.put(fetched.pages)
        self._total = total
        self.endResetModel()
        self._exact = fetched.total is not None or any(
            len(page) < PAGE for page in fetched.pages.values()
        )
        self.timed.emit(fetched.seconds)
        self.counted.emit(total, self._exact)
        if not self._exact:
            self._tally.begin(self._view, self._generation)

    def _shift(self, pages: dict[int, tuple[Row, ...]], total: int) -> None:
        """Take in rows that are not where they were, and tell where those at hand went."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        jids = [self.jid_at(index.row()) for index in before]
        if self._pages.agree(pages):
            self._pages.expire()
        else:
            self._pages.clear()
        self._pages.put(pages)
        self._total = total
        where = self._pages.where() if before else {}
        after = [self._moved(i, jid, where) for i, jid in zip(before, jids, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.counted.emit(total, self._exact)

    def _moved(self, index: QModelIndex, jid: str, where: dict[str, int]) -> QModelIndex:
        """Return where the row of *index* is now; an unknown row stays where it was."""
        row = where.get(jid, -1) if jid else min(index.row(), self._total - 1)
        return self.index(row, index.column()) if 0 <= row < self._total else QModelIndex()

    def _update(self, pages: dict[int, tuple[Row, ...]]) -> None:
        """Take in rows of the same jobs, and tell which of them look otherwise."""
        for number, page in pages.items():
            old = self._pages.page(number)
            self._pages.put({number: page})
            changed = [i for i, row in enumerate(page) if i >= len(old) or old[i] != row]
            if changed:
                start = number * PAGE
                self._tell(start + changed[0], start + changed[-1])

    @Slot()
    def tick(self) -> None:
        """Make the timed cells on screen again; each second."""
        now = self._source.now()
        for number in self._visible:
            old = self._pages.page(number)
            page = tuple(retimed(row, self._columns, now) for row in old)
            if page != old:
                self._pages.replace(number, page)
                self._tell(number * PAGE, number * PAGE + len(page) - 1)

    def _tell(self, first: int, last: int) -> None:
        last = min(last, self._total - 1)
        if first <= last:
            self.dataChanged.emit(
                self.index(first, 0), self.index(last, len(self._columns) - 1), [DISPLAY]
            )

    def _tip(self, index: Index) -> str | None:
        row = self._pages.row(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        if column.tip is None:
            return row.cells[index.column()]
        return column.tip(row.job, self._source.now())
