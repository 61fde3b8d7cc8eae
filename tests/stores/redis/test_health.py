"""What the doctor finds in a Redis, each once well and once not."""

import pytest
from tests.stores.kit import job, process
from tests.stores.redis.test_recovery import ELSEWHERE
from tests.stores.redis_server import RedisServer

from kickboard.clock import ManualClock
from kickboard.stores.finding import Finding, Level, is_readable
from kickboard.stores.redis import RedisStore, health, keys
from kickboard.stores.redis.place import parse


def finding(url: str, check: str, **options: object) -> Finding:
    found = {one.check: one for one in health.examine(url, **options)}  # type: ignore[arg-type]
    return found[check]


def test_a_plain_server_is_well_but_for_what_it_would_forget(server: RedisServer) -> None:
    found = {one.check: one.level for one in health.examine(server.url)}

    assert found.pop("persistence") is Level.WARN
    found.pop("round trip")
    assert set(found.values()) == {Level.OK}


def test_nobody_there_is_a_finding(server: RedisServer) -> None:
    found = health.examine("redis://127.0.0.1:1/0")

    assert not is_readable(found)
    assert "Nothing listens" in found[0].text
    assert dict(found[0].values)["reason"] == "redis.refused"


def test_throwing_jobs_away_is_bad_and_only_worth_a_warning_without_a_limit(
    server: RedisServer,
) -> None:
    server.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    try:
        assert finding(server.url, "eviction").level is Level.WARN
        server.call("CONFIG", "SET", "maxmemory", "500mb")
        assert finding(server.url, "eviction").level is Level.BAD
    finally:
        server.call("CONFIG", "SET", "maxmemory", "0")
        server.call("CONFIG", "SET", "maxmemory-policy", "noeviction")


def test_a_replica_is_no_place_to_work(server: RedisServer) -> None:
    server.call("REPLICAOF", "127.0.0.1", "1")
    try:
        found = finding(server.url, "role")
    finally:
        server.call("REPLICAOF", "NO", "ONE")
    assert (found.level, "127.0.0.1:1" in found.text) == (Level.BAD, True)


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"redis_version": "6.0.9"}, Level.BAD),
        ({"redis_version": "6.2.1"}, Level.WARN),
        ({"redis_version": "7.2.4", "valkey_version": "8.0.1"}, Level.OK),
    ],
)
def test_old_servers_are_told(told: dict[str, str], level: Level) -> None:
    assert health.version(told).level is level


@pytest.mark.parametrize(("used", "level"), [(10, Level.OK), (85, Level.WARN), (96, Level.BAD)])
def test_a_server_that_gets_full_is_told(used: int, level: Level) -> None:
    assert health.memory({"used_memory": str(used), "maxmemory": "100"}).level is level


def test_a_disk_that_fails_and_a_log_are_told() -> None:
    broken, logged = health.persistence({"rdb_last_bgsave_status": "err", "aof_enabled": "1"})
    assert (broken.level, logged.level) == (Level.BAD, Level.OK)
    [snapshots] = health.persistence({"rdb_saves": "3"})
    assert "snapshots only" in snapshots.text


def test_clocks_that_differ_are_told(server: RedisServer) -> None:
    assert finding(server.url, "clocks", clock=ManualClock()).level is Level.WARN


def test_dead_engines_and_what_they_hold_are_told(server: RedisServer, redis: RedisStore) -> None:
    redis.push([job("a"), job("b")])
    redis.claim([("default", 9)], 9)
    redis._link.call("HSET", keys.OWNERS, "host:1:a", ELSEWHERE.packed())
    redis._link.call("DEL", "host:1:a")

    found = finding(server.url, "engines")

    assert (found.level, "hold 2 jobs" in found.text) == (Level.WARN, True)
    redis.rejoin(process())


def test_jobs_that_nobody_knows_are_told(server: RedisServer, redis: RedisStore) -> None:
    redis.push([job("a", "Alien"), job("b", "EmailJob")])

    assert finding(server.url, "classes", known={"EmailJob", "Alien"}).level is Level.OK
    found = finding(server.url, "classes", known={"EmailJob"})
    assert "Alien (1 jobs)" in found.text


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("redis://far.example:1/0?timeout=0.01", Level.WARN),
        ("redis://:pw@far.example:1/0?timeout=0.01", Level.WARN),
        ("rediss://:pw@far.example:1/0?timeout=0.01", Level.OK),
        ("rediss://:pw@far.example:1/0?timeout=0.01&verify=no", Level.WARN),
        ("redis://127.0.0.1:1/0?timeout=0.01", Level.OK),
    ],
)
def test_how_well_the_way_is_guarded_is_told(url: str, level: Level) -> None:
    [found] = health.access(parse(url))
    assert found.level is level
