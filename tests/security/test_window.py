"""S3, S4, S5, S7, S10, S12, S14: what the real window shows, hides, copies and asks."""

import faulthandler
import logging
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

pytest.importorskip("PySide6")

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes import worker
from tests.stores.kit import process

from kickboard.payload import shown
from kickboard.payload.record import JobState
from kickboard.stores.base import Failed, NewJob, Outcome, Store, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop import desktop, startup
from kickboard_desktop.actions.catalogue import PAGES
from kickboard_desktop.engine_process import EngineCommand
from kickboard_desktop.link import EngineState
from kickboard_desktop.models.log import WindowLog
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.telemetry import ClassInfo, LogLine, ParamInfo, ProcessorRow
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.about import AboutDialog
from kickboard_desktop.views.closing_dialog import ClosingDialog
from kickboard_desktop.views.count_dialog import CountDialog
from kickboard_desktop.views.demo_panel import DemoPanel
from kickboard_desktop.views.enqueue_dialog import EnqueueDialog
from kickboard_desktop.views.first_job import FirstJobDialog
from kickboard_desktop.views.log import as_text
from kickboard_desktop.views.stacks import StackDialog
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
WAIT = 10_000


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
        if self.closed:
            return
        self.workspace.session.link.abandon()
        self.workspace.closing.begin(0.0)
        self.wait(lambda: self.closed)


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


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make benches; whatever still stands at the end is closed."""
    made: list[Bench] = []

    def build(text: str = "", args: list[object] | None = None, **options: object) -> Bench:
        store = MemoryStore()
        if text:
            fill(store, text, args if args is not None else [text])
        made.append(Bench(qtbot, tmp_path, store, **options))  # type: ignore[arg-type]
        return made[-1]

    yield build
    for bench in made:
        bench.close()


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
    """Return all there are; what no window shows (pyqtgraph's own menus) can hold no data."""
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


# -- S3


def test_s03_html_in_a_job_is_shown_as_the_text_it_is_on_every_page(
    make: Callable[..., Bench],
) -> None:
    bench = make(HTML)
    bench.open()

    for name, _ in PAGES:
        page = bench.show(name)
        play(bench, HTML)
        if name in WITH_JOBS:
            bench.wait_for(HTML, page)
        assert rich_labels() == [], name
        assert markup_in_tips() == [], name


def test_s03_the_detail_of_a_job_and_its_dock_are_plain(make: Callable[..., Bench]) -> None:
    bench = make(HTML)
    bench.open("dead")

    bench.workspace._on_detail_wanted("job-1")
    bench.wait(lambda: HTML in _text_of(bench.window, "job_class"))

    assert HTML in _text_of(bench.window, "job_error_class")
    assert HTML in _text_of(bench.window, "job_error_message")
    assert rich_labels() == []
    assert markup_in_tips() == []


def _text_of(window: QWidget, name: str) -> str:
    found = window.findChild(QWidget, name)
    if isinstance(found, QLabel):
        return found.text()
    return found.toPlainText() if isinstance(found, QPlainTextEdit) else ""


def test_s03_every_dialog_is_plain(make: Callable[..., Bench]) -> None:
    bench = make()
    bench.open()

    for dialog in dialogs(bench, HTML):
        dialog.show()
        assert rich_labels() == [], dialog.objectName()
        assert markup_in_tips() == [], dialog.objectName()
        dialog.close()


def test_s03_the_box_that_tells_of_a_failure_is_plain(
    make: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make()
    bench.open()

    class Standing:
        """As much of a `Desktop` as the box asks for."""

        _options = type("Options", (), {"offscreen": False})
        _workspaces = (bench.workspace,)
        tr = staticmethod(str)

    desktop.Desktop._show_failure(Standing(), HTML, HTML)  # type: ignore[arg-type]

    [box] = bench.window.findChildren(QMessageBox)
    assert box.text() == HTML
    assert box.textFormat() == Qt.TextFormat.PlainText
    data = [x for x in box.findChildren(QLabel) if HTML in x.text()]
    assert [x.textFormat() for x in data] == [Qt.TextFormat.PlainText]
    details = [x for x in box.findChildren(QTextEdit) if x.toPlainText()]
    assert [x.toPlainText() for x in details] == [HTML]
    box.close()


def test_s03_no_widget_of_the_window_can_show_rich_text(make: Callable[..., Bench]) -> None:
    """Long texts are in plain editors: a rich one would fetch pictures."""
    bench = make(HTML)
    bench.open()
    for name, _ in PAGES:
        bench.show(name)

    assert [w for w in widgets() if isinstance(w, QTextEdit)] == []
    titles = [dock.windowTitle() for dock in bench.window.findChildren(QDockWidget)]
    assert not any(map(might_be_rich, titles))


def test_s03_the_words_on_an_action_hide_no_letter_and_no_markup(
    make: Callable[..., Bench],
) -> None:
    bench = make(f"&{HTML}")
    bench.open("queues")
    actions = bench.window.findChildren(QAction)

    assert len(actions) > 20
    for action in actions:
        assert not might_be_rich(action.toolTip()), action.objectName()
        assert not might_be_rich(action.statusTip()), action.objectName()


def test_s03_a_tooltip_shows_exactly_what_it_was_given() -> None:
    from kickboard_desktop.widgets import tip_html  # noqa: PLC0415 - what is tested here

    for text in (HTML, "a < b & c > d", "two\nlines", "&lt;b&gt;", "'\""):
        assert QTextDocumentFragment.fromHtml(tip_html(text)).toPlainText() == text


# -- S4

ARGS: list[object] = [{"password": SECRET, "user": "ada"}, f"Bearer {SECRET}"]


def test_s04_no_page_shows_a_secret(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open()

    for name in ("enqueued", "scheduled", "retries", "dead", "queues"):
        page = bench.show(name)
        bench.wait_for(shown.MASK, page)
        assert SECRET not in " ".join(shown_texts()), name


def test_s04_a_secret_is_revealed_by_a_click_for_this_job_only(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    bench.workspace._on_detail_wanted("job-1")
    bench.wait(lambda: "ada" in bench.workspace._make_detail().arguments.text)
    detail = bench.workspace._make_detail()
    assert SECRET not in detail.arguments.text + detail.raw.text

    detail.reveal.click()
    assert SECRET in detail.arguments.text
    assert SECRET in detail.raw.text

    detail.show_job("job-0")
    bench.wait(lambda: detail.detail is not None and detail.detail.record.jid == "job-0")
    assert SECRET not in detail.arguments.text + detail.raw.text


def test_s04_what_is_copied_and_saved_hides_what_is_hidden(
    make: Callable[..., Bench], tmp_path: Path
) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    bench.workspace._on_detail_wanted("job-1")
    detail = bench.workspace._make_detail()
    bench.wait(lambda: "ada" in detail.arguments.text)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()

    for pane in (detail.arguments, detail.raw):
        pane.copy.click()
        assert "ada" in clipboard.text()
        assert SECRET not in clipboard.text()
    detail.save(tmp_path / "hidden.json")
    bench.wait((tmp_path / "hidden.json").exists)
    bench.wait(lambda: b"ada" in (tmp_path / "hidden.json").read_bytes())
    assert SECRET.encode() not in (tmp_path / "hidden.json").read_bytes()

    detail.reveal.click()
    detail.save(tmp_path / "whole.json")
    bench.wait(lambda: (tmp_path / "whole.json").exists() and detail.detail is not None)
    payload = bench.store.get("job-1")
    assert payload is not None
    bench.wait(lambda: (tmp_path / "whole.json").read_bytes() == payload.record.payload)
    assert stat.S_IMODE((tmp_path / "whole.json").stat().st_mode) == 0o600


def test_s04_jobs_copied_as_json_hide_their_secrets(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    page = bench.show("dead")
    bench.wait(lambda: page.matching_count() == 1)  # type: ignore[attr-defined]
    page.table.selectAll()  # type: ignore[attr-defined]
    copy = bench.workspace.actions["copy_json"]
    QGuiApplication.clipboard().clear()
    bench.wait(lambda: copy.isEnabled() and page.selected_count() == 1)  # type: ignore[attr-defined]

    copy.trigger()
    bench.wait(lambda: "ada" in QGuiApplication.clipboard().text())

    [item] = msgspec.json.decode(QGuiApplication.clipboard().text())
    assert item["args"] == [{"password": shown.MASK, "user": "ada"}, shown.MASK]


# -- S5


def test_s05_a_password_in_the_url_of_a_store_is_shown_nowhere(
    make: Callable[..., Bench], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    url = f"redis://ada:p@{SECRET}@db.example:6379/0"
    with caplog.at_level(logging.DEBUG):
        bench = make(url=url, real=True)
        bench.workspace.open("overview")
        bench.wait(lambda: bench.workspace.session.trouble)
        for name, _ in PAGES:
            bench.workspace.actions[f"page_{name}"].trigger()
            assert SECRET not in " ".join(shown_texts()), name
        about = AboutDialog(bench.workspace.window._theme, url, bench.window)
        about.show()

        assert "db.example" in bench.window.windowTitle()
        assert SECRET not in " ".join(shown_texts())
        about.close()
    assert SECRET not in caplog.text
    target = bench.workspace.session.target
    assert SECRET not in f"{target!r} {EngineCommand(store=url)!r}"


# -- S7


def test_s07_settings_and_the_crash_log_are_for_their_owner_only(tmp_path: Path) -> None:
    (tmp_path / "desktop.ini").write_text("[view]\ntheme=dark\n")
    (tmp_path / "desktop.ini").chmod(0o644)
    settings = Settings.in_folder(tmp_path)
    settings.last_class = "EmailJob"
    settings.sync()
    crashes = startup.catch_crashes(tmp_path)

    assert crashes is not None
    faulthandler.disable()
    crashes.close()
    assert settings.theme == "dark"
    assert "EmailJob" in (tmp_path / "desktop.ini").read_text()
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert modes == {"desktop.ini": 0o600, "crash.log": 0o600}


# -- S10


def test_s10_nothing_a_job_says_turns_round_or_hides_what_is_shown(
    make: Callable[..., Bench],
) -> None:
    bench = make(HOSTILE)
    bench.open()

    for name, _ in PAGES:
        page = bench.show(name)
        play(bench, HOSTILE)
        if name in WITH_JOBS:
            bench.wait_for("\\x1b[31mred", page)
        steering = [text for text in shown_texts() if STEERING & set(text)]
        assert steering == [], name


def test_s10_lines_copied_from_the_log_stay_lines() -> None:
    line = LogLine(
        at=0.0, level="INFO", logger=HOSTILE, message=f"x\n2026 ERROR gone {HOSTILE}", jid=HOSTILE
    )

    first, *others = as_text([line]).split("\n")

    assert len(others) == 1
    assert others[0].startswith("    2026 ERROR gone")
    assert not STEERING & set(first + others[0])


def test_s10_the_windows_own_log_does_not_steer_the_terminal() -> None:
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "%s\nFAKE", (HOSTILE,), None)

    said = startup._TerminalFormatter().format(record)

    assert said.startswith("kickboard: a\\x1b[31mred")
    assert not STEERING & set(said)
    assert "\n" not in said


# -- S12


class Gaps:
    """Looks a hundred times a second whether the window still answers."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def longest(self) -> float:
        """Return the longest time, in seconds, in which it did not."""
        self._timer.stop()
        return self._longest


@pytest.mark.slow
def test_s12_a_hundred_thousand_queues_leave_the_window_working(
    make: Callable[..., Bench],
) -> None:
    """Their lists show the first of them; before that it did not answer for minutes."""
    bench = make()
    jobs = [NewJob(f"{n:024x}", "A", f"queue-{n}", b"{}") for n in range(100_000)]
    bench.store.push(jobs)
    bench.open()

    gaps = Gaps()
    for name in ("overview", "queues", "enqueued"):
        bench.show(name, looks=1)

    assert gaps.longest() < 5.0


# -- S14


def test_s14_acting_on_a_thousand_jobs_asks_for_their_number(make: Callable[..., Bench]) -> None:
    bench = make()
    jobs = [NewJob(f"{n:024x}", "A", "default", b'{"args":[]}') for n in range(1000)]
    bench.store.push(jobs)
    bench.open("enqueued")
    delete = bench.workspace.actions["delete_all"]
    page = bench.show("enqueued")
    bench.wait(lambda: page.matching_count() == 1000 and delete.isEnabled())  # type: ignore[attr-defined]
    enqueued = View(state=JobState.ENQUEUED)

    delete.trigger()
    asked = bench.window.findChild(QDialog, "count_dialog")
    assert asked is not None
    field, button = asked.findChild(QLineEdit), asked.findChild(QPushButton, "count_confirm")
    assert field is not None
    assert button is not None
    for wrong in ("", "1", "999", "10000", "yes"):
        field.setText(wrong)
        assert not button.isEnabled()
    assert bench.store.count(enqueued) == 1000

    field.setText("1000")
    button.click()
    bench.wait(lambda: bench.store.count(enqueued) == 0)
    bench.wait(bench.workspace.actions["undo"].isEnabled)
    bench.workspace.actions["undo"].trigger()
    bench.wait(lambda: bench.store.count(enqueued) == 1000)


def test_s14_acting_on_fewer_is_done_at_once_and_can_be_taken_back(
    make: Callable[..., Bench],
) -> None:
    bench = make()
    bench.store.push([NewJob(f"{n:024x}", "A", "default", b'{"args":[]}') for n in range(999)])
    bench.open("enqueued")
    page = bench.show("enqueued")
    kill = bench.workspace.actions["kill_all"]
    bench.wait(lambda: page.matching_count() == 999 and kill.isEnabled())  # type: ignore[attr-defined]

    kill.trigger()

    bench.wait(lambda: bench.store.count(View(state=JobState.DEAD)) == 999)
    assert bench.window.findChild(QDialog, "count_dialog") is None
    bench.wait(bench.workspace.actions["undo"].isEnabled)
    bench.workspace.actions["undo"].trigger()
    bench.wait(lambda: bench.store.count(View(state=JobState.ENQUEUED)) == 999)


def test_s14_a_window_that_is_read_only_offers_nothing_that_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(qtbot, tmp_path, MemoryStore())
    bench.workspace.session.read_only = True
    fill(bench.store, "EmailJob", [1])
    bench.workspace.open("dead")
    bench.wait(lambda: bench.workspace.session.snapshot is not None)
    bench.show("dead")
    actions = bench.workspace.actions

    for name in ("retry_all", "kill_all", "delete_all", "delete", "clear_queue", "pause_all"):
        assert not actions[name].isEnabled(), name
        actions[name].trigger()  # as a key would
    bench.close()

    counts = bench.store.snapshot().counts
    assert (counts[JobState.DEAD], counts[JobState.TRASH]) == (1, 0)
