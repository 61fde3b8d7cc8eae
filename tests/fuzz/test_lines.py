"""What comes down a pipe, is typed on a command line or into a form: read, or refused in words."""

import io
import json
import os
import random
from pathlib import Path
from typing import Any

import click
import pytest
from tests.fuzz import kit

from kickboard.cli import main
from kickboard.cli.push import read_arguments
from kickboard.client import Client
from kickboard.errors import PayloadError
from kickboard.runtime.manager import Manager
from kickboard.runtime.telemetry import Telemetry
from kickboard.stores.memory import MemoryStore

pytestmark = pytest.mark.timeout(3600)  # a hundred thousand cases take a while

#: Of so many cases of arguments one goes through the whole command line.
WHOLE = 100


def test_any_text_of_arguments_is_read_or_refused() -> None:
    client = Client(MemoryStore())
    pushed = 0
    for case, rng in kit.seeds("array"):
        text = arguments(rng)

        args = kit.survives(case, read_arguments, text, allowed=click.UsageError)
        if args is not None:
            item = {"class": "A", "args": args}
            jid = kit.survives(case, client.push, item, allowed=PayloadError)
            pushed += jid is not None

    assert pushed > 0.05 * kit.CASES


def arguments(rng: random.Random) -> str:
    """Return what somebody may give as --args."""
    if rng.random() < 0.3:
        return kit.text(rng, 12)
    made = json.dumps([kit.value(rng) for _ in range(rng.randrange(4))]).encode("utf-8")
    for _ in range(rng.choice((0, 1, 2))):
        made = kit.mutated(rng, made)
    return made.decode("utf-8", "surrogateescape")


def test_the_command_line_never_ends_in_a_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "jobs.db")
    codes = set()
    for case, rng in kit.seeds("command", kit.CASES // WHOLE):
        text = arguments(rng).replace("\0", "")  # no argument of a process can hold one
        code = kit.survives(case, main, ["push", "A", "--args", text, "--store", store])
        _, err = capfd.readouterr()
        assert code in (0, 2), f"{case}: {code} {err}"
        assert "Traceback" not in err, case
        assert err.count("\n") <= 1, f"{case}: {err}"
        codes.add(code)

    assert codes == {0, 2}


def test_a_line_of_telemetry_is_a_message_or_a_line_of_the_log() -> None:
    pytest.importorskip("PySide6")
    from kickboard_desktop.telemetry import (  # noqa: PLC0415 - the engine's tests run without Qt
        LineSplitter,
        parse_line,
    )

    splitter = LineSplitter()
    understood = 0
    for case, rng in kit.seeds("line"):
        line = telemetry(rng)
        message = kit.survives(case, parse_line, line, 1.0)
        understood += type(message).__name__ not in ("LogLine", "NoneType")
        cut = rng.randrange(len(line) + 1)
        kit.survives(case, splitter.feed, line[:cut])
        kit.survives(case, splitter.feed, line[cut:] + b"\n")

    assert understood > 0.05 * kit.CASES


FIELDS: dict[str, dict[str, Any]] = {
    "hello": {
        "version": "0.1.0", "pid": 1, "identity": "h:1:a", "store": "memory:", "started_at": 1.0,
        "clock": {"now": 1.0, "monotonic": 1.0, "rate": 1.0}, "concurrency": 5,
        "queues": [["default", 1]], "classes": [{"name": "A", "params": [{"name": "x"}]}],
        "recovered": {"returned": 1, "poisoned": 0, "processes": ["x"]},
    },
    "tick": {
        "seq": 1, "at": 1.0, "mono": 1.0, "dt": 0.1, "done": 3, "totals": {"done": 3},
        "groups": [["q", "A", 3, 0, [[1, 3]], [[2, 3]]]],
        "processors": [["p1", "busy", "jid", "A", "q", 1.0]], "rss_kb": 1, "commit_ms": None,
    },
    "event": {"kind": "JobDied", "at": 1.0, "jid": "x", "job_class": "A"},
    "log": {"at": 1.0, "level": "INFO", "logger": "x", "message": "m", "jid": None, "class": None},
    "dump": {"threads": [{"name": "t", "stack": ["a", "b"]}]},
    "reply": {"id": 1, "ok": True, "error": None},
}  # fmt: skip


def telemetry(rng: random.Random) -> bytes:
    """Return a line of the engine's, more or less."""
    if rng.random() < 0.1:
        return kit.payload(rng)
    kind = rng.choice(tuple(FIELDS))
    fields: dict[str, object] = {"v": 1, "t": kind, **FIELDS[kind]}
    for name in rng.sample(tuple(fields), rng.randrange(3)):
        fields[name] = kit.value(rng)
    if rng.random() < 0.1:
        fields.pop(rng.choice(tuple(fields)))
    line = json.dumps(fields, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    for _ in range(rng.choice((0, 0, 1, 2))):
        line = kit.mutated(rng, line)
    return line


def test_what_is_typed_into_a_form_is_an_argument_or_a_mistake_with_a_name() -> None:
    pytest.importorskip("PySide6")
    from kickboard_desktop.models.job.arguments import (  # noqa: PLC0415 - see above
        ArgumentError,
        hint,
        initial_text,
        read,
    )
    from kickboard_desktop.telemetry import ParamInfo  # noqa: PLC0415

    types = ("str", "int", "float", "bool", "list[int]", "str | None", "dict[str, Any]", "date", "")
    for case, rng in kit.seeds("form"):
        param = ParamInfo(
            name=rng.choice(("x", "*xs", kit.text(rng, 1))),
            type=rng.choice((*types, kit.text(rng, 1))),
            required=rng.random() < 0.5,
            default=kit.value(rng, 1),
        )
        text = arguments(rng)
        kit.survives(case, hint, param)
        kit.survives(case, initial_text, param)
        kit.survives(case, read, param, text, allowed=ArgumentError)


def test_commands_to_an_engine_are_obeyed_or_answered() -> None:
    """The engine reads them from its window, but nothing keeps others from writing there."""
    manager = Manager(1, ("default",), store=MemoryStore())
    target = os.open(os.devnull, os.O_WRONLY)
    telemetry_ = Telemetry(manager, target, io.BytesIO(), lambda _: None)
    names = ("wake", "quiet", "resize", "pause", "resume", "pause_processor", "resume_processor",
             "dump", "setting", "nosuch")  # fmt: skip
    for case, rng in kit.seeds("obey", min(kit.CASES, 5_000)):
        command = {
            "cmd": rng.choice(names) if rng.random() < 0.9 else kit.value(rng),
            **{
                key: kit.value(rng, 1)
                for key in ("id", "concurrency", "queue", "name", "key", "value", "timeout")
                if rng.random() < 0.5
            },
        }
        wanted = command.get("concurrency")
        if isinstance(wanted, int) and wanted > 8:
            command["concurrency"] = 8  # real threads
        kit.survives(case, telemetry_._obey, command)
    telemetry_.stop()
    manager.stop(0)
    os.close(target)
