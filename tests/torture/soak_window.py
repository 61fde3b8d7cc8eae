"""The soak's window: the real program, with somebody who never tires at its controls.

Every turn it goes to the next page, scrolls its table, opens or closes a job's detail, and on
the page of the dead it retries all or deletes all and takes that back. Once a second it prints
a JSON line with what the window knows of kills, and how late its event loop was in that second.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from kickboard_desktop import desktop
from kickboard_desktop.measure import Heartbeat
from kickboard_desktop.starting.arguments import Options

#: Milliseconds on a page, between two reports, and between two looks whether the loop is late.
TURN_MS = 2000
REPORT_MS = 1000
BEAT_MS = 50
#: Turns until Undo is pressed after a deletion.
REGRET = 2


class Visitor(QObject):
    """Walks through the window and reports. GUI thread only."""

    def __init__(self, program: desktop.Desktop) -> None:
        super().__init__(program)
        self._program = program
        self._workspace: Any = None
        self._turns = self._acted = 0
        self._undo_at: int | None = None
        self._heartbeat = Heartbeat(BEAT_MS, self)
        self._walk = self._timer(TURN_MS, self._on_turn)
        self._tell = self._timer(REPORT_MS, self._on_report_due)
        program.opened.connect(self._on_opened)

    def _timer(self, milliseconds: int, slot: Any) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @Slot(object)
    def _on_opened(self, workspace: Any) -> None:
        self._workspace = workspace
        workspace.closed.connect(self._on_closed)
        self._heartbeat.start()
        self._walk.start()
        self._tell.start()

    @Slot()
    def _on_closed(self) -> None:
        """Touch nothing more: what is behind the window goes now."""
        self._walk.stop()
        self._tell.stop()

    @Slot()
    def _on_turn(self) -> None:
        window = self._workspace.window
        names = window.page_names
        if names[self._turns % len(names) - 1] == "dead" and self._turns:
            self._act_on_all()  # now that it has been read
        name = names[self._turns % len(names)]
        self._turns += 1
        window.show_page(name)
        page = window.current_page()
        table = getattr(page, "table", None)
        if table is not None:
            table.scrollToBottom() if self._turns % 2 else table.scrollToTop()
            self._show_detail(window, page, table)
        if self._undo_at == self._turns:
            self._trigger("undo")
            self._undo_at = None

    def _show_detail(self, window: Any, page: Any, table: Any) -> None:
        """Open the detail of the first row in one turn of three, and close it in another."""
        if self._turns % 3 == 0 and table.model().rowCount():
            table.selectRow(0)
            if page.current_job():
                window.detail_wanted.emit(page.current_job())
        elif self._turns % 3 == 1:
            window.detail_dock.hide()

    def _act_on_all(self) -> None:
        """Retry all of the dead, or every other time delete them, to regret it shortly."""
        if self._acted % 2:
            self._trigger("delete_all")
            self._undo_at = self._turns + REGRET
        else:
            self._trigger("retry_all")

    def _trigger(self, action_id: str) -> None:
        action = self._workspace.actions[action_id]
        if action.isEnabled():
            action.trigger()
            self._acted += 1

    @Slot()
    def _on_report_due(self) -> None:
        known = self._workspace.operations.watch.known
        late = self._heartbeat.late_ms(REPORT_MS // BEAT_MS)
        line = {
            "visits": self._turns,
            "bulk_actions": self._acted,
            "engine": self._workspace.session.link.pid,
            "engine_state": str(self._workspace.session.link.state),
            "lost": known.lost,
            "ran_twice": known.ran_twice,
            "recovered": known.recovered,
            "incidents": [asdict(incident) for incident in known.incidents],
            "failures": self._program.failures.count,
            "late_max_ms": late["max"] if late else 0.0,
        }
        print(json.dumps(line), flush=True)  # noqa: T201 - for the parent


def main() -> int:
    """Open the store that the command line names and walk until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--queue", action="append", default=[])
    chosen = parser.parse_args()
    visitors: list[Visitor] = []
    options = Options(
        store=chosen.store,
        modules=tuple(chosen.modules),
        queues=tuple(chosen.queue),
        offscreen=True,
        page="overview",
    )
    return desktop.run(options, lambda program: visitors.append(Visitor(program)))


if __name__ == "__main__":
    sys.exit(main())
