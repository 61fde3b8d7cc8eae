"""Records a played session into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.fakes.played import PlayedSession

from kickboard.stores.base import ErrorGroup
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.recording import reader, writer
from kickboard_desktop.recording.recorder import Recorder
from kickboard_desktop.recording.writer import Writer
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import (
    ClassInfo,
    ClockInfo,
    EngineEvent,
    Hello,
    ParamInfo,
    RecoveredInfo,
)

HELLO = Hello(
    version="0.1.0",
    pid=4711,
    identity="ada-laptop:4711:abc",
    store="sqlite:////home/ada/jobs.db",
    started_at=1.0,
    clock=ClockInfo(now=1.0, monotonic=0.5),
    concurrency=5,
    queues=(("default", 1),),
    recovered=RecoveredInfo(returned=3, processes=("ada-laptop:1:x",)),
    classes=(
        ClassInfo(
            name="Login",
            module="/home/ada/shop.py",
            params=(ParamInfo(name="password", default="hunter2"),),
        ),
    ),
)


GROUP = ErrorGroup(
    key="9f3c",
    error_class="ValueError",
    place="shop/jobs.py:perform",
    pattern='{"token": "…"}',
    message='bad {"token": "hush"}',
    count=7,
    first=1.0,
    last=2.0,
    trend=(0, 7),
    classes=("Login",),
    retrying=1,
    dead=2,
)


def recorder_of(session: Session, path: Path) -> tuple[Recorder, Controller]:
    controller = Controller(Actions(session), session, session)
    errors = ErrorWatch(session, session)
    return Recorder(path, session, controller, errors, session), controller


def record(session: PlayedSession, path: Path, seconds: float, monkeypatch: object) -> None:
    """Record so many played seconds; the recorder's clock is the session's."""
    recorder, controller = recorder_of(session, path)
    start = session.now()
    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setattr(Writer, "seconds", property(lambda _self: session.now() - start))
    monkeypatch.setattr(writer, "MOST_WAITING", 100_000)  # 90 s come in one: none is left out
    session.hello_received.emit(HELLO)
    for number in range(round(seconds * 10)):
        session.step()
        if number == 200:
            controller.journal.tell("Deleted 12 jobs", session.now())
            controller.journal_changed.emit()
        if number == 300:
            event = EngineEvent(
                kind="JobDied",
                at=session.now(),
                fields={"jid": "a", "error_message": '{"password": "hush"}'},
            )
            session.event_received.emit(event)
    recorder.stop()


def indexed(path: Path) -> reader.Index:
    index = reader.begin(path)
    reader.scan(index)
    return index
