"""Payloads that are none, and classes that nobody knows: no harm to anybody else."""

from typing import Any

import pytest
from tests.engine.support import (
    Engines,
    Heard,
    MakeStore,
    inject,
    payloads,
    push,
    record,
    run,
    until,
)

from kickboard import Job, events
from kickboard.payload.record import JobState

# -- payloads that are none (rows 23, 27, 28)


MALFORMED = {
    "no JSON": b"this is not json",
    "nothing": b"",
    "no object": b"[1]",
    "null": b"null",
    "no arguments": b'{"class":"Noted","jid":"odd"}',
    "arguments that are no list": b'{"class":"Noted","args":{"a":1}}',
    "arguments in a text": b'{"class":"Noted","args":"[1]"}',
    "no class": b'{"args":[1]}',
    "a class that is no text": b'{"class":{"a":1},"args":[1]}',
    "NaN": b'{"class":"Noted","args":[NaN]}',
    "too large a float": b'{"class":"Noted","args":[1e999]}',
    "too deep": b'{"class":"Noted","args":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a little too deep": b'{"class":"Noted","args":' + b"[" * 120 + b"]" * 120 + b"}",
    "too long an integer": b'{"class":"Noted","args":[' + b"7" * 5_000 + b"]}",
    "half a surrogate": b'{"class":"Noted","args":["\\ud800"]}',
    "no UTF-8": b'{"class":"Noted","args":["\xff\xfe"]}',
    "UTF-16": '{"class":"Noted","args":[1]}'.encode("utf-16"),
}


@pytest.mark.parametrize("payload", MALFORMED.values(), ids=list(MALFORMED))
def test_a_malformed_payload_is_buried_at_once_as_it_is(
    engines: Engines, make_store: MakeStore, done: list[Any], payload: bytes
) -> None:
    manager = engines(1, store=make_store())
    heard = Heard(manager)
    jid = inject(manager.store, payload)
    push(manager, "Noted", "after it")

    run(manager)

    found = record(manager.store, jid)
    assert (found.state, found.error_class) == (JobState.DEAD, "malformed")
    assert (found.payload, found.retry_count) == (payload, None)
    assert found.error_message
    assert done == ["after it"]
    [death] = heard.all(events.JobDied)
    assert (death.jid, death.error_class) == (jid, "malformed")
    assert (manager.stats().dead, manager.stats().retries) == (1, 0)


@pytest.mark.parametrize(
    "field",
    [
        b'"retry":"x"',
        b'"retry":[]',
        b'"retry":null',
        b'"retry":1e300',
        b'"retry_for":1' + b"0" * 400,
        b'"retry_for":"an hour"',
        b'"retry_queue":5',
        b'"retry_queue":["a"]',
        b'"enqueued_at":"yesterday"',
        b'"enqueued_at":1' + b"0" * 400,
        b'"failed_at":{}',
        b'"retry_count":"three"',
        b'"tags":"a tag"',
        b'"backtrace":"yes"',
        b'"dead":0',
        b'"queue":5',
        b'"jid":null',
    ],
    ids=lambda field: field[:25].decode(),
)
def test_odd_fields_do_no_harm_when_the_job_fails(
    engines: Engines, make_store: MakeStore, field: bytes
) -> None:
    class Failing(Job):
        def perform(self) -> None:
            raise ValueError("no")

    manager = engines(1, store=make_store())
    jid = inject(manager.store, b'{"class":"Failing","args":[],' + field + b"}", "Failing")

    run(manager)

    found = record(manager.store, jid)
    assert (found.state, found.error_class) == (JobState.RETRY, "ValueError")
    assert (found.queue, found.retry_count) == ("default", 0)
    assert manager.store.snapshot().counts[JobState.RETRY] == 1


def test_a_payload_with_the_least_that_must_be_runs(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(1, store=make_store())
    inject(manager.store, b'{"class":"Noted","args":["minimal"]}')

    run(manager)

    assert done == ["minimal"]


# -- classes that nobody knows (row 24)


def test_a_job_of_an_unknown_class_is_given_back_unharmed_until_it_is_learnt(
    engines: Engines, make_store: MakeStore, done: list[Any]
) -> None:
    manager = engines(2, store=make_store())
    heard = Heard(manager)
    jids = [push(manager, "Arriving", i) for i in range(3)]
    for i in range(20):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.JobFinished, 20)
    [unknown] = heard.wait_for(events.UnknownClass)

    assert (unknown.job_class, unknown.queue) == ("Arriving", "default")
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == jids
    for jid in jids:
        found = record(manager.store, jid)
        assert (found.retry_count, found.failed_at, found.error_class) == (None, None, None)
    until(lambda: manager.stats().processed == 20)

    class Arriving(Job):
        def perform(self, number: int) -> None:
            done.append(f"arrived {number}")

    manager.learn()

    heard.wait_for(events.JobFinished, 23)
    assert [word for word in done if isinstance(word, str)] == [f"arrived {i}" for i in range(3)]


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "__main__.x", "Job", "Noted "])
def test_a_name_in_a_payload_never_leads_to_an_import_or_another_class(
    engines: Engines, done: list[Any], name: str
) -> None:
    manager = engines(1)
    heard = Heard(manager)
    push(manager, name, "echo harm")
    manager.start()

    heard.wait_for(events.UnknownClass)

    assert manager.stats().queue_sizes["default"] == 1
    assert done == []


def test_a_class_that_is_loaded_while_its_job_is_in_hand_is_not_given_up(
    engines: Engines, done: list[Any]
) -> None:
    """The look-up just missed it, and `learn` came before the note that nobody knows it."""
    manager = engines(1)
    registry = manager._place.registry
    looked: list[str] = []

    class Late:
        def get(self, name: str) -> Any:
            looked.append(name)
            return None if len(looked) == 1 else registry.get(name)

    manager._place.registry = Late()  # type: ignore[assignment]
    push(manager, "Noted", 1)

    run(manager)

    assert done == [1]
