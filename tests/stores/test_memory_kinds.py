"""Payloads in memory are cut into what is shared and what is a job's own: never a byte else."""

import random

import pytest

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, Selection, Target, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.memory.kinds import MOST_KINDS

JID = "0123456789abcdef0123456{}"
ODD = (
    b'{"class":"A","args":[%(i)d],"jid":"%(jid)b","created_at":1.5}',
    b'{"retry":5,"class":"A","args":[%(i)d],"jid":"%(jid)b","created_at":1.5}',
    b'{"class":"A","args":["%(jid)b"],"jid":"%(jid)b","jid":"%(jid)b"}',
    b'{"jid":"%(jid)b","class":"A","args":[{"args":[%(i)d]}]}',
    b'{"class":"A","args":[{"x":1,"jid":"%(jid)b"}],"retry":%(i)d}',
    b',"jid":"%(jid)b',
    b'"args":,"jid":"%(jid)b',
    b"%(jid)b",
    b"not JSON at all %(i)d",
    b"",
)
ENDS_OF_JIDS = ("", '"', "ü", '"args":')


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(ManualClock())


def payloads(store: MemoryStore) -> dict[str, bytes]:
    """Return what all waiting jobs are handed out with."""
    return {one.jid: one.payload for one in store.claim([("default", 10**6)], 10**6)}


def job(i: int, form: bytes, jid: str | None = None) -> NewJob:
    jid = jid or JID.format(i)
    return NewJob(jid, "A", "default", form % {b"jid": jid.encode(), b"i": i})


@pytest.mark.parametrize("seed", range(20))
def test_payloads_come_back_to_the_byte_however_they_were_pushed(
    store: MemoryStore, seed: int
) -> None:
    dice = random.Random(seed)
    jobs = [job(i, dice.choice(ODD), f"{i}" + dice.choice(ENDS_OF_JIDS)) for i in range(200)]

    start = 0
    while start < len(jobs):
        count = dice.choice((1, 2, 30))
        store.push(jobs[start : start + count])
        start += count

    assert payloads(store) == {one.jid: one.payload for one in jobs}


def test_jobs_of_a_push_keep_but_their_arguments(store: MemoryStore) -> None:
    Client(store).push_bulk([{"class": "A", "args": [i]} for i in range(100)])

    rows = list(store._places.by_jid.values())

    assert rows[50].own == b"[50]"
    assert len({id(row.kind) for row in rows}) <= 3


def test_jobs_of_many_pushes_share_how_they_begin(store: MemoryStore) -> None:
    client = Client(store)
    for i in range(100):
        client.push({"class": "A", "args": [i]})

    rows = list(store._places.by_jid.values())

    assert rows[50].own.startswith(b"[50],")
    assert len({id(row.kind) for row in rows}) <= 2


def test_one_job_for_each_of_many_queues_has_no_kind_of_its_times(store: MemoryStore) -> None:
    """A kind of a single job takes more than it saves."""
    Client(store).push_bulk([{"class": "A", "args": [], "queue": f"q{i}"} for i in range(50)])

    assert not any(row.kind.tail for row in store._places.by_jid.values())


def test_kinds_of_any_number_of_queues_are_not_all_remembered(store: MemoryStore) -> None:
    for i in range(2 * MOST_KINDS):
        store.push([NewJob(f"{i}", "A", f"q{i}", b'{"args":[]}')])

    assert len(store._places._kinds._known) <= MOST_KINDS


def test_a_job_that_goes_to_another_queue_keeps_its_payload(store: MemoryStore) -> None:
    [*_, jid] = Client(store).push_bulk([{"class": "A", "args": [i]} for i in range(20)])
    before = store.get(str(jid))
    selection = Selection(view=View(state=JobState.ENQUEUED), jids=[str(jid)])

    store.move(selection, Target(state=JobState.ENQUEUED, queue="other"))

    [moved] = store.claim([("other", 1)], 1)
    assert before is not None
    assert (moved.queue, moved.payload) == ("other", before.record.payload)
