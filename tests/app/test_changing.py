"""Move and reschedule what is chosen, from the key in the table to the store and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.hands import Hands, Hello, S, click, push, record

from kickboard.client import Client
from kickboard.stores.base import Moved, Selection, Target, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import changing as commands
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.engine_link.link import EngineLink
from kickboard_desktop.views.changing.edit_dialog import EditDialog
from kickboard_desktop.views.changing.place_dialogs import MoveDialog, RescheduleDialog
from kickboard_desktop.views.changing.preview import PreviewDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(EngineLink, "hello", property(lambda _link: Hello()))
    made = Desk(qtbot, tmp_path)
    made.store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield made
    made.close()


# -- another queue


def test_m_moves_what_is_chosen_to_a_queue_and_undo_brings_it_back(desk: Desk) -> None:
    jids = [push(desk, queue="a") for _ in range(3)]
    before = [row.jid for row in desk.store.page(View(state=S.ENQUEUED)).rows]
    hands = Hands(desk, "enqueued")
    hands.choose_all()

    hands.press(Qt.Key.Key_M)
    dialog = hands.dialog(MoveDialog)
    assert dialog.queues.findText("mailers") >= 0  # of a class the engine knows
    dialog.queues.setEditText("b")
    click(dialog, "move_dialog_confirm")
    hands.said("Moved to the queue b: 3 jobs")

    assert {record(desk, jid).queue for jid in jids} == {"b"}
    hands.undo()
    assert desk.said == ["Restored 3 jobs"]
    assert [row.jid for row in desk.store.page(View(state=S.ENQUEUED)).rows] == before
    hands.redo()
    assert {record(desk, jid).queue for jid in jids} == {"b"}


def test_a_move_that_ran_in_part_is_undone_in_part(desk: Desk) -> None:
    for _ in range(3):
        push(desk, queue="a")
    hands = Hands(desk, "enqueued")
    hands.choose_all()
    hands.press(Qt.Key.Key_M)
    hands.dialog(MoveDialog).queues.setEditText("b")
    click(hands.dialog(MoveDialog), "move_dialog_confirm")
    hands.said("Moved to the queue b: 3 jobs")
    desk.fill()
    desk.store.claim([("b", 1)], 1)

    hands.undo()

    assert desk.said == ["2 of 3 restored, 1 already running or gone"]


@pytest.mark.parametrize("keeps", [True, False])
def test_scheduled_jobs_wait_on_in_their_new_queue_if_they_are_to(
    desk: Desk, *, keeps: bool
) -> None:
    at = desk.session.now() + 3600
    jid = push(desk, queue="a", at=at)
    hands = Hands(desk, "scheduled")
    hands.choose_all()
    hands.press(Qt.Key.Key_M)
    dialog = hands.dialog(MoveDialog)

    dialog.queues.setEditText("b")
    dialog.keep_time.setChecked(keeps)
    click(dialog, "move_dialog_confirm")
    hands.said("Moved to the queue b: 1 job")

    moved = record(desk, jid)
    assert moved.queue == "b"
    assert moved.state is (S.SCHEDULED if keeps else S.ENQUEUED)
    assert not keeps or moved.at == at


def test_a_name_that_is_none_cannot_be_moved_to(desk: Desk) -> None:
    push(desk)
    hands = Hands(desk, "enqueued")
    hands.choose_all()
    hands.press(Qt.Key.Key_M)
    dialog = hands.dialog(MoveDialog)
    confirm = dialog.findChild(QPushButton, "move_dialog_confirm")
    assert confirm is not None
    assert not confirm.isEnabled()

    dialog.queues.setEditText("x" * 201)
    assert not confirm.isEnabled()
    dialog.queues.setEditText("x")
    assert confirm.isEnabled()


# -- another time


def test_s_reschedules_what_is_chosen_and_undo_brings_it_back(desk: Desk) -> None:
    jid = push(desk, at=desk.session.now() + 60)
    old = record(desk, jid)
    hands = Hands(desk, "scheduled")
    hands.choose_all()

    hands.press(Qt.Key.Key_S)
    dialog = hands.dialog(RescheduleDialog)
    dialog.when.edit.setText("in 2 h")
    at = dialog.when.moment
    click(dialog, "reschedule_dialog_confirm")
    hands.said("Rescheduled 1 job")

    assert at is not None
    assert abs(record(desk, jid).at - at) < 5
    hands.undo()
    assert record(desk, jid) == old
    hands.redo()
    assert abs(record(desk, jid).at - at) < 5


def test_a_reschedule_that_ran_in_part_is_undone_in_part(desk: Desk) -> None:
    for _ in range(3):
        push(desk, at=desk.session.now() + 600)
    hands = Hands(desk, "scheduled")
    hands.choose_all()
    hands.press(Qt.Key.Key_S)
    hands.dialog(RescheduleDialog).when.edit.setText("in 5 s")
    click(hands.dialog(RescheduleDialog), "reschedule_dialog_confirm")
    hands.said("Rescheduled 3 jobs")
    assert desk.store.promote(desk.session.now() + 60, 2).promoted == 2

    hands.undo()

    assert desk.said == ["1 of 3 restored, 2 already running or gone"]


def test_a_time_that_is_none_cannot_be_chosen(desk: Desk) -> None:
    push(desk, at=desk.session.now() + 60)
    hands = Hands(desk, "scheduled")
    hands.choose_all()
    hands.press(Qt.Key.Key_S)
    dialog = hands.dialog(RescheduleDialog)
    confirm = dialog.findChild(QPushButton, "reschedule_dialog_confirm")
    assert confirm is not None

    dialog.when.edit.setText("whenever")

    assert not confirm.isEnabled()
    assert "no time" in dialog.when.note


# -- how much is asked first


def test_of_twenty_jobs_and_more_some_are_shown_before(desk: Desk) -> None:
    desk.fill(dead=40)
    hands = Hands(desk, "dead")
    hands.choose_all()

    hands.press(Qt.Key.Key_Delete)
    dialog = hands.dialog(PreviewDialog)
    desk.qtbot.waitUntil(lambda: len(dialog.preview.lines) == 5)
    assert desk.store.snapshot().counts[S.TRASH] == 0
    assert "s3cret" not in " ".join(dialog.preview.lines)
    click(dialog, "preview_confirm")
    hands.said("Deleted 40 jobs")

    hands.undo()
    assert desk.said == ["Restored 40 jobs"]


def test_the_classes_of_many_jobs_have_room_for_their_lines(desk: Desk) -> None:
    for number in range(30):
        push(desk, queue="a", **{"class": f"{'LongNamed' * 4}Job{number % 7}"})
    hands = Hands(desk, "enqueued")
    hands.choose_all()

    hands.press(Qt.Key.Key_Delete)
    dialog = hands.dialog(PreviewDialog)
    desk.qtbot.waitUntil(lambda: len(dialog.preview.lines) == 5)

    words = dialog.preview.findChild(QLabel, "preview_classes")
    assert words is not None
    desk.qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.height() > 2 * words.fontMetrics().height()


def test_fewer_are_acted_on_at_once(desk: Desk) -> None:
    desk.fill(dead=19)
    hands = Hands(desk, "dead")
    hands.choose_all()

    hands.press(Qt.Key.Key_Delete)
    hands.said("Deleted 19 jobs")

    assert not hands.window.findChildren(PreviewDialog)


def test_of_a_thousand_the_number_is_typed_after_the_time_was_chosen(desk: Desk) -> None:
    Client(desk.store).push_bulk(
        [
            {"class": "EmailJob", "args": [n], "at": desk.session.now() + 600 + n}
            for n in range(1200)
        ]
    )
    hands = Hands(desk, "scheduled")
    hands.choose_all()
    asked: list[tuple[str, int]] = []

    def agree(title: str, count: int, go_on: Callable[[], None]) -> None:
        asked.append((title, count))
        go_on()

    desk.controller.count_asked.connect(agree)

    hands.press(Qt.Key.Key_S)
    dialog = hands.dialog(RescheduleDialog)
    dialog.when.edit.setText("in 3 h")
    click(dialog, "reschedule_dialog_confirm")
    hands.said("Rescheduled 1\u202f200 jobs")

    assert asked == [("Reschedule 1\u202f200 jobs", 1200)]
    times = {round(row.at) for row in desk.store.page(View(state=S.SCHEDULED), None, 2000).rows}
    assert len(times) == 1
    hands.undo()
    assert desk.said == ["Restored 1\u202f200 jobs"]


def test_a_long_move_can_be_stopped_and_what_was_done_is_undone(desk: Desk) -> None:
    jids = Client(desk.store).push_bulk(
        [{"class": "EmailJob", "args": [n], "queue": "a"} for n in range(2500)]
    )
    progress = Progress(2500)
    command = commands.move_to_queue(Selection(view=View(state=S.ENQUEUED)), "b", keep_time=True)
    original = desk.store.move

    def move(
        selection: Selection, target: Target, limit: int = 1000, op: int | None = None
    ) -> Moved:
        progress.cancel()
        return original(selection, target, limit, op)

    desk.store.move = move  # type: ignore[method-assign]
    report = command(desk.store, progress)

    assert (report.cancelled, report.count) == (True, 1000)
    assert report.op is not None
    assert desk.store.restore(report.op) == (1000, 0)
    assert [row.jid for row in desk.store.page(View(state=S.ENQUEUED), None, 3000).rows] == jids


# -- one dialog at a time


@pytest.mark.parametrize("second", ["edit_job", "reschedule", "move_jobs"])
def test_keys_that_come_before_the_dialog_open_no_second_one(desk: Desk, second: str) -> None:
    push(desk, at=desk.session.now() + 60)
    hands = Hands(desk, "scheduled")
    hands.choose_all()

    hands.press(Qt.Key.Key_E)
    desk.actions[second].trigger()
    dialog = hands.dialog(EditDialog)
    desk.qtbot.waitUntil(lambda: dialog.isVisible() and not desk.session.tasks.busy)

    assert [one for one in hands.window.findChildren(QDialog) if one.isVisible()] == [dialog]
    dialog.reject()
    desk.actions[second].trigger()
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in hands.window.findChildren(QDialog)))


def test_an_edit_whose_job_comes_late_does_not_open_over_another_dialog(desk: Desk) -> None:
    push(desk, at=desk.session.now() + 60)
    hands = Hands(desk, "scheduled")
    hands.choose_all()
    hands.press(Qt.Key.Key_E)
    other = QDialog(hands.window)
    other.open()

    desk.qtbot.waitUntil(lambda: not desk.session.tasks.busy)

    assert not hands.window.findChildren(EditDialog)
    other.reject()
    desk.actions["edit_job"].trigger()
    hands.dialog(EditDialog)
