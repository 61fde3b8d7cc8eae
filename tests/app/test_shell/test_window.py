"""The window itself: its look, what it remembers, and that everybody can read and name it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, shell

from kickboard_desktop.theme import LIGHT


def test_the_theme_is_chosen_by_action_and_remembered(shown: Shell) -> None:
    shown.window.show_page("overview")
    shown.actions["theme_light"].trigger()

    assert shown.theme.tokens is LIGHT
    assert shown.settings.theme == "light"
    corner = shown.window.grab().toImage().pixelColor(shown.window.width() // 2, 8)
    assert corner.name() == LIGHT.bg


def test_the_window_remembers_where_everything_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("dead")
        made.window.show()
        made.window.resize(800, 760)  # wider than the offscreen screen it could not come back
        made.window.sidebar.set_collapsed(True)
        made.window.detail_dock.show()
        made.window.close()

    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page(made.settings.page)
        made.window.show()
        assert (made.window.width(), made.window.height()) == (800, 760)
        assert made.window.sidebar.collapsed
        assert not made.window.detail_dock.isHidden()
        assert made.window.current_page() is made.bare("dead")


def test_somebody_may_keep_the_window_open(shown: Shell, qtbot: QtBot) -> None:
    shown.window.may_close = lambda: False
    with qtbot.assertNotEmitted(shown.window.closing):
        shown.window.close()
    assert shown.window.isVisible()

    shown.window.may_close = None
    with qtbot.waitSignal(shown.window.closing):
        shown.window.close()


def test_the_first_paint_is_told_once(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        paints: list[int] = []
        made.window.painted.connect(lambda: paints.append(1))
        made.window.show_page("queues")
        made.window.show()
        qtbot.waitUntil(lambda: bool(paints))
        made.window.grab()

        assert paints == [1]


def test_no_label_guesses_whether_it_is_html(shown: Shell, qtbot: QtBot) -> None:
    """A job's argument could be markup; every label of the window takes text as it stands."""
    shown.show_overview(qtbot)
    shown.window.toast("Done", action_id="undo", action="Undo")
    shown.session.store_trouble.emit("trouble")
    shown.actions["about"].trigger()

    labels = shown.window.findChildren(QLabel)

    assert len(labels) > 20
    guessing = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [f"{label.parent()} {label.text()!r}" for label in guessing] == []


def test_every_control_has_a_name(shown: Shell) -> None:
    shown.window.show_page("overview")
    unnamed = []
    for widget in shown.window.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            unnamed.append(widget)

    assert unnamed == []


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_nothing_is_cut_off_in_the_smallest_window(shown: Shell, size: tuple[int, int]) -> None:
    shown.window.show_page("overview")
    shown.window.resize(*size)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()

    assert (shown.window.width(), shown.window.height()) == size
    overview = shown.overview
    hint = overview.minimumSizeHint()
    assert hint.width() <= overview.width()
    assert hint.height() <= overview.height()
    for card in overview.cards.values():
        corner = card.mapTo(overview, card.rect().bottomRight())
        assert overview.rect().contains(corner)
