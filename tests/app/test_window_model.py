"""The windowed model against a list, with answers that come when the test lets them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import ListStore, SteppedSource, job

from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.query import parse
from kickboard_desktop.models.lists.columns import job_columns
from kickboard_desktop.models.lists.pages import PAGE
from kickboard_desktop.models.lists.window import WAITING, JobWindowModel

DEAD = View(state=JobState.DEAD)


class Table:
    """A model, the list behind it, and what it said."""

    def __init__(self, rows: int) -> None:
        self.store = ListStore([job(n) for n in range(rows)])
        self.source = SteppedSource(self.store)
        self.model = JobWindowModel(self.source, DEAD, job_columns(JobState.DEAD))
        self.news: list[int] = []
        self.model.news_changed.connect(self.news.append)

    def open(self) -> None:
        self.model.set_active(True)
        self.source.settle()

    def refresh(self) -> None:
        """What happens 100 ms after a change, without the 100 ms."""
        self.model._gap.stop()
        self.model._tally.stop()
        self.model.note_change()
        self.source.settle()

    def come_to_rest(self) -> None:
        """What happens 80 ms after the last scrolling."""
        self.model._rest.timeout.emit()
        self.source.settle()

    def shown(self, first: int, last: int) -> list[str]:
        return [self.model.jid_at(row) for row in range(first, last)]

    def expected(self, first: int, last: int) -> list[str]:
        return [row.jid for row in self.store.rows[first:last]]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    made = Table(1000)
    yield made
    made.model.set_active(False)
    made.model.deleteLater()


def column(model: JobWindowModel, name: str) -> int:
    return [one.id for one in model.columns].index(name)


def test_nothing_is_read_before_somebody_looks(table: Table) -> None:
    assert not table.source.waiting
    table.model.note_change()
    assert not table.source.waiting


def test_the_first_rows_and_the_total_are_there_after_one_question(table: Table) -> None:
    table.model.set_active(True)

    table.source.step()

    assert table.model.rowCount() == 1000
    assert table.model.is_exact
    assert table.shown(0, 40) == table.expected(0, 40)
    assert all(at <= PAGE for _, at in table.store.reads)


def test_a_row_that_was_not_read_shows_that_it_is_waited_for(table: Table) -> None:
    table.open()

    far = table.model.index(700, column(table.model, "class"))

    assert far.data() == WAITING
    assert table.model.job_at(700) is None


def test_rows_on_screen_are_read_and_then_their_neighbours(table: Table) -> None:
    table.open()
    table.store.reads.clear()

    table.model.set_visible(700, 730)
    table.source.settle()
    on_screen = [at // PAGE for _, at in table.store.reads]
    table.come_to_rest()

    assert on_screen == [10]  # two pages in one read
    assert [at // PAGE for _, at in table.store.reads] == [10, 9, 12]
    assert table.shown(700, 730) == table.expected(700, 730)


def test_a_scroll_bar_dragged_past_a_thousand_rows_asks_only_where_it_stops(table: Table) -> None:
    table.open()
    table.store.reads.clear()

    for row in range(100, 960, 20):
        table.model.set_visible(row, row + 30)
    table.source.settle()

    assert len(table.store.reads) <= 3
    assert table.shown(940, 970) == table.expected(940, 970)


def test_cells_are_text(table: Table) -> None:
    table.open()
    model = table.model

    cells = {c.id: model.index(3, n).data() for n, c in enumerate(model.columns)}

    assert cells["class"] == "EmailJob"
    assert cells["args"] == "[3]"
    assert cells["attempt"] == "3/25"
    assert cells["at"].endswith("ago")
    assert cells["error"] == "TimeoutError: read timed out"
    assert cells["state"] == "dead"


def test_a_change_in_a_row_repaints_that_row_only(table: Table, qtbot: QtBot) -> None:
    table.open()
    table.store.rows[7] = table.store.rows[7]._replace(error_message="other")

    with qtbot.waitSignal(table.model.dataChanged) as changed:
        table.refresh()

    top, bottom = changed.args[0], changed.args[1]
    assert (top.row(), bottom.row()) == (7, 7)
    assert table.model.index(7, column(table.model, "error")).data() == "TimeoutError: other"


def test_a_job_is_followed_to_its_new_row(table: Table) -> None:
    table.open()
    held = QPersistentModelIndex(table.model.index(20, 0))
    gone = QPersistentModelIndex(table.model.index(3, 0))
    jid = table.model.jid_at(20)

    del table.store.rows[3]
    table.store.rows[0:0] = [job(5000 + n) for n in range(4)]
    table.refresh()

    assert held.row() == 23
    assert table.model.jid_at(23) == jid
    assert not gone.isValid()
    assert table.model.rowCount() == 1003


def test_a_list_that_nobody_looks_at_holds_no_more_than_a_screen(table: Table) -> None:
    table.open()
    for page in range(12):
        table.model.set_visible(page * PAGE, page * PAGE + 30)
        table.source.settle()
    assert len(table.model.where()) == 12 * PAGE

    table.model.set_active(False)
    assert len(table.model.where()) == 2 * PAGE
    assert table.shown(11 * PAGE, 12 * PAGE) == table.expected(11 * PAGE, 12 * PAGE)

    table.model.set_active(True)
    table.model.set_visible(0, 30)
    table.source.settle()
    assert table.shown(0, PAGE) == table.expected(0, PAGE)


def test_times_are_made_again_for_rows_on_screen(table: Table) -> None:
    table.open()
    at = table.model.index(0, column(table.model, "at"))
    before = at.data()

    table.source.time += 60
    table.model.tick()

    assert before == "now"
    assert at.data() == "1\N{NO-BREAK SPACE}min\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}s ago"


def test_a_job_that_is_what_it_was_keeps_its_cells(table: Table) -> None:
    table.open()
    before = [table.model.row_at(row) for row in range(3)]
    table.store.rows[1] = table.store.rows[1]._replace(error_message="other")

    table.refresh()

    after = [table.model.row_at(row) for row in range(3)]
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_all_cells_are_made_again_when_a_class_tells_its_parameters(qtbot: QtBot) -> None:
    names: dict[str, tuple[str, ...]] = {}
    source = SteppedSource(ListStore([job(1)]))
    model = JobWindowModel(source, DEAD, job_columns(JobState.DEAD, names))
    model.set_active(True)
    source.settle()
    args = model.index(0, column(model, "args"))
    assert args.data() == "[1]"

    names["EmailJob"] = ("password",)
    model._gap.stop()
    model.render_anew()
    source.settle()

    assert "1" not in args.data()
    model.set_active(False)


def test_the_store_sorts(table: Table) -> None:
    table.open()

    table.model.sort(column(table.model, "jid"), Qt.SortOrder.DescendingOrder)
    assert table.shown(0, 1) == table.expected(0, 1)  # the old rows stay until the new are there
    table.source.settle()

    assert table.model.view == replace(DEAD, order="jid", descending=True)
    assert table.shown(0, 3) == [job(n).jid for n in (999, 998, 997)]


def test_a_column_the_store_cannot_sort_by_changes_nothing(table: Table) -> None:
    table.open()

    table.model.sort(column(table.model, "args"))

    assert table.model.view == DEAD
    assert not table.source.waiting


def test_a_filtered_list_starts_with_what_is_known_and_is_counted_later(table: Table) -> None:
    table.open()

    table.model.show(replace(DEAD, query=parse("class:EmailJob")))
    table.source.step()
    known, exact = table.model.rowCount(), table.model.is_exact
    table.source.settle()

    assert (known, exact) == (PAGE, False)
    assert table.model.rowCount() == 334
    assert table.model.is_exact


def test_a_short_list_needs_no_count(table: Table) -> None:
    del table.store.rows[30:]
    table.open()
    table.store.counts = 0

    table.model.show(replace(DEAD, query=parse("class:EmailJob")))
    table.source.settle()

    assert table.model.rowCount() == 10
    assert table.model.is_exact
    assert table.store.counts == 0


def test_an_answer_to_an_older_question_is_dropped(table: Table) -> None:
    table.open()
    table.model.set_visible(500, 530)

    table.model.show(replace(DEAD, order="jid", descending=True))
    table.source.settle()

    assert table.model.jid_at(0) == job(999).jid


def test_a_list_that_is_held_stands_still_and_tells_what_is_new(table: Table) -> None:
    table.open()
    before = table.shown(0, 30)

    table.model.set_held(True)
    table.store.rows[0:0] = [job(5000 + n) for n in range(37)]
    table.refresh()

    assert table.news[-1] == 37
    assert table.shown(0, 30) == before
    assert table.model.rowCount() == 1000

    table.model.set_held(False)
    table.source.settle()

    assert table.news[-1] == 0
    assert table.shown(0, 30) == table.expected(0, 30)


def test_a_list_that_shrank_to_nothing_is_empty(table: Table) -> None:
    table.open()
    table.model.set_visible(900, 930)
    table.source.settle()

    table.store.rows.clear()
    table.refresh()

    assert table.model.rowCount() == 0
    assert table.model.jid_at(0) == ""


def test_a_store_that_fails_is_told_and_asked_again(table: Table, qtbot: QtBot) -> None:
    table.open()
    table.store.error = StoreUnavailableError("sqlite:///x")

    with qtbot.waitSignal(table.model.troubled) as told:
        table.refresh()

    assert "sqlite:///x" in told.args[0]
    assert table.shown(0, 30) == table.expected(0, 30)  # what was read stays on screen
    table.store.error = None
    table.store.rows.insert(0, job(7777))
    table.model._gap.stop()
    table.model._gap.timeout.emit()
    table.source.settle()
    assert table.model.jid_at(0) == job(7777).jid


def test_refreshes_keep_their_distance(table: Table) -> None:
    table.open()
    table.refresh()

    table.model.note_change()

    assert not table.source.waiting
    assert table.model._gap.isActive()


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), rows=st.sampled_from([0, 1, 63, 64, 65, 300]))
def test_the_model_keeps_qts_rules_whatever_happens(qtbot: QtBot, seed: int, rows: int) -> None:
    rng = random.Random(seed)
    table = Table(rows)
    model = table.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    table.open()
    for _ in range(12):
        held = hold_some(model, rng)
        table.store.churn(rng, rng.randrange(40), rng.randrange(40), rng.randrange(5))

        step(table, rng)
        table.source.settle()

        assert all(model.jid_at(i.row()) == jid for jid, i in held.items() if i.isValid())
    model.set_held(False)
    table.refresh()
    expected = [row.jid for row in table.store._of(model.view)]
    top = model._on_screen().start * PAGE
    assert table.shown(top, top + 30) == (expected + [""] * (top + 30))[top : top + 30]
    model.set_active(False)
    model.deleteLater()


def hold_some(model: JobWindowModel, rng: random.Random) -> dict[str, QPersistentModelIndex]:
    rows = rng.sample(range(model.rowCount()), min(5, model.rowCount()))
    return {
        model.jid_at(row): QPersistentModelIndex(model.index(row, 0))
        for row in rows
        if model.jid_at(row)
    }


def step(table: Table, rng: random.Random) -> None:
    """Do one of the things that happen to a model."""
    model = table.model
    match rng.randrange(6):
        case 0:
            table.refresh()
        case 1:
            first = rng.randrange(max(1, len(table.store.rows)))
            model.set_visible(first, first + 30)
        case 2:
            model.sort(rng.randrange(model.columnCount()))
        case 3:
            model.set_held(rng.random() < 0.5)
        case 4:
            model.tick()
        case 5:
            query = rng.choice([None, parse("class:EmailJob")])
            model.show(replace(model.view, query=query))
