"""Whatever happens to the server or the way to it: no job is lost, none is done twice."""

import threading
from collections.abc import Iterator

import pytest
from tests.stores.kit import Kit, job, process, these
from tests.stores.redis.proxy import Proxy
from tests.stores.redis_server import RedisServer

from kickboard.clock import ManualClock
from kickboard.errors import (
    AmbiguousError,
    LeaseLostError,
    StoreCorruptError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnavailableError,
)
from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Done, Outcome
from kickboard.stores.redis import RedisStore, scripts

BEAT = Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False)


def sha(script: scripts.Script) -> str:
    return script.forms((7,))[0]


@pytest.fixture
def proxy(server: RedisServer) -> Iterator[Proxy]:
    proxy = Proxy(server.socket)
    yield proxy
    proxy.close()


@pytest.fixture
def kit(proxy: Proxy) -> Iterator[Kit]:
    """A store behind the proxy, each of whose scripts the server knows already."""
    clock = ManualClock()
    store = RedisStore(f"{proxy.url}?timeout=1", clock=clock)
    store.register(process())
    kit = Kit(store, clock)
    kit.fail(kit.run("warm"), Outcome.DISCARDED)
    store.release(kit.run("warm2"))
    kit.complete(kit.claim())
    yield kit
    kit.check()
    store.close()


# -- lost replies


def test_a_push_whose_reply_is_lost_is_one_push(kit: Kit, proxy: Proxy) -> None:
    proxy.lose(sha(scripts.PUSH))

    result = kit.store.push([job("a"), job("b")])

    assert proxy.lost == 1
    assert result == (2, ())
    assert kit.jids(JobState.ENQUEUED) == ["a", "b"]


def test_a_push_that_never_gets_an_answer_says_that_repeating_is_safe(
    kit: Kit, proxy: Proxy
) -> None:
    proxy.lose(sha(scripts.PUSH), 4)
    with pytest.raises(AmbiguousError, match="repeating it is safe"):
        kit.store.push([job("a")])

    assert kit.store.push([job("a")]).duplicates == ("a",)
    assert kit.jids(JobState.ENQUEUED) == ["a"]


def test_what_a_claim_took_whose_reply_is_lost_is_handed_out(kit: Kit, proxy: Proxy) -> None:
    kit.push("a", "b", "c")
    proxy.lose(sha(scripts.CLAIM))

    claimed = kit.claim(2)

    assert proxy.lost == 1
    assert [d.jid for d in claimed] == ["a", "b"]
    assert [d.jid for d in kit.claim()] == ["c"]
    kit.complete(claimed)


def test_what_is_held_already_is_not_handed_out_again(kit: Kit, proxy: Proxy) -> None:
    kit.push("a", "b")
    first = kit.claim(1)
    proxy.lose(sha(scripts.CLAIM))

    assert [d.jid for d in kit.claim()] == ["b"]
    assert kit.store.finish([Done(first[0], 0, 0)]).done == 1


def test_a_settlement_whose_reply_is_lost_counts_once(kit: Kit, proxy: Proxy) -> None:
    a, b = kit.run("a", "b")
    before = kit.store.snapshot().processed
    proxy.lose(sha(scripts.FINISH))

    finished = kit.store.finish([Done(a, 0, 0)], [kit.failure(b)])

    assert proxy.lost == 1
    assert (finished.done, finished.lost) == (2, ())
    assert kit.store.snapshot().processed == before + 2
    assert kit.jids(JobState.RETRY) == ["b"]


def test_a_settlement_that_never_gets_an_answer_is_cleared_up_by_the_next(
    kit: Kit, proxy: Proxy
) -> None:
    a, b, c = kit.run("a", "b", "c")
    before = kit.store.snapshot().processed
    proxy.lose(sha(scripts.FINISH), 4)
    with pytest.raises(AmbiguousError):
        kit.store.finish([Done(a, 0, 0)], [kit.failure(b)])

    finished = kit.store.finish([Done(a, 0, 0), Done(c, 0, 0)], [kit.failure(b)])

    assert (finished.done, finished.lost) == (3, ())
    assert kit.store.snapshot().processed == before + 3
    assert kit.store.finish([Done(a, 0, 0)]).lost == (a,)


def test_giving_back_twice_gives_back_once(kit: Kit, proxy: Proxy) -> None:
    kit.push("a", "b")
    claimed = kit.claim()
    proxy.lose(sha(scripts.RELEASE))

    kit.store.release(claimed)

    assert kit.jids(JobState.ENQUEUED) == ["a", "b"]


def test_a_move_whose_reply_is_lost_moves_once(kit: Kit, proxy: Proxy) -> None:
    kit.bury("a", "b")
    kit.store.delete(these(JobState.DEAD, "b"))
    kit.clock.advance(1)
    proxy.lose(sha(scripts.MOVE))

    kit.store.delete(these(JobState.DEAD))

    assert kit.jids(JobState.DEAD) == []
    assert kit.jids(JobState.TRASH) == ["b", "a"]


def test_a_connection_that_falls_silent_is_given_up_and_made_anew(kit: Kit, proxy: Proxy) -> None:
    kit.push("a")
    proxy.mute()

    assert [d.jid for d in kit.claim()] == ["a"]


# -- the server


def test_scripts_that_the_server_forgot_are_sent_again(kit: Kit, server: RedisServer) -> None:
    kit.push("a")
    server.call("SCRIPT", "FLUSH")

    kit.complete(kit.claim())

    assert kit.where("a") is None


def test_connections_that_the_server_cut_are_made_anew(kit: Kit, server: RedisServer) -> None:
    kit.push("a")
    server.call("CLIENT", "KILL", "TYPE", "normal")

    kit.complete(kit.claim())

    assert kit.where("a") is None


def test_a_server_that_is_killed_and_comes_back_has_lost_nothing(lasting: RedisServer) -> None:
    store = RedisStore(lasting.url)
    store.register(process())
    store.push([job("a"), job("b")])
    (claimed,) = store.claim([("default", 1)], 1)

    lasting.kill()
    with pytest.raises(StoreUnavailableError, match=r"Nothing listens|There is no socket"):
        store.push([job("c")])
    lasting.start()

    assert store.finish([Done(claimed, 0, 0)]).done == 1
    assert [d.jid for d in store.claim([("default", 9)], 9)] == ["b"]
    assert store.push([job("c")]).added == 1
    store.close()


@pytest.fixture
def full(kit: Kit, server: RedisServer) -> Iterator[Kit]:
    """A Redis that takes nothing new, with a job of each kind in it."""
    kit.fail(kit.run("retry"))
    kit.push("a", "b", "c", "d")
    server.call("CONFIG", "SET", "maxmemory", "1")
    yield kit
    server.call("CONFIG", "SET", "maxmemory", "0")


def test_a_full_redis_refuses_new_jobs_and_says_what_to_do(full: Kit) -> None:
    with pytest.raises(StoreFullError, match="more memory"):
        full.store.push([job("new")])

    assert full.where("new") is None


def test_a_full_redis_lets_the_workers_go_on(full: Kit) -> None:
    a, b, c, d = full.claim()
    full.complete([a])
    full.fail([b])
    full.fail([c], Outcome.DEAD)
    assert full.store.release([d]) == 1
    full.clock.advance(60)
    assert full.store.promote(full.clock.now()).promoted == 2
    assert full.store.heartbeat(BEAT) == []
    assert full.store.recover().returned == 0
    full.store.delete(these(JobState.DEAD))


def test_a_replica_is_told_from_a_master(kit: Kit, server: RedisServer) -> None:
    server.call("REPLICAOF", "127.0.0.1", "1")
    try:
        with pytest.raises(StoreReadOnlyError, match="replica"):
            kit.store.push([job("a")])
        assert kit.store.snapshot().counts[JobState.ENQUEUED] == 0
    finally:
        server.call("REPLICAOF", "NO", "ONE")

    assert kit.store.push([job("a")]).added == 1


def test_a_database_that_was_emptied_means_a_lost_lease(kit: Kit, server: RedisServer) -> None:
    claimed = kit.run("a")
    server.call("FLUSHALL")

    assert kit.store.finish([Done(claimed[0], 0, 0)]).lost == tuple(claimed)
    with pytest.raises(LeaseLostError):
        kit.claim()
    with pytest.raises(LeaseLostError, match="taken for dead"):
        kit.store.heartbeat(BEAT)

    kit.store.rejoin(process())
    assert kit.store.heartbeat(BEAT) == []
    server.call("HINCRBY", "kb:account", "completed", "0")


def test_a_key_of_another_type_is_named_as_such(kit: Kit, server: RedisServer) -> None:
    server.call("SET", "queue:default", "no list")

    with pytest.raises(StoreCorruptError, match="another type"):
        kit.store.push([job("a")])

    server.call("DEL", "queue:default")


def test_many_threads_share_the_connections(redis: RedisStore) -> None:
    errors: list[Exception] = []

    def work(number: int) -> None:
        try:
            for i in range(50):
                redis.push([job(f"{number}-{i}")])
                done = redis.claim([("default", 3)], 3)
                redis.finish([Done(d, 0, 0) for d in done])
        except Exception as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert redis.account().missing == 0
