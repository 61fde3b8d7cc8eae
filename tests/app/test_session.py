"""A store and its engine as one thing: opening, trouble, snapshots, whose engine it is."""

import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kickboard.client import Client
from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import ProcessInfo, ProcessStat, Snapshot, Store
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.session import Session, Target

WORKER = Path(__file__).parent / "fakes" / "worker.py"
ENGINE = EngineCommand(store="memory:", program=(sys.executable, "-S", str(WORKER)))

MakeSession = Callable[..., Session]


@pytest.fixture
def make_session(qtbot: QtBot) -> Iterator[MakeSession]:
    made: list[Session] = []

    def make(
        opener: Callable[..., Store],
        *,
        engine: bool = False,
        queues: tuple[str, ...] = (),
        **target: Any,
    ) -> Session:
        command = replace(ENGINE, queues=queues) if engine else None
        where = Target(url="memory:", engine=command, **target)
        session = Session(where, TickSeries(), opener=opener)
        made.append(session)
        return session

    yield make
    for session in made:
        session.stop_engine(0.0)
        session.link.kill()
        qtbot.waitUntil(lambda session=session: not session.link.has_process)  # type: ignore[misc]
        session.close()


class Peopled(MemoryStore):
    """A store that says which processes work on it."""

    others: tuple[ProcessStat, ...] = ()

    def snapshot(self) -> Snapshot:
        return replace(super().snapshot(), processes=self.others)


def engine_process(pid: int, *, beat_at: float, hostname: str = "") -> ProcessStat:
    info = ProcessInfo(
        identity=f"h:{pid}:x",
        hostname=hostname or socket.gethostname(),
        pid=pid,
        started_at=0.0,
        concurrency=5,
        queues={"default": 1},
        version="0.1.0",
    )
    return ProcessStat(info=info, beat_at=beat_at, busy=0, quiet=False)


def test_it_opens_in_the_background_and_takes_a_snapshot(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []

    def opener(*_: object, **__: object) -> MemoryStore:
        threads.append(threading.current_thread())
        return MemoryStore()

    session = make_session(opener)
    with qtbot.waitSignal(session.snapshot_changed):
        session.open()

    assert threads[0] is not threading.main_thread()
    assert session.is_open


def test_questions_asked_before_it_is_open_are_answered_then(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def opener(*_: object, **__: object) -> MemoryStore:
        gate.wait(60)
        return MemoryStore()

    session = make_session(opener)
    session.open()
    answers: list[int] = []
    session.ask(lambda store: len(store.snapshot().queues), answers.append)
    with pytest.raises(StoreUnavailableError):
        _ = session.store

    gate.set()
    qtbot.waitUntil(lambda: answers == [0])


def test_many_questions_before_anybody_opens_it_do_not_keep_it_from_opening(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session(lambda *_, **__: MemoryStore())
    answers: list[int] = []
    for _ in range(20):
        session.ask(lambda store: len(store.snapshot().queues), answers.append)

    session.open()

    qtbot.waitUntil(lambda: len(answers) == 20)


def test_a_store_that_does_not_open_is_trouble_and_can_be_tried_again(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    broken = [True]

    def opener(*_: object, **__: object) -> MemoryStore:
        if broken[0]:
            raise StoreUnavailableError("the disk is away")
        return MemoryStore()

    session = make_session(opener)
    with qtbot.waitSignal(session.store_trouble) as told:
        session.open()
    assert told.args == ["the disk is away"]
    assert not session.is_open

    broken[0] = False
    with qtbot.waitSignal(session.store_trouble) as over:
        session.open()
    assert over.args == [""]
    assert session.is_open


def test_a_push_is_seen_at_the_next_poll(make_session: MakeSession, qtbot: QtBot) -> None:
    store = MemoryStore()
    session = make_session(lambda *_, **__: store)
    with qtbot.waitSignal(session.snapshot_changed):
        session.open()

    Client(store).push({"class": "A", "args": []})
    with qtbot.waitSignal(session.snapshot_changed) as told:
        session.poll()

    assert told.args is not None
    assert told.args[0].counts[JobState.ENQUEUED] == 1


def test_a_poll_that_fails_is_trouble_until_one_succeeds(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    store = MemoryStore()
    session = make_session(lambda *_, **__: store)
    with qtbot.waitSignal(session.snapshot_changed):
        session.open()
    changed = store.changed

    def away() -> bool:
        raise StoreUnavailableError("unplugged")

    store.changed = away  # type: ignore[method-assign]
    with qtbot.waitSignal(session.store_trouble) as told:
        session.poll()
    assert told.args == ["unplugged"]

    store.changed = changed  # type: ignore[method-assign]
    with qtbot.waitSignal(session.store_trouble) as over:
        session.poll()
    assert over.args == [""]


def test_it_starts_its_engine_once_the_store_is_open(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True)

    with qtbot.waitSignals([session.hello_received, session.ticked], timeout=10_000):
        session.open()

    assert session.link.state == EngineState.RUNNING
    assert session.series.at is not None
    mono = session.mono()
    assert mono is not None
    assert abs(session.now() - session.series.at) < 5


def test_a_read_only_window_starts_no_engine(make_session: MakeSession, qtbot: QtBot) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True, read_only=True)

    with qtbot.waitSignal(session.snapshot_changed):
        session.open()
    session.start_engine()

    assert session.link.state == EngineState.STOPPED


def test_where_another_engine_works_it_only_looks_until_that_is_gone(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    store = Peopled()
    other = engine_process(os.getppid(), beat_at=store.snapshot().at)
    store.others = (other,)
    session = make_session(lambda *_, **__: store, engine=True)

    with qtbot.waitSignal(session.attached_changed) as told:
        session.open()
    assert told.args == [other]
    session.start_engine()
    assert session.link.state == EngineState.STOPPED

    store.others = ()
    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=10_000)
    assert session.attached is None


def test_a_dead_process_does_not_keep_the_engine_from_starting(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    store = Peopled()
    now = store.snapshot().at
    gone = engine_process(2**22 + 1, beat_at=now)  # above the largest pid there can be
    silent = engine_process(7, beat_at=now - 3600, hostname="elsewhere")
    store.others = (gone, silent)
    session = make_session(lambda *_, **__: store, engine=True)

    session.open()

    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=10_000)


def test_an_engine_that_was_stopped_by_hand_stays_stopped(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True)
    session.open()
    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=10_000)

    session.stop_engine(5.0)
    qtbot.waitUntil(lambda: session.link.state == EngineState.STOPPED, timeout=10_000)
    with qtbot.waitSignal(session.snapshot_changed):
        session.poll()

    assert session.link.state == EngineState.STOPPED


def test_the_queues_of_the_loaded_jobs_are_worked_on_unless_some_were_named(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True)
    served: list[list[str]] = []
    session.hello_received.connect(lambda hello: served.append([q for q, _ in hello.queues]))

    session.open()
    qtbot.waitUntil(lambda: len(served) == 2, timeout=10_000)

    assert served == [["default"], ["default", "mailers"]]
    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING)


def test_named_queues_are_kept(make_session: MakeSession, qtbot: QtBot) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True, queues=("low",))

    with qtbot.waitSignal(session.hello_received, timeout=10_000):
        session.open()

    assert session.link.command.queues == ("low",)
    assert session.link.state == EngineState.RUNNING


def test_a_loaded_module_is_loaded_again_after_a_crash(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session(lambda *_, **__: MemoryStore(), engine=True, queues=("low",))
    session.open()
    qtbot.waitUntil(lambda: session.link.state == EngineState.RUNNING, timeout=10_000)

    session.add_module("/a/shop.py")
    session.add_module("/a/shop.py")

    assert session.link.command.modules == ("/a/shop.py",)
    assert session.link.state == EngineState.RUNNING


def test_a_store_that_is_away_is_tried_again_by_itself(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    tries: list[None] = []

    def opener(*_: object, **__: object) -> MemoryStore:
        tries.append(None)
        if len(tries) < 3:
            raise StoreUnavailableError("not yet")
        return MemoryStore()

    session = make_session(opener)
    session._reopen.setInterval(10)
    session.open()

    qtbot.waitUntil(lambda: session.snapshot is not None)
    assert len(tries) == 3
    assert session.is_open
    assert session.trouble == ""
