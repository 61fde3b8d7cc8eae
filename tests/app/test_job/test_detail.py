"""The job detail: everything about one job, followed from state to state."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Attempt, Iteration, JobDetail, NewJob, Outcome, Selection, View
from kickboard_desktop import format as text
from kickboard_desktop.models.job import detail
from kickboard_desktop.views.job.detail import ARGUMENTS, ERRORS, RAW, JobDetailView


def push(desk: Desk, *args: Any, job_class: str = "EmailJob") -> str:
    jid = f"{time.monotonic_ns():024x}"
    payload = {"class": job_class, "args": list(args), "queue": "mailers", "jid": jid, "retry": 5}
    content = msgspec.json.encode(payload)
    desk.store.push([NewJob(jid=jid, job_class=job_class, queue="mailers", payload=content)])
    return jid


def show(desk: Desk, view: JobDetailView, jid: str) -> None:
    view.show_job(jid)
    desk.qtbot.waitUntil(lambda: view.detail is not None)


def label(view: JobDetailView, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def press(view: JobDetailView, name: str) -> None:
    found = view.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def in_state(desk: Desk, state: JobState) -> str:
    return desk.store.page(View(state=state), 0, 1).rows[0].jid


def test_without_a_job_it_says_what_to_do(view: JobDetailView) -> None:
    assert "Select a job" in view._message.accessibleName()
    assert view._message.isVisible()


def test_class_jid_arguments_and_payload_are_shown(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk, "a@example.com", {"n": 3})

    show(desk, view, jid)

    assert label(view, "job_class") == "EmailJob"
    assert label(view, "job_jid") == jid
    assert json.loads(view.payload.arguments.text) == ["a@example.com", {"n": 3}]
    assert json.loads(view.payload.raw.text)["queue"] == "mailers"
    assert view.head.headline.startswith("enqueued ")


def test_secrets_are_hidden_everywhere_until_they_are_revealed(
    desk: Desk, view: JobDetailView
) -> None:
    jid = push(desk, {"password": "hunter2"})
    show(desk, view, jid)
    assert "hunter2" not in view.payload.arguments.text + view.payload.raw.text
    assert view.payload.arguments.note == "Secrets are hidden"

    press(view, "job_reveal")

    assert json.loads(view.payload.arguments.text) == [{"password": "hunter2"}]
    assert "hunter2" in view.payload.raw.text

    other = push(desk, {"password": "other"})
    show(desk, view, other)
    assert "other" not in view.payload.arguments.text


def test_a_job_is_followed_from_state_to_state(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk, 1)
    show(desk, view, jid)

    press(view, "job_kill")
    desk.qtbot.waitUntil(lambda: view.head.headline.startswith("died "))
    press(view, "job_retry_now")
    desk.qtbot.waitUntil(lambda: view.head.headline.startswith("enqueued "))
    press(view, "job_delete")
    desk.qtbot.waitUntil(lambda: "deleted" in view.head.headline)

    assert desk.said[-1].startswith("Deleted 1 job")
    assert desk.store.count(View(state=JobState.TRASH)) == 1


def test_only_what_makes_sense_is_offered(desk: Desk, view: JobDetailView) -> None:
    desk.fill(dead=1, busy=1)

    def offered(jid: str) -> set[str]:
        show(desk, view, jid)
        desk.qtbot.waitUntil(lambda: label(view, "job_jid") == jid)
        return {n for n, b in view.head._buttons.items() if not b.isHidden()}

    assert offered(in_state(desk, JobState.DEAD)) == {"retry_now", "delete"}
    assert offered(in_state(desk, JobState.BUSY)) == {"end"}


def test_an_error_is_shown_with_its_backtrace_and_copied_whole(
    desk: Desk, view: JobDetailView
) -> None:
    desk.fill(dead=1)
    jid = in_state(desk, JobState.DEAD)
    show(desk, view, jid)
    job = desk.store.page(View(state=JobState.DEAD), 0, 1).rows[0]

    assert label(view, "job_error_class") == job.error_class
    assert view.errors.message.toPlainText() == job.error_message
    assert view.errors.trace.text.startswith("Traceback (most recent call last)")
    view.errors.trace.copy.click()
    assert QGuiApplication.clipboard().text().startswith(f"{job.error_class}: {job.error_message}")


def test_a_failed_job_begins_with_its_error_until_a_tab_is_chosen(
    desk: Desk, view: JobDetailView
) -> None:
    desk.fill(dead=1, retry=1)
    show(desk, view, push(desk, 1))
    assert view.tabs.currentIndex() == ARGUMENTS

    dead = in_state(desk, JobState.DEAD)
    view.show_job(dead)
    desk.qtbot.waitUntil(lambda: view.detail is not None and view.detail.record.jid == dead)
    assert view.tabs.currentIndex() == ERRORS

    bar = view.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(RAW).center())
    retried = in_state(desk, JobState.RETRY)
    view.show_job(retried)
    desk.qtbot.waitUntil(lambda: view.detail is not None and view.detail.record.jid == retried)
    assert view.tabs.currentIndex() == RAW


def test_a_job_that_has_not_failed_says_so(desk: Desk, view: JobDetailView) -> None:
    show(desk, view, push(desk, 1))

    view.tabs.setCurrentIndex(1)

    assert view.errors.empty.isVisible()
    assert "not failed" in view.errors.empty.accessibleName()


def test_attempts_are_listed_newest_first_and_opened_as_errors(
    desk: Desk, view: JobDetailView
) -> None:
    desk.fill(retry=1)
    jid = in_state(desk, JobState.RETRY)
    show(desk, view, jid)
    view.tabs.setCurrentIndex(2)

    (line,) = view.attempts.model.rows
    assert view.tabs.tabText(2) == "Attempts 1"
    assert line.attempt.outcome is Outcome.RETRY
    view.attempts.table.opened.emit(view.attempts.model.index(0, 0))

    assert view.tabs.currentIndex() == ERRORS
    assert label(view, "job_error_class") == line.attempt.error_class


def test_of_a_job_that_never_was_here_it_says_where_it_may_be(
    desk: Desk, view: JobDetailView
) -> None:
    view.show_job("zzz")

    desk.qtbot.waitUntil(lambda: "There is no job zzz" in view._message.accessibleName())
    assert view._message.isVisible()
    said = view._message.accessibleName()
    assert "another store" in said
    assert "Nothing in this process" in said


def test_a_job_that_was_here_and_left_is_gone(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk, "a")
    show(desk, view, jid)
    one = Selection(view=View(state=JobState.ENQUEUED), jids=[jid])
    desk.store.delete(one, 1)
    desk.store.purge(Selection(view=View(state=JobState.TRASH)), 1)
    desk.session.poll()

    desk.qtbot.waitUntil(lambda: "This job is gone" in view._message.accessibleName())


def test_a_finished_job_is_shown_from_the_history(desk: Desk, view: JobDetailView) -> None:
    desk.fill(done=1)
    jid = in_state(desk, JobState.COMPLETED)

    show(desk, view, jid)

    assert view.head.headline.startswith("finished ")
    assert view.attempts.model.rowCount() == 1


def test_hidden_it_asks_nothing(
    desk: Desk, view: JobDetailView, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(desk, view, push(desk, 1))
    view.hide()
    asked: list[object] = []
    monkeypatch.setattr(desk.session, "ask", lambda *args, **_: asked.append(args))

    push(desk, 2)
    with desk.qtbot.waitSignal(desk.session.snapshot_changed):
        desk.session.poll()

    assert asked == []


def test_a_huge_payload_is_cut_with_a_note_and_saved_whole(
    desk: Desk, view: JobDetailView, tmp_path: Path
) -> None:
    jid = push(desk, "x" * 300_000)
    show(desk, view, jid)
    desk.qtbot.waitUntil(lambda: bool(view.payload.raw.text))

    assert len(view.payload.raw.text) == detail.SHOWN
    found = desk.store.get(jid)
    assert found is not None
    whole = text.size(len(found.record.payload))
    assert view.payload.raw.note == f"The first {text.size(detail.SHOWN)} of {whole}"
    saved = tmp_path / "payload.json"
    view.payload.save(saved)
    desk.qtbot.waitUntil(lambda: saved.exists() and saved.stat().st_size > 300_000)
    assert json.loads(saved.read_bytes())["args"] == ["x" * 300_000]


def test_read_only_the_buttons_say_why_they_are_grey(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, read_only=True)
    jid = push(desk, 1)
    desk.open()
    view = JobDetailView(desk.session, desk.controller, desk.theme)
    qtbot.addWidget(view)
    view.show()
    show(desk, view, jid)

    delete = view.head._buttons["delete"]
    assert not delete.isEnabled()
    assert "read-only" in delete.toolTip()
    desk.close()


def record(payload: bytes, **columns: Any) -> JobRecord:
    return wire.record(payload, state=JobState.DEAD, at=0.0, **columns)


def test_hostile_text_is_made_visible() -> None:
    content = '{"class":"J","args":["a\u202eb\\u0007"],"jid":"1"}'.encode()

    shown = detail.arguments(record(content), masked=True)

    assert "\u202e" not in shown.text
    assert "\\u202e" in shown.text


def test_a_payload_that_is_no_json_is_shown_as_it_is() -> None:
    assert detail.payload(record(b"\xff{nonsense"), masked=True).text == "\ufffd{nonsense"


def test_how_far_an_iterable_job_is_stands_among_its_facts() -> None:
    kept = Iteration(2, {"id": 16}, 4.5, 1_700_000_000.0)

    told = dict(detail.facts(record(b"{}"), kept))

    assert (told["Goes on at"], told["Times begun"], told["Ran in all"]) == (
        '{"id": 16}',
        "2",
        "4.5\N{NO-BREAK SPACE}s",
    )
    assert "Asked to end" in told
    assert "Goes on at" not in dict(detail.facts(record(b"{}")))


def test_the_whole_message_is_taken_where_the_attempt_kept_its_start() -> None:
    attempt = Attempt("1", "J", "q", 0.0, 0.0, 1.0, Outcome.DEAD, "E", "long", "trace")
    found = JobDetail(
        record=record(b"{}", error_class="E", error_message="long and more"), attempts=(attempt,)
    )

    assert detail.last_error(found) == ("E", "long and more", "trace")


@pytest.mark.parametrize(
    ("state", "at", "expected"),
    [
        (JobState.SCHEDULED, 41.0, "due in 41"),
        (JobState.RETRY, 41.0, "next try in 41"),
        (JobState.DEAD, -2.0, "died 2.0"),
        (JobState.COMPLETED, -3.0, "finished 3.0"),
        (JobState.BUSY, 0.0, "running"),
    ],
)
def test_the_headline_says_where_the_job_stands(state: JobState, at: float, expected: str) -> None:
    job = wire.record(b"{}", state=state, at=1000.0 + at)

    assert detail.headline(job, 1000.0).replace("\N{NO-BREAK SPACE}", " ").startswith(expected)
    if state is JobState.BUSY:
        assert "1.5" in detail.headline(job, 1000.0, running=1.5)
