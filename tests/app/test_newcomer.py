"""A newcomer's first quarter of an hour, in the real window: once by mouse, once by keyboard.

They find out why jobs died, mend the arguments and run them, delete the wrong one and take
that back, pause a queue, open a file of jobs of their own and run one, and save a table. What
is looked at is the store, the files and the processes; the window itself shows itself to nobody.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.app.person import PATIENCE, Person, screen, until

from kickboard import JobState, open_store
from kickboard.stores.base import NewJob, Store, View

#: The file that was there; its jobs die of a wrong argument.
JOBS = '''
"""Jobs of somebody who left."""

from kickboard import Job


class ResizeJob(Job, queue="pictures", retry=0):
    """Make a picture smaller."""

    def perform(self, width: int) -> None:
        """Do it, if it can be done."""
        if width <= 0:
            raise ValueError(f"the width must be positive, not {width}")
'''
SHOP = Path(__file__).parents[2] / "examples" / "shop.py"
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
#: How often somebody looks whether a key has helped before it is pressed again.
LOOKS = 60
#: Jobs that die at the start.
DEAD = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")) and "CI" not in os.environ,
        reason="needs Xvfb and xdotool",
    ),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which jobs wait that will die."""
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", durability="normal")
    store.push([_job(number) for number in range(DEAD)])
    yield store
    store.close()


def _job(number: int) -> NewJob:
    jid = f"{number:024x}"
    payload = {"class": "ResizeJob", "args": [-number], "jid": jid, "retry": 0, "queue": "pictures"}
    return NewJob(jid, "ResizeJob", "pictures", json.dumps(payload).encode())


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

    def tries(self, act: Callable[[], None], condition: Callable[[], bool], what: str) -> None:
        """Act until *condition* holds; patiently: a page that is not filled yet hears nothing."""
        looks = 0

        def helped() -> bool:
            nonlocal looks
            if condition():
                return True
            if looks % LOOKS == 0:
                act()
            looks += 1
            return condition()

        until(helped, what)

    def until_pressed(self, keys: str, condition: Callable[[], bool], what: str) -> None:
        """Press *keys* until *condition* holds."""
        self.tries(lambda: self.presses(*keys.split()), condition, what)

    def until_there(self, does: Callable[[], None], title: str) -> None:
        """Do something until a window of that *title* is there, and give it the keyboard."""
        self.tries(does, lambda: bool(self.windows(title)), f"{title} opens")
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


@pytest.fixture
def newcomer(store: Store, tmp_path: Path) -> Iterator[Newcomer]:
    """Somebody at a screen of their own."""
    with screen(HIGH) as display:
        yield Newcomer(display, store, tmp_path)


@pytest.fixture
def program(newcomer: Newcomer) -> Iterator[subprocess.Popen[bytes]]:
    """The program; its engine lets the jobs die at once."""
    jobs = newcomer.folder / "pictures.py"
    jobs.write_text(JOBS)
    running = newcomer.starts("-r", str(jobs), "--page", "overview")
    try:
        newcomer.looks_for_the_window()
        until(lambda: newcomer.count(JobState.DEAD) == DEAD, "the jobs are dead")
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.wait(PATIENCE)


def test_by_keyboard_alone(newcomer: Newcomer, program: subprocess.Popen[bytes]) -> None:
    person, store = newcomer, newcomer.store

    # Why did they die? The page of errors says so, and so does the table that is saved of it.
    person.presses("ctrl+8")
    report = person.saves_the_table(lambda: person.presses("ctrl+s"), person.folder / "errors.csv")
    assert any("the width must be positive" in cell for row in report for cell in row), report

    # Mend the arguments of one; the engine runs it.
    def edit() -> None:
        person.presses("ctrl+6", "Home", "e")

    person.until_there(edit, "Edit and enqueue")
    person.types("640")
    person.presses("Return")
    person.waits_for_the_end_of("Edit and enqueue")
    until(lambda: any(b"[640]" in head for _, head in person.done()), "the mended job ran")
    assert person.count(JobState.DEAD) == DEAD - 1

    # Delete one that should have stayed, and take it back.
    trash = person.count(JobState.TRASH)
    person.until_pressed(
        "Home Delete", lambda: person.count(JobState.TRASH) > trash, "it is deleted"
    )
    deleted = person.count(JobState.TRASH) - trash
    assert person.count(JobState.DEAD) == DEAD - 1 - deleted
    for left in reversed(range(deleted)):
        person.presses("ctrl+z")
        until(
            lambda left=left: person.count(JobState.TRASH) <= trash + left,  # type: ignore[misc]
            "it is back",
        )
    assert person.count(JobState.DEAD) == DEAD - 1

    # Pause the queue that does harm, and resume it.
    person.presses("ctrl+2")
    person.until_pressed("p", lambda: "pictures" in store.paused()[1], "the queue is paused")
    person.until_pressed("p", lambda: "pictures" not in store.paused()[1], "it is resumed")

    opens_the_shop(person)
    runs_an_email(person, lambda: fills_in_by_keyboard(person))

    person.presses("ctrl+q")
    assert program.wait(PATIENCE) == 0
    assert store.snapshot().processes == ()


def test_by_mouse(newcomer: Newcomer, program: subprocess.Popen[bytes]) -> None:
    person, store = newcomer, newcomer.store
    window = person.looks_for_the_window()
    person.does("windowmove", window, "0", "0", "windowsize", window, *map(str, HIGH))

    # Why did they die? A right click on the list of errors leads to the table as a file.
    def save() -> None:
        person.goes_to("errors")
        person.clicks(*ROW)
        person.chooses_from_the_menu(ROW, -1, button=3)

    report = person.saves_the_table(save, person.folder / "errors.csv")
    assert any("the width must be positive" in cell for row in report for cell in row), report

    mends_one_by_mouse(person)
    deletes_one_and_takes_it_back_by_mouse(person)
    assert person.count(JobState.DEAD) == DEAD - 1

    # Pause the queue that does harm, and resume it.
    person.goes_to("queues")
    for paused in (True, False):
        person.tries(
            lambda: person.clicks(*PAUSE),
            lambda paused=paused: ("pictures" in store.paused()[1]) == paused,  # type: ignore[misc]
            f"paused is {paused}",
        )

    opens_the_shop(person)
    runs_an_email(person, lambda: fills_in_by_mouse(person))
    person.chooses_from_the_menu(FILE, -1)
    assert program.wait(PATIENCE) == 0
    assert store.snapshot().processes == ()


def mends_one_by_mouse(person: Newcomer) -> None:
    """Mend the arguments of one; the engine runs it."""

    def edit() -> None:
        person.goes_to("dead")
        person.clicks(*FILTERED_ROW)
        person.clicks(*EDIT)

    person.until_there(edit, "Edit and enqueue")
    person.types("640")
    person.presses("Return")
    person.waits_for_the_end_of("Edit and enqueue")
    until(lambda: any(b"[640]" in head for _, head in person.done()), "the mended job ran")


def deletes_one_and_takes_it_back_by_mouse(person: Newcomer) -> None:
    """Delete one that should have stayed, and take it back."""
    trash = person.count(JobState.TRASH)

    def delete() -> None:
        person.clicks(*FILTERED_ROW)
        person.clicks(*DELETE)

    person.tries(delete, lambda: person.count(JobState.TRASH) > trash, "it is deleted")
    for left in reversed(range(person.count(JobState.TRASH) - trash)):
        person.tries(
            lambda: person.chooses_from_the_menu(EDIT_MENU, 0),
            lambda left=left: person.count(JobState.TRASH) <= trash + left,  # type: ignore[misc]
            "it is back",
        )


def fills_in_by_mouse(person: Newcomer) -> None:
    """Open the form, type its first argument, and click its button."""
    if person.windows("Enqueue a job"):
        person.presses("Escape")
        person.waits_for_the_end_of("Enqueue a job")
    person.until_there(lambda: person.chooses_from_the_menu(JOBS_MENU, 1), "Enqueue a job")
    place = person.place_of(person.windows("Enqueue a job")[-1])
    person.clicks(place["X"] + 300, place["Y"] + 100)  # the first argument
    person.types("ann@example.com")
    person.clicks(place["X"] + place["WIDTH"] - 60, place["Y"] + place["HEIGHT"] - 32)


def test_a_dead_job_is_dragged_into_a_queue(
    newcomer: Newcomer, program: subprocess.Popen[bytes]
) -> None:
    person = newcomer
    window = person.looks_for_the_window()
    person.does("windowmove", window, "0", "0", "windowsize", window, *map(str, HIGH))

    def drag() -> None:
        person.does("mouseup", "1")
        person.goes_to("dead")
        person.clicks(FILTERED_ROW[0] - 300, FILTERED_ROW[1])
        person.does("mousemove", *map(str, FILTERED_ROW))  # far enough for no double click
        person.does("mousedown", "1")
        queues = (ENTRY_X, ENTRY_Y + ENTRY_STEP * ENTRIES.index("queues"))
        for x, y in ((650, 190), (400, 180), queues):
            person.does("mousemove", str(x), str(y))
        person.does("mousemove_relative", "3", "1", "sleep", "2")  # held until the page opens
        for x, y in ((600, 150), ROW):
            person.does("mousemove", str(x), str(y))
        person.does("mousemove_relative", "3", "1", "mouseup", "1")

    again = DEAD + 1  # it runs in its queue, and dies once more
    person.tries(drag, lambda: person.store.snapshot().processed == again, "it runs again")
    until(lambda: person.count(JobState.DEAD) == DEAD, "it died again")
    person.until_pressed("ctrl+q", lambda: program.poll() is not None, "the window is closed")
    assert program.wait(PATIENCE) == 0


def opens_the_shop(person: Newcomer) -> None:
    """Start the program a second time, on a file of jobs; the window that is open takes it."""
    second = subprocess.run(
        [sys.executable, "-m", "kickboard", str(SHOP), "--store", person.store.url],
        env=person.environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (second.returncode, second.stderr) == (0, "")
    assert "shown in the window that is open" in second.stdout
    person.looks_for_the_window()


def runs_an_email(person: Newcomer, fill: Callable[[], None]) -> None:
    """Enqueue an EmailJob by what *fill* does; again where its class was not known yet."""
    person.tries(
        fill, lambda: any(name == "EmailJob" for name, _ in person.done()), "the new job ran"
    )
    assert any(b"ann@example.com" in head for _, head in person.done())
    person.presses("Escape")
    person.waits_for_the_end_of("Enqueue a job")


def fills_in_by_keyboard(person: Newcomer) -> None:
    """Open the form, choose the class, and type its first argument."""
    if person.windows("Enqueue a job"):
        person.presses("Escape")
        person.waits_for_the_end_of("Enqueue a job")
    person.until_there(lambda: person.presses("ctrl+n"), "Enqueue a job")
    person.presses("E", "Tab")
    person.types("ann@example.com")
    person.presses("Return")
