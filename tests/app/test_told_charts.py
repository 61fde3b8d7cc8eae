"""What a Redis tells the charts of the overview: deploys, and how long others' jobs took."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.redis_desk import RedisDesk, free_port, push_as_ruby
from tests.app.fakes.shell import themed
from tests.stores.redis_server import RedisServer, needs_redis

from kickboard_desktop.charts.curves import CurveView
from kickboard_desktop.charts.frame import ChartFrame, GridLine
from kickboard_desktop.charts.marks import Mark, told
from kickboard_desktop.charts.value_box import Curve
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.redis.measured import NOTHING, RunTimes, Told
from kickboard_desktop.views.overview.overview import Overview

BOUNDS = (0.02, 0.03, 0.045)
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def server() -> Iterator[RedisServer]:
    made = RedisServer(port=free_port())
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, server: RedisServer) -> Iterator[RedisDesk]:
    url = f"redis://127.0.0.1:{server.port}/0"
    one = RedisDesk(qtbot, tmp_path, url, connection=Connection(url=url, name="Shop"))
    yield one
    one.close()


def overview(desk: RedisDesk) -> Overview:
    page = desk.window.current_page()
    assert isinstance(page, Overview)
    return page


def beat_as(server: RedisServer, version: str) -> None:
    """Let a Sidekiq of that version be there."""
    told = f',"version":"{version}"' if version else ""
    info = '{"hostname":"web1","pid":7,"started_at":1,"queues":["default"],"concurrency":5'
    server.call("SADD", "processes", "web1:7:ab")
    server.call("HSET", "web1:7:ab", "info", f"{info}{told}}}", "busy", "0", "beat", "9e9")


def measure(server: RedisServer, at: float, bucket: int, runs: int) -> None:
    """Write down runs as Sidekiq 8 does."""
    moment = datetime.fromtimestamp(at, UTC)
    counters = f"j|{moment:%y%m%d}|{moment.hour}:{moment:%M}"
    server.call("HINCRBY", counters, "PayJob|p", str(runs))
    histogram = f"h|PayJob-{moment.day}-{moment.hour}:{moment.minute}"
    server.call("BITFIELD", histogram, "INCRBY", "u16", f"#{bucket}", str(runs))


@pytest.mark.redis
@needs_redis
def test_a_deploy_is_a_mark_in_both_charts(desk: RedisDesk, server: RedisServer) -> None:
    push_as_ruby(server, 2)
    now = datetime.now(UTC)
    key, stamp = f"{now:%Y%m%d}-marks", f"{now:%Y-%m-%dT%H:%M:00Z}"
    server.call("HSET", key, stamp, "abc123 Pay <b>twice</b>")
    page = overview(desk.open("overview"))

    desk.wait(lambda: bool(page._throughput.marks.shown))

    at = now.replace(second=0, microsecond=0).timestamp()
    expected = (Mark(at, "abc123 Pay <b>twice</b>"),)
    assert page._throughput.marks.shown == page._latency.marks.shown == expected
    assert page._throughput.still().marks.shown == page._latency.still().marks.shown == expected
    charts = (page._throughput, page._latency)
    desk.wait(lambda: all("abc123 Pay" in chart.accessibleDescription() for chart in charts))


@pytest.mark.redis
@needs_redis
def test_run_times_of_others_are_drawn_as_the_bounds_that_they_are(
    desk: RedisDesk, server: RedisServer
) -> None:
    push_as_ruby(server, 2)
    beat_as(server, "8.1.7")
    now = datetime.now(UTC).timestamp()
    measure(server, now, 2, 60)
    measure(server, now, 25, 40)
    measure(server, now - 300, 0, 5)
    page = overview(desk.open("overview"))

    desk.wait(lambda: page._latency.measured is not None and page._latency.is_known)
    assert page._kind.key == "run"
    page.refresh()
    assert page._latency.message == ""
    values = {entry.word: entry.value for entry in page._latency_legend.entries}
    assert values["p50"] == f"<{SPACE}45{SPACE}ms"
    assert values["p99"].startswith("≥")
    assert "minute by minute" in page._latency_legend.toolTip()
    assert page._latency.toolTip() == ""
    drawn = page._latency.curves._values["p50"]
    assert [round(10**v, 3) for v in drawn if not math.isnan(v)] == [0.02, 0.02, 0.045, 0.045]

    page._kind.choose("wait")
    page.refresh()
    assert page._latency.message.startswith("Nobody here writes down")
    assert "The page Queues shows" in page._latency.toolTip()
    assert not len(page._latency.curves.times)


@pytest.mark.redis
@needs_redis
@pytest.mark.parametrize(
    ("version", "said"), [("", "Sidekiq 6 does not write"), ("8.1.7", "Nothing was measured")]
)
def test_why_there_are_no_run_times_is_said(
    desk: RedisDesk, server: RedisServer, version: str, said: str
) -> None:
    push_as_ruby(server, 2)
    beat_as(server, version)
    page = overview(desk.open("overview"))

    desk.wait(lambda: page._latency.message.startswith(said))


# -- without a server


def told_runs(**minutes: tuple[int, ...]) -> Told:
    return Told({int(name[1:]): counts for name, counts in minutes.items()}, BOUNDS, ())


def test_a_minute_without_a_run_is_a_gap_and_old_ones_go() -> None:
    times = RunTimes()
    times.take(told_runs(m600=(1, 0, 0, 0), m720=(0, 99, 0, 1)), 760.0)

    assert [(minute, one.samples) for minute, one in times.each()] == [
        (600, 1),
        (660, 0),
        (720, 100),
    ]
    assert times.each()[1][1] is NOTHING
    assert times.newest()[:3] == (0.03, 0.03, 0.03)
    assert times.newest().highest > 0.045

    times.take(told_runs(), 600 + 61 * 60.0)
    assert [minute for minute, one in times.each() if one.samples] == [720]


def test_a_minute_that_is_read_again_is_not_counted_twice() -> None:
    times = RunTimes()
    times.take(told_runs(m600=(3, 0, 0, 0)), 610.0)
    times.take(told_runs(m600=(4, 0, 0, 0)), 625.0)

    assert times.newest().samples == 4


def test_a_label_of_somebody_else_stays_on_its_line() -> None:
    words = told([Mark(3600.0, "v2\n\x1b[31m" + "x" * 500)])

    assert "\n" not in words
    assert "\x1b" not in words
    assert len(words) < 200


# -- pixels


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[CurveView]:
    theme = themed(qapp)
    frame = ChartFrame(theme, "Chart")
    qtbot.addWidget(frame)
    frame.resize(600 + frame.LEFT + frame.RIGHT, 200 + frame.TOP + frame.BOTTOM)
    made = CurveView(frame, [Curve("done", "accent")], str)
    frame.slide(1000.25)
    frame.set_marks([Mark(970.0, "release 1")])
    yield made
    theme.deleteLater()


def is_marked(view: CurveView, x: int) -> bool:
    """Return whether a dashed line of the marks' colour goes down at *x*."""
    image: QImage = view.grab().toImage()
    wanted = QColor(view._frame.theme.color("violet"))
    hits = sum(image.pixelColor(x, y) == wanted for y in range(30, 190))
    return hits > 60


def test_a_mark_is_a_line_that_slides_with_its_moment(view: CurveView) -> None:
    assert is_marked(view, 300)
    assert not is_marked(view, 290)

    view._frame.slide(1001.25)
    view.slide()

    assert is_marked(view, 290)
    view._frame.slide(1040.25)
    assert not any(is_marked(view, x) for x in (0, 1, 100))


def test_the_mouse_on_a_mark_tells_it_in_full(
    view: CurveView, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[float, str, int]] = []

    class Box:
        def __init__(self, _theme: object, at: float, rows: list[object], note: str) -> None:
            said.append((at, note, len(rows)))

        def draw(self, _painter: object, _rect: QRectF, _x: float) -> None:
            pass

    monkeypatch.setattr("kickboard_desktop.charts.curves.ValueBox", Box)

    def hover(x: float) -> None:
        where = QPointF(x, 100)
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier(0))
        view.mouseMoveEvent(moved)
        view.grab()

    hover(296.0)
    hover(250.0)
    assert said == [(970.0, "release 1", 0)]

    view.show_curves([940.0, 1000.0], {"done": [1.0, 2.0]}, 3.0)
    said.clear()
    hover(303.0)
    hover(30.0)
    assert said == [(970.0, "release 1", 1), (940.0, "", 1)]

    view.show_curves([980.0, 1000.0], {"done": [1.0, 2.0]}, 3.0)
    said.clear()
    hover(303.0)  # nobody counted then
    assert said == [(970.0, "release 1", 0)]


def test_no_line_goes_through_the_words_of_an_empty_chart(view: CurveView) -> None:
    frame = view._frame
    frame.set_lines([GridLine(0.5, "")])
    before = line_at_middle(view)
    frame.set_message("Nothing was measured in the last hour")

    assert all(before[200:290])
    assert not any(line_at_middle(view)[200:400])
    assert line_at_middle(view)[40]
    assert not is_marked(view, 300)


def line_at_middle(view: CurveView) -> list[bool]:
    """Return for each column whether the middle line is there, words left aside."""
    image: QImage = view.grab().toImage()
    line = QColor(view._frame.theme.color("line"))
    return [any(image.pixelColor(x, y) == line for y in range(98, 103)) for x in range(600)]
