"""What long names, many numbers and little room must not spoil."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.shell import themed

from kickboard.payload.record import JobState
from kickboard.stores.redis import payloads
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import completed_columns
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.engine.queues import QueuesPage
from kickboard_desktop.views.job.facts import JobFacts
from kickboard_desktop.views.lists.filter import WIDEST, JobFilter
from kickboard_desktop.widgets import EmptyState, Toast, plain_label
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.labels import ZERO_WIDTH_SPACE, breakable
from kickboard_desktop.widgets.spin import CountField

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
