"""Whose turn it is at the interpreter, where an engine shares its process with a window."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from tests.engine.support import PATIENCE, Engines, MakeStore, until

from kickboard import Job
from kickboard.runtime import turns as turning
from kickboard.runtime.turns import SWITCH_INTERVAL, Turns
from kickboard.stores.base import Delivery


def delivery(job_class: str) -> Delivery:
    return Delivery(
        token=(1, 1),
        jid="a" * 24,
        job_class=job_class,
        queue="default",
        payload=b"{}",
        enqueued_at=0.0,
    )


@pytest.fixture
def run_in_thread() -> Iterator[Callable[[Callable[[], None]], threading.Thread]]:
    """Start functions on threads that the test joins in the end."""
    started: list[threading.Thread] = []

    def run(target: Callable[[], None]) -> threading.Thread:
        started.append(threading.Thread(target=target))
        started[-1].start()
        return started[-1]

    yield run
    for thread in started:
        thread.join(PATIENCE)


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def teach(turns: Turns, job_class: str, handle: Callable[[Delivery], object]) -> None:
    """Let *turns* see that a class behaves like *handle*."""
    turns.run(handle, delivery(job_class))
    turns.give_up()


def test_jobs_that_compute_run_one_at_a_time(
    run_in_thread: Callable[[Callable[[], None]], threading.Thread],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The machine may have others to serve: who waits for them neither blocks nor loses his turn.
    monkeypatch.setattr(turning, "COMPUTING", 0.01)
    monkeypatch.setattr(turning, "PATIENCE", PATIENCE)
    turns = Turns()
    teach(turns, "Heavy", lambda _: compute(0.005))
    inside, most = [0], [0]

    def handle(_: Delivery) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        compute(0.003)
        inside[0] -= 1

    def work() -> None:
        for _ in range(5):
            turns.run(handle, delivery("Heavy"))
        turns.give_up()

    threads = [run_in_thread(work) for _ in range(4)]
    for thread in threads:
        thread.join(PATIENCE)

    assert most == [1]


def test_jobs_that_wait_run_beside_each_other(
    run_in_thread: Callable[[Callable[[], None]], threading.Thread],
) -> None:
    turns = Turns()
    waiting = threading.Event()
    teach(turns, "Waits", lambda _: waiting.wait(0.02))
    meeting = threading.Barrier(4, timeout=PATIENCE)

    threads = [
        run_in_thread(lambda: turns.run(lambda _: meeting.wait(), delivery("Waits")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.join(PATIENCE)

    assert not meeting.broken


def test_short_jobs_take_turns_whatever_they_do(
    run_in_thread: Callable[[Callable[[], None]], threading.Thread],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turning, "SLICE", PATIENCE)
    monkeypatch.setattr(turning, "SHORT", PATIENCE)  # short even where the machine has no time
    turns = Turns()
    teach(turns, "Short", lambda _: None)

    turns.run(lambda _: None, delivery("Short"))

    other = threading.Event()
    thread = run_in_thread(lambda: teach(turns, "Short", lambda _: other.set()))
    assert not other.wait(turning.PATIENCE / 5), "the slice is not over: no other has a turn"
    turns.give_up()
    assert other.wait(PATIENCE)
    thread.join(PATIENCE)


def test_who_blocks_in_his_turn_loses_it(
    run_in_thread: Callable[[Callable[[], None]], threading.Thread],
) -> None:
    turns = Turns()
    teach(turns, "Short", lambda _: None)
    blocked, release, ran = threading.Event(), threading.Event(), threading.Event()

    def block(_: Delivery) -> None:
        blocked.set()
        release.wait(PATIENCE)

    run_in_thread(lambda: teach(turns, "Short", block))
    assert blocked.wait(PATIENCE)

    run_in_thread(lambda: teach(turns, "Short", lambda _: ran.set()))

    assert ran.wait(PATIENCE), "a job that hangs must not hold up all others"
    release.set()


def test_what_a_job_raises_passes_and_the_turn_goes_on() -> None:
    turns = Turns()
    teach(turns, "Heavy", lambda _: None)

    def fail(_: Delivery) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        turns.run(fail, delivery("Heavy"))
    turns.run(lambda _: None, delivery("Heavy"))
    turns.give_up()


def test_an_engine_that_takes_turns_runs_everything_and_leaves_the_interpreter_as_it_was(
    engines: Engines, make_store: MakeStore
) -> None:
    class Sum(Job):
        def perform(self, n: int) -> None:
            sum(range(n))

    before = sys.getswitchinterval()
    manager = engines(4, store=make_store())
    manager.take_turns()
    manager.take_turns()
    manager.start()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)

    Sum.set(client=manager.client).perform_bulk([(n,) for n in range(500)])
    until(lambda: manager.metrics.done == 500)
    manager.resize(2)
    manager.stop(PATIENCE)

    assert sys.getswitchinterval() == before


def test_an_engine_that_is_stopped_before_it_ran_shortens_nothing(
    engines: Engines, make_store: MakeStore
) -> None:
    before = sys.getswitchinterval()
    manager = engines(store=make_store())
    manager.take_turns()

    manager.stop(PATIENCE)
    assert sys.getswitchinterval() == before

    manager.take_turns()
    assert sys.getswitchinterval() == before
