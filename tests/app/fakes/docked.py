"""Goes over every page beside an open dock and writes what does not fit, as JSON.

``python -m tests.app.fakes.docked LANGUAGE``, in a process of its own as `fitted` is.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QTableView
from tests.app.fakes import fitted, fitted_more
from tests.app.fakes.fitted import Walk
from tests.app.fakes.resting import wait

from kickboard.payload.record import JobState
from kickboard_desktop.views.job.detail import JobDetailView
from kickboard_desktop.views.lessons.page import LessonsPage

SIZES = ((1100, 700), (1440, 900))
#: Pages that have more to show, in a width, than there is room for.
SCROLLED = {("backoff", 1100)}


def open_dock(walk: Walk) -> JobDetailView:
    """Show a job that was tried twice beside the list it is in."""
    walk.window.show_page("retries")
    walk.workspace.actions["show_detail"].trigger()
    wait(lambda: walk.window.findChild(JobDetailView) is not None)
    detail = walk.window.findChild(JobDetailView)
    assert detail is not None
    detail.show_job(walk.jid_in(JobState.RETRY))
    wait(lambda: detail.detail is not None)
    return detail


def pages(walk: Walk) -> None:
    """Look at every page, with a row chosen where there are some, and at an open lesson."""
    for name in walk.window.page_names:
        walk.window.show_page(name)
        page = walk.window.page(name)
        walk.rest()
        for table in page.findChildren(QTableView):
            if table.isVisibleTo(page) and table.model().rowCount():
                table.selectRow(0)
        look(walk, name)
        if isinstance(page, LessonsPage):
            lessons(walk, page)


def look(walk: Walk, name: str) -> None:
    """Look at what is shown, and whether the page can be seen from its head to its foot."""
    width = walk.window.width()
    walk.look(f"{name} {width}", walk.window)
    area = walk.window.findChild(QScrollArea, "pageScroll")
    assert area is not None
    hidden = area.verticalScrollBar().maximum()
    if hidden and (name, width) not in SCROLLED:
        walk.found.append(f"{name} {width}: {hidden} points lack at the foot")


def lessons(walk: Walk, page: LessonsPage) -> None:
    """Look at every lesson."""
    wait(lambda: bool(page._lessons.lessons))
    for lesson in page._lessons.lessons:
        page.open(lesson)
        look(walk, f"lesson {lesson.number}")
    page.leave()


def main(code: str) -> None:
    """Walk through the window, at each size, and print what was found."""
    unknown = fitted.begin(code)
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(code, *SIZES[0], Path(folder))
        walk.begin()
        walk.fill()
        open_dock(walk)
        fitted_more.labs(walk)
        widths = []
        for size in SIZES:
            walk.window.resize(*size)
            walk.rest()
            pages(walk)
            widths.append((walk.window.detail_dock.width(), walk.window.sidebar.width()))
        walk.found += [f"no words for {text!r}" for text in sorted(unknown.texts)]
        told = {"found": walk.found, "looked": walk.looked, "widths": widths}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        walk.workspace.session.link.abandon()
    os._exit(0)  # what else is there ends with the process


if __name__ == "__main__":
    main(sys.argv[1])
