"""What jobs in memory have in common, kept once: most of a backlog differs in arguments and ids.

The payloads of a bulk push begin and end with the same bytes, and a good half of a small job is
nothing else. It is cut off by its bytes alone and put back as it was: nothing here understands
JSON, and what does not fit is kept whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from kickboard.stores.base import NewJob

#: After these bytes begins what is a job's own, and before those its jid.
_HEAD_ENDS = b'"args":'
_BEFORE_JID = b',"jid":"'
#: Kinds that are remembered from one push to the next; classes and queues may have any name.
MOST_KINDS = 1_000
#: Bytes in which a head ends; longer ones are hardly shared.
LONGEST_HEAD = 500

#: Class, queue, priority.
KindKey: TypeAlias = tuple[str, str, int]

_join = b"".join


class Kind(msgspec.Struct, frozen=True, gc=False):
    """What many jobs share.

    Attributes:
        head: How their payloads begin.
        middle: What stands between a job's own bytes and its jid, with *tail* behind that;
            None: all that follows the head is a job's own.
    """

    job_class: str
    queue: str
    priority: int
    head: bytes = b""
    middle: bytes | None = None
    tail: bytes = b""

    def cut(self, job: NewJob) -> bytes | None:
        """Return which bytes of a payload are the job's own; None: it is not of this kind."""
        payload, head = job.payload, self.head
        if not payload.startswith(head):
            return None
        if self.middle is None:
            return payload[len(head) :]
        end = self.middle + job.jid.encode() + self.tail
        if not payload.endswith(end) or len(payload) < len(head) + len(end):
            return None
        return payload[len(head) : -len(end)]

    def payload(self, own: bytes, jid: str) -> bytes:
        """Return the payload of which *own* was cut."""
        if self.middle is None:
            return self.head + own
        return _join((self.head, own, self.middle, jid.encode(), self.tail))

    def moved(self, queue: str) -> Kind:
        """Return the same for another queue."""
        return self if queue == self.queue else msgspec.structs.replace(self, queue=queue)


class Kinds:
    """The kinds of the jobs that were pushed lately. The store's lock guards it."""

    def __init__(self) -> None:
        # What jobs shared that were pushed last, and what is shared by those kept whole.
        self._known: dict[KindKey, tuple[Kind, Kind]] = {}

    def cut(self, jobs: Sequence[NewJob]) -> list[tuple[Kind, bytes]]:
        """Return the kind of each job of a push, and which bytes of its payload are its own."""
        if len(jobs) == 1:
            return [self._by_its_head(jobs[0])]
        alike: dict[KindKey, Kind] = {}
        kind, cuts = _NO_KIND, []
        for job in jobs:
            if not (
                job.queue is kind.queue
                and job.job_class is kind.job_class
                and job.priority == kind.priority
                and kind.middle is not None
            ):
                kind = self._kind(job, alike)
            own = kind.cut(job)
            cuts.append(self._by_its_head(job) if own is None else (kind, own))
        return cuts

    def _by_its_head(self, job: NewJob) -> tuple[Kind, bytes]:
        kind = self._beginning(job)
        return kind, job.payload[len(kind.head) :]

    def _kind(self, job: NewJob, alike: dict[KindKey, Kind]) -> Kind:
        """Return what *job* shares with the others of its push, *alike*, or with earlier ones.

        Those of one push have their times in common, all others only how they begin.
        """
        key = job.job_class, job.queue, job.priority
        kind = alike.get(key)
        if kind is None:
            kind = alike[key] = self._beginning(job)
        elif kind.middle is None:
            kind = alike[key] = _close(job)
        return kind

    def _beginning(self, job: NewJob) -> Kind:
        """Return what jobs share whenever they were pushed: the head that one had before."""
        key = job.job_class, job.queue, job.priority
        known = self._known.get(key)
        if known is not None and job.payload.startswith(known[0].head):
            return known[0]
        if len(self._known) >= MOST_KINDS:
            self._known.clear()
        whole = Kind(*key) if known is None else known[1]
        self._known[key] = Kind(*key, _head(job.payload)), whole
        return whole


def _head(payload: bytes) -> bytes:
    """Return how a payload begins, up to its arguments if they come early."""
    at = payload.find(_HEAD_ENDS, 0, LONGEST_HEAD)
    return b"" if at < 0 else payload[: at + len(_HEAD_ENDS)]


def _close(job: NewJob) -> Kind:
    """Return what *job* shares with those of its push: all but its arguments and its jid."""
    key = job.job_class, job.queue, job.priority
    head, jid = _head(job.payload), job.jid.encode()
    start = job.payload.rfind(_BEFORE_JID + jid)
    if start < len(head):
        return Kind(*key, middle=b"")  # no other is of this kind, and it is tried but once
    return Kind(*key, head, _BEFORE_JID, job.payload[start + len(_BEFORE_JID) + len(jid) :])


#: What no job is of.
_NO_KIND = Kind("", "", -1)
