"""The lessons that came with the program, and how any other is found."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kickboard.lab.lessons.documents import Fault
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.reading import ENGLISH, PLAN, LessonError, read

ROOT = Path(__file__).parent / "library"

_FOLDER = re.compile(r"^(\d+)-(.+)$")


def folders() -> list[Path]:
    """Return the folders of the lessons that came with the program, by number."""
    found = [path.parent for path in ROOT.glob(f"*/{PLAN}")]
    return sorted(found, key=lambda folder: (_number(folder), folder.name))


def lessons(language: str = ENGLISH) -> tuple[Lesson, ...]:
    """Return the lessons that came with the program, in order.

    Raises:
        LessonError: one of them was damaged.
    """
    return tuple(read(folder, language) for folder in folders())


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
    raise LessonError(Fault(file="", reason=f"there is no lesson {wanted!r}{_hint(wanted)}"))


def _hint(wanted: str) -> str:
    import difflib  # noqa: PLC0415 - for mistakes only

    names = [folder.name for folder in folders()]
    plain = [name.partition("-")[2] for name in names]
    close = difflib.get_close_matches(wanted, plain, 1)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(names)}"


def _number(folder: Path) -> int:
    match = _FOLDER.match(folder.name)
    return int(match[1]) if match else 0
