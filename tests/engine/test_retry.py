"""What becomes of a failed job: the policy alone, without any thread."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from kickboard import Job, Retry
from kickboard.clock import ManualClock
from kickboard.jobs import backoff
from kickboard.jobs.job import RetryAfter
from kickboard.runtime.retry import RetryPolicy, overlaid
from kickboard.stores.base import Delivery, Failed, Outcome

NOW = 1_700_000_000.0


class Plain(Job, name="tests.Plain"):
    def perform(self) -> None: ...


def delivery(
    count: int | None = None, failed_at: float | None = None, queue: str = "q"
) -> Delivery:
    return Delivery((1, 1), "jid", "Plain", queue, b"", NOW - 1, 5, count, failed_at)


def decide(
    payload: dict[str, Any],
    count: int | None = None,
    job_class: type[Job] | None = Plain,
    error: BaseException | None = None,
    failed_at: float | None = None,
) -> Failed:
    policy = RetryPolicy(ManualClock(NOW), rng=random.Random(1))
    return policy.decide(
        delivery(count, failed_at),
        payload,
        job_class,
        error or ValueError("no"),
        started=NOW,
        run=0.5,
    )


def delay_of(failed: Failed) -> float:
    assert failed.outcome is Outcome.RETRY
    return failed.at - NOW


def hooked(hook: Callable[..., Any], **options: Any) -> type[Job]:
    """Return a class with *hook* as its retry_in."""

    class Hooked(Job, **options):
        def perform(self) -> None: ...

    Hooked.retry_in_hook = staticmethod(hook)
    return Hooked


@pytest.mark.parametrize("count", [None, *range(24)])
def test_each_failure_waits_within_its_band_and_counts_one_more(count: int | None) -> None:
    failed = decide({"retry": True}, count)

    counted = 0 if count is None else count + 1
    low, high = backoff.band(counted)
    assert failed.retry_count == counted
    assert low <= delay_of(failed) <= high
    assert (failed.started, failed.run, failed.queue) == (NOW, 0.5, "q")
    assert (failed.error_class, failed.error_message) == ("ValueError", "no")


@pytest.mark.parametrize(
    ("retry", "failures"),
    [(True, 26), (None, 26), ("nonsense", 26), ([], 26), (0, 1), (1, 2), (5, 6), (-3, 1)],
)
def test_a_job_dies_after_so_many_failures(retry: Any, failures: int) -> None:
    outcomes = [decide({"retry": retry}, n - 1 if n else None).outcome for n in range(failures)]

    assert outcomes == [Outcome.RETRY] * (failures - 1) + [Outcome.DEAD]


def test_without_retry_a_failure_is_discarded_and_no_hook_asked() -> None:
    job_class = hooked(lambda _count, _error: pytest.fail("asked"))
    job_class.exhausted_hook = staticmethod(lambda _payload, _error: pytest.fail("asked"))

    failed = decide({"retry": False}, job_class=job_class)

    assert failed.outcome is Outcome.DISCARDED
    assert failed.retry_count == 0


def test_what_the_payload_leaves_out_the_class_says() -> None:
    class Stubborn(Job, retry=0, dead=False, retry_queue="slow", backtrace=7):
        def perform(self) -> None: ...

    failed = decide({}, job_class=Stubborn)

    assert failed.outcome is Outcome.DISCARDED
    assert (failed.queue, failed.keep_backtrace) == ("slow", 7)
    said = {"retry": 3, "dead": True, "retry_queue": "other", "backtrace": True}
    failed = decide(said, job_class=Stubborn)
    assert failed.outcome is Outcome.RETRY
    assert (failed.queue, failed.keep_backtrace) == ("other", True)


def test_a_class_nobody_knows_has_the_usual_options() -> None:
    failed = decide({}, job_class=None)

    assert failed.outcome is Outcome.RETRY
    assert (failed.queue, failed.keep_backtrace) == ("q", False)


@pytest.mark.parametrize("wrong", [5, ["q"], {"a": 1}, "", None, True])
def test_a_retry_queue_that_is_no_name_is_passed_over(wrong: Any) -> None:
    assert decide({"retry_queue": wrong, "backtrace": "x"}).queue == "q"


def test_dead_false_means_not_kept_at_the_end() -> None:
    assert decide({"retry": 1, "dead": False}, 0).outcome is Outcome.DISCARDED
    assert decide({"retry": 1, "dead": False}).outcome is Outcome.RETRY
    assert decide({"retry": 0, "dead": True}).outcome is Outcome.DEAD


# -- retry_for


@pytest.mark.parametrize(
    ("since", "outcome"),
    [(None, Outcome.RETRY), (0.0, Outcome.RETRY), (3600.0, Outcome.RETRY), (3601.0, Outcome.DEAD)],
)
def test_retry_for_is_a_window_from_the_first_failure(
    since: float | None, outcome: Outcome
) -> None:
    failed_at = None if since is None else NOW - since

    failed = decide({"retry": True, "retry_for": 3600}, 90, failed_at=failed_at)

    assert failed.outcome is outcome


@pytest.mark.parametrize("window", [10**400, 1e300, 10**9])
def test_a_monstrous_window_is_just_a_long_one(window: float) -> None:
    failed = decide({"retry": 0, "retry_for": window}, 3, failed_at=NOW - 5)

    assert failed.outcome is Outcome.RETRY


@pytest.mark.parametrize("window", [None, True, "1h", 0, -5])
def test_a_window_that_is_none_leaves_the_count_to_decide(window: Any) -> None:
    failed = decide({"retry": 0, "retry_for": window}, failed_at=NOW - 5)

    assert failed.outcome is Outcome.DEAD


# -- hooks


@pytest.mark.parametrize("chosen", [1, 60, 0.5, 86_400.0, 10 * 365 * 86_400])
def test_a_hook_chooses_the_delay_and_jitter_is_added(chosen: float) -> None:
    failed = decide({}, job_class=hooked(lambda _count, _error: chosen))

    assert chosen <= delay_of(failed) < chosen + 10


@pytest.mark.parametrize(
    "chosen",
    [None, 0, -1, float("nan"), float("inf"), 10**400, 1e12, True, False, "60", object, [60]],
    ids=str,
)
def test_an_answer_that_is_no_delay_means_the_formula(chosen: Any) -> None:
    failed = decide({}, 2, job_class=hooked(lambda _count, _error: chosen))

    low, high = backoff.band(3)
    assert low <= delay_of(failed) <= high


@pytest.mark.parametrize("seconds", [0, 0.5, 7])
def test_a_hook_may_be_taken_at_its_word(seconds: float) -> None:
    failed = decide({}, job_class=hooked(lambda _count, _error: RetryAfter(seconds)))

    assert delay_of(failed) == pytest.approx(seconds, abs=1e-6)


@pytest.mark.parametrize("seconds", ["soon", None, -1, float("nan"), 1e12, True], ids=str)
def test_a_word_that_makes_no_sense_means_the_formula(seconds: Any) -> None:
    failed = decide({}, job_class=hooked(lambda _count, _error: RetryAfter(seconds)))

    assert 15 <= delay_of(failed) <= 24


@pytest.mark.parametrize("raised", [ValueError, SystemExit, KeyboardInterrupt, MemoryError])
def test_a_hook_that_raises_means_the_formula(
    raised: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    def hook(_count: int, _error: BaseException) -> int:
        raise raised

    failed = decide({"class": "Hooked"}, job_class=hooked(hook))

    assert 15 <= delay_of(failed) <= 24
    assert "retry_in of Hooked failed" in caplog.text


def test_a_hook_may_bury_or_discard() -> None:
    kill = hooked(lambda _count, _error: Retry.KILL)
    discard = hooked(lambda _count, _error: Retry.DISCARD)

    assert decide({}, job_class=kill).outcome is Outcome.DEAD
    assert decide({"dead": False}, job_class=kill).outcome is Outcome.DISCARDED
    assert decide({}, job_class=discard).outcome is Outcome.DISCARDED


def test_a_hook_gets_the_count_from_zero_the_error_and_the_payload_if_it_wants() -> None:
    got: list[tuple[Any, ...]] = []
    error = KeyError("x")

    class Chooser:
        def choose(self, count: int, error: BaseException) -> int:
            got.append((count, error))
            return 5

        def __call__(self, count: int, error: BaseException, payload: dict[str, Any]) -> int:
            got.append((count, error, payload))
            return 5

    def anything(*args: Any) -> int:
        got.append(args)
        return 5

    for hook in (Chooser().choose, Chooser(), anything):
        failed = decide({"jid": "j"}, job_class=hooked(hook), error=error)
        assert 5 <= delay_of(failed) < 15

    assert got == [(0, error), (0, error, {"jid": "j"}), (0, error, {"jid": "j"})]


def test_a_job_is_exhausted_before_the_hook_is_asked() -> None:
    job_class = hooked(lambda _count, _error: pytest.fail("asked"))

    assert decide({"retry": 2}, 1, job_class=job_class).outcome is Outcome.DEAD


def test_the_last_hook_runs_once_and_may_discard() -> None:
    asked: list[tuple[dict[str, Any], BaseException]] = []
    error = ValueError("the end")

    class Final(Job):
        def perform(self) -> None: ...

        @staticmethod
        def retries_exhausted(payload: dict[str, Any], error: BaseException) -> Any:  # type: ignore[override]
            asked.append((payload, error))
            return payload.get("answer")

    assert decide({}, job_class=Final).outcome is Outcome.RETRY
    assert asked == []
    assert decide({"retry": 0}, job_class=Final, error=error).outcome is Outcome.DEAD
    assert asked == [({"retry": 0}, error)]
    discarded = decide({"retry": 0, "answer": Retry.DISCARD}, job_class=Final)
    assert discarded.outcome is Outcome.DISCARDED


@pytest.mark.parametrize("raised", [ValueError, SystemExit, GeneratorExit])
def test_a_last_hook_that_raises_saves_nobody(
    raised: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    class Final(Job):
        def perform(self) -> None: ...

    @Final.retries_exhausted
    def fail(payload: dict[str, Any], error: BaseException) -> None:
        raise raised

    assert decide({"retry": 0, "class": "Final"}, job_class=Final).outcome is Outcome.DEAD
    assert "retries_exhausted of Final failed" in caplog.text


def test_what_cannot_be_read_is_buried_at_once_and_counts_as_no_try() -> None:
    policy = RetryPolicy(ManualClock(NOW))

    failed = policy.malformed(delivery(), ValueError("is not JSON"), NOW)

    assert (failed.outcome, failed.retry_count) == (Outcome.DEAD, None)
    assert (failed.error_class, failed.error_message) == ("malformed", "is not JSON")


def test_a_limit_of_its_own_stands_for_true() -> None:
    policy = RetryPolicy(ManualClock(NOW), max_retries=2)

    def outcome(count: int | None) -> Outcome:
        return policy.decide(
            delivery(count), {"retry": True}, Plain, ValueError(), started=NOW, run=0.0
        ).outcome

    assert [outcome(None), outcome(0), outcome(1)] == [Outcome.RETRY, Outcome.RETRY, Outcome.DEAD]


# -- the payload as Sidekiq would have it now


def test_what_became_of_a_job_is_laid_over_its_payload() -> None:
    payload = {"jid": "j", "queue": "old", "enqueued_at": 1.0}

    found = overlaid(payload, delivery(3, NOW - 90, queue="low"))

    assert found == {
        "jid": "j",
        "queue": "low",
        "enqueued_at": NOW - 1,
        "retry_count": 3,
        "failed_at": NOW - 90,
    }


def test_a_first_try_shows_the_payload_as_it_was_pushed() -> None:
    milliseconds = round((NOW - 1) * 1000)

    assert overlaid({"enqueued_at": milliseconds}, delivery()) == {
        "queue": "q",
        "enqueued_at": milliseconds,
    }
    assert overlaid({"enqueued_at": 10**400}, delivery())["enqueued_at"] == NOW - 1
    assert "enqueued_at" not in overlaid({}, delivery())


def test_with_a_seed_the_jitter_is_the_jobs_own_whoever_fails_first() -> None:
    def delays(order: list[str]) -> dict[str, float]:
        policy = RetryPolicy(ManualClock(NOW), rng=random.Random(9))
        found = {}
        for jid in order:
            one = Delivery((1, 1), jid, "Plain", "q", b"", NOW - 1, 5, 7)
            found[jid] = policy.decide(one, {}, Plain, ValueError(), started=NOW, run=0.0).at
        return found

    jids = [f"{i:024x}" for i in range(50)]

    assert delays(jids) == delays(jids[::-1])
    assert len(set(delays(jids).values())) > 20


def test_the_planned_delay_is_told_beside_the_moment() -> None:
    failed = decide({}, 4)

    assert failed.retry_in is not None
    assert backoff.band(5)[0] <= failed.retry_in <= backoff.band(5)[1]
    assert failed.at == NOW + failed.retry_in


def test_what_is_not_retried_has_no_planned_delay() -> None:
    assert decide({"retry": 0}).retry_in is None
    assert decide({"retry": False}).retry_in is None
