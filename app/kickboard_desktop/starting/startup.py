"""Before the first window: environment, application object, and where failures go."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kickboard import __version__, private
from kickboard_desktop import assets
from kickboard_desktop.format import visible

log = logging.getLogger(__name__)

#: Failures shown in one run; a slot that fails at every tick must not bury the screen.
MOST_SHOWN = 3
_ENGINE_THREADS = "kickboard/"
_CRASH_FILE = "crash.log"
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def prepare_environment(*, offscreen: bool) -> None:
    """Set what Qt reads once, when the application object is made."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif sys.platform == "linux" and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        # Only this platform theme tells light from dark, and when that changes.
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "xdgdesktopportal")


def make_application(arguments: list[str]) -> QApplication:
    """Return the application object, named, with the bundled fonts loaded."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, on=False)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(arguments)
    app.setApplicationName("kickboard")
    app.setApplicationDisplayName("Kickboard")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kickboard")
    app.setQuitOnLastWindowClosed(False)  # the engine is stopped first
    assets.load_fonts()
    return app


class _TerminalFormatter(logging.Formatter):
    """``kickboard: message``; nothing in a message steers the terminal, a trace is indented."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of one record."""
        lines = [f"kickboard: {visible(record.getMessage(), keep='')}"]
        if record.exc_info:
            lines += self.formatException(record.exc_info).splitlines()
        return "\n  ".join([lines[0], *(visible(line, keep="\t") for line in lines[1:])])


def log_to_terminal() -> None:
    """Log warnings and worse on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_TerminalFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def leave_if_jobs_run(code: int) -> None:
    """End the process now if an engine in it left threads in their jobs, which go on.

    The interpreter's own end would wait for nothing, and take away what they use.
    """
    if any(thread.name.startswith(_ENGINE_THREADS) for thread in threading.enumerate()):
        logging.shutdown()
        sys.stdout.flush()
        os._exit(code)


class Failures:
    """Where every exception goes that nobody caught: the log, and the first ones on screen.

    Attributes:
        count: How many there were.
    """

    def __init__(self, show: Callable[[str, str], None]) -> None:
        """Call *show* with a title and a trace for the first few, on the failing thread."""
        self.count = 0
        self._show = show

    def install(self) -> None:
        """Take over the hooks of the interpreter and of Qt."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.count += 1
        log.critical("unexpected failure", exc_info=(kind, error, trace))
        if self.count <= MOST_SHOWN and threading.current_thread() is threading.main_thread():
            self._show(f"{kind.__name__}: {error}", _trace_text(kind, error, trace))

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)


def catch_crashes(profile: Path) -> TextIO | None:
    """Write the stacks into ``crash.log`` of *profile* should the interpreter itself die.

    Returns:
        The open file, to be kept; None when it cannot be written.
    """
    try:
        file = open(profile / _CRASH_FILE, "a", encoding="utf-8", opener=private.opener)  # noqa: SIM115 - kept open
    except OSError as error:
        log.warning("no crash log: %s", error)
        return None
    faulthandler.enable(file)
    return file


def _trace_text(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    formatter = logging.Formatter()
    return formatter.formatException((kind, error, trace))


#: What Qt's plugins for no screen say of a window's sizes; it concerns nobody.
_IDLE_TALK = "This plugin does not support propagateSizeHints()"


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message == _IDLE_TALK:
        return
    category = context.category or "default"
    logging.getLogger(f"qt.{category}").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
