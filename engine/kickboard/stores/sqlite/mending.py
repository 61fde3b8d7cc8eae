"""Making a *copy* of a damaged store file readable enough for SQLite to open it.

A store's schema is written once, in one order, so its tables begin on the same pages in
every file: the first page of a new store fits any other. That page is all SQLite needs to
find the rest; what it cannot read there it says row by row.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
from pathlib import Path

from kickboard.errors import StoreCorruptError
from kickboard.stores.sqlite.opening import open_file
from kickboard.stores.sqlite.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_PAGE = 4096
# Offsets in the header, each of a big-endian 32-bit number.
_CHANGES, _PAGES, _FREE_PAGE, _FREE_PAGES, _APPLICATION, _VALID_FOR = 24, 28, 32, 36, 68, 92


def mend(copy: Path) -> bool:
    """Make *copy* open, as far as it can be; return whether its first page had to be replaced.

    Raises:
        StoreCorruptError: it is another program's, or too short to have held a job.
    """
    pages = copy.stat().st_size // _PAGE
    if pages < 2:
        raise StoreCorruptError(f"{copy.name} is too short: there was no job in it.", str(copy))
    with copy.open("r+b") as file:
        first = bytearray(file.read(_PAGE))
        replaced = not _is_ours(first, copy)
        if replaced:
            first = bytearray(_first_page())
            _put(first, _FREE_PAGE, 0)
            _put(first, _FREE_PAGES, 0)
        if replaced or _get(first, _PAGES) > pages:
            _put(first, _PAGES, pages)
            _put(first, _VALID_FOR, _get(first, _CHANGES))
        file.seek(0)
        file.write(first)
    return replaced


def _is_ours(first: bytearray, copy: Path) -> bool:
    """Return whether the header is that of a store.

    Raises:
        StoreCorruptError: it is that of another program's database.
    """
    if not first.startswith(_MAGIC):
        return False
    application = _get(first, _APPLICATION)
    if application not in (0, APPLICATION_ID) and first[16:18] != b"\0\0":
        raise StoreCorruptError(
            f"{copy.name} is a database of another program: there is nothing to salvage.",
            str(copy),
        )
    return application == APPLICATION_ID and first[16:18] == _PAGE.to_bytes(2, "big")


def _first_page() -> bytes:
    """Return the first page of a new store."""
    folder = Path(tempfile.mkdtemp(prefix="kickboard-"))
    try:
        path = folder / "new.db"
        connection = open_file(path, "normal", read_only=False)
        assert connection is not None  # it was asked for writing
        connection.close()
        return path.read_bytes()[:_PAGE]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _get(page: bytearray, offset: int) -> int:
    found: int = struct.unpack_from(">I", page, offset)[0]
    return found


def _put(page: bytearray, offset: int, value: int) -> None:
    struct.pack_into(">I", page, offset, value)
