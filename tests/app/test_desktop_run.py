"""The desktop as a process: its arguments, its report, its picture, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from kickboard.demo import scenario
from kickboard_desktop.desktop import DEMO_QUEUES, demo_target, target_for
from kickboard_desktop.main import BROKEN_PYSIDE, _for_this_place, has_screen, main
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting.arguments import Options, parse


def run(
    *arguments: str, folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the desktop in *folder* to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kickboard_desktop", *arguments],
        cwd=folder,
        env={**os.environ, "KICKBOARD_PROFILE": str(folder / "profile"), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.slow
def test_a_screenless_demo_leaves_a_picture_and_a_report(tmp_path: Path) -> None:
    picture, report = tmp_path / "out" / "window.png", tmp_path / "report.json"

    ran = run(
        *("--offscreen", "--demo", "--for", "5", "--theme", "dark"),
        *("--screenshot", str(picture), "--report", str(report)),
        folder=tmp_path,
    )

    assert ran.returncode == 0, ran.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    figures = json.loads(report.read_text())
    assert figures["first_paint_ms"] > 0
    assert figures["late_ms"]["p50"] <= figures["late_ms"]["p99"] <= figures["late_ms"]["max"]
    assert figures["fps"] > 5
    assert 0 < figures["settled_after_s"] < 5
    assert figures["starting_late_ms"]["max"] >= 0
    assert 0 <= figures["cpu_percent"] < 200
    assert 0 <= figures["engine_cpu_percent"] < 200
    assert 0 <= figures["cpu_wait_percent"] <= 100
    assert figures["rss_mb"] > 20
    assert figures["processed"] > 10
    assert 0 <= figures["failed"] <= figures["processed"]
    assert set(figures["versions"]) >= {"kickboard", "python", "qt", "pyside"}
    assert (tmp_path / "profile" / "demo.db").exists()
    assert not (tmp_path / "profile" / "jobs.db").exists()


@pytest.mark.slow
def test_without_a_screen_it_tells_what_it_does_and_what_to_try(tmp_path: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}

    ran = run(folder=tmp_path, environment=nothing)

    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0] == "No screen: running the demo offscreen for 10 s"
    assert sum("processed" in line for line in lines) >= 8
    assert "kickboard.png written (1440×900)" in lines
    assert "What to try next" in lines
    assert (tmp_path / "kickboard.png").exists()


@pytest.mark.slow
def test_ctrl_c_stops_engine_and_window_in_order(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kickboard_desktop", "--offscreen", "--page", "log"],
        env={**os.environ, "KICKBOARD_PROFILE": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    engine = ""
    while not engine and time.monotonic() < deadline:
        engine = children_of(process.pid)
    assert engine, "no engine was started"

    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=40)

    assert process.returncode == 0, errors
    with pytest.raises(ProcessLookupError):
        os.kill(int(engine.split()[0]), 0)


def children_of(pid: int) -> str:
    """Return the ids of the children of *pid*, as the kernel lists them."""
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().strip()
    except OSError:
        return ""


def test_wrong_use_is_answered_in_words_without_qt(tmp_path: Path) -> None:
    ran = run("--page", "nowhere", folder=tmp_path)

    assert ran.returncode == 2
    assert "nowhere" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["shpo.py"],
        ["day.kbrec"],
        ["notes.txt"],
        ["rediss:/db.example/0"],
        ["nowhere/jobs.db"],
        ["-r", "shpo.py"],
    ],
)
def test_a_mistyped_path_is_refused_at_once_and_makes_no_store(
    tmp_path: Path, arguments: list[str]
) -> None:
    ran = run(*arguments, "--offscreen", "--for", "1", folder=tmp_path)

    assert ran.returncode == 2
    assert ran.stderr == f"kickboard: there is no file {arguments[-1]}\n"
    assert not [path for path in tmp_path.rglob("*") if "jobs.db" in path.name]


def test_a_store_in_a_folder_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/missing/dir/x.db"

    ran = run("--store", url, "--offscreen", "--for", "1", folder=tmp_path)

    assert ran.returncode == 2
    assert ran.stderr == (
        f"kickboard: there is no folder {tmp_path}/missing/dir: "
        "make it, or name a file in one that is there\n"
    )
    assert not (tmp_path / "missing").exists()


def test_help_and_version_need_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from kickboard_desktop.main import main\n"
        "main(['--version'])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("kickboard ")


def test_a_broken_pyside_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("PySide6.__version__", BROKEN_PYSIDE)
    monkeypatch.setattr(sys, "version_info", (3, 11, 7, "final", 0))

    assert main(["--offscreen"]) == 2
    assert "PySide6-Essentials<6.12" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": ":98765"}, False),
        ({"DISPLAY": "elsewhere:0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_screen_is_where_something_answers(environment: dict[str, str], expected: bool) -> None:
    assert has_screen(environment) is expected


def test_asked_for_a_report_without_a_screen_it_does_just_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kickboard_desktop.main.has_screen", lambda: False)

    assert _for_this_place(Options()) == Options(
        offscreen=True, demo=True, narrated=True, seconds=10.0
    )
    assert _for_this_place(Options(report="-")) == Options(report="-", offscreen=True)


def test_arguments_become_options(tmp_path: Path) -> None:
    line = "shop.py --page dead --theme light -c 7 -q critical,3 -q low -r more --read-only"

    options = parse([*line.split(), "--for", "2.5", "--profile", str(tmp_path)])

    assert options == Options(
        what="shop.py",
        profile=tmp_path,
        page="dead",
        theme="light",
        concurrency=7,
        queues=("critical,3", "low"),
        modules=("more",),
        read_only=True,
        seconds=2.5,
    )


@pytest.mark.parametrize(
    "arguments", [["-c", "0"], ["-c", "65"], ["-c", "x"], ["--for", "0"], ["--lang", "xx"]]
)
def test_what_makes_no_sense_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parse(arguments)

    assert refused.value.code == 2


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))


def test_one_argument_says_what_to_open(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))

    jobs = target_for(parse(["shop.py"]), settings)
    file = target_for(parse(["/data/a b%.db"]), settings)
    url = target_for(parse(["redis://localhost"]), settings)
    own = target_for(parse([]), settings)

    assert jobs.engine is not None
    assert jobs.engine.modules == (str(Path("shop.py").absolute()),)
    assert jobs.url == own.url
    assert file.url == "sqlite:////data/a%20b%25.db"
    assert url.url == "redis://localhost"


def test_the_demo_has_its_own_store_and_all_its_queues(tmp_path: Path) -> None:
    settings = Settings(QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat))
    target = demo_target(parse(["--demo"]), settings)

    assert target.is_demo
    assert target.url.endswith("/demo.db")
    assert target.engine is not None
    assert target.engine.modules == ("kickboard.demo",)
    assert tuple(f"{name},{weight}" for name, weight in scenario.QUEUES) == DEMO_QUEUES


def test_settings_survive_and_forgive_nonsense(tmp_path: Path) -> None:
    file = str(tmp_path / "desktop.ini")
    store = QSettings(file, QSettings.Format.IniFormat)
    settings = Settings(store)
    assert (settings.page, settings.theme, settings.concurrency) == ("overview", "system", 0)

    settings.page = "dead"
    settings.theme = "dark"
    settings.sidebar_collapsed = True
    settings.concurrency = 9
    settings.modules = ("/a/shop.py",)
    settings.sync()
    again = Settings(QSettings(file, QSettings.Format.IniFormat))
    assert (again.page, again.theme, again.sidebar_collapsed) == ("dead", "dark", True)
    assert (again.concurrency, again.modules) == (9, ("/a/shop.py",))

    store.setValue("view/theme", "purple")
    store.setValue("engine/concurrency", "many")
    assert (settings.theme, settings.concurrency) == ("system", 0)
