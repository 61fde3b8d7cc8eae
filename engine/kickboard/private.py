"""Files that only their owner may read, from the moment they are made.

Jobs' arguments and errors tell of people; a file made with the usual mode can be read by
every user of the machine until somebody changes that.
"""

from __future__ import annotations

import os
from pathlib import Path


def opener(path: str, flags: int) -> int:
    """Open *path* for ``open(…, opener=opener)``; a new file is its owner's alone."""
    return os.open(path, flags, 0o600)


def write(path: Path, content: bytes) -> None:
    """Put *content* into the file *path*; a new one is its owner's alone."""
    with open(path, "wb", opener=opener) as file:
        file.write(content)


def make(path: Path) -> None:
    """See that there is a file *path* that only its owner may read; its content stays."""
    with open(path, "ab", opener=opener):
        pass
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
