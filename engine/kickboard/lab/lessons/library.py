"""The lessons there are: those that came with the program, and those a user added.

Adding one is putting its folder into ``lessons`` in the profile; any other folder can be
run by naming it.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from kickboard.errors import ConfigError
from kickboard.lab.lessons.documents import Fault
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.reading import ENGLISH, PLAN, LessonError, read
from kickboard.profile import profile_dir

log = logging.getLogger(__name__)

ROOT = Path(__file__).parent / "library"
#: Name of the folder in the profile for lessons of a user's own.
ADDED = "lessons"

_FOLDER = re.compile(r"^(\d+)-(.+)$")


def folders() -> list[Path]:
    """Return the folders of the lessons that came with the program, by number."""
    return sorted(_within(ROOT), key=lambda folder: (_number(folder), folder.name))


def added_root() -> Path | None:
    """Return where a user's own lessons go; None: there can be no profile here."""
    try:
        return profile_dir() / ADDED
    except ConfigError:
        return None


def lessons(language: str = ENGLISH) -> tuple[Lesson, ...]:
    """Return the lessons in order: ours, and those a user added that can be run.

    Raises:
        LessonError: one of ours was damaged.
    """
    found, broken = shelf(language)
    for error in broken:
        log.warning("left out: %s", error)
    return found


def shelf(language: str = ENGLISH) -> tuple[tuple[Lesson, ...], tuple[LessonError, ...]]:
    """Return the lessons in order, and why some that a user added are not among them.

    Raises:
        LessonError: one of ours was damaged.
    """
    found = {lesson.name: lesson for lesson in (read(folder, language) for folder in folders())}
    broken = []
    for folder in _within(added_root()):
        try:
            lesson = read(folder, language)
        except LessonError as error:
            broken.append(error)
            continue
        if found.setdefault(lesson.name, lesson) is not lesson:
            reason = f"there is a lesson {lesson.name!r} already"
            broken.append(LessonError(Fault(file=PLAN, place="name", reason=reason), folder))
    return tuple(sorted(found.values(), key=lambda lesson: lesson.number)), tuple(broken)


def find(wanted: str, language: str = ENGLISH) -> Lesson:
    """Return a lesson by its number, its name, or its folder.

    Raises:
        LessonError: there is none, or it cannot be run.
    """
    for folder in folders():
        match = _FOLDER.match(folder.name)
        if match and wanted in (str(int(match[1])), match[2], folder.name):
            return read(folder, language)
    if "/" in wanted or "\\" in wanted or os.path.exists(wanted):
        return read(Path(wanted).expanduser(), language)
    for lesson in shelf(language)[0]:
        if wanted in (str(lesson.number), lesson.name):
            return lesson
    raise LessonError(Fault(file="", reason=f"there is no lesson {wanted!r}{_hint(wanted)}"))


def _within(root: Path | None) -> list[Path]:
    """Return the folders in *root* that say they are lessons."""
    return sorted(path.parent for path in root.glob(f"*/{PLAN}")) if root else []


def _hint(wanted: str) -> str:
    """Return the nearest name, or which there are."""
    import difflib  # noqa: PLC0415 - for mistakes only

    names = [folder.name for folder in folders()]
    plain = [name.partition("-")[2] for name in names]
    close = difflib.get_close_matches(wanted, plain, 1)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(names)}"


def _number(folder: Path) -> int:
    match = _FOLDER.match(folder.name)
    return int(match[1]) if match else 0
