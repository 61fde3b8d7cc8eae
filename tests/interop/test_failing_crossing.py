"""Failure, retry, death and manual retry, from one side to the other with every field right."""

from tests.interop.conftest import StartEngine, StartWorker, members, rows
from tests.interop.peer import Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.redis import RedisStore


def test_what_ruby_failed_is_read_here_dies_here_and_is_retried_from_ruby(
    ruby: Console,
    store: RedisStore,
    server: RedisServer,
    worker: StartWorker,
    engine: StartEngine,
) -> None:
    theirs = worker()
    jid = ruby("BoomJob.perform_async('x')")
    [row] = until(lambda: rows(store, JobState.RETRY))
    theirs.kill()
    [written] = members(server, "retry")
    assert (row.jid, row.error_class, row.error_message) == (jid, "ArgumentError", "boom é x")
    assert (row.retry_count, row.failed_at, row.retried_at) == (0, written["failed_at"], None)
    detail = store.get(jid)
    assert detail is not None
    assert detail.record.error_backtrace
    assert "jobs.rb" in detail.record.error_backtrace[0]

    class BoomJob(Job):
        def perform(self, *args: str) -> None:
            raise TimeoutError("no answer")

    engine()
    store.move(Selection(view=View(state=JobState.RETRY)), Target(state=JobState.ENQUEUED))
    [died] = until(lambda: members(server, "dead"))
    assert (died["retry_count"], died["failed_at"]) == (1, written["failed_at"])
    assert died["retried_at"] > died["failed_at"]
    told = ruby("j = Sidekiq::DeadSet.new.first; [j['error_class'], j['error_message'], j.jid]")
    assert told == ["TimeoutError", "no answer", jid]
    assert ruby("Sidekiq::DeadSet.new.first.error_backtrace.class.name") == "Array"

    status, _ = ruby.web("/morgue/all/retry", {})
    assert status == 302
    [again] = until(
        lambda: [m for m in members(server, "dead") if m["retried_at"] > died["retried_at"]]
    )
    assert again["retry_count"] == 1


def test_what_we_failed_is_retried_in_ruby_dies_there_and_is_read_here(
    ruby: Console,
    store: RedisStore,
    server: RedisServer,
    worker: StartWorker,
    engine: StartEngine,
) -> None:
    class BoomJob(Job, retry=1, backtrace=True):
        def perform(self, *args: str) -> None:
            raise TimeoutError("no answer")

    manager = engine()
    jid = Client(store).push({"class": BoomJob, "args": ["x"], "custom": {"k": [1]}})
    [ours] = until(lambda: members(server, "retry"))
    manager.stop(3)

    status, _ = ruby.web("/retries/all/retry", {})
    assert status == 302
    [queued] = members(server, "queue:default")
    assert (queued["retry_count"], queued["jid"]) == (-1, jid)
    worker()
    [row] = until(lambda: rows(store, JobState.RETRY))
    assert (row.jid, row.retry_count, row.failed_at) == (jid, 0, ours["failed_at"])
    assert row.retried_at is not None
    assert row.retried_at > ours["failed_at"]
    assert (row.error_class, row.error_message) == ("ArgumentError", "boom é x")

    store.move(Selection(view=View(state=JobState.RETRY)), Target(state=JobState.ENQUEUED))
    [died] = until(lambda: rows(store, JobState.DEAD))
    detail = store.get(died.jid)
    assert detail is not None
    assert (died.jid, died.retry_count, died.failed_at) == (jid, 1, ours["failed_at"])
    assert died.retried_at is not None
    assert died.retried_at > row.retried_at
    assert abs(died.at - died.retried_at) < 1
    assert detail.record.error_backtrace
    assert "jobs.rb" in detail.record.error_backtrace[0]
    assert detail.record.extra["custom"] == {"k": [1]}


def test_what_ruby_runs_is_busy_here_until_it_ends(
    ruby: Console, store: RedisStore, server: RedisServer, worker: StartWorker
) -> None:
    worker()
    jid = ruby("WaitJob.perform_async('test:go')")

    [row] = until(lambda: rows(store, JobState.BUSY))

    assert (row.jid, row.job_class, row.queue) == (jid, "WaitJob", "default")
    assert abs(row.at - store.clock.now()) < 60
    until(lambda: store.snapshot().counts[JobState.BUSY] == 1)
    server.call("LPUSH", "test:go", "now")
    until(lambda: rows(store, JobState.BUSY) == [])
    until(lambda: store.snapshot().processed == 1)
