"""The job page's parts together: errors side by side, back and forth, progress, log, copies."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Beat,
    Failed,
    JobProgress,
    NewJob,
    Outcome,
    ProcessInfo,
    View,
)
from kickboard.stores.query import parse
from kickboard_desktop import format as text
from kickboard_desktop.models import detail
from kickboard_desktop.models.log_buffer import LogBuffer
from kickboard_desktop.models.snippets import link
from kickboard_desktop.telemetry import ClassInfo, ClockInfo, Hello, LogLine, ProcessorRow, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job_detail import ATTEMPTS, ERRORS, LOG, RELATED, JobDetailView
from kickboard_desktop.views.job_window import JobWindow, JobWindows


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def log() -> LogBuffer:
    return LogBuffer()


@pytest.fixture
def view(desk: Desk, log: LogBuffer) -> JobDetailView:
    desk.open()
    made = JobDetailView(desk.session, desk.controller, desk.theme, log=log)
    desk.qtbot.addWidget(made)
    made.resize(460, 800)
    made.show()
    return made


def push(desk: Desk, *args: Any, job_class: str = "MailJob", **more: Any) -> str:
    jid = f"{time.monotonic_ns():024x}"
    item = {"class": job_class, "args": list(args), "queue": "mailers", "jid": jid, **more}
    content = msgspec.json.encode(item)
    desk.store.push([NewJob(jid=jid, job_class=job_class, queue="mailers", payload=content)])
    return jid


def fail(desk: Desk, jid: str, *messages: str, dies: bool = False, **last: Any) -> None:
    """Let the job *jid*, the next of its queue, fail with each of *messages*."""
    store = desk.store
    store.register(_me())
    for number, message in enumerate(messages):
        (delivery,) = store.claim([("mailers", 1)], 1)
        assert delivery.jid == jid
        is_last = number == len(messages) - 1
        outcome = Outcome.DEAD if dies and is_last else Outcome.RETRY
        now = store.clock.now()
        count = 0 if delivery.retry_count is None else delivery.retry_count + 1
        trace = f'Traceback\n  File "mail.py", line {number}\nTimeoutError: {message}'
        told = last if is_last else {}
        error = ("TimeoutError", message, trace)
        at = now + 60.0 if is_last else now
        planned = None if outcome is Outcome.DEAD else 15.0
        failed = Failed(
            delivery, outcome, now, 0.25, at, count, "mailers", *error, retry_in=planned, **told
        )
        store.finish([], [failed])
        store.promote(now + 1.0 if not is_last else now - 1.0)


def _me() -> ProcessInfo:
    return ProcessInfo(
        identity="h:1:a",
        hostname="h",
        pid=1,
        started_at=0.0,
        concurrency=5,
        queues={},
        version="0",
    )


def show(desk: Desk, view: JobDetailView, jid: str) -> None:
    view.show_job(jid)
    wait_for(desk, view, jid)


def wait_for(desk: Desk, view: JobDetailView, jid: str) -> None:
    desk.qtbot.waitUntil(lambda: view.detail is not None and view.detail.record.jid == jid)


def tick(desk: Desk, *rows: ProcessorRow) -> None:
    desk.session.link.ticked.emit(Tick(at=time.time(), mono=10.0, dt=0.1, processors=rows))


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


# -- progress and log


def test_progress_is_shown_while_it_runs_and_where_it_stood_when_it_failed(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk)
    desk.store.register(_me())
    (delivery,) = desk.store.claim([("mailers", 1)], 1)
    show(desk, view, jid)
    assert view.head.progress.isHidden()

    tick(desk, ProcessorRow("default/1", "busy", jid, "MailJob", "mailers", 5.0, 0.4, "halfway"))
    assert view.head.progress.words == f"40{text.NBSP}%, halfway"
    assert view.head.progress.isVisible()
    desk.qtbot.waitUntil(lambda: view.head.headline.startswith("running for "))

    now = desk.store.clock.now()
    error = ("E", "no", "trace")
    failed = Failed(delivery, Outcome.DEAD, now, 0.2, now, 0, "mailers", *error, progress=0.45)
    desk.store.finish([], [failed])
    tick(desk, ProcessorRow("default/1"))
    desk.qtbot.waitUntil(lambda: view.head.progress.words.startswith("failed at"))
    assert view.head.progress.words == f"failed at 45{text.NBSP}%"


def test_progress_of_another_processs_job_comes_with_its_heartbeat(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk)
    desk.store.register(_me())
    desk.store.claim([("mailers", 1)], 1)
    far = (JobProgress(jid, 0.7, "far"),)
    desk.store.heartbeat(Beat(identity="h:1:a", busy=1, concurrency=5, quiet=False, progress=far))
    with desk.qtbot.waitSignal(desk.session.snapshot_changed):
        desk.session.poll()
    show(desk, view, jid)

    assert view.head.progress.words == f"70{text.NBSP}%, far"


def test_its_own_log_lines_stand_there_and_no_others(
    desk: Desk, view: JobDetailView, log: LogBuffer
) -> None:
    jid = push(desk)
    show(desk, view, jid)
    view.tabs.setCurrentIndex(LOG)
    assert view.log.empty.isVisible()

    for owner, said in ((jid, "connecting"), ("other", "nothing"), (jid, "bad \x1b[2J")):
        log.append(LogLine(at=0.0, level="INFO", logger="x", message=said, jid=owner))
    view.log.refresh()

    lines = view.log.pane.text.splitlines()
    assert [line.split(maxsplit=2)[2] for line in lines] == ["connecting", "bad \\x1b[2J"]
    assert view.log.pane.isVisible()


# -- other jobs


def test_related_jobs_are_listed_and_a_click_goes_there_and_back(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk, "ada", 1)
    clone = push(desk, "other", clone_of=jid)
    twin = push(desk, "ada", 1)
    push(desk, "stranger")
    show(desk, view, jid)
    view.tabs.setCurrentIndex(RELATED)
    desk.qtbot.waitUntil(lambda: len(view.related.model.rows) == 2)

    found = {line.jid: line.relation for line in view.related.model.rows}
    assert found == {clone: "Cloned as", twin: "Same arguments"}
    assert view.head.back.isHidden()
    row = [line.jid for line in view.related.model.rows].index(clone)
    view.related.table.opened.emit(view.related.model.index(row, 0))
    wait_for(desk, view, clone)
    desk.qtbot.waitUntil(
        lambda: [(x.jid, x.relation) for x in view.related.model.rows] == [(jid, "Clone of")]
    )

    assert view.head.back.isVisible()
    view.activateWindow()
    desk.qtbot.waitUntil(view.isActiveWindow)
    view.related.table.setFocus()
    QTest.keyClick(view.related.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait_for(desk, view, jid)
    assert view.head.back.isHidden()


def test_jobs_that_failed_alike_are_a_click_away(desk: Desk, view: JobDetailView) -> None:
    jid, alike, other = push(desk, 1), push(desk, 2), push(desk, 3)
    fail(desk, jid, "after 1 s", dies=True)
    fail(desk, alike, "after 2 s", dies=True)
    fail(desk, other, "refused", dies=True)
    wanted: list[tuple[str, str]] = []
    view.page_wanted.connect(lambda page, query: wanted.append((page, query)))
    show(desk, view, jid)
    view.tabs.setCurrentIndex(RELATED)

    desk.qtbot.waitUntil(lambda: bool(view.related.model.rows))
    assert [(x.jid, x.relation) for x in view.related.model.rows] == [(alike, "Failed like this")]
    assert view.related.all_alike.text() == "Show all 2 of this error"
    view.related.all_alike.click()
    ((page, query),) = wanted
    dead = desk.store.page(View(state=JobState.DEAD, query=parse(query)), 0, 9)
    assert page == "dead"
    assert {row.jid for row in dead.rows} == {jid, alike}


def test_a_job_of_a_strange_name_has_no_relatives_and_no_failure(
    desk: Desk, view: JobDetailView
) -> None:
    show(desk, view, push(desk, 1, job_class='a"b\\c OR (d:'))
    view.tabs.setCurrentIndex(RELATED)

    desk.qtbot.waitUntil(view.related.empty.isVisible)
    assert desk.session.trouble == ""


def test_a_job_can_have_a_window_of_its_own_once(
    desk: Desk, view: JobDetailView, log: LogBuffer
) -> None:
    jid = push(desk, 1)
    main = QWidget()
    desk.qtbot.addWidget(main)
    windows = JobWindows(
        lambda: JobDetailView(desk.session, desk.controller, desk.theme, log=log),
        Theme("dark"),
        main,
        main,
    )
    view.window_wanted.connect(windows.open)
    show(desk, view, jid)

    view.head.apart.click()
    view.head.apart.click()

    (window,) = main.findChildren(JobWindow)
    wait_for(desk, window.view, jid)
    assert window.view.head.apart.isHidden()
    with desk.qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


# -- copies


def copied(desk: Desk, view: JobDetailView, name: str) -> str:
    QGuiApplication.clipboard().setText("")
    said = len(desk.said)
    action = next(one for one in view.head.copies.menu().actions() if one.data() == name)
    action.trigger()
    desk.qtbot.waitUntil(lambda: len(desk.said) > said)
    return QGuiApplication.clipboard().text()


def test_the_menu_copies_the_job_with_its_secrets_as_they_are_shown(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk, {"password": "hunter2"})
    show(desk, view, jid)

    assert copied(desk, view, "copy_link") == link(jid)
    assert copied(desk, view, "copy_python") == (
        "MailJob.set(queue='mailers').perform_async({'password': '•••'})"
    )
    view.payload.reveal.click()
    assert copied(desk, view, "copy_ruby") == (
        'MailJob.set(queue: "mailers").perform_async({"password" => "hunter2"})'
    )
    assert "hunter2" in copied(desk, view, "copy_json")
    assert desk.said[-1] == "Copied 1 job"


def test_a_large_payload_is_made_ready_once_and_not_on_the_thread_that_paints(
    desk: Desk, view: JobDetailView, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bool] = []
    whole = detail.payload

    def payload(*args: Any, **options: Any) -> detail.Shown:
        made.append(threading.current_thread() is threading.main_thread())
        return whole(*args, **options)

    monkeypatch.setattr(detail, "payload", payload)
    show(desk, view, push(desk, {"password": "hunter2"}, "x" * 300_000))
    desk.qtbot.waitUntil(lambda: bool(view.payload.raw.text))
    for _ in range(3):  # what changes elsewhere changes nothing here
        push(desk, "other")
        with desk.qtbot.waitSignal(desk.session.snapshot_changed):
            desk.session.poll()
    assert made == [False]

    view.payload.reveal.click()
    assert "hunter2" not in view.payload.raw.text
    desk.qtbot.waitUntil(lambda: "hunter2" in view.payload.raw.text)
    view.payload.reveal.click()
    assert "hunter2" not in view.payload.raw.text


def test_five_megabytes_are_capped_on_the_page_and_copied_whole(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk, "x" * 5_000_000)
    show(desk, view, jid)
    desk.qtbot.waitUntil(lambda: "The first" in view.payload.arguments.note)

    assert 0 < len(view.payload.raw.text) <= 70_000
    assert len(copied(desk, view, "copy_cli")) > 5_000_000
