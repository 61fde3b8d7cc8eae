"""The real program in a real X server, driven from outside by mouse and keyboard.

Nothing of it is imported here: what the test knows is what a person sees and what is in the
store's file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.app.person import PATIENCE, SCREEN, Person, screen, until

from kickboard import JobState, open_store
from kickboard.stores.base import Delivery, Failed, NewJob, Outcome, ProcessInfo, Store

MENDED = '''
"""Jobs that work again."""

from kickboard import Job


class MendedJob(Job, retry=0):
    """Do nothing, successfully."""

    def perform(self, number: int) -> None:
        """Do nothing."""
'''

#: Points that a window manager's title bar takes.
TITLE_BAR = 30

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")) and "CI" not in os.environ,
        reason="needs Xvfb and xdotool",
    ),
]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own."""
    with screen() as name:
        yield name


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with three dead jobs."""
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", durability="normal")
    store.register(
        ProcessInfo(
            identity="test:1:0",
            hostname="test",
            pid=1,
            started_at=0.0,
            concurrency=1,
            queues={},
            version="0",
        )
    )
    store.push([_job(number) for number in range(3)])
    store.finish([], [_death(delivery) for delivery in store.claim([("default", 3)], 3)])
    store.unregister()
    yield store
    store.close()


def _job(number: int) -> NewJob:
    payload = f'{{"class":"MendedJob","args":[{number}],"jid":"{number:024x}","retry":0}}'
    return NewJob(f"{number:024x}", "MendedJob", "default", payload.encode())


def _death(delivery: Delivery) -> Failed:
    return Failed(delivery, Outcome.DEAD, 0.0, 0.1, 0.0, 0, "default", "ValueError", "broken then")


@pytest.fixture
def program(display: str, store: Store, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program, open on the dead jobs, with an engine that can run them now."""
    jobs = tmp_path / "mended_jobs.py"
    jobs.write_text(MENDED)
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment["KICKBOARD_PROFILE"] = str(tmp_path / "profile")
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "kickboard", "desktop", "--store", store.url),
            *("-r", str(jobs), "--page", "dead"),
        ],
        env=environment,
    )
    yield running
    if running.poll() is None:
        running.kill()
    running.wait(10)


def count(store: Store, state: JobState) -> int:
    return store.snapshot().counts[state]


def test_dead_jobs_are_deleted_brought_back_and_retried_by_hand(
    display: str, store: Store, program: subprocess.Popen[bytes]
) -> None:
    person = Person(display)
    shown = person.place_of(person.looks_for_the_window())
    assert shown["HEIGHT"] <= SCREEN[1] - TITLE_BAR, (
        "a title bar does not push the foot off the screen"
    )
    until(lambda: bool(store.snapshot().processes), "the engine runs")

    def until_pressed(key: str, condition: Callable[[], bool], what: str) -> int:
        """Press until it helps: a page that is not filled yet does not hear a key.

        Return how often. The window may be behind, and hear some of them later.
        """
        presses = 0

        def pressed() -> bool:
            nonlocal presses
            person.does("mousemove", "700", "185", "click", "1")
            person.does("key", key)
            presses += 1
            return condition()

        until(pressed, what)
        return presses

    presses = until_pressed("Delete", lambda: count(store, JobState.TRASH) > 0, "it is deleted")
    person.presses(*["ctrl+z"] * presses)  # at once, though the window may not have its report
    until(lambda: count(store, JobState.DEAD) == 3, "all that was deleted is back")

    until_pressed("r", lambda: store.snapshot().processed > 3, "the job ran")
    assert store.snapshot().failed == 3

    person.does("key", "shift+p")
    until(lambda: store.paused()[0], "everything is paused")

    person.does("key", "ctrl+q")
    assert program.wait(PATIENCE) == 0
    assert store.snapshot().processes == ()


def test_looks_are_changed_by_keys_and_a_later_start_is_shown_in_the_same_window(
    display: str, program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    person = Person(display)
    person.looks_for_the_window()
    profile = tmp_path / "profile"
    until(lambda: bool((profile / "window.lock").read_bytes()), "it listens to later starts")

    for key in ("ctrl+equal", "ctrl+equal", "F5", "ctrl+2", "Escape", "ctrl+equal", "ctrl+minus"):
        person.does("key", key)
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = (*(sys.executable, "-m", "kickboard"), "--profile", str(profile), "--page", "trash")
    second = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (second.returncode, second.stderr) == (0, "")
    assert "shown in the window that is open" in second.stdout

    assert len(person.does("search", "--onlyvisible", "--name", "Kickboard").split()) == 1
    person.does("key", "ctrl+q")
    assert program.wait(PATIENCE) == 0
    kept = (profile / "desktop.ini").read_text("utf-8")
    assert "zoom=125" in kept
    assert "page=trash" in kept


def test_a_first_window_fits_a_small_screen_and_names_the_program_once(tmp_path: Path) -> None:
    with screen((1280, 720)) as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        arguments = ("--profile", str(tmp_path / "profile"), "--page", "dead")
        running = subprocess.Popen([sys.executable, "-m", "kickboard", *arguments], env=environment)
        try:
            person = Person(display)
            window = person.looks_for_the_window()
            place = person.place_of(window)
            assert place["WIDTH"] <= 1280
            assert place["HEIGHT"] <= 720
            assert person.does("getwindowname", window).count("Kickboard") == 1
            person.presses("ctrl+q")
            assert running.wait(PATIENCE) == 0
        finally:
            running.kill()
            running.wait(10)
