"""Edit, reschedule and move, from the key in the table to the store and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.client import Client
from kickboard.payload.record import JobRecord, JobState
from kickboard.payload.shown import MASK
from kickboard.stores.base import Moved, Selection, Target, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import changing as commands
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.changing import Changing
from kickboard_desktop.link import EngineLink
from kickboard_desktop.telemetry import ClassInfo, ParamInfo
from kickboard_desktop.views.edit_dialog import EditDialog
from kickboard_desktop.views.job_kinds import job_kinds
from kickboard_desktop.views.jobset import JobSetPage
from kickboard_desktop.views.place_dialogs import MoveDialog, RescheduleDialog
from kickboard_desktop.views.preview import PreviewDialog

D = TypeVar("D", bound=QDialog)
S = JobState
KINDS = {kind.name: kind for kind in job_kinds()}
MAIL = ClassInfo(
    name="EmailJob",
    queue="mailers",
    params=(
        ParamInfo(name="to", type="str"),
        ParamInfo(name="copies", type="int", required=False, default=1),
    ),
)


class Hello:
    """What the engine said: one class."""

    classes = (MAIL,)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(EngineLink, "hello", property(lambda _link: Hello()))
    made = Desk(qtbot, tmp_path)
    made.store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield made
    made.close()


class Hands:
    """The page, and a person at it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        desk.open()
        self.window = QWidget()
        desk.qtbot.addWidget(self.window)
        self.changing = Changing(
            desk.session, desk.controller, desk.actions, desk.theme, self.window
        )
        page = JobSetPage(KINDS[name], desk.session, desk.actions, desk.theme, desk.settings)
        self.page = desk.show(page)
        desk.qtbot.waitUntil(lambda: page.model.is_loaded)
        page.table.setFocus()

    def choose_all(self) -> None:
        self.page.table.selectAll()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.table, key)

    def dialog(self, kind: type[D]) -> D:
        self.desk.qtbot.waitUntil(lambda: bool(self.window.findChildren(kind)))
        return self.window.findChildren(kind)[-1]

    def said(self, words: str) -> None:
        self.desk.qtbot.waitUntil(lambda: any(words in said for said in self.desk.said))

    def undo(self) -> None:
        self.desk.said.clear()
        self.desk.actions["undo"].trigger()
        self.desk.qtbot.waitUntil(lambda: bool(self.desk.said))

    def redo(self) -> None:
        self.desk.said.clear()
        self.desk.actions["redo"].trigger()
        self.desk.qtbot.waitUntil(lambda: bool(self.desk.said))


def push(desk: Desk, **item: Any) -> str:
    jid = Client(desk.store).push({"class": "EmailJob", "args": ["ada@example.com", 2], **item})
    return str(jid)


def bury(desk: Desk, **item: Any) -> str:
    jid = push(desk, **item)
    desk.store.move(Selection(view=View(state=S.ENQUEUED)), Target(state=S.DEAD))
    return jid


def record(desk: Desk, jid: str) -> JobRecord:
    found = desk.store.get(jid)
    assert found is not None
    return found.record


def click(dialog: QDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled(), name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def only(desk: Desk, state: JobState) -> JobRecord:
    [row] = desk.store.page(View(state=state)).rows
    return record(desk, row.jid)


def argument(dialog: EditDialog, name: str) -> QLineEdit:
    line = dialog.findChild(QWidget, f"argument_{name}").findChild(QLineEdit)  # type: ignore[union-attr]
    assert isinstance(line, QLineEdit)
    return line


# -- edit


def edit(desk: Desk, **item: Any) -> tuple[Hands, EditDialog, JobRecord]:
    old = record(desk, bury(desk, **item))
    hands = Hands(desk, "dead")
    hands.page.table.selectRow(0)
    hands.press(Qt.Key.Key_E)
    return hands, hands.dialog(EditDialog), old


def test_e_edits_the_arguments_and_undo_makes_everything_as_it_was(desk: Desk) -> None:
    hands, dialog, old = edit(desk, queue="mailers", retry=5, tags=["nightly"])

    argument(dialog, "to").setText("eve@example.com")
    dialog.queue.setText("low")
    dialog.retries.setText("3")
    click(dialog, "edit_confirm")
    hands.said("Enqueued the edited job")

    new = only(desk, S.ENQUEUED)
    assert (new.args, new.queue, new.retry, new.tags) == (
        ("eve@example.com", 2),
        "low",
        3,
        ("nightly",),
    )
    assert new.extra["clone_of"] == old.jid
    assert only(desk, S.TRASH).jid == old.jid
    desk.qtbot.waitUntil(lambda: not hands.window.findChildren(EditDialog))

    hands.undo()
    assert desk.said == ["Restored 1 job"]
    assert record(desk, old.jid) == old
    assert desk.store.get(new.jid) is None

    hands.redo()
    assert only(desk, S.ENQUEUED).args == ("eve@example.com", 2)


def test_an_edit_whose_new_job_runs_already_is_not_undone(desk: Desk) -> None:
    hands, dialog, old = edit(desk, queue="mailers")
    click(dialog, "edit_confirm")
    hands.said("Enqueued the edited job")
    desk.fill()  # registers an engine
    [claimed] = desk.store.claim([("mailers", 1)], 1)

    hands.undo()

    assert desk.said == ["The job could not be restored: it has run or moved on"]
    assert record(desk, old.jid).state is S.TRASH
    assert claimed.jid != old.jid


def test_what_is_typed_is_checked_at_once_and_at_its_place(desk: Desk) -> None:
    _, dialog, _ = edit(desk)
    wait: Callable[..., None] = desk.qtbot.waitUntil

    argument(dialog, "copies").setText("many")
    wait(lambda: "copies: 'many' is no whole number" in dialog.said)
    assert not dialog.confirm.isEnabled()

    argument(dialog, "copies").setText("3")
    wait(lambda: dialog.said == "")
    dialog.arguments.mode.choose("json")
    assert json.loads(dialog.arguments.json.toPlainText()) == ["ada@example.com", 3]
    dialog.arguments.json.setPlainText('["ada@example.com" 3]')
    wait(lambda: dialog.said == "Line 1, column 20: expecting ',' delimiter")
    assert dialog.arguments.json.wrong == 19

    dialog.arguments.json.setPlainText('["ada@example.com", [3]]')
    wait(lambda: dialog.said == "")
    dialog.retries.setText("often")
    wait(lambda: "Retries are a number" in dialog.said)
    dialog.retries.setText("0")
    dialog.when.edit.setText("in a while")
    wait(lambda: "time like" in dialog.said)
    dialog.when.edit.setText("in 1 h")
    wait(lambda: dialog.said == "")
    dialog.queue.setText("")
    wait(lambda: "queue name" in dialog.said)
    dialog.queue.setText("low")
    wait(dialog.confirm.isEnabled)


def test_secrets_stay_hidden_and_are_enqueued_as_they_were(desk: Desk) -> None:
    hands, dialog, old = edit(desk, **{"class": "HookJob", "args": ["x", {"token": "s3cret"}]})
    text = dialog.arguments.json.toPlainText()
    assert "s3cret" not in text
    assert MASK in text

    dialog.arguments.json.setPlainText(text.replace('"x"', '"y"'))
    click(dialog, "edit_confirm")
    hands.said("Enqueued the edited job")

    assert only(desk, S.ENQUEUED).args == ("y", {"token": "s3cret"})
    assert old.args == ("x", {"token": "s3cret"})


def test_revealing_shows_the_secrets(desk: Desk) -> None:
    _, dialog, _ = edit(desk, **{"class": "HookJob", "args": ["x", {"token": "s3cret"}]})

    click(dialog, "edit_reveal")

    assert "s3cret" in dialog.arguments.json.toPlainText()
    assert dialog.findChild(QPushButton, "edit_reveal").isHidden()  # type: ignore[union-attr]


def test_an_edit_of_a_job_that_has_gone_on_says_so_and_keeps_what_was_typed(desk: Desk) -> None:
    _, dialog, old = edit(desk)
    argument(dialog, "to").setText("eve@example.com")
    desk.store.move(Selection(view=View(state=S.DEAD)), Target(state=S.ENQUEUED))

    click(dialog, "edit_confirm")
    desk.qtbot.waitUntil(lambda: "not dead any more" in dialog.said)

    assert argument(dialog, "to").text() == "eve@example.com"
    assert dialog.confirm.isEnabled()
    assert only(desk, S.ENQUEUED).jid == old.jid
    assert desk.store.snapshot().counts[S.TRASH] == 0


def test_a_scheduled_job_keeps_its_time_to_the_millisecond(desk: Desk) -> None:
    old = record(desk, push(desk, at=desk.session.now() + 3600.123))
    hands = Hands(desk, "scheduled")
    hands.page.table.selectRow(0)
    hands.press(Qt.Key.Key_E)
    dialog = hands.dialog(EditDialog)

    argument(dialog, "to").setText("eve@example.com")
    click(dialog, "edit_confirm")
    hands.said("Enqueued the edited job")

    assert only(desk, S.SCHEDULED).at == old.at


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
