"""A disk under SQLite that fails when it is told to, and that can lose what was not synced.

It is a VFS over the system's own. Every write, sync, truncation, deletion and opening for
writing is counted, so that a test can let the n-th fail; and kept in a log, from which
`cut` makes the files as a power cut at any moment could have left them.
"""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw

#: Bytes that a disk writes whole or not at all.
SECTOR = 512
#: What goes wrong: no room, or a fault of the disk.
KINDS: dict[str, type[apsw.Error]] = {"full": apsw.FullError, "io": apsw.IOError}

_WRITABLE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_PREFIX = "bad-disk-"
_numbers = itertools.count(1)


class Entry(NamedTuple):
    """What was done to a file: "open", "write", "truncate", "sync", "delete", or a "mark".

    *at* is an offset or a size; a sync that *failed* promises nothing, not even for later.
    """

    what: str
    file: str
    at: int = 0
    data: bytes = b""
    failed: bool = False


class BadDisk:
    """Counts, fails and forgets. Used by one test at a time.

    Attributes:
        calls: Operations since `fail`.
        hits: How many of them failed.
        log: Everything since the disk was made.
    """

    def __init__(self) -> None:
        self.calls = self.hits = 0
        self.log: list[Entry] = []
        self._kind: type[apsw.Error] | None = None
        self._nth = 0
        self._for_good = False
        self._lock = threading.Lock()

    def fail(self, nth: int, kind: str = "io", *, for_good: bool = False) -> None:
        """Let the *nth* operation from now on fail, and with *for_good* all that follow."""
        self.calls = self.hits = 0
        self._kind, self._nth, self._for_good = KINDS[kind], nth, for_good

    def heal(self) -> None:
        """Fail no more."""
        self._kind = None

    def mark(self, name: str) -> None:
        """Note in the log that something was acknowledged."""
        self.log.append(Entry("mark", name))

    def note(self, entry: Entry) -> bool:
        """Count and keep an operation; False: it is to fail."""
        with self._lock:
            self.calls += 1
            is_hit = self.calls == self._nth or (self._for_good and self.calls > self._nth)
            failed = self._kind is not None and is_hit
            self.hits += failed
            half = entry.data[: len(entry.data) // 2] if failed else entry.data
            if not failed or entry.what in ("write", "sync"):
                self.log.append(entry._replace(data=half, failed=failed))
        return not failed

    def error(self) -> apsw.Error:
        """Return what SQLite is to be told."""
        assert self._kind is not None
        return self._kind("the disk fails, as the test says")

    # -- the power cut

    def content(self, file: str) -> bytes:
        """Return what has been written to a file so far, synced or not."""
        image = _Image()
        for entry in self.log:
            if entry.file == file:
                image.take(entry)
        return image.whole()

    def cut(self, moment: int, folder: Path, rng: random.Random) -> None:
        """Write into *folder* the files as a power cut before ``log[moment]`` leaves them.

        What was synced is there. Of the rest, each sector, each truncation, each new name and
        each deletion is there or not, as *rng* has it.
        """
        files: dict[str, _Image] = {}
        for entry in self.log[:moment]:
            if entry.what == "mark":
                continue
            if files.setdefault(entry.file, _Image()).take(entry):
                for image in files.values():
                    image.settle_deletion()
        for name, image in files.items():
            content = image.after_cut(rng)
            if content is not None:
                (folder / Path(name).name).write_bytes(content)


class _Image:
    """What is safe of a file, and what only the machine's memory has."""

    def __init__(self) -> None:
        self._safe = bytearray()
        self._exists = False  # its name is safe, too
        self._open: list[Entry] = []  # the next sync makes them safe
        self._doubtful: list[Entry] = []  # a sync failed over them: no later one helps

    def take(self, entry: Entry) -> bool:
        """Take in what was done next; True if it made the names in the folder safe, too.

        SQLite syncs the folder with the first sync of a journal or log that it made.
        """
        if entry.what != "sync":
            self._open.append(entry)
            return entry.what == "delete" and entry.at == 1
        if entry.failed:
            self._doubtful, self._open = [*self._doubtful, *self._open], []
            return False
        is_new = entry.file.endswith(("-wal", "-journal")) and not self._exists
        for one in self._open:
            self._apply(self._safe, one)
        self._exists, self._open = True, []
        return is_new

    def settle_deletion(self) -> None:
        """Make a deletion safe, if there was one."""
        deleted = [i for i, entry in enumerate(self._open) if entry.what == "delete"]
        if deleted:
            self._open = self._open[deleted[-1] + 1 :]
            self._doubtful, self._exists = [], False
            self._safe.clear()

    def _apply(self, content: bytearray, entry: Entry) -> None:
        if entry.what == "truncate":
            del content[entry.at :]
        elif entry.what == "delete":
            content.clear()
        elif entry.what == "write":
            _put(content, entry.at, entry.data)

    def whole(self) -> bytes:
        """Return what a program reads."""
        content = bytearray(self._safe)
        for entry in (*self._doubtful, *self._open):
            self._apply(content, entry)
        return bytes(content)

    def after_cut(self, rng: random.Random) -> bytes | None:
        """Return what is left, None for no file."""
        content, exists = bytearray(self._safe), self._exists
        fate = rng.choice(("nothing", "all", "each", "sectors"))
        for entry in (*self._doubtful, *self._open):
            if fate == "nothing" or (fate != "all" and rng.random() < 0.5):
                continue
            exists = entry.what != "delete"
            if entry.what == "write" and fate == "sectors":
                _put_sectors(content, entry, rng)
            else:
                self._apply(content, entry)
        return bytes(content) if exists else None


def _put(content: bytearray, at: int, data: bytes) -> None:
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _put_sectors(content: bytearray, entry: Entry, rng: random.Random) -> None:
    """Write some of an entry's sectors; what lies between and was never written is zero."""
    start = entry.at
    while start < entry.at + len(entry.data):
        end = min((start // SECTOR + 1) * SECTOR, entry.at + len(entry.data))
        if rng.random() < 0.5:
            _put(content, start, entry.data[start - entry.at : end - entry.at])
        start = end


class _File(apsw.VFSFile):
    """A file on a bad disk."""

    def __init__(self, disk: BadDisk, base: str, name: Any, flags: list[int]) -> None:
        super().__init__(base, name, flags)
        self._disk = disk
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if not self._disk.note(Entry("write", self._name, offset, bytes(data))):
            super().xWrite(bytes(data)[: len(data) // 2], offset)
            raise self._disk.error()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if not self._disk.note(Entry("sync", self._name)):
            raise self._disk.error()  # nothing is really synced: no test here cuts the power

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        if not self._disk.note(Entry("truncate", self._name, newsize)):
            raise self._disk.error()
        super().xTruncate(newsize)


class _Vfs(apsw.VFS):
    """The system's files, through a `BadDisk`."""

    def __init__(self, disk: BadDisk, name: str, base: str) -> None:
        super().__init__(name, base, makedefault=True)
        self._disk = disk
        self._base = base

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None or not flags[0] & _WRITABLE:
            return _Reading(self._base, name, flags)
        if not self._disk.note(Entry("open", path)):
            raise self._disk.error()
        return _File(self._disk, self._base, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        if not self._disk.note(Entry("delete", filename, int(syncdir))):
            raise self._disk.error()
        super().xDelete(filename, syncdir)


class _Reading(apsw.VFSFile):
    """A file that is only read."""

    def xLock(self, level: int) -> None:  # noqa: N802
        # The last to close tries for a lock that a reader cannot have, and SQLite shrugs. From
        # a VFS in Python any other error would be raised all the same.
        try:
            super().xLock(level)
        except apsw.IOError as error:
            raise apsw.BusyError from error


@contextmanager
def bad_disk() -> Iterator[BadDisk]:
    """Put a bad disk under all that SQLite opens meanwhile."""
    disk, name = BadDisk(), f"{_PREFIX}{next(_numbers)}"
    base = next(known for known in apsw.vfs_names() if not known.startswith(_PREFIX))
    vfs = _Vfs(disk, name, base)
    try:
        yield disk
    finally:
        apsw.set_default_vfs(base)
        vfs.unregister()
