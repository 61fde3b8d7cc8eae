"""The commands for what only Sidekiq's Redis has, on what 7.3.10 and 8.1.7 wrote."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.interop import recorded
from tests.stores.redis_server import RedisServer

from kickboard.cli import WRONG_USE, main
from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.redis import RedisStore
from kickboard.stores.sqlite import SQLiteStore

each_line = pytest.mark.parametrize("line", tuple(recorded.VERSIONS))
Printed = pytest.CaptureFixture[str]


def give(server: RedisServer, capfd: Printed, *words: str) -> tuple[int, str, str]:
    """Give a command; return its exit code and what it printed."""
    code = main([*words, "--store", server.url])
    printed = capfd.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have stores live at the time of the recordings."""
    monkeypatch.setattr(
        "kickboard.stores.redis.store.SystemClock", lambda: ManualClock(recorded.NOW)
    )


def load(server: RedisServer, line: int, situation: str) -> None:
    store = RedisStore(server.url)
    recorded.load(store, line, situation)
    store.close()


@each_line
def test_metrics_are_a_table_and_a_document(
    server: RedisServer, now: None, capfd: Printed, line: int
) -> None:
    load(server, line, "metrics")

    code, out, _ = give(server, capfd, "metrics", "90m")

    assert code == 0
    lines = [row.split() for row in out.splitlines()]
    assert lines[0] == ["CLASS", "RUNS", "FAILED", "TIME", "AVERAGE"]
    assert [row[:3] for row in lines[1:4]] == [
        ["SlowJob", "1", "0"],
        ["FailJob", "1", "1"],
        ["HardJob", "3", "0"],
    ]
    assert "release 1" in out

    code, out, _ = give(server, capfd, "metrics", "--json")

    document: dict[str, Any] = json.loads(out)
    assert code == 0
    assert document["step"] == 60
    slow = document["classes"][0]
    assert (slow["class"], slow["processed"], slow["ms"], slow["average_ms"]) == (
        "SlowJob",
        1,
        401,
        401,
    )
    assert [mark["label"] for mark in document["deploys"]] == ["release 1"]


def test_where_nothing_ran_that_is_said(server: RedisServer, capfd: Printed) -> None:
    assert give(server, capfd, "metrics")[:2] == (0, "Nothing ran.\n")


@pytest.mark.parametrize("span", ["1", "h", "0h", "-1h", "1w", "1.5h"])
def test_a_span_that_makes_no_sense_is_refused(
    server: RedisServer, capfd: Printed, span: str
) -> None:
    code, out, err = give(server, capfd, "metrics", "--", span)

    assert (code, out) == (WRONG_USE, "")
    assert "such as 90m or 8h" in err


def test_a_deploy_is_marked_once_and_shown(server: RedisServer, capfd: Printed) -> None:
    assert give(server, capfd, "deploy", "v2 \x1b")[1] == "Marked: v2 \\x1b.\n"
    assert give(server, capfd, "deploy", "v2 \x1b")[1].startswith("Nothing new")

    assert "v2 \\x1b" in give(server, capfd, "metrics")[1]


def test_a_deploy_without_a_label_is_named_by_the_last_commit(
    server: RedisServer, capfd: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, err = give(server, capfd, "deploy")
    assert code == 1
    assert "give a LABEL" in err

    who = ("-c", "user.name=a", "-c", "user.email=a@example.test")
    for words in (("init", "-q"), (*who, "commit", "-q", "--allow-empty", "-m", "Pay twice")):
        subprocess.run(("git", *words), check=True)
    assert re.fullmatch(r"Marked: [0-9a-f]{7,} Pay twice\.\n", give(server, capfd, "deploy")[1])


@each_line
def test_an_iterable_job_is_asked_to_end(server: RedisServer, capfd: Printed, line: int) -> None:
    load(server, line, "iterable")
    [job] = recorded.said(line, "iterable")["jobs"]

    code, out, _ = give(server, capfd, "cancel", job["jid"])

    assert code == 0
    assert out.startswith("Asked to end")
    assert int(server.call("HGET", f"it-{job['jid']}", "cancelled")) > 1.7e9
    assert give(server, capfd, "cancel", "nobody")[0] == 1


def test_another_kind_of_store_has_none_of_it(tmp_path: Any, capfd: Printed) -> None:
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    assert main(["push", "EmailJob", "--store", url]) == 0
    capfd.readouterr()

    for words in (["metrics"], ["deploy", "v1"]):
        assert main([*words, "--store", url]) == WRONG_USE
        assert "only a store in Redis" in capfd.readouterr().err


def test_an_iterable_job_in_a_file_is_shown_and_asked_to_end(
    tmp_path: Path, capfd: Printed
) -> None:
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    assert main(["push", "Count", "--store", url]) == 0
    store = SQLiteStore(tmp_path / "jobs.db")
    [row] = store.page(View(state=JobState.ENQUEUED)).rows
    store.keep_iteration(row.jid, 2, b"16", 4.5)

    assert main(["cancel", row.jid, "--store", url]) == 0

    assert store.iterations([row.jid])[row.jid].cancelled_at
    store.close()
    capfd.readouterr()
    assert main(["job", row.jid, "--store", url]) == 0
    told = dict(re.findall(r"^(Cursor|Executions|Cancelled) +(.*)$", capfd.readouterr().out, re.M))
    assert (told["Cursor"], told["Executions"]) == ("16", "2")
    assert "Cancelled" in told
