"""What happens at its second of a run: stalls, and other numbers of processors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kickboard.clock import Clock
from kickboard.lab.load.scenario import Change

#: Seconds between two looks at whether the run was given up.
_LOOK = 0.1


class Timeline:
    """Hands out each change when its second has come."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._left = sorted(changes, key=lambda change: change.at)

    def due(self, second: float) -> Iterator[Change]:
        """Yield the changes whose second has come, each once."""
        while self._left and self._left[0].at <= second:
            yield self._left.pop(0)

    @property
    def next_at(self) -> float | None:
        """Second of the next one; None when there is none."""
        return self._left[0].at if self._left else None


def pause_until(clock: Clock, moment: float) -> None:
    """Sleep until the epoch second *moment*."""
    left = moment - clock.now()
    if left > 0:
        clock.sleep(left)
