"""How far iterable jobs are, kept in every kind of store."""

from tests.stores.kit import Kit

from kickboard.config import Retention
from kickboard.payload.record import JobState
from kickboard.stores.iteration import STATE_SECONDS, Iteration
from kickboard.stores.redis import RedisStore


def test_what_was_kept_is_read_and_kept_anew(kit: Kit) -> None:
    assert kit.store.keep_iteration("a", 1, b"16", 4.5) is None
    assert kit.store.keep_iteration("b", 1, '{"seite":"é"}'.encode(), 0.0) is None
    assert kit.store.keep_iteration("a", 2, b"20", 6.25) is None

    found = kit.store.iterations(["a", "b", "c"])

    assert found == {"a": Iteration(2, 20, 6.25), "b": Iteration(1, {"seite": "é"}, 0.0)}
    assert kit.store.iterations([]) == {}


def test_a_cancel_is_told_to_the_job_with_the_time_of_the_first(kit: Kit) -> None:
    kit.store.keep_iteration("a", 1, b"16", 4.5)
    at = int(kit.clock.now())

    first = kit.store.cancel_iteration("a")
    kit.clock.advance(30)

    assert int(first) == at
    assert kit.store.cancel_iteration("a") == first
    assert kit.store.keep_iteration("a", 1, b"17", 5.0) == first
    assert kit.store.iterations(["a"])["a"] == Iteration(1, 17, 5.0, first)


def test_what_has_not_begun_can_be_cancelled(kit: Kit) -> None:
    asked = kit.store.cancel_iteration("a")

    assert kit.store.iterations(["a"])["a"] == Iteration(0, None, 0.0, asked)


def test_what_is_done_is_forgotten(kit: Kit) -> None:
    kit.store.keep_iteration("a", 1, b"16", 4.5)

    kit.store.drop_iteration("a")
    kit.store.drop_iteration("nobody knows it")

    assert kit.store.iterations(["a"]) == {}


def test_a_job_says_how_far_it_is_wherever_it_is(kit: Kit) -> None:
    kit.push("a", "b")
    kit.store.keep_iteration("a", 1, b"16", 4.5)
    [delivery] = kit.claim(1)

    running = kit.store.get("a")
    kit.store.release([delivery])
    waiting, other = kit.store.get("a"), kit.store.get("b")

    assert running is not None
    assert waiting is not None
    assert other is not None
    assert running.record.state is JobState.BUSY
    assert running.iteration == waiting.iteration == Iteration(1, 16, 4.5)
    assert other.iteration is None


def test_what_is_given_back_to_the_end_counts_as_enqueued_anew(kit: Kit) -> None:
    claimed = kit.run("a")
    kit.clock.advance(30)
    kit.store.release(claimed, front=False)

    (again,) = kit.claim()

    assert again.retry_count is None
    assert again.enqueued_at == kit.clock.now()


def test_what_nobody_wrote_for_a_month_is_forgotten(kit: Kit) -> None:
    kit.store.keep_iteration("old", 1, b"16", 4.5)
    if isinstance(kit.store, RedisStore):  # where Redis itself sees to it
        assert 0 < int(kit.store._link.call("TTL", "it-old")) <= STATE_SECONDS
        return
    kit.clock.advance(STATE_SECONDS + 1)
    kit.store.keep_iteration("new", 1, b"16", 4.5)

    kit.store.trim(Retention())

    assert list(kit.store.iterations(["old", "new"])) == ["new"]
