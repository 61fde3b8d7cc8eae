"""The journal: what was done, and what of it can be undone."""

from __future__ import annotations

from kickboard.payload.record import JobState
from kickboard.stores.base import Operation
from kickboard_desktop.actions.undo import EngineEntry, Entry, Journal
from kickboard_desktop.models.rows.journal import JournalLine, journal_columns, journal_lines

S = JobState


def entry(text: str, op: int | None = None) -> Entry:
    return Entry(text=text, undo=lambda *_: None, redo=lambda *_: None, op=op)  # type: ignore[arg-type]


def operation(number: int, at: float, target: JobState = JobState.TRASH) -> Operation:
    return Operation(id=number, at=at, target=target, count=3)


def lines(journal: Journal, operations: list[Operation] | None = None) -> list[JournalLine]:
    return journal_lines(journal.lines, operations, journal.can_undo, 100.0)


def test_every_deed_is_told_newest_first() -> None:
    journal = Journal()
    journal.note(entry("Deleted 2 jobs"), 10.0)
    journal.tell("Enqueued 5 jobs", 20.0)

    newest, oldest = lines(journal)

    assert (newest.text, newest.can_undo) == ("Enqueued 5 jobs", False)
    assert (oldest.text, oldest.can_undo, oldest.here) == ("Deleted 2 jobs", True, True)


def test_what_was_taken_back_says_how_that_went() -> None:
    journal = Journal()
    deed = entry("Deleted 12 jobs")
    journal.note(deed, 10.0)
    assert journal.take_undo() is deed
    journal.undone(deed, "9 of 12 restored, 3 already running or gone")

    [line] = lines(journal)

    assert (line.result, line.can_undo) == ("9 of 12 restored, 3 already running or gone", False)
    assert journal.redo_text == "Deleted 12 jobs"


def test_any_line_can_be_taken_back_before_the_newest() -> None:
    journal = Journal()
    first, second = entry("first"), entry("second")
    journal.note(first, 1.0)
    journal.note(second, 2.0)

    assert journal.take(first) is first
    journal.undone(first)

    assert journal.undo_text == "second"
    assert journal.take(first) is None
    assert [line.can_undo for line in lines(journal)] == [True, False]


def test_a_redone_pause_is_a_line_of_its_own_and_a_failed_undo_is_none() -> None:
    journal = Journal()
    deed = EngineEntry(text="Processors 5 to 6", undo={}, redo={})
    journal.note(deed, 1.0)
    journal.take_undo()
    journal.redone(deed, 2.0)  # it could not be taken back
    assert len(journal.lines) == 1

    journal.take_undo()
    journal.undone(deed)
    journal.take_redo()
    journal.redone(deed, 3.0)

    assert [(line.at, line.can_undo) for line in lines(journal)] == [(3.0, True), (1.0, False)]


def test_what_others_did_stands_between_by_its_time() -> None:
    journal = Journal()
    journal.note(entry("mine", op=7), 10.0)
    journal.note(entry("mine too", op=9), 30.0)

    found = lines(journal, [operation(9, 30.0), operation(8, 20.0), operation(7, 10.0)])

    assert [(line.text, line.here) for line in found] == [
        ("mine too", True),
        ("3 jobs deleted", False),
        ("mine", True),
    ]
    assert found[1].op == 8


def test_what_the_store_can_no_longer_undo_is_not_offered() -> None:
    journal = Journal()
    journal.note(entry("mine", op=7), 10.0)

    assert lines(journal)[0].can_undo  # not known yet
    [line] = lines(journal, [])
    assert not line.can_undo
    assert line.result


def test_every_kind_of_operation_has_words() -> None:
    targets = (S.ENQUEUED, S.SCHEDULED, S.RETRY, S.DEAD, S.TRASH)
    found = lines(Journal(), [operation(n, n, target) for n, target in enumerate(targets, 1)])

    assert len({line.text for line in found}) == len(targets)
    assert all(isinstance(column.text(line), str) for line in found for column in journal_columns())
