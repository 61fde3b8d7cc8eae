"""What an engine tells over a pipe: who it is, events, and the lines of its jobs."""

import logging
import os
import re
from typing import get_args

import pytest
from tests.engine.listening import Line, Open
from tests.engine.support import PATIENCE, Engines, push, until

from kickboard import ScaledClock, events
from kickboard.runtime import telemetry, ticks
from kickboard.runtime.capture import LineHandler

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
    assert first["recovered"] == {"returned": 0, "poisoned": 0, "processes": [], "started": 0}
    assert first["clock"]["rate"] == 1.0
    assert re.fullmatch(r"\d+\.\d+\.\d+", first["version"])
    [described] = [each for each in first["classes"] if each["name"] == "tests.Speaking"]
    assert described["queue"] == "talk"
    assert described["signature"] == "(word: str)"
    assert (second["t"], second["message"]) == ("log", "before the start")


# -- ticks


def test_ticks_tell_what_came_due_the_scheduled_and_the_retries_apart(
    engines: Engines, window: Open
) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    push(manager, "tests.Speaking", "later", at=manager.clock.now() + 0.05)

    view.wait_for("tick", lambda line: line["due_scheduled"] == 1)
    assert sum(line["due_retries"] for line in view.of("tick")) == 0


def test_an_engine_that_does_nothing_says_so_less_often(engines: Engines, window: Open) -> None:
    manager = engines(1)
    view = window(manager)
    manager.start()
    view.telemetry.start()
    view.wait_for("tick", lambda line: line["dt"] > (telemetry.CALM - 1) * telemetry.PERIOD)

    push(manager, "tests.Speaking", "now")
    view.wait_for("tick", lambda line: line["totals"]["done"] == 1)


def test_an_engine_stands_as_it_stood_until_something_is_done_or_changed(engines: Engines) -> None:
    manager = engines(1)
    manager.start()
    before = ticks.standing(manager)
    assert before is not None
    assert ticks.standing(manager) == before
    manager.pause_processor(manager.processors[0].name)
    assert ticks.standing(manager) not in (before, None)

    manager.resume_processor(manager.processors[0].name)
    push(manager, "tests.Speaking", "now")
    until(lambda: manager.metrics.done == 1)
    assert ticks.standing(manager) != before


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


def test_nothing_is_made_for_the_start_and_end_of_each_job(engines: Engines, window: Open) -> None:
    """Nobody is told of these, and to make them costs as much as all the rest of an empty job."""
    manager = engines(1)

    view = window(manager)
    manager.start()
    view.telemetry.start()

    wanted = {kind for kind in get_args(events.Event) if manager.events.wants(kind)}
    assert wanted == set(get_args(events.Event)) - {events.JobStarted, events.JobFinished}


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
