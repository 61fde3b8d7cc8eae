"""What long names, many numbers and little room must not spoil."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.shell import themed

from kickboard.payload.record import JobState
from kickboard.stores.base import QueueStat, Snapshot
from kickboard.stores.redis import payloads
from kickboard_desktop import format as text
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.models.lists.columns import completed_columns
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.queue_lines import queue_columns
from kickboard_desktop.theme import ROW_HEIGHT, Theme
from kickboard_desktop.views.engine.queues import QueuesPage
from kickboard_desktop.views.job.facts import JobFacts
from kickboard_desktop.views.job.head import DEEDS, JobHead
from kickboard_desktop.views.lists.filter import WIDEST, JobFilter
from kickboard_desktop.views.overview.queue_panel import QueuePanel
from kickboard_desktop.widgets import EmptyState, Toast, plain_label
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.labels import ZERO_WIDTH_SPACE, breakable
from kickboard_desktop.widgets.spin import CountField
from kickboard_desktop.widgets.tabbing import tab_as_seen
from kickboard_desktop.widgets.table import Table

LONG = "q" * 120


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = themed(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_a_toast_lies_on_the_free_end_of_a_bar(parent: QWidget, theme: Theme) -> None:
    """Over a table it would be where the next click goes."""
    bar = QWidget(parent)
    bar.setGeometry(0, 372, 800, 28)
    bar.show()
    toast = Toast(theme, parent, bar=bar)

    toast.say("Deleted 12 jobs", action="Undo")
    assert toast.geometry().bottom() == 399
    assert toast.geometry().right() < 800
    assert toast.height() < 28 + 16  # no more than the margin of a page

    bar.setGeometry(0, 572, 500, 28)
    assert toast.geometry().right() < 500


def test_no_word_of_a_reason_stands_alone(qtbot: QtBot, theme: Theme) -> None:
    words = (
        "A job that always fails runs in a sandbox with a fast clock, and you "
        "see when each retry comes; your own jobs are not touched."
    )
    state = EmptyState(theme, "zap", "Nothing here", words)
    qtbot.addWidget(state)
    metrics = state._why.fontMetrics()
    whole = metrics.horizontalAdvance(words)

    for width in (whole // 2 + 90, whole - 10, 900):
        state.resize(width, 300)
        state.show()
        edge = state._why.contentsMargins()
        room = state._why.width() - edge.left() - edge.right()
        lines = state._height(room) // metrics.height()
        assert lines > 1
        assert whole > room * (lines - 1) * 0.7  # else the last line is a word
    assert state.minimumSizeHint().width() < 200  # it can become narrow again


def test_a_number_of_things_is_set_apart_as_everywhere(qtbot: QtBot) -> None:
    field = CountField()
    qtbot.addWidget(field)
    field.setRange(1, 1_000_000)
    field.setValue(25_000)
    field.show()

    assert field.text() == text.count(25_000)
    for typed, number in (("1,000", 1000), ("2.500", 2500), ("3 000", 3000), ("41", 41)):
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == number
    field.selectAll()
    QTest.keyClicks(field, "12x")
    assert field.value() == 12


def test_two_heads_break_together(parent: QWidget) -> None:
    """The charts below them begin at one height."""
    rows = [FlowRow(), FlowRow()]
    lasts = [plain_label("p50 p95"), plain_label("p50 p95 and more of the kind, " * 3)]
    beside = QHBoxLayout(parent)
    for row, last in zip(rows, lasts, strict=True):
        column = QVBoxLayout()
        column.addLayout(row)
        column.addStretch(1)
        beside.addLayout(column, 1)
        row.add(plain_label("Title"))
        row.add(last, elastic=True)
    rows[0].go_with(rows[1])

    for width, top in ((900, True), (2400, False), (900, True)):
        parent.resize(width, 400)
        QApplication.processEvents()
        assert (lasts[0].y() > rows[0].geometry().y() + 10) is top
        assert lasts[0].y() == lasts[1].y()


def test_a_long_name_makes_no_page_wider(
    qtbot: QtBot, tmp_path: Path, theme: Theme, parent: QWidget
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.open()
    page = desk.show(QueuesPage(desk.session, desk.actions, desk.theme, desk.settings))
    before = page.minimumSizeHint().width()
    page._show_next(LONG, ())
    facts = JobFacts(parent)
    facts.show_facts([("Queue", LONG)])
    found = JobFilter("dead", theme, desk.settings, parent)
    found.classes.addItem(LONG, LONG)
    found.classes.setCurrentIndex(1)

    assert page.minimumSizeHint().width() == before
    assert LONG in page._panel.title.text()
    assert facts.minimumSizeHint().width() < 200
    assert found.classes.sizeHint().boundedTo(found.classes.maximumSize()).width() <= WIDEST
    desk.close()


def test_a_long_name_can_be_broken_and_a_short_one_stays() -> None:
    assert breakable("EmailJob(self, to: str)") == "EmailJob(self, to: str)"
    pieces = breakable(LONG).split(ZERO_WIDTH_SPACE)
    assert "".join(pieces) == LONG
    assert max(map(len, pieces)) <= 24


@pytest.mark.parametrize(("retries", "said"), [(None, "1"), (0, "2"), (3, "5")])
def test_a_completed_job_says_at_which_attempt_it_was_done(retries: int | None, said: str) -> None:
    done = payloads.row(b'{"class":"A","args":[],"jid":"1","retry":3}', JobState.COMPLETED, 1.0)
    column = next(one for one in completed_columns({}) if one.id == "attempt")

    assert column.text(done._replace(retry_count=retries), 2.0) == said


def test_tab_goes_through_a_page_as_one_reads(parent: QWidget) -> None:
    """Not as the parts were made: last, what is hidden."""
    names = ("below", "hidden", "right", "second", "first")
    made = {name: QLineEdit() for name in names}
    column = QVBoxLayout(parent)
    beside, panel = QHBoxLayout(), QWidget(parent)
    inside = QVBoxLayout(panel)
    for name in ("first", "second"):
        inside.addWidget(made[name])
    beside.addWidget(panel)
    beside.addWidget(made["right"], 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(beside)
    column.addWidget(made["below"])
    column.addWidget(made["hidden"])
    made["hidden"].hide()
    QApplication.processEvents()

    tab_as_seen(parent)

    order, at = ["first"], made["first"].nextInFocusChain()
    while at is not None and at is not made["first"]:
        order += [name for name, widget in made.items() if widget is at]
        at = at.nextInFocusChain()
    assert order == ["first", "second", "right", "below", "hidden"]


def test_a_table_shows_that_it_has_the_keyboard_without_a_current_row(
    qtbot: QtBot, theme: Theme
) -> None:
    model = TableModel(queue_columns())
    table = Table(theme, model, model.columns, name="ringed")
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    ring = theme.color("accent").name()

    def edge() -> str:
        return table.viewport().grab().toImage().pixelColor(1, 100).name()

    assert edge() != ring
    table.hasFocus = lambda: True  # type: ignore[method-assign] # no window is active here
    assert edge() == ring


def test_a_dock_without_a_job_is_as_narrow_as_with_one(qtbot: QtBot, theme: Theme) -> None:
    head = JobHead(theme)
    qtbot.addWidget(head)
    buttons = [head.findChild(QPushButton, f"job_{deed.id}") for deed in DEEDS]

    assert all(button is not None and button.isHidden() for button in buttons)


def test_the_overview_cuts_no_queue_in_two(qtbot: QtBot, theme: Theme) -> None:
    panel = QueuePanel(theme, TickSeries(), "Enqueue")
    qtbot.addWidget(panel)
    panel.show()
    names = [f"queue-{n}" for n in range(9)]
    queues = [QueueStat(name=n, size=3, busy=0, oldest_at=0.0, paused=False) for n in names]
    panel.refresh(
        Snapshot(
            at=1.0,
            queues=tuple(queues),
            counts={},
            processes=(),
            processed=0,
            failed=0,
            completed_kept=0,
            next_retry_at=None,
            next_scheduled_at=None,
            paused=False,
        ),
        1.0,
    )

    for more in range(3, 28, 8):
        panel.resize(500, 210 + more)
        QApplication.processEvents()
        assert panel._table.viewport().height() % ROW_HEIGHT == 0
