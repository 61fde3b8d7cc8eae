"""Edit a job and enqueue it, from the key in the table to the store and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.hands import Hands, Hello, S, argument, bury, click, only, push, record

from kickboard.payload.record import JobRecord
from kickboard.payload.shown import MASK
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.engine_link.link import EngineLink
from kickboard_desktop.views.changing.edit_dialog import EditDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(EngineLink, "hello", property(lambda _link: Hello()))
    made = Desk(qtbot, tmp_path)
    made.store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield made
    made.close()


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


def test_tab_goes_down_the_form_and_ctrl_enter_enqueues(desk: Desk) -> None:
    hands, dialog, _ = edit(desk, queue="mailers")
    chain: list[QWidget | None] = [dialog.job_class]
    while chain[-1] is not None and len(chain) < 100:
        chain.append(chain[-1].nextInFocusChain())
    formed = [argument(dialog, "to"), dialog.queue, dialog.retries, dialog.confirm]
    places = [chain.index(one) for one in formed]
    assert places == sorted(places)

    dialog.activateWindow()
    argument(dialog, "to").setFocus()
    desk.qtbot.waitUntil(argument(dialog, "to").hasFocus)
    QTest.keyClick(argument(dialog, "to"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.said("Enqueued the edited job")


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
