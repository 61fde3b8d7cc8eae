"""A whole engine while the server is hurt: every job runs, and none without a reason twice."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.stores.kit import Kit, process
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.config import Capsule, Config
from kickboard.errors import StoreReadOnlyError, StoreUnavailableError
from kickboard.jobs.registry import REGISTRY
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Beat
from kickboard.stores.redis import RedisStore

JOBS = 3000
#: How many have run when the server is hurt, each time.
MOMENTS = (300, 900, 1500, 2100, 2700)


class Load:
    """An engine that runs many jobs, and what happens at certain of them."""

    def __init__(self, url: str) -> None:
        self.ran: Counter[int] = Counter()
        self._lock = threading.Lock()
        self._reached = {moment: threading.Event() for moment in (*MOMENTS, JOBS)}
        self._hurt = {moment: threading.Event() for moment in MOMENTS}
        self.store = RedisStore(url)
        config = Config(capsules=(Capsule(concurrency=4),), beat_seconds=0.1)
        self.manager = Manager(store=self.store, config=config)
        load = self

        class FaultedJob(Job):
            def perform(self, number: int) -> None:
                load.note(number)

        Client(self.store).push_bulk([{"class": FaultedJob, "args": [n]} for n in range(JOBS)])

    def note(self, number: int) -> None:
        """Count a run; one job of the four that run waits until the server is hurt."""
        with self._lock:
            self.ran[number] += 1
            many = len(self.ran)
        if many in self._reached:
            self._reached[many].set()
        if many in self._hurt:
            self._hurt[many].wait(30)

    def run(self, hurt: Callable[[], object]) -> None:
        """Run all, and *hurt* now and then."""
        with self.manager:
            for moment in MOMENTS:
                assert self._reached[moment].wait(30)
                hurt()
                self._hurt[moment].set()
            assert self._reached[JOBS].wait(30)
            assert self.manager.wait_until_idle(30)

    def check(self, *, most_twice: int = 0) -> None:
        """Assert that all ran, and that no more than so many ran again."""
        assert sorted(self.ran) == list(range(JOBS))
        assert self.ran.total() - JOBS <= most_twice
        snapshot = self.store.snapshot()
        assert snapshot.processed == JOBS
        assert snapshot.counts[JobState.ENQUEUED] == snapshot.counts[JobState.BUSY] == 0
        assert self.store.account().missing == 0


@pytest.fixture(autouse=True)
def forget_classes() -> Iterator[None]:
    before = dict(REGISTRY._classes)
    yield
    REGISTRY._classes = before


@pytest.fixture
def load(server: RedisServer) -> Iterator[Load]:
    """An engine on the shared server."""
    load = Load(server.url)
    yield load
    load.store.close()


def test_scripts_that_are_flushed_under_load(load: Load, server: RedisServer) -> None:
    load.run(lambda: server.call("SCRIPT", "FLUSH"))

    load.check()


def test_connections_that_are_cut_under_load(load: Load, server: RedisServer) -> None:
    load.run(lambda: server.call("CLIENT", "KILL", "TYPE", "normal"))

    load.check()


def test_a_server_that_turns_replica_and_master_again_under_load(
    load: Load, server: RedisServer
) -> None:
    def turn() -> None:
        server.call("REPLICAOF", "127.0.0.1", "1")
        threading.Event().wait(0.05)  # some calls meet the replica
        server.call("REPLICAOF", "NO", "ONE")

    load.run(turn)

    load.check()


def test_a_server_that_is_full_for_a_while_under_load(load: Load, server: RedisServer) -> None:
    try:
        load.run(lambda: server.call("CONFIG", "SET", "maxmemory", "1"))
    finally:
        server.call("CONFIG", "SET", "maxmemory", "0")

    load.check()


def test_a_server_that_is_killed_and_started_again_under_load(lasting: RedisServer) -> None:
    load = Load(lasting.url)

    def restart() -> None:
        lasting.kill()
        lasting.start()

    load.run(restart)

    load.check()
    load.store.close()


def test_a_server_that_cannot_save_and_refuses_all_writes_for_a_while(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    server = RedisServer("--save", "3600 1", "--dir", str(folder))
    load = Load(server.url)
    server.call("CONFIG", "SET", "stop-writes-on-bgsave-error", "no")
    folder.rmdir()
    server.call("BGSAVE")
    while "rdb_last_bgsave_status:err" not in server.call("INFO", "persistence"):
        threading.Event().wait(0.01)
    said: list[str] = []

    def refuse() -> None:
        server.call("CONFIG", "SET", "stop-writes-on-bgsave-error", "yes")
        with pytest.raises(StoreReadOnlyError) as refusal:
            Client(load.store).push({"class": "FaultedJob", "args": [0]})
        said.append(str(refusal.value))
        server.call("CONFIG", "SET", "stop-writes-on-bgsave-error", "no")

    load.run(refuse)

    load.check()
    load.store.close()
    server.stop()
    assert len(said) == len(MOMENTS)
    assert all("MISCONF" in words and "free space" in words for words in said)


def test_a_server_that_is_still_loading_is_waited_for() -> None:
    server = RedisServer()
    store = RedisStore(server.url)
    fillers = [part for n in range(2000) for part in (f"filler:{n}", "x")]
    store._link.call("MSET", *fillers)
    store._link.call("SAVE")
    server.kill()
    server._options = ("--key-load-delay", "300")  # microseconds a key; and answer meanwhile
    server._options += ("--loading-process-events-interval-bytes", "1024")
    starting = threading.Thread(target=server.start)
    starting.start()

    said: list[str] = []
    while starting.is_alive():
        try:
            store.snapshot()
        except StoreUnavailableError as error:
            said.append(str(error))
    starting.join()

    kept = store._link.call("EXISTS", "filler:7")
    store.close()
    server.stop()
    assert any("still reading" in words for words in said), set(said)
    assert kept == 1


def test_clocks_an_hour_apart_make_nobody_dead_and_lose_nothing(server: RedisServer) -> None:
    behind, ahead = ManualClock(), ManualClock()
    ahead.advance(3600)
    kits = []
    for name, clock in (("behind:1:a", behind), ("ahead:2:b", ahead)):
        store = RedisStore(server.url, clock=clock)
        store.register(process(name))
        store._membership.pause = 0.0
        kits.append(Kit(store, clock))
    late, early = kits
    held = late.run("held")
    early.push("due-here", at=ahead.now() + 60)

    assert early.store.recover().returned == 0
    assert late.store.promote(behind.now()).promoted == 0
    beat = Beat(identity="behind:1:a", busy=0, concurrency=5, quiet=False)
    assert late.store.heartbeat(beat) == []
    late.complete(held)
    late.fail(late.run("failed"), delay=30)

    promoted = early.store.promote(ahead.now())  # an hour early, and once
    assert promoted.promoted == 1
    assert early.store.promote(ahead.now()).promoted == 0
    behind.advance(3700)
    assert late.store.promote(behind.now()).promoted == 1
    assert sorted(early.jids(JobState.ENQUEUED)) == ["due-here", "failed"]
    early.check()
    for kit in kits:
        kit.store.close()
