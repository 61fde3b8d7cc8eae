"""The process of an engine: all it says is heard, and how it began and ended is told once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.process import CHUNK_BYTES, EngineProcess

#: Says a good deal at once, and goes on until its input ends.
TALKS = """
import sys
for number in range({lines}):
    print(str(number).zfill(1023))
sys.stdout.flush()
sys.stdin.read()
"""


@dataclass
class Told:
    """What was heard of a process."""

    lines: list[bytes] = field(default_factory=list)
    not_started: list[str] = field(default_factory=list)
    ended: list[tuple[int, bool]] = field(default_factory=list)


def listened(process: EngineProcess) -> Told:
    """Note all signals of a process."""
    told = Told()
    process.line_received.connect(told.lines.append)
    process.not_started.connect(told.not_started.append)
    process.ended.connect(lambda code, crashed: told.ended.append((code, crashed)))
    return told


@pytest.fixture
def lines() -> int:
    """Lines of a kilobyte: more than is handled in one go, several times."""
    return 4 * CHUNK_BYTES // 1024


@pytest.fixture
def talking(qtbot: QtBot, lines: int) -> EngineProcess:
    """A process that talks and waits."""
    command = EngineCommand(
        store="memory:", program=(sys.executable, "-c", TALKS.format(lines=lines))
    )
    return EngineProcess(command)


def test_all_it_says_at_once_is_heard_while_it_runs(
    qtbot: QtBot, talking: EngineProcess, lines: int
) -> None:
    told = listened(talking)
    talking.start()

    qtbot.waitUntil(lambda: len(told.lines) == lines)

    assert [int(line) for line in told.lines] == list(range(lines))
    assert told.ended == []
    more = talking.findChild(QTimer, "engine_more_timer")
    assert more is not None
    qtbot.waitUntil(lambda: not more.isActive())  # nobody looks again and again
    talking.close_input()
    qtbot.waitUntil(lambda: told.ended == [(0, False)])
    assert told.not_started == []


def test_one_that_is_killed_did_start(qtbot: QtBot, talking: EngineProcess) -> None:
    told = listened(talking)
    talking.start()
    qtbot.waitUntil(lambda: bool(told.lines))

    talking.kill()

    qtbot.waitUntil(lambda: bool(told.ended))
    assert told.ended == [(9, True)]
    assert told.not_started == []


def test_a_program_that_is_not_there_is_told(qtbot: QtBot) -> None:
    process = EngineProcess(EngineCommand(store="memory:", program=("/nowhere/python",)))
    told = listened(process)

    process.start()

    qtbot.waitUntil(lambda: bool(told.not_started))
    assert told.ended == []
