"""An overview of a store that others work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.shell import Shell, shell


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    """A window that shows it."""
    with shell(qtbot, qapp, tmp_path) as made:
        made.session.play(3)
        made.show_overview(qtbot)
        yield made


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlayedSession]:
    """A session that plays a store with work in it."""
    session = PlayedSession(seed=3)
    yield session
    session.close()
