"""Loads the modules with a user's job classes, in each process of a load test."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from kickboard.jobs.loading import load


def load_all(names: Iterable[str], *, set_up: bool = False) -> None:
    """Load files and modules; modules also from where the user stands, as a worker does.

    Nothing is looked for there unless a module was named: a file in a folder of downloads
    that is called like one of Python's would run as ours.

    Args:
        names: Files, or names of modules.
        set_up: Let them get ready to run jobs, too.

    Raises:
        Exception: whatever a module raises.
    """
    here = os.getcwd()
    for name in names:
        if not name.endswith(".py") and not name.startswith("kickboard.") and here not in sys.path:
            sys.path.insert(0, here)
        load(name, set_up=set_up)
