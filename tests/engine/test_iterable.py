"""Iterable jobs: steps, what is kept of them, and how they end."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import PATIENCE, Engines, MakeStore, push, run

from kickboard import IterableJob
from kickboard.clock import AutoJumpClock
from kickboard.errors import ConfigError, PayloadError, StoreUnavailableError
from kickboard.jobs.describe import describe_class
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.iteration import Iteration
from kickboard.stores.memory import MemoryStore

Told = list[Any]


def counting(told: Told, **more: Any) -> type[IterableJob]:
    """Return a class whose jobs count to a number and tell of everything."""

    class Count(IterableJob):
        def build_enumerator(self, to: int, *, cursor: Any) -> Iterator[tuple[int, int]]:
            return self.array_enumerator(range(to), cursor=cursor)

        def each_iteration(self, item: int, to: int) -> None:
            told.append(item)
            more.get("step", lambda _job, _item: None)(self, item)

        def on_start(self) -> None:
            told.append("start")

        def on_resume(self) -> None:
            told.append("resume")

        def on_cancel(self) -> None:
            told.append("cancel")

        def on_stop(self) -> None:
            told.append("stop")

        def on_complete(self) -> None:
            told.append("complete")

    return Count


def test_every_item_has_its_step_and_nothing_is_kept_of_what_is_done(
    engines: Engines, make_store: MakeStore
) -> None:
    told: Told = []
    counting(told)
    manager = engines(1, store=make_store())
    jid = push(manager, "Count", 3)

    run(manager)

    assert told == ["start", 0, 1, 2, "stop", "complete"]
    assert manager.store.iterations([jid]) == {}
    assert manager.stats().processed == 1


def test_a_quiet_engine_interrupts_a_job_and_the_next_one_goes_on(
    engines: Engines, make_store: MakeStore
) -> None:
    told: Told = []
    begun, go = threading.Event(), threading.Event()

    def step(_job: IterableJob, item: int) -> None:
        if item == 1 and not go.is_set():
            begun.set()
            go.wait(PATIENCE)

    counting(told, step=step)
    store = make_store()
    manager = engines(1, store=store)
    jid = push(manager, "Count", 4)
    manager.start()
    assert begun.wait(PATIENCE)

    manager.quiet()
    go.set()
    assert manager.stop(PATIENCE)

    assert told == ["start", 0, 1, "stop"]
    kept = store.iterations([jid])[jid]
    assert (kept.executions, kept.cursor) == (1, 2)
    assert store.snapshot().processed == store.snapshot().failed == 0
    told.clear()
    run(engines(1, store=store))
    assert told == ["resume", 2, 3, "stop", "complete"]
    assert store.iterations([jid]) == {}


def test_a_failed_step_is_tried_again_and_those_before_it_are_not(
    engines: Engines, make_store: MakeStore
) -> None:
    told: Told = []

    def step(job: IterableJob, item: int) -> None:
        if item == 2 and job.executions == 1:
            raise TimeoutError("no answer")

    counting(told, step=step)
    store = make_store()
    jid = push(engines(1, store=store), "Count", 4)
    run(engines(1, store=store))
    assert store.iterations([jid])[jid].cursor == 2

    store.move(Selection(view=View(state=JobState.RETRY)), Target(state=JobState.ENQUEUED))
    run(engines(1, store=store))

    assert told == ["start", 0, 1, 2, "stop", "resume", 2, 3, "stop", "complete"]


def test_a_crash_costs_what_ran_since_it_was_kept(engines: Engines) -> None:
    """Kept with the first item, then every five seconds: a step here takes two."""
    told: Told = []
    kept: Told = []

    def step(job: IterableJob, item: int) -> None:
        kept.append(job._keeper.iterations([job.jid])[job.jid].cursor)  # type: ignore[union-attr]
        job.sleep(2.0)

    counting(told, step=step)
    clock = AutoJumpClock()
    manager = engines(1, store=MemoryStore(clock), clock=clock)
    push(manager, "Count", 8)

    run(manager)

    assert kept == [0, 0, 0, 3, 3, 3, 6, 6]


def test_a_cancelled_job_ends_and_is_forgotten(engines: Engines, make_store: MakeStore) -> None:
    told: Told = []
    store = make_store()
    counting(told, step=lambda job, item: job.cancel() if item == 1 else None)
    jid = push(engines(1, store=store), "Count", 100)

    run(engines(1, store=store))

    assert told == ["start", 0, 1, "cancel", "stop", "complete"]
    assert store.iterations([jid]) == {}


def test_what_was_cancelled_before_it_began_does_no_step(
    engines: Engines, make_store: MakeStore
) -> None:
    told: Told = []
    counting(told)
    store = make_store()
    jid = push(engines(1, store=store), "Count", 100)
    store.cancel_iteration(jid)

    run(engines(1, store=store))

    assert told == ["start", "cancel", "stop", "complete"]
    assert store.iterations([jid]) == {}


def test_a_store_that_is_away_for_a_moment_fails_no_job() -> None:
    class Away(MemoryStore):
        def keep_iteration(self, *_: object) -> float | None:
            raise StoreUnavailableError("memory:")

    told: Told = []
    job = counting(told)()
    job.keep_in(Away())

    job.perform(3)

    assert told == ["start", 0, 1, 2, "stop", "complete"]


def test_nothing_to_do_is_done(engines: Engines) -> None:
    class Nothing(IterableJob):
        def build_enumerator(self, *, cursor: Any) -> None:
            return None

        def each_iteration(self, item: object) -> None:
            raise AssertionError

    manager = engines(1)
    push(manager, "Nothing")

    run(manager)

    assert manager.stats().processed == 1
    assert manager.stats().failed == 0


def test_a_cursor_is_json() -> None:
    class Odd(IterableJob):
        def build_enumerator(self, *, cursor: Any) -> Iterator[tuple[int, object]]:
            yield 1, {1}

        def each_iteration(self, item: int) -> None:
            raise AssertionError

    job = Odd()
    job.keep_in(MemoryStore())

    with pytest.raises(PayloadError, match="a cursor must be JSON"):
        job.perform()


def test_what_does_not_go_with_steps_is_refused() -> None:
    with pytest.raises(ConfigError, match="no perform of its own"):

        class Both(IterableJob):
            def perform(self) -> None:
                """Do all at once."""

    for option in ({"timeout": 3}, {"isolation": "process"}):
        with pytest.raises(ConfigError, match="an iterable job has no"):
            type("Timed", (IterableJob,), {"options": option})


def test_forms_ask_for_the_arguments_and_not_for_the_cursor() -> None:
    told = describe_class(counting([]))

    assert (told["signature"], [one["name"] for one in told["params"]]) == ("(to: int)", ["to"])


def test_rows_of_a_file_are_items(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,age\nAda,36\nGrace,85\n", encoding="utf-8")
    job = counting([])()

    assert next(job.csv_enumerator(file, cursor=None)) == ({"name": "Ada", "age": "36"}, 0)
    assert list(job.csv_enumerator(file, cursor=1)) == [({"name": "Grace", "age": "85"}, 1)]


def test_how_far_a_job_is_comes_with_it(engines: Engines, make_store: MakeStore) -> None:
    store = make_store()
    found: Told = []
    counting([], step=lambda job, _: found.append(store.get(job.jid)))
    manager = engines(1, store=store)
    push(manager, "Count", 1)

    run(manager)

    [detail] = found
    assert detail.iteration is not None
    assert detail.iteration[:2] == Iteration(1, 0, 0.0)[:2]
