"""What jobs in other processes note for the experiment: a file they all append to.

A note is one write, so none is torn, and what a process wrote before it was killed stays.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

#: The file's name in the folder of a workshop.
NAME = "diary"


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A note: *what* happened to job *number* in process *pid* at epoch second *at*.

    *what* is "begin", "end", "fail", or a word of the experiment's own.
    """

    what: str
    number: int
    pid: int
    at: float


def write(folder: str | Path, entry: Entry) -> None:
    """Append *entry* to the diary in *folder*.

    Raises:
        OSError: it cannot be written.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    descriptor = os.open(os.path.join(folder, NAME), flags, 0o600)
    try:
        os.write(descriptor, msgspec.json.encode(entry) + b"\n")
    finally:
        os.close(descriptor)


class Diary:
    """Reads the diary in *folder* as it grows."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._offset = 0

    def fresh(self) -> list[Entry]:
        """Return what was noted since the last call."""
        try:
            with open(self._path, "rb") as file:
                file.seek(self._offset)
                content = file.read()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        self._offset += len(whole)
        return [msgspec.json.decode(line, type=Entry) for line in whole.splitlines()]
