"""What is said of one job is said of one, and why something cannot be done is a sentence."""

import pytest

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions import commands, restoring
from kickboard_desktop.actions.catalogue import EVERY
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.texts import counted


def begun(store: MemoryStore, count: int) -> list[str]:
    """Jobs that run by now, though they were to be taken back."""
    jids = [jid for jid in Client(store).push_bulk([{"class": "A", "args": []}] * count) if jid]
    assert len(store.claim([("default", count)], count)) == count
    return jids


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "The job could not be restored: it has run or moved on"),
        (3, "None of 3 jobs could be restored: they have run or moved on"),
    ],
)
def test_one_job_that_does_not_come_back_is_one(count: int, said: str, qapp: object) -> None:
    store = MemoryStore()
    Client(store).push_bulk([{"class": "A", "args": []}] * count)
    waiting = Selection(view=View(state=JobState.ENQUEUED))
    commands.kill(waiting)(store, Progress())
    report = commands.retry(Selection(view=View(state=JobState.DEAD)))(store, Progress())
    store.claim([("default", count)], count)

    assert report.op is not None
    assert restoring.restore(store, report.op, Progress()).text == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "The job could not be deleted: it is running or gone"),
        (2, "0 of 2 deleted, 2 already running or gone"),
    ],
)
def test_one_job_that_is_not_deleted_again_is_one(count: int, said: str, qapp: object) -> None:
    store = MemoryStore()
    jids = begun(store, count)

    again = restoring.delete_again(jids, [JobState.ENQUEUED])
    assert again(store, Progress()).text == said


def test_one_is_not_many() -> None:
    assert counted(1, "1 job waits", "%s jobs wait") == "1 job waits"
    assert counted(1204, "1 job waits", "%s jobs wait").endswith("204 jobs wait")
    assert counted(0, "1 job waits", "%s jobs wait") == "0 jobs wait"


@pytest.mark.parametrize("spec", EVERY, ids=lambda spec: spec.id)
def test_a_reason_is_a_sentence_and_names_no_state_of_the_engine(
    spec: ActionSpec, qapp: object
) -> None:
    """The palette shows reasons on any page, so they say where to go."""
    at_start = Situation(is_open=True, engine=EngineState.RUNNING, has_classes=True)

    why = spec.rule(at_start)

    assert not why or (why[0].isupper() and why.endswith(".") and len(why.split()) > 2)
    assert " or scheduled or " not in why
    assert not why.startswith("Only for retry")


def test_all_of_one_job_is_not_counted(qapp: object) -> None:
    actions = Actions()

    actions.refresh(Situation(is_open=True, state=JobState.DEAD, matching=1, selected=1))
    assert actions["retry_all"].text() == "Retry all"
    assert actions["delete"].text() == "Delete"

    actions.refresh(Situation(is_open=True, state=JobState.DEAD, matching=2, selected=2))
    assert actions["retry_all"].text() == "Retry all 2"
