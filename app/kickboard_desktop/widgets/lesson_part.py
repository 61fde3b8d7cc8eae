"""One variant of a lesson on the stage: where each of its jobs is drawn at a moment."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from kickboard.lab.lessons.telling import Note
from kickboard.lab.lessons.tracing import Attempt
from kickboard_desktop.models.lessons.replay import Replay, Retrying
from kickboard_desktop.widgets.lesson_layout import RetryScale, StageLayout, lay_out
from kickboard_desktop.widgets.lesson_sprites import Place, Sprites

#: Dots of a part at most; beyond it, jobs are drawn by their density.
MOST_DOTS = 300
#: Colours of retries in turn, where each has its own.
TURNS = ("warn", "violet", "accent", "good", "bad")
#: Icon and colour of what else can happen.
EVENT_ICONS = {
    "started": ("power", "good"),
    "killed": ("skull", "bad"),
    "stopped": ("square", "warn"),
    "complete": ("circle-check", "accent"),
    "success": ("sparkles", "good"),
}
#: Moves of the replay in which a dot does not get to its processor.
BRIEF_MOVES = 15
#: Seconds that a processor glows after an attempt ended, and a counter after it counted.
GLOW = 0.35


@dataclass(slots=True)
class Waves:
    """Jobs that wait for a retry, by their place on the track, where there are too many to draw.

    Attributes:
        bins: Colour and number of jobs by column; several colours lie on top of each other.
    """

    bins: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def highest(self) -> int:
        """The most jobs in one column."""
        return max((sum(b.values()) for b in self.bins.values()), default=0)


class StagePart:
    """A replay on the stage.

    Args:
        replay: What happened.
        title: Name of the variant, "" where there is one only.
        lanes: Queues that are shown apart, from above; others follow as they come.
        apart: Whether queues are lanes of their own.
        slots: Processors.
        by_retry: Whether each retry has a colour of its own.
        events: What else happens, as far as it is known, instead of a track of retries: a job
            that failed waits in its lane to be run again.
    """

    def __init__(
        self,
        replay: Replay,
        title: str = "",
        *,
        lanes: Sequence[str] = (),
        apart: bool = True,
        slots: int = 1,
        by_retry: bool = False,
        events: Sequence[Note] | None = None,
    ) -> None:
        self.replay, self.title, self.slots = replay, title, slots
        self.events = events
        self.sprites = Sprites()
        self.layout: StageLayout | None = None
        self.scale = RetryScale(1.0)
        self.waves: Waves | None = None
        self.hidden: list[int] = []  # jobs of each lane that no dot stands for
        self.glow: dict[int, tuple[float, bool]] = {}  # by processor: seconds left, ended well
        self._order, self._apart, self._by_retry = tuple(lanes), apart, by_retry
        self._room = QRectF()
        self._position = self._moved = 0.0  # virtual seconds, of the last move
        self._shape: tuple[object, ...] = ()

    @property
    def lanes(self) -> list[str]:
        """Names of the lanes; "" is the one where queues are not told apart."""
        if not self._apart:
            return [""]
        known = self.replay.queues
        found = [name for name in self._order if name in known]
        return [*found, *(name for name in known if name not in found)] or [""]

    def place(self, room: QRectF) -> None:
        """Have *room* from now on."""
        self._room = room

    def renew(self, passed: Sequence[Attempt] = (), *, still: bool = False) -> None:
        """Draw what holds now; *passed* ended on the way here; *still*: nothing glides."""
        lanes = self.lanes
        self._moved = max(0.0, self.replay.position - self._position)
        self._position = self.replay.position
        self.slots = max(self.slots, self.replay.most_slots)
        retries = self.replay.has_failures and self.events is None
        shape = (self._room, len(lanes), self.slots, retries)
        if shape != self._shape:
            self._shape = shape
            self.layout = lay_out(
                self._room,
                len(lanes),
                self.slots,
                retries=retries,
                single=len(lanes) == 1 and self.slots <= 8,
                events=self.events is not None,
            )
        self.scale = RetryScale(max(1.0, self.replay.longest_delay))
        places = self._running()
        places.update(self._waiting(lanes, MOST_DOTS - len(places)))
        places.update(self._retrying(MOST_DOTS - len(places)))
        self._send_off(passed, places, still=still)
        if still:
            self.sprites.arrive()

    def advance(self, seconds: float) -> bool:
        """Let *seconds* of wall time pass; False when everything stands still."""
        self.glow = {
            slot: (left - seconds, ok)
            for slot, (left, ok) in self.glow.items()
            if left - seconds > 0
        }
        return self.sprites.advance(seconds) or bool(self.glow)

    def told(self) -> list[Note]:
        """Return what else happened until now, and has a word."""
        now = self.replay.position
        return [n for n in self.events or () if n.at <= now and n.kind in EVENT_ICONS]

    # -- where jobs are
    def _running(self) -> dict[int, Place]:
        assert self.layout is not None
        places, radius = {}, self._radius + 1.0
        for slot, row in self.replay.scene.running.items():
            at = self.layout.slots[min(slot, len(self.layout.slots) - 1)]
            brief = row.ended - row.started < BRIEF_MOVES * self._moved
            door = (at.x(), at.y()) if brief else self._door(row)
            places[row.number] = Place(at.x(), at.y(), "accent", radius, *door, at_once=brief)
        return places

    def _door(self, row: Attempt) -> tuple[float, float]:
        """Return where a job is first seen that ran at once: at the beginning of its lane."""
        assert self.layout is not None
        lanes = self.lanes
        lane = self.layout.lanes[lanes.index(row.queue) if row.queue in lanes else 0]
        return lane.left() - 8, lane.center().y()

    @property
    def _radius(self) -> float:
        assert self.layout is not None
        return self.layout.pitch * 0.36

    def _waiting(self, lanes: Sequence[str], budget: int) -> dict[int, Place]:
        assert self.layout is not None
        places, layout = {}, self.layout
        failed = self.replay.scene.retrying if self.events is not None else {}
        self.hidden = []
        each = max(1, budget // len(lanes))
        for i, name in enumerate(lanes):
            columns, rows = layout.waiting_places(i)
            left = layout.lanes[i].left() - 8
            jobs = self._jobs(name)
            gone = self.replay.scene.left(name)
            first = gone % layout.rows(i, len(jobs))  # places of the first column that are empty
            most = min(each, columns * rows - first)
            for place, number in enumerate(jobs[:most]):
                token = "bad" if number in failed else "muted"
                at = layout.waiting(i, place, len(jobs), gone)
                behind = left if len(jobs) <= most else at.x() - layout.pitch
                places[number] = Place(at.x(), at.y(), token, self._radius, behind, at.y())
            self.hidden.append(max(0, len(jobs) - most))
        return places

    def _jobs(self, lane: str) -> list[int]:
        waiting = self.replay.scene.waiting
        if lane:
            return list(waiting.get(lane, ()))
        failed = list(self.replay.scene.retrying) if self.events is not None else []
        return [*failed, *(number for jobs in waiting.values() for number in jobs)]

    def _retrying(self, budget: int) -> dict[int, Place]:
        assert self.layout is not None
        track, retrying = self.layout.retry, self.replay.scene.retrying
        self.waves = None
        if track is None or not retrying:
            return {}
        if len(retrying) > budget:
            self.waves = self._count_waves(track, retrying)
            return {}
        columns: dict[int, list[tuple[int, float, Retrying]]] = {}
        for number, job in retrying.items():
            column, x = self._column(track, job)
            columns.setdefault(column, []).append((number, x, job))
        places: dict[int, Place] = {}
        door = self.layout.processors.center().x(), self.layout.processors.bottom()
        for pile in columns.values():
            step = min(self.layout.pitch, (track.height() - 1.2 * self.layout.pitch) / len(pile))
            for height, (number, x, job) in enumerate(pile):
                y = track.bottom() - 0.6 * self.layout.pitch - height * step
                places[number] = Place(x, y, self._token(job), self._radius, *door)
        return places

    def _column(self, track: QRectF, job: Retrying) -> tuple[int, float]:
        """Return the column of the track where *job* is, and its very place."""
        assert self.layout is not None
        left = job.until - self.replay.position
        share = 1.0 if math.isinf(left) else self.scale.share(left)
        x = track.left() + 8 + share * (track.width() - 16)
        return int(x / self.layout.pitch), x

    def _token(self, job: Retrying) -> str:
        return TURNS[(job.retry - 1) % len(TURNS)] if self._by_retry else "warn"

    def _count_waves(self, track: QRectF, retrying: dict[int, Retrying]) -> Waves:
        """Count them by column; there may be thousands, sixty times a second."""
        assert self.layout is not None
        bins: dict[int, dict[str, int]] = {}
        now, share = self.replay.position, self.scale.share
        left, width, pitch = track.left() + 8, track.width() - 16, self.layout.pitch
        columns: dict[float, int] = {}  # of those that are due together
        for job in retrying.values():
            column = columns.get(job.until)
            if column is None:
                away = 1.0 if job.until == math.inf else share(job.until - now)
                column = columns[job.until] = int((left + away * width) / pitch)
            tokens = bins.setdefault(column, {})
            token = self._token(job)
            tokens[token] = tokens.get(token, 0) + 1
        return Waves(bins)

    # -- what left
    def _send_off(
        self, passed: Sequence[Attempt], places: dict[int, Place], *, still: bool
    ) -> None:
        assert self.layout is not None
        exits: dict[int, tuple[float, float, str]] = {}
        flying: list[tuple[float, float, tuple[float, float, str]]] = []
        for row in () if still else passed:
            slot = min(row.number % len(self.layout.slots), len(self.layout.slots) - 1)
            at = self.layout.slots[slot]
            self.glow[slot] = (GLOW, row.ok)
            way_out = self._exit(row, at)
            if way_out is None or row.number in places:
                continue
            if self.sprites.is_near(row.number, at.x(), at.y()):
                exits[row.number] = way_out
            else:
                flying.append((at.x(), at.y(), way_out))
        self.sprites.show(places, exits)
        for x, y, way_out in flying:
            self.sprites.fly(x, y, self._radius, way_out)

    def _exit(self, row: Attempt, at: QPointF) -> tuple[float, float, str] | None:
        """Return where a job that ended goes: to the done, to the dead, or back to the track."""
        assert self.layout is not None
        exits, track = self.layout.exits, self.layout.retry
        if row.ok:
            return max(at.x() + 30, exits.left() + 0.3 * exits.width()), at.y(), "good"
        if row.number not in self.replay.scene.retrying:
            return max(at.x() + 30, exits.left() + 0.3 * exits.width()), at.y() + 24, "bad"
        if track is None:
            return None
        _, x = self._column(track, self.replay.scene.retrying[row.number])
        return x, track.bottom() - self.layout.pitch, "bad"
