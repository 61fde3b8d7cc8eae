"""Pausing queues and processors, and changing their number, while jobs run."""

import random
import threading
from typing import Any

import pytest
from tests.engine.support import (
    PATIENCE,
    Engines,
    Gate,
    Heard,
    MakeStore,
    payloads,
    push,
    until,
)

from kickboard import events
from kickboard.errors import ConfigError
from kickboard.payload.record import JobState

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
