"""Takes the pictures of the README: every page of the real window, with the demo running.

``python3 dev.py screenshots [FOLDER]``. One process a theme, offscreen, 1440×900; the demo
runs long enough for the charts to have something to say. `stall_picture`, `redis_picture` and
`moving_picture` come after them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "resources" / "pictures"
FILM = ROOT / "tests" / "moving_picture.py"
STALL = ROOT / "tests" / "stall_picture.py"
REDIS = ROOT / "tests" / "redis_picture.py"
THEMES = ("dark", "light")
#: Languages that the overview is shown in, too, and what its pictures are called.
LANGUAGES = {"de": "german", "ja": "japanese"}
#: Seconds the demo runs before the first picture, and between two pages.
LEAD = 50.0
PAUSE = 1.5
SIZE = (1440, 900)
#: Colours of a picture.
COLOURS = 256
#: Lessons to take pictures of, and the share of the run that each is shown at.
LESSONS = {1: 0.02, 2: 0.3, 4: 0.35, 5: 0.6, 7: 0.6, 8: 0.16}
#: Seconds until a job's page has all it shows.
DETAIL_PAUSE = 2.0
#: Seconds that a run and a bit of its replay take.
LESSON_PAUSE = 14.0
#: Seconds before the picture at which the replay goes to where it is shown.
SHOWN = 2.0


def main() -> None:
    """Take the pictures of both themes, one after the other."""
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    parser.add_argument("--theme", choices=THEMES, help="only this one, in this process")
    parser.add_argument("--language", choices=LANGUAGES, help="only the overview, in this one")
    parser.add_argument("--lead", type=float, default=LEAD, help="seconds before the first")
    options = parser.parse_args()
    if options.theme:
        take(options.folder, options.theme, options.lead, options.language)
        return
    for language in LANGUAGES:
        _apart(options, "--theme", "light", "--language", language)
    for theme in THEMES:
        _apart(options, "--theme", theme)
        stall = [sys.executable, str(STALL), str(options.folder / f"stall-{theme}.png")]
        subprocess.run([*stall, "--theme", theme], check=True, timeout=300)
        if shutil.which("redis-server"):
            redis = [sys.executable, str(REDIS), str(options.folder), "--theme", theme]
            subprocess.run(redis, check=True, timeout=300)
    film = [sys.executable, str(FILM), str(options.folder / "kill.webp")]
    subprocess.run([*film, "--lead", str(options.lead)], check=True, timeout=300)
    slim(options.folder)


def slim(folder: Path) -> None:
    """Write the pictures anew with a palette: half as large, and alike to the eye."""
    from PIL import Image  # noqa: PLC0415 - the process of one theme needs none

    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as picture:
            if picture.mode == "P":
                continue
            whole = picture.convert("RGB")
        few = whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def _apart(options: argparse.Namespace, *words: str) -> None:
    """Take pictures in a process of its own, with a profile that nobody has used."""
    with tempfile.TemporaryDirectory(prefix="kickboard-pictures-") as profile:
        command = [sys.executable, __file__, str(options.folder), *words]
        environment = {**os.environ, "KICKBOARD_PROFILE": profile, "QT_SCALE_FACTOR": "1"}
        subprocess.run(
            [*command, "--lead", str(options.lead)], check=True, env=environment, timeout=480
        )


def take(folder: Path, theme: str, lead: float, language: str | None = None) -> None:
    """Run the demo's window in this process and grab each of its pages, or one in *language*."""
    from kickboard_desktop import desktop  # noqa: PLC0415 - the parent process needs no Qt
    from kickboard_desktop.starting.arguments import Options  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    tours: list[Tour] = []

    def on_ready(program: desktop.Desktop) -> None:
        tour = Tour(program, folder, theme, lead)
        program.opened.connect(partial(tour.greet, language) if language else tour.begin)
        tours.append(tour)

    desktop.run(Options(demo=True, offscreen=True, theme=theme, language=language), on_ready)


class Tour:
    """Visits one page after the other and takes a picture of each."""

    def __init__(self, program: Any, folder: Path, theme: str, lead: float) -> None:
        self._program = program
        self._folder = folder
        self._theme = theme
        self._lead = lead
        self._stops: list[tuple[str, Callable[[], None]]] = []

    def begin(self, workspace: Any) -> None:
        """Plan the tour of *workspace*'s window and set out when the demo has run a while."""
        window = workspace.window
        window.resize(*SIZE)
        _run_load(window)
        for name in window.page_names:
            go = partial(window.show_page, name)
            self._stops.append(
                (name, partial(_run_playground, window) if name == "playground" else go)
            )
        for number in LESSONS:
            self._stops.append((f"lesson-{number}", partial(_show_lesson, window, number)))
        self._stops.append(("detail", partial(_show_detail, workspace)))
        _later(self._lead, self._next)

    def greet(self, language: str, workspace: Any) -> None:
        """Plan to show the first page only, and name the picture after *language*."""
        workspace.window.resize(*SIZE)
        self._stops.append((LANGUAGES[language], lambda: None))
        _later(self._lead, self._next)

    def _next(self) -> None:
        if not self._stops:
            self._program.close(2.0)
            return
        name, go = self._stops.pop(0)
        go()
        is_long = name.startswith(("lesson-", "playground"))
        pause = LESSON_PAUSE if is_long else DETAIL_PAUSE if name == "detail" else PAUSE
        _later(pause, partial(self._save, name))

    def _save(self, name: str) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        picture = self._folder / f"{name}-{self._theme}.png"
        window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "mainWindow")
        window.grab().save(str(picture))
        print(picture.name, flush=True)
        self._next()


def _run_load(window: Any) -> None:
    """Have a load test under way that will be over when its page is visited."""
    from kickboard_desktop.models.teaching.load import LoadPlan  # noqa: PLC0415

    first = window.page_names[0]
    window.show_page("load")
    window.current_page().run(LoadPlan(failures=2, seed=7).shaped("sine", 30.0, 190.0))
    window.show_page(first)


def _run_playground(window: Any) -> None:
    """Have the playground play, three lines and a processor too few."""
    window.show_page("playground")
    page = window.current_page()
    page.setup.show_setting(rate=47, failures=10)
    page.run()


def _show_lesson(window: Any, number: int) -> None:
    """Open a lesson, answer it, and have its replay in the middle when the picture is taken."""
    window.show_page("lessons", f"{number} 1")
    view = window.current_page().view
    view.answer(view.lesson.predict.right)
    view.run()
    _later(LESSON_PAUSE - SHOWN, partial(_seek, view.player, LESSONS[number]))


def _seek(player: Any, share: float) -> None:
    """Go to *share* of the run once all of it is known."""
    if not player.playback.is_complete:
        _later(0.1, partial(_seek, player, share))
        return
    player.seek(share)


def _show_detail(workspace: Any) -> None:
    """Open the page of the job that was tried most often and waits for another try.

    Its attempts: the trace of its error would say where this checkout lies.
    """
    from kickboard.payload.record import JobState  # noqa: PLC0415
    from kickboard.stores.base import View  # noqa: PLC0415
    from kickboard_desktop.views.job.detail import ATTEMPTS  # noqa: PLC0415

    view = View(state=JobState.RETRY, order="attempt", descending=True)
    (row,) = workspace.session.store.page(view, None, 1).rows
    workspace.window.show_page("retries")
    workspace.window.detail_wanted.emit(row.jid)
    tabs = workspace.operations.detail().tabs
    _later(DETAIL_PAUSE / 2, partial(tabs.setCurrentIndex, ATTEMPTS))  # it opens on its error


def _later(seconds: float, act: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    QTimer.singleShot(round(seconds * 1000), act)


if __name__ == "__main__":
    main()
