"""Where a replay stands and how fast it goes on: play, pause, step, seek. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kickboard.lab.lessons.tracing import Attempt
from kickboard_desktop.models.lessons.replay import NEVER, Replay

#: Virtual seconds a wall second.
SLOWEST, FASTEST = 0.1, 10_000.0
#: Wall seconds in which nothing happens, at most, where waits are leapt over.
LONGEST = 0.9


class Playback:
    """One virtual clock over several replays, which it moves.

    Attributes:
        speed: Virtual seconds a wall second.
        leaps: Whether a wait is never longer than `LONGEST` wall seconds.
        is_playing: Whether time runs.
        position: Virtual seconds since the start.
        passed: By replay, attempts that ended in the last move.
    """

    def __init__(self, speed: float = 10.0, *, leaps: bool = True) -> None:
        self.speed = min(FASTEST, max(SLOWEST, speed))
        self.leaps = leaps
        self.is_playing = False
        self.position = 0.0
        self.passed: list[list[Attempt]] = []
        self._replays: Sequence[Replay] = ()

    def show(self, replays: Sequence[Replay]) -> None:
        """Go through *replays* from now on, from their start."""
        self._replays = tuple(replays)
        self.seek(0.0)

    @property
    def replays(self) -> Sequence[Replay]:
        """What it goes through."""
        return self._replays

    @property
    def length(self) -> float:
        """Until when something is known."""
        return max((replay.horizon for replay in self._replays), default=0.0)

    @property
    def is_complete(self) -> bool:
        """Whether all that will ever be known is known."""
        return bool(self._replays) and all(replay.is_complete for replay in self._replays)

    @property
    def is_at_end(self) -> bool:
        """Whether everything was seen."""
        return self.is_complete and self.position >= self.length

    def seek(self, position: float) -> None:
        """Go to *position*."""
        self.position = min(max(0.0, position), self.length)
        self.passed = [replay.move_to(self.position) for replay in self._replays]

    def step(self, direction: int) -> None:
        """Go to the next event, or for -1 to the one before."""
        if direction > 0:
            following = min((r.next_after(self.position) for r in self._replays), default=NEVER)
            self.seek(self.length if math.isinf(following) else following)
        else:
            self.seek(max((r.before(self.position) for r in self._replays), default=0.0))

    def advance(self, seconds: float) -> bool:
        """Let *seconds* of wall time pass; False when there was nowhere to go."""
        if not self.is_playing:
            return False
        before = self.position
        self.seek(self._after(seconds))
        if self.is_at_end:
            self.is_playing = False
        return self.position != before

    def _after(self, seconds: float) -> float:
        """Return where *seconds* of wall time lead to."""
        position, end = self.position, self.length
        for _ in range(64):
            if seconds <= 1e-9 or position >= end:
                return position
            last, following = self._gap(position)
            following = min(following, end)
            speed = self._speed_between(last, following)
            wanted = (following - position) / speed
            if speed == self.speed and wanted < 1e-3:  # dense: no wait worth a look
                wanted, following = 1e-3, min(end, position + 1e-3 * speed)
            if wanted >= seconds:
                return position + seconds * speed
            position, seconds = following, seconds - wanted
        return position + seconds * self.speed

    def _gap(self, position: float) -> tuple[float, float]:
        gaps = [replay.gap(position) for replay in self._replays]
        return max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)

    def _speed_between(self, last: float, following: float) -> float:
        if not self.leaps or math.isinf(following):
            return self.speed
        return max(self.speed, (following - last) / LONGEST)
