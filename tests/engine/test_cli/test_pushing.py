"""``kickboard push``: what it stores and what it refuses."""

import pytest
from tests.engine.test_cli.asking import Run, push

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
