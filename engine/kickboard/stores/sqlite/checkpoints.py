"""Puts the write-ahead log back into the file, and keeps it from growing without bound.

SQLite's own way is a checkpoint after each commit beyond a number of pages, which waits for
nobody. Where several processes commit one after the other it never comes to the end: one of
them has always just added to the log. Four busy ones made it grow by 18 MB a second, and
whoever opened the file after all of them had died had to read it all. So beyond twice that
number nobody may commit for a moment, while the last bit is written, too: the next commit
begins at the front.
"""

from __future__ import annotations

from contextlib import suppress

import apsw

#: Pages of the log from which a commit is followed by a checkpoint.
PAGES = 4000
#: As often it looks how long the log is while it writes as much itself. SQLite would tell after
#: each commit, by a call of ours for which it takes the interpreter once more.
LOOKS = 8
#: Milliseconds to wait for other processes' commits and reads to end, at most.
PATIENCE_MS = 50


class Checkpoints:
    """The checkpoints that one writing connection makes. The leader's alone.

    Attributes:
        wanted: Whether to make any: where an engine runs, others leave it to that.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self.wanted = False
        self._connection = connection
        self._written = 0  # pages of ours since the last look
        self._close_at = 2 * PAGES

    def after_commit(self) -> None:
        """Make one if it is time. The commit stands, whatever becomes of this."""
        self._written += self._connection.status(apsw.SQLITE_DBSTATUS_CACHE_WRITE, True)[0]
        if self._written < PAGES // LOOKS:
            return
        self._written = 0
        with suppress(apsw.Error):  # the next look tries again
            pages, _ = self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)
            if pages < PAGES:
                self._close_at = 2 * PAGES
            elif self.wanted:
                self._make(pages)

    def _make(self, pages: int) -> None:
        if pages < self._close_at:
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            return
        self._close_at = pages + PAGES  # if a long read is in the way, not at every look
        self._connection.set_busy_timeout(PATIENCE_MS)
        try:
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
        finally:
            self._connection.set_busy_timeout(0)
