"""What many tests of the window work with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.tabled import Listed


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk for pages, on a store in memory."""
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def listed(qtbot: QtBot) -> Iterator[Listed]:
    """A table of jobs whose source answers when told to."""
    made = Listed(qtbot)
    yield made
    made.model.set_active(False)
