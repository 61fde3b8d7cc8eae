"""Counting outcomes and durations; queue orders; the numbers of `stats`."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kickboard.config import Capsule
from kickboard.runtime.buckets import LAST_BUCKET, bucket, lower, quantile
from kickboard.runtime.fetch import QueueOrder, ahead
from kickboard.runtime.metrics import Metrics
from kickboard.runtime.rss import rss_kb
from kickboard.runtime.stats import ManagerStats
from kickboard.stores.base import Delivery, Done, Failed, Outcome


def delivery(queue: str = "q", job_class: str = "A", enqueued_at: float = 100.0) -> Delivery:
    return Delivery((1, 1), "j", job_class, queue, b"", enqueued_at)


def failed(outcome: Outcome, job_class: str = "A") -> Failed:
    return Failed(delivery("q", job_class), outcome, 101.0, 0.5, 0.0, 0, "q", "E", "m")


# -- buckets


@given(st.floats(1e-6, 1e4))
def test_a_duration_lies_between_the_bounds_of_its_bucket(seconds: float) -> None:
    i = bucket(seconds)

    assert lower(i) <= seconds * (1 + 1e-9)
    assert i == LAST_BUCKET or seconds <= lower(i + 1) * (1 + 1e-9)


def test_neighbours_differ_by_nine_per_cent_and_the_ends_are_open() -> None:
    assert bucket(-5.0) == bucket(0.0) == bucket(1e-6) == 0
    assert bucket(2e-6) == 8
    assert bucket(1e9) == LAST_BUCKET
    assert lower(1) / lower(0) == pytest.approx(2 ** (1 / 8))
    assert lower(0) == 1e-6


def test_quantiles_are_taken_from_merged_counts() -> None:
    counts = Counter(bucket(seconds / 1000) for seconds in range(1, 1001))

    for q in (0.1, 0.5, 0.95, 0.99):
        found = quantile(counts, q)
        assert found is not None
        assert found == pytest.approx(q, rel=0.09)
    assert quantile(counts, 0.0) == lower(min(counts))
    assert quantile({}, 0.5) is None
    assert quantile({3: 0}, 0.5) is None
    assert quantile({3: 1}, 1.0) == pytest.approx(lower(4))
    assert quantile({3: 1, 5: 0}, 2.0) == lower(6)


# -- counting


def test_outcomes_are_counted_by_queue_and_class() -> None:
    metrics = Metrics()

    metrics.note(
        [
            Done(delivery(), 101.0, 0.5),
            Done(delivery(), 101.0, 0.5),
            Done(delivery("other"), 100.0, 0.0),
            Done(delivery(), 102.0, 0.5),
        ],
        [
            failed(Outcome.RETRY),
            failed(Outcome.DEAD, job_class="B"),
            failed(Outcome.DISCARDED),
        ],
    )
    taken = metrics.take()

    assert (taken.done, taken.retried, taken.died, taken.discarded) == (4, 1, 1, 1)
    assert taken.failed == 3
    assert {key: (g.done, g.failed) for key, g in taken.groups.items()} == {
        ("q", "A"): (3, 2),
        ("other", "A"): (1, 0),
        ("q", "B"): (0, 1),
    }
    group = taken.groups["q", "A"]
    assert group.wait == {bucket(1.0): 4, bucket(2.0): 1}
    assert group.run == {bucket(0.5): 5}
    assert taken.groups["other", "A"].wait == {0: 1}


def test_taking_starts_anew_and_totals_go_on() -> None:
    metrics = Metrics()
    for _ in range(2):
        metrics.note([Done(delivery(), 101.0, 0.5)], [failed(Outcome.DEAD)])
        metrics.note_lost(3)
        assert metrics.take().done == 1

    assert metrics.take().groups == {}
    assert (metrics.done, metrics.failed, metrics.lost) == (2, 2, 6)


def test_nothing_is_lost_between_threads() -> None:
    metrics, taken = Metrics(), list[int]()
    done = threading.Event()

    def take() -> None:
        while not done.is_set():
            taken.append(metrics.take().done)

    taker = threading.Thread(target=take)
    taker.start()
    for _ in range(2_000):
        metrics.note([Done(delivery(), 101.0, 0.5)], [])
    done.set()
    taker.join()

    assert sum(taken) + metrics.take().done == 2_000 == metrics.done


# -- queue orders


def test_strict_order_is_the_listed_order() -> None:
    order = QueueOrder(Capsule(queues=(("b", 0), ("a", 0))))

    assert order.wanted(7) == [("b", 7), ("a", 7)]


def test_one_queue_needs_no_draw() -> None:
    assert QueueOrder(Capsule(queues=(("a", 3),))).wanted(2) == [("a", 2)]


def looked_at_first(order: QueueOrder, jobs: int) -> Iterator[tuple[str, str]]:
    """Get *jobs* one by one; give of each which queues were looked at first and second."""
    for _ in range(jobs):
        _, (first, _), (second, _) = order.wanted(1)[:3]
        yield first, second
        order.arranged([delivery(first)])


def test_single_draws_follow_the_weights() -> None:
    """Sidekiq's rule: looked at first with probability weight / total."""
    capsule = Capsule(queues=(("a", 3), ("b", 2), ("c", 1)))
    order = QueueOrder(capsule, random.Random(42))

    first = Counter(name for name, _ in looked_at_first(order, 20_000))

    assert first["a"] / 20_000 == pytest.approx(1 / 2, abs=0.01)
    assert first["b"] / 20_000 == pytest.approx(1 / 3, abs=0.01)
    assert first["c"] / 20_000 == pytest.approx(1 / 6, abs=0.01)


def test_where_the_first_queue_is_empty_the_weights_of_the_others_count() -> None:
    order = QueueOrder(Capsule(queues=(("a", 3), ("b", 2), ("c", 1))), random.Random(43))

    second = Counter(pair for pair in looked_at_first(order, 30_000) if pair[0] == "a")

    assert second["a", "b"] / second.total() == pytest.approx(2 / 3, abs=0.015)
    assert second["a", "c"] / second.total() == pytest.approx(1 / 3, abs=0.015)


@pytest.mark.parametrize("batches", [[12], [1] * 12, [5, 7], [3, 0, 0, 9]])
def test_the_order_hangs_on_the_jobs_got_and_not_on_how_often_one_looked(
    batches: list[int],
) -> None:
    capsule = Capsule(queues=(("a", 3), ("b", 2), ("c", 1)))
    order, alike = (QueueOrder(capsule, random.Random(5)) for _ in range(2))
    ran: list[str] = []

    for size in batches:
        wanted = order.wanted(size or 4)
        named = [name for name, share in wanted[:-3] for _ in range(share)] if size else []
        ran += [one.queue for one in order.arranged([delivery(name) for name in named])]

    assert ran == [name for name, _ in looked_at_first(alike, 12)]


def test_what_a_queue_lacks_comes_from_those_that_have_more() -> None:
    order = QueueOrder(Capsule(queues=(("a", 3), ("b", 2), ("c", 1))), random.Random(5))
    order.wanted(6)

    got = [delivery(name) for name in "cccccc"]

    assert order.arranged(got) == got
    order.wanted(1)
    assert len(order.arranged([delivery("b")] * 3)) == 3  # two of an earlier claim came along


def test_a_batch_is_split_by_weight_and_whoever_has_more_fills_it() -> None:
    order = QueueOrder(Capsule(queues=(("a", 3), ("b", 1))), random.Random(1))
    shares: Counter[str] = Counter()
    for _ in range(200):
        wanted = order.wanted(100)
        assert sum(n for _, n in wanted[:-2]) == 100
        assert sorted(wanted[-2:]) == [("a", 100), ("b", 100)]
        for name, n in wanted[:-2]:
            shares[name] += n
        order.arranged([delivery("a")] * 100)

    assert shares["a"] / 20_000 == pytest.approx(0.75, abs=0.02)


def test_random_order_treats_all_alike() -> None:
    order = QueueOrder(Capsule(queues=(("a", 1), ("b", 1))), random.Random(3))

    first = Counter(name for name, _ in looked_at_first(order, 10_000))

    assert first["a"] / 10_000 == pytest.approx(0.5, abs=0.02)


def test_a_queue_of_weight_none_among_weighted_ones_is_looked_at_too() -> None:
    order = QueueOrder(Capsule(queues=(("a", 2), ("b", 0))), random.Random(3))

    assert {name for name, _ in order.wanted(5)} == {"a", "b"}


@pytest.mark.parametrize(
    ("mean_run", "held"),
    [(None, 0), (1.0, 0), (0.015, 10), (0.001, 150), (1e-5, 500), (0.0, 500)],
)
def test_as_much_is_held_as_runs_in_a_moment(mean_run: float | None, held: int) -> None:
    assert ahead(10, mean_run, 500) == held


@pytest.mark.parametrize(("claim", "held"), [(0.001, 15), (0.00375, 15), (0.01, 40), (9.0, 60)])
def test_what_is_held_outlasts_slow_claims(claim: float, held: int) -> None:
    assert ahead(10, 0.01, 500, claim) == held


# -- stats


def test_stats_have_the_shape_of_the_seed() -> None:
    stats = ManagerStats(
        queues=("critical", "default"),
        processors=5,
        queue_sizes={"critical": 2, "default": 0},
        scheduled=1,
        retries=2,
        dead=3,
        processed=7,
        failed=2,
    )

    assert stats.as_dict() == {
        "queues": ["critical", "default"],
        "processors": 5,
        "queue_sizes": {"critical": 2, "default": 0},
        "scheduled": 1,
        "retries": 2,
        "dead": 3,
        "statistics": {"processed": 7, "failed": 2, "success_rate": 71.43},
    }
    assert stats.success_rate == 5 / 7


def test_before_the_first_job_the_success_rate_is_nothing() -> None:
    stats = ManagerStats(
        queues=(),
        processors=1,
        queue_sizes={},
        scheduled=0,
        retries=0,
        dead=0,
        processed=0,
        failed=0,
    )

    assert stats.success_rate == 0.0
    assert stats.as_dict()["statistics"]["success_rate"] == 0.0


def test_the_resident_memory_is_some_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = rss_kb()
    assert 5_000 < exact < 5_000_000
    monkeypatch.setattr("kickboard.runtime.rss._STATM", Path("/nowhere/at/all"))

    peak = rss_kb()  # where there is no /proc

    assert peak >= exact // 2
