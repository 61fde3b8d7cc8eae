"""A search in steps: what is shown meanwhile, and what Stop, Go on and changes do to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import SteppedSource

from kickboard.client import Client
from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, Scanned, Selection, Target, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import parse
from kickboard_desktop.models.lists import scan, search
from kickboard_desktop.models.lists.columns import job_columns
from kickboard_desktop.models.lists.scan import is_search
from kickboard_desktop.models.lists.search import SearchModel

DEAD = View(state=JobState.DEAD)
JOBS = 60


class Table:
    """A model on a store in memory, and what it said."""

    def __init__(self, jobs: int = JOBS) -> None:
        self.store = MemoryStore()
        self.bury(range(jobs))
        self.source = SteppedSource(self.store)
        self.model = SearchModel(self.source, DEAD, job_columns(JobState.DEAD), self.size)
        self.searched = 0
        self.model.searched.connect(self._on_searched)
        self.model.set_active(True)
        self.source.settle()

    def size(self) -> int:
        return self.store.count(DEAD)

    def bury(self, numbers: range) -> None:
        Client(self.store).push_bulk([{"class": "EmailJob", "args": [n]} for n in numbers])
        here = Selection(view=View(state=JobState.ENQUEUED))
        self.store.move(here, Target(state=JobState.DEAD), 10_000)

    def find(self, query: str) -> None:
        self.model.show(View(state=JobState.DEAD, query=parse(query)))

    def again(self) -> None:
        """What happens when the store changed and the search has rested."""
        self.model._scan._rest.stop()
        self.model._gap.stop()
        self.model.note_change()
        self.source.settle()

    def args(self) -> list[str]:
        at = [column.id for column in self.model.columns].index("args")
        return [str(self.model.index(row, at).data()) for row in range(self.model.total)]

    def expected(self) -> list[str]:
        rows = self.store.page(self.model.view, None, 1000).rows
        return [f"[{row.head.decode().split('[')[1].split(']')[0]}]" for row in rows]

    def is_searching(self) -> bool:
        return self.model.is_searching

    def is_stopped(self) -> bool:
        return self.model.is_stopped

    def _on_searched(self) -> None:
        self.searched += 1


class Backward:
    """Scans a store's jobs, of which 55 match and all are looked at, from the last to the first."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def scan(self, view: View, after: Cursor | None, look: int, n: int) -> Scanned:
        """Look at ten of those that match."""
        rows = self._store.page(view, None, 1000).rows
        end = len(rows) if after is None else after.key
        found = range(max(0, end - look), end)
        step = tuple(rows[at] for at in found)[:n]
        order = -1 if view.descending else 1
        places = tuple([order * at] for at in found)[:n]
        left = Cursor(None, found.start) if found.start else None
        return Scanned(step, len(found), len(found), left, places)


@pytest.fixture
def table(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    monkeypatch.setattr(search, "MANY", 10)
    for name in ("FIRST", "LEAST", "GREATEST"):
        monkeypatch.setattr(scan, name, 10)
    made = Table()
    tester = QAbstractItemModelTester(
        made.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    yield made
    made.model.set_active(False)
    del tester


def test_what_is_found_is_shown_while_the_search_goes_on(table: Table) -> None:
    table.find("args[0]>=5")

    table.source.step()
    assert table.is_searching()
    assert (table.model.total, table.model.is_exact) == (5, False)
    assert table.args() == ["[5]", "[6]", "[7]", "[8]", "[9]"]
    assert table.model.found.looked == 10

    table.source.step()
    assert table.model.total == 15
    table.source.settle()
    assert (table.model.total, table.model.is_exact) == (55, True)
    assert not table.is_searching()
    assert table.args() == table.expected()


def test_a_search_that_finds_nothing_at_first_empties_the_list(table: Table) -> None:
    table.find("args:59")

    table.source.step()
    assert table.model.is_loaded
    assert (table.model.total, table.model.is_exact) == (0, False)
    table.source.settle()

    assert table.args() == ["[59]"]


def test_stop_ends_it_after_the_step_under_way_and_go_on_goes_on(table: Table) -> None:
    table.find("args[0]>=5")
    table.source.step()
    table.source.step()

    table.model.stop_search()
    table.source.settle()
    assert table.is_stopped()
    assert (table.model.total, table.model.found.looked, table.model.is_exact) == (15, 20, False)

    table.model.note_change()
    table.source.settle()
    assert table.model.total == 15  # nothing is looked for behind one's back

    table.model.resume_search()
    table.source.settle()
    assert not table.is_stopped()
    assert (table.model.total, table.model.is_exact) == (55, True)
    assert table.args() == table.expected()


def test_another_query_ends_the_search_for_the_first(table: Table) -> None:
    table.find("args[0]>=5")
    table.source.step()

    table.find("args[0]<3")
    table.source.settle()

    assert table.args() == ["[0]", "[1]", "[2]"]
    table.model.show(DEAD)
    table.source.settle()
    assert table.model.total == JOBS
    assert not table.model.searches


def test_what_changes_is_searched_for_again_and_taken_in_as_one(table: Table) -> None:
    table.find("args[0]>=5")
    table.source.settle()
    told = table.searched
    table.bury(range(100, 103))
    here = Selection(view=View(state=JobState.DEAD, query=parse("args:7")))
    table.store.delete(here)

    table.again()

    assert table.model.total == 57
    assert table.args() == table.expected()
    assert table.searched == told + 1  # not for each step


def test_a_list_that_stands_still_only_tells_how_many_are_new(table: Table) -> None:
    table.find("args[0]>=5")
    table.source.settle()
    news: list[int] = []
    table.model.news_changed.connect(news.append)
    table.model.set_held(True)
    table.bury(range(100, 103))

    table.again()

    assert (news[-1], table.model.total) == (3, 55)


def test_a_page_that_is_left_stops_searching_and_goes_on_when_it_is_seen_again(
    table: Table,
) -> None:
    table.find("args[0]>=5")
    table.source.step()

    table.model.set_active(False)
    table.source.settle()
    assert not table.source.waiting
    assert table.model.total == 5

    table.model.set_active(True)
    table.source.settle()
    assert (table.model.total, table.model.is_exact) == (55, True)


def test_rows_beyond_those_kept_are_read_when_somebody_looks(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "KEPT", 64)
    table.bury(range(100, 300))
    table.find("args[0]>=5")
    table.source.settle()
    assert table.model.total == 255
    assert table.model.jid_at(200) == ""

    table.model.set_visible(190, 210)
    table.source.settle()

    rows = table.store.page(table.model.view, 200, 1).rows
    assert table.model.jid_at(200) == rows[0].jid


@pytest.mark.parametrize("descending", [False, True])
def test_what_a_store_finds_in_an_order_of_its_own_is_put_where_it_belongs(
    table: Table, monkeypatch: pytest.MonkeyPatch, *, descending: bool
) -> None:
    monkeypatch.setattr(table.store, "scan", Backward(table.store).scan)
    table.model.show(View(state=JobState.DEAD, query=parse("args[0]>=5"), descending=descending))
    table.source.step()
    first = QPersistentModelIndex(table.model.index(0, 0))
    told = first.data(), table.model.jid_at(0)

    table.source.step()
    assert len(table.args()) == 20
    table.source.settle()

    assert table.args() == table.expected()
    assert table.model.jid_at(first.row()) == told[1]
    assert first.row() == 45


def test_a_store_in_trouble_is_told(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    troubles: list[str] = []
    table.model.troubled.connect(troubles.append)

    def scan_(*_: object) -> None:
        raise StoreUnavailableError("gone")

    monkeypatch.setattr(table.store, "scan", scan_)
    table.find("args[0]>=5")
    table.source.settle()

    assert troubles
    assert "gone" in troubles[0]


@pytest.mark.parametrize(
    ("query", "searches"),
    [
        ("timeout", True),
        ("error:timeout", True),
        ("args.user.id:42", True),
        ("class:Mail*", True),
        ("attempt>=3", True),
        ("class:EmailJob", False),
        ("error_class:TimeoutError", False),
        ("class:EmailJob args:1", False),
        ("jid:abc", False),
        ("class:EmailJob OR args:1", True),
        ("-class:EmailJob", True),
    ],
)
def test_only_what_no_index_answers_is_searched_in_steps(query: str, *, searches: bool) -> None:
    assert is_search(View(state=JobState.DEAD, query=parse(query))) is searches
    assert not is_search(View(state=JobState.DEAD, query=parse(query), order="class"))


def test_jobs_in_their_queues_are_found_by_no_class(qtbot: QtBot) -> None:
    assert is_search(View(state=JobState.ENQUEUED, query=parse("class:EmailJob")))
    assert is_search(View(state=JobState.SCHEDULED, query=parse("error_class:E")))
    assert not is_search(View(state=JobState.SCHEDULED))


def test_of_few_jobs_nothing_is_searched_in_steps(qtbot: QtBot) -> None:
    table = Table(30)

    table.find("args[0]>=5")
    table.source.settle()

    assert not table.model.searches
    assert table.model.total == 25
    table.model.set_active(False)
