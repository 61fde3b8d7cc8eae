"""The job page's parts together: progress, log, other jobs, windows of their own, copies."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.app.fakes.desk import Desk
from tests.app.fakes.job_page import fail, me, push, show, tick, wait_for

from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Beat,
    Failed,
    JobProgress,
    Outcome,
    View,
)
from kickboard.stores.query import parse
from kickboard_desktop import format as text
from kickboard_desktop.models.job import detail
from kickboard_desktop.models.job.snippets import link
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.telemetry import LogLine, ProcessorRow
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job.detail import LOG, RELATED, JobDetailView
from kickboard_desktop.views.job.window import JobWindow, JobWindows

# -- progress and log


def test_progress_is_shown_while_it_runs_and_where_it_stood_when_it_failed(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk)
    desk.store.register(me())
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
    desk.store.register(me())
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
