"""Pushing: what is stored, through which middleware, and the default client."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import payloads

import kickboard
from kickboard import Job
from kickboard import client as clients
from kickboard.client import Client, configure, default_client
from kickboard.clock import ManualClock
from kickboard.errors import PayloadError
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.memory import MemoryStore


def test_a_raw_hash_is_stored_as_canonical_json(client: Client, memory: MemoryStore) -> None:
    jid = client.push(
        {
            "class": "EmailWorker",
            "args": ["user@example.com", {"größe": 1.5}],
            "jid": "b4a577edbccf1d805744efa9",
            "queue": "mailers",
            "retry": 3,
            "created_at": 1_600_000_000.5,
            "enqueued_at": 5.0,
        }
    )

    assert jid == "b4a577edbccf1d805744efa9"
    detail = memory.get("b4a577edbccf1d805744efa9")
    assert detail is not None
    assert detail.record.payload.decode() == (
        '{"retry":3,"queue":"mailers","class":"EmailWorker",'
        '"args":["user@example.com",{"größe":1.5}],"jid":"b4a577edbccf1d805744efa9",'
        '"created_at":1600000000.5,"enqueued_at":1700000000.0}'
    )


def test_what_an_item_leaves_out_gets_a_default(client: Client, memory: MemoryStore) -> None:
    jid = client.push({"class": "A", "args": ()})

    [payload] = payloads(memory, JobState.ENQUEUED)
    assert jid is not None
    assert len(jid) == 24
    assert set(jid) <= set("0123456789abcdef")
    assert payload == {
        "retry": True,
        "queue": "default",
        "class": "A",
        "args": [],
        "jid": jid,
        "created_at": 1_700_000_000.0,
        "enqueued_at": 1_700_000_000.0,
    }


def test_unknown_fields_are_kept(client: Client, memory: MemoryStore) -> None:
    client.push({"class": "A", "args": [], "bid": "x", "cattr": {"user": 1}})

    [payload] = payloads(memory, JobState.ENQUEUED)
    assert (payload["bid"], payload["cattr"]) == ("x", {"user": 1})


def test_a_job_for_later_has_neither_at_nor_enqueued_at(
    client: Client, memory: MemoryStore, clock: ManualClock
) -> None:
    client.push({"class": "A", "args": [], "at": clock.now() + 60, "enqueued_at": 1.0})

    [payload] = payloads(memory, JobState.SCHEDULED)
    assert not {"at", "enqueued_at"} & set(payload)
    assert memory.next_due() == clock.now() + 60


@pytest.mark.parametrize("late", [0, -5, -1_000_000_000])
def test_a_job_for_a_moment_that_is_past_is_enqueued_now(
    client: Client, memory: MemoryStore, clock: ManualClock, late: float
) -> None:
    client.push({"class": "A", "args": [], "at": clock.now() + late})

    [payload] = payloads(memory, JobState.ENQUEUED)
    assert payload["enqueued_at"] == clock.now()


def test_a_jid_that_is_there_already_is_not_pushed_again(
    client: Client, memory: MemoryStore
) -> None:
    first = client.push({"class": "A", "args": [1], "jid": "mine"})
    second = client.push({"class": "A", "args": [2], "jid": "mine"})

    assert first == second == "mine"
    assert [payload["args"] for payload in payloads(memory, JobState.ENQUEUED)] == [[1]]
    assert client.pushed == 1


def test_priority_directs_the_push_and_is_not_stored(client: Client, memory: MemoryStore) -> None:
    for priority in (9, None, 0):
        client.push({"class": "A", "args": [priority], "priority": priority})

    found = payloads(memory, JobState.ENQUEUED)
    assert [payload["args"] for payload in found] == [[0], [None], [9]]
    assert not any("priority" in payload for payload in found)


def test_a_bulk_keeps_order_and_returns_a_jid_for_each(client: Client, memory: MemoryStore) -> None:
    jids = client.push_bulk([{"class": "A", "args": [i]} for i in range(2_500)])

    found = payloads(memory, JobState.ENQUEUED)
    assert [payload["jid"] for payload in found] == jids
    assert [payload["args"] for payload in found] == [[i] for i in range(2_500)]
    assert client.pushed == 2_500
    assert client.push_bulk([]) == []


def test_a_bulk_with_one_wrong_item_stores_nothing(client: Client, memory: MemoryStore) -> None:
    items: list[dict[str, Any]] = [{"class": "A", "args": [i]} for i in range(1_500)]

    with pytest.raises(PayloadError):
        client.push_bulk([*items, {"class": "A", "args": [{1}]}])

    assert memory.snapshot().counts[JobState.ENQUEUED] == 0


def test_middleware_wraps_each_push_outermost_first(client: Client, memory: MemoryStore) -> None:
    seen: list[str] = []

    def named(name: str) -> Callable[..., Any]:
        def middleware(
            job_class: str, payload: dict[str, Any], queue: str, call_next: Callable[[], Any]
        ) -> Any:
            seen.append(f"{name} {job_class} {queue}")
            payload.setdefault("by", []).append(name)
            result = call_next()
            seen.append(f"/{name}")
            return result

        return middleware

    client.middleware.add(named("second"))
    client.middleware.prepend(named("first"))

    client.push({"class": "A", "args": [], "queue": "q"})

    assert seen == ["first A q", "second A q", "/second", "/first"]
    assert payloads(memory, JobState.ENQUEUED)[0]["by"] == ["first", "second"]


def test_middleware_that_returns_none_stops_the_push(client: Client, memory: MemoryStore) -> None:
    client.middleware.add(
        lambda _class, payload, _queue, call_next: call_next() if payload["args"][0] % 2 else None
    )

    jids = client.push_bulk([{"class": "A", "args": [i]} for i in range(4)])

    assert [jid is None for jid in jids] == [True, False, True, False]
    assert [payload["args"] for payload in payloads(memory, JobState.ENQUEUED)] == [[1], [3]]
    assert client.push({"class": "A", "args": [0]}) is None


def test_middleware_may_choose_another_queue(client: Client, memory: MemoryStore) -> None:
    client.middleware.add(lambda _class, payload, _queue, _next: {**payload, "queue": "other"})

    client.push({"class": "A", "args": []})

    assert [queue.name for queue in memory.snapshot().queues] == ["other"]


def test_a_class_brings_its_options_and_the_item_has_the_last_word(
    client: Client, memory: MemoryStore
) -> None:
    class Mail(Job, queue="mailers", retry=5, tags=("a",), priority=2):
        def perform(self) -> None: ...

    client.push({"class": Mail, "args": [], "retry": 1})

    [payload] = payloads(memory, JobState.ENQUEUED)
    assert payload["class"] == "Mail"
    assert (payload["queue"], payload["retry"], payload["tags"]) == ("mailers", 1, ["a"])
    assert memory.claim([("mailers", 1)], 1)[0].priority == 2


def test_with_a_name_for_a_class_only_the_defaults_count(
    client: Client, memory: MemoryStore
) -> None:
    class Mail(Job, queue="mailers", retry=5):
        def perform(self) -> None: ...

    client.push({"class": "Mail", "args": []})

    [payload] = payloads(memory, JobState.ENQUEUED)
    assert (payload["queue"], payload["retry"]) == ("default", True)


@pytest.mark.usefixtures("default_client")
def test_called_on_the_class_the_default_client_pushes(memory: MemoryStore) -> None:
    client = configure(memory)

    Client.push({"class": "A", "args": []})
    Client.push_bulk([{"class": "A", "args": []}] * 2)

    assert client.pushed == 3
    assert default_client() is client
    assert clients.default_store() is memory
    assert clients.peek_default() is client


@pytest.mark.usefixtures("default_client")
def test_configuring_anew_closes_the_store_before(tmp_path: Path) -> None:
    first = configure(f"sqlite:///{tmp_path}/first.db")
    same = configure(first.store)
    assert same.push({"class": "A", "args": []})

    configure("memory:")

    with pytest.raises(kickboard.StoreError):
        same.push({"class": "A", "args": []})


@pytest.mark.usefixtures("default_client")
def test_without_a_word_the_store_is_the_profiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))

    Client.push({"class": "A", "args": []})

    assert (tmp_path / "jobs.db").is_file()
    assert clients.default_store().url.endswith("jobs.db")


@pytest.mark.usefixtures("default_client")
def test_threads_that_push_first_at_once_share_one_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))
    start = threading.Barrier(4)
    found: list[Client] = []

    def push() -> None:
        start.wait()
        found.append(default_client())
        found[-1].push({"class": "A", "args": []})

    threads = [threading.Thread(target=push) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(map(id, found))) == 1
    assert found[0].pushed == 4


def test_the_payload_is_what_json_says(client: Client, memory: MemoryStore) -> None:
    client.push({"class": "A", "args": [1e22, 2**70, "\u2028", None, {"a": []}]})

    record = memory.page(View(state=JobState.ENQUEUED)).rows[0]
    assert json.loads(record.head)["args"] == [1e22, 2**70, "\u2028", None, {"a": []}]
