"""Failure, retry, death and manual retry, from one side to the other with every field right."""

from tests.interop.conftest import StartEngine, StartWorker, members, rows
from tests.interop.peer import Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job
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
