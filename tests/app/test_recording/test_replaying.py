"""A window on a recording shows what was shown then, and changes nothing."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.recorded import indexed, recorder_of

from kickboard.payload.record import JobState
from kickboard_desktop.charts.series import MINUTE, TickSeries
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.recording import player, reader
from kickboard_desktop.recording.condensing import condensed
from kickboard_desktop.recording.lines import Did
from kickboard_desktop.recording.session import RecordedSession
from kickboard_desktop.recording.writer import Writer
from kickboard_desktop.telemetry import (
    Tick,
)


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
