"""Reads a recording: an index made in one pass, and any stretch of it from that.

Files may be huge, cut off in the middle of a line, damaged, or written by a newer version:
what can be read is read, and what could not be is told. Everything here is for background
threads; the index grows while it is made, and can be asked meanwhile. No Qt here.
"""

from __future__ import annotations

import os
import time
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication

from kickboard.errors import KickboardError
from kickboard_desktop.recording.lines import (
    VERSION,
    Entry,
    Header,
    parse,
    parse_header,
    start_of,
)

#: A longer line is none of ours.
MOST_LINE = 8_000_000
#: Seconds between two places that can be gone to without reading what lies before.
MARK_EVERY = 1.0
#: Kinds that hold until the next of their kind, and are looked up from the index.
LASTING = frozenset({"hello", "errors", "state", "did", "measured"})
#: Lines between two looks at whether somebody lost interest.
_LOOK_EVERY = 500
#: Lines after which the window gets its turn, and for how many seconds: to read an hour must
#: not be felt while the time bar is dragged.
_BREATH_EVERY, BREATH = 100, 0.0005


class RecordingError(KickboardError):
    """A file is no recording, or cannot be read."""


class Index:
    """Where everything is in one file. Written by one thread, read by any.

    Attributes:
        path: The file.
        header: Its first line.
        end: Seconds from the start to the last line that is known.
        done: The whole file has been looked through.
        read: Bytes looked through so far, of *size*.
        broken: Lines that are damaged, or of kinds that are not known.
        cut: The last line is not whole.
        deaths: When jobs died or the engine crashed; likewise *acts*: when something was done.
    """

    def __init__(self, path: Path, header: Header) -> None:
        self.path = path
        self.header = header
        self.end = 0.0
        self.done = self.cut = False
        self.read = self.size = self.broken = 0
        self.deaths: array[float] = array("d")
        self.acts: array[float] = array("d")
        self._marks: array[float] = array("d")
        self._offsets: array[int] = array("q")
        self._lasting: list[tuple[float, str, int]] = []

    @property
    def is_newer(self) -> bool:
        """Whether a newer version wrote it."""
        return self.header.v > VERSION

    def offset(self, w: float) -> int:
        """Return where to begin to read for second *w* and later; lines before may come."""
        place = bisect_right(self._marks, w) - 1
        return self._offsets[max(0, place)] if len(self._offsets) else 0

    def lasting(self, w: float) -> list[int]:
        """Return where the lines are that still hold at *w*: the last of each kind, all acts."""
        place = bisect_right(self._lasting, (w, "\uffff", 0))
        last: dict[str, int] = {}
        acts: list[int] = []
        for _, kind, offset in self._lasting[:place]:
            if kind == "did":
                acts.append(offset)
            else:
                last[kind] = offset
        return sorted([*last.values(), *acts[-200:]])

    def note(self, text: bytes, offset: int) -> None:
        """Take in one line."""
        found = start_of(text)
        if found is None:
            self.broken += 1
            return
        w, kind = max(found[0], self.end), found[1]
        if not len(self._marks) or w - self._marks[-1] >= MARK_EVERY:
            self._offsets.append(offset)  # before the mark, which is what readers look for
            self._marks.append(w)
        if kind in LASTING:
            self._lasting.append((w, kind, offset))
            if kind == "did":
                self.acts.append(w)
        if b'"JobDied"' in text[:80] or b'"state":"crashed"' in text[:80]:
            self.deaths.append(w)
        self.end = w


def begin(path: Path) -> Index:
    """Return the index of *path* with nothing in it yet.

    Raises:
        RecordingError: it is no recording, or cannot be read.
    """
    try:
        with open(path, "rb") as file:
            first = file.readline(MOST_LINE)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise RecordingError(f"{path.name}: {error.strerror or error}") from error
    header = parse_header(first)
    if header is None:
        raise RecordingError(
            QCoreApplication.translate("Recording", "%s is no recording of Kickboard") % path.name
        )
    index = Index(path, header)
    index.read, index.size = len(first), size
    return index


def scan(index: Index, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Look through the file, from where *index* ends to its end.

    Raises:
        RecordingError: it cannot be read any more.
    """
    try:
        with open(index.path, "rb") as file:
            file.seek(index.read)
            for number, (text, offset) in enumerate(_lines(file, index)):
                index.note(text, offset)
                if number % _LOOK_EVERY == 0 and cancelled():
                    return
    except OSError as error:
        raise RecordingError(f"{index.path.name}: {error.strerror or error}") from error
    index.done = True


def _lines(file: BinaryIO, index: Index) -> Iterator[tuple[bytes, int]]:
    """Yield each whole line and where it begins; what is too long is broken."""
    offset = index.read
    while text := file.readline(MOST_LINE):
        begun = offset
        offset += len(text)
        if not text.endswith(b"\n"):
            offset += _skip(file, index)
            index.read = offset
            continue
        yield text, begun
        index.read = offset


def _skip(file: BinaryIO, index: Index) -> int:
    """Pass over the rest of a line that does not end; return how many bytes that is."""
    passed = 0
    while rest := file.readline(MOST_LINE):
        passed += len(rest)
        if rest.endswith(b"\n"):
            index.broken += 1
            return passed
    index.cut = True
    return passed


def entries(index: Index, start: float, end: float, most: int = 1_000_000) -> list[Entry]:
    """Return what was recorded from second *start* to *end*, at most *most* lines."""
    found: list[Entry] = []
    with open(index.path, "rb") as file:
        file.seek(index.offset(start))
        while (text := file.readline(MOST_LINE)) and file.tell() <= index.read:
            entry = parse(text)
            if entry is None or entry.w < start:
                continue
            if entry.w > end or len(found) >= most:
                break
            found.append(entry)
            if len(found) % _BREATH_EVERY == 0:
                time.sleep(BREATH)
    return found


def lasting(index: Index, w: float) -> list[Entry]:
    """Return what still holds at second *w*, in the order in which it came."""
    found = []
    with open(index.path, "rb") as file:
        for offset in index.lasting(w):
            file.seek(offset)
            entry = parse(file.readline(MOST_LINE))
            if entry is not None:
                found.append(entry)
    return found
