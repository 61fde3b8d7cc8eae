"""What an engine tells over a pipe, and what it does when it is told something."""

import json
import logging
import os
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import PATIENCE, Engines, FlakyStore, push

from kickboard import Job, ScaledClock, events
from kickboard.config import Capsule, Config
from kickboard.errors import StoreFullError
from kickboard.jobs.registry import REGISTRY
from kickboard.runtime import ticks
from kickboard.runtime.capture import LineHandler, PrintCapture, capture_prints
from kickboard.runtime.limit import Limit
from kickboard.runtime.manager import Manager
from kickboard.runtime.metrics import Group, Taken
from kickboard.runtime.outlet import MOST_BYTES, WAITING, Outlet
from kickboard.runtime.telemetry import Telemetry
from kickboard.stores.base import Delivery
from kickboard.stores.memory import MemoryStore

Line = dict[str, Any]


class Window:
    """The other end: reads lines on a thread of its own, and says commands."""

    def __init__(self, manager: Manager) -> None:
        self._reading, writing = os.pipe()
        listening, self._saying = os.pipe()
        self._writing = writing
        self._source = os.fdopen(listening, "rb")
        self.ended: list[float | None] = []
        self._came = threading.Condition()
        self.lines: list[Line] = []
        self.sizes: list[tuple[str, int]] = []
        self.telemetry = Telemetry(manager, writing, self._source, self._on_end)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _on_end(self, grace: float | None) -> None:
        with self._came:
            self.ended.append(grace)
            self._came.notify_all()

    def _read(self) -> None:
        with os.fdopen(self._reading, "rb") as stream:
            for data in stream:
                line = json.loads(data)
                with self._came:
                    self.lines.append(line)
                    self.sizes.append((line["t"], len(data)))
                    self._came.notify_all()

    def say(self, *commands: Any) -> None:
        """Say commands, or raw bytes."""
        for command in commands:
            data = command if isinstance(command, bytes) else json.dumps(command).encode()
            os.write(self._saying, data + b"\n")

    def of(self, kind: str) -> list[Line]:
        """Return the lines of one kind so far."""
        with self._came:
            return [line for line in self.lines if line["t"] == kind]

    def wait_for(self, kind: str, wanted: Callable[[Line], bool] = lambda _line: True) -> Line:
        """Block until a line of *kind* is as *wanted*; return the first."""
        found: list[Line] = []

        def look() -> bool:
            found[:] = [line for line in self.lines if line["t"] == kind and wanted(line)]
            return bool(found)

        with self._came:
            assert self._came.wait_for(look, PATIENCE), f"no such {kind}: {self.lines[-5:]}"
        return found[0]

    def wait_for_end(self) -> None:
        """Block until the engine was told that its input ended, or to stop."""
        with self._came:
            assert self._came.wait_for(lambda: bool(self.ended), PATIENCE)

    def hang_up(self) -> None:
        """End the engine's input."""
        if self._saying >= 0:
            os.close(self._saying)
            self._saying = -1

    def close(self) -> None:
        """Stop telling, end the input, and read to the end."""
        self.telemetry.stop()
        self.hang_up()
        os.close(self._writing)
        self._reader.join(PATIENCE)
        self.wait_for_end()
        self._source.close()


Open = Callable[[Manager], Window]


@pytest.fixture
def window() -> Iterator[Open]:
    """Open windows on managers; closed in the end."""
    opened: list[Window] = []
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)

    def open_window(manager: Manager) -> Window:
        opened.append(Window(manager))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()
    logging.getLogger().setLevel(level)


class Speaking(Job, name="tests.Speaking", queue="talk"):
    """Say something."""

    def perform(self, word: str) -> None:
        print(word, "twice:", word)  # noqa: T201
        self.log.info("logged %s", word)


class Failing(Job, name="tests.Failing", retry=0):
    def perform(self) -> None:
        raise ValueError("no luck today")


class Quick(Job, name="tests.Quick"):
    def perform(self) -> None: ...


# -- hello


def test_hello_comes_first_and_says_who_is_there(engines: Engines, window: Open) -> None:
    manager = engines(3, queues=[("talk", 3), ("low", 1)])
    view = window(manager)
    logging.getLogger("early").warning("before anything started")
    view.telemetry.prepare()
    logging.getLogger("early").warning("before the start")
    manager.start()
    view.telemetry.start()

    view.wait_for("tick")
    first, second = view.lines[:2]
    assert first["t"] == "hello"
    assert (first["v"], first["pid"], first["identity"]) == (1, os.getpid(), manager.identity)
    assert (first["store"], first["durability"]) == ("memory:", "none")
    assert (first["concurrency"], first["queues"]) == (3, [["talk", 3], ["low", 1]])
    assert first["recovered"] == {"returned": 0, "poisoned": 0, "processes": []}
    assert first["clock"]["rate"] == 1.0
    assert re.fullmatch(r"\d+\.\d+\.\d+", first["version"])
    [described] = [each for each in first["classes"] if each["name"] == "tests.Speaking"]
    assert described["queue"] == "talk"
    assert described["signature"] == "(word: str)"
    assert (second["t"], second["message"]) == ("log", "before the start")


# -- ticks


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


# -- events, logs, prints


def test_events_are_told_with_their_fields(engines: Engines, window: Open) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    jid = push(manager, "tests.Failing", retry=0)
    manager.pause("mailers")

    died = view.wait_for("event", lambda line: line["kind"] == "JobDied")
    paused = view.wait_for("event", lambda line: line["kind"] == "QueuePaused")

    assert (died["jid"], died["job_class"], died["queue"]) == (jid, "tests.Failing", "default")
    assert (died["error_class"], died["error_message"]) == ("ValueError", "no luck today")
    assert died["v"] == 1
    assert paused["queue"] == "mailers"
    assert not {"JobStarted", "JobFinished"} & {line["kind"] for line in view.of("event")}


def test_a_flood_of_failures_is_cut_and_the_rest_counted(engines: Engines, window: Open) -> None:
    manager = engines(2)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    for retry in (0, False, 3):
        for _ in range(100):
            push(manager, "tests.Failing", retry=retry)
    assert manager.wait_until_idle(PATIENCE)

    def told() -> list[Line]:
        return [line for line in view.lines if line.get("kind", "").startswith("Job")]

    def dropped() -> int:
        return sum(line["count"] for line in view.lines if line.get("kind") == "Dropped")

    view.wait_for("event", lambda _line: len(told()) + dropped() == 300)
    view.wait_for("tick", lambda tick: tick["totals"]["failed"] == 300)
    assert {line["kind"] for line in told()} <= {"JobDied", "JobDiscarded", "JobFailed"}
    assert len(told()) <= 60
    assert sum(tick["failed"] for tick in view.of("tick")) == 300


def test_a_long_text_of_an_event_is_cut() -> None:
    line = ticks.event(events.StoreTrouble(message="x" * 50_000), 5.0)

    assert line["message"] == "x" * 4_000
    assert (line["t"], line["kind"], line["at"]) == ("event", "StoreTrouble", 5.0)


def test_what_jobs_print_and_log_is_told_with_their_jid(engines: Engines, window: Open) -> None:
    manager = engines(2, queues=["talk"])
    view = window(manager)
    manager.start()
    view.telemetry.start()
    jids = {word: push(manager, "tests.Speaking", word, queue="talk") for word in ("one", "two")}

    for word, jid in jids.items():
        printed = view.wait_for("log", lambda line, w=word: line["message"] == f"{w} twice: {w}")  # type: ignore[misc]
        logged = view.wait_for("log", lambda line, w=word: line["message"] == f"logged {w}")  # type: ignore[misc]
        for line in (printed, logged):
            assert (line["jid"], line["class"]) == (jid, "tests.Speaking")
            assert line["level"] == "INFO"
        assert logged["logger"] == "kickboard.job.tests.Speaking"


def test_a_flood_of_lines_is_cut_but_errors_pass(engines: Engines, window: Open) -> None:
    view = window(engines(1))
    view.telemetry.start()
    noise = logging.getLogger("noise")
    for i in range(1_000):
        noise.info("line %d", i)
    noise.error("this matters")

    view.wait_for("log", lambda line: line["message"] == "this matters")
    cut = view.wait_for("log", lambda line: line["message"].endswith("are not shown"))

    told = [line for line in view.of("log") if line["message"].startswith("line ")]
    assert len(told) <= 400
    assert int(cut["message"].split()[0]) + len(told) >= 800


def test_lines_with_half_a_surrogate_or_a_percent_sign_arrive(
    engines: Engines, window: Open
) -> None:
    view = window(engines(1))
    view.telemetry.start()
    noise = logging.getLogger("noise")

    noise.warning("100 %")
    # Straight to the handler: pytest's own would raise, or could not pass it on.
    for text, values in (("half: \ud800", ()), ("%d", ("no number",))):
        view.telemetry._handler.emit(
            logging.LogRecord("noise", logging.INFO, "f", 1, text, values, None)
        )
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError:
        noise.exception("with a trace")
    noise.warning("y" * 100_000)

    view.wait_for("log", lambda line: line["message"] == "half: ?")
    view.wait_for("log", lambda line: line["message"] == "100 %")
    view.wait_for("log", lambda line: line["message"] == "%d")
    trace = view.wait_for("log", lambda line: line["message"].startswith("with a trace"))
    assert trace["message"].endswith("ZeroDivisionError: division by zero")
    long = view.wait_for("log", lambda line: line["message"].startswith("yyy"))
    assert len(long["message"]) == 4_000


def test_a_record_that_cannot_be_shown_harms_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Unspeakable:
        def __str__(self) -> str:
            raise ValueError

    monkeypatch.setattr(logging, "raiseExceptions", False)
    sent: list[Line] = []
    handler = LineHandler(sent.append, ScaledClock(1.0))

    handler.emit(logging.LogRecord("x", logging.INFO, "f", 1, Unspeakable(), None, None))

    assert sent == []


# -- commands


def test_commands_do_what_they_say_and_are_answered(engines: Engines, window: Open) -> None:
    manager = engines(2)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    commands: list[Line] = [
        {"cmd": "wake"},
        {"cmd": "resize", "concurrency": 4},
        {"cmd": "pause", "queue": "mailers"},
        {"cmd": "pause", "queue": None},
        {"cmd": "pause_processor", "name": "default/2"},
    ]
    view.say(*({**command, "id": i} for i, command in enumerate(commands)))

    reply = view.wait_for("reply", lambda line: line["id"] == 4)

    assert reply == {"v": 1, "t": "reply", "id": 4, "ok": True, "error": None}
    assert [line["id"] for line in view.of("reply")] == [0, 1, 2, 3, 4]
    assert manager.concurrency == 4
    assert manager.store.paused() == (True, frozenset({"mailers"}))
    assert [p.paused for p in manager.processors] == [False, True, False, False]
    view.say(
        {"cmd": "resume", "queue": "mailers"},
        {"cmd": "resume"},
        {"cmd": "resume_processor", "name": "default/2", "id": "last"},
    )
    view.wait_for("reply", lambda line: line["id"] == "last")
    assert manager.store.paused() == (False, frozenset())
    assert not any(p.paused for p in manager.processors)


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ({"cmd": "fly"}, "there is no command 'fly'"),
        ({}, "there is no command None"),
        ({"cmd": "resize"}, "KeyError: 'concurrency'"),
        ({"cmd": "resize", "concurrency": 0}, "concurrency must be 1 to 1000, not 0"),
        ({"cmd": "pause", "queue": 5}, "a queue name must be a text"),
        ({"cmd": "pause_processor", "name": "x"}, "there is no processor of that name"),
        ({"cmd": "resume_processor", "name": "x"}, "there is no processor of that name"),
        ({"cmd": "load", "path": "missing.py"}, "there is no file"),
        ({"cmd": "setting", "key": "nothing.at_all", "value": 1}, "Error"),
    ],
)
def test_a_command_that_fails_says_why(
    engines: Engines, window: Open, command: Line, error: str
) -> None:
    view = window(engines(1))
    view.telemetry.start()

    view.say({**command, "id": 7})

    reply = view.wait_for("reply")
    assert (reply["id"], reply["ok"]) == (7, False)
    assert error in reply["error"]


def test_lines_that_are_no_commands_are_logged_and_passed_over(
    engines: Engines, window: Open
) -> None:
    view = window(engines(1))
    view.telemetry.start()

    view.say(b"", b"  ", b"this is no JSON", b"\xff\x00", b"[1]", b'"wake"', {"cmd": "fly"})
    view.say({"cmd": "wake", "id": 1})

    assert view.wait_for("reply")["ok"]
    messages = [line["message"] for line in view.of("log")]
    assert [text.split(":")[0] for text in messages] == [
        "not a command",
        "not a command",
        "a command is an object, not [1]",
        "a command is an object, not 'wake'",
        "fly",
    ]


def test_a_module_can_be_loaded_and_hello_comes_again(
    engines: Engines, window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    shop = tmp_path / "loaded_by_telemetry.py"
    shop.write_text(
        "from kickboard import Job\nclass LoadedJob(Job):\n    def perform(self): print('here')\n"
    )
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    push(manager, "LoadedJob")
    view.wait_for("event", lambda line: line["kind"] == "UnknownClass")

    view.say({"cmd": "load", "path": str(shop), "id": 1})

    view.wait_for("hello", lambda line: any(c["name"] == "LoadedJob" for c in line["classes"]))
    view.wait_for("tick", lambda tick: tick["totals"]["done"] == 1)
    view.wait_for("log", lambda line: line["message"] == "here")
    del sys.modules["loaded_by_telemetry"]


def test_a_setting_goes_to_the_demo(
    engines: Engines, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied: list[tuple[str, Any]] = []

    class Settings:
        apply = staticmethod(lambda key, value: applied.append((key, value)))

    view = window(engines(1))
    view.telemetry.start()
    monkeypatch.delitem(sys.modules, "kickboard.demo.settings", raising=False)
    view.say({"cmd": "setting", "key": "demo.failure_rate", "value": 0.3, "id": 1})
    assert "not loaded" in view.wait_for("reply")["error"]

    monkeypatch.setitem(sys.modules, "kickboard.demo.settings", Settings)
    view.say({"cmd": "setting", "key": "demo.failure_rate", "value": 0.3, "id": 2})

    assert view.wait_for("reply", lambda line: line["id"] == 2)["ok"]
    assert applied == [("demo.failure_rate", 0.3)]


def test_a_dump_shows_every_thread(engines: Engines, window: Open) -> None:
    manager = engines(3)
    view = window(manager)
    manager.start()
    view.telemetry.start()

    view.say({"cmd": "dump"})

    threads = {t["name"]: "".join(t["stack"]) for t in view.wait_for("dump")["threads"]}
    assert {"kickboard/default/1", "kickboard/settler", "MainThread"} <= set(threads)
    assert "wait_for_work" in threads["kickboard/default/1"]
    assert __name__.rsplit(".", 1)[-1] in threads["MainThread"]


def test_another_process_may_ask_for_a_dump(engines: Engines, window: Open) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()

    manager.store.signal(manager.identity, "dump")
    manager._heartbeat.beat_soon()

    view.wait_for("dump")


def test_quiet_takes_no_more_work(engines: Engines, window: Open) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()

    view.say({"cmd": "quiet"})

    view.wait_for("tick", lambda tick: tick["state"] == "quiet")


@pytest.mark.parametrize(
    ("command", "grace"),
    [
        ({"cmd": "stop", "timeout": 3}, 3),
        ({"cmd": "stop"}, None),
        ({"cmd": "stop", "timeout": "soon"}, None),
        (None, None),
    ],
)
def test_stop_or_the_end_of_input_ends_it(
    engines: Engines, window: Open, command: Line | None, grace: float | None
) -> None:
    view = window(engines(1))
    view.telemetry.start()

    if command is None:
        view.hang_up()
    else:
        view.say(command, {"cmd": "never heard"})

    view.wait_for_end()
    assert view.ended == [grace]


# -- the outlet


def read_all(descriptor: int) -> list[Line]:
    with os.fdopen(descriptor, "rb") as stream:
        return [json.loads(line) for line in stream]


def test_a_reader_that_does_not_read_holds_up_nobody() -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing)
    counted = Counter[str]()

    def tick() -> Line:
        counted["ticks"] += 1
        return {"t": "tick", "n": counted["ticks"]}

    for i in range(20_000):
        outlet.send({"t": "log", "n": i, "message": "x" * 50})
        outlet.tick(tick)
    found: list[Line] = []
    reader = threading.Thread(target=lambda: found.extend(read_all(reading)))
    reader.start()
    outlet.close(PATIENCE)
    os.close(writing)
    reader.join(PATIENCE)

    logs = [line["n"] for line in found if line["t"] == "log"]
    dropped = sum(line["count"] for line in found if line.get("kind") == "Dropped")
    assert logs == sorted(logs)
    assert logs[-1] == 19_999
    assert len(logs) + dropped == 20_000
    assert dropped >= 20_000 - WAITING - 2_000
    assert sum(line["t"] == "tick" for line in found) == counted["ticks"] <= 2_000


def test_a_tick_that_cannot_be_made_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing)

    def tick() -> Line:
        raise KeyError

    outlet.tick(tick)
    outlet.send({"t": "log", "n": 1})
    outlet.close(PATIENCE)
    outlet.send({"t": "log", "n": 2})
    os.close(writing)

    assert read_all(reading) == [{"t": "log", "n": 1}]
    assert "a tick could not be made" in caplog.text


def test_a_line_that_is_too_long_is_left_out_unless_it_must_come() -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing)
    found: list[Line] = []
    reader = threading.Thread(target=lambda: found.extend(read_all(reading)))
    reader.start()

    for kind in ("log", "hello", "dump", "reply"):
        outlet.send({"t": kind, "text": "x" * MOST_BYTES})
    outlet.close(PATIENCE)
    os.close(writing)
    reader.join(PATIENCE)

    assert [line["t"] for line in found] == ["hello", "dump", "reply"]


def test_a_reader_that_is_gone_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    outlet = Outlet(writing)

    for i in range(10):
        outlet.send({"t": "log", "n": i})
    outlet.close(PATIENCE)

    assert not outlet._thread.is_alive()
    os.close(writing)


def test_what_is_held_comes_after_the_first_line() -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing, held=True)
    outlet.send({"t": "log"})
    outlet.tick(lambda: {"t": "tick"})

    outlet.begin({"t": "hello"})
    outlet.close(PATIENCE)
    os.close(writing)

    assert [line["t"] for line in read_all(reading)] == ["hello", "log", "tick"]


# -- prints and limits


def test_prints_outside_jobs_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    restore = capture_prints()
    try:
        print("a word", end="")  # noqa: T201
        sys.stdout.flush()
        assert isinstance(sys.stdout, PrintCapture)
    finally:
        restore()
        restore()

    found = capsys.readouterr()
    assert (found.out, found.err) == ("", "a word")
    assert not isinstance(sys.stdout, PrintCapture)


def test_a_job_that_prints_without_end_is_heard_all_the_same(
    engines: Engines, window: Open
) -> None:
    class Dots(Job):
        def perform(self, dots: int) -> None:
            for _ in range(dots):
                print(".", end="")  # noqa: T201
            print("!", end="", flush=True)  # noqa: T201

    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    jid = push(manager, "Dots", 5_000)

    end = view.wait_for("log", lambda line: line["message"].endswith("!"))

    lines = [line for line in view.of("log") if line["message"].startswith(".")]
    assert sum(line["message"].count(".") for line in lines) >= 4_000
    assert end["jid"] == jid
    assert len(lines) == 2


def test_a_limit_counts_what_it_holds_back(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Limit(2)
    now = [5.2]
    monkeypatch.setattr(limit, "_clock", type("At", (), {"monotonic": lambda _self: now[0]})())

    assert [limit.allows() for _ in range(5)] == [True, True, False, False, False]
    assert limit.take_held() == 0
    now[0] = 6.0
    assert limit.take_held() == 3
    assert limit.take_held() == 0
    assert limit.allows()


def test_every_class_of_this_file_is_registered() -> None:
    assert REGISTRY.get("tests.Quick") is Quick
