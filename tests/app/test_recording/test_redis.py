"""A window on a Redis recorded: deploys and how long jobs took are in it, as they were then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.app.fakes.recorded import recorder_of
from tests.app.fakes.redis_desk import RedisDesk
from tests.stores.kit import job, process
from tests.stores.redis_server import empty_url, needs_redis

from kickboard.stores.base import Beat, Done
from kickboard.stores.redis import RedisStore
from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.throughput import ThroughputChart
from kickboard_desktop.models.redis import measured
from kickboard_desktop.recording.session import RecordedSession
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.overview.told_charts import ToldCharts
from kickboard_desktop.widgets import Segmented

pytestmark = [pytest.mark.redis, needs_redis]


@pytest.fixture
def url() -> Iterator[str]:
    """A Redis on which a job took 0.28 s, and which had a deploy."""
    url = empty_url()
    store = RedisStore(f"{url}&dialect=8")
    store.register(process())
    store.push([job("a")])
    [delivery] = store.claim([("default", 1)], 1)
    store.finish([Done(delivery, store.clock.now() - 0.28, 0.28)])
    store.heartbeat(Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False))
    store.mark_deploy("release 7")
    yield url
    store.close()


@pytest.fixture
def recording(url: str, qtbot: QtBot, tmp_path: Path) -> Path:
    """The file of some moments."""
    desk = RedisDesk(qtbot, tmp_path, url).open()
    path = tmp_path / "shop.kbrec"
    recorder, _ = recorder_of(desk.session, path)
    desk.wait(lambda: recorder._measured is not None)
    recorder.stop()
    desk.close()
    return path


def test_deploys_and_run_times_are_played_back(recording: Path, qtbot: QtBot) -> None:
    session = RecordedSession(recording)
    session.open()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    theme = Theme("light")
    charts = ThroughputChart(theme, session.series), LatencyChart(theme, session.series)
    charts[1].set_kind("run")
    for chart in charts:
        qtbot.addWidget(chart)
    told = ToldCharts(session, *charts, Segmented("", [("wait", "Wait")], parent=charts[1]))

    try:
        qtbot.waitUntil(lambda: bool(session._told.runs))
        told.follow()
        qtbot.waitUntil(lambda: charts[1].measured is not None, timeout=5000)
    finally:
        session.close()
    [mark] = charts[0].marks.shown
    assert mark.label == "release 7"
    assert charts[1].measured is not None
    assert [one.samples for _, one in charts[1].measured.each() if one.samples] == [1]


def test_what_was_told_is_the_same_again(recording: Path, url: str, qtbot: QtBot) -> None:
    session = RecordedSession(recording)
    session.open()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    store = RedisStore(url)

    then = measured.read(session.store, measured.AGAIN, times=True)
    now = measured.read(store, measured.MINUTES, times=True)

    assert {minute: list(counts) for minute, counts in now.runs.items() if any(counts)} == {
        minute: list(counts) for minute, counts in then.runs.items() if any(counts)
    }
    assert (then.deploys, then.bounds) == (now.deploys, now.bounds)
    store.close()
    session.close()
