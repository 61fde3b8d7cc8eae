"""The experiments at other settings than the lessons' own, and the figures they are known by."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from kickboard.errors import ConfigError
from kickboard.lab.lessons import reading, workshop
from kickboard.lab.lessons.batches import Batch
from kickboard.lab.lessons.lanes import Priorities
from kickboard.lab.lessons.limits import LIMITERS, Limits
from kickboard.lab.lessons.measures import MOST_POINTS
from kickboard.lab.lessons.poison import Poison
from kickboard.lab.lessons.reading import LessonError
from kickboard.lab.lessons.retries import Outage
from kickboard.lab.lessons.tracing import Attempt, CancelledRunError, Trace
from kickboard.lab.lessons.transfers import Transfers
from kickboard.lab.lessons.workshop import Workshop, WorkshopError
from kickboard.lab.queueing import mean_wait
from kickboard.lab.sandbox import default_root


class Heard(Trace):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.attempts: list[Attempt] = []
        self.notes: list[tuple[float, str, str]] = []

    def attempt(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)

    def note(self, at: float, kind: str, text: str) -> None:
        self.notes.append((at, kind, text))


FIGURES = [
    (1, 0.5, 1.0), (1, 0.8, 4.0), (1, 0.9, 9.0), (1, 0.95, 19.0), (1, 0.99, 99.0),
    (10, 0.5, 0.01), (10, 0.8, 0.20), (10, 0.9, 0.67), (10, 0.95, 1.65), (10, 0.99, 9.64),
    (25, 0.95, 0.58),
]  # fmt: skip


@pytest.mark.parametrize(("processors", "busy", "services"), FIGURES)
def test_erlangs_figures(processors: int, busy: float, services: float) -> None:
    assert mean_wait(processors, busy * processors, 1.0) == pytest.approx(services, abs=0.005)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "during", "dead"), [("none", 48_002, 1_844), ("second", 37_930, 1_074)]
)
def test_the_storms_figures(rule: str, during: int, dead: int) -> None:
    """Those figures are one seed's: of Poisson's 1,800 that come, a fortieth is a deviation."""
    numbers = Outage(rule=rule).run(7).numbers  # type: ignore[arg-type]

    assert numbers["during"] == pytest.approx(during, rel=0.06)
    assert numbers["dead"] == pytest.approx(dead, rel=0.06)


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["none", "second", "sidekiq"])
def test_where_failures_are_as_slow_as_successes_backoff_changes_little(rule: str) -> None:
    """The backlog itself must drain, whatever the rule.

    1,800 jobs in arrears, and 20 a second are done beyond the 30 that come: 90 s. Jobs must
    come for as long as that: where they stop after a minute it seems to take 73 s.
    """
    numbers = Outage(failing=0.1, rule=rule, after=200.0).run(7).numbers  # type: ignore[arg-type]

    assert numbers["recovered"] == pytest.approx(90.0, rel=0.15)
    assert numbers["dead"] == 0


@pytest.mark.parametrize("kind", LIMITERS)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("limit", "service", "quiet"), [(20, 0.2, 0.75), (7, 1.5, 3.3)])
def test_no_limiter_lets_in_more_than_it_may(
    kind: str, seed: int, limit: int, service: float, quiet: float
) -> None:
    wanted = Limits(
        kind=kind,  # type: ignore[arg-type]
        limit=limit,
        service=service,
        quiet=quiet,
        seconds=1.5,
        offered=60.0,
    )
    numbers = wanted.run(seed).numbers

    assert numbers["done"] == numbers["jobs"] == 90
    assert numbers["attempts"] == numbers["done"] + numbers["refused"]
    if kind == "window":
        assert numbers["in_window"] == limit < numbers["in_any_second"] <= 2 * limit
    if kind == "sliding":
        assert numbers["in_window"] <= numbers["in_any_second"] == limit
    if kind == "bucket":
        assert limit < numbers["in_any_second"] <= 2 * limit
    if kind == "concurrent":
        assert 0 < numbers["at_once"] <= limit


@pytest.mark.parametrize(
    ("point", "key", "duplicates", "error", "missing"),
    [
        ("before", False, 0, 0, 0),
        ("between", False, 2, 20, 20),
        ("after", False, 2, 40, 0),
        ("before", True, 0, 0, 0),
        ("between", True, 0, 0, 0),
        ("after", True, 0, 0, 0),
    ],
)
def test_what_a_death_does_to_the_ledger(
    point: str, key: bool, duplicates: int, error: int, missing: int
) -> None:
    wanted = Transfers(jobs=10, kills=2, point=point, key=key)  # type: ignore[arg-type]
    trace = Heard()
    numbers = wanted.run(7, trace).numbers

    assert numbers["executions"] == 12
    assert (numbers["duplicates"], numbers["balance_error"]) == (duplicates, error)
    assert numbers["missing"] == missing
    assert [kind for _, kind, _ in trace.notes].count("killed") == numbers["kills"] == 2
    assert sum(not attempt.ok for attempt in trace.attempts) == 2


def test_an_account_rises_above_where_it_should_be_with_each_transfer_made_twice() -> None:
    bob, expected = Transfers(jobs=10, kills=2, key=False).run(7).series

    above = [now - right for (_, now), (_, right) in zip(bob.points, expected.points, strict=True)]
    assert above == sorted(above)
    assert set(above) == {0, 10, 20}
    assert expected.points[-1][1] == 100


def test_with_more_processors_the_pill_may_take_a_neighbour_along() -> None:
    """What runs beside it is given back and taken with it: the rule cannot tell them apart."""
    numbers = Poison(processors=2, before=0.5).run(7).numbers

    assert numbers["recoveries"] == 3
    assert numbers["dead"] == 1 + numbers["neighbours"]
    assert numbers["done"] + numbers["neighbours"] == numbers["jobs"]


def test_a_grace_that_is_long_enough_interrupts_nobody() -> None:
    numbers = Batch(jobs=60, long_seconds=0.5, grace=10.0, failing=0).run(7).numbers

    assert (numbers["rerun"], numbers["interrupted"], numbers["lost"]) == (0, 0, 0)
    assert (numbers["complete"], numbers["success"]) == (1, 1)
    assert numbers["executions"] == numbers["done"] == 60


def test_complete_comes_before_success_where_jobs_failed_first() -> None:
    numbers = Batch(jobs=60, long=0, failing=2).run(7).numbers

    assert numbers["complete_at"] < numbers["success_at"]
    assert numbers["executions"] == 62
    assert (numbers["complete"], numbers["success"]) == (1, 1)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Transfers(jobs=2, kills=3), "kills must not be more"),
        (lambda: Batch(long=4, processors=4), "long must be fewer"),
        (lambda: Priorities(weights=(1, 2)), "3 numbers"),
        (lambda: Priorities(seconds=1e6), "can be waited for"),
        (lambda: Outage(failing=1e-6, rule="none"), "can be waited for"),
        (lambda: Limits(offered=1_000.0, seconds=60.0, limit=1), "can be waited for"),
    ],
)
def test_what_does_not_go_together_is_refused_when_it_is_made(make: object, words: str) -> None:
    assert callable(make)
    with pytest.raises(ConfigError, match=words):
        make()


def test_workers_that_end_at_once_end_the_run_with_what_they_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workshop, "HANDS", "kickboard.lab.lessons.no_such_module")
    before = set(default_root().glob("sandbox-*"))

    with (
        pytest.raises(WorkshopError, match="there is no module"),
        Workshop(None, workers=1, processors=1) as shop,
    ):
        shop.open()

    assert set(default_root().glob("sandbox-*")) <= before


def test_a_cancelled_run_leaves_no_worker() -> None:
    class Impatient(Heard):
        def note(self, at: float, kind: str, text: str) -> None:
            super().note(at, kind, text)
            if kind == "killed":
                self.cancel()

    trace = Impatient()
    before = set(default_root().glob("sandbox-*"))

    with pytest.raises(CancelledRunError):
        Transfers(jobs=10, kills=3).run(7, trace)

    assert set(default_root().glob("sandbox-*")) <= before
    with pytest.raises(CancelledRunError):
        Outage(rate=5.0).run(7, trace)


ODD: dict[str, dict[str, list[Any]]] = {
    "backoff": {"jobs": [1, 9], "retries": [1, 25, 100]},
    "herd": {
        "jobs": [1, 50],
        "retries": [1, 3],
        "rule": ["none", "second", "doubling", "doubling_jitter", "fixed", "linear"],
    },
    "scarce": {
        "jobs": [1, 20],
        "down": [0.001, 3.0],
        "admits": [0.5, 50],
        "rule": ["sidekiq", "none", "full_jitter", "second"],
        "patience": [0.001, 3600],
    },
    "outage": {
        "rate": [0.001, 5],
        "down": [0.01, 5.0],
        "before": [0.01, 2.0],
        "after": [0.01, 5.0],
        "failing": [0.005, 1.0],
        "rule": ["sidekiq", "none"],
        "retries": [1, 25],
    },
    "queue": {
        "utilisation": [0.05, 0.99],
        "processors": [1, 200],
        "jobs": [1, 2, 100],
        "warm_up": [0, 1],
        "service": [0.001, 1e6],
        "kind": ["constant", "exponential", "lognormal"],
        "cv": [0.01, 10.0],
    },
    "priorities": {
        "critical": [0.001, 30],
        "default": [0.001, 6],
        "weights": [(0, 0, 0), (1000, 1, 0)],
        "seconds": [0.01, 5.0],
        "service": [0.01, 100.0],
    },
    "reserved": {
        "fast": [0.001, 20],
        "seconds": [0.01, 5.0],
        "slow_at": [0, 1e5],
        "processors": [1, 5],
        "reserved": [0, 1, 4],
    },
    "limits": {
        "kind": [*LIMITERS],
        "limit": [1, 200],
        "offered": [0.1, 30],
        "seconds": [0.01, 1.0],
        "service": [0.01, 10.0],
        "quiet": [0, 60],
    },
    "playground": {
        "rate": [0.001, 20],
        "service": [0.001, 60.0],
        "processors": [1, 200],
        "failures": [0, 0.5, 1],
        "rule": ["none", "sidekiq", "full_jitter"],
        "retries": [0, 25],
        "order": ["strict", "weighted", "random"],
        "seconds": [1.0, 10.0],
    },
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("seed", range(5))
def test_odd_settings_are_run_or_refused(name: str, seed: int) -> None:
    """Whatever a file may ask for, a window can draw the answer: finite, and not too much."""
    rng = random.Random(f"{name}/{seed}")
    parameters = {key: rng.choice(values) for key, values in ODD[name].items()}
    try:
        wanted = reading.experiment(name, parameters)
    except LessonError:
        return  # with a reason, as others see to
    found = wanted.run(seed)

    gives = wanted.gives()
    assert found.numbers.keys() == gives.numbers
    assert {one.name for one in found.series} == gives.series
    assert all(map(math.isfinite, found.numbers.values()))
    for one in found.series:
        assert len(one.points) <= MOST_POINTS + 2
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in one.points)
