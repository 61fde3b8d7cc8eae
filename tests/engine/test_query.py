"""The query language: what it means, what it says when it cannot be read, what it suggests."""

import json
import random
from typing import Any

import pytest

from kickboard.errors import QueryError
from kickboard.payload.record import JobState
from kickboard.stores.base import HEAD_BYTES, JobRow
from kickboard.stores.query import FIELDS, Query, parse, suggestions, word_start

NOW = 1_795_500_000.0  # 2026-11-24T06:00:00Z
HOUR = 3600.0


def job(item: dict[str, Any] | None = None, **columns: Any) -> tuple[JobRow, bytes]:
    """A retry of a MailJob, unless said otherwise."""
    payload = json.dumps({"args": [], "created_at": NOW - HOUR, **(item or {})}).encode()
    values: dict[str, Any] = {
        "key": 1,
        "jid": "9f3c0123456789abcdef0123",
        "state": JobState.RETRY,
        "queue": "mailers",
        "job_class": "MailJob",
        "head": payload[:HEAD_BYTES],
        "size": len(payload),
        "at": NOW + 41,
        "enqueued_at": NOW - 600,
        "priority": 5,
        "retry_count": 2,
        "failed_at": NOW - 300,
        "retried_at": NOW - 60,
        "error_class": "TimeoutError",
        "error_message": "read timed out after 5 s",
    }
    return JobRow(**(values | columns)), payload


def fits(text: str, item: dict[str, Any] | None = None, **columns: Any) -> bool:
    return parse(text).matches(*job(item, **columns), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "class:MailJob",
        "class:Mail*",
        "class:M??lJob",
        "CLASS:Mail*",
        "queue:mailers state:retry",
        "state:RETRY",
        "error:TIMED error:timeouterror error:read*after",
        "error_class:TimeoutError",
        "attempt:3 attempt>2 attempt>=3 attempt<4 attempt<=3 attempt:1..3 attempt:3.. attempt:..3",
        "attempt:>=3",
        "jid:9f3c*",
        "mailjob",
        '"timed out"',
        "-class:Other NOT queue:other --class:MailJob",
        "queue:a OR queue:mailers",
        "(queue:a OR queue:mailers) AND class:MailJob",
        "queue:a class:MailJob OR queue:mailers",
        "age>=1h age<61m age:30m..2h",
        "at>now at<now+1m at:today",
        "created:2026-11-24 created:2026-11 created:2026 created:2026-11-24T05:00",
        "created:2026-11-24T07:00+02:00",
        "created>2026-11-23 created>=2026-11-24 created<2026-11-25 created<=2026-11-24",
        "failed>now-10m retried>now-2m retried<now",
        "priority<=5 size>10 size<1k",
        "error:* failed:*",
    ],
)
def test_a_query_finds_the_job(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "class:mailjob",
        "class:Mail",
        'class:"Mail*"',
        "error_class:Timeout",
        "attempt:2",
        "attempt>3",
        "-error:timeout",
        "age>1h",
        "at<now",
        "created>2026-11-24",
        "created<2026-11-24",
        "at:yesterday",
        "size>1k",
        "tag:*",
        "queue:a OR queue:b",
        "-(queue:mailers OR queue:b)",
    ],
)
def test_a_query_leaves_the_job_out(text: str) -> None:
    assert not fits(text)


def test_attempt_counts_the_failures_so_far() -> None:
    assert fits("attempt:0 -attempt>0", retry_count=None)
    assert fits("attempt:1", retry_count=0)


@pytest.mark.parametrize(
    ("state", "since"),
    [
        (JobState.ENQUEUED, "10m"),
        (JobState.BUSY, "10m"),
        (JobState.SCHEDULED, "1h"),
        (JobState.RETRY, "1h"),
        (JobState.DEAD, "5m"),
        (JobState.TRASH, "5m"),
    ],
)
def test_an_age_counts_from_what_matters_in_a_state(state: JobState, since: str) -> None:
    assert fits(f"age>={since} -age>{since}", state=state, at=NOW - 300)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("args:42", True),
        ("args:43", False),
        ("args[0]:42", True),
        ("args[1]:42", False),
        ("args[0]>41 args[0]<=42 args[0]:40..50", True),
        ("args[1].user.id:7 args.user.id:7 args.1.user.id:7", True),
        ('args.user.name:"a b"', True),
        ("args.user.name:a*", True),
        ("args.user.name:A*", False),
        ("args.user.vip:true -args.user.vip:false", True),
        ("args.user.gone:null args.user.gone:*", True),
        ("args.user.other:*", False),
        ("args.user.tags[1]:y", True),
        ("args.user:*", True),
        ("args[9]:*", False),
        ("retry:false", False),
        ("retry:5 retry>=3", True),
        ("tag:nightly tag:night*", True),
        ("tag:day", False),
    ],
)
def test_a_query_looks_into_the_payload(text: str, expected: bool) -> None:
    user = {"id": 7, "name": "a b", "vip": True, "gone": None, "tags": ["x", "y"]}

    assert fits(text, {"args": [42, {"user": user}], "retry": 5, "tags": ["nightly"]}) is expected


def test_a_malformed_payload_is_found_by_its_text_and_never_by_its_fields() -> None:
    row, _ = job()

    assert parse("broken -args:*").matches(row, b"{broken", NOW)


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("class:", "class:", "a value is missing after class:"),
        ("a clas:x", "clas", "did you mean class?"),
        ("http://x", "http", "put quotes round a text"),
        ('x "abc', '"abc', "not closed"),
        ("x (a", "(", "not closed"),
        ("a)", ")", "no parenthesis to close"),
        ("x ()", "()", "nothing in the parentheses"),
        ("a OR", "OR", "between two conditions"),
        ("OR a", "OR", "between two conditions"),
        ("a AND", "AND", "between two conditions"),
        ("a -", "-", "nothing to negate"),
        ("NOT OR a", "NOT ", "nothing to negate"),
        ("age:1h", "1h", "age>1h"),
        ("age>soon", "soon", "30s, 5m"),
        ("age>99999999999w", "99999999999w", "longer than"),
        ("attempt>many", "many", "not a number"),
        ("size>big", "big", "10k"),
        ("state:zombie", "zombie", "enqueued, scheduled"),
        ("at:now", "now", "at>now"),
        ("at:soon", "soon", "today"),
        ("at>nowish", "nowish", "now-1h"),
        ("created:2026-13", "2026-13", "no such time"),
        ("created:1800", "1800", "no such time"),
        ("class>3", "3", "no order"),
        ("queue.x:1", ".x", "only args"),
        ("attempt:..", "..", "at least one end"),
        ("attempt>1..2", "1..2", "attempt:1..2"),
        ("a\0b", "\0", "cannot be searched"),
        ("(" * 21 + "a", "(", "too deep"),
        ("a " * 65, "a", "at most 64"),
        ("a" * 2001, "a", "at most 2000"),
    ],
)
def test_what_is_wrong_is_said_and_marked(text: str, part: str, reason: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)

    error = caught.value
    assert reason in error.reason
    assert text[error.start : error.end] == part


def test_any_text_is_read_or_refused_with_its_place() -> None:
    """Whatever somebody types, nothing but a QueryError comes out, and it marks something."""
    rng = random.Random(2)
    pieces = [
        *"()-\"'*?:<>=.,[]\\ \t\n\0é\ud800😀0123abc",
        "OR",
        "AND",
        "NOT",
        "..",
        "args[0]",
        "now-",
    ]
    pieces += [f"{name}:" for name in FIELDS] + [f"{name}>=" for name in FIELDS]
    refused: list[tuple[str, QueryError]] = []

    for _ in range(10_000):
        text = "".join(rng.choices(pieces, k=rng.randrange(14)))
        try:
            parse(text)
        except QueryError as error:
            refused.append((text, error))

    assert 1000 < len(refused) < 9000
    assert all(0 <= e.start < e.end <= len(text) for text, e in refused)


def test_a_query_with_many_stars_takes_no_longer_than_it_must() -> None:
    row, _ = job()
    query = parse("*a" * 30 + "b")

    assert not query.matches(row, b"a" * 20_000, NOW)


def test_queries_of_one_text_are_equal() -> None:
    assert Query("class:a") == parse("class:a") != parse("class:b")


def test_each_condition_can_be_dropped() -> None:
    assert parse("class:a AND (b OR c)  -tag:x").without() == [
        ("class:a", "(b OR c) -tag:x"),
        ("(b OR c)", "class:a -tag:x"),
        ("-tag:x", "class:a (b OR c)"),
    ]
    assert parse("a OR b").without() == []


LIVE = {"class": ["MailJob", "EmailJob", "Odd Job"], "queue": ["mailers"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cl", ["class:"]),
        ("queue:x -er", ["error:", "error_class:"]),
        ("(que", ["queue:"]),
        ("class:ma", ["class:MailJob", "class:EmailJob"]),
        ("class:o", ['class:"Odd Job"', "class:MailJob", "class:EmailJob"]),
        ('class:"Odd J', ['class:"Odd Job"']),
        ("state:re", ["state:retry"]),
        ("at:", ["at:today", "at:yesterday", "at>now-1h"]),
        ("class:MailJob", []),
        ("nothing:", []),
    ],
)
def test_suggestions_complete_what_is_being_typed(text: str, expected: list[str]) -> None:
    found = suggestions(text, len(text), LIVE)

    assert [one for one in found if one in expected] == expected


def test_a_suggestion_replaces_the_word_at_the_cursor_only() -> None:
    text = "queue:x -cla (y)"
    start = word_start(text, 12)

    [suggestion] = suggestions(text, 12, LIVE)

    assert text[:start] + suggestion + text[12:] == "queue:x -class: (y)"


def test_every_suggestion_can_be_read() -> None:
    for name in FIELDS:
        for suggestion in suggestions(f"{name}:", len(name) + 1, LIVE):
            parse(suggestion)
