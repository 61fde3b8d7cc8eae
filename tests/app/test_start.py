"""What the first paint does not wait for. Each runs in a process of its own, as a start does."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from kickboard_desktop.starting.warming import MODULES, Warming

#: What reads stores, talks to engines, acts, or draws tables.
LATER = (
    "apsw",
    "kickboard.client",
    "kickboard.stores.base",
    "kickboard_desktop.actions.commands",
    "kickboard_desktop.engine_link.process",
    "kickboard_desktop.operations.operations",
    "kickboard_desktop.telemetry",
    "kickboard_desktop.widgets.table",
    "msgspec",
    "platform",
    "socket",
)


def run(code: str, profile: Path) -> str:
    """Run *code* without a screen and return what it prints."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "KICKBOARD_PROFILE": str(profile),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.strip()


def test_nothing_is_imported_before_the_first_paint_that_it_does_not_show(tmp_path: Path) -> None:
    code = f"""
import os, sys
from kickboard_desktop import desktop
from kickboard_desktop.starting.arguments import Options

def tell():
    print(*(name for name in {LATER!r} if name in sys.modules), flush=True)
    os._exit(0)

def ready(windows):
    windows.opened.connect(lambda workspace: workspace.window.painted.connect(tell))

desktop.run(Options(offscreen=True, demo=True), ready)
"""
    assert run(code, tmp_path) == ""


def test_importing_reads_no_sources_for_a_feature_of_pyside_that_is_not_used(
    tmp_path: Path,
) -> None:
    code = """
import linecache
from kickboard_desktop import main
assert main._installation_problem() == ""
read = set(linecache.cache)
import kickboard_desktop.workspace
print(*(set(linecache.cache) - read))
"""
    assert run(code, tmp_path) == ""


def test_the_modules_of_the_pages_are_imported_one_by_one_after_the_start(qtbot: QtBot) -> None:
    imported: list[str] = []
    warming = Warming(load=imported.append)

    warming.start(0)
    assert not imported
    qtbot.waitUntil(lambda: len(imported) == len(MODULES))

    assert tuple(imported) == MODULES
