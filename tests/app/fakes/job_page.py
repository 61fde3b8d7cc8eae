"""Jobs that failed and run, and the page of one of them."""

from __future__ import annotations

import time
from typing import Any

import msgspec
from tests.app.fakes.desk import Desk

from kickboard.stores.base import (
    Failed,
    NewJob,
    Outcome,
    ProcessInfo,
)
from kickboard_desktop.telemetry import ProcessorRow, Tick
from kickboard_desktop.views.job.detail import JobDetailView


def push(desk: Desk, *args: Any, job_class: str = "MailJob", **more: Any) -> str:
    jid = f"{time.monotonic_ns():024x}"
    item = {"class": job_class, "args": list(args), "queue": "mailers", "jid": jid, **more}
    content = msgspec.json.encode(item)
    desk.store.push([NewJob(jid=jid, job_class=job_class, queue="mailers", payload=content)])
    return jid


def fail(desk: Desk, jid: str, *messages: str, dies: bool = False, **last: Any) -> None:
    """Let the job *jid*, the next of its queue, fail with each of *messages*."""
    store = desk.store
    store.register(me())
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


def me() -> ProcessInfo:
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
