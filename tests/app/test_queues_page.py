"""The Queues page on a real store, with ticks as an engine would send them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.payload.record import JobState
from kickboard.stores.base import QueueStat, Snapshot, View
from kickboard.stores.query import parse
from kickboard_desktop import format as text
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.rows.queues import QueueLine, queue_columns, queue_lines
from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.views.engine.queues import QueuesPage

NOW = 1_700_000_000.0


def open_page(desk: Desk) -> QueuesPage:
    desk.open()
    page = QueuesPage(desk.session, desk.actions, desk.theme, desk.settings)
    return desk.show(page)


def click(page: QueuesPage, row: int, column: str) -> None:
    number = [one.id for one in page.model.columns].index(column)
    left = page.table.columnViewportPosition(number) + page.table.columnWidth(number) // 2
    place = QPoint(left, row * ROW_HEIGHT + ROW_HEIGHT // 2)
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def test_the_keyboard_goes_to_the_queues_and_not_to_what_comes_next(desk: Desk) -> None:
    desk.fill(enqueued=3)
    page = open_page(desk)
    page.take_keyboard()
    assert page.focusWidget() is page.table


def test_two_quick_clicks_on_pause_open_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.fill(enqueued=3)
    page = open_page(desk)
    wanted: list[str] = []
    page.page_wanted.connect(lambda name, _query: wanted.append(name))
    number = [one.id for one in page.model.columns].index("pause")
    place = QPoint(page.table.columnViewportPosition(number) + 8, ROW_HEIGHT // 2)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(page.table.viewport(), left, plain, place)
    assert wanted == []
    QTest.mouseDClick(page.table.viewport(), left, plain, QPoint(20, ROW_HEIGHT // 2))
    assert wanted == ["enqueued"]


def test_a_small_window_scrolls_nothing_sideways(desk: Desk, qtbot: QtBot) -> None:
    desk.fill(enqueued=3)
    page = open_page(desk)
    columns = [column.id for column in page.model.columns]

    def hidden(width: int) -> set[str]:
        page.resize(width, 600)
        qtbot.waitUntil(lambda: page.table.width() <= width - 32)
        assert page.table.horizontalScrollBar().maximum() == 0
        return {name for n, name in enumerate(columns) if page.table.isColumnHidden(n)}

    assert hidden(1200) == set()
    assert hidden(888) == {"weight", "spark"}  # of a window of 1100 points
    assert hidden(1200) == set()


class Rates:
    """Three a second in "mailers", one of four failing."""

    by_counters = False

    def queue_rate(self, queue: str, kind: str = "done", seconds: int = 5) -> float:
        return 0.0 if queue != "mailers" else {"done": 2.5, "failed": 0.5}[kind]

    def queue_failed(self, queue: str) -> float:
        return 0.25

    def queue_spark(self, queue: str) -> list[float]:
        return [3.0] * 60 if queue == "mailers" else [0.0] * 60

    def queue_sizes(self, queue: str) -> list[float]:
        return [1210.0, 1207.0]


def snapshot(*queues: QueueStat, paused: bool = False) -> Snapshot:
    return Snapshot(
        at=NOW,
        counts={},
        queues=queues,
        processes=(),
        processed=0,
        failed=0,
        completed_kept=0,
        next_retry_at=None,
        next_scheduled_at=None,
        paused=paused,
    )


def stat(name: str, *, paused: bool = False) -> QueueStat:
    return QueueStat(
        name=name,
        size=1204,
        busy=3,
        oldest_at=NOW - 6.1,
        paused=paused,
        paused_at=NOW if paused else None,
    )


class OthersToo(Rates):
    """The same, on a Redis on which others work, too."""

    by_counters = True


def texts(line: QueueLine) -> dict[str, str]:
    return {column.id: column.text(line) for column in queue_columns()}


def test_a_line_says_size_age_rate_and_failures() -> None:
    (line,) = queue_lines(snapshot(stat("mailers")), Rates(), {"mailers": 2}, NOW)

    assert texts(line) == {
        "name": "mailers",
        "size": "1\N{NARROW NO-BREAK SPACE}204",
        "busy": "3",
        "latency": "6.1\N{NO-BREAK SPACE}s",
        "rate": "2.5",
        "failed": "25.0\N{NO-BREAK SPACE}%",
        "spark": "at most 3 a second",
        "weight": "2",
        "state": "running",
        "pause": "Pause queue",
    }


def test_a_silent_queue_shows_no_invented_numbers() -> None:
    (line,) = queue_lines(snapshot(stat("low")), Rates(), {}, NOW)

    shown = texts(line)
    assert (shown["rate"], shown["failed"], shown["weight"]) == ("–", "–", "–")


def test_paused_is_told_in_words_with_the_time_and_for_everything() -> None:
    (alone,) = queue_lines(snapshot(stat("low", paused=True)), Rates(), {}, NOW)
    (everything,) = queue_lines(snapshot(stat("low"), paused=True), Rates(), {}, NOW)

    assert texts(alone)["state"].startswith("paused since ")
    assert texts(everything)["state"] == "paused with everything"
    assert texts(alone)["pause"] == "Resume queue"


def test_the_engines_own_queues_come_first_in_its_order() -> None:
    stats = [stat(name) for name in ("a", "critical", "default", "z")]

    lines = queue_lines(snapshot(*stats), Rates(), {"default": 2, "critical": 6}, NOW)

    assert [line.key for line in lines] == ["default", "critical", "a", "z"]


def test_the_queues_of_the_store_are_listed_with_what_comes_next(desk: Desk) -> None:
    desk.fill(enqueued=400)
    page = open_page(desk)
    desk.qtbot.waitUntil(lambda: page.next_model.rowCount() == 50)

    first = page.model.rows[0]
    view = View(state=JobState.ENQUEUED, query=parse(f"queue:{first.key}"))
    expected = [row.jid for row in desk.store.page(view, 0, 50).rows]
    assert page.selected_queue() == first.key
    assert [line.key for line in page.next_model.rows] == expected
    assert sum(line.size for line in page.model.rows) == 400


def test_another_queue_shows_its_own_next_jobs(desk: Desk) -> None:
    desk.fill(enqueued=100)
    page = open_page(desk)
    desk.qtbot.waitUntil(lambda: page.next_model.rowCount() > 0)

    click(page, 2, "name")
    name = page.model.rows[2].key
    desk.qtbot.waitUntil(lambda: name in page._panel.title.text())

    shown = {line.key for line in page.next_model.rows}
    rows = desk.store.page(View(state=JobState.ENQUEUED), 0, 200).rows
    assert shown <= {row.jid for row in rows if row.queue == name}


def test_one_click_pauses_a_queue_and_another_resumes_it(desk: Desk) -> None:
    desk.fill(enqueued=50)
    page = open_page(desk)
    name = page.model.rows[1].key

    click(page, 1, "pause")
    desk.qtbot.waitUntil(lambda: page.model.rows[1].paused)
    assert desk.store.paused() == (False, frozenset({name}))
    assert "1 paused" in page._summary.text()

    click(page, 1, "pause")
    desk.qtbot.waitUntil(lambda: not page.model.rows[1].paused)


def test_clearing_stands_away_from_pausing_and_takes_the_chosen_queue(desk: Desk) -> None:
    desk.fill(enqueued=60)
    page = open_page(desk)
    click(page, 1, "name")
    name, size = page.model.rows[1].key, page.model.rows[1].size
    clear = page.findChild(QPushButton, "button_clear_queue")
    assert isinstance(clear, QPushButton)
    assert page._panel.isAncestorOf(clear)
    assert not page._panel.isAncestorOf(page.table)

    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: bool(desk.said))

    assert desk.store.count(View(state=JobState.ENQUEUED)) == 60 - size
    assert desk.store.count(View(state=JobState.ENQUEUED, query=parse(f"queue:{name}"))) == 0
    desk.qtbot.waitUntil(page._nothing.isVisible)


def test_before_a_queue_of_some_size_is_cleared_its_jobs_are_shown(desk: Desk) -> None:
    desk.fill(enqueued=300)
    page = open_page(desk)
    click(page, 1, "name")
    name, size = page.model.rows[1].key, page.model.rows[1].size
    asked: list[tuple[str, int]] = []
    going: list[Callable[[], None]] = []

    def on_asked(title: str, count: int, _selection: object, go_on: object) -> None:
        asked.append((title, count))
        assert callable(go_on)
        going.append(go_on)

    desk.controller.preview_asked.connect(on_asked)
    desk.actions["clear_queue"].trigger()
    assert asked == [(f"Clear the queue {name}", size)]
    assert 20 <= size < 1000
    assert desk.store.count(View(state=JobState.ENQUEUED)) == 300

    going[0]()
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == [f"Cleared the queue {name}: {size} jobs"]


def test_an_empty_queue_can_be_deleted_and_undo_brings_it_back(desk: Desk) -> None:
    desk.fill(enqueued=60)
    page = open_page(desk)
    click(page, 1, "name")
    name, before = page.model.rows[1].key, len(page.model.rows)
    button = page.findChild(QPushButton, "button_clear_queue")
    assert isinstance(button, QPushButton)
    desk.actions["clear_queue"].trigger()
    desk.qtbot.waitUntil(lambda: button.text() == "Delete queue")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: len(page.model.rows) == before - 1)
    assert name not in [queue.name for queue in desk.store.snapshot().queues]

    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: len(page.model.rows) == before)
    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: desk.store.count(View(state=JobState.ENQUEUED)) == 60)


def test_enter_shows_the_jobs_of_the_queue(desk: Desk) -> None:
    desk.fill(enqueued=20)
    page = open_page(desk)
    click(page, 1, "name")

    with desk.qtbot.waitSignal(page.page_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)

    name, query = wanted.args
    assert name == "enqueued"
    matching = desk.store.page(View(state=JobState.ENQUEUED, query=parse(query)), 0, 64).rows
    assert {row.queue for row in matching} == {page.model.rows[1].key}


def test_without_a_queue_the_page_says_how_one_comes(desk: Desk) -> None:
    page = open_page(desk)

    assert page._empty.isVisible()
    assert "first job" in page._empty.accessibleName()
    assert page._nothing.isVisible()
    assert not page.next_table.isVisible()


def test_what_others_do_in_a_queue_is_not_known_and_its_size_is_drawn() -> None:
    (line,) = queue_lines(snapshot(stat("low")), OthersToo(), {}, NOW)

    assert (line.rate, line.failed, line.sizes) == (None, None, (1210.0, 1207.0))
    shown = texts(line)
    assert (shown["rate"], shown["failed"]) == (text.NONE, text.NONE)
    assert (
        shown["spark"]
        == "size 1\N{NARROW NO-BREAK SPACE}204, a minute ago 1\N{NARROW NO-BREAK SPACE}210"
    )
    tips = {column.id: column.tip for column in queue_columns()}
    assert tips["rate"] is not None
    assert "by class, not by queue" in tips["rate"](line)
    assert exported.queue(line)["done_per_second"] is None


def test_what_this_engine_does_beside_others_is_said_to_be_that() -> None:
    (line,) = queue_lines(snapshot(stat("mailers")), OthersToo(), {}, NOW)

    assert line.partly
    assert texts(line)["rate"] == "2.5"
    assert not line.sizes
    (tip,) = [column.tip for column in queue_columns() if column.id == "rate"]
    assert tip is not None
    assert tip(line).startswith("Only what this window's engine does")
