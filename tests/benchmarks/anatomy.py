"""What the memory of this process is made of: tells a leak from a cache and from fragments.

Numbers come from the kernel (``/proc``), the C library (``mallinfo2``), Python's allocator,
SQLite and Qt. Linux with glibc only; what cannot be told is left out.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections import Counter
from pathlib import Path

import apsw
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_KB_KEYS = {"Anonymous": "anonymous_mb", "Pss_File": "file_mb", "Pss_Shmem": "shared_mb"}


class _Heaps(ctypes.Structure):
    """glibc's ``struct mallinfo2``: all heaps together."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def heaps() -> dict[str, float]:
    """Return the MB that C code has, and those it gave back and the C library keeps."""
    try:
        mallinfo = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError):
        return {}
    mallinfo.restype = _Heaps
    found = mallinfo()
    return {
        "malloc_used_mb": round((found.uordblks + found.hblkhd) / 1e6, 2),
        "malloc_free_mb": round(found.fordblks / 1e6, 2),
    }


def pages() -> dict[str, float]:
    """Return the resident MB by kind: of this process alone, of files, shared with a screen."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text()
    except OSError:
        return {}
    lines = (line.split() for line in text.splitlines()[1:])
    found = {words[0].rstrip(":"): int(words[1]) / 1e3 for words in lines if len(words) > 1}
    return {name: round(found[key], 2) for key, name in _KB_KEYS.items() if key in found}


def brief() -> dict[str, float]:
    """Return what takes no time to find out."""
    return {
        **pages(),
        **heaps(),
        "sqlite_mb": round(apsw.memory_used() / 1e6, 2),
        "python_blocks": sys.getallocatedblocks(),
        "threads": threading.active_count(),
    }


def objects() -> Counter[str]:
    """Return how many objects of each class there are: Python's with a cycle's risk, and Qt's.

    Those that were there when garbage was taken in hand are frozen and not among Python's.
    """
    gc.collect()
    found = Counter(type(one).__qualname__ for one in gc.get_objects())
    widgets = QApplication.allWidgets()
    roots = [*QApplication.topLevelWidgets(), *_application()]
    qt = Counter(
        one.metaObject().className() for root in roots for one in root.findChildren(QObject)
    )
    return (
        found
        + Counter({f"Qt {name}": n for name, n in qt.items()})
        + Counter(
            {"widgets": len(widgets), "Qt objects": qt.total(), "Python objects": found.total()}
        )
    )


def _application() -> list[QObject]:
    app = QApplication.instance()
    return [] if app is None else [app]


def grown(before: Counter[str], after: Counter[str], most: int = 25) -> dict[str, int]:
    """Return of which classes there are more, those that grew most first."""
    return dict((after - before).most_common(most))
