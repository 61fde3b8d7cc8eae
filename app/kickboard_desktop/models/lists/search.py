"""A list of jobs whose query is searched for step by step, where it looks at all of many jobs.

What is found is shown as it is found; meanwhile and after, the list is one like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from kickboard.stores.base import View
from kickboard_desktop.models.lists.asking import Source
from kickboard_desktop.models.lists.columns import JobColumn, Row
from kickboard_desktop.models.lists.pages import PAGE
from kickboard_desktop.models.lists.scan import Found, Scan, is_search
from kickboard_desktop.models.lists.window import JobWindowModel

#: With fewer jobs in all, a search is over before anybody could stop it.
MANY = 20_000


class SearchModel(JobWindowModel):
    """The jobs of one `View`, live, searched in steps where that takes a while.

    Signals:
        searched(): the search is further, over, or was stopped; see `found`.
    """

    searched = Signal()

    def __init__(
        self,
        source: Source,
        view: View,
        columns: Sequence[JobColumn],
        size: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """Show *view*; *size* tells how many jobs it would have without its query."""
        super().__init__(source, view, columns, parent)
        self._size = size
        self._searches = self._paused = False  # paused: ended because nobody looked
        self._scan = Scan(source, self._columns, self)
        self._scan.progressed.connect(self._on_progressed)
        self._scan.failed.connect(self._on_trouble)

    # -- what it does
    @property
    def searches(self) -> bool:
        """Whether the present query is searched in steps."""
        return self._searches

    @property
    def is_searching(self) -> bool:
        """Whether a search is under way."""
        return self._searches and self._scan.is_running

    @property
    def is_stopped(self) -> bool:
        """Whether a search was ended before it was over."""
        return self._searches and not self._scan.is_running and not self._scan.found.is_over

    @property
    def found(self) -> Found:
        """How far the search is."""
        return self._scan.found

    def stop_search(self) -> None:
        """End the search; what was found stays."""
        self._scan.stop()
        self.searched.emit()

    def resume_search(self) -> None:
        """Go on with a search that was stopped."""
        self._scan.resume()
        self.searched.emit()

    def show(self, view: View) -> None:
        """Show *view* instead."""
        if view == self._view:
            return
        self._scan.drop()
        self._searches = is_search(view) and self._size() >= MANY
        super().show(view)
        self.searched.emit()

    def set_active(self, active: bool) -> None:
        """Read, count and search only while somebody looks."""
        was_running = self._active and self.is_searching
        super().set_active(active)
        if not active and was_running:
            self._scan.stop()
            self._paused = True
        elif active and self._paused:
            self._paused = False
            self._scan.resume()

    def note_change(self) -> None:
        """Take note that the store has changed."""
        if self._searches and self._active and self._held:
            self._dirty = True
            self._scan.again()
        else:
            super().note_change()

    # -- asking
    @Slot()
    def _pump(self) -> None:
        if not self._searches or not self._is_new:
            super()._pump()
        elif self._active and not self._scan.is_running and not self._paused:
            self._scan.begin(self._view)

    def _refresh(self) -> None:
        if not self._searches:
            super()._refresh()
            return
        self._dirty = self._anew = False
        self._scan.again()

    # -- what was found
    @Slot(object)
    def _on_progressed(self, found: Found) -> None:
        if self._is_new:
            self._begin(found)
        elif found.is_over and self._exact:
            self._take_again(found)
        else:
            self._grow(found)
        self.timed.emit(found.seconds)
        self.searched.emit()
        self.loaded.emit()
        if found.is_over:
            self._pump()

    def _begin(self, found: Found) -> None:
        """Show the first of what was found, though that may be nothing yet."""
        self._is_new = False
        self.beginResetModel()
        self._pages.clear()
        self._pages.put(_pages(found.rows))
        self._total = found.hits
        self.endResetModel()
        self._exact = found.is_over
        self.counted.emit(self._total, self._exact)

    def _grow(self, found: Found) -> None:
        """Put what was found since below the others, or where it belongs."""
        if found.moved:
            self._shift(_pages(found.rows), found.hits)
        elif found.hits > self._total:
            pages = _pages(found.rows, self._total // PAGE)
            self.beginInsertRows(QModelIndex(), self._total, found.hits - 1)
            self._pages.put(pages)
            self._total = found.hits
            self.endInsertRows()
        self._exact = found.is_over
        self.counted.emit(self._total, self._exact)

    def _take_again(self, found: Found) -> None:
        """Take in what the same search found now."""
        if self._held:
            self.news_changed.emit(found.hits - self._total)
            return
        pages = _pages(found.rows)
        if found.hits != self._total or not self._pages.agree(pages):
            self._shift(pages, found.hits)
        else:
            self._update(pages)


def _pages(rows: Sequence[Row], first: int = 0) -> dict[int, tuple[Row, ...]]:
    """Return *rows* as pages from number *first* on; the last one may be short."""
    count = -(-len(rows) // PAGE)
    return {
        number: tuple(rows[number * PAGE : (number + 1) * PAGE]) for number in range(first, count)
    }
