"""A disk that fails at any one write, and a power cut at any moment: nothing half done or lost."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import apsw
import pytest
from tests.conftest import Seeds
from tests.stores.kit import PLACES, Kit, process
from tests.stores.life import STEPS, Life, Step, begin, state_of
from tests.stores.sqlite.bad_disk import KINDS, BadDisk, Entry, bad_disk
from tests.stores.sqlite.test_migration import OLDEST, ROWS, raw

from kickboard.clock import ManualClock
from kickboard.errors import StoreError, StoreFullError, StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.sqlite import SQLiteStore, checkpoints, writer

#: What a caller is told, and that the words say what to do.
TOLD = {"full": (StoreFullError, "free some space"), "io": (StoreUnavailableError, "try again")}
#: More operations than any step has.
MANY = 1_000


@pytest.fixture
def disk() -> Iterator[BadDisk]:
    with bad_disk() as disk:
        yield disk


def check_told(error: StoreError, kind: str) -> None:
    expected, advice = TOLD[kind]
    assert type(error) is expected
    assert advice in str(error)


# -- the n-th write of every verb fails


def fail_everywhere(disk: BadDisk, life: Life, step: Step, kind: str, *, for_good: bool) -> int:
    """Do *step* with its first write failing, then its second …; return how many there were."""
    before = state_of(life.store)
    for nth in range(1, MANY):
        disk.fail(nth, kind, for_good=for_good)
        try:
            step.do(life)
        except StoreError as error:
            disk.heal()
            check_told(error, kind)
            assert state_of(life.store) == before, (step.name, nth)
        else:
            assert disk.hits == 0, f"{step.name} was acknowledged, though write {nth} failed"
            disk.heal()
            return nth - 1
    raise AssertionError(step.name)


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("kind", KINDS)
def test_any_write_of_any_verb_may_fail_and_nothing_is_half_done(
    disk: BadDisk, path: Path, kind: str, *, for_good: bool
) -> None:
    life = begin(path, ManualClock())
    writes = {}
    for step in STEPS[:-1]:
        if step.arranged:
            step.do(life)
        else:
            writes[step.name] = fail_everywhere(disk, life, step, kind, for_good=for_good)
        life.kit.check()
        assert sum(len(life.kit.jids(state)) for state in PLACES) == step.jobs
    life.store.close()

    assert all(writes.values()), writes
    assert sum(writes.values()) > 150, writes


def test_a_checkpoint_may_fail_at_any_write_and_harms_nothing(disk: BadDisk, path: Path) -> None:
    life = begin(path, ManualClock())
    failures = 0
    for step in STEPS[:-1]:
        step.do(life)
        before = state_of(life.store)
        for nth in range(1, MANY):
            disk.fail(nth)
            with suppress(apsw.IOError):  # where a commit brings it about, SQLite tells nobody
                checkpoint(life.store)
            hits = disk.hits
            disk.heal()
            assert state_of(life.store) == before, (step.name, nth)
            failures += hits
            if not hits:
                break
    life.kit.check()
    life.store.close()

    assert failures > 100
    assert sound(path)


def checkpoint(store: SQLiteStore) -> None:
    """Copy the log into the file, as every few thousand pages a commit does."""
    assert store._writer is not None
    store._bell.take_down()  # it would look by the same connection
    store._writer._connection.wal_checkpoint()


def sound(path: Path) -> bool:
    connection = apsw.Connection(str(path))
    try:
        return bool(connection.pragma("integrity_check") == "ok")
    finally:
        connection.close()


# -- while a store is opened, left and closed


def up_to(life: Life, last: str) -> None:
    for step in STEPS:
        step.do(life)
        if step.name == last:
            return


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_store_whose_making_fails_anywhere_is_made_the_next_time(
    disk: BadDisk, tmp_path: Path, kind: str, *, for_good: bool
) -> None:
    refused = 0
    for nth in range(1, MANY):
        path, open_before = tmp_path / f"{nth}.db", len(apsw.connections())
        disk.fail(nth, kind, for_good=for_good)
        try:
            SQLiteStore(path).close()
        except StoreError as error:
            check_told(error, kind)
            refused += 1
        hits = disk.hits
        disk.heal()
        assert len(apsw.connections()) == open_before
        life = begin(path, ManualClock())
        up_to(life, "push")
        life.kit.check()
        life.store.close()
        if not hits:
            break
    assert refused > 20


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_file_whose_migration_fails_anywhere_is_migrated_the_next_time(
    disk: BadDisk, tmp_path: Path, kind: str
) -> None:
    refused = 0
    for nth in range(1, MANY):
        path, open_before = tmp_path / f"{nth}.db", len(apsw.connections())
        raw(path, OLDEST + ROWS)
        disk.fail(nth, kind)
        try:
            SQLiteStore(path).close()
        except StoreError as error:
            check_told(error, kind)
            refused += 1
        hits = disk.hits
        disk.heal()
        assert len(apsw.connections()) == open_before
        life = begin(path, ManualClock())
        assert life.kit.jids(JobState.ENQUEUED) == ["a", "b"]
        assert life.store.check_counts() == {}
        life.store.close()
        assert sound(path)
        assert not list(tmp_path.glob("*.part"))
        if not hits:
            break
    assert refused > 20


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("leave", ["unregister", "close"])
def test_an_engine_whose_leaving_fails_anywhere_leaves_all_to_the_next(
    disk: BadDisk, tmp_path: Path, leave: str, *, for_good: bool
) -> None:
    told = 0
    for nth in range(1, MANY):
        path, open_before = tmp_path / f"{nth}.db", len(apsw.connections())
        life = begin(path, ManualClock())
        up_to(life, "claim")
        disk.fail(nth, for_good=for_good)
        try:
            getattr(life.store, leave)()
        except StoreError as error:
            assert leave == "unregister"
            check_told(error, "io")
            told += 1
        hits = disk.hits
        disk.heal()
        life.store.close()
        assert len(apsw.connections()) == open_before
        check_goes_on(path, 7)
        if not hits:
            break
    assert nth > 5
    assert bool(told) is (leave == "unregister")


def check_goes_on(path: Path, jobs: int) -> None:
    """Open *path* as the next engine: every job is there, none is held, and all can be run."""
    assert sound(path)
    store = SQLiteStore(path)
    store.register(process("host:9:z"))
    kit = Kit(store, ManualClock())
    places = {state: kit.jids(state) for state in PLACES}
    jids = [jid for found in places.values() for jid in found]
    assert len(jids) == len(set(jids)) == jobs
    assert places[JobState.BUSY] == []
    kit.push("another")
    claimed = kit.claim()
    assert [d.jid for d in claimed] == [*places[JobState.ENQUEUED], "another"]
    kit.complete(claimed)
    kit.check()
    store.close()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES])
def test_a_lock_file_that_cannot_be_made_is_told_and_the_next_try_works(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    life = begin(path, ManualClock())
    original = os.open

    def refuse(name: str | os.PathLike[str], *args: int, **options: int) -> int:
        if ".owner-" in os.fspath(name):
            raise OSError(error, os.strerror(error))
        return original(name, *args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        with pytest.raises(StoreError) as caught:
            life.store.register(process())
    expected = StoreFullError if error == errno.ENOSPC else StoreUnavailableError
    assert type(caught.value) is expected
    assert f"{path}.owner-" in str(caught.value)
    assert life.store.snapshot().processes == ()

    up_to(life, "unregister")
    life.kit.check()
    life.store.close()


def test_a_lock_file_that_cannot_be_opened_leaves_the_question_of_its_owner_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = begin(path, ManualClock())
    up_to(life, "claim")
    other = SQLiteStore(path)
    other.register(process("host:2:b"))
    before = state_of(life.store)

    def refuse(*_: object) -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        with pytest.raises(StoreUnavailableError, match="are too many files open"):
            other.recover()

    assert state_of(life.store) == before
    assert other.recover().processes == ()
    other.close()
    life.store.close()


# -- power cuts


def live(
    disk: BadDisk, path: Path, durability: str, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, object]]:
    """Live a whole life, with a mark in the log at each commit; return the state after each."""
    life = begin(path, ManualClock(), durability)
    states = [state_of(life.store)]
    disk.mark("made")

    def note(point: str) -> None:
        if point == "after-commit":
            states.append(state_of(life.store))
            disk.mark("commit")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "crash_point", note)
        for step in STEPS:
            step.do(life)
            if step.promises:
                disk.mark("promise")
        life.store.close()
    return states


def promised(log: list[Entry]) -> int:
    """Return how many commits of the life there were when something was last promised."""
    marks = [entry.file for entry in log if entry.what == "mark"]
    last = max((i for i, name in enumerate(marks) if name == "promise"), default=0)
    return marks[:last].count("commit")


def moment_of(log: list[Entry], seed: int, rng: random.Random) -> int:
    """Return when to cut: right before and right after each sync, then anywhere."""
    syncs = [i for i, entry in enumerate(log) if entry.what == "sync"]
    if seed < 2 * len(syncs):
        return syncs[seed // 2] + seed % 2
    return rng.randrange(len(log) + 1)


def commits_found(folder: Path, states: list[dict[str, object]], most: int) -> int:
    """Open what a power cut left; return how many commits of the life it has, at most *most*."""
    store = SQLiteStore(folder / "jobs.db", clock=ManualClock())
    state = state_of(store)
    counts = store.check_counts()
    store.close()
    assert counts == {}
    assert state in states[: most + 1], state  # never half of one, nor from the future
    jobs = sum(len(jids) for jids in cast(dict[JobState, list[str]], state["jobs"]).values())
    check_goes_on(folder / "jobs.db", jobs)
    return max(i for i, known in enumerate(states[: most + 1]) if known == state)


@pytest.mark.slow
@pytest.mark.parametrize("pages", [4000, 6], ids=["log", "checkpoints"])
@pytest.mark.parametrize("durability", ["full", "normal"])
def test_a_power_cut_takes_no_more_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Seeds, durability: str, pages: int
) -> None:
    monkeypatch.setattr(checkpoints, "PAGES", pages)
    with bad_disk() as disk:
        states = live(disk, tmp_path / "jobs.db", durability, monkeypatch)
    lost = taken = 0
    for seed in seeds(300):
        with seeds.told(seed):
            rng = random.Random(seed)
            moment = moment_of(disk.log, seed, rng)
            folder = tmp_path / f"cut-{seed}"
            folder.mkdir()
            disk.cut(moment, folder, rng)
            told = sum(entry.file == "commit" for entry in disk.log[:moment])
            found = commits_found(folder, states, most=told + 1)
            owed = promised(disk.log[:moment])
            lost += found < owed
            taken += found < told
            assert found >= owed or durability == "normal", f"{owed} promised, {found} found"
    assert seeds.are_chosen or (lost > 0) is (durability == "normal")
    assert seeds.are_chosen or taken > lost  # a claim waits for no disk


def test_a_commit_of_which_the_log_has_only_a_part_never_was(disk: BadDisk, tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    life = begin(path, ManualClock(), "normal")
    up_to(life, "push")
    before = state_of(life.store)
    start = len(disk.content(f"{path}-wal"))
    life.kit.push("torn")
    after = state_of(life.store)
    file, log = disk.content(str(path)), disk.content(f"{path}-wal")
    life.store.close()
    flipped = bytearray(log)
    flipped[-1] ^= 1

    def reopened(wal: bytes) -> dict[str, object]:
        copy = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        copy.write_bytes(file)
        copy.with_name(f"{copy.name}-wal").write_bytes(wal)
        store = SQLiteStore(copy, clock=ManualClock())
        found = state_of(store)
        store.close()
        return found

    assert len(log) - start > 3 * 4096
    for end in (start, start + 1, *range(start + 24, len(log), 509), len(log) - 1):
        assert reopened(log[:end]) == before, end
    assert reopened(bytes(flipped)) == before
    assert reopened(log) == after != before
