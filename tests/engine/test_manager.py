"""The engine as a whole: the way of a job, orders, idleness, numbers, several engines."""

import random
from collections import Counter
from typing import Any

from tests.engine.support import (
    PATIENCE,
    Engines,
    Gate,
    Heard,
    MakeStore,
    push,
    run,
)

from kickboard import Job, events
from kickboard.clock import ManualClock
from kickboard.config import Capsule, Config
from kickboard.payload.record import JobState
from kickboard.stores.memory import MemoryStore

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
        manager.client.push_bulk([{"class": "Noted", "args": [queue], "queue": queue}] * 6_000)

    run(manager)

    first = Counter(done[:6_000])  # many batches: within what is held at once all get a turn
    assert 3_400 <= first["high"] <= 5_600
    assert len(done) == 12_000


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
