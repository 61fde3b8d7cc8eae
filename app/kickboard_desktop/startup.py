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

from kickboard import __version__
from kickboard_desktop import assets

log = logging.getLogger(__name__)

#: Failures shown in one run; a slot that fails at every tick must not bury the screen.
MOST_SHOWN = 3
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
        file = (profile / _CRASH_FILE).open("a", encoding="utf-8")
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


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = context.category or "default"
    logging.getLogger(f"qt.{category}").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
