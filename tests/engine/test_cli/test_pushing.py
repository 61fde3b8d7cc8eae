"""``kickboard push``: what it stores and what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.test_cli.asking import Run, push

from kickboard.jobs.registry import REGISTRY
from kickboard.payload.record import JobState
from kickboard.stores.base import Store, View


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


JOBS = """
from kickboard import Job


class KindlyJob(Job, queue="polite", retry=2, tags=["kind"]):
    def perform(self) -> None: ...
"""


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[str]:
    """Give a file with one class of jobs, whose name is free again afterwards."""
    path = tmp_path / "kindly_jobs.py"
    path.write_text(JOBS)
    yield str(path)
    for name in {one.__module__ for one in REGISTRY if one.__name__ == "KindlyJob"}:
        REGISTRY.forget_module(name)


def test_a_class_that_is_loaded_says_its_own_queue_retries_and_tags(
    run: Run, store: Store, jobs: str
) -> None:
    [own] = push(run, "KindlyJob", "-r", jobs)
    [other] = push(run, "KindlyJob", "-r", jobs, "--queue", "fast", "--retry", "7")
    [named] = push(run, "KindlyJob")

    def told(jid: str) -> tuple[object, ...]:
        found = store.get(jid)
        assert found is not None
        return found.record.queue, found.record.retry, found.record.tags

    assert told(own) == ("polite", 2, ("kind",))
    assert told(other) == ("fast", 7, ("kind",))
    assert told(named) == ("default", True, ())


def test_a_class_that_is_not_in_the_file_is_not_pushed(run: Run, store: Store, jobs: str) -> None:
    code, out, err = run("push", "KindlJob", "-r", jobs)

    assert (code, out) == (2, "")
    assert "did you mean KindlyJob?" in err
    assert store.count(View(state=JobState.ENQUEUED)) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "the queue default and 25 retries"),
        (["--queue", "q"], "has 25 retries;"),
        (["--queue", "q", "--retry", "1"], ""),
    ],
)
def test_in_a_terminal_it_says_what_a_class_known_by_name_only_gets(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    assert run("push", "KindlyJob")[2] == ""
    monkeypatch.setattr("kickboard.cli.push.in_terminal", lambda: True)

    code, _, err = run("push", "KindlyJob", *options)

    assert code == 0
    assert said in err
    assert bool(err) == bool(said)
