"""An iterable job is asked to end from its page, where that is possible; else it says why not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.app.fakes.desk import Desk
from tests.app.fakes.job_page import me, push, show

from kickboard_desktop.telemetry import ClassInfo, ClockInfo, Hello
from kickboard_desktop.texts import jobs
from kickboard_desktop.views.job.detail import JobDetailView


def button_of(view: JobDetailView) -> QPushButton:
    found = view.findChild(QPushButton, "job_end")
    assert isinstance(found, QPushButton)
    return found


def run(desk: Desk, jid: str) -> None:
    desk.store.register(me())
    (delivery,) = desk.store.claim([("mailers", 1)], 1)
    assert delivery.jid == jid


def know(desk: Desk, *, iterable: bool) -> None:
    """Let the engine say that it knows the class of the jobs."""
    classes = (ClassInfo(name="MailJob", iterable=iterable),)
    desk.session.link._hello = Hello(
        version="0", pid=1, identity="h:1:a", store="memory:", started_at=0.0,
        clock=ClockInfo(now=0.0, monotonic=0.0), concurrency=1, classes=classes,
    )  # fmt: skip


def test_a_running_iterable_job_is_asked_to_end_once(desk: Desk, view: JobDetailView) -> None:
    jid = push(desk)
    desk.store.keep_iteration(jid, 1, b"16", 4.5)
    run(desk, jid)
    show(desk, view, jid)
    assert button_of(view).isVisible()
    assert button_of(view).isEnabled()

    with desk.qtbot.waitSignal(desk.controller.said) as said:
        QTest.mouseClick(button_of(view), Qt.MouseButton.LeftButton)

    assert said.args == [f"Asked to end: {jobs(1)}", False]
    assert desk.store.iterations([jid])[jid].cancelled_at is not None
    desk.qtbot.waitUntil(lambda: not button_of(view).isEnabled())
    assert "It was asked to end" in button_of(view).toolTip()


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (None, "Only an iterable job can be ended, and this one has told of no step yet."),
        (False, "Only an iterable job can be ended: between two of its steps."),
        (True, ""),
    ],
)
def test_a_running_job_says_why_it_cannot_be_ended(
    desk: Desk, view: JobDetailView, known: bool | None, why: str
) -> None:
    if known is not None:
        know(desk, iterable=known)
    jid = push(desk)
    run(desk, jid)

    show(desk, view, jid)

    assert button_of(view).isVisible()
    assert button_of(view).isEnabled() is not bool(why)
    assert why in button_of(view).toolTip()


def test_one_that_waits_can_be_ended_before_it_begins(desk: Desk, view: JobDetailView) -> None:
    know(desk, iterable=True)
    jid = push(desk)
    show(desk, view, jid)

    QTest.mouseClick(button_of(view), Qt.MouseButton.LeftButton)

    desk.qtbot.waitUntil(lambda: bool(desk.store.iterations([jid])))
    desk.qtbot.waitUntil(lambda: not button_of(view).isEnabled())


def test_other_jobs_that_wait_have_no_such_button(desk: Desk, view: JobDetailView) -> None:
    know(desk, iterable=False)
    jid = push(desk)

    show(desk, view, jid)

    assert not button_of(view).isVisible()
