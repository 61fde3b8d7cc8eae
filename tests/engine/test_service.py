"""The start/stop contract, kept by everything that owns a thread; and the loop most of it is."""

import io
import os
import random
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kickboard.clock import ManualClock, SystemClock
from kickboard.config import Capsule, Config, Retention
from kickboard.errors import ConfigError
from kickboard.events import Bus
from kickboard.jobs.registry import Registry
from kickboard.runtime.heartbeat import Heartbeat
from kickboard.runtime.manager import Manager
from kickboard.runtime.metrics import Metrics
from kickboard.runtime.outlet import Outlet
from kickboard.runtime.poller import Poller
from kickboard.runtime.settle import Settler
from kickboard.runtime.telemetry import Telemetry
from kickboard.runtime.trouble import Trouble
from kickboard.runtime.watch import Watch
from kickboard.service import Loop, Service
from kickboard.stores.base import Beat, Caps, Recovered
from kickboard.stores.memory import MemoryStore

Make = Callable[[], Service]


class SharedStore(MemoryStore):
    """A memory store that claims to be shared, so that a `Watch` begins at all."""

    caps = Caps(durable=False, shared=True)


def _loop() -> Service:
    clock = SystemClock()

    def step() -> None:
        clock.wait(loop.wake)

    loop = Loop("test", step, clock)
    return loop


def _heartbeat() -> Service:
    def beat() -> Beat:
        return Beat(identity="me", busy=0, concurrency=1, quiet=False)

    bus = Bus()
    return Heartbeat(
        MemoryStore(),
        SystemClock(),
        bus,
        Trouble(bus),
        Config(),
        describe=beat,
        on_signal=lambda _signal: None,
        check=lambda: None,
        rejoin=Recovered,
    )


def _settler() -> Service:
    bus = Bus()
    return Settler(MemoryStore(), SystemClock(), bus, Metrics(), Retention(), Trouble(bus))


def _telemetry() -> Service:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.close(reading)
    manager = Manager(store=MemoryStore(), registry=Registry())
    return Telemetry(manager, writing, io.BytesIO(), lambda _grace: None)


SERVICES: dict[str, Make] = {
    "loop": _loop,
    "settler": _settler,
    "poller": lambda: Poller(MemoryStore(), SystemClock(), Trouble(Bus())),
    "watch": lambda: Watch(SharedStore(), SystemClock(), Trouble(Bus()), lambda: None),
    "heartbeat": _heartbeat,
    "manager": lambda: Manager(3, store=MemoryStore(), registry=Registry()),
    "telemetry": _telemetry,
}


@pytest.fixture(params=list(SERVICES.values()), ids=list(SERVICES))
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    made: Service = request.param()
    yield made
    assert made.stop(5.0)


@pytest.fixture
def earlier() -> set[threading.Thread]:
    """The threads that were there before the test, another one's perhaps."""
    return set(threading.enumerate())


def engine_threads(earlier: set[threading.Thread]) -> list[str]:
    """Return the names of the engine's threads since then, without the reader of commands."""
    new = sorted(t.name for t in threading.enumerate() if t not in earlier)
    return [n for n in new if n.startswith("kickboard/") and n != "kickboard/commands"]


def test_stop_comes_back_only_when_no_thread_is_left(
    service: Service, earlier: set[threading.Thread]
) -> None:
    service.start()

    assert service.stop(5.0)
    assert engine_threads(earlier) == []


def test_stop_may_be_called_twice(service: Service) -> None:
    service.start()

    assert service.stop(5.0)
    assert service.stop(5.0)


def test_stop_may_come_before_start(service: Service) -> None:
    assert service.stop(5.0)
    assert service.stop(5.0)


def test_start_may_be_called_twice(service: Service, earlier: set[threading.Thread]) -> None:
    service.start()
    before = engine_threads(earlier)

    service.start()

    assert engine_threads(earlier) == before


@pytest.mark.parametrize("seed", range(8))
def test_start_and_stop_may_come_at_once_from_everywhere(
    service: Service, earlier: set[threading.Thread], seed: int
) -> None:
    rng, barrier = random.Random(seed), threading.Barrier(6)
    refused: list[ConfigError] = []

    def call(action: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            action()
        except ConfigError as error:
            refused.append(error)

    actions: list[Callable[[], Any]] = [service.start] * 3 + [lambda: service.stop(5.0)] * 3
    rng.shuffle(actions)
    threads = [threading.Thread(target=call, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10.0)
        assert not thread.is_alive()

    assert service.stop(5.0)
    assert all("does not start again" in str(error) for error in refused)
    assert engine_threads(earlier) == []


# -- the loop


class Steps:
    """A step that fails when it is told to, on a manual clock."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.fail = True
        self.calls = 0
        self.fault: BaseException = ValueError()
        self.gave_up: list[tuple[str, BaseException]] = []
        self.loop = Loop("test", self.step, clock, on_giving_up=self._on_giving_up)

    def _on_giving_up(self, name: str, error: BaseException) -> None:
        self.gave_up.append((name, error))

    def step(self) -> None:
        self.calls += 1
        if self.fail:
            self.fault.args = (self.calls,)
            raise self.fault
        self.clock.wait(self.loop.wake)


@pytest.fixture
def steps(clock: ManualClock) -> Iterator[Steps]:
    made = Steps(clock)
    yield made
    assert made.loop.stop(5.0)


@pytest.mark.parametrize("fault", [ValueError(), SystemExit()])
def test_a_loop_goes_on_a_second_after_a_failure(
    steps: Steps, clock: ManualClock, caplog: pytest.LogCaptureFixture, fault: BaseException
) -> None:
    steps.fault = fault
    steps.loop.start()
    clock.until_waiting()
    assert steps.calls == 1

    steps.loop.wake.set()  # no wake-up shortens the pause
    clock.until_waiting()
    assert steps.calls == 1
    steps.fail = False
    steps.loop.wake.clear()
    clock.advance(1.0)
    clock.until_waiting()

    assert "test failed" in caplog.text
    assert steps.loop.is_alive
    assert not steps.gave_up


def test_a_loop_gives_up_after_more_than_five_failures_within_a_minute(
    steps: Steps, clock: ManualClock
) -> None:
    steps.loop.start()
    for _ in range(5):
        clock.until_waiting()
        assert not steps.gave_up
        clock.advance(1.0)
    assert steps.loop._thread is not None
    steps.loop._thread.join(60)

    assert steps.calls == 6
    assert not steps.loop.is_alive
    [(name, error)] = steps.gave_up
    assert (name, str(error)) == ("test", "6")


def test_a_loop_that_fails_now_and_then_goes_on_for_ever(steps: Steps, clock: ManualClock) -> None:
    steps.loop.start()
    for calls in range(1, 30):
        clock.until_waiting()
        assert steps.calls == calls
        clock.advance(12.5)

    assert steps.loop.is_alive
    assert not steps.gave_up


def test_a_loop_that_gives_up_with_nobody_to_tell_just_ends(clock: ManualClock) -> None:
    def fail() -> None:
        raise ValueError

    loop = Loop("test", fail, clock)
    loop.start()
    for _ in range(5):
        clock.until_waiting()
        clock.advance(1.0)

    assert loop._thread is not None
    loop._thread.join(60)
    assert not loop.is_alive
    assert loop.stop(1.0)


def test_a_step_may_stop_its_own_loop() -> None:
    stopped: list[bool] = []
    loop = Loop("test", lambda: stopped.append(loop.stop(1.0)), SystemClock())

    loop.start()

    assert loop.stop(5.0)
    assert stopped == [True]


def test_stop_says_when_a_step_takes_too_long() -> None:
    go = threading.Event()

    def step() -> None:
        go.wait(60)

    loop = Loop("test", step, SystemClock())
    loop.start()

    assert not loop.stop(0.01)
    go.set()

    assert loop.stop(5.0)


def test_every_outlet_ends_with_what_it_had_to_say() -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing)
    outlet.send({"t": "log", "message": "last words"})

    outlet.close()
    outlet.close()

    assert b"last words" in os.read(reading, 1000)
    os.close(reading)


def test_a_capsule_that_makes_no_sense_is_refused_before_anything_starts() -> None:
    with pytest.raises(ValueError, match="concurrency must be 1 to 1000"):
        Manager(config=Config(capsules=(Capsule(concurrency=0),)), store=MemoryStore())
