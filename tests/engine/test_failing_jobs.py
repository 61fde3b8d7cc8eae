"""Whatever a job, its hooks or the handlers raise is a failed attempt and nothing more."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.engine.support import (
    PATIENCE,
    Engines,
    MakeStore,
    push,
    record,
    run,
)

from kickboard import Job
from kickboard.errors import StoreFullError
from kickboard.payload.record import JobState
from kickboard.runtime import failure


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
