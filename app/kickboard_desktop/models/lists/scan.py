"""A search through everything, step by step: what it has found so far, and how far it is.

A query that no index answers looks at every job of a state; of a million that takes a second
and more. So it goes in steps of some milliseconds, each a question of its own: the first jobs
found are shown at once, and Stop is heeded after the step that is under way. Where little is
found near the top, a store may go on in an order of its own, which is faster; then the jobs
come with their places, and are put where they belong.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, Store, View
from kickboard.stores.query.nodes import And, Node, Word
from kickboard_desktop.models.lists.asking import Source
from kickboard_desktop.models.lists.columns import JobColumn, Row, rendered
from kickboard_desktop.models.lists.pages import MOST, PAGE
from kickboard_desktop.timers import make_timer

#: Jobs that the first step looks at, and the fewest and the most of one.
FIRST, LEAST, GREATEST = 4_000, 8_000, 200_000
#: Seconds that a step should take.
STEP_SECONDS = 0.04
#: Rows that are kept of what was found; the store is asked for those further down.
KEPT = MOST * PAGE
#: A search that goes on by itself rests at least so long, in milliseconds, and this many times
#: as long as it took.
REST_MS, REST_TIMES = 1000, 4


@dataclass(frozen=True, slots=True)
class Found:
    """How far a search is.

    Attributes:
        rows: The first jobs found, at most `KEPT`.
        hits: How many were found.
        looked: Jobs looked at.
        seconds: Time the steps took.
        is_over: Everything was looked at.
        places: By what each row is sorted, while a later one may have to stand before it.
        moved: The last step put some before others.
    """

    rows: tuple[Row, ...] = ()
    hits: int = 0
    looked: int = 0
    seconds: float = 0.0
    is_over: bool = False
    places: tuple[list[Any], ...] | None = ()
    moved: bool = False

    @property
    def room(self) -> int:
        """How many rows of a step can be of use."""
        return KEPT if self.places is not None else max(0, KEPT - len(self.rows))

    def plus(self, answer: _Answer, *, descending: bool) -> Found:
        """Return this with what a step found."""
        rows, places, moved = self.rows + answer.rows, None, False
        if self.places is not None and answer.places is not None:
            places = self.places + answer.places
            if self.places and answer.places:
                moved = (self.places[-1] > answer.places[0]) != descending
            if moved:
                order = sorted(range(len(rows)), key=places.__getitem__, reverse=descending)
                rows = tuple(rows[at] for at in order)
                places = tuple(places[at] for at in order)
            places = places[:KEPT]
        return Found(
            rows[:KEPT],
            self.hits + answer.hits,
            self.looked + answer.looked,
            self.seconds + answer.seconds,
            answer.after is None,
            places,
            moved,
        )


class _Step(NamedTuple):
    """One question; holds no Qt object, so that it may go to a background thread."""

    number: int
    view: View
    columns: Sequence[JobColumn]
    now: float
    after: Cursor | None
    look: int
    room: int

    def take(self, store: Store) -> _Answer:
        """Look at some jobs. For background threads."""
        began = time.perf_counter()
        scanned = store.scan(self.view, self.after, self.look, self.room)
        rows = rendered(scanned.rows, self.columns, self.now)
        seconds = time.perf_counter() - began
        return _Answer(self.number, rows, *scanned[1:], seconds)


class _Answer(NamedTuple):
    number: int
    rows: tuple[Row, ...]
    hits: int
    looked: int
    after: Cursor | None
    places: tuple[list[Any], ...] | None
    seconds: float


class Scan(QObject):
    """Searches one view at a time.

    Signals:
        progressed(Found): a step is done; while a search is made again only when all are.
        failed(object): the exception with which the store refused.
    """

    progressed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, source: Source, columns: Sequence[JobColumn], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._columns = columns
        self._view: View | None = None
        self._after: Cursor | None = None
        self._found = self._pending = Found()
        self._look = FIRST
        self._number = 0  # of the search: answers to an older one are dropped
        self._runs = self._quiet = self._due = False
        self._rest = make_timer(self, "scan_rest", self._on_rest_over, once=True)

    @property
    def found(self) -> Found:
        """How far it is."""
        return self._found

    @property
    def is_running(self) -> bool:
        """Whether a search is under way that somebody waits for."""
        return self._runs and not self._quiet

    def begin(self, view: View) -> None:
        """Search *view* from its start."""
        self.drop()
        self._view = view
        self._quiet = False
        self._start()

    def again(self) -> None:
        """Search the same view again, as soon as that is not too often; tell at the end."""
        if self._view is None or not self._found.is_over:
            return
        if self._runs or self._rest.isActive():
            self._due = True
            return
        self._due, self._quiet = False, True
        self._start()

    def stop(self) -> None:
        """End the search after the step that is under way; `resume` goes on."""
        self._number += 1
        self._runs = False

    def resume(self) -> None:
        """Go on where `stop` left it."""
        if self._view is not None and not self._runs and not self._found.is_over:
            self._quiet, self._runs = False, True
            self._number += 1
            self._ask()

    def drop(self) -> None:
        """Search nothing any more."""
        self.stop()
        self._rest.stop()
        self._view, self._after, self._due = None, None, False
        self._found = Found()

    def _start(self) -> None:
        self._number += 1
        self._after, self._runs = None, True
        self._look = FIRST
        if self._quiet:
            self._pending = Found()
        else:
            self._found = self._pending = Found()
        self._ask()

    def _ask(self) -> None:
        if self._view is None:
            return
        base = self._pending if self._quiet else self._found
        step = _Step(
            self._number,
            self._view,
            self._columns,
            self._source.now(),
            self._after,
            self._look,
            base.room,
        )
        self._source.ask(step.take, self._on_answer, self._on_failed)

    def _on_answer(self, answer: _Answer) -> None:
        if answer.number != self._number or not self._runs:
            return
        base = self._pending if self._quiet else self._found
        self._after = answer.after
        now = base.plus(answer, descending=self._view is not None and self._view.descending)
        self._pending = now
        if not self._quiet or now.is_over:
            self._found = now
        self._pace(answer)
        tells = not self._quiet or now.is_over
        if now.is_over:
            self._end(now)
        else:
            self._ask()  # before what was found is shown: the store need not wait for that
        if tells:
            self.progressed.emit(now)

    def _pace(self, answer: _Answer) -> None:
        """Let the next step take about as long as it should."""
        if answer.looked and answer.seconds > 0:
            fitting = int(answer.looked * STEP_SECONDS / answer.seconds)
            self._look = min(GREATEST, max(LEAST, min(fitting, 4 * self._look)))

    def _end(self, found: Found) -> None:
        self._runs = self._quiet = False
        self._rest.start(max(REST_MS, round(found.seconds * 1000 * REST_TIMES)))

    def _on_failed(self, error: Exception) -> None:
        self._runs = False
        self.failed.emit(error)

    @Slot()
    def _on_rest_over(self) -> None:
        if self._due:
            self.again()


#: States whose jobs an index finds by class, and by the error's class.
_BY_CLASS = frozenset((JobState.SCHEDULED, JobState.RETRY, JobState.DEAD, JobState.TRASH))
_BY_ERROR = frozenset((JobState.RETRY, JobState.DEAD))


def is_search(view: View) -> bool:
    """Return whether a view's query looks at every job: no index of a store answers it."""
    if view.query is None or view.order != "at":
        return False
    root = view.query.root
    parts: tuple[Node, ...] = root.parts if isinstance(root, And) else (root,)
    return not any(_is_indexed(part, view.state) for part in parts)


def _is_indexed(node: Node, state: JobState) -> bool:
    if not isinstance(node, Word) or node.pattern.wild:
        return False
    if node.field == "class":
        return state in _BY_CLASS
    return node.field == "jid" or (node.field == "error_class" and state in _BY_ERROR)
