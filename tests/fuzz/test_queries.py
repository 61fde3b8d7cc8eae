"""Queries: read or refused with a place, then answered by both kinds of store."""

from pathlib import Path

import apsw
import pytest
from tests.fuzz import kit
from tests.stores.kit import job

from kickboard.clock import ManualClock
from kickboard.errors import QueryError
from kickboard.payload.record import JobState
from kickboard.stores.base import Page, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import Query
from kickboard.stores.query.matching import Subject, matches
from kickboard.stores.sqlite import SQLiteStore, where

pytestmark = pytest.mark.timeout(3600)  # a hundred thousand cases take a while

#: So many queries that can be read also ask a real file.
ASKED = 25


def test_a_query_is_read_or_refused_with_the_place_at_fault() -> None:
    read = 0
    for case, rng in kit.seeds("query"):
        text = kit.query(rng)
        fault = kit.survives(case, refusal, text)
        if fault is None:
            read += 1
        else:
            assert 0 <= fault.start <= fault.end <= max(len(text), 1), f"{case}: {fault}"

    assert 0.02 * kit.CASES < read < 0.9 * kit.CASES


def refusal(text: str) -> QueryError | None:
    """Return why a query cannot be read, None when it can."""
    try:
        Query(text)
    except QueryError as error:
        return error
    return None


def test_every_query_that_can_be_read_can_be_answered(tmp_path: Path) -> None:
    clock = ManualClock()
    stores = (MemoryStore(clock=clock), SQLiteStore(tmp_path / "jobs.db", clock=clock))
    jobs = [job(f"job-{n}", queue=("default", "low")[n % 2], priority=n % 10) for n in range(5)]
    for store in stores:
        store.push(jobs)
    rows = stores[0].page(View(state=JobState.ENQUEUED)).rows
    now, read = clock.now(), 0
    for case, rng in kit.seeds("answer"):
        query = kit.survives(case, Query, kit.query(rng), allowed=QueryError)
        if query is None:
            continue
        read += 1
        kit.survives(case, where.compile, query, now)
        row = rows[read % len(rows)]
        payload = kit.payload(rng) if read % 3 else row.head
        row = row._replace(error_message=kit.text(rng), error_class=kit.text(rng, 1))
        kit.survives(case, matches, query.root, Subject(row, payload, now))
        if read % ASKED == 0:
            view = View(state=JobState.ENQUEUED, query=query)
            counts = [kit.survives(case, store.count, view) for store in stores]
            assert counts[0] == counts[1], f"{case}: {query.text!r}"
    for store in stores:
        store.close()

    assert read > 0.02 * kit.CASES


def test_a_query_on_any_payload_is_answered_alike_by_a_file(tmp_path: Path) -> None:
    """Also a payload that another program damaged must not break the page it is on."""
    store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    payloads = [kit.payload(rng) for _, rng in kit.seeds("rows", min(kit.CASES, 500))]
    store.push([job(f"job-{n}") for n in range(len(payloads))])
    with_nonsense(tmp_path / "jobs.db", payloads)
    for case, rng in kit.seeds("ask", kit.CASES // 20):
        query = kit.survives(case, Query, kit.query(rng), allowed=QueryError)
        if query is not None:
            view = View(state=JobState.ENQUEUED, query=query)
            found = kit.survives(case, store.page, view)
            assert isinstance(found, Page), case
    store.close()


def with_nonsense(path: Path, payloads: list[bytes]) -> None:
    """Put *payloads* in the place of those that were pushed, behind the store's back."""
    connection = apsw.Connection(str(path))
    with connection:
        for number, payload in enumerate(payloads):
            sql = "UPDATE jobs SET payload = ? WHERE jid = ?"
            connection.execute(sql, (payload, f"job-{number}"))
    connection.close()
