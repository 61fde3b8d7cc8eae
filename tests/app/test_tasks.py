"""Work in the background, results on the GUI thread."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from kickboard_desktop.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


def test_work_runs_elsewhere_and_its_result_comes_back_here(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[str, threading.Thread]] = []

    def work() -> int:
        seen.append(("work", threading.current_thread()))
        return 42

    def done(result: int) -> None:
        seen.append((f"done {result}", threading.current_thread()))

    tasks.run(work, done)
    qtbot.waitUntil(lambda: len(seen) == 2)

    assert [what for what, _ in seen] == ["work", "done 42"]
    assert seen[0][1] is not threading.main_thread()
    assert seen[1][1] is threading.main_thread()


def test_a_failure_goes_to_its_handler(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    tasks.run(lambda: 1 / 0, None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], ZeroDivisionError)


def test_a_failure_nobody_handles_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run(lambda: 1 / 0)

    assert told.args == ["division by zero"]


def test_of_those_that_wait_under_one_key_only_the_newest_runs(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[int] = []
    done: list[None] = []

    def work(number: int) -> None:
        gate.wait(60)
        ran.append(number)

    for number in range(10):
        tasks.run(lambda number=number: work(number), done.append, key="page")  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)

    assert ran == [0, 9]


def test_a_key_is_free_again_after_a_failure(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[object] = []

    tasks.run(lambda: 1 / 0, None, results.append, key="page")
    tasks.run(lambda: 7, results.append, key="page")
    qtbot.waitUntil(lambda: len(results) == 2)

    assert results[1] == 7


def test_other_keys_do_not_wait_for_one_that_hangs(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    results: list[int] = []

    tasks.run(lambda: gate.wait(60), key="slow")
    tasks.run(lambda: 3, results.append, key="quick")
    qtbot.waitUntil(lambda: results == [3])
    gate.set()


def test_after_close_nothing_is_called_any_more(qtbot: QtBot) -> None:
    tasks = Tasks()
    gate = threading.Event()
    called: list[object] = []

    tasks.run(lambda: gate.wait(60), called.append)
    tasks.run(lambda: 1, called.append)
    gate.set()
    assert tasks.close()
    tasks.run(lambda: 2, called.append)
    QCoreApplication.processEvents()  # the threads have ended: what they had to say is there

    assert called == []


def test_no_more_threads_than_needed_and_never_more_than_allowed(qtbot: QtBot) -> None:
    tasks = Tasks(threads=2)
    gate = threading.Event()
    threads: set[threading.Thread] = set()
    done: list[object] = []

    def work() -> None:
        threads.add(threading.current_thread())
        gate.wait(60)

    for _ in range(6):
        tasks.run(work, done.append)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 6)

    assert len(threads) <= 2
    assert tasks.close()


class Asker(QObject):
    """Somebody who may be gone before the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def on_answer(self, answer: object) -> None:
        """Note *answer*."""
        self.got.append(answer)


def test_who_is_gone_gets_no_answer(tasks: Tasks, qtbot: QtBot) -> None:
    gate, asker, there = threading.Event(), Asker(), Asker()

    tasks.run(lambda: gate.wait(60), asker.on_answer)
    tasks.run(lambda: 1 / int(not gate.wait(60)), None, asker.on_answer)
    shiboken6.delete(asker)
    gate.set()
    tasks.run(lambda: 42, there.on_answer)
    qtbot.waitUntil(lambda: tasks.busy == 0)

    assert asker.got == []
    assert there.got == [42]
