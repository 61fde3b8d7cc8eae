"""Somebody who has never seen the window: where its parts are, and what one does with them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.app.person import Person, until

from kickboard import JobState
from kickboard.stores.base import Store, View

#: A screen so high that every entry of the sidebar has its full height.
HIGH = (1440, 1100)
#: Where things are in a window of that size: the entries of the sidebar, the first row of a
#: table and of one with a filter above it, buttons at the head of a page and at its foot.
ENTRIES = ("overview", "queues", "enqueued", "scheduled", "retries", "dead", "completed", "errors")
ENTRY_X, ENTRY_Y, ENTRY_STEP = 80, 124, 34
ROW, FILTERED_ROW = (700, 131), (700, 173)
DELETE, EDIT, PAUSE = (1265, 59), (1077, 1038), (1395, 131)
FILE, EDIT_MENU, JOBS_MENU = (33, 14), (77, 14), (178, 14)
#: Points from the edge of a menu to the middle of its outermost entry, and between two.
INSET, MENU_STEP = 18, 26
#: Seconds until a menu that is there has opened.
MENU_PATIENCE = 5.0
#: How often somebody looks whether a key has helped before it is pressed again. What changes
#: something gets longer than a busy window needs, which does twice what it hears twice.
LOOKS, LONG_LOOKS = 60, 240


class Newcomer(Person):
    """Somebody who has never seen the window, at a display of their own."""

    def __init__(self, display: str, store: Store, folder: Path) -> None:
        super().__init__(display)
        self._display = display
        self.store = store
        self.folder = folder
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "KICKBOARD_PROFILE": str(folder / "profile"),
            "LC_ALL": "C.UTF-8",
        }

    def starts(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Run ``kickboard desktop`` on the store."""
        command = [sys.executable, "-m", "kickboard", "desktop", "--store", self.store.url]
        return subprocess.Popen([*command, *arguments], env=self.environment)

    def count(self, state: JobState) -> int:
        """Return how many jobs are in *state*."""
        return self.store.snapshot().counts[state]

    def done(self) -> list[tuple[str, bytes]]:
        """Return class and payload of the jobs that were completed, the newest first."""
        view = View(state=JobState.COMPLETED, descending=True)
        return [(row.job_class, row.head) for row in self.store.page(view, 0, 50).rows]

    def tries(
        self,
        act: Callable[[], None],
        condition: Callable[[], bool],
        what: str,
        every: int = LONG_LOOKS,
    ) -> None:
        """Act until *condition* holds; patiently: a page that is not filled yet hears nothing."""
        looks = 0

        def helped() -> bool:
            nonlocal looks
            if condition():
                return True
            if looks % every == 0:
                act()
            looks += 1
            return condition()

        until(helped, what)

    def until_pressed(self, keys: str, condition: Callable[[], bool], what: str) -> None:
        """Press *keys* until *condition* holds."""
        self.tries(lambda: self.presses(*keys.split()), condition, what)

    def until_there(self, does: Callable[[], None], title: str) -> None:
        """Do something until a window of that *title* is there, and give it the keyboard."""
        self.tries(does, lambda: bool(self.windows(title)), f"{title} opens", LOOKS)
        self.looks_for_the_window(title)

    def goes_to(self, page: str) -> None:
        """Click the entry of a page."""
        self.clicks(ENTRY_X, ENTRY_Y + ENTRY_STEP * ENTRIES.index(page))

    def chooses_from_the_menu(self, at: tuple[int, int], entry: int, *, button: int = 1) -> None:
        """Open the menu at a place and click an entry; -1 is the last one.

        Where no menu opens nothing happens: what it is of is not there yet, or was not chosen.
        """
        before = set(self.does("search", "--onlyvisible", "--class", ".").split())
        self.clicks(*at, button)
        found: set[str] = set()

        def opened() -> bool:
            found.update(self.does("search", "--onlyvisible", "--class", ".").split())
            return bool(found - before)

        with suppress(AssertionError):
            until(opened, "the menu opens", MENU_PATIENCE)
        if not found - before:
            return
        menu = (found - before).pop()
        place = self.place_of(menu)
        down = place["HEIGHT"] - INSET if entry < 0 else INSET + entry * MENU_STEP
        self.clicks(place["X"] + 60, place["Y"] + down)

    def saves_the_table(self, does: Callable[[], None], path: Path) -> list[list[str]]:
        """Save the rows of the page by what *does* opens, and return what is in the file."""
        self.until_there(does, "Save rows")
        (asked,) = self.windows("Save rows")

        def another() -> bool:
            return any(window != asked for window in self.windows("Save rows"))

        # All of them, as CSV; the dialog that asks for the file has the same title.
        self.until_pressed("Return", another, "a file is asked for")
        until(lambda: asked not in self.windows("Save rows"), "the first dialog is closed")
        self.looks_for_the_window("Save rows")
        self.types(str(path))
        self.presses("Return")
        until(lambda: path.exists() and path.stat().st_size > 0, "the table is saved")
        self.looks_for_the_window()
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
