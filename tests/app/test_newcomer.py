"""A newcomer's first quarter of an hour, in the real window: once by mouse, once by keyboard.

They find out why jobs died, mend the arguments and run them, delete the wrong one and take
that back, pause a queue, open a file of jobs of their own and run one, and save a table. What
is looked at is the store, the files and the processes; the window itself shows itself to nobody.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.app.newcomer import (
    DELETE,
    EDIT,
    EDIT_MENU,
    ENTRIES,
    ENTRY_STEP,
    ENTRY_X,
    ENTRY_Y,
    FILE,
    FILTERED_ROW,
    HIGH,
    JOBS_MENU,
    PAUSE,
    ROW,
    Newcomer,
)
from tests.app.person import PATIENCE, screen, until

from kickboard import JobState, open_store
from kickboard.stores.base import NewJob, Store

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
    def save() -> None:
        person.presses("ctrl+8", "ctrl+s")

    report = person.saves_the_table(save, person.folder / "errors.csv")
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
    for paused in (True, False):
        person.until_pressed(
            "ctrl+2 p",
            lambda paused=paused: ("pictures" in store.paused()[1]) == paused,  # type: ignore[misc]
            f"paused is {paused}",
        )

    opens_the_shop(person)
    runs_an_email(person, lambda: fills_in_by_keyboard(person))

    person.until_pressed("ctrl+q", lambda: program.poll() is not None, "the window is closed")
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
