"""The embedded store: one SQLite file, many processes of one machine."""

from kickboard.stores.sqlite.store import SQLiteStore

__all__ = ["SQLiteStore"]
