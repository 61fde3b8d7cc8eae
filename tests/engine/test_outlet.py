"""The pipe itself: nobody is held up, nothing of the counts is lost; prints and limits."""

import json
import os
import sys
import threading
from collections import Counter

import pytest
from tests.engine.listening import Line, Open
from tests.engine.support import PATIENCE, Engines, push

from kickboard import Job
from kickboard.runtime.capture import PrintCapture, capture_prints
from kickboard.runtime.limit import Limit
from kickboard.runtime.outlet import MOST_BYTES, WAITING, Outlet

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
    assert dropped >= 20_000 - 2 * WAITING - 1_000  # waiting, in hand, and in the pipe
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
