"""What the command line's text looks like: numbers, times, tables, log lines."""

import json
import logging
import sys

import pytest

from kickboard.cli import logs, text
from kickboard.clock import ManualClock
from kickboard.jobs.execution import Execution, current

NOW = 1_795_500_000.0


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 s"),
        (0.00042, "0.42 ms"),
        (0.25, "250 ms"),
        (0.9999, "1.0 s"),
        (6.14, "6.1 s"),
        (41.2, "41 s"),
        (59.99, "1 min"),
        (61, "1 min 1 s"),
        (7200, "2 h"),
        (7500, "2 h 5 min"),
        (90_000, "1 d 1 h"),
        (-5, "-5 s"),
    ],
)
def test_a_duration_has_at_most_two_units(seconds: float, shown: str) -> None:
    assert text.duration(seconds) == shown


@pytest.mark.parametrize(
    ("at", "shown"), [(NOW + 41, "in 41 s"), (NOW - 6.1, "6.1 s ago"), (NOW + 0.01, "now")]
)
def test_a_time_is_told_from_now(at: float, shown: str) -> None:
    assert text.relative(at, NOW) == shown


def test_an_exact_time_is_utc_to_the_millisecond() -> None:
    assert text.exact(NOW + 0.25) == "2026-11-24T06:00:00.250Z"
    assert text.exact(None) == "-"
    assert text.exact(1e20) == "1e+20"


def test_what_is_not_quite_all_is_never_shown_as_all() -> None:
    assert [text.percent(r) for r in (1, 0.9999, 0.988, 0)] == ["100 %", "99.9 %", "98.8 %", "0 %"]


def test_numbers_and_sizes_are_readable() -> None:
    assert (text.count(1204), text.jobs(1), text.jobs(1204)) == ("1,204", "1 job", "1,204 jobs")
    assert [text.size(n) for n in (512, 49_152, 2_097_152)] == ["512 kB", "48 MB", "2.0 GB"]


def test_a_terminal_obeys_nothing_that_a_job_says() -> None:
    assert text.visible("a\x1b[31m\u202eb\n") == "a\\x1b[31m\\u202eb\\n"
    assert text.visible("größer 日本") == "größer 日本"


def test_the_arguments_are_shown_of_whole_cut_and_malformed_payloads() -> None:
    assert text.arguments(b'{"args":[1,"a"]}') == '[1, "a"]'
    assert text.arguments(b'{"class":"A","args":[1,"aaa') == '[1, "aaa…'
    assert text.arguments(b"{broken") == "{broken"


def test_a_table_is_cut_at_the_terminals_width_but_for_its_first_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text, "width", lambda: 50)
    jid = "9f3c0123456789abcdef0123"

    lines = text.table(["JID", "N", "ARGUMENTS"], [(jid, "7", "x" * 60)], right=("N",))

    assert lines == [
        f"{'JID':<24}  N  ARGUMENTS",
        f"{jid}  7  {'x' * 20}…",
    ]


def record(message: str, *, failed: bool = False) -> logging.LogRecord:
    """A log line as a job would write it."""
    error = None
    if failed:
        try:
            int("no")
        except ValueError:
            error = sys.exc_info()
    made = logging.LogRecord("shop", logging.INFO, "shop.py", 1, message, (), error)
    job = Execution("jid1", "MailJob", "default", {}, ManualClock(), lambda: False)
    token = current.set(job)
    logs.add_context(made)
    current.reset(token)
    return made


def test_a_log_line_says_which_job_it_comes_from() -> None:
    line = logs.TextFormatter().format(record("sent"))

    assert line.endswith("jid=jid1 class=MailJob: sent")
    assert " INFO pid=" in line


def test_a_log_line_for_machines_is_one_object_even_with_a_traceback() -> None:
    line = logs.JsonFormatter().format(record("sent\nall", failed=True))

    fields = json.loads(line)
    assert "\n" not in line
    assert fields["ctx"] == {"jid": "jid1", "class": "MailJob"}
    assert (fields["lvl"], fields["msg"]) == ("INFO", "sent\nall")
    assert "ValueError: invalid" in fields["error"]
    assert "ValueError: invalid" in logs.TextFormatter().format(record("sent", failed=True))
