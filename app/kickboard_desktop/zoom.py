"""How large everything is drawn, changed while the windows stand.

Widgets here paint themselves in points, so a larger font alone would cut texts off. Qt can
draw a point as more pixels, and does when a window moves to another screen; only, the switch
is not in its public headers. It is called by name here, and where a build of Qt lacks it the
factor holds from the next start on, by the variable that Qt reads then.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import getCppPointer

#: Per cent that can be chosen, and where the keys go from one to the next.
LEAST, MOST, USUAL = 80, 200, 100
STEPS = (80, 90, 100, 110, 125, 150, 175, 200)

_VARIABLE = "QT_SCALE_FACTOR"
_LIBRARY = "libQt6Gui.so.6"
_SET_FACTOR = "_ZN15QHighDpiScaling15setScreenFactorEP7QScreend"
_TELL_WINDOW = (
    "_ZN22QWindowSystemInterface35handleWindowDevicePixelRatioChanged"
    "INS_19SynchronousDeliveryEEEvP7QWindow"
)
_WHOLE = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
#: Platforms whose own scale comes on top of the factor; elsewhere the factor replaces it.
_SCALED_APART = ("wayland", "cocoa")


class Zoom(QObject):
    """The factor of all windows of the program. GUI thread only.

    Signals:
        changed(int): per cent, other than before; the windows have followed.
    """

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zoom")
        self._percent = USUAL
        self._bases: dict[str, float] = {}
        self._switches = _switches()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen_added)

    @property
    def is_live(self) -> bool:
        """Whether a change is seen at once, and not at the next start."""
        return self._switches is not None

    @property
    def percent(self) -> int:
        """What is drawn, in per cent of the usual size."""
        return self._percent

    def set_percent(self, percent: int) -> None:
        """Draw everything at *percent*, at least 80 and at most 200."""
        percent = min(MOST, max(LEAST, percent))
        if percent == self._percent:
            return
        before, self._percent = self._percent, percent
        if self._switches is not None:
            sizes = [(w, w.size()) for w in QApplication.topLevelWidgets() if w.isVisible()]
            for screen in QGuiApplication.screens():
                self._scale(screen)
            self._tell_windows(self._switches[1])
            self.changed.emit(percent)
            for widget, size in sizes:
                _fit(widget, size, before / percent)
        else:
            self.changed.emit(percent)

    def next(self, direction: int) -> int:
        """Return the next larger (1) or smaller (-1) size in per cent."""
        if direction > 0:
            return next((step for step in STEPS if step > self._percent), MOST)
        return next((step for step in reversed(STEPS) if step < self._percent), LEAST)

    def _scale(self, screen: QScreen) -> None:
        if self._switches is None:
            return
        base = self._bases.setdefault(screen.name(), _base(screen))
        [pointer] = getCppPointer(screen)
        self._switches[0](pointer, base * self._percent / 100)

    def _tell_windows(self, tell: Callable[[int], None]) -> None:
        for window in QGuiApplication.allWindows():
            tell(getCppPointer(window)[0])

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        if self._percent != USUAL:
            self._scale(screen)


def _fit(widget: QWidget, size: QSize, ratio: float) -> None:
    """Give *widget* a size in the new points: windows keep their place on the screen."""
    state = widget.windowState()
    if state & _WHOLE:
        widget.setWindowState(state & ~_WHOLE)  # the system tells the size anew
        widget.setWindowState(state)
    elif isinstance(widget, QMainWindow):
        widget.resize(size * ratio)
    else:  # a dialog has what its content needs
        widget.resize(size + QSize(1, 0))
        widget.resize(size)


def at_start(percent: int) -> None:
    """Let Qt read *percent* when it starts, if it cannot be told later. Before QApplication."""
    if percent != USUAL and _switches() is None:
        os.environ[_VARIABLE] = str(_own_factor() * percent / 100)


def _base(screen: QScreen) -> float:
    """Return the factor of *screen* that is the desktop's own, without the variable's."""
    platform = QGuiApplication.platformName()
    if platform.startswith(_SCALED_APART):
        return 1.0
    return screen.devicePixelRatio() / _own_factor()


def _own_factor() -> float:
    try:
        return float(os.environ.get(_VARIABLE, "1")) or 1.0
    except ValueError:
        return 1.0


def _switches() -> tuple[Callable[[int, float], None], Callable[[int], None]] | None:
    """Return Qt's functions that set a screen's factor and that make a window look at it."""
    try:
        library = ctypes.CDLL(_LIBRARY)
        set_factor, tell = library[_SET_FACTOR], library[_TELL_WINDOW]
    except (OSError, AttributeError):
        return None
    set_factor.argtypes, set_factor.restype = [ctypes.c_void_p, ctypes.c_double], None
    tell.argtypes, tell.restype = [ctypes.c_void_p], None
    return set_factor, tell
