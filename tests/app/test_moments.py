"""What people type for a time, and when that is."""

import calendar
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from kickboard_desktop.language import install
from kickboard_desktop.models.moments.typed import (
    MomentError,
    is_now,
    later_typed,
    read_moment,
    usual,
)
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.when_field import WhenField

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
        ("10 min later", 600),
        ("in 10 Minuten", 600),
        ("in 1 Std. 30 Min.", 5400),
        ("in 1,5 Stunden", 5400),
        ("2 Tage und 3 Stunden", 183_600),
        ("nach 2 Wochen", 1_209_600),
        ("jetzt", 0),
        ("sofort", 0),
        ("今", 0),
        ("10分後", 600),
        ("１０分後", 600),
        ("1時間30分後", 5400),
        ("1時間半", 5400),
        ("2日と3時間後", 183_600),
        ("１週間後", 604_800),
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
        ("24.12.2026 18:30", (2026, 12, 24, 18, 30, 0)),
        ("24.12.2026 um 18:30 Uhr", (2026, 12, 24, 18, 30, 0)),
        ("24.12.", (2026, 12, 24, 9, 0, 0)),
        ("3. 2. 7 Uhr", (2027, 2, 3, 7, 0, 0)),
        ("2026年12月24日 18時30分", (2026, 12, 24, 18, 30, 0)),
        ("12月24日午後6時半", (2026, 12, 24, 18, 30, 0)),
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


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("tomorrow at 9:00", 33),
        ("tomorrow 9 am", 33),
        ("heute 23:30", 23.5),
        ("morgen 9:00", 33),
        ("morgen um 9 Uhr", 33),
        ("übermorgen", 57),
        ("Freitag, 8:15", 80.25),
        ("Fr. 8:15 Uhr", 80.25),
        ("Di 8:00", 176),
        ("明日 9:00", 33),
        ("明日の午前9時", 33),
        ("明後日", 57),
        ("金曜日8時15分", 80.25),
        ("金曜 8:15", 80.25),
        ("今日 午後11時半", 23.5),
    ],
)
def test_days_are_named_in_the_languages_of_the_window(
    typed: str, hours: float, zone: float
) -> None:
    today = datetime(2026, 11, 24, tzinfo=UTC).timestamp() - zone

    assert read_moment(typed, NOW) == today + hours * HOUR


@pytest.fixture(params=["en", "de", "ja", "pseudo"])
def spoken(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[str]:
    """Let the window speak that language."""
    install(qapp, request.param)
    yield request.param
    install(qapp, "en")


def test_what_the_window_proposes_can_be_typed_in_its_language(spoken: str, zone: float) -> None:
    del zone
    now, ten_minutes, hour, tomorrow = (typed for typed, _ in usual())

    assert is_now(now)
    assert (read_moment(ten_minutes, NOW), read_moment(hour, NOW)) == (NOW + 600, NOW + HOUR)
    assert read_moment(tomorrow, NOW) == read_moment("tomorrow 9:00", NOW)
    assert (now == "now") == (spoken in ("en", "pseudo"))
    assert (tomorrow == "tomorrow 9:00") == (spoken in ("en", "pseudo"))


def test_the_examples_of_the_field_can_be_typed(spoken: str, qtbot: QtBot) -> None:
    field = WhenField(Theme("light"), lambda: NOW, later_typed())
    qtbot.addWidget(field)

    assert field.moment == NOW + 600
    if spoken != "pseudo":
        for example in re.split(r"[、,]\s*", field.edit.placeholderText()):
            assert read_moment(example, NOW) > NOW
    for made in field.findChildren(QPushButton):
        made.click()
        assert field.moment is not None


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
        ("tomorrow 9", "9"),
        ("in 10 Jahren", "Jahren"),
        ("morgen um neun", "um neun"),
        ("明日の朝", "の朝"),
        ("午後13時", "午後13時"),
        ("31.2.2026", "31.2.2026"),
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
    assert refused.value.args == (str(refused.value),)  # the words alone are shown


def test_a_long_complaint_gets_the_lines_that_it_needs(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = WhenField(Theme("light"), lambda: NOW, "now")
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    dialog.resize(300, 60)
    dialog.show()
    note = field.findChild(QLabel, "when_note")
    assert note is not None
    low = note.height()

    field.edit.setText("tomorrow at some time in the afternoon, or perhaps a little after it")

    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()) > low)
