"""Numbers, times and lengths of time as people read them."""

import json
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kickboard_desktop import format as text


def plain(shown: str) -> str:
    """Return *shown* with the special spaces and the minus sign as they are typed."""
    return shown.replace(text.THIN, " ").replace(text.NBSP, " ").replace(text.MINUS, "-")


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (999, "999"), (1204, "1 204"), (1_000_000, "1 000 000"), (-4812, "-4 812")],
)
def test_thousands_are_set_apart_by_a_thin_space(number: int, shown: str) -> None:
    assert plain(text.count(number)) == shown
    assert " " not in text.count(number)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (999_999, "999 999"), (1_000_000, "1.00 M"), (1_204_312, "1.20 M"),
     (123_456_789, "123 M"), (999_600_000, "1.00 G"), (3.4567e9, "3.46 G"), (2e12, "2.00 T")],
)  # fmt: skip
def test_large_numbers_fit_a_card(number: float, shown: str) -> None:
    assert plain(text.compact(number)) == shown


@pytest.mark.parametrize(
    ("per_second", "shown"),
    [(0.0, "0/s"), (0.001, "0/s"), (0.03, "0.03/s"), (0.25, "0.25/s"), (2.13, "2.1/s"),
     (9.94, "9.9/s"), (9.96, "10/s"), (182.3, "182/s"), (4812, "4 812/s"), (1.89e6, "1.89 M/s")],
)  # fmt: skip
def test_rates(per_second: float, shown: str) -> None:
    assert plain(text.rate(per_second)) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0, "0 s"), (4.2e-7, "0.42 µs"), (0.00042, "420 µs"), (0.0042, "4.2 ms"),
     (0.42, "420 ms"), (0.9996, "1.0 s"), (6.13, "6.1 s"), (9.97, "10 s"), (41.2, "41 s"),
     (59.6, "1 min 00 s"), (252, "4 min 12 s"), (3599.7, "1 h 00 min"), (7500, "2 h 05 min"),
     (3 * 86400 + 4 * 3600, "3 d 4 h"), (400 * 86400, "400 d"), (-6.13, "-6.1 s"),
     (math.inf, "–"), (math.nan, "–")],
)  # fmt: skip
def test_durations(seconds: float, shown: str) -> None:
    assert plain(text.duration(seconds)) == shown


@given(st.floats(0, 8e7), st.floats(0, 8e7))
def test_a_longer_duration_is_never_shown_in_a_smaller_unit(one: float, other: float) -> None:
    units = ["µs", "ms", "s", "min", "h", "d"]

    def unit(seconds: float) -> int:
        shown = plain(text.duration(seconds)).split()
        return units.index(shown[1]) if seconds > 1e-7 else 0

    shorter, longer = sorted((one, other))
    assert unit(shorter) <= unit(longer)


@pytest.mark.parametrize(
    ("at", "shown"),
    [(100.0, "now"), (100.04, "now"), (99.1, "now"), (99.0, "1.0 s ago"), (141.0, "in 41 s"),
     (106.2, "in 7 s"), (93.87, "6.1 s ago"),
     (100 + 252, "in 4 min 12 s"), (100 - 7500, "2 h 05 min ago")],
)  # fmt: skip
def test_relative_times_count_down_in_whole_seconds(at: float, shown: str) -> None:
    assert plain(text.relative(at, 100.0)) == shown


def test_times_of_day_are_local_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        assert text.clock_time(1_000_000_000.25) == "07:16:40"
        assert text.clock_time(1_000_000_000.25, utc=True) == "01:46:40"
        assert text.full_time(1_000_000_000.25) == "2001-09-09 07:16:40.250 +05:30"
        assert text.full_time(1_000_000_000.25, utc=True) == "2001-09-09 01:46:40.250 UTC"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("at", [1e20, -1e20, math.inf, math.nan])
def test_a_time_outside_the_calendar_is_a_dash(at: float) -> None:
    assert text.clock_time(at) == "–"
    assert text.full_time(at) == "–"


@pytest.mark.parametrize(
    ("octets", "shown"),
    [(0, "0 B"), (999, "999 B"), (1234, "1.2 kB"), (34_000_000, "34 MB"), (999_600, "1.0 MB"),
     (990_000_000_000, "990 GB"), (2_500_000_000_000, "2.5 TB")],
)  # fmt: skip
def test_sizes(octets: int, shown: str) -> None:
    assert plain(text.size(octets)) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(0.0, "0 %"), (0.0004, "<0.1 %"), (0.5, "50.0 %"), (0.989, "98.9 %"), (0.99999, "99.9 %"),
     (1.0, "100 %"), (1.2, "120 %"), (-0.1, "0 %")],
)  # fmt: skip
def test_a_share_is_100_per_cent_only_when_it_is_all(ratio: float, shown: str) -> None:
    assert plain(text.percent(ratio)) == shown


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [(110, 100, "+10 %"), (97, 100, "-3 %"), (100, 100, ""), (100.2, 100, ""), (3, 1, "+2"),
     (12, 10, "+2"), (0, 2, "-2"), (5, 0, "+5"), (0.3, 0, ""), (5000, 10, "×500"), (0, 0, "")],
)  # fmt: skip
def test_changes_of_small_counts_are_told_as_they_are(
    now: float, before: float, shown: str
) -> None:
    assert plain(text.change(now, before)) == shown


@pytest.mark.parametrize(
    ("retry_count", "retry", "shown"),
    [(None, True, "0/25"), (0, True, "1/25"), (2, 25, "3/25"), (4, 5, "5/5"), (None, False, "–"),
     (None, 0, "–"), (0, 0, "–"), (1, None, "2/25"), (25, True, "25/25")],
)  # fmt: skip
def test_attempts(retry_count: int | None, retry: bool | int | None, shown: str) -> None:
    assert text.attempt(retry_count, retry) == shown


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [("plain", "plain"), ("a\nb\tc", "a\nb\tc"), ("\x1b[31mred", "\\x1b[31mred"),
     ("evil\u202egpj.exe", "evil\\u202egpj.exe"), ("\u2066x\u2069", "\\u2066x\\u2069"),
     ("\ud800", "\N{REPLACEMENT CHARACTER}"), ("año 日本 🎉", "año 日本 🎉"), ("\0", "\\x00")],
)  # fmt: skip
def test_what_would_hide_or_turn_text_is_written_out(given_text: str, shown: str) -> None:
    assert text.visible(given_text) == shown


@given(st.text())
def test_one_line_is_one_line_and_short(anything: str) -> None:
    shown = text.one_line(anything, 40)

    assert len(shown) <= 40
    assert "\n" not in shown
    assert all(
        c.isprintable() or c.isspace() or c in "\u200d\u00ad" or ord(c) > 0x7F for c in shown
    )


def head(**fields: object) -> bytes:
    return json.dumps({"class": "EmailJob", **fields, "jid": "9f3c"}).encode()


def test_arguments_are_one_line_of_json() -> None:
    assert text.args_text(head(args=["a@b.example", 3, None])) == '["a@b.example", 3, null]'
    assert text.args_text(head(args=[])) == "[]"


def test_arguments_may_come_anywhere_in_the_payload() -> None:
    payload = b'{"retry": true, "queue":"x" , "args" : [1, {"a": [2]}] }'

    assert text.args_text(payload) == '[1, {"a": [2]}]'


@pytest.mark.parametrize(
    "name",
    ["password", "DB_PASSWORD", "api_key", "apikey", "token", "accessToken", "Authorization"],
)
def test_secrets_are_masked_by_the_name_of_their_key(name: str) -> None:
    shown = text.args_text(head(args=[{"user": "ada", "deep": [{name: "hunter2"}]}]))

    assert "hunter2" not in shown
    assert "ada" in shown


def test_secrets_are_masked_by_the_name_of_their_parameter() -> None:
    shown = text.args_text(head(args=["ada", "hunter2"]), names=("user", "password"))

    assert shown == '["ada", "•••"]'


def test_a_bearer_is_masked_wherever_it_stands() -> None:
    assert "abc" not in text.args_text(head(args=["Bearer abc"]))


def test_nothing_is_masked_when_the_reader_asks_for_it() -> None:
    shown = text.args_text(head(args=[{"password": "hunter2"}]), masked=False)

    assert "hunter2" in shown


@given(cut=st.integers(0, 90))
def test_a_payload_that_is_cut_off_shows_what_is_there_and_no_secret(cut: int) -> None:
    payload = head(args=["ada", {"password": "hunter2", "next": "x" * 30}, 5])

    shown = text.args_text(payload[:cut])

    assert "hunter2"[:3] not in shown
    if cut > 40:
        assert shown.startswith('["ada"')


def test_a_cut_off_secret_parameter_is_masked() -> None:
    assert "hun" not in text.args_text(b'{"args":["ada","hunt', names=("user", "token"))


@pytest.mark.parametrize("payload", [b"", b"junk", b"[1]", b"{", b'{"args":3}', b"\xff\xfe"])
def test_what_is_no_payload_is_a_dash(payload: bytes) -> None:
    assert text.args_text(payload) == "–"


def test_long_arguments_end_in_an_ellipsis() -> None:
    shown = text.args_text(head(args=["x" * 5000, "y"]))

    assert len(shown) == text.ARGS_LIMIT
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("url", "kind", "place"),
    [("sqlite:////home/ada/jobs.db", "SQLite", "jobs.db"), ("memory:", "Memory", "this process"),
     ("redis://:secret@host:6379/0", "Redis", "host:6379/0"),
     ("unix:///run/redis.sock?db=2", "Redis", "/run/redis.sock"),
     ("redis+ssh://me@gate/0?to=db:6379", "Redis", "gate/0"),
     ("redis:", "Redis", "$REDIS_URL")],
)  # fmt: skip
def test_stores_are_named_without_their_password(url: str, kind: str, place: str) -> None:
    assert (text.store_kind(url), text.store_place(url)) == (kind, place)
