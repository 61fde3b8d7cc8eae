"""A file of jobs is loaded again when it was saved, and opened when it was written here."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kickboard.stores.memory import MemoryStore
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.operations.reloading import Reloading
from kickboard_desktop.session import Session, Target
from kickboard_desktop.telemetry import Reply
from kickboard_desktop.views.overview.first_job import CODE, FirstJobDialog


class Bench:
    """A session whose engine answers as a test says."""

    def __init__(self) -> None:
        command = EngineCommand(store="memory:", program=(sys.executable,))
        self.session = Session(
            Target(url="memory:", engine=command),
            TickSeries(),
            opener=lambda *_, **__: MemoryStore(),
        )
        self.loaded: list[str] = []
        self.error: str | None = None
        self.session.link.request = self._request  # type: ignore[method-assign]
        self.session.link._enter(EngineState.RUNNING)
        self.started = 0
        self.session.link.start = self._start  # type: ignore[method-assign]
        self.reloading = Reloading(self.session)

    def _start(self) -> None:
        self.started += 1

    def _request(self, command: dict[str, object], callback: object) -> None:
        self.loaded.append(str(command["path"]))
        assert callable(callback)
        callback(Reply(id=1, ok=self.error is None, error=self.error))


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    yield made
    made.session.close()


def test_a_saved_file_is_loaded_again_however_it_was_saved(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("one")
    bench.reloading.watch([str(file), "shop.jobs"])

    file.write_text("two")
    qtbot.waitUntil(lambda: len(bench.loaded) == 1)

    other = tmp_path / "shop.py.new"
    other.write_text("three")
    other.replace(file)  # as most editors do; the watch on the old file is gone by this
    qtbot.waitUntil(lambda: len(bench.loaded) == 2)

    file.write_text("four")
    qtbot.waitUntil(lambda: len(bench.loaded) == 3)
    assert set(bench.loaded) == {str(file)}


def test_a_loaded_file_is_kept_for_the_next_start_of_the_engine(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("one")

    with qtbot.waitSignal(bench.reloading.reloaded) as told:
        bench.reloading.load(str(file))

    assert told.args == [str(file)]
    assert bench.session.link.command.modules == (str(file),)


def test_a_file_that_goes_is_told_and_loaded_when_it_is_back(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("one")
    bench.reloading.watch([str(file)])

    with qtbot.waitSignal(bench.reloading.gone) as told:
        file.rename(tmp_path / "old.py")
    assert told.args == [str(file)]
    assert bench.loaded == []

    file.write_text("two")
    qtbot.waitUntil(lambda: bench.loaded == [str(file)])
    file.write_text("three")
    qtbot.waitUntil(lambda: len(bench.loaded) == 2)
    assert bench.reloading._watcher.directories() == []


def test_a_mended_file_starts_the_engine_that_could_not_start(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("this is no Python")
    bench.reloading.watch([str(file)])
    bench.session.link._enter(EngineState.GIVEN_UP, "shop.py, line 1: SyntaxError")

    file.write_text("mended = True")
    qtbot.waitUntil(lambda: bench.started == 1)

    assert bench.loaded == []
    assert bench.session.link.command.modules == (str(file),)


def test_an_engine_that_was_stopped_stays_so_when_a_file_is_saved(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("one")
    bench.reloading.watch([str(file)])
    bench.session.link._enter(EngineState.STOPPED)

    file.write_text("two")
    with qtbot.waitSignal(bench.reloading._settle.timeout):
        pass

    assert (bench.loaded, bench.started) == ([], 0)


def test_a_broken_file_is_loaded_as_soon_as_it_is_mended(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "shop.py"
    file.write_text("this is no Python")
    bench.error = "shop.py, line 1: SyntaxError"
    bench.reloading.load(str(file))

    bench.error = None
    with qtbot.waitSignal(bench.reloading.reloaded):
        file.write_text("mended = True")

    assert bench.session.link.command.modules == (str(file),)


def test_a_broken_file_is_told_and_not_kept(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.error = "SyntaxError: line 3"

    with qtbot.waitSignal(bench.reloading.failed) as told:
        bench.reloading.load(str(tmp_path / "shop.py"))

    assert told.args == [str(tmp_path / "shop.py"), "SyntaxError: line 3"]
    assert bench.session.link.command.modules == ()


def test_the_first_job_is_saved_as_it_was_edited(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FirstJobDialog()
    qtbot.addWidget(dialog)
    code = dialog.findChild(QWidget, "first_job_code")
    assert code is not None
    code.setProperty("plainText", "# mine\n" + CODE)

    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save(tmp_path / "shop")

    assert told.args == [str(tmp_path / "shop.py")]
    assert (tmp_path / "shop.py").read_text().startswith("# mine\nfrom kickboard import Job")


def test_what_cannot_be_saved_is_said_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FirstJobDialog()
    qtbot.addWidget(dialog)

    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save(tmp_path / "no" / "such" / "shop.py")

    assert not dialog._trouble.isHidden()


def test_the_eight_lines_are_a_job() -> None:
    namespace: dict[str, object] = {"__name__": "first_job_test"}
    exec(compile(CODE, "shop.py", "exec"), namespace)

    job = namespace["GreetJob"]
    assert isinstance(job, type)
    assert CODE.count("\n") == 8
