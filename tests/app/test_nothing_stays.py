"""What is opened and closed leaves nothing behind: counted, not weighed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.app.test_workspace import Bench

from kickboard.client import Client
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.views.engine.stacks import StackDialog
from kickboard_desktop.views.job.window import JobWindow
from kickboard_desktop.views.redis.password_dialog import PasswordDialog
from kickboard_desktop.views.redis.unlock_dialog import UnlockDialog
from kickboard_desktop.views.redis.workers_dialog import WorkersDialog

#: Actions that open a dialog of their own on the page of waiting jobs.
OPENERS = (
    *("about", "connect_redis", "delete_all", "edit_job", "enqueue_class", "export_rows"),
    *("first_job", "glossary", "kill_engine", "move_jobs", "palette", "settings", "shortcuts"),
)
OPENED = 5


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """A window on enough waiting jobs to be asked for their number, one of them chosen."""
    made = Bench(qtbot, tmp_path)
    Client(made.store).push_bulk([{"class": "A", "args": [n]} for n in range(1500)])
    made.open("enqueued")
    page = made.window.current_page()
    assert page is not None
    qtbot.waitUntil(lambda: page.matching_count() == 1500)
    yield made
    made.close()


def settled() -> None:
    """Let what was deleted go now."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def parts(window: QWidget) -> int:
    settled()
    return len(window.findChildren(QWidget))


def close_all(window: QWidget, qtbot: QtBot) -> None:
    """Close what is open, as Esc would."""
    qtbot.waitUntil(lambda: bool(shown(window)))
    for one in shown(window):
        one.close()
    settled()


def shown(window: QWidget) -> list[QWidget]:
    opened = (*window.findChildren(QDialog), *window.findChildren(JobWindow))
    return [one for one in opened if one.isVisible()]


@pytest.mark.parametrize("action", OPENERS)
def test_a_dialog_that_was_closed_is_gone(bench: Bench, qtbot: QtBot, action: str) -> None:
    bench.window.current_page().table.selectRow(3)  # type: ignore[union-attr]
    qtbot.waitUntil(bench.workspace.actions[action].isEnabled)

    def open_and_close() -> int:
        bench.workspace.actions[action].trigger()
        close_all(bench.window, qtbot)
        return parts(bench.window)

    first = open_and_close()
    assert [open_and_close() for _ in range(OPENED)] == [first] * OPENED


def test_a_window_of_a_job_is_gone_when_it_is_closed(bench: Bench, qtbot: QtBot) -> None:
    page = bench.window.current_page()
    page.table.selectRow(3)  # type: ignore[union-attr]
    detail = bench.workspace.operations.detail()
    before = parts(bench.window)
    for _ in range(OPENED):
        detail.window_wanted.emit(page.current_job())  # type: ignore[union-attr]
        close_all(bench.window, qtbot)  # before its job has been read: the answer comes to nobody
    qtbot.waitUntil(lambda: not bench.workspace.session.tasks.busy)
    assert parts(bench.window) == before


@pytest.mark.parametrize(
    "make",
    [
        lambda parent: UnlockDialog(Connection(url="redis://shop:6379/0"), parent),
        lambda parent: PasswordDialog(Connection(url="redis://shop:6379/0"), parent),
        lambda parent: WorkersDialog("shop", ["a"], (), most=(4, 4), offered=["a"], parent=parent),
        lambda parent: StackDialog("processor 1", parent),
    ],
)
def test_what_is_asked_of_others_is_gone_too(make: object, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = make(window)  # type: ignore[operator]
    dialog.open()
    close_all(window, qtbot)
    assert parts(window) == 0
