"""One program for each profile: later starts are handed over, and only by its user."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kickboard_desktop.starting import calls, instance
from kickboard_desktop.starting.arguments import Options, parse
from kickboard_desktop.starting.instance import MOST_BYTES, OK, Claim
from kickboard_desktop.starting.instance_server import MOST_CALLERS, InstanceServer

PATIENCE = 40_000
JID = "0123456789abcdef01234567"


@pytest.fixture
def claim(tmp_path: Path) -> Iterator[Claim]:
    held = instance.claim(tmp_path)
    assert held is not None
    yield held
    held.let_go()


@pytest.fixture
def server(claim: Claim, qtbot: QtBot, tmp_path: Path) -> Iterator[InstanceServer]:
    made = InstanceServer(claim, tmp_path)
    yield made
    made.close()


def in_background(work: Callable[[], bytes]) -> Callable[[], bytes | None]:
    """Start *work* on a thread; the function returned gives its result once it is there."""
    result: list[bytes] = []
    thread = threading.Thread(target=lambda: result.append(work()))
    thread.start()

    def done() -> bytes | None:
        if not result:
            return None
        thread.join()
        return result[0]

    return done


def ask(server: InstanceServer, qtbot: QtBot, line: bytes) -> bytes:
    """Send *line* as another process would, and return the answer."""

    def work() -> bytes:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(10)
            wire.connect(server.path)
            try:
                wire.sendall(line)
                return wire.recv(16)
            except (ConnectionError, BrokenPipeError):
                return b""

    answer = in_background(work)
    qtbot.waitUntil(lambda: answer() is not None, timeout=PATIENCE)
    return answer() or b""


# -- the claim


def test_a_profile_has_one_program_and_another_profile_another(
    claim: Claim, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()

    assert instance.claim(tmp_path) is None
    apart = instance.claim(other)
    assert apart is not None
    apart.let_go()

    claim.let_go()
    again = instance.claim(tmp_path)
    assert again is not None
    again.let_go()


def test_a_socket_left_behind_by_a_killed_program_keeps_nobody_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from kickboard_desktop.starting import instance\n"
        "import socket; folder = Path(sys.argv[1]); held = instance.claim(folder)\n"
        "wire = socket.socket(socket.AF_UNIX); wire.bind(str(folder / 'window.sock'))\n"
        "held.tell(str(folder / 'window.sock')); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=30)
    assert (tmp_path / "window.sock").exists()

    held = instance.claim(tmp_path)
    assert held is not None
    made = InstanceServer(held, tmp_path)

    assert made.path == str(tmp_path / "window.sock")
    assert ask(made, qtbot, calls.message(Options())) == OK
    made.close()


def test_who_finds_nobody_listening_gives_up_in_time(claim: Claim, tmp_path: Path) -> None:
    assert not instance.call(tmp_path, b"{}\n", patience=0.1)


# -- the socket


def test_only_its_user_may_call(server: InstanceServer) -> None:
    assert stat.S_IMODE(os.stat(server.path).st_mode) & 0o077 == 0


def test_a_path_too_long_for_a_socket_is_gone_round(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    held = instance.claim(deep)
    assert held is not None
    made = InstanceServer(held, deep)
    folder = Path(made.path).parent

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    told = in_background(lambda: b"yes" if instance.call(deep, calls.message(Options())) else b"no")
    qtbot.waitUntil(lambda: told() == b"yes", timeout=PATIENCE)
    made.close()
    assert not folder.exists()


def test_what_was_typed_elsewhere_arrives_as_it_was_meant(
    server: InstanceServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    options = parse(
        [
            "shop.py",
            "--store",
            "sqlite:///my jobs.db",
            "--page",
            "dead",
            "-r",
            "more.py",
            "-c",
            "3",
            "-q",
            "low,2",
        ]
    )
    heard: list[tuple[Options, str]] = []
    server.called.connect(lambda options, token: heard.append((options, token)))

    assert ask(server, qtbot, calls.message(options, "token-7")) == OK

    [(received, token)] = heard
    assert received.what == str(tmp_path / "shop.py")
    assert received.store == f"sqlite:///{tmp_path}/my%20jobs.db"
    assert received.modules == (str(tmp_path / "more.py"),)
    assert (received.page, received.concurrency, received.queues) == ("dead", 3, ("low,2",))
    assert token == "token-7"


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"page": "no such page"},
        {"page": ["dead"]},
        {"what": "a\u0000b"},
        {"what": "x" * 5000},
        {"what": 7},
        {"concurrency": 65},
        {"concurrency": True},
        {"modules": "jobs.py"},
        {"modules": ["a"] * 65},
        {"queues": [1]},
        {"token": "a\nb"},
    ],
)
def test_what_nobody_could_have_typed_is_refused(change: dict[str, object]) -> None:
    call = json.loads(calls.message(Options()))

    with pytest.raises(ValueError, match=r".+"):
        calls.read(json.dumps(call | change).encode())


@pytest.mark.parametrize(
    "line", [b"\n", b"[]\n", b"not json\n", b"\xff\xfe\n", b"[" * 9000 + b"\n"]
)
def test_noise_is_answered_no_and_the_next_call_is_heard(
    server: InstanceServer, qtbot: QtBot, line: bytes
) -> None:
    heard: list[object] = []
    server.called.connect(lambda *call: heard.append(call))

    assert ask(server, qtbot, line) == b"no\n"
    assert heard == []
    assert ask(server, qtbot, calls.message(Options())) == OK
    assert len(heard) == 1


def test_a_call_without_an_end_is_cut_off(server: InstanceServer, qtbot: QtBot) -> None:
    assert ask(server, qtbot, b"x" * (MOST_BYTES + 100)) == b""
    assert ask(server, qtbot, calls.message(Options())) == OK


def test_callers_who_say_nothing_cannot_use_up_the_line(
    server: InstanceServer, qtbot: QtBot
) -> None:
    silent = [socket.socket(socket.AF_UNIX) for _ in range(MOST_CALLERS)]
    for wire in silent:
        wire.connect(server.path)

    def heard() -> bool:
        return ask(server, qtbot, calls.message(Options())) == OK

    qtbot.waitUntil(lambda: server._callers == MOST_CALLERS, timeout=PATIENCE)
    assert not heard()
    qtbot.waitUntil(lambda: server._callers == 0, timeout=PATIENCE)
    assert heard()
    for wire in silent:
        wire.close()


# -- two programs

FIRST = """
import sys
from kickboard_desktop import main, desktop
from PySide6.QtCore import QTimer

def ready(program):
    def opened(workspace):
        window = workspace.window
        print("opened", workspace.session.url.rpartition("/")[2], flush=True)
        window.page_changed.connect(lambda page: print("page", page.name, flush=True))
        window.detail_wanted.connect(lambda jid: print("job", jid, flush=True))
        rise = window.raise_
        window.raise_ = lambda: (rise(), print("raised", flush=True))
    program.opened.connect(opened)

run = desktop.run
desktop.run = lambda options, claim: run(options, ready, claim=claim)
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_a_second_start_shows_what_it_asks_for_in_the_first_ones_window(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    profile = ("--profile", str(tmp_path))
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST, *profile, "--page", "overview"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    lines = iter(first.stdout.readline, "")

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kickboard", "desktop", *profile, *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    def told(until: str) -> list[str]:
        """Return what the first one says, up to a line that begins so."""
        said: list[str] = []
        for line in lines:
            said.append(line.strip())
            if line.startswith(until):
                return said
        raise AssertionError(said)

    try:
        assert told("page") == ["opened jobs.db", "page overview"]
        done = start("--page", "dead")
        assert done.returncode == 0, done.stderr
        assert "shown in the window that is open" in done.stdout
        assert told("raised") == ["page dead", "raised"]
        start(f"kickboard://job/{JID}")
        assert told("raised") == [f"job {JID}", "raised"]
        start(str(tmp_path / "other.db"), "--page", "queues")
        assert told("raised") == ["opened other.db", "page queues", "raised"]
        apart = start("--new-window", "--for", "0.2")
        assert apart.returncode == 0, apart.stderr
        assert apart.stdout == ""
    finally:
        first.terminate()
        assert first.wait(30) == 0
        first.stdout.close()
    assert instance.claim(tmp_path) is not None
