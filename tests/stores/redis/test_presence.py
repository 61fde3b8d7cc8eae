"""Our processes as Sidekiq's web page reads them, Sidekiq's as we do, and what both are asked."""

import json
from typing import Any

import pytest
from tests.stores.kit import job, process, these
from tests.stores.redis_server import RedisServer

from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Outcome, Target, View
from kickboard.stores.redis import RedisStore, dialect, presence

BEAT = Beat(identity="host:1:a", busy=1, concurrency=5, quiet=False, rss_kb=4096)
#: What processes of each line say of themselves, as recorded from the real ones.
SIDEKIQ_6 = (
    '{"hostname":"h","started_at":1795485778.7,"pid":27911,"tag":"interop","concurrency":3,'
    '"queues":["slow","slower"],"labels":[],"identity":"h:27911:2069f3450d90"}'
)
SIDEKIQ_7 = SIDEKIQ_6.replace(
    '"labels"', '"weights":[{"slow":2,"slower":1}],"version":"7.3.10","embedded":false,"labels"'
)
SIDEKIQ_8 = SIDEKIQ_7.replace("7.3.10", "8.1.7").replace('"concurrency":3,', "")


def call(store: RedisStore, *command: str) -> Any:
    found = store._link.call(*command)
    return dict(found) if isinstance(found, dict) else found


def ruby(server: RedisServer, info: str, **fields: str) -> None:
    """Let a Ruby process beat."""
    server.call("SADD", "processes", "h:27911:2069f3450d90")
    told = {"info": info, "busy": "2", "beat": "1795485788.95", "quiet": "false", "rss": "27716"}
    pairs = [part for pair in (told | fields).items() for part in pair]
    server.call("HSET", "h:27911:2069f3450d90", *pairs)


def test_a_process_is_written_as_all_lines_read_it(redis: RedisStore) -> None:
    redis.heartbeat(BEAT)

    assert set(call(redis, "SMEMBERS", "processes")) == {b"host:1:a"}
    told = call(redis, "HGETALL", "host:1:a")
    assert (told[b"concurrency"], told[b"busy"], told[b"quiet"]) == (b"5", b"1", b"false")
    assert (told[b"rss"], int(told[b"rtt_us"]) >= 0) == (b"4096", True)
    assert float(told[b"beat"]) > 1.7e9
    info = json.loads(told[b"info"])
    assert (info["concurrency"], info["pid"], info["identity"]) == (5, process().pid, "host:1:a")
    assert info["queues"] == ["default"]
    assert info["weights"] == [{"default": 0}]
    assert info["capsules"]["default"]["mode"] == "strict"
    assert isinstance(info["started_at"], float)
    assert info["embedded"] is False
    assert 0 < call(redis, "TTL", "host:1:a") <= 60


def test_quiet_is_the_text_true(redis: RedisStore) -> None:
    redis.heartbeat(Beat(identity="host:1:a", busy=0, concurrency=5, quiet=True))

    assert call(redis, "HGET", "host:1:a", "quiet") == b"true"


def test_a_running_job_shows_and_goes_with_the_beat_after_its_end(redis: RedisStore) -> None:
    redis.push([job("a")])
    (delivery,) = redis.claim([("default", 1)], 1)
    redis.heartbeat(BEAT)
    assert not call(redis, "EXISTS", "host:1:a:work")

    redis.note_start(delivery)
    redis.heartbeat(BEAT)

    [told] = map(json.loads, call(redis, "HGETALL", "host:1:a:work").values())
    assert told["queue"] == "default"
    assert told["payload"] == delivery.payload.decode()
    assert type(told["run_at"]) is int
    assert 0 < call(redis, "TTL", "host:1:a:work") <= 60
    assert not call(redis, "EXISTS", "host:1:a:workers")

    redis.release([delivery])
    redis.heartbeat(BEAT)
    assert not call(redis, "EXISTS", "host:1:a:work")


def test_beside_sidekiq_6_running_jobs_stand_where_that_looks(
    redis: RedisStore, server: RedisServer
) -> None:
    ruby(server, SIDEKIQ_6)
    redis.push([job("a")])
    redis.note_start(redis.claim([("default", 1)], 1)[0])
    redis._membership._look_around()

    redis.heartbeat(BEAT)

    assert call(redis, "HLEN", "host:1:a:workers") == call(redis, "HLEN", "host:1:a:work") == 1


@pytest.mark.parametrize(
    ("signal", "asked"),
    [("TSTP", ["quiet"]), ("TERM", ["stop"]), ("TTIN", ["dump"]), ("WHAT", [])],
)
def test_what_rubys_page_asks_of_us_is_heard(
    redis: RedisStore, server: RedisServer, signal: str, asked: list[str]
) -> None:
    server.call("LPUSH", "host:1:a-signals", signal)

    assert redis.heartbeat(BEAT) == asked
    assert redis.heartbeat(BEAT) == []


def test_what_we_ask_of_ruby_is_written_as_its_page_does(
    redis: RedisStore, server: RedisServer
) -> None:
    ruby(server, SIDEKIQ_8)

    assert redis.signal("h:27911:2069f3450d90", "quiet")
    assert redis.signal("h:27911:2069f3450d90", "stop")

    assert call(redis, "LRANGE", "h:27911:2069f3450d90-signals", "0", "-1") == [b"TERM", b"TSTP"]
    assert 0 < call(redis, "TTL", "h:27911:2069f3450d90-signals") <= 60


@pytest.mark.parametrize(
    ("info", "fields", "major", "queues"),
    [
        (SIDEKIQ_6, {}, 6, {"slow": 0, "slower": 0}),
        (SIDEKIQ_7, {}, 7, {"slow": 2, "slower": 1}),
        (SIDEKIQ_8, {"concurrency": "3"}, 8, {"slow": 2, "slower": 1}),
    ],
)
def test_processes_of_every_line_are_listed(
    redis: RedisStore,
    server: RedisServer,
    info: str,
    fields: dict[str, str],
    major: int,
    queues: dict[str, int],
) -> None:
    ruby(server, info, **fields)

    stat, _ = redis.snapshot().processes
    assert (stat.info.concurrency, stat.info.pid, stat.info.tag) == (3, 27911, "interop")
    assert (stat.info.queues, stat.busy, stat.rss_kb) == (queues, 2, 27716)
    assert (stat.beat_at, stat.quiet) == (1795485788.95, False)
    assert dialect.spoken(redis._link) == {major}
    assert redis.snapshot().counts[JobState.BUSY] == 2


def test_alone_the_newest_dialect_is_written_and_a_chosen_one_always(
    redis: RedisStore, server: RedisServer
) -> None:
    assert dialect.spoken(redis._link) == {8}

    chosen = RedisStore(f"{server.url}?dialect=6")
    chosen.register(process("host:9:z"))
    assert chosen._membership.dialects == {6}
    chosen.close()


@pytest.mark.parametrize("told", ["no json", "[1]", '{"queues":5}', '{"weights":[3]}', "{}"])
def test_a_process_that_tells_nonsense_spoils_nothing(
    redis: RedisStore, server: RedisServer, told: str
) -> None:
    ruby(server, told, busy="many", beat="")

    assert "host:1:a" in [stat.info.identity for stat in redis.snapshot().processes]
    dialect.spoken(redis._link)


def test_jobs_that_ruby_runs_are_listed_as_busy(redis: RedisStore, server: RedisServer) -> None:
    ruby(server, SIDEKIQ_8)
    payload = '{"class":"SlowJob","args":[16],"jid":"4635d011da8553239c74b8f6","queue":"slow"}'
    told = json.dumps({"queue": "slow", "payload": payload, "run_at": 1795485778})
    old = json.dumps({"queue": "slow", "payload": json.loads(payload), "run_at": 1795485778})
    server.call("HSET", "h:27911:2069f3450d90:work", "kkd", told, "kke", old, "kkf", "nonsense")

    rows = redis.page(View(state=JobState.BUSY)).rows
    assert [(row.job_class, row.queue, row.at) for row in rows] == [
        ("SlowJob", "slow", 1795485778.0)
    ] * 2
    detail = redis.get("4635d011da8553239c74b8f6")
    assert detail is not None
    assert detail.record.args == (16,)


def test_jobs_that_ruby_runs_count_as_busy_in_their_queue(
    redis: RedisStore, server: RedisServer
) -> None:
    ruby(server, SIDEKIQ_8)
    for name, kind, queue in (("a", "work", "slow"), ("b", "workers", "slow"), ("c", "work", "é")):
        told = {"queue": queue, "payload": '{"queue":"other"}', "run_at": 1795485778}
        packed = json.dumps(told, separators=(",", ":"), ensure_ascii=False)
        server.call("HSET", f"h:27911:2069f3450d90:{kind}", name, packed)
    server.call("HSET", "h:27911:2069f3450d90:work", "d", "nonsense")
    server.call("SADD", "queues", "slow", "é")
    redis.push([job("a")])
    redis.note_start(redis.claim([("default", 1)], 1)[0])
    redis.heartbeat(BEAT)

    busy = {queue.name: queue.busy for queue in redis.snapshot().queues}

    assert busy == {"slow": 2, "é": 1, "default": 1}


def test_processes_whose_beat_ended_are_pruned_once_a_minute(
    redis: RedisStore, server: RedisServer
) -> None:
    server.call("SADD", "processes", "gone:1:x")
    presence.prune(redis._link)
    assert set(call(redis, "SMEMBERS", "processes")) == {b"host:1:a"}
    assert 0 < call(redis, "TTL", "process_cleanup") <= 60

    server.call("SADD", "processes", "gone:2:x")
    presence.prune(redis._link)
    assert b"gone:2:x" in call(redis, "SMEMBERS", "processes")


def test_leaving_takes_us_off_every_list(redis: RedisStore) -> None:
    redis.push([job("a")])
    redis.note_start(redis.claim([("default", 1)], 1)[0])
    redis.heartbeat(BEAT)

    redis.unregister()

    assert not call(redis, "EXISTS", "processes", "host:1:a:work", "kb:owners", "kb:held:host:1:a")
    assert call(redis, "LLEN", "queue:default") == 1


def test_a_job_that_ruby_failed_is_read_with_all_its_fields(
    redis: RedisStore, server: RedisServer
) -> None:
    for number, times in enumerate(("1795485800.5", "1795485800500")):
        server.call(
            "ZADD",
            "retry",
            "1795485899.25",
            f'{{"class":"HardJob","args":[{number}],"jid":"j{number}","queue":"low","retry":true,'
            f'"created_at":{times},"failed_at":{times},"retried_at":{times},"retry_count":3,'
            '"error_class":"RuntimeError","error_message":"boom",'
            '"error_backtrace":"eJyLVkpU0lFKUooFAArqAjA=\\n"}',
        )

    for row in redis.page(View(state=JobState.RETRY)).rows:
        assert (row.failed_at, row.retried_at, row.retry_count) == (1795485800.5, 1795485800.5, 3)
        assert (row.at, row.error_class, row.error_message) == (
            1795485899.25,
            "RuntimeError",
            "boom",
        )
    [group] = redis.error_groups()
    assert (group.error_class, group.pattern, group.retrying) == ("RuntimeError", "boom", 2)
    detail = redis.get("j1")
    assert detail is not None
    assert detail.record.error_backtrace == ("a", "b")
    redis.move(these(JobState.RETRY, "j0"), Target(state=JobState.DEAD))
    assert [one.dead for one in redis.error_groups()] == [1]
    assert Outcome.DEAD not in [a.outcome for a in detail.attempts]
