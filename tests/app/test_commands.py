"""What the actions do to a store, on a real one in memory."""

import pytest

from kickboard.client import Client
from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import Moved, Selection, Store, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions import commands, restoring
from kickboard_desktop.actions.commands import Progress, ended, so_far
from kickboard_desktop.actions.undo import EngineEntry, Journal, entry_for, pause_entry


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def fill(store: Store, count: int, queue: str = "default") -> list[str]:
    items = [{"class": "EmailJob", "args": [n], "queue": queue} for n in range(count)]
    return [jid for jid in Client(store).push_bulk(items) if jid is not None]


def enqueued(store: Store) -> int:
    return store.count(View(state=JobState.ENQUEUED))


def all_of(state: JobState) -> Selection:
    return Selection(view=View(state=state))


def test_the_selected_jobs_go_to_the_trash_and_come_back(store: MemoryStore) -> None:
    jids = fill(store, 5)
    selection = Selection(view=View(state=JobState.ENQUEUED), jids=jids[:2])

    report = commands.delete(selection)(store, Progress())

    assert (report.text, enqueued(store)) == ("Deleted 2 jobs", 3)
    assert report.op is not None
    assert restoring.restore(store, report.op, Progress()).text == "Restored 2 jobs"
    assert enqueued(store) == 5


def test_a_large_operation_goes_in_steps_under_one_id(store: MemoryStore) -> None:
    fill(store, 2500)
    progress = Progress(2500)

    report = commands.kill(all_of(JobState.ENQUEUED))(store, progress)

    assert report.count == progress.done == 2500
    assert store.count(View(state=JobState.DEAD)) == 2500
    assert report.op is not None
    assert store.restore(report.op).restored == 2500


def test_a_cancelled_operation_keeps_what_it_did_and_can_be_undone(store: MemoryStore) -> None:
    fill(store, 2500)
    progress = Progress(2500)

    original = store.delete

    def delete(selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        progress.cancel()
        return original(selection, limit, op)

    store.delete = delete  # type: ignore[method-assign]
    report = commands.delete(all_of(JobState.ENQUEUED))(store, progress)

    assert report.cancelled
    assert report.text == "Deleted 1\u202f000 jobs"
    assert enqueued(store) == 1500
    assert report.op is not None
    assert store.restore(report.op).restored == 1000


def test_what_was_stopped_says_so_and_how_far_it_is(store: MemoryStore) -> None:
    fill(store, 2500)
    progress = Progress(2500)
    assert so_far([progress])[0] == "0 of 2\N{NARROW NO-BREAK SPACE}500"

    def step(op: int | None) -> Moved:
        progress.cancel()
        return store.delete(all_of(JobState.ENQUEUED), commands.STEP, op)

    report = ended(commands.in_steps(step, "Deleted {jobs}", progress), progress)

    assert report.text == "Deleted 1\N{NARROW NO-BREAK SPACE}000 jobs, then stopped"
    assert so_far([progress]) == (
        "1\N{NARROW NO-BREAK SPACE}000 of 2\N{NARROW NO-BREAK SPACE}500",
        1000,
        2500,
    )


def test_what_was_done_before_stop_was_heeded_is_whole(store: MemoryStore) -> None:
    fill(store, 3)
    progress = Progress(3)

    def step(op: int | None) -> Moved:
        progress.cancel()
        return store.delete(all_of(JobState.ENQUEUED), commands.STEP, op)

    report = ended(commands.in_steps(step, "Deleted {jobs}", progress), progress)

    assert report.text == "Deleted 3 jobs"


def test_a_failure_in_the_middle_tells_what_was_done_before(store: MemoryStore) -> None:
    fill(store, 1500)
    original = store.delete
    calls: list[int | None] = []

    def delete(selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        calls.append(op)
        if len(calls) > 1:
            raise StoreUnavailableError("the disk is gone")
        return original(selection, limit, op)

    store.delete = delete  # type: ignore[method-assign]
    report = commands.delete(all_of(JobState.ENQUEUED))(store, Progress())

    assert report.text == "Deleted 1\u202f000 jobs, then: the disk is gone"
    assert report.op is not None


def test_a_failure_at_once_is_raised(store: MemoryStore) -> None:
    def delete(selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        raise StoreUnavailableError("the disk is gone")

    store.delete = delete  # type: ignore[method-assign]

    with pytest.raises(StoreUnavailableError):
        commands.delete(all_of(JobState.ENQUEUED))(store, Progress())


def test_retry_puts_dead_jobs_at_the_back_of_their_queue(store: MemoryStore) -> None:
    fill(store, 3)
    commands.kill(all_of(JobState.ENQUEUED))(store, Progress())

    report = commands.retry(all_of(JobState.DEAD))(store, Progress())

    assert report.text == "Retried 3 jobs"
    assert enqueued(store) == 3


def test_undo_says_exactly_what_could_not_be_restored(store: MemoryStore) -> None:
    fill(store, 12)
    commands.kill(all_of(JobState.ENQUEUED))(store, Progress())
    report = commands.retry(all_of(JobState.DEAD))(store, Progress())
    assert len(store.claim([("default", 3)], 3)) == 3

    assert report.op is not None
    text = restoring.restore(store, report.op, Progress()).text

    assert text == "9 of 12 restored, 3 already running or gone"


def test_clearing_a_queue_leaves_the_others_alone(store: MemoryStore) -> None:
    awkward = 'a "b" \\c'
    fill(store, 3, awkward)
    fill(store, 2, "a")

    report = commands.clear_queue(awkward)(store, Progress())

    assert report.text == f"Cleared the queue {awkward}: 3 jobs"
    assert enqueued(store) == 2


@pytest.mark.parametrize("paused", [True, False])
def test_an_empty_queue_is_deleted_and_comes_back_as_it_was(
    store: MemoryStore, *, paused: bool
) -> None:
    fill(store, 3, "a")
    command = commands.forget_queue("a", paused=paused)
    assert command(store, Progress()).text == "The queue a is not empty any more"
    commands.clear_queue("a")(store, Progress())
    store.pause("a", paused=paused)

    report = command(store, Progress())

    assert report.text == "Deleted the queue a"
    assert store.snapshot().queues == ()
    assert report.back is not None
    assert report.back(store, Progress()).text == "The queue a is listed again"
    assert [(one.name, one.paused) for one in store.snapshot().queues] == [("a", paused)]


def test_pausing_and_resuming_are_each_others_undo(store: MemoryStore) -> None:
    commands.pause("mailers", paused=True)(store, Progress())
    entry = pause_entry("mailers", paused=True, text="Paused the queue mailers")
    assert store.paused() == (False, frozenset({"mailers"}))

    assert entry.undo(store, Progress()).text == "Resumed the queue mailers"
    assert store.paused() == (False, frozenset())

    entry.redo(store, Progress())
    assert store.paused() == (False, frozenset({"mailers"}))


def test_pushing_tells_how_many(store: MemoryStore) -> None:
    report = commands.push([{"class": "EmailJob", "args": [1]}] * 1200)(store, Progress())

    assert report.text == "Enqueued 1\u202f200 jobs"
    assert report.op is None
    assert enqueued(store) == 1200


def test_payloads_are_copied_as_a_json_list(store: MemoryStore) -> None:
    jids = fill(store, 2)

    found = commands.details(store, Selection(view=View(state=JobState.ENQUEUED), jids=jids))

    copied = commands.as_json(found)
    assert copied.count('"class":"EmailJob"') == 2
    assert copied.startswith("[\n{")


def test_the_journal_undoes_newest_first_and_forgets_redo_after_something_new() -> None:
    journal = Journal(depth=2)
    entries = [EngineEntry(text=str(n), undo={}, redo={}) for n in range(4)]
    for entry in entries[:3]:
        journal.note(entry)

    assert journal.take_undo() is entries[2]
    journal.undone(entries[2])
    assert (journal.undo_text, journal.redo_text) == ("1", "2")

    journal.note(entries[3])
    assert (journal.undo_text, journal.redo_text) == ("3", "")
    assert journal.take_undo() is entries[3]
    assert journal.take_undo() is entries[1]
    assert journal.take_undo() is None


def test_an_operation_that_moved_nothing_cannot_be_undone(store: MemoryStore) -> None:
    command = commands.delete(all_of(JobState.DEAD))

    assert entry_for(command, command(store, Progress())) is None
