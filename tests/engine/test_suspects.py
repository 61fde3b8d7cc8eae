"""What may have killed its process runs alone, so that no innocent job is buried with it."""

import threading
from typing import Any

import msgspec
import pytest
from tests.engine.support import PATIENCE, Engines, push, run, until

from kickboard import Job
from kickboard.lab.lessons.poison import Poison
from kickboard.payload.record import JobState
from kickboard.runtime.suspects import Suspects
from kickboard.stores.base import Delivery, Done
from kickboard.stores.memory import MemoryStore


class StruckStore(MemoryStore):
    """A store that claims of each job of class *Struck* that it ended with its process once."""

    def claim(self, *args: Any, **options: Any) -> list[Delivery]:
        return [
            msgspec.structs.replace(one, suspect=True, strikes=1)
            if one.job_class == "Struck"
            else one
            for one in super().claim(*args, **options)
        ]


class Alone:
    """Counts how many run at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = self.most = self.ran = 0

    def __enter__(self) -> None:
        with self.lock:
            self.now += 1
            self.ran += 1
            self.most = max(self.most, self.now)

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.now -= 1


def test_jobs_with_a_strike_run_one_at_a_time_and_each_to_its_end(engines: Engines) -> None:
    alone = Alone()

    class Struck(Job):
        def perform(self, number: int) -> None:
            with alone:
                if number % 3 == 0:
                    raise ValueError(number)

    manager = engines(8, store=StruckStore())
    for number in range(60):
        push(manager, "Struck", number, retry=0)

    run(manager)

    assert (alone.ran, alone.most) == (60, 1)
    stats = manager.stats()
    assert (stats.processed, stats.failed) == (60, 20)


def test_others_do_not_wait_for_a_job_with_a_strike(engines: Engines) -> None:
    go, fine = threading.Event(), threading.Semaphore(0)

    class Struck(Job):
        def perform(self) -> None:
            go.wait(PATIENCE)

    class Fine(Job):
        def perform(self) -> None:
            fine.release()

    manager = engines(2, store=StruckStore())
    for _ in range(5):
        push(manager, "Struck")
    for _ in range(5):
        push(manager, "Fine")
    manager.start()

    for _ in range(5):
        assert fine.acquire(timeout=PATIENCE)
    go.set()
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stats().processed == 10


def test_what_waits_for_its_turn_goes_back_when_the_engine_stops(engines: Engines) -> None:
    begun, go = threading.Event(), threading.Event()

    class Struck(Job):
        def perform(self) -> None:
            begun.set()
            go.wait(PATIENCE)

    store = StruckStore()
    manager = engines(4, store=store)
    for _ in range(6):
        push(manager, "Struck")
    manager.start()
    assert begun.wait(PATIENCE)
    until(lambda: len(manager._place.suspects._waiting) == 5)

    manager.quiet()
    until(lambda: store.snapshot().counts.get(JobState.ENQUEUED) == 5)
    go.set()
    manager.stop(PATIENCE)

    assert store.snapshot().counts.get(JobState.ENQUEUED) == 5
    assert manager.stats().processed == 1


def test_the_turn_is_over_when_the_end_is_stored_and_not_before() -> None:
    class Source:
        def __init__(self) -> None:
            self.back: list[Delivery] = []

        def put_back(self, delivery: Delivery) -> None:
            self.back.append(delivery)

    def delivery(number: int, strikes: int = 1) -> Delivery:
        return Delivery((number, 1), str(number), "X", "q", b"", 0.0, suspect=True, strikes=strikes)

    suspects, source = Suspects(), Source()
    first, second, mere = delivery(1), delivery(2), delivery(3, strikes=0)
    assert suspects.admit(first, source)
    assert suspects.admit(mere, source)
    assert not suspects.admit(second, source)

    suspects.stored([Done(mere, 0.0, 0.0)], [])
    assert source.back == []
    suspects.stored([Done(first, 0.0, 0.0)], [])
    assert source.back == [second]
    assert suspects.admit(second, source)  # it comes again by way of the pool
    suspects.over(second)
    assert suspects.admit(delivery(4), source)


@pytest.mark.slow
def test_real_poison_is_buried_without_the_job_that_runs_beside_it() -> None:
    numbers = Poison(processors=2).run(seed=3).numbers

    assert numbers["dead"] == 1
    assert numbers["neighbours"] == 0
    assert numbers["done"] == numbers["jobs"]
