"""Ruby and we on the same queues: what is there runs once, on one side or the other."""

import json
import threading
from collections import Counter
from typing import Any

from tests.interop.conftest import StartEngine, StartWorker, rows
from tests.interop.peer import Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.redis import RedisStore

QUEUES = ("one", "two")
#: Jobs that wait, that are due, and that are to be tried again; ten thousand in all.
NOW, DUE, AGAIN = 8_000, 1_000, 1_000


def test_ten_thousand_jobs_run_once_each_on_either_side(
    ruby: Console,
    store: RedisStore,
    server: RedisServer,
    worker: StartWorker,
    engine: StartEngine,
) -> None:
    ran: Counter[int] = Counter()
    lock = threading.Lock()

    class TallyJob(Job):
        def perform(self, number: int) -> None:
            with lock:
                ran[number] += 1

    worker(*QUEUES, concurrency=4)
    until(lambda: store.snapshot().processes)
    soon = store.clock.now() + 1.0
    push(ruby, store, soon)
    engine(*QUEUES)
    engine(*reversed(QUEUES))

    def tallied() -> Counter[int]:
        told = server.call("HGETALL", "test:ruby").split()
        with lock:
            found = Counter(ran)
        found.update({int(n): int(times) for n, times in zip(told[::2], told[1::2], strict=True)})
        return found

    until(lambda: tallied().total() >= NOW + DUE + AGAIN)
    until(lambda: store.snapshot().counts[JobState.BUSY] == 0)
    assert tallied() == Counter(range(NOW + DUE + AGAIN))
    assert store.snapshot().counts[JobState.ENQUEUED] == 0
    assert rows(store, JobState.RETRY) == rows(store, JobState.SCHEDULED) == []
    until(lambda: store.snapshot().processed == NOW + DUE + AGAIN)
    assert store.snapshot().failed == 0
    theirs = len(server.call("HKEYS", "test:ruby").split())
    assert 0 < theirs < NOW + DUE + AGAIN


def push(ruby: Console, store: RedisStore, soon: float) -> None:
    """Push half of the jobs from either side, and have some due together."""
    numbers = list(range(NOW + DUE + AGAIN))
    here, there = numbers[:NOW:2], numbers[1:NOW:2]
    client = Client(store)
    client.push_bulk(
        [{"class": "TallyJob", "args": [n], "queue": QUEUES[n // 2 % 2]} for n in here]
    )
    client.push_bulk(
        [
            {"class": "TallyJob", "args": [n], "queue": QUEUES[n % 2], "at": soon}
            for n in numbers[NOW : NOW + DUE]
        ]
    )
    ruby(
        "there.each_slice(1000) { |part| Sidekiq::Client.push_bulk("
        "'class' => 'TallyJob', 'args' => part.map { |n| [n] }, 'queue' => 'one') }; nil",
        there=there,
    )
    again: list[Any] = []
    for n in numbers[NOW + DUE :]:
        item: dict[str, Any] = {
            "class": "TallyJob",
            "args": [n],
            "jid": f"{n:024x}",
            "queue": "two",
        }
        item |= {"retry": True, "created_at": soon, "retry_count": 0, "failed_at": soon}
        again += [repr(soon), json.dumps(item, separators=(",", ":"))]
    store._link.call("ZADD", "retry", *again)
    assert store.count(View(state=JobState.RETRY)) == AGAIN
