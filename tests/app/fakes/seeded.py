"""A real store with jobs in every state, put there by the verbs an engine uses."""

from __future__ import annotations

import random
import time
from typing import Any

import msgspec

from kickboard.stores.base import (
    Done,
    Failed,
    NewJob,
    Outcome,
    ProcessInfo,
    Store,
)

QUEUES = ("critical", "default", "mailers", "reports", "low")
ERRORS = (
    ("TimeoutError", "read timed out after 30 s while calling https://api.example.com/v2/orders"),
    ("ConnectionRefusedError", "[Errno 111] Connection refused"),
    ("ValueError", "could not convert string to float: '12,50'"),
    ("SMTPRecipientsRefused", "550 5.1.1 mailbox unavailable"),
    ("KeyError", "'customer_id'"),
)
BACKTRACE = """Traceback (most recent call last):
  File "/srv/shop/jobs/mail.py", line 41, in perform
    self.deliver(to, subject)
  File "/srv/shop/jobs/mail.py", line 58, in deliver
    reply = session.post(url, json=body, timeout=30)
  File "/usr/lib/python3.11/socket.py", line 706, in readinto
    return self._sock.recv_into(b)
TimeoutError: read timed out after 30 s
"""


def new_job(rng: random.Random, number: int, now: float, **fields: Any) -> NewJob:
    """Return one of the shop's jobs."""
    job_class, args = rng.choice(
        (
            ("EmailJob", [f"user{number}@example.com", "Welcome aboard"]),
            ("WebhookJob", [f"https://hooks.example.com/{number}", {"token": "s3cret", "n": 7}]),
            ("ThumbnailJob", [f"/photos/2026/{number:05}.jpg", 320]),
            ("ReportJob", ["weekly", {"from": "2026-11-01", "to": "2026-11-07"}]),
            ("ExportJob", [number, "csv", {"chunk": 500, "columns": ["id", "name", "total"]}]),
            ("CleanupJob", [30]),
        )
    )
    queue = str(fields.pop("queue", rng.choice(QUEUES)))
    payload = {
        "class": job_class,
        "args": args,
        "retry": rng.choice((25, 25, 10, 5)),
        "queue": queue,
        "jid": f"{rng.getrandbits(96):024x}",
        "created_at": now - rng.uniform(0, 4000),
        "tags": ["nightly"] if number % 7 == 0 else [],
    }
    return NewJob(
        jid=str(payload["jid"]),
        job_class=job_class,
        queue=queue,
        payload=msgspec.json.encode(payload),
        **fields,
    )


def fill(
    store: Store,
    *,
    enqueued: int = 0,
    scheduled: int = 0,
    retry: int = 0,
    dead: int = 0,
    done: int = 0,
    busy: int = 0,
    seed: int = 7,
) -> list[str]:
    """Put so many jobs in each state; return the jids of those that run."""
    rng = random.Random(seed)
    now = time.time()
    info = ProcessInfo(
        identity="host:1:seed",
        hostname="host",
        pid=1,
        started_at=now,
        concurrency=5,
        queues={},
        version="0.1.0",
    )
    store.register(info)
    _fail(store, rng, now, retry, Outcome.RETRY)
    _fail(store, rng, now, dead, Outcome.DEAD)
    for delivery in _claimed(store, rng, now, done):
        began = now - rng.uniform(1, 300)
        store.finish([Done(delivery, began, rng.expovariate(2))])
    running = [delivery.jid for delivery in _claimed(store, rng, now, busy)]
    store.push([new_job(rng, n, now, at=now + rng.expovariate(1 / 1800)) for n in range(scheduled)])
    store.push([new_job(rng, n, now) for n in range(enqueued)])
    return running


def _claimed(store: Store, rng: random.Random, now: float, count: int) -> list[Any]:
    if not count:
        return []
    store.push([new_job(rng, n, now) for n in range(count)])
    return list(store.claim([(queue, count) for queue in QUEUES], count))


def _fail(store: Store, rng: random.Random, now: float, count: int, outcome: Outcome) -> None:
    failed = []
    for delivery in _claimed(store, rng, now, count):
        error_class, message = rng.choice(ERRORS)
        failed.append(
            Failed(
                delivery=delivery,
                outcome=outcome,
                started=now - rng.uniform(1, 60),
                run=rng.expovariate(3),
                at=now + rng.expovariate(1 / 300),
                retry_count=rng.randrange(4) if outcome is Outcome.RETRY else 4,
                queue=delivery.queue,
                error_class=error_class,
                error_message=message,
                backtrace=BACKTRACE,
            )
        )
    store.finish([], failed)
