"""The window on an engine in its own process: linked, hosted in an application, crash-free."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.app.person import until

from kickboard import Client, Job, Manager, open_store
from kickboard.payload.record import JobState
from kickboard.stores.memory import MemoryStore
from kickboard_desktop import MonitorWindow
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.in_process import InProcessLink
from kickboard_desktop.engine_link.own import OwnEngine
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.telemetry import Tick

PATIENCE = 40_000
MAIN = threading.get_ident()


class Quick(Job):
    def perform(self, number: int) -> None: ...


class Held(Job):
    """Runs until its event is set."""

    release = threading.Event()

    def perform(self) -> None:
        self.release.wait(10)


@pytest.fixture
def manager() -> Iterator[Manager]:
    """An engine that an application has, on a store of its own."""
    made = Manager(2, store=MemoryStore())
    yield made
    Held.release.set()
    made.stop(5.0)


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path) -> Iterator[InProcessLink]:
    """A link that makes its own engine, on a store in a file."""
    Held.release.clear()
    engine = OwnEngine()
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    store = engine.open(url)
    made = InProcessLink(command=EngineCommand(store=url, concurrency=2), make=engine.make)
    yield made
    Held.release.set()
    made.stop(0.0)
    qtbot.waitUntil(lambda: not made.has_process, timeout=PATIENCE)
    made.close()
    store.close()


def wait_for(qtbot: QtBot, link: InProcessLink, state: EngineState) -> None:
    qtbot.waitUntil(lambda: link.state == state, timeout=PATIENCE)


def test_it_starts_tells_and_stops_as_an_engine_elsewhere_would(
    link: InProcessLink, qtbot: QtBot
) -> None:
    seen: list[EngineState] = []
    threads: set[int] = set()
    link.engine_state_changed.connect(lambda state, _reason: seen.append(state))
    link.ticked.connect(lambda _tick: threads.add(threading.get_ident()))

    with qtbot.waitSignals([link.hello_received, link.ticked, link.processors_changed]):
        link.start()
    assert link.hello is not None
    assert link.hello.concurrency == 2
    assert link.pid == os.getpid()
    link.stop(5.0)
    wait_for(qtbot, link, EngineState.STOPPED)

    assert seen == [
        EngineState.STARTING,
        EngineState.RUNNING,
        EngineState.STOPPING,
        EngineState.STOPPED,
    ]
    assert threads == {MAIN}
    assert not link.has_process
    assert link.pid is None


def test_it_answers_commands_and_starts_anew_as_told(link: InProcessLink, qtbot: QtBot) -> None:
    replies: list[bool] = []
    sizes: list[int] = []
    link.ticked.connect(lambda tick: sizes.append(tick.concurrency))
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)

    link.request({"cmd": "resize", "concurrency": 3}, lambda reply: replies.append(reply.ok))
    qtbot.waitUntil(lambda: 3 in sizes and replies == [True], timeout=PATIENCE)
    link.request({"cmd": "no such"}, lambda reply: replies.append(reply.ok))
    qtbot.waitUntil(lambda: replies == [True, False], timeout=PATIENCE)

    with qtbot.waitSignal(link.hello_received, timeout=PATIENCE):
        link.change(EngineCommand(store="", concurrency=4, queues=("a,1", "b,1")), restart=True)
    assert link.hello is not None
    assert link.hello.queues == (("a", 1), ("b", 1))


def test_what_is_asked_when_it_is_gone_is_answered_that_it_is(link: InProcessLink) -> None:
    said: list[str | None] = []

    link.request({"cmd": "dump"}, lambda reply: said.append(reply.error))

    assert said == ["The engine is not running."]
    assert not link.kill()


def test_an_engine_that_cannot_be_made_says_why(qtbot: QtBot) -> None:
    def make(_command: EngineCommand) -> Manager:
        raise ValueError("there is no such job")

    link = InProcessLink(command=EngineCommand(store="memory:"), make=make)
    link.start()
    wait_for(qtbot, link, EngineState.GIVEN_UP)

    assert "there is no such job" in link.reason
    assert not link.has_process
    link.close()


def test_a_shorter_stop_cuts_a_longer_one_and_the_job_goes_back(qtbot: QtBot) -> None:
    store = MemoryStore()
    Held.release.clear()
    made: list[Manager] = []

    def make(_command: EngineCommand) -> Manager:
        made.append(Manager(1, store=store))
        return made[-1]

    link = InProcessLink(command=EngineCommand(store="memory:"), make=make)
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    Held.set(client=made[0].client).perform_async()
    qtbot.waitUntil(lambda: made[0].busy == 1, timeout=PATIENCE)

    link.stop(60.0)
    assert link.state == EngineState.STOPPING
    link.abandon()
    wait_for(qtbot, link, EngineState.STOPPED)

    assert store.snapshot().counts[JobState.ENQUEUED] == 1
    Held.release.set()
    link.close()


def test_who_leaves_at_once_can_wait_until_the_engine_is_gone(qtbot: QtBot) -> None:
    store = MemoryStore()
    link = InProcessLink(
        command=EngineCommand(store="memory:"), make=lambda _command: Manager(1, store=store)
    )
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    assert len(store.snapshot().processes) == 1

    link.abandon(PATIENCE)

    assert store.snapshot().processes == ()
    wait_for(qtbot, link, EngineState.STOPPED)
    link.close()


def test_without_manager_and_maker_there_is_no_link(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="manager"):
        InProcessLink()


# -- in somebody's application


def test_an_applications_window_shows_its_jobs_and_leaves_its_engine_alone(
    manager: Manager, qtbot: QtBot
) -> None:
    before = sys.getswitchinterval()
    with manager:
        monitor = MonitorWindow(manager)
        ticks: list[Tick] = []
        session = monitor.window._session
        session.ticked.connect(ticks.append)
        monitor.show()
        qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=PATIENCE)
        Quick.set(client=manager.client).perform_bulk([(n,) for n in range(50)])
        qtbot.waitUntil(lambda: sum(t.done for t in ticks) == 50, timeout=PATIENCE)
        assert sys.getswitchinterval() < before

        with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
            monitor.window.close()
        assert manager.phase == "running"
        Quick.set(client=manager.client).perform_async(0)
        assert manager.wait_until_idle(5.0)
    assert sys.getswitchinterval() == before


def test_a_running_job_does_not_keep_the_applications_window_open(
    manager: Manager, qtbot: QtBot
) -> None:
    Held.release.clear()
    manager.start()
    Held.set(client=manager.client).perform_async()
    monitor = MonitorWindow(manager)
    session = monitor.window._session
    monitor.show()
    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=PATIENCE)
    qtbot.waitUntil(lambda: manager.busy == 1, timeout=PATIENCE)

    with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
        monitor.window.close()

    assert manager.busy == 1


def test_what_belongs_to_the_application_cannot_be_done_from_its_window(
    manager: Manager, qtbot: QtBot
) -> None:
    manager.start()
    monitor = MonitorWindow(manager)
    workspace = monitor._workspace
    monitor.show()
    link = workspace.session.link
    qtbot.waitUntil(lambda: link.state == EngineState.RUNNING, timeout=PATIENCE)
    actions = workspace.actions
    controller = workspace.operations.controller
    qtbot.waitUntil(lambda: controller.concurrency == 2, timeout=PATIENCE)

    for action_id in ("stop_engine", "quiet", "start_engine", "run_demo", "open_jobs"):
        assert actions.reason(action_id) == "Not in the window of another application."
    assert "process" in actions.reason("kill_engine")
    actions["more_processors"].trigger()
    qtbot.waitUntil(lambda: manager.concurrency == 3, timeout=PATIENCE)

    with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
        monitor.close()


def test_the_window_ends_to_listen_when_the_application_stops_its_engine(
    manager: Manager, qtbot: QtBot
) -> None:
    manager.start()
    monitor = MonitorWindow(manager)
    link = monitor._workspace.session.link
    monitor.show()
    qtbot.waitUntil(lambda: link.state == EngineState.RUNNING, timeout=PATIENCE)

    manager.stop(5.0)

    qtbot.waitUntil(lambda: link.state == EngineState.STOPPED, timeout=PATIENCE)
    with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
        monitor.close()


def test_the_applications_own_looks_and_its_collector_are_left_to_it(
    manager: Manager, qtbot: QtBot
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(app.style().standardPalette())  # whatever a test before gave it
    sheet, palette = app.styleSheet(), app.palette()
    own = QWidget()
    qtbot.addWidget(own)
    gc.enable()
    try:
        monitor = MonitorWindow(manager)
        monitor.show()
        assert not gc.isenabled(), "a collection on an engine's thread destroys Qt objects"
        dialog = QDialog(monitor.window)
        dialog.show()
        role = dialog.foregroundRole()
        assert dialog.palette().color(role) == monitor.window.palette().color(role)
        assert dialog.palette().color(role) != palette.color(role)
        monitor._workspace.actions["theme_dark"].trigger()
        assert dialog.palette().color(role).lightness() > 200

        with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
            monitor.close()
        assert gc.isenabled()
        monitor._collector.take_over()
        assert gc.isenabled(), "what was to come after the window had settled comes no more"
    finally:
        gc.disable()
    assert (app.styleSheet(), app.palette()) == (sheet, palette)
    assert own.palette() == palette


def test_a_window_that_nobody_keeps_lives_until_it_is_closed(
    manager: Manager, qtbot: QtBot
) -> None:
    MonitorWindow(manager).show()
    gc.collect()
    [window] = [w for w in QApplication.topLevelWidgets() if w.isVisible()]

    assert window.objectName() == "mainWindow"
    window.close()
    qtbot.waitUntil(lambda: not isValid(window), timeout=PATIENCE)


def test_a_manager_has_one_window_and_is_left_as_it_was(manager: Manager, qtbot: QtBot) -> None:
    manager.start()
    dump = manager.on_dump
    first, second = MonitorWindow(manager), MonitorWindow(manager)
    first.show()
    link = first._workspace.session.link
    qtbot.waitUntil(lambda: link.state == EngineState.RUNNING, timeout=PATIENCE)

    second.show()

    assert not second.window.isVisible()
    assert second._workspace.session.link.state == EngineState.STOPPED
    with qtbot.waitSignal(first.closed, timeout=PATIENCE):
        first.close()
    assert manager.on_dump is dump
    second.show()
    assert second.window.isVisible()
    with qtbot.waitSignal(second.closed, timeout=PATIENCE):
        second.close()


def test_its_store_is_not_closed_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}")
    manager = Manager(store=store)
    monitor = MonitorWindow(manager)
    monitor.show()
    session = monitor._workspace.session
    qtbot.waitUntil(lambda: session.is_open, timeout=PATIENCE)

    with qtbot.waitSignal(monitor.closed, timeout=PATIENCE):
        monitor.close()

    assert store.snapshot().processed == 0
    manager.stop()
    store.close()


# -- the whole program

JOBS = '''"""Jobs of a program whose window and engine are one process."""

import os

from kickboard import Job


class PidJob(Job, retry=0):
    """Say which process it runs in."""

    def perform(self, path: str) -> None:
        """Write it down."""
        with open(path, "w") as file:
            file.write(str(os.getpid()))
'''


@pytest.mark.slow
def test_the_program_runs_jobs_in_its_own_process_when_asked_to(tmp_path: Path) -> None:
    jobs, told = tmp_path / "pid_jobs.py", tmp_path / "pid"
    jobs.write_text(JOBS)
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", durability="normal")
    Client(store).push({"class": "PidJob", "args": [str(told)], "retry": 0})
    store.close()
    arguments = ("--in-process", "--offscreen")

    with subprocess.Popen(
        [sys.executable, "-m", "kickboard_desktop", *arguments, "--store", store.url, "-r", jobs],
        env={**os.environ, "KICKBOARD_PROFILE": str(tmp_path / "profile")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        until(lambda: told.exists() and bool(told.read_text()), "the job has run")
        program.terminate()
        _, errors = program.communicate(timeout=60)

    assert (program.returncode, errors) == (0, "")
    assert told.read_text() == str(program.pid)
    store = open_store(store.url)
    assert store.snapshot().processed == 1
    store.close()
