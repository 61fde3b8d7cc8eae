"""What stands in Redis is what Sidekiq would have written, and what is not ours stays as it is."""

import json
import re
from typing import Any

import pytest
from msgspec.structs import replace
from tests.stores.kit import Kit, job, these

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.errors import PayloadError
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, Outcome, Target
from kickboard.stores.redis import RedisStore, payloads

NOW = 1_700_000_000.0
#: As another client may write it: spaces, escapes, numbers of any length, unknown fields.
FOREIGN = (
    b'{"retry":true, "queue":"default","class":"EmailJob","args":[1.0e+22,12345678901234567890123,'
    b'"\\u00e9"],"jid":"b4a577edbccf1d805744efa9","created_at":1700000000123,"cattr":{"b":1,"a":2}}'
)


def call(store: RedisStore, *command: str) -> Any:
    return store._link.call(*command)


@pytest.fixture
def kit(redis: RedisStore) -> Kit:
    clock = ManualClock()
    redis.clock = redis._membership._clock = clock
    redis._membership.holdings._clock = clock
    return Kit(redis, clock)


@pytest.fixture
def client(kit: Kit) -> Client:
    return Client(kit.store)


def test_a_push_stands_at_the_left_end_of_its_list_and_its_queue_is_known(
    redis: RedisStore, client: Client
) -> None:
    client.push({"class": "HardJob", "args": ["é", 1.5], "queue": "mail", "tags": ["x"]})
    client.push({"class": "HardJob", "args": [2], "queue": "mail"})

    newest, oldest = call(redis, "LRANGE", "queue:mail", "0", "-1")
    item = json.loads(oldest)
    assert set(call(redis, "SMEMBERS", "queues")) == {b"mail"}
    assert json.loads(newest)["args"] == [2]
    assert item["args"] == ["é", 1.5]
    assert re.fullmatch("[0-9a-f]{24}", item["jid"])
    assert json.dumps(item, separators=(",", ":"), ensure_ascii=False).encode() == oldest
    assert b'"created_at":1700000000.0' in oldest
    assert b'"enqueued_at":1700000000.0' in oldest


def test_a_scheduled_job_has_its_time_as_score_only(redis: RedisStore, client: Client) -> None:
    client.push({"class": "HardJob", "args": [], "at": NOW + 60.25, "queue": "later"})

    [member] = call(redis, "ZRANGE", "schedule", "0", "-1")
    assert float(call(redis, "ZSCORE", "schedule", member)) == NOW + 60.25
    assert {"at", "enqueued_at"}.isdisjoint(json.loads(member))
    assert not call(redis, "EXISTS", "queues")


def test_a_failure_is_written_as_sidekiq_does_and_the_rest_stays_byte_for_byte(
    redis: RedisStore, kit: Kit
) -> None:
    call(redis, "LPUSH", "queue:default", FOREIGN.decode())
    (delivery,) = kit.claim()
    assert (delivery.jid, delivery.enqueued_at) == ("b4a577edbccf1d805744efa9", 1_700_000_000.123)
    failure = replace(kit.failure(delivery, delay=30), queue="slow", keep_backtrace=2)

    redis.finish([], [failure])

    [member] = call(redis, "ZRANGE", "retry", "0", "-1")
    assert member.startswith(
        b'{"retry":true,"queue":"slow","class":"EmailJob",'
        b'"args":[1.0e+22,12345678901234567890123,"\\u00e9"],"jid":"b4a577edbccf1d805744efa9",'
        b'"created_at":1700000000123,"cattr":{"b":1,"a":2},"error_message":"no answer",'
        b'"error_class":"TimeoutError","failed_at":1700000000.0,"retry_count":0,"error_backtrace":"'
    )
    assert payloads.backtrace(member) == ("Traceback", "  line 1")
    assert float(call(redis, "ZSCORE", "retry", member)) == NOW + 30


def test_a_second_failure_has_its_own_time(redis: RedisStore, kit: Kit) -> None:
    kit.fail(kit.run("a"))
    kit.clock.advance(20)
    redis.promote(kit.clock.now())
    kit.fail(kit.claim(), Outcome.DEAD)

    [member] = call(redis, "ZRANGE", "dead", "0", "-1")
    item = json.loads(member)
    assert (item["retry_count"], item["failed_at"], item["retried_at"]) == (1, NOW, NOW + 20)


def test_what_is_no_job_goes_to_the_dead_as_it_is(redis: RedisStore, kit: Kit) -> None:
    call(redis, "LPUSH", "queue:default", "[1] no job")
    (delivery,) = kit.claim()

    redis.finish([], [replace(kit.failure(delivery, Outcome.DEAD), retry_count=None)])

    assert call(redis, "ZRANGE", "dead", "0", "-1") == [b"[1] no job"]


def test_what_is_due_and_no_job_does_not_stop_the_others(redis: RedisStore, kit: Kit) -> None:
    call(redis, "ZADD", "schedule", "1", "no job")
    kit.push("a", at=kit.clock.now() + 1)
    kit.clock.advance(2)

    assert redis.promote(kit.clock.now()).promoted == 2

    assert call(redis, "ZRANGE", "dead", "0", "-1") == [b"no job"]
    assert kit.jids(JobState.ENQUEUED) == ["a"]


def test_a_promoted_job_gets_a_new_time_and_nothing_else(redis: RedisStore, kit: Kit) -> None:
    call(redis, "ZADD", "schedule", "1", FOREIGN.decode())

    redis.promote(kit.clock.now())

    [member] = call(redis, "LRANGE", "queue:default", "0", "-1")
    plain = FOREIGN.replace(b", ", b",")
    assert member == plain[:-1] + b',"enqueued_at":1700000000.0}'
    assert set(call(redis, "SMEMBERS", "queues")) == {b"default"}


def test_a_manual_retry_takes_one_off_the_count(redis: RedisStore, kit: Kit) -> None:
    kit.bury("a")

    redis.move(these(JobState.DEAD), Target(state=JobState.ENQUEUED, give_back_try=True))

    [member] = call(redis, "LRANGE", "queue:default", "0", "-1")
    assert json.loads(member)["retry_count"] == -1


def test_what_is_given_back_stands_at_the_end_that_runs_next_byte_for_byte(
    redis: RedisStore, kit: Kit
) -> None:
    call(redis, "LPUSH", "queue:default", FOREIGN.decode(), "later")
    claimed = kit.claim(1)

    redis.release(claimed)

    assert call(redis, "LRANGE", "queue:default", "0", "-1") == [b"later", FOREIGN]


def test_what_is_claimed_is_in_redis_all_the_time(redis: RedisStore, kit: Kit) -> None:
    (delivery,) = kit.run("a")

    [(place, payload)] = dict(call(redis, "HGETALL", "kb:held:host:1:a")).items()
    assert payload == delivery.payload
    assert place.endswith(b":default")
    assert not call(redis, "EXISTS", "queue:default")


def test_of_two_jobs_alike_exactly_one_is_deleted(redis: RedisStore, kit: Kit) -> None:
    call(redis, "ZADD", "retry", "5", '{"class":"A","args":[],"jid":"a"}')
    call(redis, "ZADD", "retry", "5", '{"class":"A","args":[],"jid":"b"}')

    assert redis.delete(these(JobState.RETRY, "b")).moved == 1

    assert call(redis, "ZRANGE", "retry", "0", "-1") == [b'{"class":"A","args":[],"jid":"a"}']


def test_two_that_are_the_same_to_the_byte_are_still_two(redis: RedisStore, kit: Kit) -> None:
    twin = '{"class":"A","args":[],"jid":"a"}'
    call(redis, "SADD", "queues", "default")
    call(redis, "LPUSH", "queue:default", twin, twin)

    deleted = redis.delete(these(JobState.ENQUEUED))
    assert deleted.moved == 2
    assert call(redis, "ZCARD", "kb:trash") == 2
    assert redis.restore(deleted.op) == (2, 0)
    assert call(redis, "LLEN", "queue:default") == 2


def test_rescheduling_never_changes_how_many_there_are(redis: RedisStore, kit: Kit) -> None:
    call(redis, "ZADD", "schedule", "9000000000", FOREIGN.decode())

    redis.move(these(JobState.SCHEDULED), Target(state=JobState.SCHEDULED, at=NOW + 5))

    assert call(redis, "ZRANGE", "schedule", "0", "-1") == [FOREIGN]
    assert float(call(redis, "ZSCORE", "schedule", FOREIGN.decode())) == NOW + 5


def test_counters_are_sidekiqs_and_the_days_end_after_five_years(
    redis: RedisStore, kit: Kit
) -> None:
    call(redis, "SET", "stat:processed", "41")
    kit.complete(kit.run("a"))
    kit.fail(kit.run("b"))

    assert call(redis, "GET", "stat:processed") == b"43"
    assert call(redis, "GET", "stat:failed") == b"1"
    assert call(redis, "GET", "stat:processed:2023-11-14") == b"2"
    assert call(redis, "GET", "stat:failed:2023-11-14") == b"1"
    assert 157_679_000 < call(redis, "TTL", "stat:failed:2023-11-14") <= 157_680_000


def test_nothing_is_written_outside_sidekiqs_keys_and_ours(redis: RedisStore, kit: Kit) -> None:
    kit.bury("dead")
    kit.fail(kit.run("retry"))
    kit.push("a", "b", at=kit.clock.now() + 5)
    kit.run("held")
    redis.delete(these(JobState.SCHEDULED))
    redis.pause("default", paused=True)

    allowed = re.compile(
        r"kb:|queue:|stat:|queues$|retry$|dead$|schedule$|processes$|paused$|host:1:a(:work)?$"
    )
    found = [key.decode() for key in call(redis, "KEYS", "*")]
    assert [key for key in found if not allowed.match(key)] == []


def test_a_job_pushed_late_is_enqueued_with_a_time(redis: RedisStore, kit: Kit) -> None:
    late = job("a", at=NOW - 5)

    redis.push([late, NewJob("b", "X", "default", b"no json", NOW - 5)])

    garbage, member = call(redis, "LRANGE", "queue:default", "0", "-1")
    assert json.loads(member)["enqueued_at"] == NOW
    assert garbage == b"no json"


def test_a_large_push_into_several_queues_leaves_out_what_is_known_and_keeps_the_order(
    redis: RedisStore, kit: Kit
) -> None:
    queues = ("default", "mail", "low")
    known = {f"j{n}" for n in range(0, 3300, 700)}
    kit.push(*sorted(known))
    call(redis, "DEL", "queue:default")

    jobs = [
        job(f"j{n}", queue=queues[n % 3], now=NOW, at=NOW + 10 + n if n % 11 == 0 else None)
        for n in range(3300)
    ]
    result = redis.push([*jobs, jobs[5]])

    fresh = [one for one in jobs if one.jid not in known]
    assert result.added == len(fresh) == 3295
    assert sorted(result.duplicates) == sorted([*known, "j5"])
    for name in queues:
        stored = [
            json.loads(text)["jid"] for text in call(redis, "LRANGE", f"queue:{name}", "0", "-1")
        ]
        pushed = [one.jid for one in fresh if one.queue == name and one.at is None]
        assert stored[::-1] == pushed
    later = [json.loads(text)["jid"] for text in call(redis, "ZRANGE", "schedule", "0", "-1")]
    assert later == [one.jid for one in fresh if one.at is not None]


@pytest.mark.parametrize("jid", ["a\nb", ""])
def test_a_jid_that_could_be_two_is_refused_and_nothing_is_stored(
    redis: RedisStore, kit: Kit, jid: str
) -> None:
    with pytest.raises(PayloadError):
        redis.push([job("fine"), NewJob(jid, "A", "default", b"{}")])

    assert kit.jids(JobState.ENQUEUED) == []


def test_what_comes_back_to_a_queue_that_is_not_listed_any_more_lists_it_again(
    redis: RedisStore, kit: Kit
) -> None:
    """Here or by Sidekiq's own clearing: a list without its name is seen by nobody."""
    kit.push("a", "b")
    first = redis.delete(these(JobState.ENQUEUED, "a"))
    second = redis.delete(these(JobState.ENQUEUED, "b"))
    assert redis.forget_queue("default")
    assert call(redis, "SMEMBERS", "queues") == []

    assert redis.restore(second.op) == redis.restore(first.op) == (1, 0)

    assert call(redis, "SMEMBERS", "queues") == [b"default"]
    assert [(queue.name, queue.size) for queue in redis.snapshot().queues] == [("default", 2)]
    assert [delivery.jid for delivery in kit.claim(2)] == ["a", "b"]
