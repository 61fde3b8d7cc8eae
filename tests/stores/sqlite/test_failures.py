"""What a SQLite store says of failures when its history has been trimmed, or is long."""

import pytest
from tests.stores.kit import Kit, these
from tests.stores.test_conformance_errors import fail

from kickboard.config import Retention
from kickboard.payload.record import JobState
from kickboard.stores.base import Outcome, Target, View
from kickboard.stores.grouping import MOST_FAILURES
from kickboard.stores.query import parse

DEAD = JobState.DEAD


def test_dead_jobs_whose_failure_is_forgotten_still_count(sqlite: Kit) -> None:
    fail(sqlite, sqlite.run("a", "b"), "no answer {n}", outcome=Outcome.DEAD)
    assert sqlite.store.error_groups()[0].place == "shop/pay.py:perform"

    sqlite.store.trim(Retention(history_max=0))

    [group] = sqlite.store.error_groups()
    assert (group.pattern, group.place, group.count, group.dead) == ("no answer #", "", 2, 2)
    view = View(state=DEAD, query=parse(f"group:{group.key}"))
    assert sqlite.store.count(view) == 2
    sqlite.store.move(these(DEAD, "a"), Target(state=JobState.ENQUEUED))
    assert sqlite.store.error_groups()[0].count == 1


def test_rows_that_take_the_numbers_of_trimmed_ones_are_read(sqlite: Kit) -> None:
    fail(sqlite, sqlite.run("a"), "old", outcome=Outcome.DISCARDED)
    assert [group.pattern for group in sqlite.store.error_groups()] == ["old"]
    sqlite.store.trim(Retention(history_max=0))
    sqlite.clock.advance(1)

    fail(sqlite, sqlite.run("b"), "new", outcome=Outcome.DISCARDED)

    assert [group.pattern for group in sqlite.store.error_groups()] == ["new"]


def test_half_a_trimmed_history_leaves_the_other_half(sqlite: Kit) -> None:
    for jid in "abcd":
        fail(sqlite, sqlite.run(jid), "no answer", outcome=Outcome.DISCARDED)
    assert sqlite.store.error_groups()[0].count == 4

    sqlite.store.trim(Retention(history_max=2))

    assert sqlite.store.error_groups()[0].count == 2


@pytest.mark.slow
def test_only_the_newest_failures_are_looked_at(sqlite: Kit) -> None:
    step = 5_000
    for start in range(0, MOST_FAILURES + step, step):
        deliveries = sqlite.run(*(f"{n}" for n in range(start, start + step)))
        while deliveries:
            fail(sqlite, deliveries, "no answer", outcome=Outcome.DISCARDED)
            deliveries = sqlite.claim(step)

    assert sqlite.store.error_groups()[0].count == MOST_FAILURES
