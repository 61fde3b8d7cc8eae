"""Everything that can go wrong inside an engine, and what must come of it.

The rows of the fault matrix: malformed payloads, unknown classes, whatever a job can
raise, a store that refuses, and faults of our own.
"""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from tests.engine.conftest import MakeStore
from tests.engine.support import (
    PATIENCE,
    Engines,
    FlakyStore,
    Heard,
    QuickClock,
    payloads,
    push,
    record,
    until,
)

from kickboard import Job, events
from kickboard.clock import ManualClock
from kickboard.errors import StoreBusyError, StoreFullError
from kickboard.payload.record import JobState
from kickboard.runtime import failure, settle
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Delivery, NewJob, Store, View
from kickboard.stores.memory import MemoryStore


@pytest.fixture
def done() -> list[Any]:
    """What `Noted` jobs noted; the class is registered for the test."""
    noted: list[Any] = []

    class Noted(Job):
        def perform(self, *args: Any) -> None:
            noted.append(args[0])

    return noted


def inject(store: Store, payload: bytes, job_class: str = "Noted", jid: str = "odd") -> str:
    """Put bytes into a queue that no client of ours would."""
    store.push([NewJob(jid, job_class, "default", payload)])
    return jid


def run(manager: Manager) -> None:
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stop(PATIENCE)


# -- payloads that are none (rows 23, 27, 28)

MALFORMED = {
    "no JSON": b"this is not json",
    "nothing": b"",
    "no object": b"[1]",
    "null": b"null",
    "no arguments": b'{"class":"Noted","jid":"odd"}',
    "arguments that are no list": b'{"class":"Noted","args":{"a":1}}',
    "arguments in a text": b'{"class":"Noted","args":"[1]"}',
    "no class": b'{"args":[1]}',
    "a class that is no text": b'{"class":{"a":1},"args":[1]}',
    "NaN": b'{"class":"Noted","args":[NaN]}',
    "too large a float": b'{"class":"Noted","args":[1e999]}',
    "too deep": b'{"class":"Noted","args":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a little too deep": b'{"class":"Noted","args":' + b"[" * 120 + b"]" * 120 + b"}",
    "too long an integer": b'{"class":"Noted","args":[' + b"7" * 5_000 + b"]}",
    "half a surrogate": b'{"class":"Noted","args":["\\ud800"]}',
    "no UTF-8": b'{"class":"Noted","args":["\xff\xfe"]}',
    "UTF-16": '{"class":"Noted","args":[1]}'.encode("utf-16"),
}


@pytest.mark.parametrize("payload", MALFORMED.values(), ids=list(MALFORMED))
def test_a_malformed_payload_is_buried_at_once_as_it_is(
    engines: Engines, make_store: MakeStore, done: list[Any], payload: bytes
) -> None:
    manager = engines(1, store=make_store())
    heard = Heard(manager)
    jid = inject(manager.store, payload)
    push(manager, "Noted", "after it")

    run(manager)

    found = record(manager.store, jid)
    assert (found.state, found.error_class) == (JobState.DEAD, "malformed")
    assert (found.payload, found.retry_count) == (payload, None)
    assert found.error_message
    assert done == ["after it"]
    [death] = heard.all(events.JobDied)
    assert (death.jid, death.error_class) == (jid, "malformed")
    assert (manager.stats().dead, manager.stats().retries) == (1, 0)


@pytest.mark.parametrize(
    "field",
    [
        b'"retry":"x"',
        b'"retry":[]',
        b'"retry":null',
        b'"retry":1e300',
        b'"retry_for":1' + b"0" * 400,
        b'"retry_for":"an hour"',
        b'"retry_queue":5',
        b'"retry_queue":["a"]',
        b'"enqueued_at":"yesterday"',
        b'"enqueued_at":1' + b"0" * 400,
        b'"failed_at":{}',
        b'"retry_count":"three"',
        b'"tags":"a tag"',
        b'"backtrace":"yes"',
        b'"dead":0',
        b'"queue":5',
        b'"jid":null',
    ],
    ids=lambda field: field[:25].decode(),
)
def test_odd_fields_do_no_harm_when_the_job_fails(
    engines: Engines, make_store: MakeStore, field: bytes
) -> None:
    class Failing(Job):
        def perform(self) -> None:
            raise ValueError("no")

    manager = engines(1, store=make_store())
    jid = inject(manager.store, b'{"class":"Failing","args":[],' + field + b"}", "Failing")

    run(manager)

    found = record(manager.store, jid)
    assert (found.state, found.error_class) == (JobState.RETRY, "ValueError")
    assert (found.queue, found.retry_count) == ("default", 0)
    assert manager.store.snapshot().counts[JobState.RETRY] == 1


def test_a_payload_with_the_least_that_must_be_runs(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(1, store=make_store())
    inject(manager.store, b'{"class":"Noted","args":["minimal"]}')

    run(manager)

    assert done == ["minimal"]


# -- classes that nobody knows (row 24)


def test_a_job_of_an_unknown_class_is_given_back_unharmed_until_it_is_learnt(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(2, store=make_store())
    heard = Heard(manager)
    jids = [push(manager, "Arriving", i) for i in range(3)]
    for i in range(20):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.JobFinished, 20)
    [unknown] = heard.wait_for(events.UnknownClass)

    assert (unknown.job_class, unknown.queue) == ("Arriving", "default")
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == jids
    for jid in jids:
        found = record(manager.store, jid)
        assert (found.retry_count, found.failed_at, found.error_class) == (None, None, None)
    until(lambda: manager.stats().processed == 20)

    class Arriving(Job):
        def perform(self, number: int) -> None:
            done.append(f"arrived {number}")

    manager.learn()

    heard.wait_for(events.JobFinished, 23)
    assert [word for word in done if isinstance(word, str)] == [f"arrived {i}" for i in range(3)]


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "__main__.x", "Job", "Noted "])
def test_a_name_in_a_payload_never_leads_to_an_import_or_another_class(
    engines: Engines, done: list[Any], name: str
) -> None:
    manager = engines(1)
    heard = Heard(manager)
    push(manager, name, "echo harm")
    manager.start()

    heard.wait_for(events.UnknownClass)

    assert manager.stats().queue_sizes["default"] == 1
    assert done == []


def test_a_class_that_is_loaded_while_its_job_is_in_hand_is_not_given_up(
    engines: Engines, done: list[Any]
) -> None:
    """The look-up just missed it, and `learn` came before the note that nobody knows it."""
    manager = engines(1)
    registry = manager._place.registry
    looked: list[str] = []

    class Late:
        def get(self, name: str) -> Any:
            looked.append(name)
            return None if len(looked) == 1 else registry.get(name)

    manager._place.registry = Late()  # type: ignore[assignment]
    push(manager, "Noted", 1)

    run(manager)

    assert done == [1]


# -- what jobs can raise (rows 25, 31, 32)


@pytest.mark.parametrize("args", [[], [1], [1, 2, 3]])
def test_wrong_arguments_are_an_ordinary_failure(engines: Engines, args: list[int]) -> None:
    class Pair(Job):
        def perform(self, one: int, two: int) -> None: ...

    manager = engines(1)
    jid = push(manager, "Pair", *args)

    run(manager)

    found = record(manager.store, jid)
    assert (found.state, found.error_class) == (JobState.RETRY, "TypeError")
    assert "perform()" in str(found.error_message)


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise SystemExit


class LongwindedError(Exception):
    def __str__(self) -> str:
        return "y" * 100_000_000


def _cyclic() -> BaseException:
    first, second = ValueError("first"), KeyError("second")
    first.__cause__, second.__cause__ = second, first
    return first


def _nameless() -> BaseException:
    odd = type("Error", (Exception,), {"__module__": "m", "__qualname__": "\ud800" * 9_999})
    error: BaseException = odd("text with \x00 and \udc80")
    return error


RAISED: dict[str, Callable[[], BaseException]] = {
    "Exception": lambda: Exception("x"),
    "BaseException": lambda: BaseException("x"),
    "SystemExit": lambda: SystemExit(3),
    "KeyboardInterrupt": KeyboardInterrupt,
    "GeneratorExit": GeneratorExit,
    "StopIteration": StopIteration,
    "MemoryError": MemoryError,
    "RecursionError": RecursionError,
    "a group": lambda: BaseExceptionGroup("many", [ValueError(), SystemExit()]),
    "unspeakable": UnspeakableError,
    "longwinded": LongwindedError,
    "cyclic": _cyclic,
    "nameless": _nameless,
    "of a store": lambda: StoreFullError("not ours"),
}


@pytest.mark.parametrize("make", RAISED.values(), ids=list(RAISED))
def test_whatever_a_job_raises_is_a_failed_attempt_and_the_thread_lives(
    engines: Engines, make_store: MakeStore, done: list[Any], make: Callable[[], BaseException]
) -> None:
    class Raising(Job):
        def perform(self) -> None:
            raise make()

    manager = engines(1, store=make_store())
    jid = push(manager, "Raising")
    push(manager, "Noted", "after it")
    manager.start()
    [processor] = manager.processors
    assert manager.wait_until_idle(PATIENCE)

    assert processor.is_alive
    assert done == ["after it"]
    found = record(manager.store, jid)
    assert (found.state, found.retry_count) == (JobState.RETRY, 0)
    assert found.error_class == failure.class_name(make())
    assert len(str(found.error_message)) <= 10_000
    assert manager.trouble is None


def test_endless_recursion_ends_the_attempt_only(engines: Engines, done: list[Any]) -> None:
    class Recursing(Job):
        def perform(self, depth: int) -> None:
            self.perform(depth + 1)

    manager = engines(1)
    jid = push(manager, "Recursing", 0)
    push(manager, "Noted", "after it")

    run(manager)

    assert record(manager.store, jid).error_class == "RecursionError"
    assert done == ["after it"]


def test_what_filled_the_memory_is_let_go_before_the_failure_is_recorded(
    engines: Engines,
) -> None:
    held: list[Any] = []

    class Hoarding(Job):
        def perform(self) -> None:
            error = MemoryError("full")
            held.append(error)
            raise error

    manager = engines(1)
    push(manager, "Hoarding")

    run(manager)

    assert held[0].__traceback__ is None


def test_a_class_that_cannot_be_made_is_a_failure_too(engines: Engines) -> None:
    class Unmade(Job):
        def __init__(self) -> None:
            raise RuntimeError("not today")

        def perform(self) -> None: ...

    manager = engines(1)
    jid = push(manager, "Unmade")

    run(manager)

    assert record(manager.store, jid).error_message == "not today"


@pytest.mark.parametrize("raised", [ValueError, SystemExit, KeyboardInterrupt])
def test_handlers_and_hooks_that_raise_harm_nobody(
    engines: Engines,
    done: list[Any],
    raised: type[BaseException],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: Any) -> None:
        raise raised

    class Doomed(Job):
        retry_in = fail  # type: ignore[assignment]
        retries_exhausted = fail  # type: ignore[assignment]

        def perform(self) -> None:
            raise OSError

    manager = engines(1)
    heard: list[str] = []
    manager.error_handlers += [fail, lambda *_: heard.append("error")]
    manager.death_handlers += [fail, lambda *_: heard.append("death")]
    jids = [push(manager, "Doomed", retry=retry) for retry in (0, 3)]
    push(manager, "Noted", 1)

    run(manager)

    states = [record(manager.store, jid).state for jid in jids]
    assert states == [JobState.DEAD, JobState.RETRY]
    assert sorted(heard) == ["death", "error", "error"]
    assert done == [1]
    assert "HANDLER THREW AN ERROR" in caplog.text


# -- a store that refuses


def engine_on_flaky(engines: Engines, **options: Any) -> tuple[Manager, FlakyStore, Heard]:
    clock = QuickClock()
    store = FlakyStore(MemoryStore(clock))
    manager = engines(2, clock=clock, store=store, **options)
    return manager, store, Heard(manager)


@pytest.mark.parametrize("verb", ["claim", "finish", "promote"])
def test_a_store_that_refuses_for_a_while_loses_nothing_and_it_is_told_once(
    engines: Engines, done: list[Any], verb: str
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    store.fail(verb, 5, StoreBusyError("database is locked"))
    for i in range(50):
        push(manager, "Noted", i)
        push(manager, "Noted", i, at=manager.clock.now() + 1.0)

    heard.wait_for(events.JobFinished, 100)
    heard.wait_for(events.StoreRecovered)
    assert manager.wait_until_idle(PATIENCE)

    assert sorted(done) == sorted([*range(50), *range(50)])
    assert [event.message for event in heard.all(events.StoreTrouble)] == ["database is locked"]
    assert len(heard.all(events.StoreRecovered)) == 1
    assert manager.trouble is None
    assert manager.stats().processed == 100
    assert store.calls[verb] > 5


def test_trouble_is_over_only_when_all_are_answered_again(engines: Engines) -> None:
    manager, store, heard = engine_on_flaky(engines)
    trouble = manager._trouble
    trouble.note("settler", StoreFullError("disk full"))
    trouble.note("poller", StoreFullError("disk still full"))
    trouble.note("settler", StoreFullError("disk full"))
    told = [manager.trouble]

    trouble.clear("settler")
    told.append(manager.trouble)
    assert heard.all(events.StoreRecovered) == []
    trouble.clear("poller")
    trouble.clear("poller")
    told.append(manager.trouble)

    assert told == ["disk full", "disk still full", None]
    assert [type(event) for event in heard.all()] == [events.StoreTrouble, events.StoreRecovered]
    assert store.calls == {}


def test_while_nothing_can_be_settled_processors_wait(
    engines: Engines, done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "BOUND", 20)
    manager, store, heard = engine_on_flaky(engines)
    store.fail("finish", 1_000_000, StoreFullError("disk full"))
    for i in range(500):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.StoreTrouble)
    heard.wait_for(events.JobFinished, 20)

    assert not manager.wait_until_idle(0.1)
    assert len(done) <= 20 + 2 + 2  # the bound, and what each had in hand
    store.heal()

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(500))


def test_an_engine_in_trouble_can_be_stopped(engines: Engines, done: list[Any]) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("finish", 1_000_000, StoreFullError("disk full"))
    jids = [push(manager, "Noted", i) for i in range(5)]
    manager.start()
    heard.wait_for(events.JobFinished, 5)
    heard.wait_for(events.StoreTrouble)

    assert manager.stop(PATIENCE)

    # None could be settled, so they run again: twice is better than never.
    assert sorted(p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)) == sorted(jids)
    assert manager.stats().processed == 0


def test_what_cannot_be_given_back_is_owed_and_given_back_later(
    engines: Engines, done: list[Any]
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("release", 4, StoreBusyError("database is locked"))
    jid = push(manager, "Unknown", 1)
    manager.start()
    heard.wait_for(events.StoreTrouble)

    heard.wait_for(events.StoreRecovered)
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == [jid]
    assert manager.store.snapshot().counts[JobState.BUSY] == 0
    push(manager, "Noted", 2)
    heard.wait_for(events.JobFinished)
    assert done == [2]


def test_a_store_that_cannot_say_what_is_paused_costs_no_fetcher(
    engines: Engines, done: list[Any]
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    go = threading.Event()

    class Slow(Job):
        def perform(self) -> None:
            go.wait(PATIENCE)

    manager.pools[0].note_run(1e-5)
    push(manager, "Slow")
    push(manager, "Slow")
    for i in range(10):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.JobStarted, 2)
    store.fail("paused", 20)
    manager.wake()
    assert store.failed.wait(PATIENCE)
    go.set()

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(10))


def test_a_dead_set_that_cannot_be_trimmed_is_left_for_later(engines: Engines) -> None:
    from kickboard.config import Capsule, Config, Retention  # noqa: PLC0415

    class Doomed(Job):
        def perform(self) -> None:
            raise ValueError

    config = Config(capsules=(Capsule(concurrency=1),), retention=Retention(dead_max=2))
    store = FlakyStore(MemoryStore())
    manager = engines(config=config, store=store)
    heard = Heard(manager)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)
    store.fail("trim", 1)
    for _ in range(3):
        push(manager, "Doomed", retry=0)
    assert store.failed.wait(PATIENCE)
    push(manager, "Doomed", retry=0)

    heard.wait_for(events.DeadTrimmed)
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stats().dead == 2


def test_heartbeats_that_fail_are_tried_again(
    engines: Engines, caplog: pytest.LogCaptureFixture
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("heartbeat", 2)
    store.fail("recover", 2)
    manager.start()

    heard.wait_for(events.Lifecycle, 2)

    assert heard.phases() == ["startup", "heartbeat"]
    assert "heartbeat: database is locked" in caplog.text


def test_a_watch_survives_a_store_that_cannot_say_whether_it_changed(
    engines: Engines, done: list[Any], tmp_path: Any
) -> None:
    from kickboard import open_store  # noqa: PLC0415

    inner = open_store(f"sqlite:///{tmp_path}/jobs.db", durability="normal")
    store = FlakyStore(inner)
    manager = engines(1, store=store)
    manager.start()
    store.fail("changed", 3)
    assert store.failed.wait(PATIENCE)
    other = open_store(f"sqlite:///{tmp_path}/jobs.db", durability="normal")
    inject(other, b'{"class":"Noted","args":["from elsewhere"]}')
    other.close()

    heard = Heard(manager)
    if not done:
        heard.wait_for(events.JobFinished)
    assert done == ["from elsewhere"]
    manager.stop(PATIENCE)
    inner.close()


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
