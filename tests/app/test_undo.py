"""Undo of everything that is done to jobs: exactly as it was, or exactly what could not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Selection, Store, Target, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import parse
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import changing, commands
from kickboard_desktop.actions.commands import Command, Progress
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.undo import entry_for, pause_entry
from kickboard_desktop.texts import jobs

S = JobState
PLACES = (S.ENQUEUED, S.SCHEDULED, S.RETRY, S.BUSY, S.DEAD, S.TRASH)
Everything = dict[JobState, tuple[JobRow, ...]]


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore()
    if request.param == "sqlite":
        made = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    fill(made, enqueued=40, scheduled=12, retry=12, dead=40)
    yield made
    made.close()


def everything(store: Store) -> Everything:
    return {state: store.page(View(state=state), None, 1000).rows for state in PLACES}


def all_of(state: JobState) -> Selection:
    return Selection(view=View(state=state))


def some_of(state: JobState) -> Selection:
    return Selection(view=View(state=state, query=parse("queue:default OR queue:low")))


def edited(store: Store) -> Command:
    [row] = store.page(View(state=S.DEAD), None, 1).rows
    found = store.get(row.jid)
    assert found is not None
    return changing.edit(found.record, {"args": ["other"], "queue": "edited"})


def soon(store: Store) -> float:
    return store.snapshot().at + 3600


Make = Callable[[Store], Command]
OPERATIONS: dict[str, Make] = {
    "retry": lambda _: commands.retry(all_of(S.DEAD)),
    "retry some": lambda _: commands.retry(some_of(S.RETRY)),
    "run now": lambda _: commands.run_now(all_of(S.SCHEDULED)),
    "move to dead": lambda _: commands.kill(all_of(S.ENQUEUED)),
    "delete": lambda _: commands.delete(some_of(S.DEAD)),
    "clear": lambda _: commands.clear_queue("default"),
    "reschedule": lambda store: changing.reschedule(all_of(S.RETRY), soon(store)),
    "reschedule dead": lambda store: changing.reschedule(all_of(S.DEAD), soon(store)),
    "move": lambda _: changing.move_to_queue(all_of(S.ENQUEUED), "low", keep_time=True),
    "move scheduled": lambda _: changing.move_to_queue(all_of(S.SCHEDULED), "x", keep_time=True),
    "move retries": lambda _: changing.move_to_queue(all_of(S.RETRY), "x", keep_time=False),
    "edit": edited,
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_everything_is_as_it_was(store: Store, name: str) -> None:
    command = OPERATIONS[name](store)
    before = everything(store)

    report = command(store, Progress())
    assert everything(store) != before
    entry = entry_for(command, report)
    assert entry is not None
    said = entry.undo(store, Progress()).text

    assert said == f"Restored {jobs(report.count)}"
    assert everything(store) == before

    again = entry.redo(store, Progress())
    assert again.count == report.count
    assert everything(store) != before


def run_one(queue: str) -> Callable[[Store], None]:
    def run(store: Store) -> None:
        assert len(store.claim([(queue, 1)], 1)) == 1

    return run


def promote_two(store: Store) -> None:
    assert store.promote(soon(store) + 60, 2).promoted == 2


def retry_one(state: JobState) -> Callable[[Store], None]:
    def retry(store: Store) -> None:
        back = Target(state=S.ENQUEUED)
        assert store.move(all_of(state), back, 1).moved == 1

    return retry


def purge_one(store: Store) -> None:
    assert store.purge(all_of(S.TRASH), 1) == 1


def clear(queue: str) -> Callable[[Store], None]:
    """Empty a queue first, so that what runs in it is one of those moved."""
    return lambda store: _do(commands.clear_queue(queue), store)


def delete_all(state: JobState) -> Callable[[Store], None]:
    return lambda store: _do(commands.delete(all_of(state)), store)


def nothing(_store: Store) -> None:
    pass


def _do(command: Command, store: Store) -> None:
    command(store, Progress())


@pytest.mark.parametrize(
    ("first", "name", "meanwhile", "missed"),
    [
        (clear("default"), "retry", run_one("default"), 1),
        (clear("default"), "run now", run_one("default"), 1),
        (delete_all(S.DEAD), "move to dead", retry_one(S.DEAD), 1),
        (nothing, "delete", purge_one, 1),
        (nothing, "clear", purge_one, 1),
        (delete_all(S.SCHEDULED), "reschedule", promote_two, 2),
        (clear("low"), "move", run_one("low"), 1),
        (nothing, "move retries", run_one("x"), 1),
        (nothing, "edit", run_one("edited"), 1),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_went_on_meanwhile_is_left_alone_and_told(
    store: Store,
    first: Callable[[Store], None],
    name: str,
    meanwhile: Callable[[Store], None],
    missed: int,
) -> None:
    first(store)
    command = OPERATIONS[name](store)
    report = command(store, Progress())
    entry = entry_for(command, report)
    assert entry is not None

    meanwhile(store)
    busy = store.page(View(state=S.BUSY), None, 1000).rows
    said = entry.undo(store, Progress()).text

    left = report.count - missed
    if left:
        assert said == f"{left} of {report.count} restored, {missed} already running or gone"
    else:
        assert said == "The job could not be restored: it has run or moved on"
    assert store.page(View(state=S.BUSY), None, 1000).rows == busy
    assert store.account().missing == 0


@pytest.mark.parametrize("queue", ["default", None])
def test_a_pause_is_undone_by_a_resume_and_a_resume_by_a_pause(
    store: Store, queue: str | None
) -> None:
    def is_paused() -> bool:
        everything_, queues = store.paused()
        return everything_ if queue is None else queue in queues

    for paused in (True, False):
        report = commands.pause(queue, paused=paused)(store, Progress())
        entry = pause_entry(queue, paused=paused, text=report.text)
        assert is_paused() is paused

        assert entry.undo(store, Progress()).text.startswith("Resumed" if paused else "Paused")
        assert is_paused() is not paused
        entry.redo(store, Progress())
        assert is_paused() is paused


def test_the_keys_are_those_everybody_knows(qtbot: QtBot) -> None:
    actions = Actions()

    assert actions["undo"].shortcuts() == [QKeySequence("Ctrl+Z")]
    assert QKeySequence("Ctrl+Shift+Z") in actions["redo"].shortcuts()
