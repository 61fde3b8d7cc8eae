"""Which jobs of a list are chosen: some by jid, or everything that its filter matches.

Qt's selection knows rows. Rows move while one looks, and of a million rows only a few pages
are at hand; so what counts is kept here by jid, and Qt's selection is only its picture.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """Chosen jobs, in the order in which they were chosen.

    Signals:
        changed(): others are chosen now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jids: dict[str, None] = {}
        self._everything = False
        self._epoch = 0

    @property
    def jids(self) -> tuple[str, ...]:
        """The jids; empty also when everything is chosen."""
        return tuple(self._jids)

    @property
    def everything(self) -> bool:
        """Whether all that the filter matches is meant, whatever it is."""
        return self._everything

    @property
    def epoch(self) -> int:
        """A number that changes when the choice begins anew."""
        return self._epoch

    def __contains__(self, jid: object) -> bool:
        """Return whether the job *jid* is meant."""
        return self._everything or jid in self._jids

    def __bool__(self) -> bool:
        """Return whether anything is chosen."""
        return self._everything or bool(self._jids)

    def count(self, total: int) -> int:
        """Return how many are chosen, of *total* that match."""
        return total if self._everything else len(self._jids)

    def change(self, added: Iterable[str], removed: Iterable[str] = ()) -> None:
        """Choose some jobs more, and some no longer."""
        before = len(self._jids), self._everything
        if self._everything:
            self._everything = False
        gone = [jid for jid in removed if self._jids.pop(jid, self) is None]
        self._jids.update(dict.fromkeys(jid for jid in added if jid))
        if gone or before != (len(self._jids), self._everything):
            self.changed.emit()

    def restart(self, jids: Iterable[str]) -> None:
        """Choose exactly *jids*."""
        self._epoch += 1
        chosen = dict.fromkeys(jid for jid in jids if jid)
        if self._everything or list(chosen) != list(self._jids):
            self._jids = chosen
            self._everything = False
            self.changed.emit()

    def choose_everything(self) -> None:
        """Choose all that the filter matches."""
        self._jids.clear()
        self._epoch += 1
        self._everything = True
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing."""
        self._epoch += 1
        if self:
            self._jids.clear()
            self._everything = False
            self.changed.emit()
