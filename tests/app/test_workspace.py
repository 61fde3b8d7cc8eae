"""A whole window on a store in memory and a worker that only pretends."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.catalogue import PAGES
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.operations.first_minute import STARTER, Step
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Banner
from kickboard_desktop.workspace import Workspace

WORKER = Path(__file__).parent / "fakes" / "worker.py"


class Bench:
    """A workspace and what it tells."""

    def __init__(self, qtbot: QtBot, tmp_path: Path, *, demo: bool = False) -> None:
        self.qtbot = qtbot
        self.store = MemoryStore()
        settings = Settings(QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
        command = EngineCommand(
            store="memory:",
            queues=("default", "mailers"),
            program=(sys.executable, "-S", str(WORKER)),
        )
        target = Target(url="memory:", engine=command, is_demo=demo)
        self.workspace = Workspace(target, Theme("light"), settings, WindowLog())
        self.workspace.session._opener = lambda *_, **__: self.store
        self.window = self.workspace.window
        self.closed: list[None] = []
        self.workspace.closed.connect(lambda: self.closed.append(None))

    def open(self, page: str = "log") -> None:
        """Open it on a page that loads no chart, and wait for the engine."""
        self.workspace.open(page)
        link = self.workspace.session.link
        self.qtbot.waitUntil(lambda: link.state == EngineState.RUNNING, timeout=10_000)

    def close(self) -> None:
        """End the engine and the window, whatever the test left."""
        if not self.closed:
            self.workspace.session.link.abandon()
            self.workspace.close(0.0)
            self.qtbot.waitUntil(lambda: bool(self.closed), timeout=10_000)
        self.workspace.deleteLater()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()


def dialog(window: QWidget, name: str) -> QDialog:
    found = window.findChild(QDialog, name)
    assert found is not None
    return found


def test_every_page_opens_by_its_key_and_by_name(bench: Bench) -> None:
    bench.open()

    for name, _ in PAGES:
        bench.workspace.actions[f"page_{name}"].trigger()
        page = bench.window.current_page()
        assert page is not None
        assert page.name == name
        assert page.isVisible()


def test_an_empty_store_offers_the_demo_and_a_job_takes_that_away(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open("overview")
    qtbot.waitUntil(lambda: bench.workspace.operations.card is not None)
    card = bench.workspace.operations.card
    assert card is not None
    assert card.isVisible()

    with qtbot.waitSignal(bench.workspace.demo_wanted):
        card.findChildren(QPushButton)[0].click()

    Client(bench.store).push({"class": "A", "args": []})
    qtbot.waitUntil(lambda: not card.isVisible())


def test_thousands_are_deleted_after_the_number_was_typed_and_come_back(
    bench: Bench, qtbot: QtBot
) -> None:
    Client(bench.store).push_bulk([{"class": "A", "args": [n]} for n in range(1500)])
    bench.open("enqueued")
    page = bench.window.current_page()
    assert page is not None
    delete = bench.workspace.actions["delete_all"]
    qtbot.waitUntil(lambda: page.matching_count() == 1500 and delete.isEnabled())

    delete.trigger()
    asked = dialog(bench.window, "count_dialog")
    field = asked.findChild(QWidget, "count_field")
    confirm = asked.findChild(QPushButton, "count_confirm")
    assert field is not None
    assert confirm is not None
    field.setProperty("text", "1500")
    confirm.click()
    enqueued = View(state=JobState.ENQUEUED)
    qtbot.waitUntil(lambda: bench.store.count(enqueued) == 0)

    undo = bench.workspace.actions["undo"]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: bench.store.count(enqueued) == 1500)


def test_closing_while_a_job_runs_asks_and_stays_when_told_to(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    qtbot.waitUntil(lambda: bench.workspace.operations.closing._busy == 1)

    bench.window.close()
    asked = dialog(bench.window, "closing_dialog")
    assert bench.window.isVisible()
    asked.reject()

    assert bench.window.isVisible()
    assert bench.workspace.session.link.state == EngineState.RUNNING


def test_stopping_ends_the_engine_first_and_then_the_window(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    qtbot.waitUntil(lambda: bench.workspace.operations.closing._busy == 1)
    pid = bench.workspace.session.link.pid
    assert pid is not None

    bench.window.close()
    stop = dialog(bench.window, "closing_dialog").findChild(QPushButton, "closing_stop")
    assert stop is not None
    stop.click()
    qtbot.waitUntil(lambda: bool(bench.closed), timeout=10_000)

    assert bench.workspace.session.link.state == EngineState.STOPPED
    assert bench.workspace.session.link.pid is None


def test_closing_a_second_time_means_now(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_WORKER", "deaf")
    bench = Bench(qtbot, tmp_path)
    bench.open()
    bench.workspace.close(60.0)
    assert not bench.closed

    bench.window.close()
    qtbot.waitUntil(lambda: bool(bench.closed), timeout=10_000)

    assert bench.workspace.session.link.pid is None


def test_a_window_without_an_engine_closes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, tmp_path)
    bench.workspace.window.show_page("log")
    bench.window.show()

    bench.window.close()

    qtbot.waitUntil(lambda: bool(bench.closed))


def test_the_demo_begins_with_its_starter_job(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, tmp_path, demo=True)
    bench.workspace.run_demo()
    bench.open()
    row = View(state=JobState.ENQUEUED)
    qtbot.waitUntil(lambda: bench.store.count(row) == 1)

    assert bench.store.page(row).rows[0].job_class == STARTER["class"]
    assert bench.workspace.operations.guide is not None
    assert bench.workspace.operations.guide.step is Step.INTRO
    bench.close()


def test_the_log_shows_what_the_engine_prints(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_WORKER", "noise")
    bench = Bench(qtbot, tmp_path)
    bench.open()

    def said() -> bool:
        return "printed by a library" in [line.message for line in bench.workspace.log.lines]

    qtbot.waitUntil(said)
    bench.close()


def test_forms_know_what_the_engine_knows(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    action = bench.workspace.actions["enqueue_class"]
    qtbot.waitUntil(action.isEnabled)

    action.trigger()
    form = dialog(bench.window, "enqueue_dialog")
    field = form.findChild(QWidget, "argument_to")
    assert field is not None
    form.close()


def test_a_language_without_a_font_is_told_with_the_package_that_has_one(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kickboard_desktop.workspace.missing_font", lambda code: "fonts-noto-cjk")
    bench.open()

    said = [banner.text for banner in bench.window.findChildren(Banner)]
    assert any("fonts-noto-cjk" in words for words in said)


def test_a_detail_that_was_open_is_open_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = Bench(qtbot, tmp_path)
    first.open()
    first.window.detail_dock.show()
    first.close()

    again = Bench(qtbot, tmp_path)
    again.open()
    qtbot.waitUntil(lambda: again.window.detail_dock.widget() is not None)
    assert again.window.detail_dock.isVisible()
    again.close()
