"""A whole life of a SQLite store, verb by verb: what is killed, cut off or starved half-way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

from tests.stores.kit import PLACES, Kit, job, process, these

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Delivery, Outcome, Retention, Target
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.lease import lock_path

ME = process()
BEAT = Beat(identity=ME.identity, busy=1, concurrency=5, quiet=False)


@dataclass
class Life:
    """A store that is lived with, and what was got from it so far."""

    store: SQLiteStore
    kit: Kit
    claimed: list[Delivery] = field(default_factory=list)
    ops: list[int] = field(default_factory=list)

    def neighbour_dies(self) -> None:
        """Let another engine claim a job and die over it."""
        other = SQLiteStore(self.store.path, clock=self.kit.clock)
        other.register(process("host:2:b"))
        assert len(other.claim([("default", 1)], 1)) == 1
        lease = other._membership._lease
        assert lease is not None
        lease.forget()  # as the kernel does
        other._membership._owner = other._membership._lease = None
        other._membership._engines = 0
        other.close()

    def taken_for_dead(self) -> None:
        """Let another engine find our lock file gone, and come and go."""
        lease = self.store._membership._lease
        assert lease is not None
        lock_path(self.store.path, lease.token).unlink()
        other = SQLiteStore(self.store.path, clock=self.kit.clock)
        other.register(process("host:3:c"))
        other.close()


def begin(path: Path, clock: ManualClock, durability: str = "full") -> Life:
    """Open the store that is to be lived with."""
    store = SQLiteStore(path, durability=durability, clock=clock)
    return Life(store, Kit(store, clock))


class Step(NamedTuple):
    """A verb, and how many jobs there are after it. What is *arranged* never fails.

    What *promises* nothing may be undone by a power cut: its jobs wait where they waited before.
    """

    name: str
    do: Callable[[Life], object]
    jobs: int
    arranged: bool = False
    promises: bool = True


def _claim(life: Life) -> None:
    life.claimed = life.kit.claim(4)


def _buy(life: Life) -> None:
    with life.store.transaction() as tx:
        tx.execute("CREATE TABLE IF NOT EXISTS orders(id)")
        tx.execute("INSERT INTO orders VALUES (1)")
        tx.client.push({"class": "EmailJob", "args": [], "jid": "bought"})


def _pass_time(life: Life) -> None:
    life.kit.clock.advance(30)


def _move(life: Life) -> None:
    target = Target(state=JobState.ENQUEUED)
    life.ops.append(life.store.move(these(JobState.DEAD), target).op)


def _replace(life: Life) -> None:
    op = life.store.replace("c", JobState.DEAD, job("instead"))
    assert op is not None
    life.ops.append(op)


def _delete(life: Life) -> None:
    life.ops.append(life.store.delete(these(JobState.ENQUEUED), 3).op)


#: Every verb that writes, once at least; "close" comes after it.
STEPS = (
    Step("register", lambda life: life.store.register(ME), 0),
    Step("push", lambda life: life.kit.push("a", "b", "c", "d", "e"), 5),
    Step("push later", lambda life: life.kit.push("later", at=life.kit.clock.now() + 5), 6),
    Step("transaction", _buy, 7),
    Step("claim", _claim, 7, promises=False),
    Step("heartbeat", lambda life: life.store.heartbeat(BEAT), 7, promises=False),
    Step("signal", lambda life: life.store.signal(ME.identity, "quiet"), 7),
    Step("complete", lambda life: life.kit.complete(life.claimed[:1]), 6),
    Step("fail", lambda life: life.kit.fail(life.claimed[1:2]), 6),
    Step("bury", lambda life: life.kit.fail(life.claimed[2:3], Outcome.DEAD), 6),
    Step("mark started", lambda life: life.store.mark_started(life.claimed[3]), 6, promises=False),
    Step("release", lambda life: life.store.release(life.claimed[3:]), 6, promises=False),
    Step("time passes", _pass_time, 6, arranged=True, promises=False),
    Step("promote", lambda life: life.store.promote(life.kit.clock.now()), 6, promises=False),
    Step("a neighbour dies", Life.neighbour_dies, 6, arranged=True, promises=False),
    Step("recover", lambda life: life.store.recover(), 6),
    Step("move", _move, 6),
    Step("restore", lambda life: life.store.restore(life.ops[-1]), 6),
    Step("replace", _replace, 7),
    Step("undo replace", lambda life: life.store.restore(life.ops[-1]), 6),
    Step("delete", _delete, 6),
    Step("restore one", lambda life: life.store.restore(life.ops[-1], ["d"]), 6),
    Step("purge", lambda life: life.store.purge(these(JobState.TRASH), 1), 5),
    Step("trim", lambda life: life.store.trim(Retention(dead_max=0)), 4, promises=False),
    Step("pause", lambda life: life.store.pause("elsewhere", paused=True), 4),
    Step("resume", lambda life: life.store.pause("elsewhere", paused=False), 4),
    Step("forget queue", lambda life: life.store.forget_queue("elsewhere"), 4),
    Step("taken for dead", Life.taken_for_dead, 4, arranged=True, promises=False),
    Step("rejoin", lambda life: life.store.rejoin(ME), 4),
    Step("unregister", lambda life: life.store.unregister(), 4),
)


def state_of(store: SQLiteStore) -> dict[str, object]:
    """Return all that must not change when a verb fails."""
    kit = Kit(store, cast(ManualClock, store.clock))
    snapshot, account = store.snapshot(), store.account()
    return {
        "jobs": {state: kit.jids(state) for state in PLACES},
        "attempts": {
            jid: [] if (found := store.get(jid)) is None else found.attempts
            for state in PLACES
            for jid in kit.jids(state)
        },
        "totals": (snapshot.processed, snapshot.failed, snapshot.completed_kept),
        "queues": snapshot.queues,
        "account": account,
        "operations": store.operations(),
        "processes": [stat.info.identity for stat in snapshot.processes],
        "own": store._read(lambda c: c.execute(_OWN).get),
    }


_OWN = "SELECT count(*) FROM sqlite_schema WHERE name = 'orders'"
