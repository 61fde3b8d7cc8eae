"""Jobs that one side pushes and the other runs, byte for byte and in order."""

import json
import threading
from collections.abc import Callable
from typing import Any

from tests.interop.conftest import StartEngine, StartWorker, members, rows
from tests.interop.peer import Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job, job
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.redis import RedisStore

ODD = [
    "é中文 🚀",
    'quote" slash\\ nl\n',
    "\u0000\u001f\u007f\u2028",
    1.5,
    10**22,
    None,
    {"a": [{}]},
]


def test_ten_jobs_of_ruby_run_here_in_the_order_of_their_push(
    ruby: Console, engine: StartEngine
) -> None:
    ran: list[Any] = []
    happened = threading.Event()

    class EchoJob(Job):
        def perform(self, *args: Any) -> None:
            ran.append((self.jid, list(args)))
            if len(ran) == 10:
                happened.set()

    jids = ruby("(0...10).map { |n| EchoJob.perform_async(n, odd) }", odd=ODD)

    engine(concurrency=1)

    assert happened.wait(10)
    assert ran == [(jid, [number, ODD]) for number, jid in enumerate(jids)]


def test_ten_jobs_of_ours_run_in_ruby_in_the_order_of_their_push(
    store: RedisStore, server: RedisServer, worker: StartWorker
) -> None:
    client = Client(store)
    jids = [client.push({"class": "EchoJob", "args": [n, ODD]}) for n in range(10)]

    worker()

    ran = until(lambda: len(found := members(server, "test:ran")) == 10 and found)
    assert ran == [["ruby", jid, [number, ODD]] for number, jid in enumerate(jids)]


def test_what_we_push_is_what_ruby_would_have_written(
    ruby: Console, store: RedisStore, server: RedisServer
) -> None:
    item = {"class": "EchoJob", "args": ODD, "queue": "mail", "tags": ["ü"], "custom": {"k": [1]}}
    Client(store).push(item)
    Client(store).push({**item, "at": 4_000_000_000.25})

    again = "Sidekiq.redis { |r| {raw} }.map { |raw| [raw, JSON.generate(JSON.parse(raw))] }"
    [queued] = ruby(again.replace("{raw}", "r.lrange('queue:mail', 0, -1)"))
    [later] = ruby(again.replace("{raw}", "r.zrange('schedule', 0, -1)"))

    assert queued[0] == queued[1]
    assert later[0] == later[1]
    assert ruby("Sidekiq::Queue.all.map(&:name)") == ["mail"]
    assert json.loads(later[0])["custom"] == {"k": [1]}


def test_ruby_reads_the_times_of_our_jobs(ruby: Console, store: RedisStore) -> None:
    client = Client(store)
    client.push({"class": "EchoJob", "args": []})
    client.push({"class": "EchoJob", "args": [], "at": 4_000_000_000.25})

    latency, age = ruby("q = Sidekiq::Queue.new; [q.latency, Time.now - q.first.created_at]")
    score, item = ruby("s = Sidekiq::ScheduledSet.new.first; [s.score, s.item]")

    assert 0 <= latency < 1
    assert 0 <= age < 1
    assert score == 4_000_000_000.25
    assert {"at", "enqueued_at"}.isdisjoint(item)


def test_we_read_the_times_of_rubys_jobs(ruby: Console, store: RedisStore) -> None:
    before = store.clock.now()
    ruby("EchoJob.perform_async(1); EchoJob.perform_at(4_000_000_000.25, 2)")

    [queued] = rows(store, JobState.ENQUEUED)
    [later] = rows(store, JobState.SCHEDULED)
    assert queued.enqueued_at is not None
    assert abs(queued.enqueued_at - before) < 2
    assert later.at == 4_000_000_000.25


def test_a_class_with_a_name_of_rubys_runs_bare_and_wrapped_by_active_job(
    ruby: Console, engine: StartEngine
) -> None:
    got: list[Any] = []
    happened = threading.Event()

    @job(name="Billing::InvoiceJob")
    def invoice(*args: Any) -> None:
        got.append(args)
        if len(got) == 3:
            happened.set()

    ruby("Sidekiq::Client.push('class' => 'Billing::InvoiceJob', 'args' => [1])")
    for wrapper in (
        "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper",
        "Sidekiq::ActiveJob::Wrapper",
    ):
        carried = {"job_class": "Billing::InvoiceJob", "job_id": "9", "arguments": [7, {"b": 1}]}
        carried["arguments"][1]["_aj_symbol_keys"] = ["b"]  # type: ignore[index]
        item = {"class": wrapper, "wrapped": "Billing::InvoiceJob", "args": [carried]}
        ruby("Sidekiq::Client.push(item)", item=item)

    engine(concurrency=1)

    assert happened.wait(10)
    assert got == [(1,), (7, {"b": 1}), (7, {"b": 1})]


def test_scheduled_jobs_cross_both_ways(
    ruby: Console,
    store: RedisStore,
    server: RedisServer,
    engine: StartEngine,
    worker: StartWorker,
) -> None:
    happened = threading.Event()

    @job(name="HereJob")
    def here() -> None:
        happened.set()

    engine("ours")
    ruby(
        "Sidekiq::Client.push('class' => 'HereJob', 'args' => [], 'queue' => 'ours', 'at' => at)",
        at=store.clock.now() + 0.5,
    )
    assert happened.wait(10)

    worker("theirs")
    soon = store.clock.now() + 0.5
    jid = Client(store).push({"class": "EchoJob", "args": [], "queue": "theirs", "at": soon})
    until(lambda: members(server, "test:ran") == [["ruby", jid, []]])


def test_rescheduling_from_ruby_and_from_here_never_makes_a_second_member(
    ruby: Console, store: RedisStore
) -> None:
    Client(store).push({"class": "EchoJob", "args": ODD, "at": 4_000_000_000.0})

    ruby("Sidekiq::ScheduledSet.new.first.reschedule(4_100_000_000.5)")
    [row] = rows(store, JobState.SCHEDULED)
    assert row.at == 4_100_000_000.5

    everything = Selection(view=View(state=JobState.SCHEDULED))
    store.move(everything, Target(state=JobState.SCHEDULED, at=4_200_000_000.5))
    assert ruby("Sidekiq::ScheduledSet.new.map(&:score)") == [4_200_000_000.5]


def test_fields_that_neither_knows_survive_the_whole_way(
    ruby: Console, store: RedisStore, server: RedisServer
) -> None:
    foreign = {"custom": {"k": [1, None]}, "cattr": {"user": 7}, "bid": "b-1"}
    item = {"class": "EchoJob", "args": [], "at": 4_000_000_000.0} | foreign
    Client(store).push(item)

    ruby("Sidekiq::ScheduledSet.new.first.kill")
    ruby("Sidekiq::DeadSet.new.first.retry")

    [found] = members(server, "queue:default")
    assert {name: found[name] for name in foreign} == foreign


def test_clearing_a_queue_from_ruby_is_seen_here_and_ours_there(
    ruby: Console, store: RedisStore
) -> None:
    Client(store).push({"class": "EchoJob", "args": [], "queue": "one"})
    ruby("Sidekiq::Queue.new('one').clear")
    assert rows(store, JobState.ENQUEUED) == []

    ruby("Sidekiq::Client.push('class' => 'EchoJob', 'args' => [], 'queue' => 'two')")
    store.delete(Selection(view=View(state=JobState.ENQUEUED)))
    assert store.forget_queue("two")
    assert ruby("Sidekiq::Queue.all.map(&:name)") == []


def test_a_queue_of_ruby_that_is_cleared_here_can_be_had_back_and_loses_no_push(
    ruby: Console, store: RedisStore
) -> None:
    push = "Sidekiq::Client.push('class' => 'EchoJob', 'args' => [n], 'queue' => 'two')"
    known = "Sidekiq::Queue.all.map { |q| [q.name, q.map { |job| job.args.first }] }"
    ruby(push, n=1)
    moved = store.delete(Selection(view=View(state=JobState.ENQUEUED)))
    assert ruby(known) == [["two", []]]  # the name stays, as long as nobody lets go of it

    ruby(push, n=2)  # between the two steps
    assert not store.forget_queue("two")
    assert ruby(known) == [["two", [2]]]

    store.delete(Selection(view=View(state=JobState.ENQUEUED)))
    assert store.forget_queue("two")
    assert ruby(known) == []

    store.restore(moved.op)
    assert ruby(known) == [["two", [1]]]


#: Ruby's client middleware: what it lets through is tagged with how often it saw it.
SEES = """
class Sees
  def call(_class, job, _queue, _pool)
    job['seen'] = job['seen'].to_i + 1
    yield
  end
end
Sidekiq.configure_client { |config| config.client_middleware { |chain| chain.add(Sees) } }
"""
BLIND = (
    "Sidekiq.configure_client { |config| config.client_middleware { |chain| chain.clear } }; nil"
)


def test_middleware_sees_a_job_where_its_own_program_pushes_it(
    ruby: Console, store: RedisStore, server: RedisServer
) -> None:
    """Ours at its push alone; Ruby's, too, when Ruby promotes it or retries it by hand."""
    seen: list[str] = []
    client = Client(store)

    @client.middleware.add
    def sees(
        _class: str, payload: dict[str, Any], _queue: str, call_next: Callable[[], Any]
    ) -> Any:
        seen.append(payload["jid"])
        return call_next()

    past = store.clock.now() - 5
    first, second = (client.push({"class": "EchoJob", "args": [n]}) for n in range(2))
    later = Target(state=JobState.SCHEDULED, at=past)
    store.move(Selection(view=View(state=JobState.ENQUEUED)), later)
    assert len(members(server, "schedule")) == 2

    store.promote(store.clock.now(), 1)
    ruby(f"{SEES}; nil")
    try:
        ruby("Sidekiq::Scheduled::Enq.new.enqueue_jobs; nil")
        [by_ruby] = [job["jid"] for job in members(server, "queue:default") if job.get("seen")]
        ruby(
            "job = Sidekiq::Queue.new('default').find_job(jid); "
            "Sidekiq::DeadSet.new.kill(job.value); job.delete; "
            "Sidekiq::DeadSet.new.first.retry; nil",
            jid=by_ruby,
        )
    finally:
        ruby(BLIND)

    told = {one["jid"]: one.get("seen") for one in members(server, "queue:default")}
    assert seen == [first, second]
    assert {told.pop(by_ruby), *told.values()} == {2, None}


def test_ruby_counts_us_among_who_looks_for_due_jobs_and_we_do_it(
    ruby: Console, store: RedisStore, server: RedisServer, engine: StartEngine
) -> None:
    """Each Sidekiq polls the less often the more there are: what is due is promoted all the same.

    No Ruby process looks here, and the queue is not one of ours.
    """
    engine("ours")
    until(lambda: ruby("Sidekiq::ProcessSet.new.size") == 1)
    soon = store.clock.now() + 0.4
    ruby(
        "Sidekiq::Client.push('class' => 'EchoJob', 'args' => [], 'queue' => 'theirs', 'at' => at)",
        at=soon,
    )

    [job] = until(lambda: members(server, "queue:theirs"))

    assert soon <= job["enqueued_at"] < soon + 2.5
