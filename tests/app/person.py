"""Somebody in front of a real screen: an X server, a mouse, a keyboard, and patience.

Nothing of the window is imported here. There is no window manager either: who wants to type
into a window gives it the keyboard, as a click would.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Seconds until something must have happened, on a machine that has other things to do.
PATIENCE = 90.0
SCREEN = (1440, 900)


def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Block until *condition* holds; the other process has no event to wait for.

    Args:
        condition: Looked at twenty times a second.
        what: Happens then, in words.
        patience: Seconds to wait for it.

    Raises:
        AssertionError: it never did; the message is *what*.
    """
    tick = threading.Event()
    for _ in range(int(patience / 0.05)):
        if condition():
            return
        tick.wait(0.05)
    raise AssertionError(f"it never happened: {what}")


@contextmanager
def screen(size: tuple[int, int] = SCREEN) -> Iterator[str]:
    """Run an X server of our own and give its display's name."""
    reader, writer = os.pipe()
    wide, high = size
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{wide}x{high}x24"),
        ],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


class Person:
    """Somebody in front of the screen."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def does(self, *arguments: str) -> str:
        """Run xdotool and return what it says."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout.strip()

    def presses(self, *keys: str) -> None:
        """Press *keys*, one after the other."""
        self.does("key", *keys)

    def types(self, words: str) -> None:
        """Type *words* in the place of what stands in the field."""
        self.does("key", "ctrl+a")
        self.does("type", "--delay", "5", words)

    def clicks(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place on the screen."""
        self.does("mousemove", str(x), str(y), "click", str(button))

    def windows(self, title: str = "Kickboard") -> list[str]:
        """Return the windows that are seen and whose title has *title* in it."""
        return self.does("search", "--onlyvisible", "--name", title).split()

    def place_of(self, window: str) -> dict[str, int]:
        """Return X, Y, WIDTH and HEIGHT of a window."""
        lines = self.does("getwindowgeometry", "--shell", window).splitlines()
        parts = (line.partition("=") for line in lines)
        return {name: int(value) for name, _, value in parts}

    def looks_for_the_window(self, title: str = "Kickboard") -> str:
        """Wait for a window, give it the keyboard, return its number."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.windows(title)
            if not found:
                return False
            self.does("windowfocus", found[-1])
            return self.does("getwindowfocus", "-f") == found[-1]

        until(there, f"the window {title} shows and has the keyboard")
        return found[-1]

    def waits_for_the_end_of(self, title: str) -> None:
        """Wait until no window of that *title* is seen, and go back to the main one."""
        until(lambda: not self.windows(title), f"{title} is closed")
        self.looks_for_the_window()
