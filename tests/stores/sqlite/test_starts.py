"""What an engine had begun is known after it was killed; the account shows that nothing is lost."""

import os
from pathlib import Path

import apsw
from tests.stores.kit import Kit
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.payload.record import JobState
from kickboard.stores.base import Outcome, Recovered
from kickboard.stores.sqlite import starts
from kickboard.stores.sqlite.lease import Lease
from kickboard.stores.sqlite.starts import SLOTS, Starts


def recover(kit: Kit) -> Recovered:
    return kit.store.recover()


def test_only_those_that_had_begun_count_as_run_twice(sqlite: Kit, neighbour: Neighbour) -> None:
    sqlite.push("a", "b", "c", "d", "e")
    neighbour.ask("claim", 5)
    neighbour.ask("begin", 2)
    neighbour.end()

    recovered = recover(sqlite)

    assert (recovered.returned, recovered.started) == (5, 2)


def test_a_job_that_was_claimed_again_but_not_begun_does_not_count(
    sqlite: Kit, neighbour: Neighbour, path: Path
) -> None:
    sqlite.push("a")
    neighbour.ask("claim", 1)
    neighbour.ask("begin", 1)
    neighbour.end()
    recover(sqlite)
    other = Neighbour(path)
    other.ask("claim", 1)
    other.end()

    assert recover(sqlite).started == 0


def test_where_the_starts_are_not_known_all_count(
    sqlite: Kit, neighbour: Neighbour, path: Path
) -> None:
    sqlite.push("a", "b")
    neighbour.ask("claim", 2)
    neighbour.end()
    for lock in path.parent.glob(f"{path.name}.owner-{neighbour.process.pid}-*"):
        os.truncate(lock, 0)

    assert recover(sqlite).started == 2


def test_the_latest_starts_are_kept_when_the_ring_is_full(tmp_path: Path) -> None:
    file = tmp_path / "ring"
    file.touch()
    ring = Starts.make(file)
    assert ring is not None
    for number in range(SLOTS + 3):
        ring.note((number, 1))
    ring.close()

    with file.open("rb") as opened:
        found = starts.read(opened.fileno())

    assert found == {(number, 1) for number in range(3, SLOTS + 3)}


def test_a_start_after_the_lease_was_left_is_no_fault(tmp_path: Path) -> None:
    lease = Lease.take(tmp_path / "jobs.db")
    note = lease.note_start
    lease.leave()

    note((1, 1))

    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_room_for_the_ring_costs_only_the_count(tmp_path: Path) -> None:
    assert Starts.make(tmp_path / "not there") is None


def test_the_account_says_where_every_pushed_job_is(sqlite: Kit) -> None:
    sqlite.push("done", "dead", "waiting", "gone")
    sqlite.complete(sqlite.claim(1))
    sqlite.fail(sqlite.claim(1), Outcome.DEAD)
    sqlite.push("done", "dead")  # "done" has left, "dead" is there: a twin

    account = sqlite.store.account()

    assert (account.pushed, account.completed, account.missing) == (5, 1, 0)
    assert account.places == {JobState.ENQUEUED: 3, JobState.DEAD: 1}


def test_a_row_that_vanished_is_missed(sqlite: Kit, path: Path) -> None:
    sqlite.push("a", "b", "c")
    connection = apsw.Connection(str(path))
    connection.execute("DELETE FROM jobs WHERE jid = 'b'")
    connection.close()

    assert sqlite.store.account().missing == 1
