"""Puts jobs back where they stood before an operation touched them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kickboard.payload.record import JobState
from kickboard.stores.base import RestoredPart

if TYPE_CHECKING:
    from kickboard.stores.memory.places import Places
    from kickboard.stores.memory.rows import Row
    from kickboard.stores.memory.undo import Place, Undo

#: Jobs of one part.
PART = 1000


class Restoring:
    """Takes parts of operations back. The store's lock guards it."""

    def __init__(self, places: Places, undo: Undo, drop: Callable[[Sequence[Row]], None]) -> None:
        """Work on *places*; *drop* deletes jobs for good."""
        self._places = places
        self._undo = undo
        self._drop = drop

    def restore(self, op: int, places: Sequence[Place], dead_max: int | None) -> RestoredPart:
        """Put the jobs of *places* back, if they are still where the operation *op* left them."""
        made = [place for place in places if place.instead_of]
        old = [place for place in places if not place.instead_of]
        begun = {place.instead_of for place in made if self._untouched(place, op) is None}
        stay = {p.jid for p in old if p.jid in begun and self._untouched(p, op) is not None}
        full = self._without_room(op, old, dead_max)
        back = [place for place in old if place.jid not in stay and place.jid not in full]
        self._undo.forget(op, [*made, *back])
        restored = self._put_back(back, op)
        self._drop_made(made, op, restored)
        return RestoredPart(len(restored), len(old) - len(restored) - len(full), len(full))

    def _without_room(self, op: int, places: Sequence[Place], dead_max: int | None) -> set[str]:
        """Return those that would go to Dead but are more than it is to hold."""
        if dead_max is None:
            return set()
        room = max(0, dead_max - len(self._places.timed[JobState.DEAD]))
        dead = [place for place in places if place.state is JobState.DEAD]
        back = [place.jid for place in dead if self._untouched(place, op) is not None]
        return set(back[: max(0, len(back) - room)])

    def _untouched(self, place: Place, op: int) -> Row | None:
        """Return the job of *place* if nothing happened to it since the operation *op*."""
        row = self._places.by_jid.get(place.jid)
        return row if row is not None and row.op == op and row.state is not JobState.BUSY else None

    def _put_back(self, places: Sequence[Place], op: int) -> set[str]:
        """Put jobs back in their places, if they are where *op* left them; return which."""
        back: list[Row] = []
        for place in places:
            if (row := self._untouched(place, op)) is not None:
                row = self._places.leave(row)
                place.apply(row)
                back.append(row)
        self._places.put_back([row for row in back if row.state is JobState.ENQUEUED])
        for row in back:
            if row.state is not JobState.ENQUEUED:
                self._places.enter(row)
        return {row.jid for row in back}

    def _drop_made(self, made: Sequence[Place], op: int, restored: set[str]) -> None:
        """Delete what came in the place of jobs that are back, if nothing happened to it."""
        for place in made:
            row = self._untouched(place, op)
            if row is not None and place.instead_of in restored:
                self._drop([row])
