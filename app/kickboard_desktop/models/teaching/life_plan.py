"""The picture of a job's life as data: its places and the ways between them, with their words.

The layout is here, not where it is painted, because it is data.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

#: Size of the plane that `Place.box` and `Way.points` lie on.
PLANE = (1080.0, 600.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a job can be. *box* is left, top, width, height on the plane.

    Attributes:
        called: Its word as it stands in the code.
        note: What it means, likewise.
        page: The page with its jobs, "" for none.
        state: Whose colour and icon it has; None: outside.
    """

    key: str
    called: str
    note: str
    box: tuple[float, float, float, float]
    page: str = ""
    state: JobState | None = None

    @property
    def word(self) -> str:
        """What it is called, in the window's language."""
        return translate("Life", self.called)

    @property
    def means(self) -> str:
        """What it means, in the window's language."""
        return translate("Life", self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a job gets from one place to another, along *points* on the plane.

    Attributes:
        note: What has to happen, as it stands in the code.
        label: A point of the way, and the side of it where its number stands.
        by_hand: Somebody has to do it, or something went wrong: dashed.
    """

    key: str
    start: str
    end: str
    note: str
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float, str]
    by_hand: bool = False

    @property
    def means(self) -> str:
        """What has to happen, in the window's language."""
        return translate("Life", self.note)


#: All places, in the order of a life: those that a job passes through, and where it stays.
PLACES = (
    Place(
        key="new",
        called=QT_TRANSLATE_NOOP("Life", "Your code"),
        note=QT_TRANSLATE_NOOP(
            "Life", "perform_async, perform_in, push: a call is written down as a job."
        ),
        box=(4, 220, 160, 84),
    ),
    Place(
        key="scheduled",
        called=QT_TRANSLATE_NOOP("Life", "Scheduled"),
        note=QT_TRANSLATE_NOOP("Life", "Waits for the time that was given with it."),
        box=(250, 50, 170, 84),
        page="scheduled",
        state=JobState.SCHEDULED,
    ),
    Place(
        key="enqueued",
        called=QT_TRANSLATE_NOOP("Life", "Enqueued"),
        note=QT_TRANSLATE_NOOP("Life", "Waits in its queue until a processor is free."),
        box=(250, 220, 170, 84),
        page="enqueued",
        state=JobState.ENQUEUED,
    ),
    Place(
        key="busy",
        called=QT_TRANSLATE_NOOP("Life", "Busy"),
        note=QT_TRANSLATE_NOOP("Life", "A processor performs it, or will within milliseconds."),
        box=(560, 220, 170, 84),
        page="processors",
        state=JobState.BUSY,
    ),
    Place(
        key="retry",
        called=QT_TRANSLATE_NOOP("Life", "Retry"),
        note=QT_TRANSLATE_NOOP("Life", "It failed and waits for another try, longer each time."),
        box=(405, 390, 170, 84),
        page="retries",
        state=JobState.RETRY,
    ),
    Place(
        key="completed",
        called=QT_TRANSLATE_NOOP("Life", "Completed"),
        note=QT_TRANSLATE_NOOP(
            "Life", "It succeeded and has left the store; the history remembers it."
        ),
        box=(900, 50, 170, 84),
        page="completed",
        state=JobState.COMPLETED,
    ),
    Place(
        key="discarded",
        called=QT_TRANSLATE_NOOP("Life", "Discarded"),
        note=QT_TRANSLATE_NOOP(
            "Life", "It failed for good and is kept nowhere, because its class says so."
        ),
        box=(900, 220, 170, 84),
        page="errors",
        state=JobState.DISCARDED,
    ),
    Place(
        key="dead",
        called=QT_TRANSLATE_NOOP("Life", "Dead"),
        note=QT_TRANSLATE_NOOP(
            "Life", "It used up its retries. It is kept for 180 days, and can be retried."
        ),
        box=(900, 390, 170, 84),
        page="dead",
        state=JobState.DEAD,
    ),
    Place(
        key="trash",
        called=QT_TRANSLATE_NOOP("Life", "Trash"),
        note=QT_TRANSLATE_NOOP("Life", "It was deleted, and can be restored for 7 days."),
        box=(900, 546, 170, 50),
        page="trash",
        state=JobState.TRASH,
    ),
)

#: All ways, in the order of a life: to a processor and back, and what becomes of an attempt.
WAYS = (
    Way(
        key="schedule",
        start="new",
        end="scheduled",
        note=QT_TRANSLATE_NOOP("Life", "A job was pushed for later: perform_in, perform_at."),
        points=((82, 220), (82, 92), (250, 92)),
        label=(166, 92, "above"),
    ),
    Way(
        key="push",
        start="new",
        end="enqueued",
        note=QT_TRANSLATE_NOOP(
            "Life", "A job was pushed for now. By hand retried and restored ones count."
        ),
        points=((164, 262), (250, 262)),
        label=(205, 262, "above"),
    ),
    Way(
        key="due",
        start="scheduled",
        end="enqueued",
        note=QT_TRANSLATE_NOOP(
            "Life", "Its time had come: the engine put it at the back of its queue."
        ),
        points=((310, 134), (310, 220)),
        label=(310, 178, "left"),
    ),
    Way(
        key="take",
        start="enqueued",
        end="busy",
        note=QT_TRANSLATE_NOOP("Life", "A processor took it. Counted when the attempt had ended."),
        points=((420, 262), (560, 262)),
        label=(488, 262, "above"),
    ),
    Way(
        key="back",
        start="busy",
        end="enqueued",
        note=QT_TRANSLATE_NOOP(
            "Life", "The engine stopped or died: its jobs went back to their queues."
        ),
        points=((645, 220), (645, 178), (375, 178), (375, 220)),
        label=(510, 178, "above"),
        by_hand=True,
    ),
    Way(
        key="succeed",
        start="busy",
        end="completed",
        note=QT_TRANSLATE_NOOP("Life", "It succeeded."),
        points=((730, 240), (800, 240), (800, 92), (900, 92)),
        label=(848, 92, "above"),
    ),
    Way(
        key="discard",
        start="busy",
        end="discarded",
        note=QT_TRANSLATE_NOOP(
            "Life", "It failed for good, and its class asked for nothing to be kept."
        ),
        points=((730, 262), (900, 262)),
        label=(848, 262, "above"),
    ),
    Way(
        key="die",
        start="busy",
        end="dead",
        note=QT_TRANSLATE_NOOP("Life", "It failed and had no retries left."),
        points=((730, 284), (800, 284), (800, 432), (900, 432)),
        label=(848, 432, "above"),
    ),
    Way(
        key="fail",
        start="busy",
        end="retry",
        note=QT_TRANSLATE_NOOP("Life", "It failed and has retries left: a later time was set."),
        points=((645, 304), (645, 432), (575, 432)),
        label=(645, 368, "right"),
    ),
    Way(
        key="again",
        start="retry",
        end="enqueued",
        note=QT_TRANSLATE_NOOP(
            "Life", "The wait was over: the engine put it at the back of its queue."
        ),
        points=((405, 432), (310, 432), (310, 304)),
        label=(310, 368, "left"),
    ),
    Way(
        key="revive",
        start="dead",
        end="enqueued",
        note=QT_TRANSLATE_NOOP("Life", "Somebody retried it by hand; that uses up no attempt."),
        points=((900, 455), (860, 455), (860, 516), (210, 516), (210, 290), (250, 290)),
        label=(535, 516, "above"),
        by_hand=True,
    ),
    Way(
        key="delete",
        start="dead",
        end="trash",
        note=QT_TRANSLATE_NOOP(
            "Life", "Somebody deleted it. Waiting jobs can be deleted likewise."
        ),
        points=((985, 474), (985, 546)),
        label=(985, 510, "right"),
        by_hand=True,
    ),
)
