"""From nothing to a picture: ``python -m tests.benchmarks.clone_case``.

A fresh clone of this checkout's last commit, then its ``dev.py run``, which makes the virtual
environment, installs the pinned packages and shows the window. *cold* has no package at hand
and an empty cache, *warm* is a second clone with the packages that the first one left in the
cache, *again* is the second start in a clone that is set up. What is fetched comes from where
pip is set to look, so *cold* is as fast as the way there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit

ROOT = Path(__file__).parents[2]
#: Seconds that the window stays, and that a start may take at most.
STAY, PATIENCE = 0.5, 380.0


def main() -> None:
    """Clone, start, and print the seconds to the first paint."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        first, second = folder / "first", folder / "second"
        cold = _clone(first) + _picture(first, folder)
        shutil.rmtree(first)
        warm = _clone(second) + _picture(second, folder)
        again = _picture(second, folder)
        size = sum(file.stat().st_size for file in second.rglob("*") if file.is_file())
        emit(case="clone", cold_s=cold, warm_s=warm, again_s=again, disk_mb=size / 1e6)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clone(place: Path) -> float:
    """Clone the last commit and return the seconds it took."""
    begun = time.perf_counter()
    command = ["git", "clone", "--quiet", "--depth", "1", ROOT.as_uri(), str(place)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return time.perf_counter() - begun


def _picture(place: Path, folder: Path) -> float:
    """Start the demo there and return the seconds from ``dev.py`` to the first paint.

    Raises:
        RuntimeError: there was none; the message is what the program said.
    """
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    command = [sys.executable, str(place / "dev.py"), "--no-system", "run", "--", "desktop"]
    command += ["--demo", "--offscreen", "--for", str(STAY), "--report", str(report)]
    environment = {
        **os.environ,
        "PIP_CACHE_DIR": str(folder / "cache"),
        "KICKBOARD_PROFILE": str(folder / "profile"),
    }
    done = subprocess.run(
        command,
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if not report.exists():
        raise RuntimeError(f"exit {done.returncode}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(report.read_text())
    return float(told["first_paint_ms"]) / 1e3


if __name__ == "__main__":
    main()
