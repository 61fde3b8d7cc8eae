"""Four kinds of time, one contract: what is due, waited and slept."""

import random
import threading
import time
from collections import deque
from collections.abc import Callable

import pytest

from kickboard.clock import AutoJumpClock, Clock, ManualClock, ScaledClock, Signal, SystemClock
from kickboard.sandbox_clock import ClockRow, SandboxClock, outside

DAY = 86_400.0
PATIENCE = 40.0


def begin(target: Callable[[], object]) -> threading.Thread:
    """Start a thread that takes no part in any clock."""
    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    return thread


def end(*threads: threading.Thread) -> None:
    """Wait for threads that must come to their end."""
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


CLOCKS: dict[str, Callable[[], Clock]] = {
    "system": SystemClock,
    "scaled": lambda: ScaledClock(1_000.0),
    "manual": ManualClock,
    "auto-jump": AutoJumpClock,
    "sandbox": lambda: SandboxClock(
        ClockRow(virtual0=1_700_000_000.0, monotonic0=outside(), rate=1_000.0)
    ),
}


@pytest.fixture(params=list(CLOCKS.values()), ids=list(CLOCKS))
def any_clock(request: pytest.FixtureRequest) -> Clock:
    made: Clock = request.param()
    return made


# -- what every clock does


def test_a_raised_flag_ends_a_wait_at_once(any_clock: Clock) -> None:
    signal = any_clock.signal()
    signal.set()

    assert any_clock.wait(signal)
    assert any_clock.wait(signal, 0.0)
    assert any_clock.wait(signal, 1e6)


def test_a_flag_can_be_lowered_again(any_clock: Clock) -> None:
    signal = any_clock.signal()
    assert not signal.is_set()
    signal.set()
    assert signal.is_set()

    signal.clear()

    assert not signal.is_set()
    assert any_clock.wait(signal, 0.0) is False
    assert any_clock.wait(signal, -5.0) is False


def test_a_flag_wakes_everyone_who_waits(any_clock: Clock) -> None:
    signal, woken = any_clock.signal(), threading.Semaphore(0)

    def wait() -> None:
        if any_clock.wait(signal, None):
            woken.release()

    threads = [any_clock.spawn(wait, f"waiter {i}") for i in range(4)]
    signal.set()

    for _ in threads:
        assert woken.acquire(timeout=PATIENCE)
    end(*threads)


def test_a_spawned_thread_has_the_name_and_holds_up_no_exit(any_clock: Clock) -> None:
    names: list[str] = []

    thread = any_clock.spawn(lambda: names.append(threading.current_thread().name), "a name")

    end(thread)
    assert names == ["a name"]
    assert thread.daemon


def test_monotonic_time_and_the_epoch_advance_alike() -> None:
    clock = ManualClock(1_000.0)
    assert (clock.now(), clock.monotonic()) == (1_000.0, 0.0)

    clock.advance(2.5)

    assert (clock.now(), clock.monotonic()) == (1_002.5, 2.5)


# -- system


def test_the_system_clock_is_the_systems() -> None:
    clock = SystemClock()

    assert abs(clock.now() - time.time()) < 1.0
    before = clock.monotonic()
    clock.sleep(0.001)
    assert clock.monotonic() - before >= 0.001
    assert clock.wait(clock.signal(), 0.001) is False


# -- scaled


def test_two_scaled_clocks_with_the_same_numbers_agree() -> None:
    here = ScaledClock(600.0, virtual0=1_700_000_000.0, monotonic0=time.monotonic() - 1.0)
    there = ScaledClock(here.rate, here._virtual0, here._monotonic0)

    first, between, last = here.now(), there.now(), here.now()

    assert first <= between <= last
    assert first >= 1_700_000_600.0
    assert first - 1_700_000_000.0 == pytest.approx(here.monotonic(), abs=60)


def test_scaled_waits_and_sleeps_take_their_share_of_real_time() -> None:
    clock = ScaledClock(100_000.0)
    before, real = clock.now(), time.monotonic()

    assert clock.wait(clock.signal(), 100.0) is False
    clock.sleep(100.0)
    clock.sleep(-5.0)

    assert clock.now() - before >= 200.0
    assert time.monotonic() - real < 2.0


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan")])
def test_scaled_time_never_stands_or_runs_backwards(rate: float) -> None:
    with pytest.raises(ValueError, match="rate must be above 0"):
        ScaledClock(rate)


# -- manual


def test_a_wait_ends_when_time_is_advanced_enough(clock: ManualClock) -> None:
    ended: list[bool] = []
    thread = begin(lambda: ended.append(clock.wait(clock.signal(), 30 * DAY)))
    clock.until_waiting()

    clock.advance(30 * DAY - 1)
    clock.until_waiting()
    assert not ended
    clock.advance(1)

    end(thread)
    assert ended == [False]


def test_a_manual_sleep_ends_when_time_is_advanced(clock: ManualClock) -> None:
    thread = begin(lambda: clock.sleep(60.0))
    clock.until_waiting()

    clock.advance(60.0)

    end(thread)


def test_a_signal_ends_a_manual_wait_before_its_time(clock: ManualClock) -> None:
    signal, ended = clock.signal(), list[bool]()
    thread = begin(lambda: ended.append(clock.wait(signal, DAY)))
    clock.until_waiting()

    signal.set()

    end(thread)
    assert ended == [True]
    assert clock.monotonic() == 0.0


def test_manual_time_can_run_backwards(clock: ManualClock) -> None:
    before = clock.now()

    clock.advance(-3600.0)

    assert clock.now() == before - 3600.0


def test_until_waiting_counts_the_threads_that_wait_just_now(clock: ManualClock) -> None:
    signal = clock.signal()
    threads = [begin(lambda: clock.wait(signal)) for _ in range(3)]

    clock.until_waiting(3)
    with pytest.raises(TimeoutError, match="3 of 4 threads are waiting"):
        clock.until_waiting(4, timeout=0.01)
    signal.set()

    end(*threads)
    with pytest.raises(TimeoutError, match="0 of 1 threads"):
        clock.until_waiting(timeout=0.01)


# -- auto-jump


def test_a_year_passes_in_no_time() -> None:
    clock = AutoJumpClock()

    thread = clock.spawn(lambda: clock.sleep(365 * DAY), "sleeper")

    end(thread)
    assert clock.now() == 1_700_000_000.0 + 365 * DAY
    assert clock.monotonic() == 365 * DAY


def test_time_stands_still_while_a_thread_runs() -> None:
    clock, go = AutoJumpClock(), threading.Event()
    woken: list[float] = []

    def work() -> None:
        go.wait(PATIENCE)
        woken.append(clock.monotonic())

    def sleep() -> None:
        clock.sleep(5.0)
        woken.append(clock.monotonic())

    worker = clock.spawn(work, "worker")
    sleeper = clock.spawn(sleep, "sleeper")
    go.set()

    end(worker, sleeper)
    assert woken == [0.0, 5.0]


def test_deadlines_come_in_order_whoever_asked_first() -> None:
    clock, order = AutoJumpClock(), list[float]()

    def body() -> None:
        def sleep(seconds: float) -> None:
            clock.sleep(seconds)
            order.append(clock.monotonic())

        threads = [
            clock.spawn(lambda seconds=seconds: sleep(seconds), "sleeper")  # type: ignore[misc]
            for seconds in (3.0, 1.0, 2.0, 10.0, 0.5)
        ]
        clock.sleep(20.0)
        end(*threads)

    end(clock.spawn(body, "body"))
    assert order == [0.5, 1.0, 2.0, 3.0, 10.0]


def test_a_wait_that_times_out_leaves_no_waiter_behind() -> None:
    clock = AutoJumpClock()
    signal = clock.signal()

    def body() -> None:
        for _ in range(500):
            assert not clock.wait(signal, 1.0)

    end(clock.spawn(body, "body"))
    assert signal.waiters == []  # type: ignore[attr-defined]
    assert clock._timers == []
    assert clock.monotonic() == 500.0


def test_a_wait_that_was_signalled_leaves_few_timers_behind() -> None:
    """Time does not move here, so that no timer is ever reached."""
    clock = AutoJumpClock()
    there, back = clock.signal(), clock.signal()

    def play(mine: Signal, other: Signal) -> None:
        for _ in range(500):
            assert clock.wait(mine, DAY)
            mine.clear()
            other.set()

    def body() -> None:
        threads.append(clock.spawn(lambda: play(there, back), "first"))
        threads.append(clock.spawn(lambda: play(back, there), "second"))
        there.set()

    threads: list[threading.Thread] = []
    end(clock.spawn(body, "body"))
    end(*threads)
    assert len(clock._timers) <= 128
    assert clock.monotonic() == 0.0


def test_a_thread_from_outside_may_signal_and_wait() -> None:
    clock = AutoJumpClock()
    begun, done = clock.signal(), clock.signal()

    def body() -> None:
        clock.wait(begun)
        clock.sleep(60.0)
        done.set()

    thread = clock.spawn(body, "body")
    begun.set()

    assert clock.wait(done)
    assert clock.monotonic() == 60.0
    assert clock.wait(clock.signal(), 5.0) is False
    assert clock.monotonic() == 65.0
    end(thread)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_ends_or_raises_holds_time_back_no_longer() -> None:
    clock = AutoJumpClock()

    def leave() -> None:
        raise SystemExit

    sleeper = clock.spawn(lambda: clock.sleep(1.0), "sleeper")
    leaver = clock.spawn(leave, "leaver")

    end(sleeper, leaver)
    assert clock.monotonic() == 1.0


def test_a_released_thread_counts_as_running_before_the_system_runs_it() -> None:
    """Both sleepers of one moment act at that moment, though one may be slow to wake."""
    clock, seen = AutoJumpClock(), list[float]()

    def sleep_thrice() -> None:
        for _ in range(3):
            clock.sleep(1.0)
            seen.append(clock.monotonic())

    def body() -> None:
        threads.extend(clock.spawn(sleep_thrice, f"sleeper {i}") for i in range(8))

    threads: list[threading.Thread] = []
    end(clock.spawn(body, "body"))
    end(*threads)
    assert seen == [1.0] * 8 + [2.0] * 8 + [3.0] * 8


def _simulate(servers: int, customers: int, seed: int) -> tuple[list[float], float]:
    """Run M/M/c with real threads; return all waiting times and when it was over."""
    clock, rng = AutoJumpClock(0.0), random.Random(seed)
    plan = [(rng.expovariate(0.9 * servers), rng.expovariate(1.0)) for _ in range(customers)]
    line: deque[tuple[float, float]] = deque()
    came, waits, closed = clock.signal(), list[float](), threading.Event()

    def arrive() -> None:
        for gap, service in plan:
            clock.sleep(gap)
            line.append((clock.now(), service))
            came.set()
        closed.set()
        came.set()

    def serve() -> None:
        while True:
            try:
                arrived, service = line.popleft()
            except IndexError:
                if closed.is_set():
                    return
                came.clear()
                if not line and not closed.is_set():
                    clock.wait(came)
                continue
            waits.append(clock.now() - arrived)
            clock.sleep(service)

    def body() -> None:  # holds time back until all are there
        threads.extend(clock.spawn(serve, f"server {i}") for i in range(servers))
        threads.append(clock.spawn(arrive, "arrivals"))

    threads: list[threading.Thread] = []
    end(clock.spawn(body, "body"))
    end(*threads)
    return sorted(waits), clock.now()


def test_a_simulation_of_real_threads_gives_the_same_numbers_twice() -> None:
    first = _simulate(servers=4, customers=500, seed=7)
    second = _simulate(servers=4, customers=500, seed=7)

    assert first == second
    waits, _ = first
    assert len(waits) == 500
    assert 0.05 < sum(waits) / len(waits) < 20.0
    assert first != _simulate(servers=4, customers=500, seed=8)
