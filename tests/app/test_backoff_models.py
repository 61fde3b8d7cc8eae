"""What the lab's attempts prove, and how the herd is counted. No window, no engine."""

import pytest

from kickboard.jobs.backoff import FORMULAS, SIDEKIQ
from kickboard.lab.backoff import planned_delay
from kickboard_desktop.labs.backoff import PlayedTime
from kickboard_desktop.models.teaching.backoff import (
    LabPlan,
    Try,
    exact_duration,
    proofs,
    try_lines,
    virtual_time,
    waits,
)
from kickboard_desktop.models.teaching.herd import HerdCount, herd_proofs, peak_lines
from kickboard_desktop.views.lab.transport import STEPS, rate_at, step_of

START = 1_700_000_000.0


def life(retries: int, *, late: float = 0.0, off: float = 0.0, name: str = "sidekiq") -> list[Try]:
    """Return the attempts of a job that got *retries* retries; each *late*, planned *off*."""
    tries, at = [], START
    for count in range(retries + 1):
        planned = planned_delay(name, 7, 0, count) + off
        tries.append(Try("j", count, at, 0.0, 10.0 + count, planned, count == retries))
        at += planned + late
    return tries


def said(tries: list[Try]) -> dict[str, bool | None]:
    return {proof.key: proof.holds for proof in proofs(tries, SIDEKIQ)}


def test_a_wait_is_what_was_planned_and_what_it_was_late() -> None:
    found = waits(life(3, late=2.5))

    assert [wait.number for wait in found] == [1, 2, 3]
    assert [wait.planned for wait in found] == [planned_delay("sidekiq", 7, 0, n) for n in range(3)]
    assert [wait.late for wait in found] == pytest.approx([2.5] * 3, abs=1e-5)


def test_the_wait_under_way_is_not_late_yet() -> None:
    under_way = waits(life(3)[:2])[-1]

    assert under_way.late is None
    assert under_way.due == under_way.begun + under_way.planned


def test_a_whole_life_proves_all_that_is_stated() -> None:
    proved = said(life(25))

    assert proved == dict.fromkeys(
        ["band", "early", "total5", "total10", "total20", "total25"], True
    )


def test_nothing_is_claimed_before_there_is_anything() -> None:
    assert said([]) == {"band": None, "early": None}


def test_a_dot_outside_the_band_refutes_it() -> None:
    proved = said(life(5, off=60.0))

    assert proved["band"] is False
    assert proved["total5"] is False


def test_a_retry_before_its_time_refutes_it() -> None:
    assert said(life(5, late=-0.5))["early"] is False
    assert said(life(5, late=300.0))["early"] is True


def test_the_stated_totals_are_the_papers() -> None:
    totals = [exact_duration(SIDEKIQ.total(n)) for n in (5, 10, 20, 25)]

    assert [total.replace("\N{NO-BREAK SPACE}", " ") for total in totals] == [
        "8.4 min",
        "4.4 h",
        "6.5 d",
        "20.4 d",
    ]


def test_the_table_tells_virtual_and_wall_time() -> None:
    lines = try_lines(life(2, late=1.0), lambda moment: moment - 10.0)

    first, second, third = lines
    assert (first.number, first.virtual, first.planned) == ("1", "00:00:00", "")
    assert (first.wall, third.wall) == ("0\N{NO-BREAK SPACE}s", "2.0\N{NO-BREAK SPACE}s")
    planned = int(planned_delay("sidekiq", 7, 0, 0))
    assert second.virtual == f"00:00:{planned + 1:02}"
    assert second.late.startswith("1.0")
    assert third.outcome == "died"
    assert len({line.key for line in lines}) == 3


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "00:00:00"),
        (59.99999999, "00:01:00"),
        (86_399, "23:59:59"),
        (1_765_007, "20 d 10:16:47"),
    ],
)
def test_virtual_time_is_a_clock_with_days(seconds: float, shown: str) -> None:
    assert virtual_time(seconds).replace("\N{NO-BREAK SPACE}", " ") == shown


# -- the herd


def herd_of(jobs: int, name: str, seed: int = 1) -> HerdCount:
    """Return a herd that has lived, as the engine's attempts would tell of it."""
    plan = LabPlan((("curve", jobs), (name, jobs)), retries=5, seed=seed)
    herd = HerdCount(plan)
    for formula in ("curve", name):
        for number in range(jobs):
            at = START
            for count in range(6):
                planned = planned_delay(formula, seed, number, count)
                herd.add([Try(f"{formula}.{number:04}", count, at, 0.0, None, planned)])
                at += planned
    return herd


@pytest.mark.parametrize("name", ["sidekiq", "full_jitter"])
def test_a_herd_proves_the_spike_and_the_smear(name: str) -> None:
    herd = herd_of(1_000, name)

    assert [proof.holds for proof in herd_proofs(herd)] == [True, True]
    assert [line.without for line in peak_lines(herd)] == ["1\N{NARROW NO-BREAK SPACE}000"] * 5


def test_a_herd_that_was_counted_twice_is_refuted() -> None:
    """The proof is worth something: a look that read attempts twice was found by it."""
    plan = LabPlan((("curve", 10), ("sidekiq", 10)), retries=1)
    herd = HerdCount(plan)
    tries = [Try(f"curve.{n:04}", 1, START, 0.0, None, 1.0) for n in range(10)]

    herd.add(tries)
    herd.add(tries)

    assert herd_proofs(herd)[0].holds is False


def test_a_herd_says_nothing_of_a_retry_that_is_not_whole() -> None:
    plan = LabPlan((("curve", 10), ("sidekiq", 10)), retries=1)
    herd = HerdCount(plan)
    herd.add([Try("curve.0000", 1, START, 0.0, None, 1.0)])

    assert [proof.holds for proof in herd_proofs(herd)] == [None, None]
    assert peak_lines(herd)[0].without == "–"


def test_every_formula_can_be_planned() -> None:
    for name, formula in FORMULAS.items():
        assert LabPlan(((name, 1),)).formula is formula
    assert not LabPlan().is_herd
    assert LabPlan((("curve", 2), ("sidekiq", 3))).jobs == 5


# -- the viewer's time


def test_the_viewers_time_does_not_count_pauses() -> None:
    now = [100.0]
    watch = PlayedTime(lambda: now[0])
    assert watch.at() == 0.0

    watch.play()
    now[0] = 103.0
    watch.pause()
    now[0] = 110.0
    watch.play()
    now[0] = 111.0

    assert watch.at() == 4.0
    assert watch.at(101.0) == 1.0
    assert watch.at(105.0) == 3.0
    assert watch.at(110.5) == 3.5
    watch.pause(110.25)
    assert watch.at() == 3.25
    watch.reset()
    assert watch.at() == 0.0


def test_the_slider_goes_from_60_to_10_000_and_back() -> None:
    assert (rate_at(0), rate_at(STEPS)) == (60.0, 10_000.0)
    rates = [rate_at(step) for step in range(STEPS + 1)]
    assert rates == sorted(rates)
    assert all(abs(step_of(rate_at(step)) - step) <= 1 for step in range(STEPS + 1))
