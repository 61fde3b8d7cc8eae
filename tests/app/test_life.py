"""The life of a job as a picture: its numbers, its parts by mouse and keyboard, its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.speaking import speaking

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop.charts.life import LifeDiagram
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.models.teaching.life import described, life, said
from kickboard_desktop.models.teaching.life_plan import PLACES, WAYS
from kickboard_desktop.telemetry import Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.teaching.life import LifePage

NOW = 1_764_000_100.0


def counted(**amounts: int) -> TickSeries:
    """Return a series that has counted *amounts* half a minute ago, and a minute of silence."""
    series = TickSeries()
    series.add(Tick(at=NOW - 30, mono=70.0, dt=0.1, **amounts))  # type: ignore[arg-type]
    series.add(Tick(at=NOW, mono=100.0, dt=0.1))
    return series


@pytest.fixture
def diagram(qtbot: QtBot) -> LifeDiagram:
    made = LifeDiagram(Theme("dark"))
    qtbot.addWidget(made)
    made.resize(1080, 600)
    made.show()
    return made


def test_the_arrows_tell_what_the_engine_counted_in_the_last_minute() -> None:
    series = counted(
        done=12, failed=6, retried=3, died=2, discarded=1, due_scheduled=5, due_retries=4
    )

    moved = life(None, series, NOW).moved

    assert (moved["succeed"], moved["fail"], moved["die"], moved["discard"]) == (12, 3, 2, 1)
    assert (moved["due"], moved["again"], moved["take"]) == (5, 4, 18)
    assert life(None, series, NOW + 90).moved["succeed"] == 0


def test_what_was_pushed_is_what_left_the_queues_and_what_they_grew_by(
    qtbot: QtBot,
) -> None:
    """So it counts what other programs push, of which the engine knows nothing."""
    session = PlayedSession()
    session.backlog = 10
    session.series.add_snapshot(session.snapshot_now())
    before = session.snapshot_now().counts[JobState.ENQUEUED]
    series = session.series
    series.add(Tick(at=session.now() + 20, mono=20.0, dt=0.1, done=30, due_retries=4))
    session._at += 21
    session.backlog = 60
    snapshot = session.snapshot_now()
    series.add_snapshot(snapshot)
    session.close()

    found = life(snapshot, series, session.now())

    grown = snapshot.counts[JobState.ENQUEUED] - before
    assert grown > 40
    assert found.moved["push"] == grown + 30 - 4
    assert found.held["enqueued"] == snapshot.counts[JobState.ENQUEUED]


def test_nothing_is_claimed_where_nobody_counts() -> None:
    found = life(None, TickSeries(), NOW)

    assert set(found.moved.values()) == {None}
    assert set(found.held.values()) == {None}
    assert said(WAYS[0], None) == ""


def test_every_way_leads_from_the_edge_of_one_box_to_the_edge_of_another() -> None:
    boxes = {place.key: place.box for place in PLACES}
    for way in WAYS:
        for key, (x, y) in ((way.start, way.points[0]), (way.end, way.points[-1])):
            left, top, width, height = boxes[key]
            assert left <= x <= left + width, way.key
            assert top <= y <= top + height, way.key
            assert x in (left, left + width) or y in (top, top + height), way.key
        for (x1, y1), (x2, y2) in zip(way.points, way.points[1:], strict=False):
            assert x1 == x2 or y1 == y2, f"{way.key} is not drawn at right angles"


def test_the_keyboard_alone_reaches_every_part_and_opens_a_box(
    diagram: LifeDiagram, qtbot: QtBot
) -> None:
    seen: list[str] = []
    diagram.looked_at.connect(seen.append)
    diagram.activateWindow()
    diagram.setFocus()
    qtbot.waitUntil(diagram.hasFocus)
    for _ in range(len(PLACES) + len(WAYS)):
        QTest.keyClick(diagram, Qt.Key.Key_Right)

    assert {place.key for place in PLACES} | {way.key for way in WAYS} == set(seen)

    QTest.keyClick(diagram, Qt.Key.Key_Home)
    while diagram.current != "dead":
        QTest.keyClick(diagram, Qt.Key.Key_Down)
    with qtbot.waitSignal(diagram.page_wanted) as told:
        QTest.keyClick(diagram, Qt.Key.Key_Return)
    assert told.args == ["dead"]


def test_an_arrow_is_found_by_the_mouse_and_a_click_on_a_box_goes_to_its_page(
    diagram: LifeDiagram, qtbot: QtBot
) -> None:
    (way,) = (way for way in WAYS if way.key == "fail")
    x, y = way.points[1]
    assert diagram.part_at(QPointF(x, y - 40)) == "fail"
    assert diagram.part_at(QPointF(x - 90, y - 100)) == ""

    with qtbot.waitSignal(diagram.page_wanted) as told:
        QTest.mouseClick(
            diagram, Qt.MouseButton.LeftButton, pos=diagram.box("retry").center().toPoint()
        )
    assert told.args == ["retries"]
    with qtbot.assertNotEmitted(diagram.page_wanted):
        QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y - 40)))


@pytest.mark.parametrize("code", ["en", "de", "ja"])
@pytest.mark.parametrize("size", [(820, 420), (1500, 900)])
def test_every_word_has_room_in_its_box(
    qapp: QApplication, diagram: LifeDiagram, size: tuple[int, int], code: str
) -> None:
    assets.load_fonts()
    diagram.resize(*size)
    metrics = QFontMetricsF(assets.ui_font(13, QFont.Weight.DemiBold))
    small = QFontMetricsF(assets.ui_font(12))
    with speaking(qapp, code):
        for place in PLACES:
            room = diagram.box(place.key).width() - 12 - 23 - 2
            assert metrics.horizontalAdvance(place.word) <= room, place.word
        for key, note in (("new", "pushes jobs"), ("discarded", "kept nowhere")):
            words = QCoreApplication.translate("LifeDiagram", note)
            assert small.horizontalAdvance(words) <= diagram.box(key).width() - 20, words


def test_the_page_explains_what_is_pointed_at_and_says_everything_in_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.fill(dead=3)
    desk.open()
    page = desk.show(LifePage(desk.session, desk.actions, desk.theme))
    desk.series.add(Tick(at=desk.session.now(), mono=1.0, dt=0.1, died=7))
    page.refresh()

    page.diagram.looked_at.emit("die")
    what, means = page.explained
    assert "Busy → Dead · 7 in the last minute" in what
    assert "no retries left" in means
    assert "Dead: 3." in page.diagram.accessibleDescription()
    assert "Busy to Dead: 7 in the last minute." in described(page.diagram.life)
    desk.close()
