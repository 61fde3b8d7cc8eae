"""What is around a job: server middleware, the engine's client, its store and registry."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.engine.support import Engines, Heard, payloads, push, record, run

from kickboard import Job, events, open_store
from kickboard import client as clients
from kickboard.client import configure
from kickboard.errors import StoreError
from kickboard.jobs.registry import Registry
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.memory import MemoryStore


def test_server_middleware_wraps_each_job_outermost_first(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1)
    seen: list[str] = []

    def named(name: str) -> Callable[..., Any]:
        def middleware(
            job: Job, payload: dict[str, Any], queue: str, call_next: Callable[[], Any]
        ) -> Any:
            seen.append(f"{name} {type(job).__name__} {job.jid == payload['jid']} {queue}")
            call_next()
            seen.append(f"/{name}")

        return middleware

    manager.middleware.add(named("second"))
    manager.middleware.prepend(named("first"))
    push(manager, "Noted", 1)

    run(manager)

    assert seen == ["first Noted True default", "second Noted True default", "/second", "/first"]


def test_middleware_that_does_not_go_on_skips_the_job_and_it_counts_as_done(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1)
    manager.middleware.add(
        lambda _job, payload, _queue, call_next: call_next() if payload["args"][0] else None
    )
    for number in (0, 1):
        push(manager, "Noted", number)

    run(manager)

    assert done == [1]
    assert (manager.stats().processed, manager.stats().failed) == (2, 0)


def test_a_failure_of_middleware_is_the_jobs(engines: Engines, done: list[Any]) -> None:
    manager = engines(1)

    def refuse(*_: Any) -> None:
        raise PermissionError("not today")

    manager.middleware.add(refuse)
    jid = push(manager, "Noted", 1)

    run(manager)

    assert done == []
    assert record(manager.store, jid).error_class == "PermissionError"


@pytest.mark.usefixtures("default_client")
def test_jobs_that_push_land_in_the_same_store_through_the_same_middleware(
    engines: Engines, done: list[Any]
) -> None:
    default = configure(MemoryStore())
    manager = engines(2)
    manager.client.middleware.add(
        lambda _class, payload, _queue, call_next: payload.update(by="us") or call_next()
    )

    class Parent(Job):
        def perform(self) -> None:
            job_class = type(self)
            assert job_class
            clients.Client.push({"class": "Noted", "args": ["raw"]})
            Child.perform_async("child")

    class Child(Job):
        def perform(self, word: str) -> None:
            done.append(word)

    push(manager, "Parent")
    run(manager)

    assert sorted(done) == ["child", "raw"]
    assert manager.stats().processed == 3
    assert payloads(default.store, JobState.ENQUEUED) == []
    assert (manager.client.pushed, default.pushed) == (2, 0)


@pytest.mark.usefixtures("default_client")
def test_without_a_store_the_default_clients_is_used(done: list[Any]) -> None:
    store = MemoryStore()
    client = configure(store)
    manager = Manager(1)
    client.push({"class": "Noted", "args": [1]})

    run(manager)

    assert manager.client is client
    assert done == [1]


@pytest.mark.usefixtures("default_client")
def test_the_store_in_memory_is_one_for_the_whole_process(done: list[Any]) -> None:
    configure("memory:")
    manager = Manager(1, store="memory:")
    assert manager.store is open_store("memory:")
    clients.Client.push({"class": "Noted", "args": [1]})

    run(manager)

    assert done == [1]


def test_a_manager_closes_the_store_that_it_opened_itself(
    engines: Engines, done: list[Any]
) -> None:
    manager = engines(1, store=f"sqlite:///{engines.folder}/own.db")
    push(manager, "Noted", 1)

    run(manager)

    assert done == [1]
    with pytest.raises(StoreError, match="is closed"):
        push(manager, "Noted", 2)


def test_a_registry_of_its_own_knows_its_own_classes(engines: Engines, done: list[Any]) -> None:
    manager = engines(1, registry=Registry())
    heard = Heard(manager, events.UnknownClass)
    push(manager, "Noted", 1)
    manager.start()

    heard.wait_for(events.UnknownClass)
    assert done == []
