"""Plays a recording: where it stands, how fast it goes, and what is to be shown there.

The file is read on background threads only. Going somewhere is done in two steps: the last
minute at once, so that dragging the time bar shows something at every place it passes; the
whole hour of the charts when it has come to rest.
"""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.recording import reader
from kickboard_desktop.recording.condensing import condensed
from kickboard_desktop.recording.lines import Counts, Entry, snapshot_of
from kickboard_desktop.recording.reader import Index
from kickboard_desktop.tasks import Tasks
from kickboard_desktop.telemetry import Tick
from kickboard_desktop.timers import make_timer

#: Times as fast as it was.
SPEEDS = (1, 2, 5, 10, 20, 50, 100)
#: Milliseconds between two steps while it plays, and between two looks at the index.
STEP_MS, LOOK_MS = 50, 100
#: Seconds of the past that are read at once, and when it has come to rest.
LEAD, WHOLE_LEAD = 75.0, 3660.0
#: The first second that is shown: before it has passed there is little to show.
FIRST = 1.0
#: Milliseconds without going elsewhere after which it has come to rest.
REST_MS = 350
#: Seconds of a recording that are read ahead, at speed 1, and lines at most.
AHEAD, MOST_AHEAD = 5.0, 4000


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is to be shown at second *w*.

    *series* has the past without its newest tick and counts, which come last in *holding*.
    """

    w: float
    series: TickSeries
    holding: list[Entry]


class Player(QObject):
    """One recording. GUI thread only.

    Signals:
        opened(): its beginning can be shown.
        indexed(): more of it is known, or all.
        failed(str): it cannot be read.
        came(Scene): another place is to be shown.
        went_on(list[Entry]): time goes by; these lines are due.
        moved(float): the second that is shown is another one.
        state_changed(): it plays, stands, or goes at another speed.
    """

    opened = Signal()
    indexed = Signal()
    failed = Signal(str)
    came = Signal(object)
    went_on = Signal(object)
    moved = Signal(float)
    state_changed = Signal()

    def __init__(self, path: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.path = path
        self.index: Index | None = None
        self._tasks = tasks
        self._w = 0.0
        self._speed = 1
        self._playing = False
        self._closed = False
        self._shown = False  # anything, yet
        self._offset: float | None = None  # epoch seconds of second 0
        self._stepped = 0.0
        self._goings = 0  # answers to older questions are dropped
        self._coming = False  # a place was asked for and is not there yet
        self._buffer: deque[Entry] = deque()
        self._read_to = 0.0
        self._reading = False
        self._steps = make_timer(self, "player_steps", self._on_step, ms=STEP_MS)
        self._looks = make_timer(self, "player_looks", self._on_look, ms=LOOK_MS)
        self._rest = make_timer(self, "player_rest", self._on_rest, ms=REST_MS, once=True)

    # -- asking
    @property
    def position(self) -> float:
        """The second that is shown."""
        return self._w

    @property
    def duration(self) -> float:
        """How many seconds there are, as far as known."""
        return self.index.end if self.index is not None else 0.0

    @property
    def is_playing(self) -> bool:
        """Whether time goes by."""
        return self._playing

    @property
    def speed(self) -> int:
        """How many times as fast."""
        return self._speed

    def now(self) -> float:
        """Return the epoch seconds that are shown; between two steps it goes on smoothly."""
        w = self._w
        if self._playing and not self._coming:
            passed = min(time.monotonic() - self._stepped, 2 * STEP_MS / 1000)
            w = min(w + passed * self._speed, self.duration)
        return self.at(w)

    def at(self, w: float) -> float:
        """Return the epoch seconds of second *w*."""
        if self._offset is not None:
            return self._offset + w
        return (self.index.header.started_at if self.index is not None else 0.0) + w

    # -- life
    def open(self) -> None:
        """Begin to read."""
        self._tasks.run(lambda: reader.begin(self.path), self._on_begun, self._on_failed)

    def close(self) -> None:
        """Stop everything."""
        self._closed = True
        for timer in (self._steps, self._looks, self._rest):
            timer.stop()

    # -- steering
    def play(self) -> None:
        """Let time go by; from the end it begins anew."""
        if self._playing or self.index is None:
            return
        if self._w >= self.duration and self.index.done:
            self.go_to(0.0)
        self._playing = True
        self._stepped = time.monotonic()
        self._steps.start()
        self.state_changed.emit()

    def pause(self) -> None:
        """Let time stand."""
        if self._playing:
            self._playing = False
            self._steps.stop()
            self.state_changed.emit()

    def set_speed(self, speed: int) -> None:
        """Go *speed* times as fast, one of `SPEEDS`."""
        if speed in SPEEDS and speed != self._speed:
            self._speed = speed
            self.state_changed.emit()

    def step(self, seconds: float) -> None:
        """Go so many seconds on, or back."""
        self.go_to(self._w + seconds)

    def go_to(self, w: float) -> None:
        """Show second *w*."""
        if self.index is None:
            return
        self._w = min(max(FIRST, w), self.duration)
        self._goings += 1
        self._coming = True
        self._buffer.clear()
        self._read_to = self._w
        self.moved.emit(self._w)
        self._ask(LEAD)
        self._rest.start()

    # -- reading
    def _on_begun(self, index: Index) -> None:
        self.index = index
        self._looks.start()
        self._tasks.run(
            lambda: reader.scan(index, lambda: self._closed), self._on_scanned, self._on_failed
        )
        self.opened.emit()

    def _on_scanned(self, _: None) -> None:
        self._looks.stop()
        self._on_look()

    def _on_failed(self, error: Exception) -> None:
        self._looks.stop()
        self.pause()
        self.failed.emit(str(error) or type(error).__name__)

    @Slot()
    def _on_look(self) -> None:
        self.indexed.emit()
        if not self._shown and self.duration > 0:
            self._shown = True
            self.go_to(self._w)

    def _ask(self, lead: float) -> None:
        """Read what is to be shown here, with so many seconds before."""
        index, w, going = self.index, self._w, self._goings
        if index is None:
            return

        def done(scene: Scene) -> None:
            if going == self._goings:
                self._come(scene)

        self._tasks.run(lambda: make_scene(index, w, lead), done, self._on_failed, key="scene")

    def _come(self, scene: Scene) -> None:
        if self._playing and not self._coming:
            return  # time has gone on since: what it would show is over
        self._coming = False
        self._stepped = time.monotonic()
        self._note_times(scene.holding)
        self.came.emit(scene)

    @Slot()
    def _on_rest(self) -> None:
        if self._w > LEAD:
            self._goings += 1
            self._coming = True  # time stands until the whole past is there
            self._buffer.clear()
            self._read_to = self._w
            self._ask(WHOLE_LEAD)

    # -- time goes by
    @Slot()
    def _on_step(self) -> None:
        now = time.monotonic()
        passed, self._stepped = now - self._stepped, now
        if self._coming or self.index is None:
            return
        wanted = min(self._w + min(passed, 0.5) * self._speed, self.duration)
        self._w = min(wanted, max(self._w, self._read_to))  # what is not read is waited for
        self._emit_due()
        self._read_ahead()
        self.moved.emit(self._w)
        if self.index.done and self._w >= self.duration:
            self.pause()

    def _emit_due(self) -> None:
        due = []
        while self._buffer and self._buffer[0].w <= self._w:
            due.append(self._buffer.popleft())
        if due:
            self._note_times(due)
            self.went_on.emit(due)

    def _note_times(self, due: list[Entry]) -> None:
        """Learn how the recording's seconds and the engine's clock go together."""
        for entry in reversed(due):
            if isinstance(entry.content, Tick | Counts):
                self._offset = entry.content.at - entry.w
                return

    def _read_ahead(self) -> None:
        index, start = self.index, self._read_to
        ahead = AHEAD * self._speed
        if index is None or self._reading or start - self._w > ahead / 2 or start >= index.end:
            return
        self._reading = True
        going, end = self._goings, min(self._w + ahead, index.end)

        def done(found: list[Entry]) -> None:
            self._reading = False
            if going == self._goings:
                self._buffer.extend(entry for entry in found if entry.w > start)
                self._read_to = found[-1].w if len(found) >= MOST_AHEAD else end

        def failed(error: Exception) -> None:
            self._reading = False
            self._on_failed(error)

        self._tasks.run(
            lambda: reader.entries(index, start, end, MOST_AHEAD), done, failed, key="ahead"
        )


def make_scene(index: Index, w: float, lead: float) -> Scene:
    """Return what is to be shown at second *w*. For background threads."""
    series = TickSeries()
    counts: Entry | None = None
    ticks: list[Tick] = []
    tick: Entry | None = None
    for entry in reader.entries(index, max(0.0, w - lead), w):
        if isinstance(entry.content, Counts):
            if counts is not None and isinstance(counts.content, Counts):
                series.add_snapshot(snapshot_of(counts.content))
            counts = entry
        elif isinstance(entry.content, Tick):
            if tick is not None and _is_over(ticks, entry, w):
                series.add(condensed(ticks))
                ticks = []
            ticks.append(entry.content)
            tick = entry
    if len(ticks) > 1:
        series.add(condensed(ticks[:-1]))
    newest = [entry for entry in (counts, tick) if entry is not None]
    holding = [*newest, *reader.lasting(index, w)]
    # By time; a tick before a state of the same moment, which came because of no tick.
    return Scene(w, series, sorted(holding, key=lambda entry: entry.w))


def _is_over(ticks: list[Tick], entry: Entry, w: float) -> bool:
    """Whether *ticks* are to be counted before *entry*: each for itself, or those of a second."""
    if w - entry.w <= LEAD or not isinstance(entry.content, Tick):
        return True
    # What ends on the stroke belongs to the second before it, as for percentiles.
    return math.ceil(entry.content.at) != math.ceil(ticks[-1].at) if ticks else False
