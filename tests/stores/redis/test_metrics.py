"""How long jobs took, in the very keys in which Sidekiq 7 and 8 look for it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.stores.kit import Kit, job
from tests.stores.redis_server import RedisServer

from kickboard.clock import ManualClock
from kickboard.stores.base import Beat, Delivery, Done
from kickboard.stores.redis import RedisStore
from kickboard.stores.redis.metrics import BOUNDS, Metrics, counter_keys, histogram_keys

#: 2025-02-14 08:43 and 08:03, the moments of the specification.
AT_43 = datetime(2025, 2, 14, 8, 43, 7, tzinfo=UTC).timestamp()
AT_03 = datetime(2025, 2, 14, 8, 3, tzinfo=UTC).timestamp()
BEAT = Beat(identity="host:1:a", busy=1, concurrency=5, quiet=False)


def call(store: RedisStore, *command: str) -> Any:
    found = store._link.call(*command)
    return (
        dict(zip(found[::2], found[1::2], strict=True))
        if "HGETALL" in command and isinstance(found, list)
        else found
    )


@pytest.mark.parametrize(
    ("at", "dialect", "expected"),
    [
        (AT_43, 8, [("j|250214|8:43", 28_800), ("j|250214|8:4", 259_200)]),
        (AT_03, 8, [("j|250214|8:03", 28_800), ("j|250214|8:0", 259_200)]),
        (AT_43, 7, [("j|20250214|8:43", 28_800)]),
        (AT_03, 7, [("j|20250214|8:3", 28_800)]),
        (AT_03, 6, []),
    ],
)
def test_counters_are_named_as_each_line_names_them(
    at: float, dialect: int, expected: list[tuple[str, int]]
) -> None:
    assert list(counter_keys(int(at // 60), frozenset((dialect,)))) == expected


@pytest.mark.parametrize(
    ("at", "dialect", "expected"),
    [
        (AT_43, 8, ["h|MyJob-14-8:43"]),
        (AT_03, 8, ["h|MyJob-14-8:3"]),
        (AT_03, 7, ["MyJob-14-08:3"]),
        (AT_43, 6, []),
    ],
)
def test_histograms_are_named_as_each_line_names_them(
    at: float, dialect: int, expected: list[str]
) -> None:
    assert list(histogram_keys("MyJob", int(at // 60), frozenset((dialect,)))) == expected


def delivery(name: str) -> Delivery:
    return Delivery((1, 1), "a", name, "default", b"{}", AT_43)


def test_runs_are_counted_by_class_and_failures_add_no_time(
    redis: RedisStore, server: RedisServer
) -> None:
    clock = ManualClock()
    clock.advance(AT_43 - clock.now())
    redis.clock = redis._membership._clock = redis._membership.holdings._clock = clock
    redis.push([job(jid, "MyJob") for jid in "abc"])
    a, b, c = redis.claim([("default", 3)], 3)
    redis.finish([Done(a, AT_43, 0.28), Done(b, AT_43, 0.019)], [Kit(redis, clock).failure(c)])

    redis.heartbeat(BEAT)

    for key in ("j|250214|8:43", "j|250214|8:4"):
        assert call(redis, "HGETALL", key) == {
            b"MyJob|p": b"3",
            b"MyJob|f": b"1",
            b"MyJob|ms": b"299",
        }
    assert 0 < call(redis, "TTL", "j|250214|8:43") <= 28_800
    assert 28_800 < call(redis, "TTL", "j|250214|8:4") <= 259_200
    key = "h|MyJob-14-8:43"
    assert call(redis, "BITFIELD_RO", key, "GET", "u16", "#0", "GET", "u16", "#7") == [1, 1]
    assert 0 < call(redis, "TTL", key) <= 28_800


def test_a_280_ms_run_is_in_the_bucket_of_335_ms_and_the_slowest_has_one_too() -> None:
    assert BOUNDS[7] == 335
    assert len(BOUNDS) == 25


def test_a_full_bucket_stays_full(redis: RedisStore) -> None:
    metrics = Metrics()
    for _ in range(2):
        metrics.note([Done(delivery("MyJob"), AT_43, 0.001)] * 40_000, (), AT_43)
        metrics.flush(redis._link, frozenset((8,)))

    assert call(redis, "BITFIELD_RO", "h|MyJob-14-8:43", "GET", "u16", "#0") == [65_535]


def test_what_is_left_is_written_when_the_engine_leaves(
    redis: RedisStore, server: RedisServer
) -> None:
    redis.push([job("a", "MyJob")])
    redis.finish([Done(redis.claim([("default", 1)], 1)[0], 0, 0.5)])

    redis.unregister()

    assert "MyJob|p" in server.call("HKEYS", server.call("KEYS", "j|*|*:??").split()[0])


def test_what_both_lines_keys_tell_counts_once(redis: RedisStore, server: RedisServer) -> None:
    clock = ManualClock(AT_43)
    redis.clock = clock
    metrics = Metrics()
    metrics.note([Done(delivery("MyJob"), AT_43, 0.1)] * 3, (), AT_43)
    metrics.flush(redis._link, frozenset((7, 8)))

    found = redis.metrics(60)

    assert found.step == 60
    assert len(found.starts) == 60
    [(at, ran)] = found.classes["MyJob"].items()
    assert (at, ran.processed, ran.failed, ran.ms) == (AT_43 // 60 * 60, 3, 0, 300)
    assert ran.average_ms == 100
    assert list(redis.histogram("MyJob")) == [AT_43 // 60 * 60]


def test_a_long_span_is_told_in_steps_of_ten_minutes(redis: RedisStore) -> None:
    clock = ManualClock(AT_43)
    redis.clock = clock
    metrics = Metrics()
    for ago in (0, 30, 71 * 60, 73 * 60):
        at = AT_43 - ago * 60
        metrics.note([Done(delivery("MyJob"), at, 0.5)], (), at)
    metrics.flush(redis._link, frozenset((8,)))

    found = redis.metrics(100_000)

    assert (found.step, len(found.starts)) == (600, 432)
    assert found.totals()["MyJob"] == (3, 0, 1500)
    assert found.starts[-1] == AT_43 // 600 * 600


def test_what_is_no_counter_of_a_class_is_passed_over(
    redis: RedisStore, server: RedisServer
) -> None:
    redis.clock = ManualClock(AT_43)
    fields = ("A|p", "2", "odd", "1", "A|ms", "many", "B|x", "1", "A|B|p", "1")
    server.call("HSET", "j|250214|8:43", *fields)
    server.call("HSET", "20250214-marks", "no time", "x", "2025-02-14T08:40:00Z", "r1")

    found = redis.metrics(10)

    assert {name: total.processed for name, total in found.totals().items()} == {"A": 2, "A|B": 1}
    assert [mark.label for mark in found.marks] == ["r1"]


def test_run_times_of_all_classes_are_added_up_minute_by_minute(redis: RedisStore) -> None:
    redis.clock = ManualClock(AT_43)
    metrics = Metrics()
    metrics.note([Done(delivery("MyJob"), AT_43, 0.1)] * 3, (), AT_43)
    metrics.note(
        [Done(delivery("OtherJob"), AT_43, 0.1), Done(delivery("OtherJob"), 0, 400)], (), AT_43
    )
    metrics.note([Done(delivery("MyJob"), AT_03, 0.001)], (), AT_03)
    metrics.flush(redis._link, frozenset((7, 8)))

    found = redis.run_times(60)

    assert list(found) == [AT_03, AT_43 // 60 * 60]
    assert {at: sum(counts) for at, counts in found.items()} == {AT_03: 1, AT_43 // 60 * 60: 5}
    assert found[int(AT_43 // 60 * 60)][5] == 4
    assert found[int(AT_43 // 60 * 60)][-1] == 1
    assert list(redis.run_times(5)) == [AT_43 // 60 * 60]


def test_deploys_of_the_last_while_are_told_across_midnight(
    redis: RedisStore, server: RedisServer
) -> None:
    midnight = datetime(2025, 2, 14, tzinfo=UTC).timestamp()
    redis.clock = ManualClock(midnight + 600)
    server.call("HSET", "20250214-marks", "2025-02-14T00:08:00Z", "new")
    server.call("HSET", "20250213-marks", "2025-02-13T23:50:00Z", "old")
    server.call("HSET", "20250213-marks", "2025-02-13T22:50:00Z", "older")

    assert [mark.label for mark in redis.deploys(3600)] == ["old", "new"]
