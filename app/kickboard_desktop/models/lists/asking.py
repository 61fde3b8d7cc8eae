"""What a list of jobs asks the store, and who carries the question there.

A question holds no Qt object, so that it may go to a background thread and die there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from kickboard.stores.base import Store, View
from kickboard_desktop.models.lists.columns import JobColumn, Row, rendered
from kickboard_desktop.models.lists.pages import PAGE

T = TypeVar("T")


class Source(Protocol):
    """Who carries a question to the store; `session.Session`."""

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Call *work* on a background thread, then *done* or *failed* on this one."""
        ...

    def now(self) -> float:
        """Return the epoch seconds of the engine's clock."""
        ...


class Fetched(NamedTuple):
    """Pages that were read, the total if it was asked for, the seconds it took."""

    generation: int
    pages: dict[int, tuple[Row, ...]]
    total: int | None
    seconds: float


class Wanted(NamedTuple):
    """What to read. Holds no Qt object, so it may go to another thread.

    Attributes:
        known: Rows that were read before, by jid; cells that hold are taken from them.
        with_total: Count the view, too.
    """

    generation: int
    view: View
    numbers: tuple[int, ...]
    columns: Sequence[JobColumn]
    now: float
    known: Mapping[str, Row]
    with_total: bool

    def read(self, store: Store) -> Fetched:
        """Read the pages. For background threads."""
        began = time.perf_counter()
        pages: dict[int, tuple[Row, ...]] = {}
        for first, count in runs(self.numbers):
            found = store.page(self.view, first * PAGE, count * PAGE).rows
            rows = rendered(found, self.columns, self.now, self.known)
            for at in range(count):
                pages[first + at] = rows[at * PAGE : (at + 1) * PAGE]
        total = store.count(self.view) if self.with_total else None
        return Fetched(self.generation, pages, total, time.perf_counter() - began)


class Counted(NamedTuple):
    """How many jobs a view matches, and the seconds it took to count them."""

    generation: int
    total: int
    seconds: float


def count(store: Store, view: View, generation: int) -> Counted:
    """Count the jobs of *view*. For background threads."""
    began = time.perf_counter()
    return Counted(generation, store.count(view), time.perf_counter() - began)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pages *numbers* as (first, how many) of those that follow each other.

    A store looks for the first row of each read, which is what costs, far down in a list.
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and sum(found[-1]) == number:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found


def evident_total(total: int, pages: Mapping[int, tuple[Row, ...]]) -> int:
    """Return the total as *pages* show it: a full page says at least, a short one exactly."""
    for number, page in sorted(pages.items()):
        end = number * PAGE + len(page)
        if len(page) == PAGE:
            total = max(total, end)
        elif page or total > end:
            return end
    return total
