"""Undo of many jobs: how far it is, that it can be stopped, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.errors import StoreError
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, RestoredPart, Selection, Store, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import cloning, commands, trash
from kickboard_desktop.actions.commands import Command, Progress
from kickboard_desktop.actions.undo import Entry, entry_for
from kickboard_desktop.models.rows.journal import journal_lines

S = JobState
MANY = 3500


def all_of(state: JobState) -> Selection:
    return Selection(view=View(state=state))


def push(store: Store, number: int) -> None:
    payload = b'{"class":"A","args":[],"queue":"default"}'
    store.push([NewJob(f"{n:024x}", "A", "default", payload) for n in range(number)])


def did(store: Store, command: Command) -> Entry:
    entry = entry_for(command, command(store, Progress()))
    assert entry is not None
    return entry


class Stopping(Progress):
    """A progress that somebody stops once so many jobs are done."""

    def __init__(self, at: int, total: int = 0) -> None:
        super().__init__(total)
        self._at = at

    @property
    def cancelled(self) -> bool:
        """Whether that is so."""
        return self.done >= self._at


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore()
    if request.param == "sqlite":
        made = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    push(made, MANY)
    yield made
    made.close()


def count(store: Store, state: JobState) -> int:
    return store.count(View(state=state))


def test_a_large_undo_is_stopped_between_two_parts_and_goes_on_later(store: Store) -> None:
    entry = did(store, commands.delete(all_of(S.ENQUEUED)))

    report = entry.undo(store, Stopping(1000, entry.count))

    assert report.text == (
        "Restored 1\u202f000 jobs; stopped before 2\u202f500 jobs, which can still be undone"
    )
    assert (report.count, report.left, report.cancelled) == (1000, 2500, True)
    assert count(store, S.ENQUEUED) == 1000

    report = entry.undo(store, Progress())
    assert (report.text, report.left) == ("Restored 2\u202f500 jobs", 0)
    assert count(store, S.ENQUEUED) == MANY


def test_what_it_was_to_delete_again_goes_on_later_too(store: Store) -> None:
    did(store, commands.delete(all_of(S.ENQUEUED)))
    entry = did(store, trash.restore(all_of(S.TRASH)))

    report = entry.undo(store, Stopping(2000))
    assert report.text == (
        "Deleted 2\u202f000 jobs; stopped before 1\u202f500 jobs, which can still be undone"
    )
    assert count(store, S.TRASH) == 2000
    assert entry.undo(store, Progress()).text == "Deleted 1\u202f500 jobs"
    assert count(store, S.TRASH) == MANY


def test_clones_are_taken_away_part_by_part(store: Store) -> None:
    entry = did(store, cloning.clone(all_of(S.ENQUEUED)))
    progress = Progress()

    assert entry.undo(store, progress).text == "Deleted 3\u202f500 jobs"

    assert (progress.done, progress.total) == (MANY, MANY)


def test_dead_is_not_filled_beyond_what_it_holds_and_that_is_said(store: Store) -> None:
    did(store, commands.kill(all_of(S.ENQUEUED)))
    entry = did(store, commands.delete(all_of(S.DEAD)))

    report = entry.undo(store, Progress(entry.count, dead_max=1500))

    assert report.text == (
        "Restored 1\u202f500 jobs; 2\u202f000 jobs stay where they are"
        ", for Dead holds 1\u202f500 at most"
    )
    assert report.left == 2000
    assert (count(store, S.DEAD), count(store, S.TRASH)) == (1500, 2000)

    again = entry.undo(store, Progress(dead_max=1500))
    assert again.text == "2\u202f000 jobs stay where they are, for Dead holds 1\u202f500 at most"

    commands.retry(all_of(S.DEAD))(store, Progress())
    assert entry.undo(store, Progress(dead_max=2000)).text == "Restored 2\u202f000 jobs"


def test_restoring_by_hand_keeps_to_what_dead_holds_too(store: Store) -> None:
    did(store, commands.kill(all_of(S.ENQUEUED)))
    did(store, commands.delete(all_of(S.DEAD)))

    report = trash.restore(all_of(S.TRASH))(store, Progress(dead_max=1000))

    assert report.text.startswith("Restored 1\u202f000 jobs; 2\u202f500 jobs stay")
    assert (count(store, S.DEAD), count(store, S.TRASH)) == (1000, 2500)


# -- in a window


class Counted(MemoryStore):
    """A store that tells after each part, and may fail before one."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = 0
        self.stop_after: tuple[int, list[Desk]] = (0, [])
        self.fail_before = 0

    def restoring(
        self, op: int, jids: Sequence[str] | None = None, *, dead_max: int | None = None
    ) -> Iterator[RestoredPart]:
        """Restore, part by part."""
        for part in super().restoring(op, jids, dead_max=dead_max):
            self.parts += 1
            after, desks = self.stop_after
            for desk in desks if self.parts == after else []:
                desk.controller.cancel()
            yield part
            if self.parts + 1 == self.fail_before:
                raise StoreError("disk gone")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    made.store = Counted()
    push(made.store, MANY)
    made.open()
    yield made
    made.close()


def deleted(desk: Desk) -> Counted:
    desk.controller.run(commands.delete(all_of(S.ENQUEUED)), MANY)
    desk.qtbot.waitUntil(lambda: len(desk.said) == 1)
    assert isinstance(desk.store, Counted)
    return desk.store


def test_stop_ends_an_undo_and_undo_goes_on_with_it(desk: Desk) -> None:
    deleted(desk).stop_after = (2, [desk])

    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 2)

    assert desk.said[1].startswith("Restored 2\u202f000 jobs; stopped before 1\u202f500 jobs")
    assert count(desk.store, S.ENQUEUED) == 2000
    assert "Deleted" in desk.actions["undo"].text()
    journal = desk.controller.journal
    [line] = journal_lines(journal.lines, None, journal.can_undo, desk.session.now())
    assert line.can_undo
    assert "stopped before" in line.result

    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 3)
    assert desk.said[2] == "Restored 1\u202f500 jobs"
    assert count(desk.store, S.ENQUEUED) == MANY
    [line] = journal_lines(journal.lines, None, journal.can_undo, desk.session.now())
    assert not line.can_undo


def test_a_store_that_fails_on_the_way_leaves_the_rest_to_be_undone(desk: Desk) -> None:
    deleted(desk).fail_before = 3

    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 2)

    assert desk.said[1] == (
        "Restored 2\u202f000 jobs; stopped before 1\u202f500 jobs, which can still be undone"
        ", then: disk gone"
    )
    assert desk.actions["undo"].isEnabled()


def test_what_our_engine_says_of_dead_holds_and_else_what_was_seen(desk: Desk) -> None:
    seen: list[int | None] = []

    def look(_store: Store, progress: Progress) -> commands.Report:
        seen.append(progress.dead_max)
        return commands.Report(count=0, text="looked")

    desk.controller.run(look)
    desk.controller.run(look, 12_000)
    desk.qtbot.waitUntil(lambda: len(seen) == 2)

    assert seen == [10_000, 12_000]
