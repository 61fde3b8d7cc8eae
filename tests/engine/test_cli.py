"""The command line: what it prints, what it does, and how it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kickboard.cli import main
from kickboard.cli.routing import COMMANDS, route
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import (
    Beat,
    Failed,
    JobProgress,
    Outcome,
    ProcessInfo,
    Selection,
    Store,
    Target,
    View,
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    monkeypatch.setenv("KICKBOARD_STORE", url)
    return url


@pytest.fixture
def run(url: str, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a command; get its exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


def document(run: Run, *arguments: str) -> Any:
    """Return the one JSON document that a command prints."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def push(run: Run, *arguments: str) -> list[str]:
    code, out, _ = run("push", *arguments)
    assert code == 0
    return out.split()


def fail(store: Store, jid: str, outcome: Outcome = Outcome.RETRY, **more: Any) -> None:
    """Let the job *jid*, the only one that waits, fail."""
    store.register(
        ProcessInfo(
            identity="host:1:abc",
            hostname="host",
            pid=1,
            started_at=store.snapshot().at,
            concurrency=5,
            queues={"default": 0, "low": 2},
            version="0",
        )
    )
    [delivery] = store.claim([("default", 1)], 1)
    assert delivery.jid == jid
    now = store.snapshot().at
    failed = Failed(
        delivery,
        outcome,
        now,
        0.25,
        now + 60,
        0,
        "default",
        "TimeoutError",
        "read\ntimed out",
        "tb",
        **more,
    )
    store.finish([], [failed])


# -- push


def test_pushed_jobs_are_printed_by_jid_and_stored(run: Run, store: Store) -> None:
    jids = push(run, "EmailJob", "--args", '["ä", {"n": 1}]', "--queue", "mailers", "--count", "3")

    assert len(set(jids)) == 3
    detail = store.get(jids[0])
    assert detail is not None
    assert detail.record.args == ("ä", {"n": 1})
    assert detail.record.queue == "mailers"


def test_a_push_takes_the_options_of_a_job(run: Run, store: Store) -> None:
    [jid] = push(run, "J", "--retry", "3", "--priority", "0", "--tag", "nightly", "--in", "90m")
    [never] = push(run, "J", "--retry", "false", "--at", "2035-01-01")

    detail, other = store.get(jid), store.get(never)
    assert detail is not None
    assert other is not None
    assert (detail.record.retry, detail.record.priority) == (3, 0)
    assert detail.record.tags == ("nightly",)
    assert detail.record.state is JobState.SCHEDULED
    assert detail.record.at - store.snapshot().at == pytest.approx(5400, abs=30)
    assert (other.record.retry, other.record.at) == (False, 2_051_222_400)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--args", "{"], "not JSON"),
        (["--args", "3"], "JSON array"),
        (["--in", "soon"], "30s, 5m"),
        (["--in", "5m", "--at", "tomorrow"], "not both"),
        (["--at", "someday"], "2026-11-24"),
        (["--retry", "often"], "a number, true or false"),
        (["--queue", ""], "queue"),
        (["--priority", "10"], "priority"),
        (["--args", "[1e999]"], ""),
    ],
)
def test_a_wrong_push_stores_nothing_and_says_why(
    run: Run, store: Store, options: list[str], reason: str
) -> None:
    code, out, err = run("push", "EmailJob", *options)

    assert (code, out) == (2, "")
    assert reason in err
    assert len(err.strip().splitlines()) == 1
    assert store.count(View(state=JobState.ENQUEUED)) == 0


# -- look


def test_the_stats_are_readable_and_exact(run: Run, store: Store) -> None:
    push(run, "EmailJob", "--count", "1204", "--queue", "mailers")
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    code, out, _ = run("stats")
    numbers = document(run, "stats")

    assert code == 0
    assert "Enqueued   1,204" in out
    assert "0 % succeeded" in out
    assert "next in " in out
    assert (numbers["enqueued"], numbers["failed"], numbers["retry"]) == (1204, 1, 1)
    assert [queue["name"] for queue in numbers["queues"]] == ["default", "mailers"]


def test_queues_show_how_full_and_whether_paused(run: Run) -> None:
    push(run, "EmailJob", "--queue", "mailers")
    run("pause", "mailers")

    _, out, _ = run("queues")

    [title, line] = out.splitlines()
    assert title.split() == ["QUEUE", "SIZE", "BUSY", "LATENCY", "STATE"]
    assert line.split()[:3] == ["mailers", "1", "0"]
    assert line.endswith("paused")


def test_jobs_of_a_state_are_listed_and_counted(run: Run) -> None:
    push(run, "EmailJob", "--args", '["a\\u001b[31m"]', "--count", "25")
    [odd] = push(run, "OddJob", "--args", f'["{"x" * 3000}"]')

    _, out, _ = run("jobs", "enqueued")
    _, chosen, _ = run("jobs", "enqueued", "class:Odd*", "--exact")
    found = document(run, "jobs", "enqueued", "class:Odd*")

    assert "20 of 26 jobs" in out
    assert "\x1b" not in out
    assert odd in chosen
    assert chosen.splitlines()[1].split()[1].endswith("Z")
    assert (found["total"], found["jobs"][0]["jid"]) == (1, odd)
    assert found["jobs"][0]["args"] == ["x" * 3000]


def test_failed_jobs_are_listed_with_their_failures_and_error(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    _, out, _ = run("jobs", "retry")

    [title, line] = out.splitlines()
    assert title.split() == ["JID", "DUE", "QUEUE", "CLASS", "ARGUMENTS", "FAILURES", "ERROR"]
    assert line.split()[-4:] == ["[]", "1", "TimeoutError:", "read"]


def test_that_there_is_nothing_is_said(run: Run, store: Store) -> None:
    assert run("jobs", "dead")[1] == "No dead jobs.\n"
    assert run("jobs", "dead", "class:A")[1] == "No dead job matches.\n"
    assert run("queues")[1].startswith("No queues yet")
    assert run("kill", "retry", "class:A")[1] == "Killed no job: none is retry and fits.\n"


def test_a_long_list_is_read_page_by_page(run: Run) -> None:
    jids = push(run, "EmailJob", "--count", "1100")

    found = document(run, "jobs", "enqueued", "--limit", "1050")

    assert [job["jid"] for job in found["jobs"]] == jids[:1050]
    assert (
        document(run, "jobs", "enqueued", "--limit", "1", "--reverse")["jobs"][0]["jid"] == jids[-1]
    )


def test_a_wrong_query_is_underlined(run: Run, store: Store) -> None:
    code, out, err = run("jobs", "dead", "class:a clas:b")

    assert (code, out) == (2, "")
    assert err.splitlines()[1:] == ["  class:a clas:b", "          ^^^^"]


def test_everything_about_a_job_is_shown(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob", "--args", '["ada", 3]', "--tag", "nightly")
    fail(store, jid)

    _, out, _ = run("job", jid)
    found = document(run, "job", jid)

    for part in (
        "EmailJob",
        jid,
        "retry",
        '"ada"',
        "TimeoutError",
        "timed out",
        "nightly",
        "250 ms",
    ):
        assert part in out
    assert found["error_message"] == "read\ntimed out"
    assert found["attempts"][0]["outcome"] == "retry"


def test_an_unknown_job_is_a_failure(run: Run, store: Store) -> None:
    assert run("job", "nobody")[0] == 1


def test_processes_are_listed(run: Run, store: Store) -> None:
    assert "kickboard worker" in run("processes")[1]
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    _, out, _ = run("processes")
    [process] = document(run, "processes")

    assert "host:1:abc" in out
    assert "low,2" in out
    assert (process["identity"], process["concurrency"]) == ("host:1:abc", 5)
    assert process["progress"] == []
    assert "PROGRESS" not in out


def test_running_jobs_that_say_so_are_listed_with_how_far_they_are(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid)
    far = (JobProgress("9f3c", 0.4, "page 4\x1b[2J"), JobProgress("77aa", 1.0))
    store.heartbeat(Beat(identity="host:1:abc", busy=2, concurrency=5, quiet=False, progress=far))

    _, out, _ = run("processes")
    [process] = document(run, "processes")

    assert "\x1b" not in out
    assert [line.split() for line in out.splitlines()[-2:]] == [
        ["9f3c", "40.0", "%", "page", "4\\x1b[2J", "host:1:abc"],
        ["77aa", "100", "%", "host:1:abc"],
    ]
    assert process["progress"][0] == {"jid": "9f3c", "share": 0.4, "note": "page 4\x1b[2J"}


def test_a_failed_attempt_tells_its_delay_and_how_far_it_was(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid, retry_in=31.0, progress=0.4, note="row 400")

    _, out, _ = run("job", jid)

    line = next(line for line in out.splitlines() if "TimeoutError" in line and "retry" in line)
    assert "retry at 40.0 %: row 400" in line
    assert "31 s" in line


# -- act


def test_jobs_are_retried_without_using_up_an_attempt(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid, Outcome.DEAD)

    code, out, _ = run("retry", "dead", "error:timed")

    assert (code, out.split(".")[0]) == (0, "Retried 1 job")
    detail = store.get(jid)
    assert detail is not None
    assert (detail.record.state, detail.record.retry_count) == (JobState.ENQUEUED, -1)


def test_what_was_done_is_undone_by_its_number(run: Run, store: Store) -> None:
    push(run, "EmailJob", "--count", "3")
    done = document(run, "delete", "enqueued", "class:Email*")
    assert (done["jobs"], store.count(View(state=JobState.TRASH))) == (3, 3)

    code, out, _ = run("restore", str(done["operation"]))

    assert (code, out) == (0, "Restored 3 jobs.\n")
    assert store.count(View(state=JobState.ENQUEUED)) == 3
    assert run("restore", str(done["operation"]))[0] == 1


def test_what_went_on_since_is_not_restored_and_that_is_said(run: Run, store: Store) -> None:
    jids = push(run, "EmailJob", "--count", "3")
    operation = document(run, "kill", "enqueued")["operation"]
    view = View(state=JobState.DEAD)
    store.move(Selection(view=view, jids=jids[:1]), Target(state=JobState.ENQUEUED))

    assert "Restored 2 jobs; 1 had gone on" in run("restore", str(operation))[1]


def test_a_job_is_chosen_by_its_jid(run: Run, store: Store) -> None:
    [one, _] = push(run, "EmailJob", "--count", "2")

    assert run("kill", "enqueued", "--jid", one)[0] == 0

    code, _, err = run("kill", "enqueued", "--jid", one)
    assert (code, store.count(View(state=JobState.DEAD))) == (1, 1)
    assert "not enqueued" in err


def test_jobs_are_moved_to_a_queue_and_to_a_time(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")

    run("move", "enqueued", "--to", "low")
    moved = store.get(jid)
    run("reschedule", "enqueued", "--at", "2035-01-01T10:00+02:00")
    late = store.get(jid)

    assert moved is not None
    assert late is not None
    assert moved.record.queue == "low"
    assert (late.record.state, late.record.at) == (JobState.SCHEDULED, 2_051_251_200.0)


def test_many_jobs_are_acted_on_only_when_that_is_confirmed(run: Run, store: Store) -> None:
    push(run, "EmailJob", "--count", "1001")

    code, _, err = run("delete", "enqueued")
    assert code == 2
    assert "delete 1,001 jobs: add --yes" in err
    assert store.count(View(state=JobState.TRASH)) == 0

    assert run("delete", "enqueued", "--yes")[1].startswith("Deleted 1,001 jobs.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["delete", "busy"],
        ["retry", "completed"],
        ["kill", "dead"],
        ["retry", "dead", "class:a", "--jid", "b"],
        ["reschedule", "retry"],
        ["move", "dead"],
        ["jobs", "zombie"],
        ["restore", "x"],
        ["jbos"],
        ["stats", "extra"],
        ["worker", "-c", "0"],
        ["worker", "-q", "a,x"],
        ["stats", "--store", "redis://localhost/jobs"],
        ["stats", "--store", "memory:"],
        ["worker", "--store", "memory:"],
        ["stats", "--store", "ftp://x"],
    ],
)
def test_wrong_use_ends_with_2_and_one_sentence(
    run: Run, store: Store, arguments: list[str]
) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("kickboard: ")
    assert len(err.splitlines()) == 1


def test_a_store_that_is_not_there_ends_with_3(run: Run, tmp_path: Path) -> None:
    code, _, err = run("stats", "--store", f"sqlite:///{tmp_path / 'none.db'}")

    assert (code, len(err.splitlines())) == (3, 1)
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_store_ends_with_3_and_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("my notes " * 200)

    code, _, err = run("push", "EmailJob", "--store", f"sqlite:///{path}")

    assert (code, len(err.splitlines())) == (3, 1)
    assert path.read_text() == "my notes " * 200


def test_a_pause_of_everything_outlasts_the_resume_of_one_queue(run: Run, store: Store) -> None:
    run("pause")
    run("pause", "a")
    run("pause", "b")

    _, one, _ = run("resume", "a")
    _, everything, _ = run("resume")

    assert "Everything is paused" in one
    assert "Still paused: b" in everything
    assert document(run, "resume", "b") == {"queue": "b", "paused": False, "everything": False}


# -- the window


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["desktop"]),
        (["--demo"], ["desktop", "--demo"]),
        (["shop.py"], ["desktop", "shop.py"]),
        (["jobs.db", "--read-only"], ["desktop", "jobs.db", "--read-only"]),
        (["redis://host/0"], ["desktop", "redis://host/0"]),
        (["stats", "--json"], ["stats", "--json"]),
        (["--version"], ["--version"]),
        (["jbos"], ["jbos"]),
    ],
)
def test_without_a_command_the_window_is_meant(given: list[str], meant: list[str]) -> None:
    assert route(given) == meant


def test_the_window_gets_its_arguments_and_gives_its_exit_code(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = ModuleType("kickboard_desktop.main")
    got: list[list[str]] = []

    def window_main(arguments: list[str]) -> int:
        got.append(arguments)
        return 7

    monkeypatch.setattr(window, "main", window_main, raising=False)
    monkeypatch.setitem(sys.modules, "kickboard_desktop", ModuleType("kickboard_desktop"))
    monkeypatch.setitem(sys.modules, "kickboard_desktop.main", window)

    code, _, _ = run("shop.py", "--page", "dead", "-c", "3", "--help")

    assert (code, got) == (7, [["shop.py", "--page", "dead", "-c", "3", "--help"]])


def test_without_the_windows_packages_it_says_which_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kickboard_desktop", None)
    monkeypatch.delitem(sys.modules, "kickboard_desktop.main", raising=False)

    code, out, err = run()

    assert (code, out) == (2, "")
    assert "pip install 'kickboard[desktop]'" in err


def test_a_library_that_qt_misses_is_said_plainly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kickboard_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "main.py").write_text("raise ImportError('libEGL.so.1: no such file')")
    for name in [name for name in sys.modules if name.startswith("kickboard_desktop")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)

    code, _, err = run("desktop")

    sys.modules.pop("kickboard_desktop", None)
    assert (code, err) == (1, "kickboard: Qt cannot be loaded: libEGL.so.1: no such file\n")


# -- help, and the program itself


def test_even_what_nobody_foresaw_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Store:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("kickboard.cli.common.open_store", broken)

    assert run("push", "EmailJob") == (1, "", "kickboard: RuntimeError: a mistake of ours\n")


def test_an_interruption_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Store:
        raise KeyboardInterrupt

    monkeypatch.setattr("kickboard.cli.common.open_store", interrupted)

    code, out, err = run("push", "EmailJob")

    assert (code, out, err.strip()) == (130, "", "")


@pytest.mark.parametrize("command", [n for n in COMMANDS if n not in ("desktop", "lesson")])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")

    assert code == 0
    assert out.startswith(f"Usage: kickboard {command}")
    assert "--store" in out


def test_the_help_lists_every_command(run: Run) -> None:
    code, out, _ = run("--help")

    assert code == 0
    assert all(f"  {command}" in out for command in COMMANDS)


def test_a_reader_that_has_seen_enough_hears_no_complaint(run: Run, url: str) -> None:
    push(run, "EmailJob", "--count", "3000")
    script = "import sys; from kickboard.cli import main; sys.exit(main())"
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as output:
        ended = subprocess.run(
            [sys.executable, "-c", script, "jobs", "enqueued", "--limit", "3000", "--json"],
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (1, b"")


# -- tables for other programs


def test_jobs_are_printed_as_csv_with_their_secrets_masked(run: Run) -> None:
    push(run, "MailJob", "--args", '["=1+1", {"token": "hush"}]', "--count", "3")

    code, out, err = run("jobs", "enqueued", "--csv", "--limit", "2")
    assert (code, err) == (0, "")
    head, *lines = out.splitlines()
    assert head.startswith("jid,state,class,args,")
    assert len(lines) == 2
    assert "hush" not in out
    assert "hush" in run("jobs", "enqueued", "--csv", "--reveal")[1]


def test_all_jobs_are_listed_however_many(run: Run) -> None:
    push(run, "MailJob", "--count", "30")

    assert len(run("jobs", "enqueued", "--csv", "--all")[1].splitlines()) == 31
    assert len(run("jobs", "enqueued", "--markdown")[1].splitlines()) == 22
    assert len(document(run, "jobs", "enqueued", "--all")["jobs"]) == 30
