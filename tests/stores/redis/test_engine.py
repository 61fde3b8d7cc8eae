"""An engine on a real Redis: it runs what is there, as a Sidekiq worker would, at once."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.config import Capsule, Config
from kickboard.jobs.registry import REGISTRY
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import NewJob, View
from kickboard.stores.redis import RedisStore


@pytest.fixture(autouse=True)
def forget_classes() -> Iterator[None]:
    before = dict(REGISTRY._classes)
    yield
    REGISTRY._classes = before


@pytest.fixture
def store(server: RedisServer) -> Iterator[RedisStore]:
    store = RedisStore(server.url)
    yield store
    store.close()


@pytest.fixture
def manager(store: RedisStore) -> Iterator[Manager]:
    capsule = Capsule(concurrency=3, queues=(("default", 0), ("low", 0)))
    manager = Manager(store=store, config=Config(capsules=(capsule,), beat_seconds=0.2))
    yield manager
    manager.stop(5)


def rows(store: RedisStore, state: JobState) -> list[Any]:
    return list(store.page(View(state=state)).rows)


def wait(happened: threading.Event) -> None:
    assert happened.wait(10)


def test_it_runs_what_another_process_pushes(
    manager: Manager, store: RedisStore, server: RedisServer
) -> None:
    ran: list[int] = []
    happened = threading.Event()

    class CountJob(Job):
        def perform(self, number: int) -> None:
            ran.append(number)
            if number == 2:
                happened.set()

    manager.start()
    other = RedisStore(server.url)
    Client(other).push_bulk([{"class": "CountJob", "args": [n]} for n in range(3)])

    wait(happened)
    other.close()
    assert sorted(ran) == [0, 1, 2]
    assert manager.wait_until_idle(10)
    assert store.snapshot().processed == 3
    assert store.account().missing == 0


def test_it_wakes_for_a_push_that_nobody_tells_it_of(manager: Manager, server: RedisServer) -> None:
    happened = threading.Event()

    class LowJob(Job):
        def perform(self) -> None:
            happened.set()

    manager.start()
    assert manager.wait_until_idle(10)
    payload = json.dumps({"class": "LowJob", "args": [], "jid": "a", "queue": "low"})
    server.call("LPUSH", "queue:low", payload)

    wait(happened)


def test_it_notices_that_another_process_scheduled_a_job(
    manager: Manager, store: RedisStore, server: RedisServer
) -> None:
    happened = threading.Event()

    class SoonJob(Job):
        def perform(self) -> None:
            happened.set()

    manager.start()
    assert manager.wait_until_idle(10)
    payload = json.dumps({"class": "SoonJob", "args": [], "jid": "a", "queue": "default"})
    server.call("ZADD", "schedule", "1", payload)

    wait(happened)


def test_a_class_that_nobody_knows_fails_and_is_retried(
    manager: Manager, store: RedisStore
) -> None:
    Client(store).push({"class": "Alien", "args": [1], "jid": "a"})

    manager.start()
    assert manager.wait_until_idle(10)

    [row] = rows(store, JobState.RETRY)
    assert (row.jid, row.retry_count) == ("a", 0)
    assert row.error_class == "kickboard.errors.UnknownJobError"
    assert "Alien" in row.error_message


def test_what_is_malformed_is_buried_as_it_is(
    manager: Manager, store: RedisStore, server: RedisServer
) -> None:
    server.call("SADD", "queues", "default")
    server.call("LPUSH", "queue:default", "no json")

    manager.start()
    assert manager.wait_until_idle(10)

    assert server.call("ZRANGE", "dead", "0", "-1").strip() == "no json"


def test_what_is_far_too_large_is_buried_unread(manager: Manager, store: RedisStore) -> None:
    payload = b'{"class":"EmailJob","args":["' + b"x" * 8_000_000 + b'"],"jid":"a"}'
    store.push([NewJob("a", "EmailJob", "default", payload)])

    manager.start()
    assert manager.wait_until_idle(20)

    [row] = rows(store, JobState.DEAD)
    assert (row.jid, row.size, row.error_message) == ("a", len(payload), None)


@pytest.mark.parametrize(
    "wrapper",
    ["Sidekiq::ActiveJob::Wrapper", "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper"],
)
def test_a_job_of_rails_runs_under_its_own_name(
    manager: Manager, store: RedisStore, server: RedisServer, wrapper: str
) -> None:
    got: list[Any] = []
    happened = threading.Event()

    class InvoiceJob(Job, name="Billing::InvoiceJob"):
        def perform(self, *args: Any) -> None:
            got.extend(args)
            happened.set()

    carried = {
        "job_class": "Billing::InvoiceJob",
        "job_id": "9",
        "arguments": [7, {"due": "now", "_aj_symbol_keys": ["due"]}],
    }
    payload: dict[str, Any] = {"class": wrapper, "wrapped": "Billing::InvoiceJob"}
    payload |= {"args": [carried], "jid": "a", "queue": "default"}
    server.call("LPUSH", "queue:default", json.dumps(payload))

    manager.start()

    wait(happened)
    assert got == [7, {"due": "now"}]


def test_stopping_gives_back_what_still_runs(
    manager: Manager, store: RedisStore, server: RedisServer
) -> None:
    begun, end = threading.Event(), threading.Event()

    class NeverEndingJob(Job):
        def perform(self) -> None:
            begun.set()
            end.wait(10)

    Client(store).push({"class": "NeverEndingJob", "args": [], "jid": "long"})
    before = server.call("LRANGE", "queue:default", "0", "-1")
    manager.start()
    wait(begun)

    assert not manager.stop(0.1)

    end.set()
    assert server.call("LRANGE", "queue:default", "0", "-1") == before
    assert server.call("HGETALL", "kb:owners").strip() == ""
