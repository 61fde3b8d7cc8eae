"""The command that opens the window, which is another package and may not be there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from kickboard.cli import FAILED, WRONG_USE

#: What the extra ``desktop`` brings.
_EXTRA = ("PySide6", "shiboken6", "kickboard_desktop")


def open_window(arguments: Sequence[str]) -> int:
    """Open the window, which reads its own *arguments*; return its exit code."""
    try:
        window = importlib.import_module("kickboard_desktop.main")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        print(
            "kickboard: the window is not installed: pip install 'kickboard[desktop]' "
            "(without it: kickboard worker, kickboard --help)",
            file=sys.stderr,
        )
        return WRONG_USE
    except ImportError as error:
        print(f"kickboard: Qt cannot be loaded: {error}", file=sys.stderr)
        return FAILED
    return int(window.main(list(arguments)))
