"""Ticks: what happened since the last one, whatever the load, the reader and the clock."""

import json
import threading
import time
from collections import Counter

import pytest
from tests.engine.listening import Open
from tests.engine.support import PATIENCE, Engines, FlakyStore, push

from kickboard import Job, ScaledClock
from kickboard.config import Capsule, Config
from kickboard.errors import StoreFullError
from kickboard.runtime import ticks
from kickboard.runtime.metrics import Group, Taken
from kickboard.runtime.outlet import MOST_BYTES
from kickboard.stores.base import Delivery
from kickboard.stores.memory import MemoryStore


def test_ticks_say_what_happened_since_the_last_one(engines: Engines, window: Open) -> None:
    manager = engines(2, queues=["talk", "default"])
    view = window(manager)
    manager.start()
    view.telemetry.start()
    for _ in range(30):
        push(manager, "tests.Quick")
    for _ in range(3):
        push(manager, "tests.Failing", retry=0)
    push(manager, "tests.Failing", retry=False)
    push(manager, "tests.Failing", retry=5)

    view.wait_for("tick", lambda tick: tick["totals"]["done"] + tick["totals"]["failed"] == 35)

    found = view.of("tick")
    total = Counter[str]()
    histograms = Counter[str]()
    for tick in found:
        for name in ("done", "failed", "retried", "died", "discarded"):
            total[name] += tick[name]
        assert tick["failed"] == tick["retried"] + tick["died"] + tick["discarded"]
        assert tick["done"] == sum(group[2] for group in tick["groups"])
        for _, name, done, failed, wait, run in tick["groups"]:
            assert done + failed == sum(n for _, n in wait) == sum(n for _, n in run)
            histograms[name] += done + failed
    assert total == {"done": 30, "failed": 5, "retried": 1, "died": 3, "discarded": 1}
    assert histograms == {"tests.Quick": 30, "tests.Failing": 5}
    assert [tick["seq"] for tick in found] == list(range(1, len(found) + 1))
    assert found[-1]["totals"] == {"done": 30, "failed": 5, "lost": 0, "recovered": 0}
    assert all(tick["dt"] >= 0.05 for tick in found[1:])


@pytest.mark.parametrize("rate", [1.0, 10_000.0])
def test_there_are_ten_ticks_a_second_however_fast_the_clock(
    engines: Engines, window: Open, rate: float
) -> None:
    manager = engines(2, clock=ScaledClock(rate))
    view = window(manager)
    manager.start()
    before = time.monotonic()
    view.telemetry.start()
    for _ in range(2_000):
        push(manager, "tests.Quick")

    view.wait_for("tick", lambda tick: tick["seq"] == 5)

    assert time.monotonic() - before >= 0.45
    assert sum(tick["pushed"] for tick in view.of("tick")) == 0  # this test has its own client
    assert view.of("hello")[0]["clock"]["rate"] == rate


def test_a_tick_shows_who_works_at_what(engines: Engines, window: Open) -> None:
    go = threading.Event()

    class Slow(Job):
        def perform(self) -> None:
            go.wait(PATIENCE)

    manager = engines(3)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    manager.pause_processor(manager.processors[2].name)
    jid = push(manager, "Slow")

    tick = view.wait_for("tick", lambda tick: tick["busy"] == 1)

    states = {row[0]: row[1:] for row in tick["processors"]}
    busy = [row for row in states.values() if row[0] == "busy"]
    assert set(states) == {"default/1", "default/2", "default/3"}
    assert states["default/3"] == ["paused", None, None, None, None]
    [[_, found, job_class, queue, started]] = busy
    assert (found, job_class, queue) == (jid, "Slow", "default")
    assert 0 <= started <= tick["mono"]
    assert (tick["concurrency"], tick["state"], tick["trouble"]) == (3, "running", None)
    assert tick["rss_kb"] > 1_000
    go.set()


def test_a_tick_tells_the_state_and_the_trouble(engines: Engines, window: Open) -> None:
    go = threading.Event()

    class Slow(Job):
        def perform(self) -> None:
            go.wait(PATIENCE)

    store = FlakyStore(MemoryStore())
    manager = engines(1, store=store)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    store.fail("claim", 1, StoreFullError("the disk is full"))
    manager.wake()
    tick = view.wait_for("tick", lambda tick: tick["state"] == "trouble")
    assert tick["trouble"] == "the disk is full"
    view.wait_for("tick", lambda late: late["state"] == "running" and late["seq"] > tick["seq"])
    push(manager, "Slow")
    view.wait_for("tick", lambda tick: tick["busy"] == 1)

    manager.quiet()
    view.wait_for("tick", lambda tick: tick["state"] == "quiet")
    stopper = threading.Thread(target=manager.stop, args=(PATIENCE,))
    stopper.start()
    view.wait_for("tick", lambda tick: tick["state"] == "stopping")
    go.set()
    stopper.join(PATIENCE)

    kinds = [line["kind"] for line in view.of("event")]
    assert [kind for kind in kinds if kind.startswith("Store")] == [
        "StoreTrouble",
        "StoreRecovered",
    ]


def test_the_last_tick_has_what_came_last(engines: Engines, window: Open) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    view.wait_for("tick")
    push(manager, "tests.Quick")
    assert manager.wait_until_idle(PATIENCE)

    manager.stop(1)
    view.telemetry.stop()

    view.wait_for("tick", lambda tick: tick["totals"]["done"] == 1)
    assert sum(tick["done"] for tick in view.of("tick")) == 1


def _taken(classes: int, buckets: int = 40) -> Taken:
    """Return outcomes of so many classes with long names and full histograms."""
    taken = Taken()
    for i in range(classes):
        name = f"AClassWithQuiteALongNameAsTheyAreInBigPrograms::{i:04}"
        group = taken.groups["a queue of some sort", name] = Group()
        for k in range(buckets):
            group.wait[k] += i + 1
            group.run[k] += i + 1
        group.done = buckets * (i + 1)
        taken.done += group.done
    return taken


def test_a_tick_of_a_thousand_classes_is_short_and_adds_up(engines: Engines) -> None:
    manager = engines(1)
    taken = _taken(1_000)

    line = ticks.tick(manager, taken, seq=1, dt=0.1, pushed=0)

    assert len(json.dumps(line, separators=(",", ":"))) < MOST_BYTES
    assert sum(group[2] for group in line["groups"]) == taken.done == line["done"]
    for column in (4, 5):
        assert sum(n for group in line["groups"] for _, n in group[column]) == taken.done
    assert line["groups"][-1][:2] == ["", "other"]
    assert line["groups"][0][1].endswith("0999")
    assert len(line["groups"]) > 10


def test_a_tick_of_a_thousand_busy_processors_is_short(engines: Engines) -> None:
    manager = engines(store=MemoryStore(), config=Config(capsules=(Capsule(concurrency=1_000),)))
    pool = manager.pools[0]
    pool.processors = tuple(pool._new_processor() for _ in range(1_000))
    for processor in pool.processors:
        delivery = Delivery((1, 1), "f" * 24, "ü" * 200, "q" * 200, b"", 0.0)
        processor.current = (delivery, 1.0, 1.0)

    line = ticks.tick(manager, Taken(), seq=1, dt=0.1, pushed=0)

    assert len(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()) < MOST_BYTES
    assert line["busy"] == line["concurrency"] == 1_000
    assert line["processors"][0][0] == "default/1"
    assert len(line["processors"]) >= 50


def test_ticks_with_few_groups_tell_them_all_apart(engines: Engines) -> None:
    line = ticks.tick(engines(1), _taken(200, buckets=1), seq=1, dt=0.1, pushed=0)

    assert len(line["groups"]) == 200
    assert "other" not in [group[1] for group in line["groups"]]


def test_a_thousand_classes_at_work_are_all_counted(engines: Engines, window: Open) -> None:
    classes = [type(f"Made{i:04}", (Job,), {"perform": lambda _self: None}) for i in range(1_000)]
    manager = engines(4)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    manager.client.push_bulk([{"class": made, "args": []} for made in classes])

    view.wait_for("tick", lambda tick: tick["totals"]["done"] == 1_000)

    assert sum(group[2] for tick in view.of("tick") for group in tick["groups"]) == 1_000
    assert sum(tick["pushed"] for tick in view.of("tick")) == 1_000
    assert max(size for kind, size in view.sizes if kind != "hello") <= MOST_BYTES
    assert len(view.of("hello")[0]["classes"]) >= 1_000
