"""What is said of jobs that died: once for many, not too often, and only of what died itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.query import parse
from kickboard_desktop.operations import deaths
from kickboard_desktop.operations.deaths import Deaths, Died, query_of
from kickboard_desktop.views.lists.kinds import job_kinds
from kickboard_desktop.views.page import Page

KINDS = {kind.name: kind for kind in job_kinds()}


class Window(QWidget):
    """The little of a main window that is asked for, and what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.toasts: list[tuple[str, str]] = []
        self.shown: list[tuple[str, str]] = []
        self.page: Page | None = None

    def toast(self, message: str, *, action_id: str = "", action: str = "") -> None:
        self.toasts.append((message, action))
        assert action_id == "show_deaths"

    def show_page(self, name: str, query: str = "") -> None:
        self.shown.append((name, query))

    def current_page(self) -> Page | None:
        return self.page


class Told:
    """A desk whose deaths are told to a window."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.window = Window()
        desk.qtbot.addWidget(self.window)
        self.deaths = Deaths(desk.session, desk.actions, desk.settings, self.window)  # type: ignore[arg-type]
        desk.fill(dead=4, seed=1)
        desk.open()

    def die(self, count: int, seed: int = 7) -> None:
        fill(self.desk.store, dead=count, seed=seed)
        self.desk.session.poll()

    def wait_for(self, toasts: int) -> None:
        self.desk.qtbot.waitUntil(lambda: len(self.window.toasts) == toasts)

    def looked(self) -> None:
        """Wait until the dead set was looked at again."""
        since = self.deaths._since
        self.desk.qtbot.waitUntil(lambda: self.deaths._since > since)


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    monkeypatch.setattr(deaths, "GATHER_MS", 50)
    desk = Desk(qtbot, tmp_path)
    yield Told(desk)
    desk.close()


def test_deaths_are_told_as_one_and_show_opens_just_these(told: Told) -> None:
    told.die(3)
    told.die(2, seed=8)
    told.wait_for(1)

    message, action = told.window.toasts[0]
    assert message.startswith("5 jobs died")
    assert action == "Show"
    told.desk.actions["show_deaths"].trigger()
    [(page, query)] = told.window.shown
    assert page == "dead"
    found = told.desk.store.page(View(state=JobState.DEAD, query=parse(query))).rows
    assert len(found) in (5, 9)  # those of the same second are not told apart


def test_many_deaths_do_not_make_many_notices(told: Told) -> None:
    told.die(1)
    told.wait_for(1)

    for seed in range(20, 25):
        told.die(2, seed=seed)
        told.desk.qtbot.waitUntil(lambda: told.deaths._due)
    assert len(told.window.toasts) == 1

    told.deaths._gap.stop()
    told.deaths._gap.timeout.emit()
    told.wait_for(2)
    assert told.window.toasts[1][0].startswith("10 jobs died")


def test_what_was_moved_to_dead_by_hand_did_not_die(told: Told) -> None:
    told.desk.fill(enqueued=6)
    waiting = Selection(view=View(state=JobState.ENQUEUED))
    told.desk.store.move(waiting, Target(state=JobState.DEAD))
    told.desk.session.poll()
    told.looked()
    assert told.window.toasts == []

    told.die(1, seed=9)
    told.wait_for(1)
    assert told.window.toasts[0][0].startswith("1 job died")


def test_deaths_of_one_kind_are_named(told: Told) -> None:
    told.die(1)
    told.wait_for(1)

    assert ": " in told.window.toasts[0][0]
    assert "error_class:" in told.deaths.query


def test_nothing_is_told_when_that_is_switched_off(told: Told) -> None:
    told.desk.settings.notifications = False

    told.die(3)
    told.looked()

    assert told.window.toasts == []


def test_nothing_is_told_to_who_looks_at_the_dead(told: Told) -> None:
    told.window.page = Page("Dead")
    told.window.page.name = "dead"
    told.desk.qtbot.addWidget(told.window.page)

    told.die(3)
    told.looked()

    assert told.window.toasts == []


def test_the_query_can_be_read_whatever_the_error_is_called() -> None:
    assert query_of(Died(1, 0.5, "socket.timeout")) == (
        "error_class:socket.timeout at>=1970-01-01T00:00:00Z"
    )
    parse(query_of(Died(1, 1.8e9, 'Odd "Error"')))
