"""The random life of a store, in Redis: as any other's, but for what Sidekiq's format lacks.

There are no priorities, jobs of one moment stand in the order of their bytes, a delivery
can be settled only by the process that claimed it, and a job that is put back into its
queue stands beside its old neighbours, which is not always its old place.
"""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import consumes, rule, run_state_machine_as_test
from tests.stores.modelled import QUEUES, Modelled
from tests.stores.redis_server import (
    PROGRAM,
    VALKEY,
    empty_url,
    needs_redis,
    needs_valkey,
    shared_server,
)
from tests.stores.test_model import Machine
from tests.stores.worlds import Kind

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Store
from kickboard.stores.redis import RedisStore, keys, lease


def _open(folder: Path, clock: ManualClock, program: str) -> Store:
    first = not any(folder.iterdir())
    if first:
        (folder / "opened").touch()
    store = RedisStore(
        empty_url(program=program) if first else shared_server(program).url, clock=clock
    )
    store._membership.pause = 0.0
    return store


def _die(store: Store) -> None:
    """Leave a store as a killed process does: its pid is nobody's any more."""
    redis = cast(RedisStore, store)
    identity = redis._membership.holdings.identity
    gone = lease.Lease(lease.own().boot, lease.own().space, 1 << 30, 1)
    redis._link.call("HSET", keys.OWNERS, identity, gone.packed())
    redis._membership._holdings = None
    redis._membership._engines = {}
    redis.close()


class RedisMachine(Machine):
    """The machine, with what is different here."""

    operations = Machine.operations

    def _in(self, state: JobState) -> list[Modelled]:
        found = [item for item in self.jobs.values() if item.state is state]
        if state is JobState.ENQUEUED:
            return sorted(found, key=lambda item: (item.queue, item.line))
        return sorted(found, key=lambda item: (item.at, item.jid))

    def _holds(self, delivery: Delivery) -> bool:
        item = self.jobs.get(delivery.jid)
        return super()._holds(delivery) and item is not None and item.owner == self.world.turn

    @rule(limit=st.integers(1, 5))
    def promote(self, limit: int) -> None:
        now = self.clock.now()
        timed = [*self._in(JobState.SCHEDULED), *self._in(JobState.RETRY)]
        due = sorted((i for i in timed if i.at <= now), key=lambda i: (i.at, i.jid))[:limit]

        promoted = self.store.promote(now, limit)

        assert promoted.promoted == len(due)
        assert promoted.retries == sum(item.state is JobState.RETRY for item in due)
        for item in due:
            self.jobs[item.jid] = self._enqueued(item)

    @rule(op=consumes(operations))
    def restore(self, op: int) -> None:
        before = dict(self.jobs)
        super().restore.__wrapped__(self, op)  # type: ignore[attr-defined]
        back = [i for i in self._in(JobState.ENQUEUED) if before.get(i.jid) != i]
        if back:
            self._line_up({item.jid for item in back})

    def _line_up(self, back: set[str]) -> None:
        """Take over where the store put jobs back; nobody else's order may have changed."""
        found = self.kit.jids(JobState.ENQUEUED)
        stayed = [item.jid for item in self._in(JobState.ENQUEUED) if item.jid not in back]
        assert [jid for jid in found if jid not in back] == stayed
        for queue in QUEUES:
            held = [i.line for i in self._in(JobState.BUSY) if i.queue == queue]
            last = max(held, default=0.0)
            row = [jid for jid in found if self.jobs[jid].queue == queue]
            for at, jid in enumerate(row):
                if jid in back:
                    rest = [self.jobs[other].line for other in row[at:] if other not in back]
                    line = (last + rest[0]) / 2 if rest else self._new_line()
                    self.jobs[jid] = replace(self.jobs[jid], line=line)
                last = max(last, self.jobs[jid].line)

    def _new_line(self) -> float:
        self.back += 1
        return self.back


@pytest.mark.slow
@pytest.mark.redis
@needs_redis
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "program", [PROGRAM, pytest.param(VALKEY, marks=needs_valkey)], ids=["redis", "valkey"]
)
def test_a_random_life_in_redis_agrees_with_the_model(program: str) -> None:
    kind = Kind(lambda folder, clock: _open(folder, clock, program), _die)
    run_state_machine_as_test(
        type("machine", (RedisMachine,), {"kind": kind}),
        settings=settings(
            max_examples=60,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
