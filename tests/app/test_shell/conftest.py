"""The main window as its tests meet it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, shell


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    """A window that has the keyboard, at its queues, on a store with work in it."""
    with shell(qtbot, qapp, tmp_path) as made:
        made.session.play(3)
        made.window.show_page("queues")
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made.window)
        yield made
