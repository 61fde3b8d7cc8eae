"""S12, S13: nothing that can be put into a store, or asked of it, uses it up."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.engine.support import PATIENCE, Engines, Heard
from tests.stores.kit import process

from kickboard import events
from kickboard.client import Client
from kickboard.errors import PayloadError, QueryError
from kickboard.jobs.job import Job
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.runtime import failure, ticks
from kickboard.stores.base import Delivery, Done, NewJob, Store, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import Query
from kickboard.stores.sqlite import SQLiteStore

#: Seconds of the processor that anything here may take; what runs away takes minutes.
PROMPT = 2.0
MANY_QUEUES = 100_000

KINDS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SQLiteStore(folder / "jobs.db", durability="normal"),
}


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind."""
    opened = KINDS[request.param](tmp_path)
    yield opened
    opened.close()


# -- S12


def test_s12_a_payload_above_a_megabyte_is_refused_with_advice() -> None:
    client = Client(MemoryStore())

    with pytest.raises(PayloadError, match="pass its name"):
        client.push({"class": "A", "args": ["x" * 1_000_000]})
    assert client.push({"class": "A", "args": ["x" * 999_000]}) is not None


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [101, 5_000, 200_000])
def test_s12_arguments_nested_too_deep_are_refused_both_ways(depth: int) -> None:
    with pytest.raises(PayloadError, match="nested deeper"):
        Client(MemoryStore()).push({"class": "A", "args": [nested(depth)]})
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        text = '{"class":"A","args":[' + opening * depth + "1" + closing * depth + "]}"
        with pytest.raises(PayloadError):
            wire.decode(text.encode())


@pytest.mark.parametrize(
    "args", ["NaN", "1e999", "-Infinity", "9" * 5_000, "1e-5, " + "[" * 99 + "]" * 99, '"\\ud800"']
)
def test_s12_numbers_and_texts_that_have_no_value_are_malformed(args: str) -> None:
    with pytest.raises(PayloadError):
        wire.decode(f'{{"class":"A","args":[{args}]}}'.encode())


def test_s12_a_malformed_job_of_another_program_does_not_stop_the_engine(engines: Engines) -> None:
    """It ends among the dead with its text, and the next one runs."""
    ran: list[int] = []

    class FineJob(Job):
        def perform(self) -> None:
            ran.append(1)

    bombs = [
        b"[" * 200_000,
        b'{"class":"FineJob","args":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        b'{"class":"FineJob","args":[' + b"9" * 100_000 + b"]}",
        b'{"class":"FineJob","args":"no list"}',
        b"\xff\xfe\x00",
        b"",
    ]
    store = MemoryStore()
    store.push([NewJob(f"bomb-{n}", "FineJob", "default", bomb) for n, bomb in enumerate(bombs)])
    with engines(store=store) as manager:
        manager.client.push({"class": "FineJob", "args": []})
        assert manager.wait_until_idle(PATIENCE)

    assert ran == [1]
    dead = {row.jid for row in store.page(View(state=JobState.DEAD)).rows}
    assert dead == {f"bomb-{n}" for n in range(len(bombs))}


def test_s12_an_error_of_a_hundred_megabytes_is_kept_as_ten_kilobytes() -> None:
    error = ValueError("x" * 100_000_000)
    error.__cause__ = error  # and it is its own cause
    began = time.process_time()

    message, trace = failure.message(error), failure.trace(error)

    assert time.process_time() - began < PROMPT
    assert len(message) == 10_000
    assert len(trace) <= 16_000


def test_s12_a_name_of_ten_kilobytes_is_refused_and_a_foreign_one_is_bounded(
    engines: Engines, caplog: pytest.LogCaptureFixture
) -> None:
    name = "A" * 10_000
    with pytest.raises(PayloadError, match="200 characters"):
        Client(MemoryStore()).push({"class": name, "args": []})
    with pytest.raises(PayloadError, match="200 characters"):
        Client(MemoryStore()).push({"class": "A", "args": [], "queue": name})

    store = MemoryStore()
    store.push([NewJob("a", name, "default", b'{"class":"A","args":[]}')])
    manager = engines(store=store)
    heard = Heard(manager, events.UnknownClass)
    with manager:
        [event] = heard.wait_for(events.UnknownClass)

    assert len(json.dumps(ticks.event(event, 0.0))) < 64_000
    assert len(caplog.text) < 1_000


@pytest.mark.slow
def test_s12_a_hundred_thousand_queues_are_counted_and_worked_on(store: Store) -> None:
    jobs = [NewJob(f"{n:024x}", "A", f"queue-{n}", b"{}") for n in range(MANY_QUEUES)]
    for at in range(0, len(jobs), 10_000):
        store.push(jobs[at : at + 10_000])
    began = time.process_time()

    snapshot = store.snapshot()
    store.register(process())
    claimed = store.claim([("queue-0", 1), ("queue-99999", 1)], 2)

    assert len(snapshot.queues) == MANY_QUEUES
    assert len(claimed) == 2
    assert time.process_time() - began < 2 * PROMPT


def test_s12_a_tick_stays_short_however_many_queues_there_are(engines: Engines) -> None:
    """The window reads a line of at most 64 kB, ten times a second."""
    manager = engines()
    for n in range(5_000):
        delivery = Delivery((n, 0), "a", "A" * 200, f"queue-{n}" * 10, b"{}", 0.0, 5, None)
        manager.metrics.note([Done(delivery, 1.0, 0.2)], [])

    line = ticks.tick(manager, manager.metrics.take(), seq=1, dt=0.1, pushed=0)

    assert len(msgspec.json.encode(line)) < 64_000


# -- S13

RUNAWAYS = (
    "(a+)+$",
    '"(a+)+$"',
    "class:(a|a)*b",
    "*" * 1_900,
    "class:" + "*" * 1_900,
    "class:" + "*a" * 900 + "b",
    "*a" * 900 + "b",
    "args[0]:" + "a*" * 900 + "b",
    "error:" + "?*" * 900 + "b",
    "-" * 1_900 + "a",
    "(" * 20 + "a" + ")" * 20,
    "NOT " * 400 + "a",
    " ".join("*a*b*c*" for _ in range(64)),
    " OR ".join("*a*a*a*b" for _ in range(60)),
    '"' + "\\" * 1_900,
    "at:" + "1h" * 900,
    "size>" + "9" * 1_900,
)


@pytest.mark.parametrize("text", RUNAWAYS, ids=lambda text: text[:24])
def test_s13_no_query_runs_away(store: Store, text: str) -> None:
    """Long texts of one letter are what a backtracking matcher never comes back from."""
    letters = "a" * 20_000
    payload = json.dumps({"class": letters[:200], "args": [letters]}).encode()
    store.push([NewJob(f"job-{n}", letters[:200], "default", payload) for n in range(5)])
    began = time.process_time()

    try:
        query = Query(text)
    except QueryError:
        pass
    else:
        view = View(state=JobState.ENQUEUED, query=query)
        assert store.count(view) == len(store.page(view).rows)

    assert time.process_time() - began < PROMPT


def test_s13_a_regular_expression_is_searched_for_as_the_text_it_is(store: Store) -> None:
    payload = json.dumps({"class": "A", "args": ["look: (a+)+$"]}).encode()
    store.push([NewJob("a", "A", "default", payload), NewJob("b", "A", "default", b'["aaaa"]')])

    found = store.page(View(state=JobState.ENQUEUED, query=Query('"(a+)+$"'))).rows

    assert [row.jid for row in found] == ["a"]
    assert re.fullmatch("(a+)+$", "aaaa")  # as one it would have found the other
