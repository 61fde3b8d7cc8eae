"""The engine process as the window knows it, with a worker that misbehaves on request."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kickboard_desktop.engine_link.command import EngineCommand, RestartBudget
from kickboard_desktop.engine_link.link import EngineLink, EngineState
from kickboard_desktop.telemetry import Dump, LogLine, RecoveredInfo, Reply, Tick

WORKER = Path(__file__).parent / "fakes" / "worker.py"
QUICK = (0.01, 0.01, 0.01)

MakeLink = Callable[..., EngineLink]


@pytest.fixture
def make_link(qtbot: QtBot) -> Iterator[MakeLink]:
    made: list[EngineLink] = []

    def make(kind: str = "steady", *, recovered: int = 0, kill_after: float = 5.0) -> EngineLink:
        command = EngineCommand(
            store="memory:",
            program=(sys.executable, "-S", str(WORKER)),
            environment=(("FAKE_WORKER", kind), ("FAKE_RECOVERED", str(recovered))),
        )
        link = EngineLink(command, budget=RestartBudget(QUICK), kill_after=kill_after)
        made.append(link)
        return link

    yield make
    for link in made:
        link.stop(0.0)
        link.kill()
        qtbot.waitUntil(lambda link=link: not link.has_process)  # type: ignore[misc]


def states_of(link: EngineLink) -> list[EngineState]:
    """Return a list that fills with the states the link goes through."""
    seen: list[EngineState] = []
    link.engine_state_changed.connect(lambda state, _reason: seen.append(state))
    return seen


def wait_for(qtbot: QtBot, link: EngineLink, state: EngineState) -> None:
    qtbot.waitUntil(lambda: link.state == state, timeout=10_000)


def test_it_starts_says_hello_and_ticks(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    seen = states_of(link)

    with qtbot.waitSignals([link.hello_received, link.ticked, link.processors_changed]):
        link.start()

    assert seen == [EngineState.STARTING, EngineState.RUNNING]
    assert link.hello is not None
    assert link.hello.classes[0].name == "EmailJob"
    assert link.hello.store == "memory:"


def test_it_stops_when_asked_and_is_not_started_again(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    seen = states_of(link)

    link.stop(5.0)
    wait_for(qtbot, link, EngineState.STOPPED)

    assert seen == [EngineState.STOPPING, EngineState.STOPPED]
    assert not link.has_process


def test_one_that_does_not_heed_is_killed(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link("deaf", kill_after=0.05)
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)

    link.stop(0.05)

    wait_for(qtbot, link, EngineState.STOPPED)


def test_a_real_sigkill_is_a_crash_that_is_recovered_from(
    make_link: MakeLink, qtbot: QtBot
) -> None:
    link = make_link(recovered=5)
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    first = link.pid
    seen = states_of(link)
    recovered: list[RecoveredInfo] = []
    link.recovered.connect(recovered.append)

    assert link.kill()
    qtbot.waitUntil(lambda: EngineState.RUNNING in seen, timeout=10_000)

    assert seen == [
        EngineState.CRASHED,
        EngineState.RESTARTING,
        EngineState.STARTING,
        EngineState.RUNNING,
    ]
    assert link.pid != first
    assert recovered == [RecoveredInfo(returned=5)]


def test_a_signal_from_outside_counts_as_a_crash(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    reasons: list[str] = []
    link.engine_state_changed.connect(lambda _state, reason: reasons.append(reason))
    assert link.pid is not None

    os.kill(link.pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: bool(reasons), timeout=10_000)

    assert f"signal {int(signal.SIGSEGV)}" in reasons[0]


def test_it_gives_up_after_too_many_crashes_and_start_tries_again(
    make_link: MakeLink, qtbot: QtBot
) -> None:
    link = make_link("crash")
    seen = states_of(link)

    link.start()
    wait_for(qtbot, link, EngineState.GIVEN_UP)

    assert seen.count(EngineState.STARTING) == len(QUICK) + 1
    assert not link.is_refused
    assert "exit code 7" in link.reason
    assert "something broke" in link.reason
    assert "Fatal: something broke" in link.stderr_tail

    link.start()
    assert link.state == EngineState.STARTING


def test_a_store_that_cannot_be_opened_is_no_death_and_is_tried_again(
    make_link: MakeLink, qtbot: QtBot
) -> None:
    link = make_link("closed")
    seen = states_of(link)

    link.start()
    wait_for(qtbot, link, EngineState.GIVEN_UP)

    assert seen.count(EngineState.STARTING) == len(QUICK) + 1
    assert EngineState.CRASHED not in seen
    assert link.is_refused
    assert link.reason == "the folder may not be written"


def test_wrong_use_is_not_tried_again(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link("wrong")
    seen = states_of(link)

    link.start()
    wait_for(qtbot, link, EngineState.GIVEN_UP)

    assert seen == [EngineState.STARTING, EngineState.GIVEN_UP]
    assert link.is_refused
    assert "no such module" in link.reason
    assert "exit code" not in link.reason


def test_a_program_that_is_not_there_is_told(qtbot: QtBot) -> None:
    link = EngineLink(EngineCommand(store="memory:", program=("/no/such/program",)))

    link.start()
    wait_for(qtbot, link, EngineState.GIVEN_UP)

    assert not link.has_process
    assert link.reason


def test_noise_is_logged_and_does_no_harm(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link("noise")
    lines: list[LogLine] = []
    events: list[str] = []
    link.log_received.connect(lines.append)
    link.event_received.connect(lambda event: events.append(event.kind))

    with qtbot.waitSignal(link.ticked):
        link.start()

    messages = [line.message for line in lines]
    assert "printed by a library" in messages
    assert not any("xxxx" in message for message in messages)
    assert any('"seq": "many"' in message for message in messages)
    assert events == ["JobDied"]
    assert link.state == EngineState.RUNNING


def test_a_flood_of_log_lines_is_cut_and_counted(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link("flood")
    lines: list[LogLine] = []
    link.log_received.connect(lines.append)

    with qtbot.waitSignal(link.ticked, timeout=20_000):
        link.start()

    assert 0 < len(lines) <= 3_000


def test_a_request_gets_its_answer(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    replies: list[Reply] = []

    link.request({"cmd": "resize", "concurrency": 3}, replies.append)
    link.request({"cmd": "nonsense"}, replies.append)
    qtbot.waitUntil(lambda: len(replies) == 2)

    assert [reply.ok for reply in replies] == [True, False]
    assert replies[0].fields == {"n": 3}
    assert replies[1].error == "there is no such command"


def test_a_request_without_an_engine_is_answered_at_once(make_link: MakeLink) -> None:
    replies: list[Reply] = []

    make_link().request({"cmd": "quiet"}, replies.append)

    assert [reply.ok for reply in replies] == [False]


def test_a_request_is_answered_when_the_engine_dies(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link("deaf")
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    replies: list[Reply] = []
    link.request({"cmd": "stop"}, replies.append)  # the deaf one answers nothing of it

    link.kill()
    qtbot.waitUntil(lambda: len(replies) == 1, timeout=10_000)


def test_a_dump_comes_as_stacks(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)

    with qtbot.waitSignal(link.dumped) as told:
        link.send({"cmd": "dump"})

    assert isinstance(told.args[0], Dump)
    assert told.args[0].threads[0].stack == ("perform", "sleep")


def test_stopping_while_it_waits_to_restart_ends_that(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    link.start()
    wait_for(qtbot, link, EngineState.RUNNING)
    link.kill()
    wait_for(qtbot, link, EngineState.RESTARTING)

    link.stop()

    assert link.state == EngineState.STOPPED
    assert not link.has_process


def test_processors_vanish_with_the_engine(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()
    rows: list[object] = []
    link.processors_changed.connect(rows.append)
    with qtbot.waitSignal(link.processors_changed):
        link.start()

    link.stop(5.0)
    wait_for(qtbot, link, EngineState.STOPPED)

    assert rows[-1] == ()


def test_the_engine_ends_with_the_window_that_started_it(qtbot: QtBot, tmp_path: Path) -> None:
    """A window that dies without a word closes the pipe; that is enough."""
    script = tmp_path / "window.py"
    script.write_text(
        "import os, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from kickboard_desktop.engine_link.command import EngineCommand\n"
        "from kickboard_desktop.engine_link.link import EngineLink\n"
        "app = QCoreApplication(sys.argv)\n"
        f"program = (sys.executable, '-S', {str(WORKER)!r})\n"
        "link = EngineLink(EngineCommand(store='memory:', program=program))\n"
        "link.ticked.connect(lambda tick: (print(link.pid, flush=True), os._exit(0)))\n"
        "link.start()\n"
        "app.exec()\n"
    )
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=30, check=True
    )
    pid = int(ran.stdout.split()[0])

    def gone() -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    qtbot.waitUntil(gone, timeout=10_000)


def test_the_command_line_names_store_jobs_processors_and_queues() -> None:
    command = EngineCommand(
        store="sqlite:///jobs.db", modules=("shop.py",), concurrency=3, queues=("critical,3",)
    )

    assert command.arguments() == [
        "-P",
        "-m",
        "kickboard",
        "worker",
        "--telemetry",
        *("--store", "sqlite:///jobs.db"),
        *("-r", "shop.py"),
        *("-c", "3"),
        *("-q", "critical,3"),
    ]


def test_a_redis_and_its_password_are_in_no_command_line() -> None:
    command = EngineCommand(store="redis://:secret@db/0", environment=(("A", "b"),))

    assert "secret" not in " ".join(command.arguments())
    assert "secret" not in repr(command)
    assert command.variables() == (("A", "b"), ("KICKBOARD_STORE", "redis://:secret@db/0"))


def test_crashes_long_ago_are_forgiven() -> None:
    budget = RestartBudget((0.1, 0.2), window=60.0)

    delays = [budget.next_delay(at) for at in (0.0, 1.0, 2.0, 100.0)]

    assert delays == [0.1, 0.2, None, 0.1]


def test_ticks_are_values_of_the_tick_type(make_link: MakeLink, qtbot: QtBot) -> None:
    link = make_link()

    with qtbot.waitSignal(link.ticked) as told:
        link.start()

    assert isinstance(told.args[0], Tick)
    assert told.args[0].processors[0].job_class == "EmailJob"
