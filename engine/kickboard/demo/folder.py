"""Where the demo reads and writes.

It reads the shipped samples or what the user picked, and changes nothing there. It writes
below the profile's ``demo/``, always whole: a file appears under its name when it is
complete, so that a job killed in the middle leaves no half of a file behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kickboard.profile import profile_dir

IMAGE_SUFFIXES = frozenset({".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})

#: Files taken of a folder.
MAX_FILES = 500

_SAFE_NAME = re.compile(r"(?!\.)[\w.-]{1,80}", re.ASCII)


def demo_folder(*below: str) -> Path:
    """Return the folder for the demo's results, or one *below* it; made if it is not there.

    Only the user may look into it: the results tell of the jobs that made them.
    """
    folder = profile_dir()
    for name in ("demo", *below):
        folder /= name
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def samples() -> Traversable:
    """Return the shipped sample folder."""
    return files("kickboard_resources").joinpath("samples")


def find_input(path: str) -> Traversable:
    """Return the file at *path*; one that is not absolute is looked up in the samples.

    Raises:
        FileNotFoundError: there is none.
    """
    found: Traversable = Path(path) if os.path.isabs(path) else samples().joinpath(path)
    if not found.is_file():
        raise FileNotFoundError(f"there is no file {path!r}")
    return found


def input_files(folder: str = "") -> list[str]:
    """Return the files of *folder*, or of the samples, as paths for `find_input`, sorted.

    At most `MAX_FILES`. Folders inside it and names that begin with a dot are left out.
    """
    place: Traversable = Path(folder).absolute() if folder else samples()
    names = sorted(e.name for e in place.iterdir() if e.is_file() and not e.name.startswith("."))
    return [os.path.join(str(place), name) if folder else name for name in names[:MAX_FILES]]


def is_image(path: str) -> bool:
    """Return whether *path* looks like a picture, by its name."""
    return Path(path).suffix.lower() in IMAGE_SUFFIXES


def checked_name(name: str) -> str:
    """Return *name* if a file of the demo may be called so.

    Raises:
        ValueError: it has other characters than letters, digits, ``.``, ``_`` and ``-``,
            begins with a dot, or is longer than 80.
    """
    if not _SAFE_NAME.fullmatch(name):
        raise ValueError(f"a file cannot be called {name!r}; use letters, digits, '-' and '_'")
    return name


def key_of(text: str) -> str:
    """Return *text* (a jid, a path) as a short, safe and always equal part of a file name."""
    if re.fullmatch(r"[0-9a-f]{24}", text):
        return text
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def write_whole(path: Path, content: bytes) -> Path:
    """Put a file with *content* at *path* in one step, replacing what was there."""
    fd, partial = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with open(fd, "wb") as file:
            file.write(content)
        os.replace(partial, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise
    return path
