"""A search that goes on in the order of the file, and by two threads."""

import random

import pytest
from tests.stores.kit import Kit, these

from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, JobRow, Scanned, View
from kickboard.stores.query import parse
from kickboard.stores.sqlite import searching

ENQUEUED, SCHEDULED, DEAD = JobState.ENQUEUED, JobState.SCHEDULED, JobState.DEAD
#: Jobs of each state, and what they are called.
JOBS = 60
NAMES = {ENQUEUED: "job", SCHEDULED: "later", DEAD: "dead"}


@pytest.fixture
def swept(sqlite: Kit, monkeypatch: pytest.MonkeyPatch) -> Kit:
    """A store whose jobs are due in an order of their own, and that sweeps soon."""
    for name, value in (("IN_ORDER", 8), ("ENOUGH", 4), ("SPLIT", 4)):
        monkeypatch.setattr(searching, name, value)
    rng = random.Random(11)
    for number in range(JOBS):
        sqlite.push(f"later{number:02}", at=sqlite.clock.now() + rng.randrange(1, 40))
        sqlite.bury(f"dead{number:02}")
    for number in range(JOBS):
        sqlite.push(f"job{number:02}", queue=rng.choice("ab"), priority=rng.randrange(3))
    return sqlite


def steps(kit: Kit, view: View, look: int) -> list[Scanned]:
    """Search all of *view*."""
    done: list[Scanned] = []
    after: Cursor | None = None
    while not done or after is not None:
        done.append(kit.store.scan(view, after, look, 1000))
        after = done[-1].after
    return done


def in_order(done: list[Scanned], *, descending: bool) -> list[JobRow]:
    """Put what was found where it belongs."""
    placed = [pair for step in done for pair in zip(step.places or (), step.rows, strict=True)]
    return [row for _, row in sorted(placed, key=lambda pair: pair[0], reverse=descending)]


@pytest.mark.parametrize("state", [ENQUEUED, SCHEDULED, DEAD])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("look", [1, 9, 50])
def test_a_rare_text_is_found_wherever_it_is(
    swept: Kit, state: JobState, look: int, *, descending: bool
) -> None:
    for number in range(0, JOBS, 7):
        view = View(state=state, query=parse(f"{NAMES[state]}{number:02}"), descending=descending)

        done = steps(swept, view, look)

        assert in_order(done, descending=descending) == list(swept.store.page(view).rows)
        assert sum(step.hits for step in done) == swept.store.count(view)
        assert sum(step.looked for step in done) == JOBS


def test_what_is_frequent_near_the_top_is_found_in_order_to_the_end(swept: Kit) -> None:
    view = View(state=SCHEDULED, query=parse("later"))

    done = steps(swept, view, 9)

    assert done[1].places is None
    assert [row.jid for step in done for row in step.rows] == swept.jids(SCHEDULED)


def test_a_state_of_few_jobs_in_a_large_file_is_not_swept(
    swept: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Scanned:
        raise AssertionError("all of the file was read")

    monkeypatch.setattr(searching, "_swept", refuse)
    view = View(state=DEAD, query=parse("dead59"))
    with pytest.raises(AssertionError, match="all of the file"):
        steps(swept, view, 9)
    monkeypatch.setattr(searching, "DENSE", 0.9)

    assert sum(step.hits for step in steps(swept, view, 9)) == 1


def test_what_left_its_state_meanwhile_is_no_longer_found(swept: Kit) -> None:
    view = View(state=SCHEDULED, query=parse("later30"))
    first = swept.store.scan(view, None, 9)
    swept.store.delete(these(SCHEDULED, *swept.jids(SCHEDULED)))

    assert swept.store.scan(view, first.after, 1000)[:4] == ((), 0, 0, None)


def test_trouble_of_the_second_thread_is_told(swept: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreUnavailableError("the disk is gone")

    monkeypatch.setattr(searching._Beside, "_read", fail)
    with pytest.raises(StoreUnavailableError, match="the disk"):
        steps(swept, View(state=DEAD, query=parse("dead59")), 9)
