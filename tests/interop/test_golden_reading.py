"""What the real Sidekiq 7.3.10 and 8.1.7 wrote is read here as their own API read it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.interop import recorded
from tests.stores.redis_server import RedisServer

from kickboard.cli import main
from kickboard.clock import ManualClock
from kickboard.payload import display
from kickboard.payload.record import JobState
from kickboard.payload.wire import seconds
from kickboard.stores.base import JobRow, View
from kickboard.stores.redis import RedisStore, dialect

LINES = tuple(recorded.VERSIONS)
SITUATIONS = (
    *("enqueued", "scheduled", "bulk", "failed-once", "failed-twice", "retried", "backtrace"),
    *("error-texts", "dead", "dead-retried", "killed", "promoted", "iterable"),
)
PLACES = {
    JobState.ENQUEUED: "queue:",
    JobState.SCHEDULED: "schedule",
    JobState.RETRY: "retry",
    JobState.DEAD: "dead",
}

each_line = pytest.mark.parametrize("line", LINES)


@pytest.fixture
def look(server: RedisServer) -> Iterator[RedisStore]:
    """A look of ours at an empty Redis, at the time of the recordings."""
    store = RedisStore(server.url, clock=ManualClock(recorded.NOW))
    yield store
    store.close()


def rows(store: RedisStore) -> dict[str, JobRow]:
    """Return all rows of all places by jid."""
    found = [row for state in PLACES for row in store.page(View(state=state)).rows]
    return {row.jid: row for row in found}


def place(row: JobRow) -> str:
    """Return the key that a row is in."""
    return PLACES[row.state] + (row.queue if row.state is JobState.ENQUEUED else "")


@each_line
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_job_is_read_as_sidekiqs_api_reads_it(
    look: RedisStore, line: int, situation: str
) -> None:
    recorded.load(look, line, situation)
    told = recorded.said(line, situation)["jobs"]

    found = rows(look)

    assert len(told) == len(found) > 0
    for job in told:
        row = found[job["jid"]]
        detail = look.get(row.jid)
        assert detail is not None
        if "display_class" not in job:  # Sidekiq's own API raises an error for it
            continue
        ours: dict[str, Any] = {
            "set": place(row),
            "jid": row.jid,
            "display_class": display.class_of(row.head, row.job_class),
            "display_args": display.arguments_of(detail.record),
            "queue": row.queue,
            "tags": list(detail.record.tags),
            "retry_count": row.retry_count,
            "error_class": row.error_class,
            "error_message": row.error_message,
            "error_backtrace": detail.record.error_backtrace
            and list(detail.record.error_backtrace),
        }
        if "score" in job:
            ours["score"] = row.at
        assert ours == job


@each_line
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_time_is_read_whether_in_seconds_or_milliseconds(
    look: RedisStore, line: int, situation: str
) -> None:
    recorded.load(look, line, situation)

    for row in rows(look).values():
        detail = look.get(row.jid)
        assert detail is not None
        item = json.loads(detail.record.payload)
        assert abs((detail.record.created_at or 0) - recorded.NOW) < 1000
        for name in ("created_at", "enqueued_at", "failed_at", "retried_at"):
            assert getattr(detail.record, name) == seconds(item.get(name))
            assert type(item.get(name)) in ((type(None), float) if line == 7 else (type(None), int))


@each_line
@pytest.mark.parametrize("situation", [*SITUATIONS, "running", "quiet", "malformed", "metrics"])
def test_the_totals_are_those_of_sidekiqs_api(look: RedisStore, line: int, situation: str) -> None:
    recorded.load(look, line, situation)
    told = recorded.said(line, situation)
    kept = {name: len(value) for name, value in recorded.keys(line, situation).items()}

    snapshot = look.snapshot()

    assert snapshot.processed == told["stats"]["processed"]
    assert snapshot.failed == told["stats"]["failed"]
    assert snapshot.counts[JobState.BUSY] == told["stats"]["workers_size"]
    assert snapshot.counts[JobState.RETRY] == kept.get("retry", 0)
    assert snapshot.counts[JobState.DEAD] == kept.get("dead", 0)
    assert snapshot.counts[JobState.SCHEDULED] == kept.get("schedule", 0)
    assert {queue.name for queue in snapshot.queues} == set(
        recorded.keys(line, situation).get("queues", ())
    )
    [day] = look.days("2026-11-24", "2026-11-24")
    assert (day.processed, day.failed) == (snapshot.processed, snapshot.failed)


@each_line
@pytest.mark.parametrize("situation", ["running", "signal", "quiet"])
def test_every_process_is_read_as_sidekiqs_api_reads_it(
    look: RedisStore, line: int, situation: str
) -> None:
    recorded.load(look, line, situation)
    [told] = recorded.said(line, situation)["processes"]

    [found] = look.snapshot().processes

    info = found.info
    assert (info.identity, info.hostname, info.pid) == (
        told["identity"],
        told["hostname"],
        told["pid"],
    )
    assert (info.tag, info.concurrency, info.version) == (
        told["tag"],
        told["concurrency"],
        told["version"],
    )
    assert (info.started_at, found.beat_at) == (told["started_at"], told["beat"])
    assert (found.busy, found.rss_kb, found.foreign) == (told["busy"], told["rss"], True)
    assert found.quiet is (told["quiet"] == "true")
    assert info.queues == told["weights"][0]
    assert dialect.spoken(look._link) == {line}


@each_line
@pytest.mark.parametrize("situation", ["running", "quiet"])
def test_running_jobs_are_read_as_sidekiqs_api_reads_them(
    look: RedisStore, line: int, situation: str
) -> None:
    recorded.load(look, line, situation)
    told = recorded.said(line, situation)["work"]

    found = look.page(View(state=JobState.BUSY)).rows

    ours = sorted((row.jid, row.job_class, row.queue, row.at) for row in found)
    theirs = [(w["payload"]["jid"], w["payload"]["class"], w["queue"], w["run_at"]) for w in told]
    assert ours == sorted(theirs)


@each_line
def test_what_is_no_job_is_shown_as_the_text_it_is(look: RedisStore, line: int) -> None:
    recorded.load(look, line, "malformed")

    [row] = look.page(View(state=JobState.DEAD)).rows

    assert row.head == b"this is not json"


@each_line
def test_metrics_are_read_as_sidekiqs_query_reads_them(look: RedisStore, line: int) -> None:
    recorded.load(look, line, "metrics")
    said = recorded.metrics_said(line)

    totals = look.metrics(60).totals()

    assert set(totals) == set(said)
    for name, told in said.items():
        ran, sums = totals[name], told["totals"]
        assert (ran.processed, ran.failed, ran.ms) == (
            sums.get("p", 0),
            sums.get("f", 0),
            sums.get("ms", 0),
        )
        ours: dict[str, Any] = {
            stamp(at)[11:16] if line == 7 else stamp(at): counts
            for at, counts in look.histogram(name, 60).items()
        }
        theirs = {at: tuple(reversed(counts)) for at, counts in told["hist"].items()}
        assert ours == theirs


def stamp(at: int) -> str:
    """Return a moment as Sidekiq's query does."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@each_line
def test_a_deploy_is_read_as_a_mark_in_its_minute(look: RedisStore, line: int) -> None:
    recorded.load(look, line, "metrics")

    [mark] = look.metrics(60).marks

    assert mark.label == "release 1"
    assert {stamp(int(mark.at)): mark.label} == recorded.keys(line, "metrics")["20261124-marks"]


@each_line
def test_an_iterable_job_tells_how_far_it_is(look: RedisStore, line: int) -> None:
    recorded.load(look, line, "iterable")
    [job] = recorded.said(line, "iterable")["jobs"]
    written: dict[str, Any] = recorded.keys(line, "iterable")[f"it-{job['jid']}"]

    found = look.iterations([job["jid"], "another"])

    assert set(found) == {job["jid"]}
    state = found[job["jid"]]
    assert (state.executions, state.cursor) == (int(written["ex"]), json.loads(written["c"]))
    assert (state.seconds, state.cancelled_at) == (float(written["rt"]), None)


@each_line
def test_the_command_line_shows_an_iterable_job_and_how_far_it_is(
    look: RedisStore, server: RedisServer, line: int, capfd: pytest.CaptureFixture[str]
) -> None:
    recorded.load(look, line, "iterable")
    [job] = recorded.said(line, "iterable")["jobs"]
    look._link.call("HSET", f"it-{job['jid']}", "cancelled", "1795485890")

    assert main(["job", job["jid"], "--store", server.url]) == 0

    shown = capfd.readouterr().out
    assert "CountdownJob" in shown
    written = recorded.keys(line, "iterable")[f"it-{job['jid']}"]
    assert f"Cursor      {written['c']}\n" in shown
    assert "Executions  1\n" in shown
    assert "Cancelled" in shown


@each_line
def test_the_command_line_shows_jobs_of_rails_as_sidekiqs_pages_do(
    look: RedisStore, server: RedisServer, line: int, capfd: pytest.CaptureFixture[str]
) -> None:
    recorded.load(look, line, "enqueued")

    assert main(["jobs", "enqueued", "--store", server.url]) == 0

    shown = capfd.readouterr().out
    for words in ("WelcomeMailJob", "UserMailer#welcome", "[encrypted data]", "ann@example.test"):
        assert words in shown
    assert "_aj_" not in shown


@each_line
def test_the_older_protocol_of_redis_tells_the_same(server: RedisServer, line: int) -> None:
    told = []
    for protocol in (3, 2):
        store = RedisStore(f"{server.url}?protocol={protocol}", clock=ManualClock(recorded.NOW))
        store._link.call("FLUSHDB")
        recorded.load(store, line, "metrics")
        found: list[Any] = [store.metrics(60), store.histogram("SlowJob", 60)]
        store._link.call("FLUSHDB")
        recorded.load(store, line, "iterable")
        [job] = recorded.said(line, "iterable")["jobs"]
        found += [store.iterations([job["jid"]]), rows(store)]
        store._link.call("FLUSHDB")
        recorded.load(store, line, "running")
        found += [store.snapshot(), store.page(View(state=JobState.BUSY))]
        told.append(found)
        store.close()

    assert told[0] == told[1]
    assert all(told[0])
