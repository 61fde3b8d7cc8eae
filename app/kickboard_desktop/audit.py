"""Writes down what was done to somebody's Redis from this machine: a line each, never a payload.

The journal in the window ends with it; this file does not. It is append-only JSON lines in the
profile folder, for its owner only.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kickboard import private
from kickboard.profile import profile_dir
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.session import Session

log = logging.getLogger(__name__)

FILE = "actions.jsonl"


class Audit(QObject):
    """Follows the journal of a window on a Redis. GUI thread only."""

    def __init__(
        self, session: Session, controller: Controller, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("audit")
        self._session = session
        self._journal = controller.journal
        self._written: dict[int, str] = {}  # number -> result, of lines that were handed over
        controller.journal_changed.connect(self._on_journal_changed)

    @Slot()
    def _on_journal_changed(self) -> None:
        lines = reversed(self._journal.lines)
        new = [line for line in lines if self._written.get(line.number) != line.result]
        if not new:
            return
        self._written |= {line.number: line.result for line in new}
        place = self._session.guard.connection
        told = [
            {
                "at": datetime.fromtimestamp(line.at, UTC).isoformat(timespec="milliseconds"),
                "redis": place.place,
                "database": place.database,
                "name": place.name,
                "did": line.text,
                "then": line.result,
            }
            for line in new
        ]
        path = profile_dir() / FILE
        self._session.tasks.run(partial(write, path, told), failed=_complain)


def write(path: Path, lines: Sequence[object]) -> None:
    """Append *lines* to the file at *path*, made for its owner only. On a background thread.

    Raises:
        OSError: it cannot be written.
    """
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    with open(path, "a", encoding="utf-8", opener=private.opener) as file:
        file.write(text)


def _complain(error: Exception) -> None:
    log.warning("what was done could not be written down: %s", error)
