"""A random life of a store beside a model made of dicts: after every step both agree.

The machine finds the sequences nobody thinks of; what it found becomes a test with a name
in the conformance suite.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    consumes,
    initialize,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.stores.agreeing import Agreeing
from tests.stores.kit import job, these
from tests.stores.modelled import DEAD_MAX, MOVABLE, QUEUES, TARGETS, Modelled
from tests.stores.worlds import KINDS

from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Done, Outcome, Retention, Target


class Machine(Agreeing):
    """Every verb that changes something, in any order."""

    held = Bundle("held")
    operations = Bundle("operations")

    @initialize()
    def begin(self) -> None:
        for queue in QUEUES:  # known in the order of their names
            self.store.pause(queue, paused=False)
        for i, queue in enumerate(QUEUES):  # what happens to jobs is more telling than none
            self.push(list("abcdefgh")[i::2], queue, i, None)

    # -- producing

    @rule(
        jids=st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=6),
        queue=st.sampled_from(QUEUES),
        priority=st.integers(0, 2),
        delay=st.sampled_from([None, -5.0, 10.0, 30.0]),
    )
    def push(self, jids: list[str], queue: str, priority: int, delay: float | None) -> None:
        now = self.clock.now()
        at = None if delay is None else now + delay
        new = [jid for i, jid in enumerate(jids) if jid not in self.jobs and jid not in jids[:i]]

        result = self.store.push(
            [job(jid, queue=queue, at=at, priority=priority, now=now) for jid in jids]
        )

        assert result.added == len(new)
        assert len(result.duplicates) == len(jids) - len(new)
        for jid in new:
            self.keys += 1
            item = Modelled(jid, JobState.SCHEDULED, queue, priority, at or now, 0, self.keys)
            later = at is not None and at > now
            self.jobs[jid] = item if later else self._enqueued(item)

    # -- consuming

    @rule(target=held, queues=st.permutations(QUEUES), n=st.integers(1, 4))
    def claim(self, queues: list[str], n: int) -> object:
        return multiple(*self._claim(queues, n))

    def _claim(self, queues: list[str], n: int) -> list[Delivery]:
        claimed = self.store.claim([(queue, n) for queue in queues], 5)

        assert [d.jid for d in claimed] == self._claimable(queues, n)[:5]
        for delivery in claimed:
            item = self.jobs[delivery.jid]
            assert delivery.retry_count == item.retry_count
            assert delivery.enqueued_at == item.at
            self.jobs[delivery.jid] = replace(
                item, state=JobState.BUSY, fence=delivery.token, op=0, owner=self.world.turn
            )
        return claimed

    @rule(
        queues=st.permutations(QUEUES),
        outcomes=st.lists(st.sampled_from(list(Outcome)[:4]), min_size=1, max_size=4),
    )
    def work(self, queues: list[str], outcomes: list[Outcome]) -> None:
        claimed = list(zip(self._claim(queues, len(outcomes)), outcomes, strict=False))
        done = [delivery for delivery, outcome in claimed if outcome is Outcome.COMPLETED]
        self.finish(done, [item for item in claimed if item[1] is not Outcome.COMPLETED])

    def _claimable(self, queues: list[str], n: int) -> list[str]:
        if None in self.paused:
            return []
        lines = (
            [item.jid for item in self._in(JobState.ENQUEUED) if item.queue == queue][:n]
            for queue in queues
            if queue not in self.paused
        )
        return [jid for line in lines for jid in line]

    def _holds(self, delivery: Delivery) -> bool:
        item = self.jobs.get(delivery.jid)
        return item is not None and item.fence == delivery.token

    @rule(
        done=st.lists(consumes(held), max_size=3),
        failed=st.lists(st.tuples(consumes(held), st.sampled_from(list(Outcome)[1:4])), max_size=3),
    )
    def finish(self, done: list[Delivery], failed: list[tuple[Delivery, Outcome]]) -> None:
        now = self.clock.now()
        expected = [d for d in [*done, *(d for d, _ in failed)] if not self._holds(d)]

        finished = self.store.finish(
            [Done(d, now, 0.1) for d in done],
            [self.kit.failure(d, outcome, delay=20) for d, outcome in failed],
        )

        assert sorted(d.token for d in finished.lost) == sorted(d.token for d in expected)
        for delivery in done:
            if self._holds(delivery):
                del self.jobs[delivery.jid]
                self.processed += 1
        for delivery, outcome in failed:
            if self._holds(delivery):
                self._fail(delivery, outcome, now)
        if failed:
            assert finished.dead == len(self._in(JobState.DEAD))

    def _fail(self, delivery: Delivery, outcome: Outcome, now: float) -> None:
        self.processed += 1
        self.failed += 1
        item = self.jobs.pop(delivery.jid)
        if outcome is Outcome.DISCARDED:
            return
        count = 0 if item.retry_count is None else item.retry_count + 1
        state, at = JobState.RETRY, now + 20
        if outcome is Outcome.DEAD:
            state, at = JobState.DEAD, now
        self.jobs[item.jid] = replace(item, state=state, at=at, retry_count=count, fence=None)

    @rule(deliveries=st.lists(held, max_size=3, unique_by=lambda d: d.token), front=st.booleans())
    def release(self, deliveries: list[Delivery], *, front: bool) -> None:
        mine = [d for d in deliveries if self._holds(d)]
        mine.sort(key=lambda d: self.jobs[d.jid].line)
        now = self.clock.now()
        at = {d.jid: d.enqueued_at if front else now for d in mine}

        assert self.store.release(mine, front=front) == len(mine)

        for delivery in mine:
            line = self.jobs[delivery.jid].line
            item = self._enqueued(self.jobs[delivery.jid], at=at[delivery.jid])
            self.jobs[delivery.jid] = replace(item, line=line) if front else item

    @rule(limit=st.integers(1, 5))
    def promote(self, limit: int) -> None:
        now = self.clock.now()
        timed = [*self._in(JobState.SCHEDULED), *self._in(JobState.RETRY)]
        due = sorted((i for i in timed if i.at <= now), key=lambda i: (i.at, i.key))[:limit]

        promoted = self.store.promote(now, limit)

        assert promoted.promoted == len(due)
        assert promoted.retries == sum(item.state is JobState.RETRY for item in due)
        for item in due:
            self.jobs[item.jid] = self._enqueued(item)
        waiting = [*self._in(JobState.SCHEDULED), *self._in(JobState.RETRY)]
        assert promoted.next_due == min((i.at for i in waiting), default=None)

    @rule(seconds=st.sampled_from([-3.0, 1.0, 12.0, 40.0]))
    def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)

    # -- operating

    @rule(
        target=operations,
        state=st.sampled_from(MOVABLE),
        to=st.sampled_from((*TARGETS, None)),
        jids=st.none()
        | st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=5, unique=True),
        limit=st.integers(1, 4),
        queue=st.sampled_from([None, "b"]),
        give_back=st.booleans(),
    )
    def move(
        self,
        state: JobState,
        to: JobState | None,
        jids: list[str] | None,
        limit: int,
        queue: str | None,
        *,
        give_back: bool,
    ) -> int:
        selection = these(state, *(jids or ()))
        matching = [i for i in self._in(state) if jids is None or i.jid in jids]
        if to is None:
            moved = self.store.delete(selection, limit)
            to, queue, give_back = JobState.TRASH, None, False
        else:
            target = Target(state=to, queue=queue, give_back_try=give_back)
            moved = self.store.move(selection, target, limit)

        assert moved.moved == min(limit, len(matching))
        assert moved.more == (len(matching) > limit)
        chosen = [i for i in matching if i.jid in moved.jids]
        assert len(chosen) == moved.moved
        if jids is None:
            assert chosen == matching[:limit]
        self.undo[moved.op] = chosen
        for jid in moved.jids:
            self._place(self.jobs[jid], to, queue, moved.op, give_back=give_back)
        return moved.op

    def _place(
        self, item: Modelled, to: JobState, queue: str | None, op: int, *, give_back: bool
    ) -> None:
        count = item.retry_count
        if give_back and count is not None:
            count -= 1
        item = replace(
            item,
            state=to,
            at=self.clock.now(),
            op=op,
            retry_count=count,
            queue=queue or item.queue,
        )
        if to is JobState.ENQUEUED:
            item = self._enqueued(item, op=op)
        self.jobs[item.jid] = item

    @rule(
        target=operations,
        state=st.sampled_from(MOVABLE),
        jid=st.sampled_from("abcdefgh"),
        new=st.sampled_from("ijklmnop"),
        delay=st.sampled_from([None, 10.0]),
    )
    def replace(self, state: JobState, jid: str, new: str, delay: float | None) -> object:
        item, now = self.jobs.get(jid), self.clock.now()
        at = None if delay is None else now + delay
        possible = item is not None and item.state is state and new not in self.jobs

        op = self.store.replace(jid, state, job(new, queue="a", at=at, now=now))

        assert (op is not None) == possible
        if op is None or item is None:
            return multiple()
        self.keys += 1
        self.undo[op], self.made[op] = [item], new
        self._place(item, JobState.TRASH, None, op, give_back=False)
        made = Modelled(new, JobState.SCHEDULED, "a", 5, at or now, 0, self.keys, op=op)
        self.jobs[new] = self._enqueued(made, op=op) if at is None else made
        return op

    def _is_untouched(self, jid: str, op: int) -> bool:
        return (now := self.jobs.get(jid)) is not None and now.op == op

    @rule(op=consumes(operations))
    def restore(self, op: int) -> None:
        places, made = self.undo.pop(op), self.made.pop(op, None)
        back = [item for item in places if self._is_untouched(item.jid, op)]
        if made is not None and not self._is_untouched(made, op):
            back = []  # what came in its place has begun

        assert self.store.restore(op) == (len(back), len(places) - len(back))

        for item in back:
            self.jobs[item.jid] = item
        if made is not None and back:
            del self.jobs[made]

    @rule(trash=st.booleans())
    def clear_away(self, *, trash: bool) -> None:
        (self._purge if trash else self._trim)()

    def _purge(self) -> None:
        trash = self._in(JobState.TRASH)

        assert self.store.purge(these(JobState.TRASH), 3) == min(3, len(trash))

        for item in trash[:3]:
            del self.jobs[item.jid]

    def _trim(self) -> None:
        dead = self._in(JobState.DEAD)
        over = dead[: max(0, len(dead) - DEAD_MAX)]

        assert self.store.trim(Retention(dead_max=DEAD_MAX)).dead == len(over)

        for item in over:
            del self.jobs[item.jid]

    @rule(queue=st.sampled_from([None, *QUEUES]), paused=st.sampled_from([False, False, True]))
    def pause(self, queue: str | None, *, paused: bool) -> None:
        self.store.pause(queue, paused=paused)
        (self.paused.add if paused else self.paused.discard)(queue)

    # -- processes and faults

    @precondition(lambda self: self.kind.breaker is not None)
    @rule(nth=st.integers(1, 20), what=st.sampled_from(["full", "io"]))
    def the_next_verb_fails_at_its_nth_write(self, nth: int, what: str) -> None:
        self.world.arm(nth, what)

    @rule()
    def another_process_goes_on(self) -> None:
        self.world.next_turn()

    @rule(killed=st.booleans())
    def a_process_ends_and_begins_again(self, *, killed: bool) -> None:
        held = [i for i in self._in(JobState.BUSY) if i.owner == self.world.turn]

        if killed and self.kind.die is not None:
            assert self.world.kill() == len(held)
        else:
            self.world.end()

        for item in held:  # `at` is still when it came into its queue, and its place is kept
            self.jobs[item.jid] = replace(item, state=JobState.ENQUEUED, fence=None)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_random_life_agrees_with_the_model(kind: str) -> None:
    run_state_machine_as_test(
        type(f"{kind}_machine", (Machine,), {"kind": KINDS[kind]}),
        settings=settings(
            max_examples=80,
            stateful_step_count=40,
            suppress_health_check=list(HealthCheck),
        ),
    )
