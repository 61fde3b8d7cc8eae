"""A query must choose the same jobs in every store: SQL and Python, on random input."""

import json
from collections.abc import Iterator

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kickboard.payload.record import JobState
from kickboard.stores.base import HEAD_BYTES, JobRow
from kickboard.stores.query import Query, parse
from kickboard.stores.sqlite import where

NOW = 1_795_500_000.0
QUEUES = ("default", "mailers", "re*ports")
CLASSES = ("MailJob", "mailjob", "Mail[er]", "ReportJob", "Ünïcode", "A%_B")
ERRORS = ("TimeoutError", "Net::ReadTimeout", "Größe", "100%", "a_b", "Back\\slash")
TAGS = ("test", "nightly", "Test", "a b")
SCHEMA = """
CREATE TABLE queues (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE jobs (id INTEGER PRIMARY KEY, jid TEXT, state INTEGER, q INTEGER, prio INTEGER,
    pos INTEGER, at REAL, class TEXT, enq_at REAL, attempt INTEGER, failed_at REAL,
    retried_at REAL, err_class TEXT, err_msg TEXT, created REAL, payload BLOB);
CREATE INDEX by_class ON jobs (class, state, at);
CREATE INDEX by_error ON jobs (err_class, at);
"""

# -- jobs
TIMES = st.sampled_from(
    [NOW, NOW - 3600.0, NOW - 3599.5, NOW - 86_400.0, NOW // 86_400 * 86_400, NOW + 60, 1e9]
)
SCALARS = st.sampled_from(
    [
        *("x", "42", "", "é", "MailJob", "true", "a*b", "null", "[1]", "a b"),
        *(True, False, None, 42, 42.0, 0, -1, 1.5, 2**63, 2**53 + 1, 10**30),
    ]
)
ARGUMENTS = st.lists(
    st.one_of(
        SCALARS,
        st.fixed_dictionaries({"user": st.fixed_dictionaries({"id": SCALARS})}),
        st.dictionaries(st.sampled_from(["id", "user", "x-y"]), SCALARS, max_size=2),
        st.lists(SCALARS, max_size=2),
    ),
    max_size=3,
)


@st.composite
def jobs(draw: st.DrawFn) -> tuple[JobRow, bytes, float | None]:
    """A row of a table, its payload, and when it was created."""
    created = draw(st.none() | TIMES)
    job_class = draw(st.sampled_from(CLASSES))
    item = {
        "class": job_class,
        "args": draw(ARGUMENTS | st.sampled_from([None, "no list", {"user": {"id": 42}}])),
        "retry": draw(st.sampled_from([True, False, 0, 5, None])),
        "tags": draw(st.lists(st.sampled_from(TAGS), max_size=2) | st.just("test")),
        "created_at": created,
    }
    text = json.dumps(item, separators=(",", ":"), ensure_ascii=False)
    is_malformed = draw(st.integers(0, 9)) == 0
    payload = b"{not json" if is_malformed else text.encode()
    row = JobRow(
        key=1,
        jid=draw(st.sampled_from(["9f3c01", "9f3d02", "abc"])),
        state=draw(st.sampled_from(list(where.STATES))),
        queue=draw(st.sampled_from(QUEUES)),
        job_class=job_class,
        head=payload[:HEAD_BYTES],
        size=len(payload),
        at=draw(TIMES),
        enqueued_at=draw(st.none() | TIMES),
        priority=draw(st.integers(0, 9)),
        retry_count=draw(st.none() | st.integers(0, 4)),
        failed_at=draw(st.none() | TIMES),
        retried_at=draw(st.none() | TIMES),
        error_class=draw(st.none() | st.sampled_from(ERRORS)),
        error_message=draw(st.none() | st.sampled_from(ERRORS)),
    )
    return row, payload, None if is_malformed else created


# -- queries
def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split())


def joined(*pieces: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    strategies = [one_of(piece) if isinstance(piece, str) else piece for piece in pieces]
    return st.tuples(*strategies).map("".join)


WORDS = one_of(
    "Mail* MailJob mail timeout TIME*out ?eport* Größe GRÖSSE 100% a_b a?b * [er] Mail[er]"
    " slash re*ports default 9f3* e"
) | st.sampled_from([*CLASSES, *TAGS, *ERRORS]).map(quoted)
ORDERS = "> >= < <= :> :<="
NUMBERS = one_of("0 1 3 42 1.5 10000000")
RANGES = one_of("1..3 ..2 3.. 0..42")
INSTANTS = one_of(
    "today yesterday tomorrow 2026 2026-11 2026-11-24 2001-09-09T01:46:40 2001-09-09T03:46+02:00"
)
VALUES = WORDS | NUMBERS | one_of(f'true false null x é {2**63} {2**53 + 1} {10**30} -1 "42" ""')
PLACES = "args args[0] args.user.id args[1].user args.id args.x-y args.1 retry"
TERMS = st.one_of(
    WORDS,
    joined("class queue error error_class tag jid", ": =", WORDS),
    joined("state:", st.sampled_from(list(JobState))),
    joined("attempt priority", f": {ORDERS}", NUMBERS),
    joined("size", ORDERS, one_of("0 150 0.1k 1M")),
    joined("attempt: priority: size:", RANGES),
    joined("at created enqueued failed retried", f": {ORDERS}", INSTANTS),
    joined("at: created:", one_of("2026-11-23..2026-11-24 ..yesterday now-1h..now+1m")),
    joined("at created", ORDERS, one_of("now now-1h now+1m")),
    joined("age", ORDERS, one_of("1h 59m59s500ms 1d 0s")),
    joined("age:", one_of("1h..2d ..1h 1h..")),
    joined(PLACES, ": =", VALUES | RANGES),
    joined(PLACES, ORDERS, NUMBERS),
    joined("error failed enqueued retried created tag size age state queue", ":*"),
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join).map("({})".format),
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def database() -> Iterator[apsw.Connection]:
    connection = apsw.Connection(":memory:")
    connection.execute(SCHEMA)
    for queue in QUEUES:
        connection.execute("INSERT INTO queues (name) VALUES (?)", (queue,))
    yield connection
    connection.close()


def store(database: apsw.Connection, row: JobRow, payload: bytes, created: float | None) -> None:
    """Make *row* the only one of the table."""
    database.execute("DELETE FROM jobs")
    database.execute(
        "INSERT INTO jobs VALUES (?, ?, ?, (SELECT id FROM queues WHERE name = ?), ?, 0, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?)",
        (
            *(row.key, row.jid, where.STATES[row.state], row.queue, row.priority, row.at),
            *(row.job_class, row.enqueued_at, row.retry_count, row.failed_at, row.retried_at),
            *(row.error_class, row.error_message, created, payload),
        ),
    )


def is_chosen(database: apsw.Connection, query: Query) -> bool:
    condition, parameters = where.compile(query, NOW)
    found = database.execute(f"SELECT count(*) FROM jobs WHERE {condition}", tuple(parameters))
    return bool(found.get)


@settings(max_examples=40, deadline=None)
@given(job=jobs(), texts=st.lists(QUERIES, min_size=4, max_size=8))
def test_sql_and_python_choose_the_same_jobs(
    database: apsw.Connection, job: tuple[JobRow, bytes, float | None], texts: list[str]
) -> None:
    row, payload, created = job
    store(database, row, payload, created)

    for query in map(parse, texts):
        assert is_chosen(database, query) == query.matches(row, payload, NOW), query.text


@pytest.mark.parametrize(
    "text",
    [
        *("tag:nightly", "tag:*", "-tag:x", "state:*", "queue:*", "error:*", "class:*"),
        *("args:*", "args[0]:*", "args.user:*", "args.user.id:42", "args.user.id>=42"),
        *("args[1].user.id:40..50", "args[0]:true", "args[0]:null", "state:completed"),
    ],
)
def test_sql_and_python_agree_on_each_kind_of_condition(
    database: apsw.Connection, text: str
) -> None:
    item = {"class": "MailJob", "args": [True, {"user": {"id": 42}}], "tags": ["nightly"]}
    payload = json.dumps(item).encode()
    row = JobRow(
        key=1,
        jid="abc",
        state=JobState.DEAD,
        queue="mailers",
        job_class="MailJob",
        head=payload,
        size=len(payload),
        at=NOW,
        enqueued_at=None,
        priority=5,
        retry_count=0,
        failed_at=NOW,
        retried_at=None,
        error_class=None,
        error_message="only a message",
    )
    store(database, row, payload, None)
    query = parse(text)

    assert is_chosen(database, query) == query.matches(row, payload, NOW)


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("class:MailJob", "by_class"),
        ('class:"Mail*" state:dead', "by_class"),
        ("error_class:TimeoutError", "by_error"),
    ],
)
def test_a_whole_class_is_looked_up_in_its_index(
    database: apsw.Connection, text: str, index: str
) -> None:
    condition, parameters = where.compile(parse(text), NOW)

    plan = database.execute(
        f"EXPLAIN QUERY PLAN SELECT * FROM jobs WHERE {condition}", tuple(parameters)
    )

    assert index in str(plan.fetchall())


@pytest.mark.parametrize(
    "text",
    [
        "-(" * 20 + "a" + ")" * 20,
        " OR ".join(["args.a.b:1"] * 64),
        " ".join(["-args.a.b:1"] * 64),
        "(" * 20 + " OR ".join(["a b"] * 32) + ")" * 20,
    ],
)
def test_the_largest_queries_stay_within_the_limits_of_sqlite(
    database: apsw.Connection, text: str
) -> None:
    condition, parameters = where.compile(parse(text), NOW)

    database.execute(f"SELECT 1 FROM jobs WHERE {condition}", tuple(parameters)).fetchall()


def test_values_never_become_part_of_the_sql() -> None:
    nasty = "'; DROP TABLE jobs; --"

    condition, parameters = where.compile(
        parse(f'class:"{nasty}" "{nasty}" args[0]:"{nasty}"'), NOW
    )

    assert "DROP" not in condition
    assert nasty in parameters
