"""Runs a walk through the window in a process of its own and gives what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
#: Seconds a walk may take where the machine has other things to do; and for pytest, a little more.
PATIENCE, TIMEOUT = 280, 300
SCREEN = {"name": "large", "x": 0, "y": 0, "width": 3200, "height": 2000, "dpr": 1}


def walked(folder: Path, module: str, *arguments: object, factor: int = 1) -> dict[str, Any]:
    """Return what the walk *module* found on a screen of that *factor*."""
    screens = folder / "screens.json"
    screens.write_text(
        json.dumps({"screens": [{**SCREEN, "logicalDpi": 96, "logicalBaseDpi": 96}]})
    )
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "QT_SCALE_FACTOR": str(factor),
        "KICKBOARD_PROFILE": str(folder / "profile"),
        "PYTHONWARNINGS": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", f"tests.app.fakes.{module}", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
