"""A session recorded, and opened again: the file, what is in it, and what becomes of bad ones."""

from __future__ import annotations

import itertools
import json
import math
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import PlayedSession

from kickboard.errors import KickboardError
from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import MINUTE, TickSeries
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.link import EngineState
from kickboard_desktop.recording import lines, player, reader
from kickboard_desktop.recording import writer as writer_module
from kickboard_desktop.recording.condensing import condensed
from kickboard_desktop.recording.lines import Counts, Did, Entry, Errors, State
from kickboard_desktop.recording.recorder import Recorder
from kickboard_desktop.recording.session import RecordedSession
from kickboard_desktop.recording.writer import Writer
from kickboard_desktop.telemetry import (
    ClassInfo,
    ClockInfo,
    EngineEvent,
    Hello,
    ParamInfo,
    RecoveredInfo,
    Tick,
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


@pytest.fixture
def session(qapp: QApplication) -> Iterator[PlayedSession]:
    made = PlayedSession()
    yield made
    made.close()


def recorder_of(session: PlayedSession, path: Path) -> tuple[Recorder, Controller]:
    controller = Controller(Actions(session), session, session)
    errors = ErrorWatch(session, session)
    return Recorder(path, session, controller, errors, session), controller


def record(session: PlayedSession, path: Path, seconds: float, monkeypatch: object) -> None:
    """Record so many played seconds; the recorder's clock is the session's."""
    recorder, controller = recorder_of(session, path)
    start = session.now()
    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setattr(Writer, "seconds", property(lambda _self: session.now() - start))
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


@pytest.fixture
def file(session: PlayedSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a recording of 90 seconds."""
    path = tmp_path / "day.kbrec"
    record(session, path, 90, monkeypatch)
    monkeypatch.undo()
    return path


def indexed(path: Path) -> reader.Index:
    index = reader.begin(path)
    reader.scan(index)
    return index


# -- the format


@pytest.mark.parametrize(
    "content",
    [
        HELLO,
        Tick(at=2.0, mono=1.0, dt=0.1, done=3),
        EngineEvent(kind="JobDied", at=2.0, fields={"jid": "a"}),
        Counts(at=2.0, counts={"dead": 3}, queues=(("q", 1, 0, 1.5, True, None),)),
        Errors(groups=(GROUP,)),
        Did(at=2.0, text="Deleted"),
        State(state="running"),
    ],
    ids=lambda content: type(content).__name__,
)
def test_what_is_written_is_read_again(content: lines.Content) -> None:
    text = lines.line(Entry(12.3456, content))

    assert text.endswith(b"\n")
    assert json.loads(text)["w"] == 12.346
    assert lines.parse(text) == Entry(12.346, content)


def test_kinds_and_keys_of_a_newer_version_are_left_out() -> None:
    text = lines.line(Entry(1.0, State(state="running")))
    assert lines.parse(text.replace(b'"state":', b'"new":[{}],"state":')) == Entry(
        1.0, State(state="running")
    )
    assert lines.parse(b'{"w":1.0,"t":"hologram","x":1}\n') is None


@pytest.mark.parametrize(
    "text", [b"", b"\n", b"{}\n", b'{"w":x,"t":"tick"}\n', b'{"w":1,"t":"tick"', b"\xff\xfe\n"]
)
def test_damaged_lines_are_no_lines(text: bytes) -> None:
    assert lines.parse(text) is None


def test_no_host_no_file_and_no_secret_is_told() -> None:
    told: list[lines.Content] = [
        lines.told_hello(HELLO),
        lines.told_event(
            EngineEvent(
                kind="OrphansRecovered", at=1.0, fields={"processes": ["ada-laptop:1:x"], "n": 1}
            )
        ),
        lines.told_event(
            EngineEvent(
                kind="JobFailed", at=1.0, fields={"error_message": 'no {"password": "hunter2"}'}
            )
        ),
        lines.told_errors([GROUP]),
    ]
    text = b"".join(lines.line(Entry(0.0, content)) for content in told).decode()
    for private in ("ada", "4711", "hunter2", "hush", 'shop.py"', "jobs.db"):
        assert private not in text
    assert "password" in text  # the names of parameters tell which arguments are secret


# -- the file


def test_a_recording_is_its_owners_alone_and_says_what_it_is(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = json.loads(file.read_bytes().splitlines()[0])
    assert (first["t"], first["v"], first["store"]) == ("recording", 1, "SQLite")


def test_every_tick_and_a_snapshot_a_second_are_recorded(file: Path) -> None:
    index = indexed(file)
    found = reader.entries(index, 0.0, index.end)
    ticks = [entry for entry in found if isinstance(entry.content, Tick)]
    snapshots = [entry for entry in found if isinstance(entry.content, Counts)]

    assert len(ticks) == 900
    assert 75 <= len(snapshots) <= 105
    assert index.end == pytest.approx(90, abs=0.2)
    assert index.acts.tolist() == [pytest.approx(20, abs=0.2)]
    assert index.deaths.tolist() == [pytest.approx(30, abs=0.2)]
    assert "hush" not in file.read_text()


def test_what_is_no_recording_is_not_written_over(tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("three years")
    with pytest.raises(KickboardError, match="is no recording"):
        Writer(precious, 0.0, "SQLite")
    assert precious.read_text() == "three years"


def test_a_disk_that_refuses_ends_the_recording_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Writer(tmp_path / "x.kbrec", 0.0, "SQLite")

    def full(_fd: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kickboard_desktop.recording.writer.os.write", full)
    made.put(Did(at=0.0, text="x"))
    made.close()
    assert made.trouble == "No space left on device"
    assert not made.put(Did(at=0.0, text="y"))


def test_a_slow_disk_costs_ticks_and_never_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Writer(tmp_path / "x.kbrec", 0.0, "SQLite")
    go_on = threading.Event()
    monkeypatch.setattr(made, "_take", lambda _entry: go_on.wait(10))
    for _ in range(writer_module.MOST_WAITING + 50):
        made.put(Tick(at=1.0, mono=1.0, dt=0.1))
    assert made.left_out >= 49
    assert made.put(Did(at=1.0, text="not to be left out"), must=True)
    go_on.set()
    made.close()


# -- bad files


def test_a_file_cut_off_in_a_line_is_read_up_to_there(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 2 // 3])
    index = indexed(file)

    assert index.cut
    assert index.done
    assert 30 < index.end < 85
    assert reader.entries(index, index.end - 1, index.end)


def test_damaged_lines_are_counted_and_passed_over(file: Path) -> None:
    whole = file.read_bytes().splitlines(keepends=True)
    whole[100:100] = [b"\x00\x01garbage\n", b'{"w":zzz}\n', b"x" * 100 + b"\n"]
    file.write_bytes(b"".join(whole))
    index = indexed(file)

    assert index.broken == 3
    assert index.end == pytest.approx(90, abs=0.2)
    assert len(reader.entries(index, 0.0, index.end)) > 900


def test_a_line_without_end_does_not_fill_the_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_LINE", 20_000)
    whole = file.read_bytes().splitlines(keepends=True)
    whole.insert(50, b'{"w":1.0,"t":"did","text":"' + b"x" * 90_000 + b'"}\n')
    file.write_bytes(b"".join(whole))
    index = indexed(file)
    assert index.broken == 1
    assert index.end == pytest.approx(90, abs=0.2)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is no recording"), (b"jid,class\n", "is no recording"), (b'{"t":"tick"}\n', "is no")],
)
def test_other_files_are_refused_in_words(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "x.kbrec"
    path.write_bytes(content)
    with pytest.raises(reader.RecordingError, match=why):
        reader.begin(path)
    with pytest.raises(reader.RecordingError, match="No such file"):
        reader.begin(tmp_path / "nowhere.kbrec")


def test_a_newer_version_is_known_as_such_and_read_as_far_as_it_goes(file: Path) -> None:
    content = file.read_bytes().replace(b'"v":1', b'"v":2', 1)
    file.write_bytes(content)
    index = indexed(file)
    assert index.is_newer
    assert index.end > 80


def test_the_index_finds_any_second_without_reading_what_lies_before(file: Path) -> None:
    index = indexed(file)
    offset = index.offset(60.0)
    assert 0 < file.stat().st_size * 0.5 < offset
    (first, *_) = reader.entries(index, 60.0, 61.0)
    assert 60.0 <= first.w < 60.2


# -- the round trip


class Watched:
    """What a window would be told by a recorded session."""

    def __init__(self, session: RecordedSession) -> None:
        self.ticks: list[Tick] = []
        self.dids: tuple[Did, ...] = ()
        session.ticked.connect(self.ticks.append)
        session.did.connect(self._on_did)

    def _on_did(self, did: tuple[Did, ...]) -> None:
        self.dids = did


@pytest.fixture
def replayed(file: Path, qtbot: QtBot) -> Iterator[RecordedSession]:
    made = RecordedSession(file)
    made.open()
    qtbot.waitUntil(lambda: made.player.index is not None and made.player.index.done)
    qtbot.waitUntil(lambda: made.snapshot is not None)
    yield made
    made.close()


def go_to(session: RecordedSession, second: float, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.player.came):
        session.player.go_to(second)


def test_a_place_of_the_recording_shows_what_the_session_showed_then(
    replayed: RecordedSession, session: PlayedSession, qtbot: QtBot
) -> None:
    go_to(replayed, 90.0, qtbot)

    assert replayed.snapshot is not None
    assert session.snapshot is not None
    assert replayed.snapshot.at == pytest.approx(session.snapshot.at, abs=1.1)
    assert [q.name for q in replayed.snapshot.queues] == [q.name for q in session.snapshot.queues]
    assert replayed.now() == pytest.approx(session.now(), abs=0.2)
    for kind in ("done", "failed", "pushed"):
        now = session.now()
        assert replayed.series.rate(kind, 30.0, now) == pytest.approx(
            session.series.rate(kind, 30.0, now), rel=0.02, abs=0.1
        )
    then = replayed.series.quantiles("wait").p95
    assert then == session.series.quantiles("wait").p95
    assert replayed.link.state is EngineState.RUNNING
    assert replayed.hello is not None
    assert replayed.hello.concurrency == 5


def test_going_back_forgets_what_came_later(replayed: RecordedSession, qtbot: QtBot) -> None:
    watched = Watched(replayed)
    go_to(replayed, 50.0, qtbot)
    assert [did.text for did in watched.dids] == ["Deleted 12 jobs"]
    go_to(replayed, 10.0, qtbot)
    assert watched.dids == ()
    assert replayed.series.at is not None
    assert replayed.now() - replayed.player.at(0.0) == pytest.approx(10.0, abs=0.2)
    assert replayed.series.began is not None
    assert replayed.series.at - replayed.series.began == pytest.approx(10.0, abs=0.3)


def test_it_plays_to_its_end_and_counts_every_tick_once(
    replayed: RecordedSession, qtbot: QtBot
) -> None:
    go_to(replayed, 40.0, qtbot)
    replayed.player.set_speed(100)
    replayed.player.play()
    with qtbot.waitSignal(replayed.player.state_changed, timeout=10_000):
        pass
    assert not replayed.player.is_playing
    assert replayed.player.position == replayed.player.duration

    played = replayed.series.curve("done", MINUTE)
    go_to(replayed, 90.0, qtbot)
    again = replayed.series.rate("done", 30.0)
    assert sum(played[-300:]) / 300 == pytest.approx(again, rel=0.05)


def test_nothing_can_be_changed_and_a_store_is_not_asked_for_jobs(
    replayed: RecordedSession, qtbot: QtBot
) -> None:
    failed: list[Exception] = []
    replayed.ask(lambda store: store.get("x"), None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert "the jobs themselves are not in it" in str(failed[0])
    assert not replayed.link.kill()
    assert not replayed.link.send({"cmd": "stop"})
    assert replayed.read_only
    replayed.start_engine()
    assert replayed.link.pid is None


def test_a_file_that_vanishes_is_told_of(file: Path, qtbot: QtBot) -> None:
    made = RecordedSession(file)
    file.unlink()
    with qtbot.waitSignal(made.store_trouble) as told:
        made.open()
    assert "day.kbrec: No such file" in told.args[0]
    made.close()


def test_an_engine_that_was_down_then_is_down_again(
    session: PlayedSession, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "down.kbrec"
    recorder, _ = recorder_of(session, path)
    start = session.now()
    monkeypatch.setattr(Writer, "seconds", property(lambda _self: session.now() - start))
    for number in range(100):
        if number == 50:
            session.played_link.play(EngineState.CRASHED, "it was killed")
            session.engine_state_changed.emit(EngineState.CRASHED, "it was killed")
        if number < 50:
            session.step()
        else:
            session._at += 0.1
            session.poll()
    recorder.stop()
    monkeypatch.undo()

    made = RecordedSession(path)
    made.open()
    qtbot.waitUntil(lambda: made.snapshot is not None)
    go_to(made, 9.0, qtbot)
    states = [made.link.state]
    go_to(made, 3.0, qtbot)
    assert [*states, made.link.state] == [EngineState.CRASHED, EngineState.RUNNING]
    assert JobState.DEAD in (made.snapshot.counts if made.snapshot else {})
    made.close()


def test_ticks_of_a_second_together_count_the_same_as_one_by_one(file: Path) -> None:
    index = indexed(file)
    found = reader.entries(index, 10.0, 20.0)
    ticks = [entry.content for entry in found if isinstance(entry.content, Tick)]
    one, many = TickSeries(), TickSeries()
    for _, second in itertools.groupby(ticks, lambda tick: math.ceil(tick.at)):
        one.add(condensed(list(second)))
    for tick in ticks:
        many.add(tick)

    assert one.at == many.at
    for kind in ("done", "failed", "pushed"):
        assert one.rate(kind, 8.0) == pytest.approx(many.rate(kind, 8.0), rel=0.02)
    assert one.quantiles("run", 10.0).samples == many.quantiles("run", 10.0).samples
    assert one.quantiles("run", 10.0).p95 == many.quantiles("run", 10.0).p95
    assert one.queue_failed("mailers") == pytest.approx(many.queue_failed("mailers"))


def test_a_long_past_is_condensed_and_as_long_as_it_was(file: Path) -> None:
    index = indexed(file)
    whole = player.make_scene(index, 90.0, 3660.0)
    assert whole.series.began is not None
    assert whole.series.at is not None
    assert whole.series.at - whole.series.began == pytest.approx(89.8, abs=0.3)
    assert isinstance(whole.holding[-1].content, Tick)
