"""The Processors page on ticks made by hand."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kickboard.stores.base import ProcessInfo, ProcessStat, Snapshot
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.rows.processors import processor_lines
from kickboard_desktop.session import Session, Target
from kickboard_desktop.telemetry import Dump, ProcessorRow, ThreadStack, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.engine.processors import ProcessorsPage

BUSY = ProcessorRow("default/1", "busy", "a" * 24, "EmailJob", "mailers", 7.5)
IDLE = ProcessorRow("default/2", "idle")


class Peopled(MemoryStore):
    """A store that says which processes work on it, and remembers what it was asked."""

    others: tuple[ProcessStat, ...] = ()
    asked: tuple[str, str] | None = None

    def snapshot(self) -> Snapshot:
        return replace(super().snapshot(), processes=self.others)

    def signal(self, identity: str, what: str) -> bool:
        self.asked = (identity, what)
        return True


class Bench:
    """The page, its session without an engine, and ticks pushed by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.store = Peopled()
        self.session = Session(
            Target(url="memory:"), TickSeries(), opener=lambda *_, **__: self.store
        )
        self.actions = Actions()
        self.controller = Controller(self.actions, self.session)
        self.page = ProcessorsPage(self.session, self.actions, self.controller, Theme("light"))
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.sent: list[dict[str, object]] = []
        self.session.link.send = self._send  # type: ignore[method-assign]
        self.session.open()
        qtbot.waitUntil(lambda: self.session.snapshot is not None)
        self.controller.set_page(self.page)

    def _send(self, command: dict[str, object]) -> bool:
        self.sent.append(command)
        return True

    def run(self) -> None:
        """Let the engine be up."""
        self.session.link._enter(EngineState.RUNNING)
        self.page.activated()

    def tick(self, *rows: ProcessorRow, mono: float = 10.0) -> None:
        link = self.session.link
        link._on_ticked(
            Tick(at=1000.0, mono=mono, dt=0.1, concurrency=len(rows), busy=1, processors=rows)
        )


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.page.close()
    made.session.close()


def cells(bench: Bench, row: int) -> list[str]:
    return list(bench.page._table.cells(row) or ())


def test_each_row_says_what_a_processor_does_and_since_when() -> None:
    lines = processor_lines([BUSY, IDLE], mono=10.0)

    assert (lines[0].state, lines[0].job_class, lines[0].since) == (
        "busy",
        "EmailJob",
        "2.5\u00a0s",
    )
    assert (lines[1].state, lines[1].job_class, lines[1].since) == ("idle", "", "")


def test_rows_follow_the_ticks_only_while_the_page_is_seen(bench: Bench) -> None:
    bench.run()
    bench.tick(BUSY, IDLE)
    assert cells(bench, 0)[2] == "EmailJob"

    bench.page.deactivated()
    bench.tick(IDLE, IDLE)

    assert cells(bench, 0)[2] == "EmailJob"


def test_how_far_a_job_says_it_is_stands_in_its_row(bench: Bench) -> None:
    bench.run()
    bench.tick(msgspec.structs.replace(BUSY, progress=0.4, note="halfway"), IDLE)

    assert cells(bench, 0)[3] == "40\u00a0%, halfway"
    assert cells(bench, 1)[3] == ""
    before = bench.page._table.viewport().grab().toImage()
    bench.tick(msgspec.structs.replace(BUSY, progress=0.9, note="halfway"), IDLE)
    assert bench.page._table.viewport().grab().toImage() != before


def test_the_selected_processor_is_paused_and_resumed_by_name(bench: Bench, qtbot: QtBot) -> None:
    bench.run()
    bench.tick(BUSY, IDLE)
    assert bench.actions.reason("pause_processor") == "Select a processor first."

    bench.page._table.selectRow(1)
    bench.controller.refresh()
    bench.actions["pause_processor"].trigger()
    bench.tick(BUSY, ProcessorRow("default/2", "paused"))
    bench.actions["resume_processor"].trigger()

    assert [(c["cmd"], c["name"]) for c in bench.sent] == [
        ("pause_processor", "default/2"),
        ("resume_processor", "default/2"),
    ]
    bench.page.deactivated()


def test_the_slider_changes_the_number_once_it_rests(bench: Bench, qtbot: QtBot) -> None:
    bench.run()
    bench.tick(BUSY, IDLE)
    spin = bench.page.findChild(QWidget, "processors_number").findChild(QSpinBox)  # type: ignore[union-attr]
    assert spin is not None

    for number in (5, 9, 12):
        spin.setValue(number)
    qtbot.waitUntil(lambda: bool(bench.sent))

    assert [c["concurrency"] for c in bench.sent] == [12]
    bench.page.deactivated()


def test_stacks_are_asked_for_and_shown(bench: Bench) -> None:
    bench.run()
    bench.tick(BUSY, IDLE)
    bench.page._table.selectRow(0)
    button = bench.page.findChild(QPushButton, "processor_stack")
    assert button is not None

    button.click()
    assert bench.sent == [{"cmd": "dump"}]
    thread = ThreadStack(name="kickboard/default/1", stack=("here",))
    bench.session.link.dumped.emit(Dump(threads=(thread,)))

    dialog = bench.page.findChild(QWidget, "stack_dialog")
    assert dialog is not None
    text = dialog.findChild(QWidget, "stack_text")
    assert text is not None
    assert "here" in str(text.property("plainText"))
    dialog.close()
    bench.page.deactivated()


def test_without_an_engine_the_page_says_why_and_offers_to_start_one(bench: Bench) -> None:
    bench.session.link._enter(EngineState.GIVEN_UP, "It ended with exit code 7.")
    bench.page.activated()

    assert not bench.page._empty.isHidden()
    assert bench.page._empty.accessibleName() == (
        "The engine is given up It ended with exit code 7."
    )
    assert bench.page._empty.button.text() == "Start the engine"
    bench.page.deactivated()


def test_other_processes_are_listed_and_can_be_asked_to_stop(bench: Bench, qtbot: QtBot) -> None:
    info = ProcessInfo(
        identity="elsewhere:7:x",
        hostname="elsewhere",
        pid=7,
        started_at=bench.session.now() - 60,
        concurrency=10,
        queues={"critical": 3, "low": 1},
        version="0.1.0",
    )
    bench.store.others = (ProcessStat(info=info, beat_at=bench.session.now(), busy=4, quiet=False),)
    bench.page.activated()
    with qtbot.waitSignal(bench.session.snapshot_changed):
        bench.session._dirty.set()
        bench.session.poll()
    assert not bench.page._others.isHidden()
    row = list(bench.page._others._table.cells(0) or ())
    assert row[:5] == ["elsewhere 7", "Kickboard", "running", "4/10", "critical ×3, low"]

    stop = bench.page.findChild(QPushButton, "process_stop")
    assert stop is not None
    with qtbot.waitSignal(bench.controller.said) as said:
        stop.click()
    assert bench.store.asked == ("elsewhere:7:x", "stop")
    assert said.args == ["Asked elsewhere 7 to stop", False]
    bench.page.deactivated()
