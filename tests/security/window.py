"""A real window on a store of ours, and what is asked of every widget in it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes import worker
from tests.stores.kit import process

from kickboard.stores.base import Failed, NewJob, Outcome, Store
from kickboard_desktop.actions.catalogue import PAGES
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.telemetry import ClassInfo, LogLine, ParamInfo, ProcessorRow
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.count_dialog import CountDialog
from kickboard_desktop.views.changing.enqueue_dialog import EnqueueDialog
from kickboard_desktop.views.engine.stacks import StackDialog
from kickboard_desktop.views.help.about import AboutDialog
from kickboard_desktop.views.overview.demo_panel import DemoPanel
from kickboard_desktop.views.overview.first_job import FirstJobDialog
from kickboard_desktop.views.window.closing_dialog import ClosingDialog
from kickboard_desktop.workspace import Workspace

might_be_rich = QtGui.Qt.mightBeRichText  # PySide6 keeps this function of `Qt` in QtGui
HTML = "<h1><img src=x>&amp;</h1>"
SECRET = "hunter2"
HOSTILE = "a\x1b[31mred\x07\x00b\u202egnp.exe\u2066c\u2028d"
#: The pages that show jobs, their queues, their errors or what they say.
WITH_JOBS = {name for name, _ in PAGES} & {
    *("overview", "queues", "enqueued", "scheduled", "retries", "dead", "processors", "log")
}
STEERING = set("\x1b\x07\x00\u202e\u2066\u2028\r")
WAIT = 40_000


class Bench:
    """A whole window on a store of ours; its engine is a worker that only pretends."""

    def __init__(
        self, qtbot: QtBot, folder: Path, store: Store, *, url: str = "memory:", real: bool = False
    ) -> None:
        self.qtbot = qtbot
        self.store = store
        program = (sys.executable, "-S", str(Path(worker.__file__)))
        command = None if real else EngineCommand(store="memory:", program=program)
        target = Target(url=url, engine=command)
        self.log = WindowLog()
        self.workspace = Workspace(target, Theme("light"), Settings.in_folder(folder), self.log)
        if not real:
            self.workspace.session._opener = lambda *_, **__: store
        self.window = self.workspace.window
        self.closed: list[None] = []
        self.workspace.closed.connect(lambda: self.closed.append(None))

    def open(self, page: str = "log") -> None:
        self.workspace.open(page)
        link = self.workspace.session.link
        self.wait(lambda: link.state == EngineState.RUNNING and link.hello is not None)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=WAIT)

    def wait_for(self, text: str, within: QWidget) -> None:
        """Wait until something in a page shows *text*."""
        self.wait(lambda: any(text in one for one in shown_texts(within)))

    def show(self, name: str, *, looks: int = 0) -> QWidget:
        """Show a page, and let it see so many snapshots."""
        self.workspace.actions[f"page_{name}"].trigger()
        page = self.window.current_page()
        assert page is not None
        assert page.name == name
        for _ in range(looks):
            self.workspace.session.poll()
            with self.qtbot.waitSignal(self.workspace.session.snapshot_changed, timeout=WAIT):
                pass
        return page

    def close(self) -> None:
        if not self.closed:
            self.workspace.session.link.abandon()
            self.workspace.close(0.0)
            self.wait(lambda: self.closed)
        self.workspace.deleteLater()


def fill(store: Store, text: str, args: list[object]) -> None:
    """Put a job called *text*, in a queue called so, into every state."""
    store.register(process())

    def job(number: int, at: float | None = None) -> NewJob:
        payload = {"class": text, "args": args, "tags": [text], "jid": f"job-{number}"}
        return NewJob(f"job-{number}", text, text, msgspec.json.encode(payload), at)

    for number, outcome in enumerate((Outcome.RETRY, Outcome.DEAD)):
        store.push([job(number)])
        [delivery] = store.claim([(text, 1)], 1)
        now = store.clock.now()
        failed = Failed(
            delivery, outcome, now, 0.1, now + 3600, 0, text, text, f"{text}\n{text}", text
        )
        store.finish([], [failed])
    store.push([job(2), job(3, at=store.clock.now() + 3600)])
    store.pause(text, paused=True)
    store.unregister()  # or the window would take this process for an engine


def play(bench: Bench, text: str) -> None:
    """Let an engine say *text* wherever it can say anything."""
    session = bench.workspace.session
    message = f"{text}\n{text}"
    line = LogLine(at=1e9, level="ERROR", logger=text, message=message, jid=text, job_class=text)
    bench.workspace.log.append(line)
    row = ProcessorRow("processor-1", "stuck", text, text, text, 0.0)
    session.processors_changed.emit((row,))
    bench.window.show_banner("test", "error", text)
    bench.window.toast(text)


def info(text: str) -> ClassInfo:
    param = ParamInfo(name=text, type=text, default=text, required=False, doc=text)
    return ClassInfo(
        name=text, queue=text, doc=text, signature=text, params=(param,), group="demo", module=text
    )


def dialogs(bench: Bench, text: str) -> list[QDialog]:
    """Return every dialog of the window, with *text* wherever it shows one."""
    window, theme = bench.window, bench.workspace.window._theme
    stacks = StackDialog(text, window)
    return [
        CountDialog(text, 1234, window),
        EnqueueDialog(theme, [info(text)], now=lambda: 0.0, parent=window),
        DemoPanel(theme, [info(text)], now=lambda: 0.0, parent=window),
        AboutDialog(theme, f"sqlite:///{text}", window),
        ClosingDialog(3, window),
        FirstJobDialog(window),
        stacks,
    ]


# -- what is asked of every widget


def widgets() -> list[QWidget]:
    """Return all there are; what no window shows can hold no data."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    return [widget for top in tops for widget in (top, *top.findChildren(QWidget))]


def rich_labels() -> list[str]:
    """Name the labels that would read their text as HTML."""
    plain = Qt.TextFormat.PlainText
    labels = [w for w in widgets() if isinstance(w, QLabel)]
    assert labels
    return [f"{x.objectName()} {x.text()[:60]!r}" for x in labels if x.textFormat() != plain]


def markup_in_tips() -> list[str]:
    """Name the tooltips that would show anything but exactly their text."""
    found = []
    for widget in widgets():
        tip = widget.toolTip()
        if might_be_rich(tip) and not (tip.startswith("<qt><span") and "<img" not in tip):
            found.append(f"{type(widget).__name__} {widget.objectName()}: {tip}")
        said = [widget.statusTip(), widget.whatsThis()]
        for action in widget.actions():
            said += [action.toolTip(), action.statusTip()]
        found += [text for text in said if might_be_rich(text)]
    return found


def cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 50)):
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                value = model.index(row, column, QModelIndex()).data(role)
                if isinstance(value, str):
                    yield value


def shown_texts(within: QWidget | None = None) -> list[str]:
    """Return every text that some visible widget holds, or one *within* another."""
    texts: list[str] = []
    for widget in widgets() if within is None else within.findChildren(QWidget):
        if not widget.isVisible():
            continue
        texts += [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QPushButton | QLineEdit):
            texts.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            texts.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            texts += cells(widget.model())
    return texts
