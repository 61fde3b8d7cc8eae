"""The commands that act: what becomes of the jobs, and how it is undone."""

from tests.engine.test_cli.asking import Run, document, fail, push

from kickboard.payload.record import JobState
from kickboard.stores.base import Outcome, Selection, Store, Target, View


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


def test_a_pause_of_everything_outlasts_the_resume_of_one_queue(run: Run, store: Store) -> None:
    run("pause")
    run("pause", "a")
    run("pause", "b")

    _, one, _ = run("resume", "a")
    _, everything, _ = run("resume")

    assert "Everything is paused" in one
    assert "Still paused: b" in everything
    assert document(run, "resume", "b") == {"queue": "b", "paused": False, "everything": False}
