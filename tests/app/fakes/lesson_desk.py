"""The lessons and their page, and somebody who works with them."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kickboard.lab.lessons import library, reading
from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop.labs.lessons import Lessons
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lessons.page import LessonsPage
from kickboard_desktop.views.lessons.view import LessonView

#: Milliseconds until a run must have come to its end, on a busy machine.
PATIENCE_MS = 60_000


LEFT = Qt.MouseButton.LeftButton


def copied(folder: Path, original: int, number: int, **parameters: float) -> Path:
    """Copy a lesson into *folder* as one of the user's own, with other *parameters*."""
    made = folder / f"{number}-mine"
    shutil.copytree(library.find(str(original)).folder, made)
    plan = (made / "lesson.toml").read_text(encoding="utf-8")
    changes: dict[str, object] = {"number": number, "name": f'"mine-{number}"', **parameters}
    for key, value in changes.items():
        plan, found = re.subn(f"(?m)^{key} = .*$", f"{key} = {value}", plan)
        assert found == 1, key
    (made / "lesson.toml").write_text(plan, encoding="utf-8")
    return made


class Desk:
    """The lessons and their page, as the window has them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.settings = Settings.in_folder(folder)
        self.lessons = Lessons(self.settings)
        self.page = LessonsPage(self.lessons, Theme("dark"))
        qtbot.addWidget(self.page)
        self.page.resize(900, 640)
        self.page.show()
        self.page.activated()
        self.wait(lambda: bool(self.lessons.lessons))

    @property
    def view(self) -> LessonView:
        return self.page.view

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, QWidget), name
        return found

    def click(self, part: QWidget) -> None:
        """Press *part* as a person does: it must be there to be seen."""
        assert part.isVisible()
        assert part.isEnabled()
        area = self.view.guide._area if self.view.guide.isAncestorOf(part) else None
        if area is not None:
            area.ensureWidgetVisible(part)
        QTest.mouseClick(part, LEFT, pos=QPoint(part.width() // 2, part.height() // 2))

    def press(self, name: str) -> None:
        self.click(self.part(QPushButton, name))

    def open(self, number: int, seed: int | None = None) -> Lesson:
        lesson = self.lessons.find(str(number))
        assert lesson is not None
        self.page.open(lesson, seed)
        return lesson

    def open_briefer(self, number: int, **parameters: float) -> Lesson:
        """Open a copy of lesson *number* in which less happens."""
        lesson = reading.read(copied(self.folder, number, 90, **parameters))
        self.page.open(lesson, None)
        return lesson

    def run(self, lesson: Lesson | int) -> Lesson:
        """Answer a lesson, or that of a number; run it, and go to its end."""
        lesson = lesson if isinstance(lesson, Lesson) else self.open(lesson)
        self.view.answer(lesson.predict.right)
        self.view.run()
        self.finish()
        return lesson

    def finish(self) -> None:
        """Wait for the engine, then leap to the end of the replay."""
        runner = self.lessons.runner
        self.wait(lambda: runner.run is not None and runner.run.ended is not None)
        self.view.player.go_to_end()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view.player.stage, key)

    def close(self) -> None:
        self.page.deactivated()
        self.lessons.shutdown()
