"""Goes through all of a window in one language and writes what does not fit, as JSON.

``python -m tests.app.fakes.fitted LANGUAGE WIDTH HEIGHT``, in a process of its own: the factor
of the screen and the language hold from the start of a program to its end.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QMenuBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from tests.app.fakes import fitting, painted
from tests.app.fakes.resting import rest, wait
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop import language
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.operations.sharing import Sharing
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting import startup
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.count_dialog import CountDialog
from kickboard_desktop.views.changing.preview import PreviewDialog
from kickboard_desktop.views.engine.stacks import StackDialog
from kickboard_desktop.views.job.detail import JobDetailView
from kickboard_desktop.views.job.window import JobWindow
from kickboard_desktop.views.lists.saved_views import SaveDialog
from kickboard_desktop.views.redis.unlock_dialog import UnlockDialog
from kickboard_desktop.views.redis.workers_dialog import WorkersDialog
from kickboard_desktop.views.teaching.kill_dialog import KillDialog
from kickboard_desktop.views.window.closing_dialog import ClosingDialog
from kickboard_desktop.workspace import Workspace

WORKER = Path(__file__).parent / "worker.py"
DIALOGS = (
    *("settings", "shortcuts", "glossary", "about", "palette", "first_job"),
    *("enqueue_class", "enqueue_demo", "reschedule", "move_jobs", "edit_job"),
    *("export_rows", "connect_redis"),
)
#: What is the same in every language: names, keys of a letter, what the fake jobs are called.
SAME = re.compile(
    r"Kickboard(: .*)?|English|Deutsch|日本語|[A-Z]|\d* ?\w+Job(\(.*\))?|test_\w+"
    r"|Send a letter\.|Address\.|to|copies|critical|default|low|mailers|reports|URL|nightly"
    r"|\d+ \w{3} [\d:]+"  # when a run was saved
    r"|n⁴ .* s"
    r"|[0-9a-f]{24}|\w+(Error|Refused)|class:EmailJob error:timeout",
    re.DOTALL,
)
#: Seconds in which what is wrong may right itself: a number grows, and its button later.
PATIENCE = 2.0
#: What Qt itself has words for; it gives no German ones to all keys there are.
OF_QT = ("QShortcut", "QProgressBar")


class Unknown(QTranslator):
    """Notes the texts that were asked for and that the language has no words for."""

    def __init__(self, others: Sequence[QTranslator]) -> None:
        super().__init__()
        self._others = others
        self._known: set[str] = set()
        self._unknown: set[str] = set()

    @property
    def texts(self) -> set[str]:
        """Those that no class of an object has words for: Qt asks for each, the object's first."""
        return self._unknown - self._known

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: it wants to be asked."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return what the others say; note what none of them knows."""
        said = (other.translate(context, text, disambiguation or "", n) for other in self._others)
        found = next(filter(None, said), "")
        if text.strip() and context not in OF_QT:
            (self._known if found else self._unknown).add(text)
        return found or text


class Walk:
    """One window with jobs and a pretended engine, from page to page."""

    def __init__(self, code: str, width: int, height: int, folder: Path) -> None:
        self._size = width, height
        self._pseudo = code == language.PSEUDO
        theme = Theme("dark")
        self._store = store = MemoryStore()
        command = EngineCommand(
            store="memory:",
            queues=("default", "mailers"),
            program=(sys.executable, "-S", str(WORKER)),
        )
        target = Target(url="memory:", engine=command)
        self.workspace = Workspace(target, theme, Settings.in_folder(folder), WindowLog())
        self.workspace.session._opener = lambda *_, **__: store
        self.window = self.workspace.window
        self.found: list[str] = []
        self.looked: list[str] = []
        self.painted = 0

    def begin(self) -> None:
        """Open the window and wait for its engine."""
        self.window.resize(*self._size)
        self.workspace.open("log")
        wait(lambda: self.workspace.session.link.state is EngineState.RUNNING)

    def fill(self) -> None:
        """Put jobs into the store."""
        session = self.workspace.session
        fill(self._store, enqueued=40, scheduled=12, retry=15, dead=9, done=20, busy=2)
        wait(lambda: session.snapshot is not None and any(session.snapshot.counts.values()))
        if (self.window.width(), self.window.height()) != self._size:
            self.found.append(f"the window is {self.window.width()} by {self.window.height()}")

    def pages(self, when: str = "") -> None:
        """Look at every page."""
        for name in self.window.page_names:
            self.window.show_page(name)
            self.look(name + when, self.window)

    def jobs(self) -> None:
        """Look at the job page of one of each kind, narrow and in a window of its own."""
        self.window.show_page("retries")
        self.workspace.actions["show_detail"].trigger()
        wait(lambda: self.window.findChild(JobDetailView) is not None)
        detail = self.window.findChild(JobDetailView)
        assert detail is not None
        detail.show_job(self.jid_in(JobState.RETRY))
        for part in _sides(detail):
            self.look(f"job beside the list: {part}", detail.tabs.currentWidget())
        detail.window_wanted.emit(detail.jid)
        apart = next(one for one in QApplication.topLevelWidgets() if isinstance(one, JobWindow))
        for state in (JobState.RETRY, JobState.SCHEDULED, JobState.COMPLETED):
            apart.view.show_job(self.jid_in(state))
            self.rest(apart)
            for part in _sides(apart):
                self.look(f"job in {state}: {part}", apart)
        apart.close()
        self.workspace.actions["show_detail"].trigger()

    def jid_in(self, state: JobState) -> str:
        """Return the first job in *state*."""
        return self._store.page(View(state=state), n=1).rows[0].jid

    def dialogs(self) -> None:
        """Look at every dialog that an action opens, and at each of its tabs."""
        self.window.show_page("scheduled")
        self.rest()
        table = self.window.findChild(QTableView, "table_scheduled")
        assert table is not None
        table.selectRow(0)
        for name in DIALOGS:
            self.workspace.actions[name].trigger()
            shown = self._shown()
            for dialog in shown:
                for part in _sides(dialog):
                    self.look(f"{name}: {part}", dialog)
                dialog.close()
            if not shown:
                self.found.append(f"{name} opened nothing")

    def _shown(self) -> list[QDialog]:
        """Return the dialogs that are open, as soon as one is; some ask the store first."""
        with contextlib.suppress(TimeoutError):
            wait(lambda: bool(self._open_dialogs()))
        return self._open_dialogs()

    def _open_dialogs(self) -> list[QDialog]:
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def questions(self) -> None:
        """Look at the dialogs that ask only on occasions."""
        selection = Selection(view=View(state=JobState.DEAD))
        closing = ClosingDialog(3, self.window)
        asked = (
            CountDialog("12 040", 12_040, self.window),
            CountDialog("12 040", 12_040, self.window, forever=True),
            PreviewDialog(self.workspace.session, "9", selection, 9, self.window),
            SaveDialog("class:EmailJob error:timeout", self.window),
            KillDialog(3, self.window),
            StackDialog("default/2", self.window),
            UnlockDialog(Connection(url="redis://db.example.com:6379/0"), self.window),
            WorkersDialog(
                "db.example.com", ("default", "mailers"), ("shop.jobs",), most=(4, 64),
                parent=self.window,
            ),
            closing,
        )  # fmt: skip
        for dialog in asked:
            dialog.show()
            self.look(dialog.objectName(), dialog)
        closing.show_wait(3)
        self.look("closing_dialog: wait", closing)
        for dialog in asked:
            dialog.close()

    def card(self) -> None:
        """Look at the card to share."""
        self.window.show_page("overview")
        self.rest()
        sharing = self.workspace.findChild(Sharing)
        assert sharing is not None
        with painted.noting() as noted:
            sharing.card()
        said = [*painted.cut_off(noted), *painted.on_each_other(noted)]
        self.looked.append("share card")
        self.painted += len(noted)
        if len(noted) < 20:
            said.append(f"only {len(noted)} words on it")
        self.found += [f"share card: {one}" for one in said]

    def look(self, name: str, root: QWidget, *, ours: bool = True) -> None:
        """Note what is wrong with *root*, once its layout has come to rest.

        Not all its words are *ours*: those of a lesson are in languages of their own.
        """
        said: list[str] = []

        def is_right() -> bool:
            self.rest(root)
            said[:] = self._said(root, ours=ours)
            return not said

        with contextlib.suppress(TimeoutError):
            wait(is_right, PATIENCE)
        self.looked.append(name)
        self.found += [f"{name}: {one}" for one in said]

    def _said(self, root: QWidget, *, ours: bool) -> list[str]:
        said = [*fitting.clipped(root), *fitting.overlapping(root), *fitting.outside(root)]
        noted = painted.drawn(root)
        said += [*painted.cut_off(noted), *painted.on_each_other(noted)]
        self.painted += len(noted)
        if not self._pseudo:  # longer than any language, so that too wide says little
            said += fitting.scrolled(root)
        elif ours:
            said += [f"not translated: {text!r}" for text in fitting.foreign(root, SAME)]
        return said

    def rest(self, root: QWidget | None = None) -> None:
        """Wait until nothing is under way in *root*, which is the window if not told."""
        rest(root or self.window, self.workspace.session.tasks)

    def menus(self) -> None:
        """See that no two entries of a menu are chosen by the same letter."""
        bar = self.window.findChild(QMenuBar)
        assert bar is not None
        for menu in (bar, *bar.findChildren(QMenu)):
            texts = [action.text().replace("&&", "") for action in menu.actions()]
            letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
            if len(set(letters)) < len(letters):
                self.found.append(f"the letters of {texts} are not apart")


def _sides(dialog: QWidget) -> Iterator[str]:
    """Turn to each tab of *dialog*, if it has some, and return its name."""
    tabs = dialog.findChild(QTabWidget)
    if tabs is None:
        yield dialog.objectName()
        return
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        yield f"tab {index}"


def begin(code: str) -> Unknown:
    """Make the application in the language *code*, and note what that one has no words for."""
    startup.prepare_environment(offscreen="QT_QPA_PLATFORM" not in os.environ)
    app = startup.make_application(["fitted"])
    language.install(app, code)
    unknown = Unknown(app.findChildren(QTranslator))
    if code not in ("en", language.PSEUDO):
        app.installTranslator(unknown)
    Theme("dark").apply(app)
    return unknown


def main(code: str, width: int, height: int) -> None:
    """Walk through the window and print what was found."""
    from tests.app.fakes import fitted_more  # noqa: PLC0415 - that one needs this one

    unknown = begin(code)
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(code, width, height, Path(folder))
        walk.begin()
        walk.menus()
        walk.pages(" without jobs")
        walk.fill()
        walk.pages()
        walk.jobs()
        walk.dialogs()
        walk.questions()
        walk.card()
        for look in (fitted_more.saved_views, fitted_more.labs, fitted_more.pictures):
            look(walk)
        walk.found += [f"no words for {text!r}" for text in sorted(unknown.texts)]
        told = {"found": walk.found, "looked": walk.looked, "painted": walk.painted}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        walk.workspace.session.link.abandon()
    os._exit(0)  # what else is there ends with the process


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
