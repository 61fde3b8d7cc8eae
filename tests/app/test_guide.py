"""The command palette, the shortcuts and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, part, shell

from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import JobDetail
from kickboard_desktop.actions.catalogue import EVERY
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.models.keys.palette import Entry, find, looks_like_jid, match
from kickboard_desktop.models.keys.shortcuts import groups, shown_key
from kickboard_desktop.models.lists.roles import TOOLTIP
from kickboard_desktop.models.lists.saved_views import SavedView
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.queue_lines import queue_columns
from kickboard_desktop.models.teaching.glossary import explained, words
from kickboard_desktop.operations.guide import Guide
from kickboard_desktop.views.help.glossary import GlossaryDialog
from kickboard_desktop.views.help.palette import Palette
from kickboard_desktop.views.help.shortcuts import COLUMNS, ShortcutsOverlay, spread

JID = "a" * 24


def entry(title: str, *, reason: str = "") -> Entry:
    return Entry(key=f"action:{title}", kind="Action", title=title, reason=reason)


def titles(typed: str, *offered: str) -> list[str]:
    return [found.title for found in find(typed, map(entry, offered))]


# -- what a few letters mean


def test_letters_must_come_in_their_order() -> None:
    assert match("rnow", "Retry now") is not None
    assert match("wonr", "Retry now") is None


def test_beginnings_of_words_and_runs_of_letters_come_first() -> None:
    assert titles("pa", "Copy as JSON", "Pause all", "Spare") == [
        "Pause all",
        "Copy as JSON",
        "Spare",
    ]


def test_the_marked_letters_are_the_ones_that_count() -> None:
    (found,) = find("cj", [entry("Copy as JSON")])

    assert [found.title[at] for at in found.marked] == ["C", "J"]


def test_nothing_typed_offers_everything_as_it_comes() -> None:
    assert titles("", "b", "a") == ["b", "a"]


def test_what_cannot_be_used_comes_after_all_that_can() -> None:
    offered = [entry("Pause all", reason="Everything is paused."), entry("Compare")]

    assert [found.title for found in find("pa", offered)] == ["Compare", "Pause all"]


@given(st.text(max_size=12), st.text(max_size=60))
def test_a_match_marks_exactly_the_typed_letters(typed: str, title: str) -> None:
    found = match(typed, title)

    if found is not None:
        letters = [letter for letter in typed.casefold() if not letter.isspace()]
        assert [title[at].casefold() for at in found[1]] == letters
        assert list(found[1]) == sorted(set(found[1]))


def test_only_a_long_single_word_is_looked_up_as_a_job() -> None:
    assert looks_like_jid(f" {JID} ")
    assert not looks_like_jid("retry")
    assert not looks_like_jid("retry all the jobs")


# -- the palette


@pytest.fixture
def made(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.session.play(5)
        Guide(made.session, made.actions, made.theme, made.window, made.settings)
        made.window.show()
        yield made


def opened(made: Shell) -> Palette:
    made.actions["palette"].trigger()
    return part(made.window, Palette)


def press(palette: Palette, *keys: Qt.Key) -> None:
    field = part(palette, QLineEdit)
    for key in keys:
        QTest.keyClick(field, key)


def test_a_page_is_opened_by_keyboard_alone(made: Shell) -> None:
    palette = opened(made)
    QTest.keyClicks(part(palette, QLineEdit), "dead")
    assert palette.current is not None
    assert (palette.current.title, palette.current.kind) == ("Dead", "Page")

    press(palette, Qt.Key.Key_Return)

    assert made.window.current_page() is made.bare("dead")
    assert not palette.isVisible()


def test_the_arrows_go_through_the_list_and_round(made: Shell) -> None:
    palette = opened(made)
    first, second, last = palette.entries[0], palette.entries[1], palette.entries[-1]

    press(palette, Qt.Key.Key_Down)
    assert palette.current == second
    press(palette, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert palette.current == last
    press(palette, Qt.Key.Key_Down)
    assert palette.current == first


def test_what_cannot_be_used_says_why_and_does_nothing(made: Shell) -> None:
    made.actions.refresh(Situation(is_open=True, read_only=True))
    invoked: list[str] = []
    made.actions.invoked.connect(invoked.append)
    palette = opened(made)
    QTest.keyClicks(part(palette, QLineEdit), "pauseall")

    assert palette.current is not None
    assert palette.current.reason == "This window is read-only."
    press(palette, Qt.Key.Key_Return)

    assert invoked == ["palette"]
    assert palette.isVisible()


def test_every_action_is_offered_with_its_key(made: Shell) -> None:
    palette = opened(made)
    offered = {found.key: found for found in part(made.window, Guide).entries()}

    for spec in EVERY:
        if spec.id != "palette":
            found = offered[f"action:{spec.id}"]
            assert found.shortcut == (shown_key(spec.keys[0]) if spec.keys else "")
            assert found.reason == made.actions.reason(spec.id)
    palette.reject()


def test_a_queue_shows_the_jobs_that_wait_in_it(made: Shell) -> None:
    palette = opened(made)
    QTest.keyClicks(part(palette, QLineEdit), "mailers")
    assert palette.current is not None
    assert palette.current.kind == "Queue"

    press(palette, Qt.Key.Key_Return)

    assert made.window.current_page() is made.bare("enqueued")
    assert made.bare("enqueued").notes[-1] == 'queue:"mailers"'


def test_a_saved_view_opens_its_page_with_its_filter(made: Shell) -> None:
    made.settings.set_views("dead", (SavedView("Slow letters", "class:EmailJob attempt>=3"),))
    palette = opened(made)
    QTest.keyClicks(part(palette, QLineEdit), "slow let")
    assert palette.current is not None
    assert (palette.current.kind, palette.current.shortcut) == ("View", "Dead")

    press(palette, Qt.Key.Key_Return)

    assert made.window.current_page() is made.bare("dead")
    assert made.bare("dead").notes[-1] == "class:EmailJob attempt>=3"


def test_a_job_is_found_by_its_id(made: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    record = JobRecord(
        jid=JID,
        job_class="EmailJob",
        queue="default",
        state=JobState.DEAD,
        at=0.0,
        payload=b"{}",
        args=(),
    )
    asked: list[object] = []

    def ask(_work: object, done: object, *_: object, **__: object) -> None:
        asked.append(done)

    monkeypatch.setattr(made.session, "ask", ask)
    wanted: list[str] = []
    made.window.detail_wanted.connect(wanted.append)
    palette = opened(made)
    part(palette, QLineEdit).setText(JID)

    asked[-1](JobDetail(record=record, attempts=()))  # type: ignore[operator]

    assert palette.current is not None
    assert palette.current.title == f"EmailJob {JID}"
    assert palette.current.shortcut == "dead"
    press(palette, Qt.Key.Key_Return)
    assert wanted == [JID]


def test_an_answer_that_comes_too_late_is_not_shown(made: Shell) -> None:
    palette = opened(made)
    QTest.keyClicks(part(palette, QLineEdit), "pause")

    palette.show_found(JID, entry("EmailJob"))

    assert "EmailJob" not in [found.title for found in palette.entries]


def test_letters_that_mean_nothing_leave_a_word(made: Shell) -> None:
    palette = opened(made)

    QTest.keyClicks(part(palette, QLineEdit), "zzqx")

    assert palette.current is None
    assert any(label.isVisible() for label in palette.findChildren(QLabel))
    press(palette, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_escape_closes_the_palette_and_ctrl_k_opens_it(made: Shell) -> None:
    palette = opened(made)

    press(palette, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert made.actions["palette"].shortcut() == QKeySequence("Ctrl+K")


# -- the shortcuts


def test_every_key_is_in_the_overlay_once(made: Shell) -> None:
    made.actions["shortcuts"].trigger()
    overlay = part(made.window, ShortcutsOverlay)

    shown = [label.text() for label in overlay.findChildren(QLabel)]

    for spec in EVERY:
        if spec.keys:
            assert ", ".join(map(shown_key, spec.keys)) in shown
    QTest.keyClick(overlay, Qt.Key.Key_Shift)
    assert overlay.isVisible()
    QTest.keyClick(overlay, Qt.Key.Key_A)
    assert not overlay.isVisible()


def test_the_groups_fit_their_columns_on_a_small_screen(made: Shell) -> None:
    every = groups({spec.id: spec for spec in EVERY}.__getitem__)
    columns = spread(every, COLUMNS)

    assert sorted(every.index(group) for column in columns for group in column) == list(
        range(len(every))
    )
    for column in columns:  # each is read from the top to the foot
        assert column == sorted(column, key=every.index)
    made.actions["shortcuts"].trigger()
    assert part(made.window, ShortcutsOverlay).sizeHint().height() <= 700
    assert part(made.window, ShortcutsOverlay).sizeHint().width() <= 1100


def test_no_two_actions_that_hold_everywhere_share_a_key() -> None:
    keys = [key for spec in EVERY if not spec.in_page for key in spec.keys]

    assert len(keys) == len(set(keys))


# -- the glossary


def test_the_glossary_can_be_filtered(made: Shell) -> None:
    made.actions["glossary"].trigger()
    dialog = part(made.window, GlossaryDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert {word.word for word in words()} <= shown

    QTest.keyClicks(part(dialog, QLineEdit), "idempot")

    left = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert "Idempotent" in left
    assert "Queue" not in left
    dialog.accept()


@pytest.mark.parametrize(
    "word",
    [
        *("queue", "processor", "enqueued", "scheduled", "retry", "dead", "backoff", "jitter"),
        *("latency", "JID", "at least once", "idempotent", "poison"),
    ],
)
def test_each_word_of_the_trade_is_explained(word: str) -> None:
    assert explained(word)


def test_labels_that_use_a_word_explain_it(made: Shell) -> None:
    model = TableModel(queue_columns())
    headers = [
        model.headerData(n, Qt.Orientation.Horizontal, TOOLTIP) for n in range(model.columnCount())
    ]

    assert explained("Latency") in headers
    tips = [button.toolTip() for button in made.window.sidebar.buttons]
    assert any(explained("Dead") in tip for tip in tips)


def test_the_palette_is_as_high_as_its_list(made: Shell, qtbot: QtBot) -> None:
    palette = opened(made)
    qtbot.waitUntil(palette.isVisible)
    high = palette.height()

    QTest.keyClicks(part(palette, QLineEdit), "deadset zz")
    qtbot.waitUntil(lambda: palette.height() < high / 2)
