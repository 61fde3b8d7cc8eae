"""A window's session that plays, and a recording of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.recorded import record


@pytest.fixture
def session(qapp: QApplication) -> Iterator[PlayedSession]:
    """A session to record."""
    made = PlayedSession()
    yield made
    made.close()


@pytest.fixture
def file(session: PlayedSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a recording of 90 seconds."""
    path = tmp_path / "day.kbrec"
    record(session, path, 90, monkeypatch)
    monkeypatch.undo()
    return path
