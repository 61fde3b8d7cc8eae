"""The real Sidekiq 7.3 and 8.1 beside us: jobs, failures, processes and pages."""

import threading
from collections import Counter
from html import unescape
from typing import Any

from tests.interop.conftest import StartEngine, StartWorker, members, rows
from tests.interop.peer import Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.redis import RedisStore

ODD = ["é中文 <b> 🚀", {"a": [1.5, None]}, 10**22, 'quote" slash\\ nl\n']


def test_ten_jobs_of_ours_run_there_in_the_order_of_their_push(
    store: RedisStore, server: RedisServer, newer_worker: StartWorker
) -> None:
    client = Client(store)
    jids = [client.push({"class": "EchoJob", "args": [n, ODD]}) for n in range(10)]

    newer_worker()

    ran = until(lambda: len(found := members(server, "test:ran")) == 10 and found)
    assert ran == [["ruby", jid, [number, ODD]] for number, jid in enumerate(jids)]


def test_ten_jobs_of_theirs_run_here_in_the_order_of_their_push(
    newer_ruby: Console, engine: StartEngine
) -> None:
    ran: list[Any] = []
    happened = threading.Event()

    class EchoJob(Job):
        def perform(self, *args: Any) -> None:
            ran.append((self.jid, list(args)))
            if len(ran) == 10:
                happened.set()

    jids = newer_ruby("(0...10).map { |n| EchoJob.perform_async(n, odd) }", odd=ODD)

    engine(concurrency=1)

    assert happened.wait(10)
    assert ran == [(jid, [number, ODD]) for number, jid in enumerate(jids)]


def test_what_they_failed_is_read_here_dies_here_and_is_retried_from_there(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    engine: StartEngine,
) -> None:
    theirs = newer_worker()
    jid = newer_ruby("BoomJob.perform_async('x')")
    [row] = until(lambda: rows(store, JobState.RETRY))
    theirs.kill()
    assert (row.jid, row.error_class, row.error_message) == (jid, "ArgumentError", "boom é x")
    assert row.retry_count == 0
    assert abs(store.clock.now() - (row.failed_at or 0)) < 60
    detail = store.get(jid)
    assert detail is not None
    assert "newer_jobs.rb" in (detail.record.error_backtrace or ("",))[0]

    class BoomJob(Job):
        def perform(self, *args: str) -> None:
            raise TimeoutError("no answer")

    engine()
    store.move(Selection(view=View(state=JobState.RETRY)), Target(state=JobState.ENQUEUED))
    [died] = until(lambda: members(server, "dead"))
    told = newer_ruby(
        "j = Sidekiq::DeadSet.new.first; [j['error_class'], j['error_message'], j.jid, "
        "j['retry_count'], j.error_backtrace.class.name]"
    )
    assert told == ["TimeoutError", "no answer", jid, 1, "Array"]

    assert newer_ruby.web("/morgue/all/retry", {})[0] in (302, 303)
    until(lambda: [m for m in members(server, "dead") if m["retried_at"] > died["retried_at"]])


def test_every_page_answers_and_shows_what_we_wrote(
    newer_ruby: Console, store: RedisStore, engine: StartEngine, line: int
) -> None:
    let_go, begun = threading.Event(), threading.Event()

    class LastingJob(Job, queue="long"):
        def perform(self, *args: Any) -> None:
            begun.set()
            let_go.wait(30)

    class BoomJob(Job, retry=5, backtrace=True, tags=["ü", "<i>"]):
        def perform(self, *args: Any) -> None:
            raise ValueError("no <answer> é")

    class DeadlyJob(Job, retry=0):
        def perform(self, *args: Any) -> None:
            raise TimeoutError("never")

    manager = engine("default", "long", dialect=line, concurrency=3)
    client = Client(store)
    for job_class in (LastingJob, BoomJob, DeadlyJob):
        client.push({"class": job_class, "args": ODD})
    client.push({"class": "EchoJob", "args": ODD, "queue": "waits", "at": 4_000_000_000.25})
    client.push({"class": "EchoJob", "args": ODD, "queue": "waits", "tags": ["t"]})
    assert begun.wait(15)
    until(lambda: rows(store, JobState.RETRY) and rows(store, JobState.DEAD))
    until(lambda: newer_ruby("Sidekiq::WorkSet.new.size") == 1)
    until(lambda: newer_ruby("Sidekiq::Metrics::Query.new.top_jobs.job_results.keys.size") == 2)

    pid = manager.identity.split(":")[1]
    pages = {
        "/": ("Dashboard",),
        "/busy": (f":{pid}", "LastingJob", "long", "ours", "é中文"),
        "/queues": ("waits", "default", "long"),
        "/queues/waits": ("EchoJob", "é中文 <b>", "10000000000000000000000"),
        "/retries": ("BoomJob", "ValueError", "no <answer> é", "ü"),
        "/scheduled": ("EchoJob",),
        "/morgue": ("DeadlyJob", "TimeoutError", "never"),
        "/metrics": ("BoomJob", "DeadlyJob"),
        "/metrics/BoomJob": ("BoomJob",),
        "/stats": ('"processed":2', '"failed":2', '"busy":1', '"dead":1', '"retries":1'),
    }
    try:
        for path, words in pages.items():
            status, body = newer_ruby.web(path)
            assert status == 200, path
            text = unescape(unescape(body))
            assert [word for word in words if word not in text] == [], path
        [told] = newer_ruby(
            "Sidekiq::ProcessSet.new.map { |p| [p.identity, p.tag, p['concurrency'].to_i, "
            "p['busy'].to_i, p.queues.sort, p.stopping?, p.embedded?, p.version.class.name] }"
        )
        identity = manager.identity
        assert told == [identity, "ours", 3, 1, ["default", "long"], False, False, "String"]
        assert newer_ruby("Sidekiq::ProcessSet.new.total_concurrency") == 3
        totals = newer_ruby("Sidekiq::Metrics::Query.new.top_jobs.job_results['BoomJob'].totals")
        assert (totals["p"], totals["f"]) == (1, 1)
    finally:
        let_go.set()


def test_we_quiet_and_stop_their_worker_and_they_ours(
    newer_ruby: Console, store: RedisStore, newer_worker: StartWorker, engine: StartEngine
) -> None:
    theirs = newer_worker()
    [process] = until(lambda: store.snapshot().processes)

    assert process.foreign
    assert store.signal(process.info.identity, "quiet")
    until(lambda: [one for one in store.snapshot().processes if one.quiet])
    assert store.signal(process.info.identity, "stop")
    assert theirs.wait() == 0

    ours = engine()
    until(lambda: newer_ruby("Sidekiq::ProcessSet.new.size") == 1)
    assert newer_ruby.web("/busy", {"identity": ours.identity, "quiet": "1"})[0] in (302, 303)
    until(lambda: ours.phase == "quiet")


# -- on the same queues


def test_two_thousand_jobs_run_once_each_on_either_side(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    engine: StartEngine,
) -> None:
    """Half pushed from either side, a fifth of them due together a second later."""
    ran: Counter[int] = Counter()

    class TallyJob(Job):
        def perform(self, number: int) -> None:
            ran.update([number])  # one processor: no two at once

    newer_worker("one", "two", concurrency=4)
    until(lambda: store.snapshot().processes)
    soon = store.clock.now() + 1.0
    Client(store).push_bulk(
        [
            {"class": "TallyJob", "args": [n], "queue": "one" if n % 4 else "two"}
            for n in range(0, 1600, 2)
        ]
    )
    Client(store).push_bulk(
        [{"class": "TallyJob", "args": [n], "queue": "two", "at": soon} for n in range(1600, 2000)]
    )
    newer_ruby(
        "Sidekiq::Client.push_bulk('class' => 'TallyJob', 'queue' => 'one', "
        "'args' => (1...1600).step(2).map { |n| [n] }); nil"
    )
    engine("two", "one", concurrency=1)

    def tallied() -> Counter[int]:
        told = server.call("HGETALL", "test:ruby").split()
        theirs = {int(n): int(times) for n, times in zip(told[::2], told[1::2], strict=True)}
        return Counter(ran) + Counter(theirs)

    until(lambda: tallied().total() >= 2000)
    until(lambda: store.snapshot().processed == 2000)
    assert tallied() == Counter(range(2000))
    assert store.snapshot().counts[JobState.ENQUEUED] == 0
    assert rows(store, JobState.RETRY) == rows(store, JobState.SCHEDULED) == []
    assert 0 < ran.total() < 2000
