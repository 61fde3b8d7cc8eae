"""A bulk writes what single pushes write, byte for byte, whether jobs are alike or not."""

import json
from typing import Any

import pytest

from kickboard import Job
from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.errors import PayloadError
from kickboard.jobs.registry import REGISTRY
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.memory import MemoryStore

ODD = [
    [],
    (1, "a", True, None),
    ["é中", 'quote" slash\\ nl\n', "\u0000\u007f\u2028"],
    [2**64, -(2**63), 10**40],
    [1.5, 1e22, 1e-7, 0.1],
    [{"a": [{}], "é": None}, [[1]]],
]


def payloads(items: list[dict[str, Any]], *, in_bulk: bool) -> list[tuple[Any, ...]]:
    """Return what is stored of *items*, but for the ids."""
    clock = ManualClock()
    store = MemoryStore(clock=clock)
    client = Client(store)
    jids = client.push_bulk(items) if in_bulk else [client.push(item) for item in items]
    found = []
    for jid in jids:
        assert jid is not None
        detail = store.get(jid)
        assert detail is not None
        record = detail.record
        told = record.payload.replace(jid.encode(), b"JID")
        found.append((told, record.state, record.at, record.queue, record.priority))
    return found


@pytest.fixture(autouse=True)
def forget_classes() -> Any:
    before = dict(REGISTRY._classes)
    yield
    REGISTRY._classes = before


def alike(**fields: Any) -> list[dict[str, Any]]:
    return [{**fields, "args": args} for args in ODD] * 3


def test_jobs_that_are_alike_and_those_that_only_look_so() -> None:
    class Tagged(Job, queue="mail", tags=["ü"], retry=3, priority=2):
        def perform(self, *args: Any) -> None:
            """Never run."""

    for items in (
        alike(**{"class": Tagged}),
        alike(**{"class": "ByName"}),
        alike(**{"class": Tagged, "queue": "other"}),
        alike(**{"class": Tagged, "at": 1_700_000_060.25}),
        alike(**{"class": Tagged, "at": 5}),
        [{"args": args, "class": "ArgsFirst"} for args in ODD] * 3,
        alike(**{"class": Tagged, "tags": ["x"], "custom": {"k": 1}}),
        alike(**{"class": Tagged, "priority": 7, "retry": False}),
        [
            item
            for pair in zip(alike(**{"class": Tagged}), alike(**{"class": "B"}), strict=True)
            for item in pair
        ],
    ):
        assert payloads(items, in_bulk=True) == payloads(items, in_bulk=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"class": "A", "args": [{1, 2}]},
        {"class": "A", "args": [float("nan")]},
        {"class": "A", "args": ["\ud800"]},
        {"class": "A", "args": [{1: 2}]},
        {"class": "A", "args": "text"},
        {"class": "A", "args": ["x" * 1_000_001]},
        {"class": "A", "args": [], "queue": None},
        {"class": "A", "args": [], "queue": ""},
        {"class": "A", "args": [], "queue": "bad\nname"},
        {"class": "A", "args": [], "at": True},
        {"class": "A", "args": [], "at": None},
        {"class": "A", "args": [], "at": float("inf")},
        {"class": "", "args": []},
        {"class": dict, "args": []},
        {"class": 5, "args": []},
        {"args": []},
    ],
)
def test_one_that_is_wrong_among_many_is_refused_as_alone(wrong: dict[str, Any]) -> None:
    store = MemoryStore(clock=ManualClock())
    client = Client(store)
    with pytest.raises(PayloadError) as alone:
        client.push(wrong)
    with pytest.raises(PayloadError) as among:
        client.push_bulk([*({"class": "A", "args": [n]} for n in range(20)), wrong])

    assert str(among.value) == str(alone.value)
    assert store.page(View(state=JobState.ENQUEUED)).rows == ()


def test_all_of_a_bulk_were_made_at_one_moment_and_have_ids_of_their_own() -> None:
    store = MemoryStore()

    jids = Client(store).push_bulk([{"class": "A", "args": [n]} for n in range(2500)])

    rows = store.page(View(state=JobState.ENQUEUED), n=5000).rows
    assert len(set(jids)) == len(rows) == 2500
    assert [row.jid for row in rows] == jids
    assert len({json.loads(row.head)["created_at"] for row in rows}) == 1
