"""What the window remembers between runs, typed in one place.

It is an INI file in the profile folder: deleting that folder resets everything, and a
profile that is carried elsewhere takes it along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from kickboard import private
from kickboard_desktop.format import Times
from kickboard_desktop.theme import DENSITIES

if TYPE_CHECKING:
    from kickboard_desktop.models.lists.saved_views import SavedView
    from kickboard_desktop.models.redis.connections import Connection

#: Raised when `state` of an older window would not fit the new one.
STATE_VERSION = 1
THEMES = ("system", "light", "dark")
#: Per cent: as large as the desktop has it.
USUAL_ZOOM = 100
LANGUAGES = ("system", "en", "de", "ja")
#: Jobs from which on some are shown first, and from which on the number is typed.
SHOWN_FROM, TYPED_FROM = 20, 1000
_CHOSEN = (
    *("view/theme", "view/reduce_motion", "view/density", "view/zoom", "view/times"),
    *(
        "view/language",
        "safety",
        "notices",
        "window/close_to_tray",
        "store",
        "engine/concurrency",
        "keys",
    ),
)
#: No key is written with a blank round it.
_BETWEEN_KEYS = " | "
_FILE = "desktop.ini"


class Told(QObject):
    """What is told of the settings to all windows that share them.

    Signals:
        views_changed(str): the views that are saved on that page.
    """

    views_changed = Signal(str)


class Settings:
    """A typed front of `QSettings`. GUI thread only."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self.told = Told()

    @classmethod
    def in_folder(cls, folder: Path, file: str = _FILE) -> Settings:
        """Return the settings kept in *file* of the profile folder *folder*."""
        path = folder / file
        with suppress(OSError):  # a profile that cannot be written can still be read
            private.make(path)  # Qt keeps the mode of the file it replaces
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    # -- the window
    @property
    def geometry(self) -> QByteArray:
        """Where the window was, for `QWidget.restoreGeometry`; empty at the first start."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def state(self) -> QByteArray:
        """Its docks, for `QMainWindow.restoreState` with `STATE_VERSION`."""
        return self._bytes("window/state")

    @state.setter
    def state(self, value: QByteArray) -> None:
        self._store.setValue("window/state", value)

    @property
    def page(self) -> str:
        """Name of the page that was shown last."""
        return self._text("window/page", "overview")

    @page.setter
    def page(self, value: str) -> None:
        self._store.setValue("window/page", value)

    @property
    def dock_width(self) -> int:
        """Points that the dock at the right was dragged to, 0 where it never was."""
        value = self._store.value("window/dock_width", 0, int)
        return max(0, int(str(value)))

    @dock_width.setter
    def dock_width(self, value: int) -> None:
        self._store.setValue("window/dock_width", value)

    @property
    def sidebar_collapsed(self) -> bool:
        """Whether the sidebar shows icons only."""
        return self._flag("window/sidebar_collapsed")

    @sidebar_collapsed.setter
    def sidebar_collapsed(self, value: bool) -> None:
        self._store.setValue("window/sidebar_collapsed", value)

    def header(self, view: str) -> QByteArray:
        """Return the columns of table *view*, for `QHeaderView.restoreState`."""
        return self._bytes(f"header/{view}")

    def set_header(self, view: str, value: QByteArray) -> None:
        """Remember the columns of table *view*."""
        self._store.setValue(f"header/{view}", value)

    def splitter(self, view: str) -> QByteArray:
        """Return where the splitter *view* stood, for `QSplitter.restoreState`."""
        return self._bytes(f"splitter/{view}")

    def set_splitter(self, view: str, value: QByteArray) -> None:
        """Remember where the splitter *view* stands."""
        self._store.setValue(f"splitter/{view}", value)

    def views(self, page: str) -> tuple[SavedView, ...]:
        """Return the queries that were saved on *page*."""
        from kickboard_desktop.models.lists import saved_views  # noqa: PLC0415 - not for the first paint

        return saved_views.read(self._text(f"views/{page}", "[]"))

    def set_views(self, page: str, views: Sequence[SavedView]) -> None:
        """Remember the queries that were saved on *page*."""
        from kickboard_desktop.models.lists import saved_views  # noqa: PLC0415 - not for the first paint

        self._store.setValue(f"views/{page}", saved_views.write(views))
        self.told.views_changed.emit(page)

    # -- the look
    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        value = self._text("view/theme", "system")
        return value if value in THEMES else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("view/theme", value)

    @property
    def reduce_motion(self) -> bool:
        """Whether nothing is to slide or fade."""
        return self._flag("view/reduce_motion")

    @reduce_motion.setter
    def reduce_motion(self, value: bool) -> None:
        self._store.setValue("view/reduce_motion", value)

    @property
    def density(self) -> str:
        """How close rows stand: compact, default or comfortable."""
        value = self._text("view/density", "default")
        return value if value in DENSITIES else "default"

    @density.setter
    def density(self, value: str) -> None:
        self._store.setValue("view/density", value)

    @property
    def zoom(self) -> int:
        """How large everything is drawn, in per cent: 80 to 200."""
        return min(200, max(80, self._number("view/zoom", USUAL_ZOOM)))

    @zoom.setter
    def zoom(self, value: int) -> None:
        self._store.setValue("view/zoom", value)

    @property
    def times(self) -> Times:
        """How moments are told."""
        value = self._text("view/times", Times.RELATIVE)
        return Times(value) if value in set(Times) else Times.RELATIVE

    @times.setter
    def times(self, value: Times) -> None:
        self._store.setValue("view/times", str(value))

    @property
    def language(self) -> str:
        """The window's language from the next start on: one of `LANGUAGES`."""
        value = self._text("view/language", "system")
        return value if value in LANGUAGES else "system"

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("view/language", value)

    # -- safety and notices
    @property
    def shown_from(self) -> int:
        """Number of jobs from which on some are shown before they are acted on; 1 and more."""
        return max(1, self._number("safety/shown_from", SHOWN_FROM))

    @shown_from.setter
    def shown_from(self, value: int) -> None:
        self._store.setValue("safety/shown_from", value)

    @property
    def typed_from(self) -> int:
        """Number of jobs from which on it has to be typed; 1 and more."""
        return max(1, self._number("safety/typed_from", TYPED_FROM))

    @typed_from.setter
    def typed_from(self, value: int) -> None:
        self._store.setValue("safety/typed_from", value)

    @property
    def notifications(self) -> bool:
        """Whether it is told when jobs die while the window is not in front."""
        return self._flag("notices/died", default=True)

    @notifications.setter
    def notifications(self, value: bool) -> None:
        self._store.setValue("notices/died", value)

    @property
    def close_to_tray(self) -> bool:
        """Whether closing the window only hides it."""
        return self._flag("window/close_to_tray")

    @close_to_tray.setter
    def close_to_tray(self, value: bool) -> None:
        self._store.setValue("window/close_to_tray", value)

    # -- work
    @property
    def default_store(self) -> str:
        """URL or file that the window opens when none is named; "": the profile's."""
        return self._text("store/default", "")

    @default_store.setter
    def default_store(self, value: str) -> None:
        self._store.setValue("store/default", value)

    @property
    def concurrency(self) -> int:
        """Processors that were set last; 0: the engine's default."""
        return min(64, max(0, self._number("engine/concurrency", 0)))

    @concurrency.setter
    def concurrency(self, value: int) -> None:
        self._store.setValue("engine/concurrency", value)

    @property
    def modules(self) -> tuple[str, ...]:
        """Files and modules with the user's jobs, loaded at the next start too."""
        value = self._store.value("engine/modules", [])
        if isinstance(value, str):  # QSettings reads a list of one as its element
            return (value,) if value else ()
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    @modules.setter
    def modules(self, value: tuple[str, ...]) -> None:
        self._store.setValue("engine/modules", list(value))

    @property
    def last_class(self) -> str:
        """The class that was enqueued by hand last."""
        return self._text("enqueue/class", "")

    @last_class.setter
    def last_class(self, value: str) -> None:
        self._store.setValue("enqueue/class", value)

    @property
    def lessons(self) -> str:
        """How far the reader is with the lessons, as `models.lessons.progress` writes it."""
        return self._text("lessons/progress", "{}")

    @lessons.setter
    def lessons(self, value: str) -> None:
        self._store.setValue("lessons/progress", value)

    @property
    def connections(self) -> tuple[Connection, ...]:
        """The Redis connections, the latest first; never a password."""
        from kickboard_desktop.models.redis import connections  # noqa: PLC0415 - seldom

        return connections.read(self._text("redis/connections", "[]"))

    @connections.setter
    def connections(self, value: Sequence[Connection]) -> None:
        from kickboard_desktop.models.redis import connections  # noqa: PLC0415 - seldom

        self._store.setValue("redis/connections", connections.write(value))

    # -- keys
    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that the user gave to actions, by their ids; () for none at all."""
        self._store.beginGroup("keys")
        found = {name: str(self._store.value(name, "")) for name in self._store.childKeys()}
        self._store.endGroup()
        return {
            name: tuple(keys.split(_BETWEEN_KEYS)) if keys else () for name, keys in found.items()
        }

    @keys.setter
    def keys(self, value: Mapping[str, tuple[str, ...]]) -> None:
        self._store.remove("keys")
        for name, keys in value.items():
            self._store.setValue(f"keys/{name}", _BETWEEN_KEYS.join(keys))

    def reset(self) -> None:
        """Forget what is chosen in the settings; where windows stand is kept."""
        for key in _CHOSEN:
            self._store.remove(key)

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _text(self, key: str, default: str) -> str:
        return str(self._store.value(key, default))

    def _flag(self, key: str, *, default: bool = False) -> bool:
        return str(self._store.value(key, default)).lower() == "true"

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._store.value(key, default)))
        except ValueError:
            return default

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
