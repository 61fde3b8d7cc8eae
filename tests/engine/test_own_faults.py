"""Deliveries that are not ours any more, and faults of our own: told, and survived."""

import threading
from typing import Any

import msgspec
import pytest
from tests.engine.support import (
    PATIENCE,
    Engines,
    FlakyStore,
    Heard,
    QuickClock,
    engine_on_flaky,
    push,
    record,
    run,
    until,
)

from kickboard import Job, events
from kickboard.clock import ManualClock
from kickboard.errors import StoreFullError
from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, View
from kickboard.stores.memory import MemoryStore

# -- deliveries that are not ours any more


def test_a_job_that_was_taken_away_meanwhile_is_not_settled_twice(engines: Engines) -> None:
    begun, go = threading.Semaphore(0), threading.Event()

    class Slow(Job):
        def perform(self) -> None:
            begun.release()
            go.wait(PATIENCE)

    manager = engines(2)
    heard = Heard(manager)
    push(manager, "Slow")
    manager.start()
    assert begun.acquire(timeout=PATIENCE)
    [current] = [p.current for p in manager.processors if p.current is not None]

    manager.store.release([current[0]])  # as another process would that thought us dead
    assert begun.acquire(timeout=PATIENCE)
    go.set()
    heard.wait_for(events.JobsLost)

    assert manager.wait_until_idle(PATIENCE)
    assert heard.all(events.JobsLost) == [events.JobsLost(count=1)]
    assert (manager.metrics.done, manager.metrics.lost) == (1, 1)
    assert manager.stats().processed == 1


def test_a_failure_of_a_job_that_was_taken_away_is_not_told(engines: Engines) -> None:
    begun, go = threading.Semaphore(0), threading.Event()

    class Failing(Job):
        def perform(self) -> None:
            begun.release()
            go.wait(PATIENCE)
            raise ValueError

    manager = engines(2)
    heard = Heard(manager)
    push(manager, "Failing", retry=0)
    manager.start()
    assert begun.acquire(timeout=PATIENCE)
    [current] = [p.current for p in manager.processors if p.current is not None]
    manager.store.release([current[0]])
    assert begun.acquire(timeout=PATIENCE)
    go.set()

    assert manager.wait_until_idle(PATIENCE)
    assert (len(heard.all(events.JobDied)), manager.metrics.failed) == (1, 1)


class SuspectStore(MemoryStore):
    """A store that suspects every job, and takes the first one away before it starts."""

    def __init__(self) -> None:
        super().__init__()
        self.marked = 0

    def claim(self, *args: Any, **options: Any) -> list[Delivery]:
        found = super().claim(*args, **options)
        return [msgspec.structs.replace(delivery, suspect=True) for delivery in found]

    def mark_started(self, delivery: Delivery) -> bool:
        self.marked += 1
        if self.marked == 1:
            self.release([delivery])
        return super().mark_started(delivery)


def test_a_suspects_start_is_written_down_and_one_that_is_not_ours_does_not_start(
    engines: Engines, done: list[Any]
) -> None:
    store = SuspectStore()
    manager = engines(1, store=store)
    push(manager, "Noted", "once")

    run(manager)

    assert done == ["once"]
    assert store.marked == 2


# -- faults of our own (row 35)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_processor_whose_thread_died_is_replaced(
    engines: Engines, done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = engines(2, clock=QuickClock())
    pool = manager.pools[0]
    original, killed = pool.wait_for_work, threading.Event()

    def wait_for_work(processor: Any) -> None:
        if processor.name == "default/1":
            killed.set()
            raise SystemExit
        original(processor)

    monkeypatch.setattr(pool, "wait_for_work", wait_for_work)
    manager.start()
    assert killed.wait(PATIENCE)
    manager._heartbeat.beat_soon()
    until(lambda: manager.processors[0].name != "default/1")

    assert [p.name for p in manager.processors] == ["default/3", "default/2"]
    for i in range(20):
        push(manager, "Noted", i)
    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(20))


@pytest.mark.parametrize("fault", [RuntimeError("a slip of ours"), SystemExit(1)])
def test_a_slip_of_ours_gives_the_job_back_and_the_thread_goes_on(
    engines: Engines, done: list[Any], fault: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    clock = QuickClock()
    manager = engines(1, clock=clock)
    slips = [fault, fault]
    original = manager._place.policy.decide

    def decide(*args: Any, **options: Any) -> Any:
        if slips:
            raise slips.pop()
        return original(*args, **options)

    manager._place.policy.decide = decide  # type: ignore[method-assign]

    class Failing(Job):
        def perform(self) -> None:
            done.append("tried")
            raise ValueError

    jid = push(manager, "Failing", retry=0)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    assert done == ["tried"] * 3
    assert record(manager.store, jid).state is JobState.DEAD
    assert clock.monotonic() >= 2.0  # a second after each slip
    assert f"stumbled over {jid}" in caplog.text


def test_what_a_settler_could_not_settle_by_a_slip_is_kept(
    engines: Engines, done: list[Any]
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("finish", 3, RuntimeError("a slip of ours"))
    for i in range(10):
        push(manager, "Noted", i)
    manager.start()

    heard.wait_for(events.JobFinished, 10)
    assert manager.wait_until_idle(PATIENCE)
    assert (manager.stats().processed, manager.metrics.done) == (10, 10)
    assert heard.all(events.StoreTrouble) == []


@pytest.mark.parametrize(
    ("verb", "name"),
    [("finish", "settler"), ("claim", "default/fetcher"), ("promote", "poller")],
)
def test_a_service_that_is_given_up_is_told_and_stays_told(
    engines: Engines, done: list[Any], verb: str, name: str
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    store.fail(verb, 1_000, ZeroDivisionError("a bug of ours"))
    push(manager, "Noted", 1)
    push(manager, "Noted", 2, at=manager.clock.now() + 0.1)

    [failed] = heard.wait_for(events.ServiceFailed)

    words = f"{name} was given up: ZeroDivisionError: a bug of ours"
    assert (failed.name, failed.message) == (name, words)
    manager._trouble.note("someone", StoreFullError("full"))
    manager._trouble.clear("someone")
    assert manager.trouble == words
    assert manager.stop(1.0)


@pytest.mark.parametrize("fault", [RuntimeError("a slip of ours"), SystemExit(1)])
def test_the_watch_over_timeouts_goes_on_after_a_slip(
    engines: Engines, fault: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    manager = engines(1, clock=QuickClock())
    slips, original = [fault], manager._all_processors

    def processors() -> Any:
        if slips:
            raise slips.pop()
        return original()

    manager._deadlines._processors = processors
    hung = threading.Event()

    class Hanging(Job, timeout=1):
        def perform(self) -> None:
            hung.wait(PATIENCE)

    jid = push(manager, "Hanging", retry=0)
    manager.start()
    until(lambda: manager.abandoned == 1)
    assert manager.wait_until_idle(PATIENCE)
    hung.set()

    assert "deadlines failed" in caplog.text
    assert record(manager.store, jid).error_class == "kickboard.errors.JobTimeoutError"
    assert manager.trouble is None


def test_the_watch_over_timeouts_is_given_up_when_it_only_fails(engines: Engines) -> None:
    manager = engines(1, clock=QuickClock())
    heard = Heard(manager)

    def fail() -> Any:
        raise ZeroDivisionError("a bug of ours")

    manager._deadlines._processors = fail
    manager.start()

    [failed] = heard.wait_for(events.ServiceFailed)
    assert failed.name == "deadlines"
    assert manager.trouble == "deadlines was given up: ZeroDivisionError: a bug of ours"
    assert manager.stop(1.0)


def test_an_abandoned_job_whose_failure_cannot_be_told_is_given_back(
    engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = engines(1, clock=QuickClock())
    hung, slips = threading.Event(), [RuntimeError("a slip of ours")]
    original = manager._place.policy.decide

    def decide(*args: Any, **options: Any) -> Any:
        if slips:
            raise slips.pop()
        return original(*args, **options)

    monkeypatch.setattr(manager._place.policy, "decide", decide)

    class Hanging(Job, timeout=1):
        def perform(self) -> None:
            hung.wait(PATIENCE)

    jid = push(manager, "Hanging", retry=0)
    manager.start()
    until(lambda: manager.abandoned == 2)  # it came back, to a new processor, and hung again
    assert manager.wait_until_idle(PATIENCE)
    hung.set()

    assert record(manager.store, jid).state is JobState.DEAD
    assert manager.stats().processed == 1


def test_orphans_that_were_recovered_are_told(engines: Engines, clock: ManualClock) -> None:
    from kickboard.stores.base import Recovered  # noqa: PLC0415

    store = FlakyStore(MemoryStore(clock))
    found = [Recovered(), Recovered(2, 1, ("a:1:x", "b:2:y")), Recovered()]
    store.recover = lambda: found.pop() if len(found) > 1 else found[0]  # type: ignore[attr-defined]
    manager = engines(1, clock=clock, store=store)
    heard = Heard(manager)
    manager.start()
    clock.until_waiting()
    clock.advance(0.1)
    manager._heartbeat.beat_soon()

    def recovered() -> bool:
        clock.advance(1)
        return bool(heard.all(events.OrphansRecovered))

    until(recovered)
    [event] = heard.all(events.OrphansRecovered)
    assert (event.returned, event.poisoned, event.processes) == (2, 1, ("a:1:x", "b:2:y"))
    assert manager.recovered_total == 2
    assert manager.store.count(View(state=JobState.ENQUEUED)) == 0
