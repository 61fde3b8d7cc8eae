"""Kills of the engine: counted, timed, and every job accounted for."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.shell import part

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Account, NewJob, Store
from kickboard_desktop.desktop import DEMO_MODULE, DEMO_QUEUES, file_url
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.kill_watch import KillWatch
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.models.teaching.promises import promises
from kickboard_desktop.models.teaching.reliability import (
    GOAL,
    Incident,
    Reliability,
    badge,
    figures,
    incident_words,
    ledger,
)
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.telemetry import RecoveredInfo, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.teaching.kill_dialog import KillDialog
from kickboard_desktop.views.teaching.reliability import ReliabilityPage
from kickboard_desktop.workspace import Workspace

ROOT = Path(__file__).parents[2]


def account(**counted: int) -> Account:
    places = {JobState(name): counted.pop(name) for name in list(counted) if name in _PLACES}
    filled = {"pushed": 0, "completed": 0, "discarded": 0, "purged": 0, **counted}
    return Account(**filled, places=places)


_PLACES = {state.value for state in JobState} - {"completed", "discarded"}


# -- the numbers


def test_before_anything_was_counted_lost_is_not_said_to_be_nothing() -> None:
    known = Reliability(incidents=(Incident(number=1, at=0.0, killed=True),))

    assert known.lost is None
    assert badge(known) == "killed 1 · lost … · ran twice 0"
    assert {figure.key: figure.number for figure in figures(known)}["lost"] == "…"


def test_a_job_that_is_nowhere_is_lost() -> None:
    counted = account(pushed=10, completed=4, discarded=1, purged=1, enqueued=2, dead=1)

    known = Reliability(account=counted, pushed=10)

    assert known.lost == 1
    assert ledger(known)[-1] == ("=", "Lost", "1")


def test_a_push_that_the_store_forgot_is_lost_too() -> None:
    known = Reliability(account=account(pushed=9, completed=9), pushed=10)

    assert known.lost == 1


def test_what_a_store_did_before_it_counted_is_not_held_against_it() -> None:
    counted = account(pushed=5, completed=105, enqueued=3)

    known = Reliability(account=counted, base=-103, pushed=5)

    assert known.lost == 0
    assert ("+", "from before it was counted", "103") in ledger(known)


def test_the_sum_of_the_lines_is_what_the_last_one_says() -> None:
    counted = account(pushed=20, completed=8, enqueued=5, busy=2, retry=1, trash=1, scheduled=1)
    *lines, last = ledger(Reliability(account=counted, pushed=20, base=1))

    total = sum(int(n) if sign == "" else -int(n) for sign, _, n in lines)

    assert total == int(last[2]) == 1


def test_a_badge_counts_all_kills() -> None:
    done = [Incident(number=n, at=0.0, killed=True, returned=9, started=5) for n in (1, 2, 3)]

    known = Reliability(incidents=tuple(done), account=account(), base=0)

    assert badge(known) == "killed 3 · lost 0 · ran twice 15"
    assert badge(Reliability(account=account())) == ""


def test_recovery_is_to_the_first_job_done_or_to_the_engines_word() -> None:
    spoke = Incident(number=1, at=0.0, killed=True, back=0.8)
    worked = Incident(number=2, at=0.0, killed=False, back=0.8, first=1.1, returned=7, started=2)

    known = Reliability(incidents=(spoke, worked))

    assert known.recoveries == (0.8, 1.1)
    assert "slowest 1.1" in figures(known)[-1].says.replace("\u00a0", " ")
    assert "Crash 2" in incident_words(worked)
    assert "7 recovered, 2 had begun" in incident_words(worked)


def test_every_test_that_is_named_exists() -> None:
    named = [figure.test for figure in figures(Reliability())]
    named += [promise.test for promise in promises()]

    for test in named:
        file, _, name = test.partition("::")
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE), test
    assert [promise.key for promise in promises()] == [f"P{n}" for n in range(1, 10)]


# -- the watch


class Stopwatch:
    """Seconds as the test wants them."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def tick(done: int) -> Tick:
    return Tick(at=0.0, mono=0.0, dt=0.1, done=done)


def test_a_kill_is_timed_to_the_first_job_done_again(desk: Desk) -> None:
    stopwatch = Stopwatch()
    watch = KillWatch(desk.session, monotonic=stopwatch)
    link, session = desk.session.link, desk.session

    link.killed.emit()
    session.ticked.emit(tick(3))  # of the dying engine
    link.engine_state_changed.emit(EngineState.CRASHED, "It was killed.")
    stopwatch.seconds = 0.9
    session.hello_received.emit(None)
    session.recovered.emit(RecoveredInfo(returned=7, started=4))
    session.ticked.emit(tick(0))
    stopwatch.seconds = 1.2
    session.ticked.emit(tick(2))
    stopwatch.seconds = 9.0
    session.ticked.emit(tick(2))

    (incident,) = watch.known.incidents
    assert (incident.killed, incident.back, incident.first) == (True, 0.9, 1.2)
    assert (incident.returned, incident.started) == (7, 4)


def test_a_crash_counts_and_an_ordinary_end_does_not(desk: Desk) -> None:
    watch = KillWatch(desk.session)

    desk.session.link.engine_state_changed.emit(EngineState.STOPPED, "")
    desk.session.link.engine_state_changed.emit(EngineState.CRASHED, "It ended with signal 11.")

    assert [incident.killed for incident in watch.known.incidents] == [False]


def test_classes_loaded_anew_are_no_recovery(desk: Desk) -> None:
    watch = KillWatch(desk.session)

    desk.session.hello_received.emit(None)
    desk.session.recovered.emit(RecoveredInfo(returned=2))

    assert watch.known == Reliability()


def test_the_first_account_is_what_later_ones_are_held_against(desk: Desk) -> None:
    watch = KillWatch(desk.session)
    desk.open()
    desk.qtbot.waitUntil(lambda: watch.known.account is not None)
    desk.store.push([NewJob("a", "A", "default", b"{}")])

    watch.count()
    desk.qtbot.waitUntil(lambda: watch.known.pushed == 1)

    assert watch.known.lost == 0


# -- what is seen


def test_the_page_shows_the_numbers_and_where_every_job_is(desk: Desk) -> None:
    desk.open()
    watch = KillWatch(desk.session)
    page = desk.show(ReliabilityPage(desk.session, desk.actions, watch, desk.theme))
    desk.store.push([NewJob("a", "A", "default", b"{}")])

    desk.qtbot.waitUntil(lambda: watch.known.pushed == 1)

    shown = [label.text() for label in page.findChildren(QLabel)]
    assert part(page, QLabel, "figure_lost").text() == "0"
    assert "Pushed so far" in shown
    assert "1" in shown


def test_a_hidden_page_asks_for_nothing(desk: Desk) -> None:
    desk.open()
    page = desk.show(
        ReliabilityPage(desk.session, desk.actions, KillWatch(desk.session), desk.theme)
    )

    page.deactivated()

    assert not page._timer.isActive()
    page.activated()


def test_a_kill_says_what_it_does_before_it_does_it(qtbot: QtBot) -> None:
    dialog = KillDialog(3)
    qtbot.addWidget(dialog)
    confirmed: list[None] = []
    dialog.confirmed.connect(lambda: confirmed.append(None))

    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    part(dialog, QPushButton, "kill_cancel").click()
    assert not confirmed
    part(dialog, QPushButton, "kill_confirm").click()

    assert "SIGKILL" in words
    assert "3 jobs run now" in words
    assert confirmed


# -- the real thing


def workspace(tmp_path: Path, *, demo: bool) -> Workspace:
    url = file_url(tmp_path / "demo.db")
    command = EngineCommand(store=url, modules=(DEMO_MODULE,), queues=DEMO_QUEUES)
    settings = Settings(QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    target = Target(url=url, engine=command, is_demo=demo)
    return Workspace(target, Theme("dark"), settings, WindowLog())


def close(qtbot: QtBot, opened: Workspace) -> None:
    closed: list[None] = []
    opened.closed.connect(lambda: closed.append(None))
    opened.session.link.abandon()
    opened.close(0.0)
    qtbot.waitUntil(lambda: bool(closed), timeout=10_000)
    opened.deleteLater()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_real_engine_is_killed_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    opened = workspace(tmp_path, demo=True)
    try:
        opened.open("reliability")
        session, watch = opened.session, opened.operations.watch
        qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=20_000)
        session.ask(push_hundreds)
        for kill in (1, 2, 3):
            qtbot.waitUntil(lambda: opened.operations.controller._busy >= 3, timeout=20_000)
            opened.actions["kill_engine"].trigger()
            qtbot.waitUntil(
                lambda kill=kill: (  # type: ignore[misc]
                    watch.known.kills == kill and watch.known.incidents[-1].first is not None
                ),
                timeout=20_000,
            )
        watch.count()
        qtbot.waitUntil(
            lambda: watch.known.account is not None and watch.known.account.pushed >= 400
        )

        known = watch.known
        assert known.lost == 0
        assert known.recovered >= known.ran_twice >= 3
        backs = [incident.back for incident in known.incidents]
        assert all(back is not None and back <= patience() for back in backs), backs
        print("engine back", backs, "first job", [i.first for i in known.incidents])  # noqa: T201
        shown = part(opened.window, QPushButton, "kill_badge")
        assert shown.text().startswith("killed 3 · lost 0 · ran twice ")
        opened.window.show_page("log")
        shown.click()
        assert opened.window.current_page() is opened.window.page("reliability")
    finally:
        close(qtbot, opened)


def patience() -> float:
    """Return the seconds an engine may take: the promise, more where others fill the machine."""
    idle = os.getloadavg()[0] < (os.cpu_count() or 1)
    return GOAL if idle else 5 * GOAL


def push_hundreds(store: Store) -> None:
    item = {"class": "SlowJob", "queue": "low", "args": [0.2]}
    Client(store).push_bulk([item] * 400)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_an_engine_with_somebodys_own_jobs_is_not_killed_unasked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = workspace(tmp_path, demo=False)
    try:
        opened.open("log")
        link = opened.session.link
        qtbot.waitUntil(lambda: link.state == EngineState.RUNNING, timeout=20_000)
        first = link.pid

        opened.actions["kill_engine"].trigger()
        dialog = opened.window.findChild(QDialog, "kill_dialog")
        assert dialog is not None
        assert (link.pid, link.state) == (first, EngineState.RUNNING)
        part(dialog, QPushButton, "kill_confirm").click()

        qtbot.waitUntil(
            lambda: link.state == EngineState.RUNNING and link.pid != first, timeout=20_000
        )
    finally:
        close(qtbot, opened)
