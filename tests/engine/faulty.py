"""A store seen by processes that die, over a way to it that fails: for whole engines simulated.

Every call may be refused, be done and its answer lost, take long, or be the last that its
process makes, before or after it was done. What happens is drawn from the seed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.engine.stepping import Killed, StepClock, Steps

from kickboard.errors import AmbiguousError, LeaseLostError, StoreUnavailableError
from kickboard.payload.record import MOVES, JobState
from kickboard.stores.base import (
    Caps,
    Delivery,
    Done,
    Failed,
    Finished,
    Outcome,
    ProcessInfo,
    Recovered,
)
from kickboard.stores.memory import MemoryStore

#: How often in a hundred calls each fault strikes.
FAULTS = {"refused": 4.0, "answer lost": 3.0, "stall": 3.0, "killed": 0.6, "killed after": 0.6}
#: How often in a hundred heartbeats a process is taken for dead though it lives.
STRUCK_OFF = 4.0
#: The longest stall, in seconds.
STALL = 30.0
#: No job may be due, or held, for so many seconds, whatever went wrong.
LUCK = 240.0
_TIMED = (JobState.SCHEDULED, JobState.RETRY)
CALLS = frozenset(
    (
        *("push", "claim", "finish", "release", "promote", "mark_started", "trim"),
        *("heartbeat", "recover", "register", "rejoin", "unregister", "paused"),
    )
)


@dataclass
class Told:
    """What happened, and what is allowed to have happened."""

    trace: list[tuple[object, ...]]
    again: Counter[str]  # by jid: how many times it may run once more
    twins: Counter[str]  # pushed anew in doubt, when the first had come to its end already
    moves: dict[str, list[JobState]]
    ends: dict[str, list[Outcome]]
    faults: Counter[str]
    kills: int = 0


class Shared:
    """The jobs, in memory; the processes on them, and the faults between."""

    def __init__(self, steps: Steps, store: MemoryStore, seed: int, most_kills: int) -> None:
        self.steps = steps
        self.store = store
        self.rng = random.Random(seed)
        self.most_kills = most_kills
        self.is_calm = False  # no faults any more
        self.views: list[View] = []
        self.told = Told([], Counter(), Counter(), {}, {}, Counter())
        self.in_doubt: set[str] = set()  # pushed, and the answer was lost
        self._since: dict[str, tuple[JobState, float]] = {}
        self.broken: AssertionError | None = None  # the first promise that was
        self._changed = False
        self._before: dict[str, JobState] = {}
        self._listeners: list[Callable[[], None]] = []

    def draw(self, verb: str, *, mortal: bool) -> str | None:
        """Return what goes wrong with this call, None for nothing."""
        roll = self.rng.uniform(0, 100)
        if self.is_calm:
            return None
        for fault, share in FAULTS.items():
            roll -= share
            if roll < 0:
                spared = not mortal or self.told.kills >= self.most_kills
                if spared and fault.startswith("killed"):
                    return None
                self.told.faults[fault] += 1
                return fault
        if verb == "heartbeat" and roll < STRUCK_OFF:
            self.told.faults["struck off"] += 1
            return "struck off"
        return None

    def observe(self, who: str, verb: str, what: object) -> None:
        """Write a call down, and see that every job went a way that is allowed."""
        self.told.trace.append((round(self.steps.time - self.steps.start, 6), who, verb, what))
        try:
            self._look(verb)
        except AssertionError as error:  # the engine's thread would swallow it
            self.broken = self.broken or error
        for listener in list(self._listeners) if self._changed else ():
            listener()

    def _look(self, verb: str) -> None:
        with self.store._lock:
            rows = self.store._places.by_jid
            now = {jid: row.state for jid, row in rows.items()}
            due = {jid: row.at for jid, row in rows.items() if row.state in _TIMED}
        self._changed, self._before = now != self._before, now
        self._see_that_all_goes_on(now, due)
        for jid, path in self.told.moves.items():
            if jid in now and path[-1] is JobState.COMPLETED and verb == "push":
                assert jid in self.in_doubt, jid
                self.told.twins[jid] += 1
                path.append(now[jid])
            elif jid in now and path[-1] is not now[jid]:
                assert now[jid] in MOVES[path[-1]], (jid, path, now[jid])
                path.append(now[jid])
            elif jid not in now and path[-1] is not JobState.COMPLETED:
                assert path[-1] is JobState.BUSY, (jid, path, "gone")
                path.append(JobState.COMPLETED)  # or discarded
        for jid, state in now.items():
            self.told.moves.setdefault(jid, [state])
        assert self.store.account().missing == 0

    def _see_that_all_goes_on(self, now: dict[str, JobState], due: dict[str, float]) -> None:
        """Let no job wait or be held for longer than bad luck explains."""
        time = self.steps.time
        for jid, state in now.items():
            since = self._since.get(jid)
            if since is None or since[0] is not state:
                since = self._since[jid] = (state, time)
            began = due.get(jid, since[1])
            assert state is JobState.DEAD or time - began < LUCK, (jid, state, time - began)

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after every change by anybody."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def forget_listeners(self, view: View) -> None:
        """Drop those of a process that is gone."""
        self._listeners = [one for one in self._listeners if one not in view.callbacks]


class View:
    """The store as one process sees it: the verbs of `Store` through all that goes wrong.

    It keeps what every store owes: a claim whose answer was lost is adopted by the next one.
    """

    caps = Caps(durable=True, shared=False)  # nobody has to look whether others wrote

    def __init__(self, shared: Shared, clock: StepClock, *, mortal: bool = True) -> None:
        self.url = "faulty:"
        self.clock = clock
        self.group = clock.group
        self.callbacks: list[Callable[[], None]] = []
        self.held: dict[str, Delivery] = {}
        self.is_dead = self.is_struck_off = self.is_registered = False
        self._shared = shared
        self._mortal = mortal
        self._in_trouble = False  # the last batch was not settled, or nobody said so
        self._adopted: list[Delivery] = []
        shared.views.append(self)

    def __getattr__(self, verb: str) -> Any:
        """Return a verb that fails as drawn, or what needs no call."""
        if verb not in CALLS:
            return getattr(self._shared.store, verb)
        return lambda *args, **options: self._call(verb, *args, **options)

    def note_start(self, delivery: Delivery) -> None:
        """Do nothing: what is held by the dead counts as begun."""

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after every change by any process."""
        self.callbacks.append(callback)
        return self._shared.listen(callback)

    def close(self) -> None:
        """Do nothing."""

    def _call(self, verb: str, *args: Any, **options: Any) -> Any:
        shared = self._shared
        shared.steps.step()
        fault = shared.draw(verb, mortal=self._mortal)
        if verb == "finish":
            self._in_trouble = fault in ("refused", "answer lost")
        self._suffer(verb, fault)
        result = self._do(verb, *args, **options)
        shared.observe(self.group.name, verb, fault or _short(result))
        if fault == "killed after":
            self.die()
        if fault == "answer lost":
            self._lose(verb, args, result)
        shared.steps.step()
        return result

    def _suffer(self, verb: str, fault: str | None) -> None:
        """Let happen what goes wrong before a call is done."""
        if fault == "stall":
            self.clock.sleep(self._shared.rng.uniform(0.01, STALL))
        elif fault == "refused":
            self._shared.observe(self.group.name, verb, fault)
            raise StoreUnavailableError("the store does not answer")
        elif fault == "killed":
            self.die()
        elif fault == "struck off":
            self.strike_off()
        if self.is_dead:
            raise Killed

    def _lose(self, verb: str, args: tuple[Any, ...], result: Any) -> None:
        """Let the answer to a call that was done be lost."""
        if verb == "claim":
            self._adopted += result
        elif verb == "push":
            self._shared.in_doubt.update(job.jid for job in args[0])
        raise AmbiguousError("the answer was lost")

    def _do(self, verb: str, *args: Any, **options: Any) -> Any:
        own = getattr(self, f"_{verb}", None)
        if own is not None:
            return own(*args, **options)
        return getattr(self._shared.store, verb)(*args, **options)

    def _claim(self, *args: Any, **options: Any) -> list[Delivery]:
        self._check()
        adopted, self._adopted = self._adopted, []
        claimed = self._shared.store.claim(*args, **options)
        self.held.update({delivery.jid: delivery for delivery in claimed})
        return [*adopted, *claimed]

    def _finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        finished = self._shared.store.finish(done, failed)
        lost = [delivery.token for delivery in finished.lost]
        ends = self._shared.told.ends
        for success in done:
            if success.delivery.token not in lost:
                ends.setdefault(success.delivery.jid, []).append(Outcome.COMPLETED)
        for failure in failed:
            if failure.delivery.token not in lost and failure.outcome is not Outcome.RETRY:
                ends.setdefault(failure.delivery.jid, []).append(failure.outcome)
        return finished

    def _heartbeat(self, beat: Any) -> list[str]:
        self._check()
        return []

    def _register(self, me: ProcessInfo) -> Recovered:
        self.is_registered = True
        self.is_struck_off = False
        return self._recover()

    def _rejoin(self, me: ProcessInfo) -> Recovered:
        return self._register(me)

    def _unregister(self) -> None:
        if self._in_trouble:
            self._may_run_again()  # what it could not settle
        self.is_registered = False
        self._give_back()

    def _recover(self) -> Recovered:
        dead = [view for view in self._shared.views if view.is_dead and view.held]
        returned = sum(view._give_back() for view in dead)
        return Recovered(returned, 0, tuple(view.group.name for view in dead), returned)

    def _check(self) -> None:
        if self.is_struck_off or not self.is_registered:
            raise LeaseLostError("taken for dead")

    def _busy(self) -> list[Delivery]:
        store = self._shared.store
        with store._lock:
            return [one for one in self.held.values() if store._held(one) is not None]

    def _give_back(self) -> int:
        busy = self._busy()
        self.held, self._adopted = {}, []
        return self._shared.store.release(busy)

    def die(self) -> None:
        """Kill this process."""
        self._shared.told.kills += 1
        self.be_gone()
        self._shared.steps.kill(self.group)

    def be_gone(self) -> None:
        """Leave as a process that is no more: what it holds waits for another, and runs again."""
        self.is_dead = True
        self._may_run_again()
        self._shared.forget_listeners(self)
        self._shared.observe(self.group.name, "gone", len(self.held))

    def strike_off(self) -> None:
        """Take this process for dead though it lives, as after a long suspension."""
        self.is_struck_off = True
        self._may_run_again()
        self._give_back()

    def _may_run_again(self) -> None:
        self._shared.told.again.update(delivery.jid for delivery in self._busy())


def _short(result: object) -> object:
    """Return what of an answer goes into the trace."""
    if isinstance(result, list):
        return tuple(getattr(item, "jid", item) for item in result)
    return str(result)[:80]
