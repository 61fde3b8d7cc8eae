"""``kickboard edit``, ``errors`` and ``move --keep-time``: what they do and how they end."""

import json
from typing import Any

import pytest
from tests.app.fakes.seeded import fill
from tests.engine.test_cli.asking import Run

from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Selection, Store, Target, View


def push(run: Run, *arguments: str) -> str:
    return run("push", "EmailJob", "--args", '["a", 1]', *arguments)[1].strip()


def record(store: Store, jid: str) -> JobRecord:
    found = store.get(jid)
    assert found is not None
    return found.record


def dead(run: Run, store: Store) -> str:
    jid = push(run)
    store.move(Selection(view=View(state=JobState.ENQUEUED)), Target(state=JobState.DEAD))
    return jid


def test_a_dead_job_runs_again_with_other_arguments(run: Run, store: Store) -> None:
    old = dead(run, store)

    code, out, err = run(
        *("edit", old, "--class", "MailJob", "--args", '["b", 2]', "--queue", "low"),
        *("--retry", "3", "--priority", "1"),
    )

    assert code == 0
    new = record(store, out.strip())
    assert (new.job_class, new.args, new.queue) == ("MailJob", ("b", 2), "low")
    assert (new.retry, new.priority, new.state) == (3, 1, JobState.ENQUEUED)
    assert record(store, old).state is JobState.TRASH
    restore = err.split("Undo: kickboard ")[1].split()
    assert run(*restore)[1] == "Restored 1 job.\n"
    assert record(store, old).state is JobState.DEAD
    assert store.get(new.jid) is None


def test_a_scheduled_job_keeps_its_time_unless_another_is_said(run: Run, store: Store) -> None:
    old = push(run, "--in", "1h")
    at = record(store, old).at

    second = json.loads(run("edit", old, "--args", "[]", "--json")[1])
    third = json.loads(run("edit", second["jid"], "--in", "2h", "--json")[1])

    assert second["clone_of"] == old
    assert record(store, second["jid"]).state is JobState.TRASH
    assert store.restore(third["operation"]) == (1, 0)
    assert record(store, second["jid"]).at == at


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--args", '["b", 2'], 2, "is not JSON (Expecting ',' delimiter: line 1 column 8"),
        (["--args", '{"a": 1}'], 2, "are a JSON array"),
        (["--retry", "often"], 2, "--retry is a number, true or false"),
        (["--class", "two\nlines"], 2, "class"),
        (["--in", "soon"], 2, "not a duration"),
        (["--priority", "12"], 2, "12 is not in the range"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    run: Run, store: Store, arguments: list[str], code: int, said: str
) -> None:
    old = dead(run, store)

    ended, out, err = run("edit", old, *arguments)

    assert (ended, out) == (code, "")
    assert said in err
    assert record(store, old).state is JobState.DEAD
    assert store.snapshot().counts[JobState.ENQUEUED] == 0


def test_what_is_not_there_or_runs_cannot_be_edited(run: Run, store: Store) -> None:
    assert "there is no job nobody" in run("edit", "nobody")[2] if push(run) else None
    fill(store, busy=1)
    [row] = store.page(View(state=JobState.BUSY)).rows

    code, _, err = run("edit", row.jid, "--args", "[]")

    assert code == 1
    assert "busy cannot be edited" in err


# -- errors


def groups(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("errors", "--json")[1])
    return found


def test_what_fails_is_listed_by_kind(run: Run, store: Store) -> None:
    fill(store, dead=30, retry=30)

    code, out, _ = run("errors")
    listed = groups(run)

    assert code == 0
    assert sum(group["dead"] for group in listed) == 30
    assert sum(group["retrying"] for group in listed) == 30
    assert len(out.splitlines()) == len(listed) + 1
    assert all(
        line.startswith(g["group"]) for g, line in zip(listed, out.split("\n")[1:], strict=False)
    )
    assert "KeyError" in out
    assert run("errors", "--limit", "1")[1].endswith(
        f"and {len(listed) - 1} more: --limit {len(listed)}\n"
    )


def test_a_kind_is_retried_and_another_deleted(run: Run, store: Store) -> None:
    fill(store, dead=30, retry=30)
    first, second, *_ = groups(run)

    retried = run("errors", "retry", first["group"][:6])
    deleted = json.loads(run("errors", "delete", second["group"], "--json")[1])

    count = first["dead"] + first["retrying"]
    assert retried[:2][0] == 0
    assert retried[1].startswith(f"Retried {count} jobs. Undo: kickboard restore ")
    assert deleted["jobs"] == second["dead"] + second["retrying"]
    counts = store.snapshot().counts
    assert (counts[JobState.ENQUEUED], counts[JobState.TRASH]) == (count, deleted["jobs"])
    assert run("errors", "retry", first["group"])[1].startswith("Retried no job: none of ")


def test_a_kind_nobody_knows_is_said(run: Run, store: Store) -> None:
    fill(store, dead=30)

    assert run("errors", "retry", "zzz")[::2] == (
        1,
        "kickboard: there is no group zzz: see kickboard errors\n",
    )
    assert run("errors", "retry")[0] == 2
    assert "groups begin with" in run("errors", "delete", "")[2]


def test_a_store_without_failures_says_so(run: Run, store: Store) -> None:
    push(run)

    assert run("errors")[1] == "Nothing has failed, as far as the history goes back.\n"


# -- move


def test_scheduled_jobs_change_their_queue_and_keep_their_time(run: Run, store: Store) -> None:
    jid = push(run, "--in", "1h")
    at = record(store, jid).at

    run("move", "scheduled", "--to", "slow", "--keep-time")

    moved = record(store, jid)
    assert (moved.state, moved.queue, moved.at) == (JobState.SCHEDULED, "slow", at)
    code, _, err = run("move", "enqueued", "--to", "slow", "--keep-time")
    assert code == 2
    assert "for scheduled and retry jobs" in err
