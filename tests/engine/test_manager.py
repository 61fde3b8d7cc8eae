"""The engine as a whole: order, steering, life and numbers, on real threads and stores."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from tests.engine.support import PATIENCE, Engines, FlakyStore, Heard, payloads, push, record, until

from kickboard import Job, events, open_store
from kickboard import client as clients
from kickboard.client import configure
from kickboard.clock import ManualClock
from kickboard.config import Capsule, Config
from kickboard.errors import ConfigError, StoreError, StoreUnavailableError
from kickboard.jobs.registry import Registry
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

MakeStore = Callable[..., Store]


class Gate:
    """Jobs that say when they begin and wait until they may go on."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.order: list[Any] = []
        self._go = threading.Event()
        gate = self

        class Gated(Job):
            def perform(self, number: Any) -> None:
                gate.order.append(number)
                gate.begun.release()
                gate._go.wait(PATIENCE)

        self.job = Gated

    def wait(self, count: int = 1) -> None:
        """Wait until *count* more jobs began."""
        for _ in range(count):
            assert self.begun.acquire(timeout=PATIENCE)

    def open(self) -> None:
        """Let all go on."""
        self._go.set()


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def done() -> list[Any]:
    """What `Noted` jobs noted; the class is registered for the test."""
    noted: list[Any] = []

    class Noted(Job):
        def perform(self, *args: Any) -> None:
            noted.append(args[0])

    return noted


def run(manager: Manager) -> None:
    """Start, wait until all is done, and stop."""
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stop(PATIENCE)


# -- the whole way


def test_jobs_run_from_push_to_done(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(4, store=make_store())
    heard = Heard(manager)
    jids = [push(manager, "Noted", i) for i in range(100)]

    run(manager)

    assert sorted(done) == list(range(100))
    assert Counter(event.jid for event in heard.all(events.JobFinished)) == Counter(jids)
    assert Counter(event.jid for event in heard.all(events.JobStarted)) == Counter(jids)
    assert manager.stats().processed == 100
    assert (manager.metrics.done, manager.metrics.failed, manager.metrics.lost) == (100, 0, 0)


def test_one_processor_keeps_the_order(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(1, store=make_store())
    for i in range(200):
        push(manager, "Noted", i)

    run(manager)

    assert done == list(range(200))


def test_a_push_to_an_idle_engine_is_run_at_once(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(2, store=make_store())
    finished = Heard(manager, events.JobFinished)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    for i in range(50):
        push(manager, "Noted", i)
        finished.wait_for(events.JobFinished, i + 1)

    assert done == list(range(50))


def test_strict_order_empties_the_first_queue_first(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(1, queues=["critical", "default", "low"], store=make_store())
    for i in range(100):
        for queue in ("low", "critical", "default"):
            push(manager, "Noted", [queue, i], queue=queue)

    run(manager)

    assert done == [[queue, i] for queue in ("critical", "default", "low") for i in range(100)]


def test_weighted_order_prefers_without_starving(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(
        1, queues=[("high", 3), ("low", 1)], store=make_store(), rng=random.Random(11)
    )
    for queue in ("low", "high"):
        manager.client.push_bulk([{"class": "Noted", "args": [queue], "queue": queue}] * 600)

    run(manager)

    first = Counter(done[:600])
    assert 340 <= first["high"] <= 560  # a batch is in blocks, and one may be cut here
    assert len(done) == 1_200


def test_a_class_elsewhere_and_another_queue_stay_where_they_are(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(2, store=make_store())
    push(manager, "Noted", 1, queue="other")
    push(manager, "Noted", 2)

    run(manager)

    assert done == [2]
    assert manager.stats().queue_sizes["other"] == 1


def test_priorities_go_before_inside_a_queue(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(1, store=make_store())
    for priority in (5, 9, 0, 5, 3):
        push(manager, "Noted", priority, priority=priority)

    run(manager)

    assert done == [0, 3, 5, 5, 9]


def test_capsules_have_processors_and_queues_of_their_own(engines: Engines, gate: Gate) -> None:
    config = Config(
        capsules=(
            Capsule(name="many", queues=(("a", 0),), concurrency=3),
            Capsule(name="single", queues=(("b", 0),), concurrency=1),
        )
    )
    manager = engines(config=config)
    for i in range(4):
        push(manager, "Gated", f"a{i}", queue="a")
        push(manager, "Gated", f"b{i}", queue="b")
    manager.start()
    gate.wait(4)

    assert sorted(gate.order) == ["a0", "a1", "a2", "b0"]
    assert [p.name for p in manager.processors] == ["many/1", "many/2", "many/3", "single/1"]
    assert manager.queue_names == ("a", "b")
    assert manager.busy == 4
    gate.open()
    assert manager.wait_until_idle(PATIENCE)


# -- pausing


def test_a_paused_queue_rests_until_it_is_resumed(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(2, queues=["a", "b"], store=make_store())
    heard = Heard(manager)
    manager.start()
    manager.pause("a")
    for i in range(10):
        push(manager, "Noted", f"a{i}", queue="a")
        push(manager, "Noted", f"b{i}", queue="b")
    heard.wait_for(events.JobFinished, 10)
    assert all(name.startswith("b") for name in done)
    assert manager.stats().queue_sizes == {"a": 10, "b": 0}

    manager.resume("a")

    heard.wait_for(events.JobFinished, 20)
    assert [name for name in done if name.startswith("a")] == [f"a{i}" for i in range(10)]
    assert heard.all(events.QueuePaused) == [events.QueuePaused(queue="a")]
    assert heard.all(events.QueueResumed) == [events.QueueResumed(queue="a")]


def test_everything_can_be_paused_and_what_was_claimed_ahead_goes_back(
    engines: Engines, make_store: MakeStore, gate: Gate, done: list[Any]
) -> None:
    manager = engines(1, store=make_store())
    manager.start()
    push(manager, "Gated", 0)
    gate.wait()
    for pool in manager.pools:
        pool.note_run(1e-6)  # so quick that it claims ahead
    for i in range(20):
        push(manager, "Noted", i)

    manager.pause()
    until(lambda: manager.stats().queue_sizes["default"] == 20)
    settled = Heard(manager, events.JobFinished)
    gate.open()
    settled.wait_for(events.JobFinished, 1)
    assert done == []
    manager.resume()
    assert manager.wait_until_idle(PATIENCE)
    assert done == list(range(20))


def test_a_paused_processor_rests_while_the_others_work(engines: Engines, done: list[Any]) -> None:
    manager = engines(2)
    heard = Heard(manager, events.JobStarted)
    manager.start()
    assert manager.pause_processor("default/1")
    for i in range(20):
        push(manager, "Noted", i)
    assert manager.wait_until_idle(PATIENCE)
    assert {event.processor for event in heard.all()} == {"default/2"}

    assert manager.pause_processor("default/2")
    assert manager.resume_processor("default/1")
    for i in range(20):
        push(manager, "Noted", i)
    assert manager.wait_until_idle(PATIENCE)

    assert {event.processor for event in heard.all()[20:]} == {"default/1"}
    assert not manager.pause_processor("default/9")
    assert not manager.resume_processor("nobody")


def test_pausing_the_processor_that_was_just_woken_loses_no_job(
    engines: Engines, done: list[Any]
) -> None:
    """Its wake-up must not be swallowed: somebody else has to take the job."""
    manager = engines(2)
    manager.start()
    for i in range(150):
        push(manager, "Noted", i)
        manager.pause_processor("default/1")
        assert manager.wait_until_idle(PATIENCE), f"job {i} is stuck"
        manager.resume_processor("default/1")

    assert len(done) == 150


def test_with_every_processor_paused_nothing_is_claimed(engines: Engines, done: list[Any]) -> None:
    manager = engines(1)
    manager.start()
    manager.pause_processor("default/1")
    push(manager, "Noted", 1)
    manager.wake()

    assert not manager.wait_until_idle(0.05)
    assert manager.stats().queue_sizes["default"] == 1
    manager.resume_processor("default/1")
    assert manager.wait_until_idle(PATIENCE)


@pytest.mark.parametrize("name", ["", "a\n", 5])
def test_a_queue_that_can_be_none_cannot_be_paused(engines: Engines, name: Any) -> None:
    with pytest.raises(ConfigError):
        engines(1).pause(name)


# -- more and fewer processors


def test_processors_can_be_added_while_jobs_run(engines: Engines, gate: Gate) -> None:
    manager = engines(1)
    for i in range(4):
        push(manager, "Gated", i)
    manager.start()
    gate.wait(1)

    manager.resize(4)

    gate.wait(3)
    assert manager.busy == manager.concurrency == 4
    gate.open()
    assert manager.wait_until_idle(PATIENCE)


def test_surplus_processors_end_after_their_job_and_stop_waits_for_them(
    engines: Engines, gate: Gate
) -> None:
    manager = engines(4)
    for i in range(4):
        push(manager, "Gated", i)
    manager.start()
    gate.wait(4)

    manager.resize(1)
    assert manager.concurrency == 1
    assert len(manager.processors) == 1
    stopper = threading.Thread(target=manager.stop, args=(PATIENCE,))
    stopper.start()
    gate.open()
    stopper.join(PATIENCE)

    assert manager.stats().processed == 4
    assert manager.stats().queue_sizes["default"] == 0


def test_a_job_of_a_surplus_processor_is_given_back_too(engines: Engines, gate: Gate) -> None:
    manager = engines(3)
    for i in range(3):
        push(manager, "Gated", i)
    manager.start()
    gate.wait(3)
    manager.resize(1)

    assert not manager.stop(0.01)

    assert [p["args"] for p in payloads(manager.store, JobState.ENQUEUED)] == [[0], [1], [2]]
    gate.open()


def test_jobs_keep_flowing_while_the_number_changes_all_the_time(
    engines: Engines, done: list[Any]
) -> None:
    manager, rng = engines(3), random.Random(2)
    manager.start()
    for i in range(500):
        push(manager, "Noted", i)
        if i % 5 == 0:
            manager.resize(rng.randrange(1, 9))

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(500))


def test_the_number_may_be_changed_before_the_start_and_does_nothing_after_the_end(
    engines: Engines,
) -> None:
    manager = engines(2)
    manager.resize(4)
    assert (manager.concurrency, list(manager.processors)) == (4, [])
    manager.start()
    assert len(manager.processors) == 4
    manager.quiet()

    manager.resize(6)

    assert len(manager.processors) == 4
    assert manager.stop(PATIENCE)
    manager.resize(7)
    assert len(manager.processors) == 4


@pytest.mark.parametrize("number", [0, -1, 1_001])
def test_a_number_of_processors_makes_sense(engines: Engines, number: int) -> None:
    with pytest.raises(ConfigError, match="concurrency must be 1 to 1000"):
        engines(2).resize(number)


# -- quiet and stop


def test_quiet_takes_no_more_work_and_lets_running_jobs_finish(
    engines: Engines, make_store: MakeStore, gate: Gate
) -> None:
    manager = engines(2, store=make_store())
    stopping: list[bool] = []

    class Attentive(Job):
        def perform(self) -> None:
            stopping.append(self.stopping)
            gate.begun.release()
            gate._go.wait(PATIENCE)
            stopping.append(self.stopping)

    push(manager, "Attentive")
    manager.start()
    gate.wait()

    manager.quiet()
    manager.quiet()
    push(manager, "Gated", 1)
    assert manager.phase == "quiet"
    gate.open()

    assert manager.stop(PATIENCE)
    assert stopping == [False, True]
    assert (gate.order, manager.stats().queue_sizes["default"]) == ([], 1)
    assert manager.stats().processed == 1


def test_stop_gives_unfinished_jobs_back_to_the_front_in_their_order(
    engines: Engines, make_store: MakeStore, gate: Gate
) -> None:
    store = make_store()
    manager = engines(3, store=store)
    jids = [push(manager, "Gated", i) for i in range(6)]
    manager.start()
    gate.wait(3)

    assert not manager.stop(0.01)

    assert [p["jid"] for p in payloads(store, JobState.ENQUEUED)] == jids
    assert all(record(store, jid).retry_count is None for jid in jids)
    assert manager.stats().processed == 0
    gate.open()
    until(lambda: not any(t.name.startswith("kickboard/") for t in threading.enumerate()))
    assert manager.metrics.done == 0  # what they did afterwards counts no more


def test_what_was_claimed_ahead_goes_back_behind_what_was_running(
    engines: Engines, gate: Gate
) -> None:
    manager = engines(2)
    manager.pools[0].note_run(1e-6)  # so quick that it claims ahead
    jids = [push(manager, "Gated", i) for i in range(50)]
    manager.start()
    gate.wait(2)
    until(lambda: len(manager.pools[0].buffer) > 10)

    assert not manager.stop(0.01)

    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == jids
    gate.open()


def test_stop_says_whether_all_had_finished(engines: Engines, done: list[Any]) -> None:
    manager = engines(2)
    push(manager, "Noted", 1)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    assert manager.stop()
    assert manager.stop()
    assert manager.phase == "stopped"


def test_a_second_stop_waits_for_the_first(engines: Engines, gate: Gate) -> None:
    manager = engines(1)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()
    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda: results.append(manager.stop(PATIENCE))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    until(lambda: manager.phase == "stopped")
    assert results == []

    gate.open()

    for thread in threads:
        thread.join(PATIENCE)
    assert results == [True, True, True]


def test_a_stopped_manager_does_not_start_again(engines: Engines) -> None:
    early = engines(1)
    assert early.stop()
    with pytest.raises(ConfigError, match="does not start again"):
        early.start()

    manager = engines(1)
    manager.start()
    manager.quiet()
    with pytest.raises(ConfigError, match="does not start again"):
        manager.start()


def test_a_job_may_stop_the_engine_it_runs_on(engines: Engines) -> None:
    manager = engines(2)
    stopped = threading.Event()

    class Last(Job):
        def perform(self) -> None:
            manager.stop(0.05)
            stopped.set()

    jid = push(manager, "Last")
    manager.start()

    assert stopped.wait(PATIENCE)
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == [jid]


def test_a_listener_may_stop_the_engine_that_stops(engines: Engines) -> None:
    manager = engines(1)

    def stop_too(_event: events.Event) -> None:
        manager.stop(PATIENCE)

    manager.events.subscribe(stop_too, events.Lifecycle)
    manager.start()

    assert manager.stop(PATIENCE)
    assert manager.phase == "stopped"


def test_with_starts_and_stops(engines: Engines, done: list[Any]) -> None:
    with engines(1) as manager:
        assert manager.phase == "running"
        push(manager, "Noted", 1)
        assert manager.wait_until_idle(PATIENCE)

    assert manager.phase == "stopped"
    assert done == [1]


def test_the_life_of_an_engine_is_told_in_order(engines: Engines) -> None:
    manager = engines(1)
    heard = Heard(manager, events.Lifecycle)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)

    manager.stop()
    manager.stop()

    assert heard.phases() == ["startup", "heartbeat", "quiet", "shutdown", "exit"]


def test_an_engine_that_cannot_register_may_try_again(engines: Engines, done: list[Any]) -> None:
    store = FlakyStore(MemoryStore())
    manager = engines(1, store=store)
    store.fail("register")

    with pytest.raises(StoreUnavailableError):
        manager.start()
    assert manager.phase == "new"
    push(manager, "Noted", 1)
    run(manager)

    assert done == [1]


@pytest.mark.parametrize("verb", ["unregister", "release"])
def test_a_store_that_fails_at_the_end_keeps_nobody_from_leaving(
    engines: Engines, gate: Gate, verb: str
) -> None:
    store = FlakyStore(MemoryStore())
    manager = engines(1, store=store)
    heard = Heard(manager, events.Lifecycle)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()
    store.fail(verb, 100)

    assert not manager.stop(0.01)

    assert heard.phases()[-1] == "exit"
    gate.open()


# -- others ask through the store


def test_another_process_may_ask_for_quiet_or_stop(engines: Engines, make_store: MakeStore) -> None:
    manager = engines(1, store=make_store())
    heard = Heard(manager, events.Lifecycle)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)

    assert manager.store.signal(manager.identity, "quiet")
    manager._heartbeat.beat_soon()
    heard.wait_for(events.Lifecycle, 3)
    assert manager.store.signal(manager.identity, "stop")
    manager._heartbeat.beat_soon()

    assert manager.asked_to_stop.wait(PATIENCE)
    assert manager.phase == "quiet"
    assert not manager.store.signal("nobody:1:x", "stop")


def test_the_store_knows_the_engine_while_it_lives(engines: Engines, make_store: MakeStore) -> None:
    manager = engines(3, queues=[("a", 2), ("b", 1)], store=make_store())
    manager.start()
    [process] = manager.store.snapshot().processes
    assert process.info.identity == manager.identity
    assert (process.info.concurrency, process.info.queues) == (3, {"a": 2, "b": 1})
    assert not process.quiet

    manager.stop()

    assert manager.store.snapshot().processes == ()


def test_the_dead_set_is_trimmed_now_and_then_and_it_is_told(
    engines: Engines, clock: ManualClock
) -> None:
    from kickboard.config import Retention  # noqa: PLC0415

    config = Config(retention=Retention(dead_max=3))
    manager = engines(config=config, clock=clock)
    heard = Heard(manager, events.DeadTrimmed)

    class Doomed(Job):
        def perform(self) -> None:
            raise ValueError

    for _ in range(10):
        push(manager, "Doomed", retry=0)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    until(lambda: sum(event.count for event in heard.all()) == 7)
    assert manager.stats().dead == 3
    clock.advance(181 * 86_400.0)
    manager._heartbeat.beat_soon()
    until(lambda: manager.stats().dead == 0)


# -- idle


def test_wait_until_idle_is_never_too_early(engines: Engines, done: list[Any]) -> None:
    manager = engines(4)
    manager.start()
    rng = random.Random(3)
    expected = 0
    for _ in range(200):
        batch = rng.randrange(1, 8)
        expected += batch
        manager.client.push_bulk([{"class": "Noted", "args": [0]}] * batch)
        assert manager.wait_until_idle(PATIENCE)
        assert len(done) == manager.metrics.done == expected
        assert manager.stats().processed == expected


def test_wait_until_idle_sees_follow_up_jobs_and_not_scheduled_ones(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(2)

    class Chain(Job):
        def perform(self, left: int) -> None:
            if left:
                Chain.perform_async(left - 1)
                return
            Chain.perform_in(3_600, 0)

    push(manager, "Chain", 30)
    manager.start()

    assert manager.wait_until_idle(PATIENCE)
    stats = manager.stats()
    assert (stats.processed, stats.scheduled) == (31, 1)


def test_wait_until_idle_gives_up_in_the_end(engines: Engines, gate: Gate) -> None:
    manager = engines(1)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()

    assert not manager.wait_until_idle(0.02)
    gate.open()
    assert manager.wait_until_idle(PATIENCE)


# -- numbers


def test_stats_have_exactly_the_seeds_shape(
    engines: Engines, make_store: MakeStore, clock: ManualClock, done: list[Any]
) -> None:
    manager = engines(3, queues=["critical", "default"], store=make_store(clock), clock=clock)

    class Doomed(Job):
        def perform(self) -> None:
            raise ValueError

    push(manager, "Noted", 0, queue="other")
    push(manager, "Noted", 1, at=clock.now() + 60)
    push(manager, "Noted", 2)
    push(manager, "Noted", 3, queue="critical")
    push(manager, "Doomed", retry=0)
    push(manager, "Doomed", retry=1)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    assert manager.stats().as_dict() == {
        "queues": ["critical", "default"],
        "processors": 3,
        "queue_sizes": {"critical": 0, "default": 0, "other": 1},
        "scheduled": 1,
        "retries": 1,
        "dead": 1,
        "statistics": {"processed": 4, "failed": 2, "success_rate": 50.0},
    }


# -- middleware and the job's surroundings


def test_server_middleware_wraps_each_job_outermost_first(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1)
    seen: list[str] = []

    def named(name: str) -> Callable[..., Any]:
        def middleware(
            job: Job, payload: dict[str, Any], queue: str, call_next: Callable[[], Any]
        ) -> Any:
            seen.append(f"{name} {type(job).__name__} {job.jid == payload['jid']} {queue}")
            call_next()
            seen.append(f"/{name}")

        return middleware

    manager.middleware.add(named("second"))
    manager.middleware.prepend(named("first"))
    push(manager, "Noted", 1)

    run(manager)

    assert seen == ["first Noted True default", "second Noted True default", "/second", "/first"]


def test_middleware_that_does_not_go_on_skips_the_job_and_it_counts_as_done(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1)
    manager.middleware.add(
        lambda _job, payload, _queue, call_next: call_next() if payload["args"][0] else None
    )
    for number in (0, 1):
        push(manager, "Noted", number)

    run(manager)

    assert done == [1]
    assert (manager.stats().processed, manager.stats().failed) == (2, 0)


def test_a_failure_of_middleware_is_the_jobs(engines: Engines, done: list[Any]) -> None:
    manager = engines(1)

    def refuse(*_: Any) -> None:
        raise PermissionError("not today")

    manager.middleware.add(refuse)
    jid = push(manager, "Noted", 1)

    run(manager)

    assert done == []
    assert record(manager.store, jid).error_class == "PermissionError"


@pytest.mark.usefixtures("default_client")
def test_jobs_that_push_land_in_the_same_store_through_the_same_middleware(
    engines: Engines, done: list[Any]
) -> None:
    default = configure(MemoryStore())
    manager = engines(2)
    manager.client.middleware.add(
        lambda _class, payload, _queue, call_next: payload.update(by="us") or call_next()
    )

    class Parent(Job):
        def perform(self) -> None:
            job_class = type(self)
            assert job_class
            clients.Client.push({"class": "Noted", "args": ["raw"]})
            Child.perform_async("child")

    class Child(Job):
        def perform(self, word: str) -> None:
            done.append(word)

    push(manager, "Parent")
    run(manager)

    assert sorted(done) == ["child", "raw"]
    assert manager.stats().processed == 3
    assert payloads(default.store, JobState.ENQUEUED) == []
    assert (manager.client.pushed, default.pushed) == (2, 0)


@pytest.mark.usefixtures("default_client")
def test_without_a_store_the_default_clients_is_used(done: list[Any]) -> None:
    store = MemoryStore()
    client = configure(store)
    manager = Manager(1)
    client.push({"class": "Noted", "args": [1]})

    run(manager)

    assert manager.client is client
    assert done == [1]


@pytest.mark.usefixtures("default_client")
def test_the_store_in_memory_is_one_for_the_whole_process(done: list[Any]) -> None:
    configure("memory:")
    manager = Manager(1, store="memory:")
    assert manager.store is open_store("memory:")
    clients.Client.push({"class": "Noted", "args": [1]})

    run(manager)

    assert done == [1]


def test_a_manager_closes_the_store_that_it_opened_itself(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1, store=f"sqlite:///{engines.folder}/own.db")
    push(manager, "Noted", 1)

    run(manager)

    assert done == [1]
    with pytest.raises(StoreError, match="is closed"):
        push(manager, "Noted", 2)


def test_a_registry_of_its_own_knows_its_own_classes(engines: Engines, done: list[Any]) -> None:
    manager = engines(1, registry=Registry())
    heard = Heard(manager, events.UnknownClass)
    push(manager, "Noted", 1)
    manager.start()

    heard.wait_for(events.UnknownClass)
    assert done == []


# -- several


def test_several_managers_share_one_store_in_memory(engines: Engines, done: list[Any]) -> None:
    store = MemoryStore()
    managers = [engines(2, store=store) for _ in range(3)]
    for manager in managers:
        manager.start()
    for i in range(300):
        push(managers[0], "Noted", i)

    assert all(manager.wait_until_idle(PATIENCE) for manager in managers)
    assert sorted(done) == list(range(300))
    assert sum(manager.metrics.done for manager in managers) == 300


def test_one_manager_that_stops_takes_nothing_from_the_others(engines: Engines, gate: Gate) -> None:
    store = MemoryStore()
    busy, idle = engines(1, store=store), engines(1, store=store)
    push(busy, "Gated", 1)
    busy.start()
    gate.wait()
    idle.start()

    assert idle.stop(1)

    assert store.snapshot().counts[JobState.BUSY] == 1
    gate.open()
    assert busy.wait_until_idle(PATIENCE)
    assert (gate.order, busy.metrics.lost) == ([1], 0)
