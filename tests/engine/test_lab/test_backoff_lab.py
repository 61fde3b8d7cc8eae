"""The lab's jobs under the real engine: every planned delay in its band, and the herd."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.test_lab.bench import Bench

from kickboard.jobs.backoff import FORMULAS, SIDEKIQ
from kickboard.lab.backoff import Refusal, planned_delay
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View

#: An epoch second as a float is rounded to a quarter of a microsecond.
ROUNDING = 1e-5


@given(st.floats(0, 1e9), st.integers(0, 30), st.floats(0, 1e8, allow_subnormal=False))
def test_what_an_attempt_says_of_itself_can_be_read_again(
    moment: float, count: int, planned: float
) -> None:
    read = Refusal.parse(str(Refusal(moment, count, planned)))

    assert read is not None
    assert (read.count, read.planned) == (count, planned)
    assert read.moment == pytest.approx(moment, abs=1e-6)


@pytest.mark.parametrize("message", [None, "", "connection refused", "refused at x: attempt 1"])
def test_another_jobs_error_is_not_taken_for_one(message: str | None) -> None:
    assert Refusal.parse(message) is None


def test_the_plan_depends_on_seed_job_and_retry_alone() -> None:
    plan = planned_delay("sidekiq", 7, 3, 4)

    assert plan == planned_delay("sidekiq", 7, 3, 4)
    others = {planned_delay("sidekiq", seed, job, 4) for seed in (7, 8) for job in range(20)}
    assert len(others) > 20


def test_25_retries_to_death_with_every_planned_delay_in_its_band(bench: Bench) -> None:
    jid = bench.push("sidekiq", 7, retries=25)[0]
    bench.sandbox.set_rate(10_000.0, longest=0.0)
    bench.start()
    bench.wait_for_dead()

    attempts = bench.attempts()
    plans = [Refusal.parse(attempt.error_message) for attempt in attempts]
    assert [plan and plan.count for plan in plans] == list(range(26))
    for n, (attempt, following) in enumerate(itertools.pairwise(attempts)):
        plan = plans[n]
        low, high = SIDEKIQ.band(n)
        assert plan is not None
        assert low <= plan.planned <= high
        waited = following.started - attempt.started - attempt.run
        assert waited >= plan.planned - ROUNDING, "it came before its time"
    lived = attempts[-1].started - attempts[0].started
    assert lived >= sum(low for low, _ in map(SIDEKIQ.band, range(25))) - ROUNDING
    assert bench.store.snapshot().counts[JobState.DEAD] == 1
    assert bench.store.get(jid) is not None


def test_time_that_stands_still_while_jobs_run_gives_exactly_the_plan(bench: Bench) -> None:
    bench.push("sidekiq", 3, retries=10)
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead()

    attempts = bench.attempts()
    waits = [b.started - a.started for a, b in itertools.pairwise(attempts)]
    assert waits == [planned_delay("sidekiq", 3, 0, count) for count in range(10)]
    assert all(attempt.run == attempt.wait == 0.0 for attempt in attempts)


@pytest.mark.parametrize("name", ["full_jitter", "exponential", "linear", "fixed", "none"])
def test_every_other_formula_is_kept_too(bench: Bench, name: str) -> None:
    bench.push(name, 5, retries=4)
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead()

    attempts = bench.attempts()
    waits = [b.started - a.started for a, b in itertools.pairwise(attempts)]
    assert len(waits) == 4
    for count, wait in enumerate(waits):
        low, high = FORMULAS[name].band(count)
        assert low - ROUNDING <= wait <= high + ROUNDING


def test_a_dead_job_that_is_retried_by_hand_succeeds(bench: Bench) -> None:
    jid = bench.push("none", 1, retries=1)[0]
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead()

    chosen = Selection(view=View(state=JobState.DEAD), jids=(jid,))
    bench.store.move(chosen, Target(state=JobState.ENQUEUED, give_back_try=True))

    assert bench.manager.wait_until_idle(10)
    detail = bench.store.get(jid)
    assert detail is not None
    assert detail.record.state is JobState.COMPLETED


@pytest.mark.slow
def test_a_thousand_jobs_without_jitter_come_back_as_one_and_with_it_smeared(bench: Bench) -> None:
    """Measured here with seed 1: 1000 each without jitter, 120, 43 and 28 with Sidekiq's."""
    bench.push("sidekiq", 1, retries=5, jobs=1_000)
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead(1_000)

    peaks = {count: max(seen.values()) for count, seen in bench.per_second().items()}

    assert peaks[0] == 1_000
    assert peaks[1] == pytest.approx(111, rel=0.15)
    assert peaks[3] == pytest.approx(43, rel=0.2)
    assert peaks[5] == pytest.approx(26, rel=0.25)


@pytest.mark.slow
def test_the_curve_without_jitter_keeps_a_herd_together(bench: Bench) -> None:
    bench.push("curve", 1, retries=5, jobs=1_000)
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead(1_000)

    assert [list(seen.values()) for _, seen in sorted(bench.per_second().items())] == [[1_000]] * 6


def test_the_same_seed_gives_the_same_herd(bench: Bench) -> None:
    bench.push("sidekiq", 2, retries=2, jobs=40)
    bench.sandbox.set_rate(0.0, longest=0.0)
    bench.start()
    bench.wait_for_dead(40)
    first = bench.per_second()

    expected: dict[int, list[float]] = {0: [0.0] * 40}
    for count in range(2):
        delays = [planned_delay("sidekiq", 2, job, count) for job in range(40)]
        expected[count + 1] = [a + b for a, b in zip(expected[count], delays, strict=True)]

    assert {count: sorted(seen.elements()) for count, seen in first.items()} == {
        count: sorted(int(at) for at in times) for count, times in expected.items()
    }
