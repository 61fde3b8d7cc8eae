"""Every action once; greyed with a reason; done in the background; taken back exactly."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, Selection, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.catalogue import EVERY, ActionSpec
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.offered import enqueue_action
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import Situation, knows_demo
from kickboard_desktop.actions.surroundings import Undoable, has_demo
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.session import Session, Target
from kickboard_desktop.telemetry import ClassInfo, ProcessorRow
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_resources import icon_names

WORKER = Path(__file__).parent / "fakes" / "worker.py"
READY = Situation(is_open=True, engine=EngineState.RUNNING, has_classes=True)


class FakePage(QWidget):
    """A page on which a test selects things."""

    state: JobState | None = JobState.ENQUEUED

    def __init__(self) -> None:
        super().__init__()
        self.jids: list[str] = []
        self.matching = 0
        self.queue: str | None = None
        self.processor: ProcessorRow | None = None
        self.operation: int | None = None
        self.group: ErrorGroup | None = None
        self.line: Undoable | None = None

    def selection(self) -> Selection | None:
        if not self.jids or self.state is None:
            return None
        return Selection(view=View(state=self.state), jids=self.jids)

    def selected_count(self) -> int:
        return len(self.jids)

    def acted(self, selection: Selection) -> None:
        """Keeps what is selected, so that a test can go on with it."""

    def everything(self) -> Selection | None:
        return Selection(view=View(state=self.state)) if self.state else None

    def matching_count(self) -> int:
        return self.matching

    def selected_queue(self) -> str | None:
        return self.queue

    def selected_processor(self) -> ProcessorRow | None:
        return self.processor

    def selected_operation(self) -> int | None:
        return self.operation

    def selected_group(self) -> ErrorGroup | None:
        return self.group

    def selected_line(self) -> Undoable | None:
        return self.line

    def charts(self) -> tuple[QWidget, ...]:
        return ()

    def has_rows(self) -> bool:
        return bool(self.jids)


class Bench(QObject):
    """A session on a store in memory, with actions and a controller."""

    def __init__(self, engine: bool = False) -> None:
        super().__init__()
        self.store = MemoryStore()
        program = (sys.executable, "-S", str(WORKER))
        command = EngineCommand(store="memory:", queues=("mailers",), program=program)
        target = Target(url="memory:", engine=command if engine else None)
        self.session = Session(target, TickSeries(), self, opener=lambda *_, **__: self.store)
        self.actions = Actions(self)
        self.controller = Controller(self.actions, self.session, self)
        self.page = FakePage()
        self.said: list[str] = []
        self.failed: list[str] = []
        self.controller.said.connect(lambda text, _undo: self.said.append(text))
        self.controller.failed.connect(self.failed.append)
        self.controller.set_page(self.page)

    def push(self, count: int) -> list[str]:
        items = [{"class": "EmailJob", "args": [n]} for n in range(count)]
        return [jid for jid in Client(self.store).push_bulk(items) if jid is not None]

    def count(self, state: JobState = JobState.ENQUEUED) -> int:
        return self.store.count(View(state=state))

    def close(self, qtbot: QtBot) -> None:
        self.session.stop_engine(0.0)
        self.session.link.kill()
        qtbot.waitUntil(lambda: not self.session.link.has_process)
        self.session.close()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    made.session.open()
    qtbot.waitUntil(lambda: made.session.is_open and made.session.snapshot is not None)
    yield made
    made.close(qtbot)


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(engine=True)
    made.session.open()
    qtbot.waitUntil(lambda: made.controller.concurrency == 2, timeout=10_000)
    yield made
    made.close(qtbot)


@pytest.mark.parametrize("spec", EVERY, ids=lambda spec: spec.id)
def test_every_action_has_words_and_a_reason_when_greyed(spec: ActionSpec, qapp: object) -> None:
    actions = Actions()
    action = actions[spec.id]

    assert action.text()
    assert spec.tip.endswith(".")
    assert action.isEnabled() is not bool(actions.reason(spec.id))
    if not action.isEnabled():
        assert actions.reason(spec.id) in action.toolTip()


def test_no_two_actions_that_can_be_used_together_share_a_key(qapp: object) -> None:
    situations = [
        Situation(),
        READY,
        Situation(
            **{
                **{name: getattr(READY, name) for name in ("is_open", "engine", "has_classes")},
                "state": JobState.RETRY,
                "selected": 3,
                "matching": 9,
                "queue": "a",
                "undo": "x",
                "redo": "y",
            }
        ),
    ]
    for situation in situations:
        actions = Actions()
        actions.refresh(situation)
        keys = [
            shortcut.toString()
            for name in actions
            if actions[name].isEnabled()
            for shortcut in actions[name].shortcuts()
        ]
        assert len(keys) == len(set(keys))


def test_icons_exist_for_all_actions() -> None:
    known = set(icon_names())
    assert {spec.icon for spec in EVERY if spec.icon} <= known


def test_the_text_says_how_many_jobs_are_meant(qapp: object) -> None:
    actions = Actions()

    actions.refresh(Situation(is_open=True, state=JobState.RETRY, selected=12, matching=1204))

    assert actions["retry_now"].text() == "Retry 12 jobs"
    assert actions["delete_all"].text() == "Delete all 1\u202f204"
    assert not actions["run_now"].isEnabled()


def test_a_read_only_window_greys_all_that_writes(qapp: object) -> None:
    actions = Actions()

    actions.refresh(
        Situation(is_open=True, read_only=True, state=JobState.DEAD, selected=1, queue="a")
    )

    for name in ("retry_now", "delete", "pause_queue", "enqueue_class", "start_engine"):
        assert actions.reason(name) == "This window is read-only."


def test_deleting_and_undoing_and_redoing(bench: Bench, qtbot: QtBot) -> None:
    bench.page.jids = bench.push(12)[:5]
    bench.controller.refresh()

    bench.actions["delete"].trigger()
    qtbot.waitUntil(lambda: bench.said == ["Deleted 5 jobs"])
    assert bench.count() == 7
    assert bench.actions["undo"].text() == "Undo: Deleted 5 jobs"

    bench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: len(bench.said) == 2)
    assert bench.said[1] == "Restored 5 jobs"
    assert bench.count() == 12

    bench.actions["redo"].trigger()
    qtbot.waitUntil(lambda: len(bench.said) == 3)
    assert bench.count() == 7
    assert bench.actions["undo"].isEnabled()
    assert not bench.actions["redo"].isEnabled()


def test_thousands_ask_for_the_number_first(bench: Bench, qtbot: QtBot) -> None:
    bench.push(1000)
    bench.page.matching = 1000
    bench.controller.refresh()

    with qtbot.waitSignal(bench.controller.count_asked) as asked:
        bench.actions["delete_all"].trigger()

    assert asked.args is not None
    assert asked.args[1] == 1000
    assert bench.count() == 1000

    asked.args[2]()
    qtbot.waitUntil(lambda: bench.said == ["Deleted 1\u202f000 jobs"])
    assert bench.count() == 0


def test_pausing_everything_flips_the_pair(bench: Bench, qtbot: QtBot) -> None:
    assert bench.actions["pause_all"].isEnabled()

    bench.actions["pause_all"].trigger()
    qtbot.waitUntil(bench.actions["resume_all"].isEnabled)

    assert bench.store.paused()[0]
    assert not bench.actions["pause_all"].isEnabled()
    assert bench.said == ["Paused everything"]

    bench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not bench.store.paused()[0])
    qtbot.waitUntil(bench.actions["redo"].isEnabled)
    bench.actions["redo"].trigger()
    qtbot.waitUntil(lambda: bench.store.paused()[0])


def test_copying_puts_ids_and_payloads_on_the_clipboard(bench: Bench, qtbot: QtBot) -> None:
    bench.page.jids = bench.push(2)
    bench.controller.refresh()

    bench.actions["copy_jid"].trigger()
    qtbot.waitUntil(lambda: bench.said == ["Copied 2 jobs"])
    assert QGuiApplication.clipboard().text().split() == bench.page.jids

    bench.actions["copy_json"].trigger()
    qtbot.waitUntil(lambda: len(bench.said) == 2)
    assert QGuiApplication.clipboard().text().count('"class":"EmailJob"') == 2


def test_a_store_that_fails_is_told_and_nothing_is_noted(bench: Bench, qtbot: QtBot) -> None:
    def delete(*_: object, **__: object) -> None:
        raise OSError("disk gone")

    bench.page.jids = bench.push(1)
    bench.controller.refresh()
    bench.store.delete = delete  # type: ignore[method-assign, assignment]

    bench.actions["delete"].trigger()
    qtbot.waitUntil(lambda: bench.failed == ["disk gone"])

    assert not bench.actions["undo"].isEnabled()


def test_more_processors_can_be_taken_back(running: Bench, qtbot: QtBot) -> None:
    sent: list[dict[str, object]] = []
    running.session.link.request = lambda command, callback: sent.append(command)  # type: ignore[method-assign]

    running.actions["more_processors"].trigger()
    assert running.actions["undo"].text() == "Undo: Processors 2 to 3"
    running.actions["undo"].trigger()

    assert [command["concurrency"] for command in sent] == [3, 2]


def test_there_is_at_least_one_processor_and_at_most_64(running: Bench, qtbot: QtBot) -> None:
    sent: list[dict[str, object]] = []
    running.session.link.request = lambda command, callback: sent.append(command)  # type: ignore[method-assign]

    running.controller.resize(0)
    running.controller.resize(1000)

    assert [command["concurrency"] for command in sent] == [1, 64]
    running.controller.refresh()
    assert running.actions.reason("more_processors") == "64 is the most."
    running.controller.resize(63)
    running.controller.refresh()
    assert running.actions["more_processors"].isEnabled()


def test_a_refused_command_is_told(running: Bench, qtbot: QtBot) -> None:
    running.controller._tell({"cmd": "nonsense"})

    qtbot.waitUntil(lambda: running.failed == ["there is no such command"])


def test_single_letters_work_in_the_page_and_never_in_a_field(bench: Bench, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    field = QLineEdit(bench.page)
    inner = QWidget(bench.page)
    inner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(bench.page)
    bench.actions.add_to_page(bench.page)
    bench.page.jids = bench.push(3)
    bench.controller.refresh()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert field.text().upper() == "K"
    assert bench.count() == 3

    inner.setFocus()
    QTest.keyClick(inner, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bench.count(JobState.DEAD) == 3)


def test_a_button_shows_the_one_of_a_pair_that_can_be_used(qtbot: QtBot) -> None:
    actions = Actions()
    button = ActionButton(actions, "pause_all", "resume_all")
    qtbot.addWidget(button)

    actions.refresh(Situation(is_open=True))
    assert button.text() == "Pause all"

    actions.refresh(Situation(is_open=True, all_paused=True))
    assert button.text() == "Resume all"
    with qtbot.waitSignal(actions["resume_all"].triggered):
        button.click()

    actions.refresh(Situation())
    assert not button.isEnabled()
    assert "The store is not open." in button.toolTip()


def test_the_demo_s_panel_is_for_engines_that_know_the_demo_s_jobs() -> None:
    own = Situation(is_open=True, engine=EngineState.RUNNING, has_classes=True)
    shop, demo = ClassInfo(name="EmailJob"), ClassInfo(name="MailJob", group="demo")

    assert "enqueue yours" in knows_demo(own)
    assert knows_demo(replace(own, has_demo=True)) == ""
    assert "No job classes" in knows_demo(replace(own, has_classes=False))
    session = cast(
        "Session", SimpleNamespace(hello=SimpleNamespace(classes=(shop,)), is_demo=False)
    )
    assert (has_demo(session), enqueue_action(session)) == (False, "enqueue_class")
    session = cast(
        "Session", SimpleNamespace(hello=SimpleNamespace(classes=(shop, demo)), is_demo=True)
    )
    assert (has_demo(session), enqueue_action(session)) == (True, "enqueue_demo")
