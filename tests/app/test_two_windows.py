"""Two windows on one file: both work, and what one does the other sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import Selection, View
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.session import Session, Target


@pytest.fixture
def sessions(qtbot: QtBot, tmp_path: Path) -> Iterator[list[Session]]:
    """Two sessions that are open on one new file, without engines."""
    where = Target(url=f"sqlite:///{tmp_path / 'jobs.db'}")
    made = [Session(where, TickSeries(), opener=open_store) for _ in range(2)]
    for session in made:
        with qtbot.waitSignal(session.snapshot_changed):
            session.open()
    yield made
    for session in made:
        session.close()


def test_both_write_and_each_sees_what_the_other_did(sessions: list[Session], qtbot: QtBot) -> None:
    one, other = sessions
    jids = [str(Client(window.store).push({"class": "X", "args": []})) for window in sessions]
    enqueued = Selection(view=View(state=JobState.ENQUEUED), jids=jids)

    with qtbot.waitSignal(other.snapshot_changed):
        other.poll()
    assert other.snapshot is not None
    assert other.snapshot.counts[JobState.ENQUEUED] == 2

    deleted = other.store.delete(enqueued)
    with qtbot.waitSignal(one.snapshot_changed):
        one.poll()
    assert one.snapshot is not None
    assert one.snapshot.counts[JobState.TRASH] == 2
    assert one.store.restore(deleted.op).restored == 2  # one window undoes what the other did


def test_a_window_that_closes_takes_nothing_from_the_other(
    sessions: list[Session], qtbot: QtBot
) -> None:
    one, other = sessions
    Client(one.store).push({"class": "X", "args": []})
    one.close()

    Client(other.store).push({"class": "X", "args": []})
    with qtbot.waitSignal(other.snapshot_changed):
        other.poll()
    assert other.snapshot is not None
    assert other.snapshot.counts[JobState.ENQUEUED] == 2
