"""A million dead jobs in the real page: opening, jumping, filtering, living with changes.

``python -m tests.benchmarks.table_case``. From the act to the rows painted on screen, through
session, background thread and SQLite; ``pages_case`` has the store's share of it. Going to
the page is measured in the whole window, by ``visit_case``, in the same store. Frames are those
of a mark that is painted anew each 16 ms while jobs change.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import emit, percentile, rss_mb
from tests.benchmarks.pages_case import fill

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kickboard import JobState, open_store
from kickboard.stores.base import Selection, Store, Target, View
from kickboard_desktop import assets
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.session import Session
from kickboard_desktop.session import Target as Where
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds

ROUNDS = 30
#: Seconds during which jobs change under the page, and how many do a second.
LIVE_SECONDS = 10.0
CHANGES = 10
HEARTBEAT_MS = 4
#: Milliseconds between two frames, and what every dead job of the store has in its error.
FRAME_MS = 16
SHARED_TEXT = "timed"
#: Milliseconds between two looks at whether what is waited for is there.
WAKE_MS = 2
SIZE = (1240, 860)


def main() -> None:
    """Fill a store, or take one that is filled, and work with it as a person does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, help="a file filled before; made if it is not there")
    parser.add_argument("--live", type=float, default=LIVE_SECONDS, help="seconds with changes")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        path: Path = options.store or folder / "jobs.db"
        store = open_store(f"sqlite:///{path}", durability="normal")
        if store.count(View(state=JobState.DEAD)) < options.jobs:
            fill(store, options.jobs)
        visits = visit(path)
        gc.disable()
        app = QApplication([])
        bench = Bench(app, store, f"sqlite:///{path}", folder)
        jobs = store.count(View(state=JobState.DEAD))
        emit(case="table", jobs=jobs, **visits, **bench.figures(options.live))
        bench.close()
        store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def visit(path: Path) -> dict[str, float]:
    """Go to the page in the whole window, a process of its own; return its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.visit_case", "--store", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {name: value for name, value in figures.items() if name.endswith("_ms")}


class Bench:
    """The page of dead jobs, and a stopwatch."""

    def __init__(self, app: QApplication, store: Store, url: str, folder: Path) -> None:
        self._app = app
        self._store = store
        self._rng = random.Random(3)
        self._waker = QTimer()
        self._waker.setTimerType(Qt.TimerType.PreciseTimer)
        self._waker.start(WAKE_MS)
        assets.load_fonts()
        self._theme = Theme("dark")
        self._theme.apply(app)
        self._session = Session(Where(url=url), TickSeries())
        self._session.open()
        self._wait(lambda: self._session.snapshot is not None)
        self._window = QStackedWidget()
        self._window.resize(*SIZE)
        self._window.addWidget(QWidget())
        self._window.show()
        self._wait(lambda: self._window.windowHandle().isExposed())
        kind = next(kind for kind in job_kinds() if kind.state is JobState.DEAD)
        settings = Settings.in_folder(folder)
        self._page = JobSetPage(kind, self._session, Actions(), self._theme, settings)
        self._window.addWidget(self._page)
        self._show()

    def close(self) -> None:
        """Let go of session and page."""
        self._page.deactivated()
        self._session.close()

    def figures(self, live: float) -> dict[str, float]:
        """Return what was measured, in milliseconds; jobs change for *live* seconds, twice."""
        result: dict[str, float] = {}
        acts: dict[str, Callable[[], float]] = {
            "open": self._open,
            "paint": self._paint,
            "jump": self._jump,
            "filter_by_class": self._filter,
            "select_all": self._select_all,
        }
        for name, act in acts.items():
            times = [act() for _ in range(ROUNDS)]
            result[f"{name}_p50_ms"] = percentile(times, 0.5)
            result[f"{name}_max_ms"] = max(times)
        result |= self._select_matching()
        before = rss_mb()
        result |= self._live(0, live) | self._live(500_000, live)
        return result | {"rss_mb": rss_mb(), "rss_grown_mb": rss_mb() - before}

    def _open(self) -> float:
        """Show the page again, after another one was seen."""
        self._page.deactivated()
        self._window.setCurrentIndex(0)
        self._app.processEvents()
        begun = time.perf_counter()
        self._show()
        return (time.perf_counter() - begun) * 1e3

    def _show(self) -> None:
        self._window.setCurrentWidget(self._page)
        self._page.activated()
        self._until_shown()

    def _paint(self) -> float:
        begun = time.perf_counter()
        self._page.table.viewport().repaint()
        return (time.perf_counter() - begun) * 1e3

    def _jump(self) -> float:
        row = self._rng.randrange(self._page.model.total - 100)
        begun = time.perf_counter()
        self._page.table.verticalScrollBar().setValue(row)
        self._until_shown()
        return (time.perf_counter() - begun) * 1e3

    def _filter(self) -> float:
        name = self._rng.choice(("EmailJob", "ReportJob", "WebhookJob", "ThumbnailJob"))
        begun = time.perf_counter()
        self._page.query_bar.set_text(f"class:{name}")
        self._until_shown()
        took = (time.perf_counter() - begun) * 1e3
        self._page.query_bar.clear()
        self._until_shown()
        self._wait(lambda: self._page.model.is_exact)
        return took

    def _select_all(self) -> float:
        begun = time.perf_counter()
        self._page.table.selectAll()
        self._app.processEvents()
        took = (time.perf_counter() - begun) * 1e3
        self._page.table.clear_choice()
        return took

    def _select_matching(self) -> dict[str, float]:
        """Choose all jobs that a text search found, which are all there are."""
        begun = time.perf_counter()
        self._page.query_bar.set_text(SHARED_TEXT)
        self._until_shown()
        first = (time.perf_counter() - begun) * 1e3
        self._wait(lambda: self._page.model.is_exact)
        matching = float(self._page.model.total)
        times = [self._select_all() for _ in range(ROUNDS)]
        self._page.query_bar.clear()
        self._until_shown()
        return {
            "matching": matching,
            "frequent_text_first_ms": first,
            "select_matching_p50_ms": percentile(times, 0.5),
            "select_matching_max_ms": max(times),
        }

    def _until_shown(self) -> None:
        """Wait until every row on screen has been read, then have it painted."""
        page = self._page
        self._wait(
            lambda: (
                page.model.is_loaded
                and bool(page.table.rows_on_screen())
                and all(page.model.jid_at(row) for row in page.table.rows_on_screen())
            )
        )
        page.table.viewport().repaint()

    def _wait(self, done: Callable[[], bool]) -> None:
        # With a time limit Qt would not wait but spin, and hold up the thread that reads.
        while not done():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _live(self, row: int, seconds: float) -> dict[str, float]:
        """Let jobs change for a while; return the window's lateness and the model's work."""
        page = self._page
        page.table.verticalScrollBar().setValue(row)
        self._until_shown()
        late: list[float] = []
        steps: list[float] = []
        before = [time.perf_counter()]
        take = page.model._take

        def timed_take(fetched: object) -> None:
            begun = time.perf_counter()
            take(fetched)  # type: ignore[arg-type]
            steps.append((time.perf_counter() - begun) * 1e3)

        def beat() -> None:
            now = time.perf_counter()
            late.append(max(0.0, (now - before[0]) * 1e3 - HEARTBEAT_MS))
            before[0] = now

        page.model._take = timed_take  # type: ignore[method-assign]
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(beat)
        timer.start(HEARTBEAT_MS)
        changer = QTimer()
        changer.timeout.connect(self._change)
        changer.start(1000 // CHANGES)
        mark = Mark(self._window)
        ends = time.perf_counter() + seconds
        self._wait(lambda: time.perf_counter() > ends)
        timer.stop()
        changer.stop()
        fps = mark.stop() / seconds
        page.model._take = take  # type: ignore[method-assign]
        where = "top" if row == 0 else "middle"
        return {
            f"live_{where}_fps": fps,
            f"live_{where}_refreshes": float(len(steps)),
            f"live_{where}_step_p50_ms": percentile(steps, 0.5),
            f"live_{where}_step_max_ms": max(steps),
            f"live_{where}_late_p99_ms": percentile(late, 0.99),
            f"live_{where}_late_max_ms": max(late),
        }

    def _change(self) -> None:
        """Move one of the newest dead jobs to the retries, in the background."""

        def work(store: Store) -> None:
            view = View(state=JobState.DEAD, descending=True)
            rows = store.page(view, self._rng.randrange(50), 1).rows
            selection = Selection(view=view, jids=[row.jid for row in rows])
            store.move(selection, Target(state=JobState.RETRY, at=time.time() + 9999))

        self._session.ask(work, lambda _: self._session.poll())


class Mark(QWidget):
    """Something that moves: painted anew with each frame, and counted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._painted = self._taken = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self.setGeometry(0, 0, 16, 16)
        self.show()
        self.raise_()
        self._timer.start(FRAME_MS)

    def take(self) -> int:
        """Return how many frames there were since this was asked last."""
        painted, self._taken = self._painted - self._taken, self._painted
        return painted

    def stop(self) -> int:
        """Go away, and return how many frames there were."""
        self._timer.stop()
        self.hide()
        self.deleteLater()
        return self._painted

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it somewhere else than before."""
        self._painted += 1
        painter = QPainter(self)
        painter.fillRect(self._painted % 16, 0, 2, 16, Qt.GlobalColor.gray)
        painter.end()


if __name__ == "__main__":
    main()
