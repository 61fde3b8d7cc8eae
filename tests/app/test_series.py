"""Counts in buckets, rates, percentiles and gauges: the numbers behind the charts."""

import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.fakes.ticks import T0, fed, tick

from kickboard.payload.record import JobState
from kickboard.runtime.buckets import bucket
from kickboard.stores.base import QueueStat, Snapshot
from kickboard_desktop.charts.buckets import Buckets, Gauge
from kickboard_desktop.charts.percentiles import CONFIDENT, Percentiles, merged_quantiles
from kickboard_desktop.charts.series import HOUR, MINUTE, POINTS, SPANS, TEN_MINUTES, TickSeries
from kickboard_desktop.charts.throughput import BURST, _highest
from kickboard_desktop.telemetry import Group

#: Width of a histogram's bucket, as a ratio.
BUCKET_ERROR = 2 ** (1 / 8)


# -- buckets


def test_a_count_is_spread_over_the_buckets_it_overlaps() -> None:
    buckets = Buckets(1.0, 8, ("done",))

    buckets.spread(10.5, 12.5, {"done": 8})

    assert list(buckets.last("done", 8)) == [2.0, 4.0, 2.0]


def test_a_count_that_ends_on_an_edge_belongs_to_the_bucket_before() -> None:
    buckets = Buckets(1.0, 8, ("done",))

    buckets.spread(10.0, 11.0, {"done": 3})

    assert buckets.head == 10
    assert list(buckets.last("done", 8)) == [3.0]


@given(
    st.lists(st.tuples(st.floats(0, 3), st.integers(0, 50)), max_size=60),
    st.floats(1e9, 2e9),
)
def test_nothing_is_lost_or_made_up_while_it_fits_the_ring(
    steps: list[tuple[float, int]], start: float
) -> None:
    buckets = Buckets(1.0, 256, ("done",))
    at = start
    for dt, count in steps:
        buckets.spread(at, at + dt, {"done": count})
        at += dt

    assert buckets.total("done", 256) == pytest.approx(sum(count for _, count in steps))


def test_the_ring_forgets_what_is_too_old() -> None:
    buckets = Buckets(1.0, 4, ("done",))
    for second in range(10):
        buckets.spread(second, second + 1, {"done": second})

    assert list(buckets.last("done", 99)) == [6.0, 7.0, 8.0, 9.0]


def test_a_long_silence_empties_the_ring() -> None:
    buckets = Buckets(1.0, 4, ("done",))
    buckets.spread(0, 1, {"done": 5})
    buckets.spread(1000, 1001, {"done": 1})

    assert list(buckets.last("done", 4)) == [0.0, 0.0, 0.0, 1.0]


def test_sums_look_back_over_a_window() -> None:
    buckets = Buckets(1.0, 16, ("done",))
    for second in range(6):
        buckets.spread(second, second + 1, {"done": 10**second})

    assert list(buckets.sums("done", 3, 2)) == [1100.0, 11000.0, 110000.0]
    assert buckets.sums("done", 99, 2)[0] == 1.0


def test_a_gauge_holds_its_value_until_the_next() -> None:
    gauge = Gauge()
    for at, value in ((100.2, 1.0), (100.9, 2.0), (103.0, 5.0)):
        gauge.set(at, value)

    assert gauge.last(60) == [2.0, 2.0, 2.0, 5.0]
    assert gauge.last(2) == [2.0, 5.0]
    assert gauge.before(102.5) == 2.0
    assert gauge.before(99.0) is None
    assert gauge.value == 5.0


# -- rates


def test_a_rate_is_jobs_a_second() -> None:
    series = fed(20, 18)

    assert series.rate("done", 2.0) == pytest.approx(180)
    assert series.rate("pushed", 10.0) == pytest.approx(180)


def test_a_young_engines_rate_is_not_diluted_by_the_time_before_it() -> None:
    assert fed(1, 5).rate("done", 10.0) == pytest.approx(50)


def test_a_rate_falls_to_nothing_when_the_ticks_stop() -> None:
    series = fed(20, 10)
    assert series.at is not None

    assert series.rate("done", 3.0, series.at + 0.5) == pytest.approx(100)
    assert 0 < series.rate("done", 3.0, series.at + 2.0) < 100
    assert series.rate("done", 3.0, series.at + 4.0) == 0.0


def test_the_rate_a_minute_ago_is_unknown_before_there_was_one() -> None:
    series = fed(30, 10)
    assert series.rate_before("done") is None

    fed(60, 20, series)
    assert series.rate_before("done") == pytest.approx(100, rel=0.02)


def test_success_is_all_where_nothing_ran() -> None:
    series = TickSeries()
    assert series.success() == 1.0

    series.add(tick(T0, done=9, failed=1))
    assert series.success() == pytest.approx(0.9)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
def test_a_steady_load_is_a_level_curve_whatever_the_rhythm_of_the_ticks(span: Any) -> None:
    rng = random.Random(4)
    series, at = TickSeries(), T0
    while at < T0 + span.seconds * 1.05:
        dt = rng.uniform(0.8, 3.0) * max(0.1, span.width / 4)
        at += dt
        series.add(tick(at, dt, done=round(1000 * dt)))

    values = series.curve("done", span)[:-1]

    assert len(values) == POINTS - 1
    assert min(values[span.window :]) > 990
    assert max(values[span.window :]) < 1010


def test_the_newest_point_is_not_a_dip() -> None:
    """A tenth of a second into a new bucket its count is no rate yet."""
    for span in (TEN_MINUTES, HOUR):
        series = fed(70.1, 10)
        values = series.curve("done", span)
        assert values[-1] == pytest.approx(100, rel=0.02)


def test_curve_time_is_the_end_of_the_last_whole_bucket() -> None:
    series = fed(12.3, 1)

    assert series.curve_time(TEN_MINUTES) == T0 + 12
    assert series.curve_time(MINUTE) == pytest.approx(T0 + 12.2)


def test_a_clock_set_back_starts_anew() -> None:
    series = fed(5, 10)
    series.add(tick(T0 - 3600, done=1))

    assert series.at == T0 - 3600
    assert series.rate("done", 10.0) == pytest.approx(10)


# -- percentiles


def histogram(seconds: Any) -> list[tuple[int, int]]:
    counts: dict[int, int] = {}
    for value in seconds:
        counts[bucket(value)] = counts.get(bucket(value), 0) + 1
    return list(counts.items())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.2, 2.0), st.floats(-7, 1))
def test_merged_percentiles_are_those_of_the_raw_data_within_a_bucket(
    seed: int, sigma: float, mu: float
) -> None:
    rng = random.Random(seed)
    seconds = [
        [rng.lognormvariate(mu, sigma) for _ in range(rng.randrange(200, 900))] for _ in range(5)
    ]
    percentiles = Percentiles()
    for n, values in enumerate(seconds):
        percentiles.add(T0 + n, histogram(values))

    found = percentiles.between(int(T0) - 2, int(T0) + 5)

    raw = sorted(value for values in seconds for value in values)
    last = len(raw) - 1
    for q, value in ((0.5, found.p50), (0.95, found.p95), (0.99, found.p99)):
        low = raw[math.floor(max(0.0, q - 1 / len(raw)) * last)] / BUCKET_ERROR
        high = raw[math.ceil(min(1.0, q + 1 / len(raw)) * last)] * BUCKET_ERROR
        assert value is not None
        assert low <= value <= high
    assert found.samples == len(raw)
    assert found.highest is not None
    assert raw[-1] <= found.highest <= raw[-1] * BUCKET_ERROR * 1.001


def test_percentiles_are_not_averaged() -> None:
    """A second with one slow job must not weigh as much as one with a thousand quick ones."""
    quick, slow = {bucket(0.001): 1000}, {bucket(10.0): 1}

    found = merged_quantiles([quick, slow])

    assert found.p50 == pytest.approx(0.001, rel=0.1)
    assert found.p99 == pytest.approx(0.001, rel=0.1)


def test_few_samples_are_not_trusted() -> None:
    assert not merged_quantiles([{100: CONFIDENT - 1}]).confident
    assert merged_quantiles([{100: CONFIDENT}]).confident
    assert merged_quantiles([]).p50 is None


def test_there_is_a_point_for_each_second_that_is_over() -> None:
    series = TickSeries()
    for n in range(1, 51):
        run = ((bucket(0.1), 10),) if n <= 20 else ()
        series.add(tick(T0 + n / 10, groups=(Group("q", "A", 10, 0, (), run),)))

    assert series.run.newest == int(T0) + 4
    assert list(series.run.points("samples", 99)) == [100.0, 200.0, 200.0, 200.0, 200.0]
    assert all(math.isnan(v) for v in series.wait.points("p50", 99))


def test_points_can_be_thinned_out_from_the_newest_back() -> None:
    percentiles = Percentiles()
    for n in range(12):
        percentiles.add(T0 + n, [(100, n + 1)])
        percentiles.advance(T0 + n + 1)

    every = list(percentiles.points("samples", 12))

    assert list(percentiles.points("samples", 4, 3)) == every[-1::-3][::-1]


# -- queues and gauges


def test_queues_have_rates_failures_and_a_last_minute_of_their_own() -> None:
    series = TickSeries()
    for n in range(1, 101):
        groups = (Group("a", "A", 3, 1), Group("b", "A", 1, 0), Group("a", "B", 2, 0))
        series.add(tick(T0 + n / 10, groups=groups))

    assert series.queue_rate("a") == pytest.approx(50)
    assert series.queue_rate("b") == pytest.approx(10)
    assert series.queue_failed("a") == pytest.approx(1 / 6)
    assert series.queue_failed("nobody") == 0.0
    spark = series.queue_spark("a")
    assert len(spark) == 60
    assert spark[:50] == [0.0] * 50
    assert spark[-1] == pytest.approx(60)


def test_a_queue_that_falls_silent_moves_out_of_its_sparkline() -> None:
    series = TickSeries()
    series.add(tick(T0 + 0.1, groups=(Group("a", "A", 5, 0),)))
    for n in range(2, 101):
        series.add(tick(T0 + n / 10))

    assert series.queue_rate("a") == 0.0
    assert series.queue_spark("a")[-10] == 5.0
    assert series.queue_spark("a")[-9:] == [0.0] * 9


def test_no_more_queues_are_kept_than_can_be_looked_at() -> None:
    series = TickSeries()
    for n in range(500):
        series.add(tick(T0 + n, 1.0, groups=(Group(f"q{n}", "A", 1, 0),)))

    assert sum(any(series.queue_spark(f"q{n}")) for n in range(500)) <= 200
    assert any(series.queue_spark("q499"))


def test_snapshots_feed_the_gauges() -> None:
    series = TickSeries()
    queue = QueueStat(name="a", size=3, busy=0, oldest_at=T0 - 6, paused=False)
    counts = {JobState.ENQUEUED: 3, JobState.DEAD: 2, JobState.RETRY: 1}
    series.add_snapshot(
        Snapshot(
            at=T0, counts=counts, queues=(queue,), processes=(), processed=0, failed=0,
            completed_kept=0, next_retry_at=None, next_scheduled_at=None, paused=False,
        )
    )  # fmt: skip

    shown = {name: series.gauge(name).value for name in ("backlog", "oldest", "retries", "dead")}
    assert shown == {"backlog": 3, "oldest": 6.0, "retries": 1, "dead": 2}


def test_a_burst_of_pushes_does_not_flatten_the_work() -> None:
    work = {"done": [10.0, 40.0], "failed": [1.0], "retried": [1.0]}

    assert _highest({**work, "enqueued": [1300.0]}) == 40 * BURST
    assert _highest({**work, "enqueued": [60.0]}) == 60
    assert _highest({"done": [0.0], "failed": [0.0], "enqueued": [1300.0]}) == 1300


def test_sizes_of_queues_are_kept_where_nobody_tells_what_is_done_in_them() -> None:
    series = TickSeries()
    series.by_counters = True
    for second, size in enumerate((120, 90, 90, 60)):
        series.add_snapshot(holding(T0 + second, low=size))
    assert series.queue_sizes("low") == [120, 90, 90, 60]

    series.add_snapshot(holding(T0 + 5, other=1))

    assert series.queue_sizes("low") == []
    assert series.queue_sizes("other") == [1]


def holding(at: float, **sizes: int) -> Snapshot:
    rest: Any = {"busy": 0, "oldest_at": None, "paused": False, "paused_at": None}
    queues = [QueueStat(name=name, size=size, **rest) for name, size in sizes.items()]
    return Snapshot(
        at=at,
        counts={},
        queues=tuple(queues),
        processes=(),
        processed=0,
        failed=0,
        completed_kept=0,
        next_retry_at=None,
        next_scheduled_at=None,
        paused=False,
    )
