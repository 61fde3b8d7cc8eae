"""What we promise of jobs, what keeps each promise, and the test that proves it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.teaching.reliability import DYING, KILLING, STARTS
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

#: The tests of a job's way through any store.
WAY = "tests/stores/test_conformance_way.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise, what keeps it, and the test that proves it."""

    key: str
    says: str
    kept_by: str
    test: str


#: Each promise: its key, what it says, by what it is kept, its test.
_PROMISES = (
    (
        "P1",
        QT_TRANSLATE_NOOP(
            "Promises", "What was enqueued survives the death of any of our processes."
        ),
        QT_TRANSLATE_NOOP("Promises", "Enqueueing returns after the commit, not before."),
        f"{KILLING}::test_ten_kills_lose_nothing",
    ),
    (
        "P2",
        QT_TRANSLATE_NOOP("Promises", "With full durability it survives a power cut as well."),
        QT_TRANSLATE_NOOP(
            "Promises",
            "Each commit is synced to the disk. Checked is the setting; no plug was pulled.",
        ),
        "tests/stores/sqlite/test_opening.py::test_full_durability_syncs_every_commit",
    ),
    (
        "P3",
        QT_TRANSLATE_NOOP("Promises", "Every job runs at least once to an outcome."),
        QT_TRANSLATE_NOOP(
            "Promises",
            "A job leaves its queue with its outcome only; a dead engine's jobs go back.",
        ),
        f"{KILLING}::test_ten_kills_lose_nothing",
    ),
    (
        "P4",
        QT_TRANSLATE_NOOP("Promises", "An engine that lost a job cannot settle it any more."),
        QT_TRANSLATE_NOOP("Promises", "Each claim has a token that is checked in the same commit."),
        f"{WAY}::test_an_old_token_is_worthless_once_the_job_was_claimed_again",
    ),
    (
        "P5",
        QT_TRANSLATE_NOOP("Promises", "A job runs twice only after a crash, and that is counted."),
        QT_TRANSLATE_NOOP("Promises", "Every start is noted where it outlives the engine."),
        f"{STARTS}::test_only_those_that_had_begun_count_as_run_twice",
    ),
    (
        "P6",
        QT_TRANSLATE_NOOP("Promises", "A job is always in exactly one place."),
        QT_TRANSLATE_NOOP("Promises", "Each move is one transaction."),
        f"{KILLING}::test_a_death_at_any_commit_leaves_every_job_in_one_place",
    ),
    (
        "P7",
        QT_TRANSLATE_NOOP("Promises", "A job that kills its process is stopped."),
        QT_TRANSLATE_NOOP(
            "Promises", "Three recorded starts that ended with the process bury it as poison."
        ),
        f"{DYING}::test_three_recorded_starts_are_poison_and_bystanders_are_spared",
    ),
    (
        "P8",
        QT_TRANSLATE_NOOP("Promises", "A sleeping laptop is not taken for a dead engine."),
        QT_TRANSLATE_NOOP("Promises", "Liveness is a lock of the kernel, which no clock can end."),
        f"{DYING}::test_a_stopped_process_is_not_taken_for_dead",
    ),
    (
        "P9",
        QT_TRANSLATE_NOOP("Promises", "A full or locked disk loses nothing that was stored."),
        QT_TRANSLATE_NOOP(
            "Promises", "The call fails as a whole and is repeated; the window says why."
        ),
        "tests/stores/sqlite/test_trouble.py::test_a_full_disk_refuses_pushes_and_loses_nothing",
    ),
)


def promises() -> tuple[Promise, ...]:
    """Return P1 to P9, as they hold for the store in one SQLite file."""
    return tuple(
        Promise(
            key=key,
            says=translate("Promises", says),
            kept_by=translate("Promises", kept_by),
            test=test,
        )
        for key, says, kept_by, test in _PROMISES
    )


def promise_columns() -> tuple[Column[Promise], ...]:
    """Return the columns of the table of promises."""
    return (
        Column(id="key", title="", width=44, muted=True, text=lambda row: row.key),
        Column(
            id="says",
            title=translate("Promises", "Promise"),
            width=420,
            stretch=True,
            text=lambda row: row.says,
        ),
        Column(
            id="kept_by",
            title=translate("Promises", "Kept by"),
            width=470,
            stretch=True,
            muted=True,
            text=lambda row: row.kept_by,
        ),
        Column(
            id="test",
            title=translate("Promises", "Proved by the test"),
            width=250,
            stretch=True,
            mono=True,
            muted=True,
            text=lambda row: row.test.rpartition("::")[2],
            tip=lambda row: row.test,
        ),
    )
