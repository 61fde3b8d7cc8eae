"""What the store tests work with: a store, its clock, and short words for the usual steps."""

import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Delivery,
    Done,
    Failed,
    NewJob,
    Outcome,
    ProcessInfo,
    Selection,
    Store,
    View,
)
from kickboard.stores.sqlite import SQLiteStore

#: The states in which a job stands in the store.
PLACES = (
    JobState.ENQUEUED,
    JobState.SCHEDULED,
    JobState.RETRY,
    JobState.BUSY,
    JobState.DEAD,
    JobState.TRASH,
)

_jobs = itertools.count()


def process(identity: str = "host:1:a", pid: int | None = None) -> ProcessInfo:
    """Return an engine process as it describes itself."""
    return ProcessInfo(
        identity=identity,
        hostname="host",
        pid=os.getpid() if pid is None else pid,
        started_at=1_700_000_000.0,
        concurrency=5,
        queues={"default": 0},
        version="0.1.0",
    )


def job(
    jid: str,
    job_class: str = "EmailJob",
    queue: str = "default",
    *,
    at: float | None = None,
    priority: int = 5,
    now: float = 1_700_000_000.0,
) -> NewJob:
    """Return a job whose payload is as the client writes it at the epoch second *now*."""
    created = now + next(_jobs) * 1e-6
    text = f'{{"class":"{job_class}","args":["{jid}",1],"jid":"{jid}","queue":"{queue}"'
    text += f',"created_at":{created!r}' + (f',"enqueued_at":{now!r}}}' if at is None else "}")
    return NewJob(jid, job_class, queue, text.encode(), at, priority)


@dataclass
class Kit:
    """A store under test."""

    store: Store
    clock: ManualClock

    def push(self, *jids: str, **options: object) -> None:
        """Push jobs of these jids, in one call."""
        now = self.clock.now()
        self.store.push([job(jid, now=now, **options) for jid in jids])  # type: ignore[arg-type]

    def claim(self, n: int = 100, queue: str = "default") -> list[Delivery]:
        """Claim up to *n* jobs of one queue."""
        return self.store.claim([(queue, n)], n)

    def run(self, *jids: str, **options: object) -> list[Delivery]:
        """Push jobs and claim them."""
        self.push(*jids, **options)
        return self.claim(queue=str(options.get("queue", "default")))

    def complete(self, deliveries: Sequence[Delivery]) -> None:
        """Finish deliveries as successes that took a tenth of a second."""
        now = self.clock.now()
        self.store.finish([Done(delivery, now, 0.1) for delivery in deliveries])

    def failure(
        self, delivery: Delivery, outcome: Outcome = Outcome.RETRY, *, delay: float = 15.0
    ) -> Failed:
        """Return a failure of *delivery*, to be tried again after *delay* seconds."""
        now = self.clock.now()
        count = 0 if delivery.retry_count is None else delivery.retry_count + 1
        return Failed(
            delivery,
            outcome,
            now,
            0.25,
            now + delay,
            count,
            delivery.queue,
            "TimeoutError",
            "no answer",
            "Traceback\n  line 1\nTimeoutError: no answer",
            retry_in=delay if outcome is Outcome.RETRY else None,
        )

    def fail(
        self, deliveries: Sequence[Delivery], outcome: Outcome = Outcome.RETRY, delay: float = 15.0
    ) -> None:
        """Settle deliveries as failures."""
        self.store.finish([], [self.failure(d, outcome, delay=delay) for d in deliveries])

    def bury(self, *jids: str, **options: object) -> None:
        """Push jobs and let them die, one after the other, a second apart."""
        for jid in jids:
            self.fail(self.run(jid, **options), Outcome.DEAD)
            self.clock.advance(1)

    def jids(self, state: JobState) -> list[str]:
        """Return the jids in *state*, in the state's own order."""
        return [row.jid for row in self.store.page(View(state=state), n=100_000).rows]

    def where(self, jid: str) -> JobState | None:
        """Return the state a job is in, None if it is nowhere."""
        found = [state for state in PLACES if jid in self.jids(state)]
        assert len(found) <= 1, f"{jid} is in {found}"
        return found[0] if found else None

    def check(self) -> None:
        """Assert that every count is what can be counted."""
        counts = self.store.snapshot().counts
        listed = {state: len(self.jids(state)) for state in PLACES}
        assert {state: counts[state] for state in PLACES} == listed
        assert {state: self.store.count(View(state=state)) for state in PLACES} == listed
        account = self.store.account()
        assert account.missing == 0, account
        assert {state: account.places.get(state, 0) for state in PLACES} == listed
        if isinstance(self.store, SQLiteStore):
            assert self.store.check_counts() == {}


def needs(kit: Kit, cap: str) -> None:
    """Skip the test where this kind of store cannot do *cap*, a field of `Caps`."""
    if not getattr(kit.store.caps, cap):
        pytest.skip(f"a store of this kind has no {cap}")


def these(state: JobState, *jids: str) -> Selection:
    """Select jobs of *state* by jid; without any, all of the state."""
    return Selection(view=View(state=state), jids=jids or None)
