"""What an engine does when it is told something over a pipe."""

import sys
from pathlib import Path
from typing import Any

import pytest
from tests.engine.listening import Line, Open
from tests.engine.support import Engines, push


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
        ({"cmd": "setting", "key": "nothing.at_all", "value": 1}, "the demo's jobs are not loaded"),
    ],
)
def test_a_command_that_fails_says_why(
    engines: Engines, window: Open, command: Line, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kickboard.demo.settings", raising=False)
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
