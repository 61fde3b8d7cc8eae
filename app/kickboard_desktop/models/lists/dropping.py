"""Which part of a query should go where nothing matches: what the rest of it would find.

Each part is dropped in turn and what is left is counted, in the background and in steps where
no index answers, so that another query need not wait for the answer to this one. Of a very long
list only the beginning is looked at: to say that dropping helps, that is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kickboard.errors import QueryError
from kickboard.stores.base import Cursor, Store, View
from kickboard.stores.query import Query
from kickboard_desktop.models.lists.asking import Source
from kickboard_desktop.models.lists.scan import is_search

#: Parts that are tried, the first ones.
PARTS = 5
#: With fewer jobs in all, counting takes one step.
FEW = 20_000
#: Jobs looked at in a step, and in all for one part.
STEP, LOOKED = 20_000, 200_000


@dataclass(frozen=True, slots=True)
class Left:
    """What would match without one part.

    Attributes:
        part: The one that is dropped.
        rest: The query that is left.
        count: Jobs that match it.
        is_all: There are no more of them.
    """

    part: str
    rest: str
    count: int = 0
    is_all: bool = True


class _Step(NamedTuple):
    """One question; holds no Qt object, so that it may go to a background thread."""

    number: int
    view: View
    after: Cursor | None
    whole: bool

    def take(self, store: Store) -> _Answer:
        """Count a stretch, or everything. For background threads."""
        if self.whole:
            return _Answer(self.number, store.count(self.view), 0, None)
        scanned = store.scan(self.view, self.after, STEP, 1)
        return _Answer(self.number, scanned.hits, scanned.looked, scanned.after)


class _Answer(NamedTuple):
    number: int
    hits: int
    looked: int
    after: Cursor | None


class Dropping(QObject):
    """Counts for one view at a time.

    Signals:
        told(object): the `Left` with the most jobs so far; None: no single part is to blame.
    """

    told = Signal(object)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._number = 0  # of the question: answers to an older one are dropped
        self._view: View | None = None
        self._waiting: list[Left] = []
        self._looked = self._size = 0
        self._best: Left | None = None

    def begin(self, view: View, size: int) -> None:
        """Count for *view*, which matches none of the *size* jobs of its state."""
        self.stop()
        self._view, self._size = view, size
        parts = view.query.without()[:PARTS] if view.query is not None else []
        if len(parts) > 1:
            self._waiting = [Left(part, rest) for part, rest in parts if _can_be_read(rest)]
            self._next()

    def stop(self) -> None:
        """Count no more."""
        self._number += 1
        self._waiting, self._best, self._looked = [], None, 0

    def _next(self, after: Cursor | None = None) -> None:
        if self._view is None:
            return
        view = replace(self._view, query=Query(self._waiting[0].rest), order="at")
        whole = self._size < FEW or not is_search(view)
        step = _Step(self._number, view, after, whole)
        self._source.ask(step.take, self._on_answer, self._on_failed)

    def _on_answer(self, answer: _Answer) -> None:
        if answer.number != self._number:
            return
        left = self._waiting[0]
        self._looked += answer.looked
        found = replace(left, count=left.count + answer.hits, is_all=answer.after is None)
        self._waiting[0] = found
        if answer.after is not None and self._looked < LOOKED:
            self._next(answer.after)
            return
        self._looked = 0
        del self._waiting[0]
        self._tell(found)
        if self._waiting:
            self._next()

    def _tell(self, found: Left) -> None:
        """Tell of *found* if it is the best so far, and at the end that nothing was."""
        if found.count > (self._best.count if self._best is not None else 0):
            self._best = found
            self.told.emit(found)
        elif self._best is None and not self._waiting:
            self.told.emit(None)

    def _on_failed(self, _error: Exception) -> None:
        self.stop()  # the list's own question tells of it


def _can_be_read(query: str) -> bool:
    try:
        Query(query)
    except QueryError:
        return False
    return True
