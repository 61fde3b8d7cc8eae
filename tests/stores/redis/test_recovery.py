"""What dead engines held comes back: at once on one machine, after its heartbeat elsewhere."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from tests.stores.kit import Kit, job, process
from tests.stores.redis_server import RedisServer

from kickboard.clock import ManualClock
from kickboard.errors import LeaseLostError
from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Done, Outcome, Recovered
from kickboard.stores.redis import RedisStore, keys, lease

_ENGINE = """
import sys, time
from tests.stores.kit import process
from kickboard.stores.redis import RedisStore
store = RedisStore(sys.argv[1])
store.register(process("host:2:b"))
found = store.claim([("default", 3)], 3)
for delivery in found:
    if delivery.suspect:
        store.mark_started(delivery)
print(*[delivery.jid for delivery in found], flush=True)
time.sleep(60)
"""
ELSEWHERE = lease.Lease("another boot", 1, 1, 1)


@pytest.fixture
def kit(server: RedisServer) -> Iterator[Kit]:
    clock = ManualClock()
    store = RedisStore(server.url, clock=clock)
    store._membership.pause = 0.0
    store.register(process())
    kit = Kit(store, clock)
    yield kit
    kit.check()
    store.close()


@pytest.fixture
def redis(kit: Kit) -> RedisStore:
    assert isinstance(kit.store, RedisStore)
    return kit.store


class Victim:
    """An engine in a process of its own, that has claimed three jobs."""

    def __init__(self, server: RedisServer) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _ENGINE, server.url], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.claimed = self._process.stdout.readline().split()

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def victim(kit: Kit, server: RedisServer) -> Iterator[Victim]:
    kit.push("a", "b", "c", "d")
    victim = Victim(server)
    yield victim
    victim.kill()


def elsewhere(redis: RedisStore, server: RedisServer, *jids: str) -> RedisStore:
    """Return an engine as if of another machine, that holds some jobs."""
    other = RedisStore(server.url, clock=redis.clock)
    other.register(process("far:1:c"))
    redis._link.call("HSET", keys.OWNERS, "far:1:c", ELSEWHERE.packed())
    redis.push([job(jid) for jid in jids])
    assert len(other.claim([("default", 99)], 99)) == len(jids)
    return other


def test_a_killed_process_of_this_machine_is_recovered_at_once(
    kit: Kit, redis: RedisStore, victim: Victim
) -> None:
    assert victim.claimed == ["a", "b", "c"]
    assert redis.recover() == Recovered()

    victim.kill()

    assert redis.recover() == Recovered(3, 0, ("host:2:b",), 3)
    assert [d.jid for d in kit.claim()] == ["a", "b", "c", "d"]
    assert [stat.info.identity for stat in redis.snapshot().processes] == ["host:1:a"]


def test_a_process_that_is_only_stopped_is_left_alone(
    kit: Kit, redis: RedisStore, victim: Victim
) -> None:
    victim.send(signal.SIGSTOP)

    assert redis.recover() == Recovered()
    assert kit.jids(JobState.BUSY) == ["a", "b", "c"]


def test_who_starts_recovers_first(kit: Kit, victim: Victim, server: RedisServer) -> None:
    victim.kill()
    store = RedisStore(server.url, clock=kit.clock)

    assert store.register(process("host:3:d")).returned == 3

    store.close()


def test_an_engine_elsewhere_is_recovered_when_its_heartbeat_ends(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    other = elsewhere(redis, server, "a", "b")
    assert redis.recover() == Recovered()

    redis._link.call("DEL", "far:1:c")  # as when its sixty seconds are over

    assert redis.recover().returned == 2
    assert kit.jids(JobState.ENQUEUED) == ["a", "b"]
    other.close()


def test_who_was_taken_for_dead_can_settle_nothing_and_goes_on_under_a_new_lease(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    other = elsewhere(redis, server, "a")
    held = list(other._membership.holdings._places)
    redis._link.call("DEL", "far:1:c")
    redis.recover()
    (again,) = kit.claim()

    with pytest.raises(LeaseLostError):
        other.claim([("default", 1)], 1)
    late = Delivery(held[0], "a", "EmailJob", "default", again.payload, 0.0)
    assert other.finish([Done(late, 0, 0)]).lost == (late,)
    assert kit.jids(JobState.BUSY) == ["a"]

    other.rejoin(process("far:1:c"))
    assert other.claim([("default", 1)], 1) == []
    kit.complete([again])
    other.close()


def test_a_late_heartbeat_is_no_lost_lease(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    kit.push("a", "b")
    first = kit.claim(1)
    redis._link.call("DEL", "host:1:a")

    second = kit.claim(1)

    other = RedisStore(server.url, clock=kit.clock)
    assert other.register(process("far:1:c")).returned == 0
    other.close()
    kit.complete([*first, *second])


def test_of_many_recoverers_one_gives_back(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    other = elsewhere(redis, server, *"abcdefgh")
    redis._link.call("DEL", "far:1:c")
    stores = [RedisStore(server.url, clock=kit.clock) for _ in range(4)]
    found: list[Recovered] = []
    threads = [threading.Thread(target=lambda s=s: found.append(s.recover())) for s in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.returned for one in found) == [0, 0, 0, 8]
    assert kit.jids(JobState.ENQUEUED) == list("abcdefgh")
    for store in (*stores, other):
        store.close()


def test_what_was_held_when_its_process_died_is_suspect_until_it_is_done(
    kit: Kit, redis: RedisStore, victim: Victim
) -> None:
    victim.kill()
    redis.recover()

    claimed = kit.claim()
    assert [d.suspect for d in claimed] == [True, True, True, False]
    detail = redis.get("a")
    assert detail is not None
    assert [a.outcome for a in detail.attempts] == [Outcome.PROCESS_DIED]
    assert redis.mark_started(claimed[0])
    kit.complete(claimed)
    assert not redis.mark_started(claimed[0])
    assert redis._link.call("HLEN", keys.SUSPECTS) == 0


def test_three_recorded_starts_bury_a_job_and_not_its_neighbours(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    kit.push("killer", "bystander")
    for turn in range(4):
        other = RedisStore(server.url, clock=kit.clock)
        other.register(process("far:1:c"))
        redis._link.call("HSET", keys.OWNERS, "far:1:c", ELSEWHERE.packed())
        claimed = other.claim([("default", 9)], 9)
        assert [d.jid for d in claimed] == ["killer", "bystander"]
        if turn:
            assert claimed[0].suspect
            assert other.mark_started(claimed[0])
        redis._link.call("DEL", "far:1:c")
        recovered = redis.recover()
        assert recovered[:2] == ((1, 1) if turn == 3 else (2, 0))
        other.close()

    assert kit.jids(JobState.DEAD) == ["killer"]
    assert kit.jids(JobState.ENQUEUED) == ["bystander"]
    detail = redis.get("killer")
    assert detail is not None
    assert detail.record.error_class == "ProcessDied"
    assert detail.attempts[-1].outcome is Outcome.POISON
    snapshot = redis.snapshot()
    assert (snapshot.processed, snapshot.failed) == (1, 1)


def test_strikes_are_forgotten_after_three_days(
    kit: Kit, redis: RedisStore, server: RedisServer
) -> None:
    kit.push("a")
    for _ in range(6):
        other = RedisStore(server.url, clock=kit.clock)
        other.register(process("far:1:c"))
        redis._link.call("HSET", keys.OWNERS, "far:1:c", ELSEWHERE.packed())
        (claimed,) = other.claim([("default", 9)], 9)
        other.mark_started(claimed)
        redis._link.call("DEL", "far:1:c")
        assert redis.recover().returned == 1
        other.close()
        kit.clock.advance(2 * 86_400)


def test_a_lease_tells_its_own_process_and_none_of_another_place() -> None:
    own = lease.own()

    assert not own.is_dead()
    assert lease.read(own.packed()) == own
    assert not ELSEWHERE.is_dead()
    assert not lease.read(b"garbage").is_dead()
    if own.boot:
        assert lease.Lease(own.boot, own.space, own.pid, own.began + 1).is_dead()
        assert not lease.Lease(own.boot, own.space + 1, own.pid, own.began + 1).is_dead()
