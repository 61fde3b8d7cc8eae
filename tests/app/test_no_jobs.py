"""An empty list says which part of the query is to blame, and takes the keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.app.fakes.desk import Desk
from tests.app.fakes.hands import Hello
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import Store, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import parse
from kickboard_desktop.engine_link.link import EngineLink
from kickboard_desktop.models.lists import dropping
from kickboard_desktop.models.lists.dropping import Dropping, Left
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds

T = TypeVar("T")
KINDS = {kind.name: kind for kind in job_kinds()}
DEAD = View(state=JobState.DEAD)


class Patient:
    """A session that asks the store only when it is told to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.waiting: list[Callable[[], None]] = []

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        assert done is not None
        self.waiting.append(lambda: done(work(self.store)))

    def now(self) -> float:
        return 0.0

    def go_on(self) -> int:
        """Answer all questions, those that follow too; return how many there were."""
        answered = 0
        while self.waiting:
            self.waiting.pop(0)()
            answered += 1
        return answered


@pytest.fixture
def source() -> Iterator[Patient]:
    store = MemoryStore()
    fill(store, dead=300)
    yield Patient(store)
    store.close()


def told_by(counting: Dropping) -> list[Left | None]:
    told: list[Left | None] = []
    counting.told.connect(told.append)
    return told


def view(query: str) -> View:
    return replace(DEAD, query=parse(query))


def test_the_part_without_which_most_would_match_is_named(source: Patient, qapp: object) -> None:
    counting = Dropping(source)
    told = told_by(counting)

    counting.begin(view("class:Foo* error:timeout"), 300)
    source.go_on()

    best = told[-1]
    assert best is not None
    assert (best.part, best.rest) == ("class:Foo*", "error:timeout")
    assert best.count == source.store.count(view("error:timeout"))
    assert best.is_all


def test_where_two_parts_are_to_blame_none_is_named(source: Patient, qapp: object) -> None:
    counting = Dropping(source)
    told = told_by(counting)

    counting.begin(view("class:Foo* queue:nowhere error:timeout"), 300)
    source.go_on()

    assert told == [None]


def test_another_query_ends_the_counting(source: Patient, qapp: object) -> None:
    counting = Dropping(source)
    told = told_by(counting)

    counting.begin(view("class:Foo* error:timeout"), 300)
    counting.stop()

    assert source.go_on() == 1  # what was under way, and nothing after it
    assert told == []


def test_of_a_long_list_only_the_beginning_is_counted(
    source: Patient, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropping, "FEW", 10)
    monkeypatch.setattr(dropping, "STEP", 20)
    monkeypatch.setattr(dropping, "LOOKED", 60)
    counting = Dropping(source)
    told = told_by(counting)

    counting.begin(view("nothing attempt>=1"), 300)
    steps = source.go_on()

    best = told[-1]
    assert best is not None
    assert best.part == "nothing"
    assert 0 < best.count < 300
    assert not best.is_all
    assert steps == 6  # three of each part


# -- in the window


def open_page(desk: Desk, name: str) -> JobSetPage:
    desk.open()
    page = JobSetPage(KINDS[name], desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: page.model.is_loaded)
    return page


def test_each_query_that_matches_nothing_is_explained_anew(desk: Desk) -> None:
    desk.fill(dead=80)
    page = open_page(desk, "dead")
    page.query_bar.set_text("class:Foo*")
    desk.qtbot.waitUntil(page.empty.isVisible)

    page.query_bar.set_text("class:Foo* error:timeout")
    desk.qtbot.waitUntil(lambda: page.empty.button.text() == "Drop class:Foo*")

    assert "Without class:Foo* there would be" in page.empty.accessibleName()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(page.table.isVisible)
    assert page.query_bar.edit.text() == "error:timeout"


def test_an_empty_list_takes_the_keyboard_and_gives_it_back(desk: Desk) -> None:
    desk.fill(dead=5)
    page = open_page(desk, "dead")
    page.take_keyboard()
    assert QApplication.focusWidget() is page.table

    page.query_bar.set_text("class:Foo*")
    desk.qtbot.waitUntil(page.empty.isVisible)
    assert QApplication.focusWidget() is page.empty.button

    QTest.keyClick(page.empty.button, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(page.table.isVisible)
    assert QApplication.focusWidget() is page.table


def test_nothing_dead_takes_the_keyboard_too(desk: Desk) -> None:
    page = open_page(desk, "dead")

    page.take_keyboard()

    assert QApplication.focusWidget() in (page.empty, page.empty.button)


def test_enter_stays_in_a_query_that_cannot_be_read(desk: Desk) -> None:
    desk.fill(dead=5)
    page = open_page(desk, "dead")
    page.focus_search()

    QTest.keyClicks(page.query_bar.edit, "clas:Foo")
    page.query_bar._popup.hide()
    QTest.keyClick(page.query_bar.edit, Qt.Key.Key_Return)

    assert page.query_bar.reason == "There is no field 'clas'; did you mean class?"
    assert QApplication.focusWidget() is page.query_bar.edit


def test_where_the_engine_knows_ones_own_jobs_one_of_them_is_offered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EngineLink, "hello", property(lambda _link: Hello()))
    desk.open()
    page = JobSetPage(KINDS["enqueued"], desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: page.empty.isVisible() and page.empty.button.isVisible())

    assert page.empty.button.text() == "Enqueue a job…"
    with desk.qtbot.waitSignal(desk.actions.invoked) as invoked:
        page.empty.button.click()
    assert invoked.args == ["enqueue_class"]
