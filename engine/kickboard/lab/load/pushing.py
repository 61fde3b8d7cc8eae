"""The jobs of a load test as they are pushed: which comes next, and its bytes.

Made straight from a template: at 20,000 a second the ordinary way of a push would take
longer than the time there is.
"""

from __future__ import annotations

import os
import random
import re
from itertools import accumulate

from msgspec.structs import replace

from kickboard.config import MAX_NAME
from kickboard.jobs.registry import REGISTRY
from kickboard.lab.load.scenario import Scenario, Work
from kickboard.lab.probe import CLIENT, LOAD_AT
from kickboard.lab.service_times import ServiceTime
from kickboard.payload import wire
from kickboard.stores.base import NewJob

#: What every jid of a load test begins with: no time of this century gives such a one.
JID_MARK = "f0ad"
#: What every tag of a load test begins with.
TAG_MARK = "load-"
_OUR_QUEUE = re.compile(rf"{TAG_MARK}[0-9a-f]{{8}}-")


def new_run() -> str:
    """Return what tells a run from others: 8 hex digits."""
    return os.urandom(4).hex()


def tag_of(run: str) -> str:
    """Return the tag that the jobs of *run* carry."""
    return f"{TAG_MARK}{run}"


def queue_of(run: str, queue: str) -> str:
    """Return the name that *queue* has in a store of the user's own.

    Nobody else's engine listens there: it would take jobs out of what is measured.
    """
    return f"{tag_of(run)}-{queue}"[:MAX_NAME]


def apart(scenario: Scenario, run: str) -> Scenario:
    """Return *scenario* with each of its queues replaced by the run's own."""
    work = tuple(replace(work, queue=queue_of(run, work.queue)) for work in scenario.work)
    return replace(scenario, work=work)


def plain_name(queue: str) -> str:
    """Return what *queue* is called in the scenario, if `queue_of` made it."""
    return _OUR_QUEUE.sub("", queue)


def is_ours(queue: str) -> bool:
    """Return whether *queue* is one that `queue_of` made."""
    return _OUR_QUEUE.match(queue) is not None


def jids_of(run: str) -> str:
    """Return what the jids of *run* begin with."""
    return f"{JID_MARK}{run}"


class Mix:
    """Draws the jobs of a scenario, the same from the same seed. Not thread-safe."""

    def __init__(self, scenario: Scenario, run: str) -> None:
        self._kinds = [_Kind(work, run) for work in scenario.work]
        self._weights = list(accumulate(work.weight for work in scenario.work))
        self._rng = random.Random(f"{scenario.seed}/work")
        self._jids = jids_of(run)
        self._number = 0

    def job(self, intended: float, client: int | None = None) -> NewJob:
        """Return the next job.

        Args:
            intended: The epoch second at which it is to arrive: for its payload it was made then,
                however early it is drawn or late it is pushed.
            client: Who waits for it, in the closed model.
        """
        rng, kinds = self._rng, self._kinds
        kind = kinds[0]
        if len(kinds) > 1:
            [kind] = rng.choices(kinds, cum_weights=self._weights)
        self._number += 1
        jid = f"{self._jids}{self._number:012x}"
        waits = "" if client is None else f',"{CLIENT}":{client}'
        tail = (
            f'"jid":"{jid}","created_at":{intended:.6f},"enqueued_at":{intended:.6f},'
            f'"{LOAD_AT}":{intended:.9f}{waits}}}'
        )
        payload = kind.head(rng) + tail.encode()
        return NewJob(jid, kind.job_class, kind.queue, payload)


class _Kind:
    """One kind of job: everything of its payload that is known beforehand."""

    def __init__(self, work: Work, run: str) -> None:
        self.job_class = work.job_class
        self.queue = work.queue
        self._failures = work.failures
        self._times: ServiceTime | None = work.service.times() if work.is_ours else None
        known = REGISTRY.get(work.job_class)
        options = dict(known.payload_options()) if known is not None else {}
        fixed = {**options, "class": work.job_class, "retry": False, "queue": work.queue}
        tags = [*options.get("tags", ()), tag_of(run)]
        self._before, self._after = (
            wire.encode({**fixed, "tags": tags, "args": []}).rsplit(b"[]}", 1)[0],
            b",",
        )
        self._args = wire.encode({"args": list(work.args)}).removeprefix(b'{"args":')[:-1]
        self._busy = b"true" if work.busy else b"false"

    def head(self, rng: random.Random) -> bytes:
        """Return the payload up to and with its arguments."""
        if self._times is None:
            return self._before + self._args + self._after
        seconds = self._times.draw(rng)
        fails = b"true" if self._failures and rng.random() < self._failures else b"false"
        args = b"[%.9f,%b,%b]" % (seconds, fails, self._busy)
        return self._before + args + self._after
