"""The log: bounded, filtered, followed, copied."""

import logging
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kickboard_desktop.models.rows.log import LogFilter, LogModel
from kickboard_desktop.models.rows.log_buffer import LogBuffer, WindowLog
from kickboard_desktop.telemetry import RAW_LEVEL, LogLine
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.engine.log import LogPage


def line(number: int, level: str = "INFO", **more: str) -> LogLine:
    return LogLine(at=float(number), level=level, logger="a", message=f"line {number}", **more)


@pytest.fixture
def buffer() -> LogBuffer:
    return LogBuffer(most=100)


@pytest.fixture
def model(buffer: LogBuffer, qtmodeltester: object) -> LogModel:
    made = LogModel(buffer)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    return made


def messages(model: LogModel) -> list[str]:
    return [line.message for line in model.lines()]


def test_lines_are_taken_over_and_the_oldest_leave(buffer: LogBuffer, model: LogModel) -> None:
    for number in range(90):
        buffer.append(line(number))
    assert model.refresh()
    assert model.rowCount() == 90

    for number in range(90, 130):
        buffer.append(line(number))
    assert model.refresh()

    assert model.rowCount() == 100
    assert messages(model)[0] == "line 30"
    assert messages(model)[-1] == "line 129"
    assert not model.refresh()


def test_what_window_and_engine_both_warn_of_is_shown_once(buffer: LogBuffer) -> None:
    def warned(logger: str, at: float) -> LogLine:
        return LogLine(at=at, level="WARNING", logger=logger, message="may be read by others")

    buffer.append(warned("window", 1.0))
    buffer.append(warned("kickboard.stores", 3.0))
    assert buffer.total == 1

    buffer.append(warned("window", 4.0))  # again, by the same process
    buffer.append(warned("kickboard.stores", 300.0))  # long after
    assert buffer.total == 3


def test_more_than_fits_between_two_looks_is_no_trouble(buffer: LogBuffer, model: LogModel) -> None:
    buffer.append(line(0))
    model.refresh()
    for number in range(1, 1000):
        buffer.append(line(number))

    model.refresh()

    assert messages(model) == [f"line {number}" for number in range(900, 1000)]


def test_a_filter_takes_level_text_class_and_job(buffer: LogBuffer, model: LogModel) -> None:
    buffer.append(line(1, "DEBUG"))
    buffer.append(line(2, RAW_LEVEL))
    buffer.append(line(3, "WARNING", jid="abc", job_class="EmailJob"))
    buffer.append(line(4, "ERROR"))

    shown = {}
    for wanted in (LogFilter(30), LogFilter(0, "emailjob"), LogFilter(0, "ABC"), LogFilter(40)):
        model.set_filter(wanted)
        shown[wanted] = [int(line.at) for line in model.lines()]

    assert list(shown.values()) == [[3, 4], [3], [3], [4]]
    buffer.append(line(5, "INFO"))
    buffer.append(line(6, "CRITICAL"))
    model.refresh()
    assert messages(model) == ["line 4", "line 6"]


@pytest.fixture
def page(buffer: LogBuffer, qtbot: QtBot) -> LogPage:
    made = LogPage(buffer, Theme("dark"))
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_the_page_follows_the_newest_line_until_told_not_to(
    page: LogPage, buffer: LogBuffer, qtbot: QtBot
) -> None:
    table = page._table
    page.activated()
    for number in range(60):
        buffer.append(line(number))
    qtbot.waitUntil(lambda: table.rows_on_screen().stop == 60)

    follow = page.findChild(QCheckBox, "log_follow")
    assert follow is not None
    follow.setChecked(False)
    table.scrollToTop()
    buffer.append(line(60))
    qtbot.waitUntil(lambda: table.model().rowCount() == 61)
    assert table.rows_on_screen().start == 0

    follow.setChecked(True)
    assert table.rows_on_screen().stop == 61
    page.deactivated()


def test_a_hidden_page_takes_nothing_over(page: LogPage, buffer: LogBuffer) -> None:
    timer = page.findChild(QTimer, "log_refresh_timer")
    assert timer is not None
    page.activated()
    assert timer.isActive()
    page.deactivated()
    buffer.append(line(1))
    QCoreApplication.processEvents()

    assert not timer.isActive()
    assert page._table.model().rowCount() == 0


def test_what_is_shown_is_copied_and_a_line_leads_to_its_job(
    page: LogPage, buffer: LogBuffer, qtbot: QtBot
) -> None:
    buffer.append(line(1, jid="abc", job_class="EmailJob"))
    buffer.append(line(2))
    page.activated()
    copy = page.findChild(QPushButton, "log_copy")
    assert copy is not None

    copy.click()
    text = QGuiApplication.clipboard().text().splitlines()
    assert len(text) == 2
    assert text[0].endswith("INFO EmailJob abc: line 1")

    with qtbot.waitSignal(page.detail_wanted) as wanted:
        page._table.opened.emit(page._table.model().index(0, 0, QModelIndex()))
    assert wanted.args == ["abc"]
    page.deactivated()


def test_a_filter_without_hits_says_so(page: LogPage, buffer: LogBuffer) -> None:
    assert page._empty.accessibleName().startswith("Nothing was said yet")
    buffer.append(line(1))
    page.activated()
    assert page._empty.isHidden()

    search = page.findChild(QLineEdit, "log_search")
    assert search is not None
    search.setText("nowhere")

    assert not page._empty.isHidden()
    assert page._empty.accessibleName().startswith("No line fits the filter")
    page.deactivated()


def test_what_this_process_logs_on_any_thread_arrives_here(qtbot: QtBot) -> None:
    window_log = WindowLog()
    logger = logging.getLogger("test.window")
    logger.addHandler(window_log.handler)
    lines: list[LogLine] = []
    threads: list[threading.Thread] = []

    def take(said: LogLine) -> None:
        lines.append(said)
        threads.append(threading.current_thread())

    window_log.said.connect(take)

    other = threading.Thread(target=lambda: logger.warning("from %s", "afar"))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: bool(lines))
    logger.removeHandler(window_log.handler)

    assert (lines[0].level, lines[0].message) == ("WARNING", "from afar")
    assert threads == [threading.main_thread()]
