"""Iterable jobs beside Sidekiq 7.3 and 8.1: taken up, cancelled, interrupted by either."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from tests.interop.conftest import StartEngine, StartWorker, members, rows
from tests.interop.peer import Console, Worker, until
from tests.stores.redis_server import RedisServer

from kickboard import IterableJob, Job
from kickboard.client import Client
from kickboard.jobs import iterable
from kickboard.payload.record import JobState
from kickboard.stores.redis import RedisStore


def count_job(ran: list[int]) -> type[IterableJob]:
    """Return ours of the same name as theirs."""

    class CountJob(IterableJob):
        def build_enumerator(self, to: int, *, cursor: Any) -> Iterator[tuple[int, int]]:
            return self.array_enumerator(range(to), cursor=cursor)

        def each_iteration(self, item: int, to: int) -> None:
            ran.append(item)
            self.sleep(0.05)

    return CountJob


def stop(store: RedisStore, theirs: Worker) -> None:
    """Let Ruby's worker give back what it runs, and end."""
    [process] = store.snapshot().processes
    store.signal(process.info.identity, "stop")
    assert theirs.wait() == 0


def theirs_ran(server: RedisServer) -> list[Any]:
    """Return the items that Ruby's job was at."""
    return [what for _, what in members(server, "test:ran")]


def test_a_job_that_they_began_goes_on_here_and_one_of_ours_there(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    engine: StartEngine,
) -> None:
    theirs = newer_worker()
    jid = newer_ruby("CountJob.perform_async(60)")
    until(lambda: len(theirs_ran(server)) > 3)
    stop(store, theirs)
    kept = store.iterations([jid])[jid]
    first = theirs_ran(server)
    assert (kept.executions, kept.cursor) == (1, len(first))

    ran: list[int] = []
    count_job(ran)
    ours = engine()
    until(lambda: len(ran) > 3)
    ours.quiet()
    ours.stop(5)
    kept = store.iterations([jid])[jid]
    assert (kept.executions, kept.cursor) == (2, len(first) + len(ran))

    newer_worker()
    until(lambda: store.snapshot().processed and jid not in store.iterations([jid]))
    assert [*first, *ran, *theirs_ran(server)[len(first) :]] == list(range(60))


def test_we_cancel_a_job_of_theirs(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    line: int,
) -> None:
    if line == 7:  # 7.3.2 has no cancel yet; what 7.3.10 writes for one is golden
        return
    newer_worker()
    jid = newer_ruby("CountJob.perform_async(10_000)")
    until(lambda: len(theirs_ran(server)) > 1)

    store.cancel_iteration(jid)

    until(lambda: "cancelled" in theirs_ran(server))
    until(lambda: store.iterations([jid]) == {})
    assert store.snapshot().counts[JobState.ENQUEUED] == 0


def test_we_cancel_a_job_of_theirs_before_it_begins(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    line: int,
) -> None:
    """It fails in Sidekiq if it finds no cursor; so it does where Sidekiq itself cancels it."""
    if line == 7:
        return
    jid = newer_ruby("CountJob.perform_async(10_000)")
    store.cancel_iteration(jid)

    newer_worker()

    until(lambda: store.snapshot().processed)
    assert theirs_ran(server) == ["cancelled"]
    assert rows(store, JobState.RETRY) == []
    assert store.iterations([jid]) == {}


def test_they_cancel_a_job_of_ours(
    newer_ruby: Console, store: RedisStore, engine: StartEngine, line: int
) -> None:
    if line == 7:
        return
    ran: list[int] = []
    count_job(ran)
    begun, waiting = newer_ruby("(0...2).map { CountJob.perform_async(10_000) }")
    cancel = "CountJob.new.tap { |j| j.jid = jid }.cancel!.to_i > 0"
    assert newer_ruby(cancel, jid=waiting)
    engine(concurrency=1)
    until(lambda: len(ran) > 1)

    assert newer_ruby(cancel, jid=begun)

    until(lambda: store.snapshot().processed == 2)
    assert ran == list(range(len(ran)))
    assert store.iterations([begun, waiting]) == {}


def test_jobs_that_had_their_time_let_others_run_there_and_here(
    newer_ruby: Console,
    store: RedisStore,
    server: RedisServer,
    newer_worker: StartWorker,
    engine: StartEngine,
    line: int,
) -> None:
    """Begun there, taken up here and again there, in turns of 0.3 s with another job between."""
    if line == 7:  # 7.3.2 lets a job run as long as it takes
        return
    theirs = newer_worker(max_iteration_runtime=0.3)
    ran: list[Any] = []
    count_job(ran)

    class EchoJob(Job):
        def perform(self) -> None:
            ran.append("echo")

    jid, _ = newer_ruby("[CountJob.perform_async(60), EchoJob.perform_async]")
    until(lambda: (kept := store.iterations([jid]).get(jid)) and kept.executions == 2)
    first = [item for _, item, *_ in members(server, "test:ran")]
    stop(store, theirs)

    newer_ruby("EchoJob.perform_async")
    ours = engine(concurrency=1, max_iteration_runtime=0.3)
    until(lambda: "echo" in ran and ran[-1] != "echo")
    ours.stop(5)
    here = [item for item in ran if item != "echo"]
    assert 0 < ran.index("echo") < len(ran) - 1
    assert b'"retry_count"' not in store._link.call("LINDEX", "queue:default", -1)

    newer_worker(max_iteration_runtime=0.3)
    until(lambda: store.snapshot().counts[JobState.ENQUEUED] == 0 and not store.iterations([jid]))
    there = [item for _, item, *_ in members(server, "test:ran")]
    assert any(isinstance(item, str) for item in first)
    steps = [item for item in there if isinstance(item, int)]
    assert sorted([*steps, *here]) == list(range(60))
    assert here == list(range(here[0], here[0] + len(here)))


def test_how_far_a_job_of_ours_is_shows_on_their_pages(
    newer_ruby: Console,
    store: RedisStore,
    engine: StartEngine,
    line: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(iterable, "KEEP_SECONDS", 0.0)
    begun, let_go = threading.Event(), threading.Event()

    class Stay(IterableJob, retry=3):
        def build_enumerator(self, *, cursor: Any) -> Iterator[tuple[str, int]]:
            yield "a", 41
            yield "b", 42

        def each_iteration(self, item: str) -> None:
            begun.set()
            let_go.wait(30)
            if item == "b":
                raise TimeoutError("never")

    engine(dialect=line)
    jid = Client(store).push({"class": Stay, "args": []})
    assert begun.wait(15)
    try:
        if line == 8:
            asked = (
                "s = Sidekiq::IterableJobQuery.new(jid)[jid]; [s.executions, s.cursor, s.cancelled]"
            )
            assert newer_ruby(asked, jid=jid) == [1, 41, None]
            until(lambda: newer_ruby("Sidekiq::WorkSet.new.size") == 1)
            assert "cursor=41" in newer_ruby.web("/busy?only=jobs")[1]
            ask = "Class.new { include Sidekiq::IterableJob }.new.tap { |j| j.jid = jid }.cancel!"
            assert newer_ruby(f"{ask}.to_s.to_i > 0", jid=jid)
        else:  # it has no pages of that; its hash is what it reads
            told = newer_ruby("Sidekiq.redis { |r| r.call('HGETALL', 'it-' + jid) }", jid=jid)
            assert (told["ex"], told["c"], float(told["rt"]) >= 0) == ("1", "41", True)
            store.cancel_iteration(jid or "")
    finally:
        let_go.set()
    until(lambda: store.snapshot().processed == 1)
    assert store.iterations([jid or ""]) == {}
    assert rows(store, JobState.RETRY) == []
