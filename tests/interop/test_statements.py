"""Statements of the wire that no other test holds, on a real server; see `README.md` here."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from redis import exceptions
from tests.stores.kit import Kit, job, process
from tests.stores.redis_server import RedisServer

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.config import Capsule, Config
from kickboard.payload.record import JobState
from kickboard.runtime.fetch import QueueOrder
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Retention
from kickboard.stores.redis import RedisStore, scripts


@pytest.fixture
def kit(server: RedisServer) -> Iterator[Kit]:
    """An engine of ours whose time the test moves."""
    clock = ManualClock()
    store = RedisStore(server.url, clock=clock)
    store.register(process())
    yield Kit(store, clock)
    store.close()


def test_what_sidekiq_pro_paused_is_not_fetched_and_can_be_enqueued(
    kit: Kit, server: RedisServer
) -> None:
    server.call("SADD", "paused", "default")

    kit.push("a")

    assert kit.claim() == []
    server.call("SREM", "paused", "default")
    assert [one.jid for one in kit.claim()] == ["a"]


def test_jobs_of_one_score_are_all_promoted(kit: Kit) -> None:
    at = kit.clock.now() + 5
    kit.push("a", "b", "c", at=at)
    kit.clock.advance(6)

    assert kit.store.promote(kit.clock.now()).promoted == 3

    assert kit.jids(JobState.ENQUEUED) == ["a", "b", "c"]


def test_a_bulk_of_2500_is_three_steps_with_a_jid_for_each(kit: Kit, server: RedisServer) -> None:
    def pushes() -> int:
        told = server.call("INFO", "commandstats")
        lines = [
            line
            for line in told.splitlines()
            if line.startswith(("cmdstat_evalsha:", "cmdstat_eval:"))
        ]
        return sum(int(line.partition("calls=")[2].partition(",")[0]) for line in lines)

    client = Client(kit.store)
    client.push({"class": "A", "args": []})  # the server knows the script from now on
    client.middleware.add(lambda _class, item, _queue, go: None if item["args"] == [7] else go())
    before = pushes()

    jids = client.push_bulk([{"class": "A", "args": [n]} for n in range(2500)])

    assert pushes() - before == 3
    assert [n for n, jid in enumerate(jids) if jid is None] == [7]
    assert len(set(jids)) == 2500


def test_a_push_that_meets_a_replica_is_tried_once_more_on_a_new_connection(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, used = kit.store._link, []  # type: ignore[attr-defined]
    evaluate = link._evaluate

    def once_a_replica(connection: Any, script: scripts.Script, rest: Any) -> Any:
        if script is scripts.PUSH:
            used.append(connection)
            if len(used) == 1:
                raise exceptions.ReadOnlyError("You can't write against a read only replica.")
        return evaluate(connection, script, rest)

    monkeypatch.setattr(link, "_evaluate", once_a_replica)

    kit.push("a")

    assert len(used) == 2
    assert used[0] is not used[1]
    assert kit.jids(JobState.ENQUEUED) == ["a"]


@pytest.mark.parametrize("embedded", [False, True])
def test_an_engine_says_whether_it_is_part_of_another_program(
    server: RedisServer, *, embedded: bool
) -> None:
    store = RedisStore(server.url)
    with Manager(store=store, config=Config(embedded=embedded)) as manager:
        info = json.loads(server.call("HGET", manager.identity, "info"))
        [told] = store.snapshot().processes
    store.close()

    assert info["embedded"] is told.info.embedded is embedded


def test_ten_thousand_dead_stay_and_the_oldest_go(kit: Kit) -> None:
    members = [part for n in range(10_050) for part in (str(n + 1), f'{{"jid":"{n}"}}')]
    kit.store._link.call("ZADD", "dead", *members)  # type: ignore[attr-defined]

    kit.store.trim(Retention(dead_seconds=10**10))

    assert kit.store.snapshot().counts[JobState.DEAD] == 10_000
    assert kit.jids(JobState.DEAD)[0] in ("50", "10049")


def test_a_jid_that_was_given_is_kept_and_a_new_one_is_sidekiqs_form(kit: Kit) -> None:
    client = Client(kit.store)

    assert client.push({"class": "A", "args": [], "jid": "mine"}) == "mine"
    made = client.push({"class": "A", "args": []})

    assert made is not None
    assert len(made) == 24
    assert set(made) <= set("0123456789abcdef")


def test_counters_are_not_reset_at_the_start(server: RedisServer) -> None:
    server.call("SET", "stat:processed", "41")
    store = RedisStore(server.url)

    with Manager(store=store):
        pass
    store.close()

    assert server.call("GET", "stat:processed").strip() == "41"


def test_what_is_pushed_is_the_newest_of_its_list(kit: Kit) -> None:
    kit.store.push([job("a"), job("b")])

    newest, oldest = kit.store._link.call("LRANGE", "queue:default", "0", "-1")  # type: ignore[attr-defined]
    assert (json.loads(newest)["jid"], json.loads(oldest)["jid"]) == ("b", "a")


def test_weights_of_3_2_1_check_first_in_these_shares() -> None:
    weighted = (("high", 3), ("default", 2), ("low", 1))
    order = QueueOrder(Capsule(queues=weighted), random.Random(7))
    draws = 60_000

    first = dict(order.wanted(draws)[:3])

    for name, weight in weighted:
        assert abs(first[name] / draws - weight / 6) < 0.01
    assert {name for name, _ in order.wanted(1)} == {"high", "default", "low"}
