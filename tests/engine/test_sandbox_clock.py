"""Time in a sandbox: a course that bends without a jump, and a clock that follows it."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kickboard.sandbox_clock import LEAD, MAX_RATE, ClockRow, SandboxClock, outside

PATIENCE = 40.0
START = 1_700_000_000.0
rates = st.sampled_from([0.0, 1.0, 60.0, 3_600.0, MAX_RATE])
#: Real seconds between two changes: some come before the last one holds.
pauses = st.lists(st.tuples(st.floats(0, 3 * LEAD), rates), max_size=12)


def standing(now: float = START) -> ClockRow:
    return ClockRow(virtual0=now, monotonic0=outside(), rate=0.0)


def running(rate: float, now: float = START) -> ClockRow:
    return ClockRow(virtual0=now, monotonic0=outside(), rate=rate, before=rate)


# -- the course


@given(pauses)
def test_another_speed_never_makes_time_jump(changes: list[tuple[float, float]]) -> None:
    moment, row = 100.0, ClockRow(virtual0=START, monotonic0=100.0, rate=60.0, before=60.0)

    for pause, rate in changes:
        moment += pause
        changed = row.steered(moment, rate)

        for later in (0.0, LEAD / 3, LEAD, 2 * LEAD):
            before_bend = moment + later <= changed.monotonic0
            if before_bend:
                assert changed.at(moment + later) == pytest.approx(row.at(moment + later), abs=1e-3)
        ahead = changed.at(changed.monotonic0 + 1.0) - changed.virtual0
        assert ahead == pytest.approx(rate, abs=1e-3)
        row = changed


@given(pauses, st.floats(0, 1), st.floats(0, 1))
def test_no_course_runs_backwards(
    changes: list[tuple[float, float]], first: float, second: float
) -> None:
    moment, row = 100.0, ClockRow(virtual0=START, monotonic0=100.0, rate=1.0, before=1.0)
    for pause, rate in changes:
        moment += pause
        row = row.steered(moment, rate)

    early, late = sorted((moment + first, moment + second))

    assert row.at(early) <= row.at(late)


@given(rates, rates, st.floats(0, 2 * LEAD), st.floats(0, 100_000))
def test_how_long_until_is_how_long_it_takes(
    before: float, rate: float, after: float, wait: float
) -> None:
    row = ClockRow(virtual0=START, monotonic0=50.0, rate=before, before=before).steered(60.0, rate)
    moment = 60.0 + after
    due = row.at(moment) + wait

    left = row.until(due, moment)

    if left is None:
        assert row.at(moment + 1e6) < due
    else:
        assert left >= 0
        assert row.at(moment + left) == pytest.approx(due, abs=1e-3)


def test_a_leap_goes_forward_only_and_keeps_the_speed() -> None:
    row = ClockRow(virtual0=START, monotonic0=10.0, rate=60.0, before=60.0)

    leapt = row.leapt(20.0, START + 5_000)

    assert leapt.at(20.0) == START + 5_000
    assert leapt.at(21.0) == START + 5_060
    assert leapt.leapt(22.0, START).at(22.0) == leapt.at(22.0)


def test_a_leap_before_a_bend_keeps_the_bend() -> None:
    row = ClockRow(virtual0=START, monotonic0=10.0, rate=60.0, before=60.0).steered(20.0, 0.0)

    leapt = row.leapt(20.0, START + 5_000)

    assert leapt.at(20.0) == pytest.approx(START + 5_000)
    assert leapt.at(30.0) == leapt.virtual0 == pytest.approx(START + 5_000 + 60 * LEAD)


@pytest.mark.parametrize("rate", [-1.0, MAX_RATE * 1.01, float("nan"), float("inf")])
def test_a_rate_that_is_none_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="a rate is 0 to 10000"):
        ClockRow(virtual0=START, monotonic0=0.0, rate=rate)


@pytest.mark.parametrize("longest", [-0.1, float("nan")])
def test_a_longest_wait_that_is_none_is_refused(longest: float) -> None:
    with pytest.raises(ValueError, match="longest is None or"):
        ClockRow(virtual0=START, monotonic0=0.0, rate=1.0, longest=longest)


# -- the clock


def begin(clock: SandboxClock, timeout: float | None) -> tuple[threading.Thread, list[bool]]:
    """Start a thread that waits on *clock*; it notes whether its flag was set."""
    told: list[bool] = []
    flag = clock.signal()
    thread = threading.Thread(target=lambda: told.append(clock.wait(flag, timeout)), daemon=True)
    thread.start()
    return thread, told


def end(thread: threading.Thread) -> None:
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_time_stands_still_until_it_is_told_to_run() -> None:
    clock = SandboxClock(standing())

    assert clock.now() == clock.now() == START
    assert clock.monotonic() == 0.0
    clock.follow(running(MAX_RATE))

    clock.sleep(100.0)

    assert clock.monotonic() >= 100.0


def test_a_wait_under_way_follows_another_speed() -> None:
    clock = SandboxClock(standing())
    thread, told = begin(clock, 86_400.0)

    clock.follow(clock.row.leapt(outside(), START + 86_399.0))
    clock.follow(running(60.0, START + 86_399.0))

    end(thread)
    assert told == [False]


def test_a_leap_ends_the_waits_it_passes_and_no_other() -> None:
    clock = SandboxClock(standing())
    short, _ = begin(clock, 60.0)
    long, told = begin(clock, 3_600.0)

    clock.follow(clock.row.leapt(outside(), START + 60.0))
    end(short)

    assert long.is_alive()
    clock.follow(clock.row.leapt(outside(), START + 3_600.0))
    end(long)
    assert told == [False]


def test_a_clock_that_hears_late_of_a_pause_waits_and_never_runs_backwards() -> None:
    clock = SandboxClock(running(MAX_RATE))
    there = clock.now()

    clock.follow(ClockRow(virtual0=there - 500, monotonic0=outside(), rate=0.0, before=MAX_RATE))
    held = clock.now()

    assert held >= there
    assert clock.now() == held
    clock.follow(ClockRow(virtual0=held + 1, monotonic0=outside(), rate=0.0))
    assert clock.now() == held + 1


def test_the_world_outside_goes_on_while_time_stands_still() -> None:
    clock = SandboxClock(standing())

    assert clock.wait_outside(clock.signal(), 0.001) is False
    assert clock.now() == START


def test_a_flag_ends_a_wait_though_time_stands_still() -> None:
    clock = SandboxClock(standing())
    flag, told = clock.signal(), []
    thread = threading.Thread(target=lambda: told.append(clock.wait(flag, 10.0)), daemon=True)
    thread.start()

    flag.set()

    end(thread)
    assert told == [True]


def test_whoever_wants_is_told_of_a_new_course_once() -> None:
    clock = SandboxClock(standing())
    heard: list[float] = []
    forget = clock.on_change(lambda: heard.append(clock.rate))
    row = running(60.0)

    clock.follow(row)
    clock.follow(row)
    forget()
    clock.follow(running(1.0))

    assert heard == [60.0]
