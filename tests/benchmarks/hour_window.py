"""The window of `hour_case`: the real program, with somebody who uses all of it in turn.

A turn is one act, such as a page, a jump, a filter, a job's detail or window, a dialog, a
theme. Every few seconds it prints a JSON line with the memory, and every minute what it is made of.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog
from tests.benchmarks import anatomy
from tests.benchmarks.measure import emit, rss_mb
from tests.benchmarks.table_case import Mark

from kickboard_desktop import desktop
from kickboard_desktop.measure import Heartbeat
from kickboard_desktop.starting.arguments import Options
from kickboard_desktop.views.job.window import JobWindow
from kickboard_desktop.workspace import Workspace

#: Milliseconds between two acts, of somebody who looks and of somebody in a hurry.
TURN_MS = {False: 2000, True: 150}
#: Seconds between two lines, and between two with what the memory is made of.
TELL_EVERY, COUNT_EVERY = 5.0, 60.0
BEAT_MS = 4
TABLES = ("enqueued", "scheduled", "retries", "dead", "completed", "trash")
FILTERS = ("class:WebhookJob", "attempt>=3", "user12345", "class:Mail* error:timeout", "")
#: Actions that open something; it is closed with the next turn.
OPENERS = (
    *("palette", "shortcuts", "glossary", "about", "settings", "enqueue_demo", "enqueue_class"),
    *("export_rows", "edit_job", "reschedule", "move_jobs", "delete_all", "first_job"),
    *("kill_engine", "share_card"),
)
#: Actions that change how things look, or copy something.
CHANGERS = (
    *("theme_light", "theme_dark", "density_compact", "density_default", "times_utc"),
    *("times_relative", "show_log", "fold_sidebar", "fold_sidebar", "show_log", "freeze", "freeze"),
    *("copy_jid", "copy_json", "copy_python", "copy_markdown", "chart_copy"),
)


class Visitor(QObject):
    """Acts and reports. GUI thread only."""

    def __init__(self, program: desktop.Desktop, *, hurries: bool) -> None:
        super().__init__(program)
        self._program = program
        self._rng = random.Random(11)
        self._turns = 0
        self._acts = self._in_turn()
        self._began = time.perf_counter()
        self._counted_at = self._told_at = self._began
        self._first: Counter[str] | None = None
        self._heartbeat = Heartbeat(BEAT_MS, self)
        self._walk = self._timer(TURN_MS[hurries], self._on_turn)
        self._tell = self._timer(round(TELL_EVERY * 1000), self._on_tell)
        program.opened.connect(self._on_opened)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @Slot(object)
    def _on_opened(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._window = workspace.window
        self._mark = Mark(self._window)
        workspace.closed.connect(self._on_closed)
        for timer in (self._heartbeat, self._walk, self._tell):
            timer.start()

    @Slot()
    def _on_closed(self) -> None:
        self._walk.stop()
        self._tell.stop()

    # -- what a person does
    @Slot()
    def _on_turn(self) -> None:
        self._close_what_is_open()
        self._turns += 1
        next(self._acts)()

    def _close_what_is_open(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog | JobWindow) and one.isVisible():
                one.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _in_turn(self) -> Iterator[Callable[[], None]]:
        """Yield acts for ever: every page, on tables more, and in between everything else."""
        while True:
            for name in self._window.page_names:
                yield lambda: self._window.show_page(name)  # noqa: B023 - done before the next
                if name in TABLES:
                    yield from (self._jump, self._jump, self._filter, self._jump, self._unfilter)
                    yield from (self._detail, self._select_all, self._job_window, self._act)
                opener = self._rng.choice(OPENERS)
                yield lambda: self._trigger(opener)  # noqa: B023 - likewise
                changer = self._rng.choice(CHANGERS)
                yield lambda: self._trigger(changer)  # noqa: B023 - likewise
                yield self._window.detail_dock.hide

    def _page(self) -> Any:
        return self._window.current_page()

    def _jump(self) -> None:
        bar = self._page().table.verticalScrollBar()
        bar.setValue(self._rng.randrange(bar.maximum() + 1))

    def _filter(self) -> None:
        self._page().query_bar.set_text(self._rng.choice(FILTERS))

    def _unfilter(self) -> None:
        self._page().query_bar.clear()

    def _choose(self) -> str:
        page = self._page()
        rows = page.table.rows_on_screen()
        if rows:
            page.table.clear_choice()
            page.table.selectRow(rows[self._rng.randrange(len(rows))])
        return str(page.current_job() or "")

    def _detail(self) -> None:
        if jid := self._choose():
            self._window.detail_wanted.emit(jid)

    def _job_window(self) -> None:
        self._page().table.clear_choice()
        if jid := self._choose():
            self._workspace.operations.detail().window_wanted.emit(jid)

    def _select_all(self) -> None:
        self._page().table.selectAll()

    def _act(self) -> None:
        """Delete one job and take it back, as a rule."""
        if self._choose():
            self._trigger(self._rng.choice(("delete", "run_now", "kill", "undo", "undo")))

    def _trigger(self, action_id: str) -> None:
        actions = self._workspace.actions
        if action_id in actions and actions[action_id].isEnabled():
            actions[action_id].trigger()

    # -- what is told
    @Slot()
    def _on_tell(self) -> None:
        now = time.perf_counter()
        late = self._heartbeat.late_ms()
        line: dict[str, Any] = {
            "at": now - self._began,
            "turns": self._turns,
            "rss_mb": rss_mb(),
            "fps": self._mark.take() / (now - self._told_at),
            "late_p99_ms": late["p99"] if late else None,
            "late_max_ms": late["max"] if late else None,
            "failures": self._program.failures.count,
            **anatomy.brief(),
        }
        self._told_at = now
        if now - self._counted_at >= COUNT_EVERY:
            self._counted_at = now
            line |= self._count()
        self._heartbeat.start()
        emit(**line)

    def _count(self) -> dict[str, Any]:
        """Return the numbers of objects, and of which there are more than at the first count."""
        found = anatomy.objects()
        if self._first is None:
            self._first = found
        return {
            "widgets": found["widgets"],
            "qt_objects": found["Qt objects"],
            "python_objects": found["Python objects"],
            "grown": anatomy.grown(self._first, found),
        }


def main() -> int:
    """Open the store that the command line names and use the window until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("module")
    parser.add_argument("--hurry", action="store_true")
    chosen = parser.parse_args()
    visitors: list[Visitor] = []
    options = Options(
        store=chosen.store,
        modules=(chosen.module,),
        queues=("default",),
        concurrency=10,
        offscreen=True,
        page="overview",
    )

    def ready(program: desktop.Desktop) -> None:
        visitors.append(Visitor(program, hurries=chosen.hurry))

    return desktop.run(options, ready)


if __name__ == "__main__":
    sys.exit(main())
