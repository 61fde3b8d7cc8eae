"""S3, S10, S12: whatever a job is called, the window shows it as text, and answers."""

import pytest

pytest.importorskip("PySide6")


import logging
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tests.security.window import (
    HOSTILE,
    HTML,
    STEERING,
    WITH_JOBS,
    Bench,
    dialogs,
    markup_in_tips,
    might_be_rich,
    play,
    rich_labels,
    shown_texts,
    widgets,
)

from kickboard.stores.base import NewJob
from kickboard_desktop import desktop
from kickboard_desktop.actions.catalogue import PAGES
from kickboard_desktop.starting import startup
from kickboard_desktop.telemetry import LogLine
from kickboard_desktop.views.engine.log import as_text

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

    bench.window.detail_wanted.emit("job-1")
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
