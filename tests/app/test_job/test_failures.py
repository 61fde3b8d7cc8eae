"""What the page of a job shows of its failures and of the delays between them."""

from __future__ import annotations

import dataclasses
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.app.fakes.desk import Desk
from tests.app.fakes.job_page import fail, push, show

from kickboard_desktop.telemetry import ClassInfo, ClockInfo, Hello
from kickboard_desktop.views.job.detail import ATTEMPTS, ERRORS, JobDetailView

# -- errors


def test_the_errors_are_walked_through_and_the_timeline_goes_along(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk)
    fail(desk, jid, "first", "second", "third")
    show(desk, view, jid)
    view.tabs.setCurrentIndex(ERRORS)

    assert view.tabs.tabText(ERRORS) == "Errors 3"
    assert view.errors.message.toPlainText() == "third"
    assert not view.errors.on.isEnabled()
    view.errors.back.click()
    assert view.errors.message.toPlainText() == "second"
    assert view.timeline.chosen == 1
    view.errors.back.click()
    assert not view.errors.back.isEnabled()
    view.errors.on.click()
    assert view.errors.message.toPlainText() == "second"


def test_two_errors_are_compared_by_signs_and_colours(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk)
    fail(desk, jid, "after 1 s", "after 2 s")
    show(desk, view, jid)
    view.tabs.setCurrentIndex(ERRORS)

    view.errors.compare_with_before()

    assert view.errors.trace.text.splitlines() == [
        " Traceback",
        '-  File "mail.py", line 0',
        "-TimeoutError: after 1 s",
        '+  File "mail.py", line 1',
        "+TimeoutError: after 2 s",
    ]
    assert view.errors.error_class == "− attempt 1   + attempt 2"
    assert view.errors.trace.note == "lines the same: 1, gone: 2, new: 2"
    colors = [_color(view, line) for line in range(5)]
    tokens = desk.theme.tokens
    assert colors == ["", tokens.bad, tokens.bad, tokens.good, tokens.good]


def _color(view: JobDetailView, line: int) -> str:
    layout = view.errors.trace.edit.document().findBlockByNumber(line).layout()
    colors = [one.format.foreground().color().name() for one in layout.formats()]
    return colors[0] if colors else ""


def test_errors_that_are_the_same_say_so(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk)
    fail(desk, jid, "same")
    found = desk.store.get(jid)
    assert found is not None
    (attempt,) = found.attempts
    view.errors.show_job(dataclasses.replace(found, attempts=(attempt, attempt)))

    view.errors.compare_with_before()

    assert view.errors.trace.note == "Both failed in exactly the same way"


def test_a_new_failure_is_followed_unless_an_older_one_is_looked_at(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk)
    fail(desk, jid, "first", "second")
    desk.store.promote(desk.store.clock.now() + 100)
    show(desk, view, jid)
    assert view.errors.message.toPlainText() == "second"

    fail(desk, jid, "third")
    desk.qtbot.waitUntil(lambda: view.errors.count == 3)
    assert view.errors.message.toPlainText() == "third"

    view.errors.choose(0)
    desk.store.promote(desk.store.clock.now() + 100)
    fail(desk, jid, "fourth")
    desk.qtbot.waitUntil(lambda: view.errors.count == 4)
    assert view.errors.message.toPlainText() == "first"


def test_an_attempt_opened_in_the_timeline_shows_its_error(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk)
    fail(desk, jid, "first", "second")
    show(desk, view, jid)

    view.timeline.setFocus()
    QTest.keyClick(view.timeline, Qt.Key.Key_Home)
    QTest.keyClick(view.timeline, Qt.Key.Key_Return)

    assert view.tabs.currentIndex() == ERRORS
    assert view.errors.message.toPlainText() == "first"
    row = view.attempts.model.row(view.attempts.table.currentIndex().row())
    assert row is not None
    assert row.number == 1


# -- delays


def note_of(view: JobDetailView) -> str:
    found = view.attempts.findChild(QLabel, "job_backoff_note")
    assert isinstance(found, QLabel)
    return found.text()


def test_the_chart_has_what_was_planned_and_what_is_to_come(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk, retry=5)
    fail(desk, jid, "first", "second")
    show(desk, view, jid)
    view.tabs.setCurrentIndex(ATTEMPTS)

    chart = view.attempts.chart
    assert [(w.number, w.planned) for w in chart.waits] == [(1, 15.0), (2, 15.0)]
    assert [planned.number for planned in chart.to_come] == [3, 4, 5]
    assert "dead between" in note_of(view)


def test_of_a_class_with_its_own_delays_nothing_is_foretold(
    desk: Desk, view: JobDetailView
) -> None:
    clock = ClockInfo(now=time.time(), monotonic=0.0)
    known = ClassInfo(name="MailJob", own_delay=True)
    desk.session.link._hello = Hello(
        version="0", pid=1, identity="h:1:a", store="memory:", started_at=0.0, clock=clock,
        concurrency=1, classes=(known,),
    )  # fmt: skip
    jid = push(desk)
    fail(desk, jid, "first")
    show(desk, view, jid)

    assert view.attempts.chart.to_come == ()
    note = note_of(view)
    assert "chooses its own delays" in note
    assert "dead about" not in view.timeline.accessibleDescription()
