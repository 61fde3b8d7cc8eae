"""What the history of a SQLite store keeps, samples and forgets."""

import pytest
from msgspec.structs import replace
from tests.stores.kit import Kit

from kickboard.payload.record import JobState
from kickboard.stores.base import Done, NewJob, Outcome, Retention, Selection, View
from kickboard.stores.sqlite import SQLiteStore, history

DAY = 86_400.0


def dones(n: int) -> list[Done]:
    return [Done(None, float(number), 0.0) for number in range(n)]  # type: ignore[arg-type]


def test_up_to_its_rate_the_sampler_keeps_everything() -> None:
    now = 100.0
    sampler = history.Sampler(per_second=100, seconds=lambda: now)

    assert len(sampler.sample(dones(60))) == 60
    now += 0.5
    assert len(sampler.sample(dones(90))) == 90


def test_above_its_rate_the_sampler_spreads_what_it_keeps() -> None:
    now = 100.0
    sampler = history.Sampler(per_second=100, seconds=lambda: now)

    kept = sampler.sample(dones(1000))

    assert [item.started for item in kept] == [float(number) for number in range(0, 1000, 10)]
    assert len(sampler.sample(dones(1000))) == 0
    now += 0.25
    assert len(sampler.sample(dones(1000))) == 25


def test_the_page_and_the_count_tell_that_only_some_were_kept(
    sqlite: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(sqlite.store, SQLiteStore)
    monkeypatch.setattr(sqlite.store, "_sampler", history.Sampler(per_second=10))
    sqlite.complete(sqlite.run(*[f"{n:03}" for n in range(100)]))

    snapshot = sqlite.store.snapshot()

    assert snapshot.processed == 100
    assert snapshot.completed_kept == sqlite.store.count(View(state=JobState.COMPLETED)) == 10
    sqlite.check()


def test_failures_are_kept_whatever_their_number(
    sqlite: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(sqlite.store, SQLiteStore)
    monkeypatch.setattr(sqlite.store, "_sampler", history.Sampler(per_second=1))
    claimed = sqlite.run(*[f"{n:03}" for n in range(50)])

    sqlite.fail(claimed, Outcome.DISCARDED)

    assert all(sqlite.store.get(f"{n:03}") for n in range(50))


def test_the_history_is_trimmed_to_its_number_oldest_first(sqlite: Kit) -> None:
    for jid in "abcdef":
        sqlite.complete(sqlite.run(jid))

    assert sqlite.store.trim(Retention(history_max=4), limit=1).history == 1
    assert sqlite.store.trim(Retention(history_max=4)).history == 1
    assert sqlite.store.trim(Retention(history_max=4)).history == 0

    assert sqlite.jids(JobState.COMPLETED) == ["c", "d", "e", "f"]
    assert sqlite.store.get("a") is None
    sqlite.check()


def test_the_history_is_trimmed_by_age(sqlite: Kit) -> None:
    sqlite.complete(sqlite.run("old"))
    sqlite.clock.advance(31 * DAY)
    sqlite.complete(sqlite.run("young"))

    assert sqlite.store.trim(Retention()).history == 1
    assert sqlite.jids(JobState.COMPLETED) == ["young"]
    sqlite.check()


def test_the_history_is_trimmed_by_size(sqlite: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = sqlite.run(*[f"{n}" for n in range(10)])
    trace = "".join(f"line {n} of a long trace, {n * 7919}\n" for n in range(400))
    failures = [
        replace(sqlite.failure(d, Outcome.DISCARDED), backtrace=f"{d.jid} {trace}") for d in claimed
    ]
    sqlite.store.finish([], failures)
    sqlite.check()
    monkeypatch.setattr(history, "MAX_BYTES", 20_000)

    trimmed = sqlite.store.trim(Retention()).history

    assert 0 < trimmed < 10
    assert sqlite.store.trim(Retention()).history == 0
    assert sqlite.store.get("0") is None
    assert sqlite.store.get("9") is not None
    sqlite.check()


def test_a_large_payload_leaves_its_arguments_head(sqlite: Kit) -> None:
    text = f'{{"class":"BigJob","args":["{"x" * 5000}"],"jid":"big"}}'
    sqlite.store.push([NewJob("big", "BigJob", "default", text.encode())])
    sqlite.complete(sqlite.claim())

    (row,) = sqlite.store.page(View(state=JobState.COMPLETED)).rows

    assert row.size == len(text)
    assert row.head.startswith(b'{"args":["xxx')
    assert len(row.head) < 200
    detail = sqlite.store.get("big")
    assert detail is not None
    assert detail.record.job_class == "BigJob"


def test_operations_that_are_long_ago_cannot_be_undone(sqlite: Kit) -> None:
    sqlite.push("a")
    op = sqlite.store.delete(Selection(view=View(state=JobState.ENQUEUED))).op
    sqlite.clock.advance(8 * DAY)
    sqlite.store.trim(Retention(trash_seconds=7 * DAY))

    assert sqlite.store.restore(op) == (0, 0)
