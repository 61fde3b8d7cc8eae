"""What we write for an operation is what the real Sidekiq 7.3.10 and 8.1.7 wrote for the same.

To the byte, with one exception: Sidekiq 8 writes the times in a payload as whole milliseconds.
We write seconds with a point, which all lines read, and which up to Sidekiq 7 is all they read.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from tests.interop import recorded
from tests.stores.kit import Kit, process, these
from tests.stores.redis_server import RedisServer

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.payload.wire import seconds
from kickboard.stores.base import Beat, Delivery, Done, Failed, Outcome, ProcessInfo, Target
from kickboard.stores.redis import RedisStore, presence

TIMES = ("created_at", "enqueued_at", "failed_at", "retried_at")


class Desk:
    """An engine of ours in a dialect, and its time."""

    def __init__(self, server: RedisServer, line: int) -> None:
        self.line = line
        self.clock = ManualClock(recorded.NOW)
        self.store = RedisStore(f"{server.url}?dialect={line}", clock=self.clock)
        self.store.register(process())
        self.kit = Kit(self.store, self.clock)

    def at(self, moment: Any) -> None:
        """Move time to a moment of a payload."""
        found = moment if isinstance(moment, str) else seconds(moment)
        assert found is not None
        self.clock.advance(float(found) - self.clock.now())

    def call(self, *command: str) -> Any:
        """Send a command."""
        found = self.store._link.call(*command)
        return dict(found) if isinstance(found, dict) else found

    def claim(self, payload: bytes, queue: str = "default") -> Delivery:
        """Put a job of Sidekiq's into its queue and claim it."""
        self.call("RPUSH", f"queue:{queue}", payload.decode())
        [delivery] = self.kit.claim(1, queue)
        return delivery

    def same(self, ours: bytes, theirs: bytes) -> None:
        """Assert that two payloads are the same to the byte, but for how Sidekiq 8 writes times."""
        assert list(json.loads(ours)) == list(json.loads(theirs))
        assert ours == in_seconds(theirs)


def in_seconds(payload: bytes) -> bytes:
    """Return a payload whose times are in seconds."""
    item = json.loads(payload)
    item |= {name: seconds(item[name]) for name in TIMES if name in item}
    return json.dumps(item, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.fixture(params=tuple(recorded.VERSIONS))
def desk(server: RedisServer, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """An engine in the dialect of each line."""
    desk = Desk(server, request.param)
    yield desk
    desk.store.close()


def failed(desk: Desk, delivery: Delivery, item: dict[str, Any], **more: Any) -> Failed:
    """Return the failure that Sidekiq recorded."""
    failure = desk.kit.failure(delivery, more.pop("outcome", Outcome.RETRY))
    return replace(
        failure,
        queue=item["queue"],
        error_class=item["error_class"],
        error_message=item["error_message"],
        **more,
    )


def before(item: dict[str, Any], *names: str) -> bytes:
    """Return a recorded payload as it was before a failure wrote *names*, times in seconds."""
    kept = {name: value for name, value in item.items() if name not in names}
    return in_seconds(json.dumps(kept).encode())


FAILURE = ("error_message", "error_class", "failed_at", "retry_count", "error_backtrace")


def test_a_bulk_push(desk: Desk) -> None:
    theirs = [text.encode() for text in recorded.keys(desk.line, "bulk")["queue:bulk"]]
    items = [json.loads(text) for text in reversed(theirs)]
    desk.at(items[0]["enqueued_at"])
    fields = ("class", "args", "jid")

    Client(desk.store).push_bulk(
        [
            {k: item[k] for k in fields}
            | {"queue": "bulk", "created_at": seconds(item["created_at"])}
            for item in items
        ]
    )

    ours = desk.call("LRANGE", "queue:bulk", "0", "-1")
    assert len(ours) == len(theirs) == 5
    for mine, one in zip(ours, theirs, strict=True):
        desk.same(mine, one)
    assert [name.decode() for name in desk.call("SMEMBERS", "queues")] == ["bulk"]


def test_scheduled_pushes(desk: Desk) -> None:
    recordings = recorded.keys(desk.line, "scheduled")["schedule"]
    for text, score in recordings:
        item = json.loads(text)
        desk.at(item["created_at"])
        created = item.pop("created_at")
        options = {name: item.pop(name) for name in ("retry", "queue", "tags") if name in item}
        Client(desk.store).push(
            {**options, **item, "at": float(score), "created_at": seconds(created)}
        )

    ours = desk.call("ZRANGE", "schedule", "0", "-1")
    assert len(ours) == len(recordings) == 7
    for mine, (text, score) in zip(ours, recordings, strict=True):
        desk.same(mine, text.encode())
        assert float(desk.call("ZSCORE", "schedule", mine)) == float(score)
    assert desk.call("SMEMBERS", "queues") in ([], set())


def test_a_due_job(desk: Desk) -> None:
    [text] = recorded.keys(desk.line, "promoted")["queue:default"]
    item = json.loads(text)
    desk.call("ZADD", "schedule", "1", before(item, "enqueued_at").decode())
    desk.at(item["enqueued_at"])

    desk.store.promote(desk.clock.now())

    [ours] = desk.call("LRANGE", "queue:default", "0", "-1")
    desk.same(ours, text.encode())


def test_a_first_failure(desk: Desk) -> None:
    [(text, score)] = recorded.keys(desk.line, "failed-once")["retry"]
    item = json.loads(text)
    delivery = desk.claim(before(item, *FAILURE))
    desk.at(item["failed_at"])

    desk.store.finish([], [failed(desk, delivery, item, at=float(score))])

    [ours] = desk.call("ZRANGE", "retry", "0", "-1")
    desk.same(ours, text.encode())
    assert float(desk.call("ZSCORE", "retry", ours)) == float(score)


def test_a_second_failure(desk: Desk) -> None:
    [(text, score)] = recorded.keys(desk.line, "failed-twice")["retry"]
    item = json.loads(text)
    earlier = {**item, "retry_count": 0}
    delivery = desk.claim(before(earlier, "retried_at"))
    desk.at(item["retried_at"])

    desk.store.finish([], [failed(desk, delivery, item, at=float(score))])

    [ours] = desk.call("ZRANGE", "retry", "0", "-1")
    desk.same(ours, text.encode())


def test_a_backtrace(desk: Desk) -> None:
    theirs = recorded.member(desk.line, "backtrace", "retry", "BacktraceJob")
    [told] = [
        job
        for job in recorded.said(desk.line, "backtrace")["jobs"]
        if job["display_class"] == "BacktraceJob"
    ]
    item = json.loads(theirs)
    delivery = desk.claim(before(item, *FAILURE))
    desk.at(item["failed_at"])
    trace = "\n".join(told["error_backtrace"])

    desk.store.finish([], [failed(desk, delivery, item, backtrace=trace, keep_backtrace=True)])

    [ours] = desk.call("ZRANGE", "retry", "0", "-1")
    desk.same(ours, theirs)


def test_a_retry_in_another_queue(desk: Desk) -> None:
    theirs = recorded.member(desk.line, "error-texts", "retry", "LowQueueRetryJob")
    item = json.loads(theirs)
    delivery = desk.claim(before({**item, "queue": "default"}, *FAILURE))
    desk.at(item["failed_at"])

    desk.store.finish([], [failed(desk, delivery, item)])

    [ours] = desk.call("ZRANGE", "retry", "0", "-1")
    desk.same(ours, theirs)


def test_a_death_and_a_manual_retry(desk: Desk) -> None:
    [died] = [
        (text, score)
        for text, score in recorded.keys(desk.line, "dead")["dead"]
        if "FailJob" in text
    ]
    item = json.loads(died[0])
    delivery = desk.claim(before(item, *FAILURE))
    desk.at(item["failed_at"])

    desk.store.finish([], [failed(desk, delivery, item, outcome=Outcome.DEAD)])

    [ours] = desk.call("ZRANGE", "dead", "0", "-1")
    desk.same(ours, died[0].encode())
    assert abs(float(desk.call("ZSCORE", "dead", ours)) - float(died[1])) < 0.001

    [again] = recorded.keys(desk.line, "dead-retried")["queue:default"]
    desk.at(json.loads(again)["enqueued_at"])
    desk.store.move(these(JobState.DEAD), Target(state=JobState.ENQUEUED, give_back_try=True))

    [ours] = desk.call("LRANGE", "queue:default", "0", "-1")
    desk.same(ours, again.encode())


def test_a_retry_by_hand(desk: Desk) -> None:
    [(text, score)] = recorded.keys(desk.line, "failed-twice")["retry"]
    [again] = recorded.keys(desk.line, "retried")["queue:default"]
    desk.call("ZADD", "retry", score, in_seconds(text.encode()).decode())
    desk.at(json.loads(again)["enqueued_at"])

    desk.store.move(these(JobState.RETRY), Target(state=JobState.ENQUEUED, give_back_try=True))

    [ours] = desk.call("LRANGE", "queue:default", "0", "-1")
    desk.same(ours, again.encode())


def test_a_kill_moves_the_very_bytes(desk: Desk) -> None:
    for text, _ in recorded.keys(desk.line, "killed")["dead"]:
        desk.call("ZADD", "retry", "1795485999.5", text)

    desk.store.move(these(JobState.RETRY), Target(state=JobState.DEAD))

    ours = desk.call("ZRANGE", "dead", "0", "-1")
    assert sorted(ours) == sorted(
        text.encode() for text, _ in recorded.keys(desk.line, "killed")["dead"]
    )


def test_a_process_and_what_it_runs(desk: Desk) -> None:
    written = recorded.keys(desk.line, "running")
    [identity] = written["processes"]
    theirs, running = json.loads(written[identity]["info"]), written[f"{identity}:work"]
    me = ProcessInfo(
        identity=identity,
        hostname=theirs["hostname"],
        pid=theirs["pid"],
        started_at=theirs["started_at"],
        concurrency=3,
        queues=theirs["weights"][0],
        version=theirs["version"],
        tag=theirs["tag"],
    )
    packed = json.loads(running[min(running)])
    job = Delivery((1, 1), "a", "SlowJob", packed["queue"], packed["payload"].encode(), 0.0)

    presence.beat(
        desk.store._link,
        me,
        Beat(identity=identity, busy=2, concurrency=3, quiet=False, rss_kb=7),
        float(written[identity]["beat"]),
        lease=b"x",
        running={1: (job, packed["run_at"] + 0.7)},
    )

    ours = {k.decode(): v.decode() for k, v in desk.call("HGETALL", identity).items()}
    told = json.loads(ours["info"])
    assert {name: told[name] for name in theirs} == theirs
    assert {name: ours[name] for name in written[identity] if name not in ("info", "rss")} | {
        "rtt_us": ""
    } == {k: v for k, v in written[identity].items() if k not in ("info", "rss")} | {"rtt_us": ""}
    [one] = desk.call("HGETALL", f"{identity}:work").values()
    assert one.decode() == running[min(running)]
    lives = recorded.lives(desk.line, "running")
    for key in (identity, f"{identity}:work"):
        assert lives[key] <= desk.call("TTL", key) <= 60


def test_a_signal(desk: Desk) -> None:
    recorded.load(desk.store, desk.line, "running")
    [identity] = recorded.keys(desk.line, "running")["processes"]

    desk.store.signal(identity, "quiet")

    key = f"{identity}-signals"
    theirs = recorded.keys(desk.line, "signal")[key]
    assert desk.call("LRANGE", key, "0", "-1") == [name.encode() for name in theirs]
    assert 0 < desk.call("TTL", key) <= 60


def test_metrics(desk: Desk) -> None:
    written = recorded.keys(desk.line, "metrics")
    desk.clock.advance(1_795_485_873.3 - desk.clock.now())
    runs = (("HardJob", 0.0001), ("HardJob", 0.0001), ("HardJob", 0.0001), ("SlowJob", 0.401))
    jobs = [Delivery((n, n), "a", name, "default", b"{}", 0.0) for n, (name, _) in enumerate(runs)]
    bad = Delivery((9, 9), "a", "FailJob", "default", b"{}", 0.0)

    desk.store._metrics.note(
        [Done(job, 0.0, took) for job, (_, took) in zip(jobs, runs, strict=True)],
        [desk.kit.failure(bad)],
        desk.clock.now(),
    )
    desk.store._metrics.flush(desk.store._link, frozenset((desk.line,)))

    names = [name for name in written if name.startswith(("j|", "h|", "HardJob", "SlowJob"))]
    ours = sorted(
        key.decode()
        for pattern in ("j|*", "h|*", "HardJob-*", "SlowJob-*")
        for key in desk.call("KEYS", pattern)
    )
    assert ours == sorted(names)
    for name in names:
        if name.startswith("j|"):
            found = {k.decode(): v.decode() for k, v in desk.call("HGETALL", name).items()}
            assert found == written[name]
        else:
            assert desk.call("GET", name) == written[name].encode()
        assert 0 <= desk.call("TTL", name) - recorded.lives(desk.line, "metrics")[name] <= 60


def test_a_deploy_mark_once_a_minute(desk: Desk) -> None:
    written = recorded.keys(desk.line, "metrics")
    desk.clock.advance(1_795_485_873.3 - desk.clock.now())

    assert desk.store.mark_deploy("release 1")
    desk.clock.advance(20)
    assert not desk.store.mark_deploy("release 1")

    for key in ("20261124-marks", "deploylock-release 1"):
        kind = "HGETALL" if key.endswith("marks") else "GET"
        found = desk.call(kind, key)
        ours = found.decode() if isinstance(found, bytes) else _text(found)
        assert ours == written[key]
        lives = recorded.lives(desk.line, "metrics")[key]
        assert lives - 5 <= desk.call("TTL", key) <= lives
    assert len(desk.store.metrics(60).marks) == 1


def _text(found: dict[bytes, bytes]) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in found.items()}


def test_a_cancel_keeps_what_an_iterable_job_wrote(desk: Desk) -> None:
    recorded.load(desk.store, desk.line, "iterable")
    [job] = recorded.said(desk.line, "iterable")["jobs"]
    key = f"it-{job['jid']}"

    first = desk.store.cancel_iteration(job["jid"])
    desk.clock.advance(30)

    assert desk.store.cancel_iteration(job["jid"]) == first == int(recorded.NOW)
    written = recorded.keys(desk.line, "iterable")[key]
    ours = _text(desk.call("HGETALL", key))
    assert ours == written | {"cancelled": str(int(recorded.NOW))}
    assert desk.store.iterations([job["jid"]])[job["jid"]].cancelled_at == first
    assert 2_591_000 < desk.call("TTL", key) <= 2_592_000


def test_what_is_no_json_stays_as_it_is(desk: Desk) -> None:
    [(text, _)] = recorded.keys(desk.line, "malformed")["dead"]
    delivery = desk.claim(text.encode())

    desk.store.finish([], [replace(desk.kit.failure(delivery, Outcome.DEAD), retry_count=None)])

    assert desk.call("ZRANGE", "dead", "0", "-1") == [text.encode()]
