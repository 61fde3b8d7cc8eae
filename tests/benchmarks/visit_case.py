"""Going to a page of the real window: ``python -m tests.benchmarks.visit_case --store FILE``.

The window has settled on its Overview. From the click to the rows painted; the first visit
builds the page, the later ones find it built.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import emit, percentile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kickboard_desktop.desktop import Desktop, run
from kickboard_desktop.measure import SETTLE_SECONDS
from kickboard_desktop.starting.arguments import Options
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.workspace import Workspace

VISITS = 20
#: Milliseconds between two looks at whether what is waited for is there, and between visits.
WAKE_MS, PAUSE_MS = 1, 200


def main() -> None:
    """Open a store in the window and go to its dead jobs, again and again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    store = parser.parse_args().store
    with tempfile.TemporaryDirectory(prefix="kickboard-bench-") as folder:
        os.environ["KICKBOARD_PROFILE"] = folder
        options = Options(
            offscreen=True, store=f"sqlite:///{store}", read_only=True, page="overview"
        )
        sys.exit(run(options, _drive))


def _drive(desktop: Desktop) -> None:
    def opened(workspace: Workspace) -> None:
        QTimer.singleShot(round(SETTLE_SECONDS * 1000), lambda: _measure(workspace, desktop))

    desktop.opened.connect(opened)


def _measure(workspace: Workspace, desktop: Desktop) -> None:
    waker = QTimer()
    waker.start(WAKE_MS)
    first, *later = [_visit(workspace) for _ in range(VISITS)]
    emit(
        case="visit",
        first_visit_ms=first,
        visit_p50_ms=percentile(later, 0.5),
        visit_max_ms=max(later),
    )
    desktop.close(0.0)


def _visit(workspace: Workspace) -> float:
    """Go to the dead jobs and back; return the milliseconds until their rows were painted."""
    begun = time.perf_counter()
    workspace.window.show_page("dead")
    page = workspace.window.current_page()
    assert isinstance(page, JobSetPage)
    _wait(lambda: page.model.is_loaded and _has_rows(page))
    page.table.viewport().repaint()
    took = (time.perf_counter() - begun) * 1e3
    workspace.window.show_page("overview")
    ends = time.perf_counter() + PAUSE_MS / 1e3
    _wait(lambda: time.perf_counter() > ends)
    return took


def _has_rows(page: JobSetPage) -> bool:
    rows = page.table.rows_on_screen()
    return bool(rows) and all(page.model.jid_at(row) for row in rows)


def _wait(done: Callable[[], bool]) -> None:
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()
