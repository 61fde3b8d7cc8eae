"""What people type for a time, and when that is."""

import calendar
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kickboard_desktop.models.moments import MomentError, read_moment

#: Tuesday, 14:02:11 in UTC.
NOW = datetime(2026, 11, 24, 14, 2, 11, tzinfo=UTC).timestamp()
HOUR = 3600.0


@pytest.fixture(params=["UTC", "Asia/Tokyo"], autouse=True)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[float]:
    """Live in that zone; give how many seconds it is ahead."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield 9 * HOUR if request.param == "Asia/Tokyo" else 0.0
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("now", 0),
        ("in 10 min", 600),
        ("in 10 minutes", 600),
        ("10m", 600),
        ("+90s", 90),
        ("In 1 h 30 min", 5400),
        ("1h30m", 5400),
        ("in 1 hour and 5 seconds", 3605),
        ("in 2 days, 3 hours", 183_600),
        ("in 1.5 h", 5400),
        ("1 week", 604_800),
    ],
)
def test_a_length_counts_from_now(typed: str, seconds: float) -> None:
    assert read_moment(typed, NOW) == NOW + seconds


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24 18:30", (2026, 12, 24, 18, 30, 0)),
        ("2026-12-24T18:30:05", (2026, 12, 24, 18, 30, 5)),
        ("2026-12-24 6:30 pm", (2026, 12, 24, 18, 30, 0)),
        ("2026-12-24", (2026, 12, 24, 9, 0, 0)),
        ("  2026-1-2 03:04 ", (2026, 1, 2, 3, 4, 0)),
    ],
)
def test_a_date_is_local(typed: str, meant: tuple[int, ...], zone: float) -> None:
    assert read_moment(typed, NOW) == calendar.timegm((*meant, 0, 0, 0)) - zone


def test_a_date_may_name_its_zone() -> None:
    at = datetime(2026, 12, 24, 18, 30, tzinfo=UTC).timestamp()

    assert read_moment("2026-12-24 18:30Z", NOW) == at
    assert read_moment("2026-12-24 18:30 +02:00", NOW) == at - 2 * HOUR
    assert read_moment("2026-12-24 18:30-0500", NOW) == at + 5 * HOUR


def test_days_are_named_by_words_and_a_time_that_is_over_is_tomorrow_s(zone: float) -> None:
    today = datetime(2026, 11, 24, tzinfo=UTC).timestamp() - zone  # 14:02 or 23:02 is it here

    assert read_moment("tomorrow 9:00", NOW) == today + 24 * HOUR + 9 * HOUR
    assert read_moment("tomorrow", NOW) == today + 33 * HOUR
    assert read_moment("friday 8:15", NOW) == today + 3 * 24 * HOUR + 8.25 * HOUR
    assert read_moment("tue 8:00", NOW) == today + 7 * 24 * HOUR + 8 * HOUR  # today is Tuesday
    assert read_moment("23:30", NOW) == today + 23.5 * HOUR
    assert read_moment("8:00", NOW) == today + 32 * HOUR


def test_a_plain_large_number_is_a_moment() -> None:
    assert read_moment("1800000000", NOW) == 1_800_000_000


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("in 10 parsecs", "parsecs"),
        ("in soon", "soon"),
        ("in ", "in"),
        ("someday", "someday"),
        ("tomorrow at nine", "at nine"),
        ("2026-13-01", "2026-13-01"),
        ("2026-12-24 25:00", "2026-12-24 25:00"),
        ("13:00 pm", "13:00 pm"),
        ("in 9999 weeks", "9999 weeks"),
        ("", ""),
    ],
)
def test_what_is_no_time_is_refused_with_its_place(typed: str, wrong: str) -> None:
    with pytest.raises(MomentError) as refused:
        read_moment(typed, NOW)

    assert typed[refused.value.start : refused.value.end] == wrong
