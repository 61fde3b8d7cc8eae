"""One run of a lesson as the window is told of it, and what is to be shown of it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.measures import Series
from kickboard.lab.lessons.proving import Proved
from kickboard.lab.lessons.telling import Attempts, Began, Ended, Note, Outcome, Refused, Told
from kickboard_desktop import format as text
from kickboard_desktop.models.lessons.replay import Replay

#: Axes along which a curve is revealed while the run is replayed.
TIME, RETRY = "time", "retry"
#: Series that say what should be, and are there from the start.
THEORY = frozenset({"theory", "least", "most"})


class LessonRun:
    """What was told so far.

    Args:
        lesson: Whose run it is; None: an experiment alone.
        seed: Of everything random.
        changes: Parameters other than the lesson's.

    Attributes:
        variants: Their ids, in order; "" alone where nothing is compared.
        parameters: Of each variant.
        replays: Of each variant.
        notes: What else happened, by variant.
        outcomes: Of each variant that has ended.
        ended: The last word; None before it.
        refused: Why nothing came of it, if so.
    """

    def __init__(
        self, lesson: Lesson | None, seed: int, changes: Mapping[str, Any] | None = None
    ) -> None:
        self.lesson, self.seed, self.changes = lesson, seed, dict(changes or {})
        self.variants: tuple[str, ...] = ()
        self.parameters: dict[str, dict[str, Any]] = {}
        self.replays: dict[str, Replay] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.notes: dict[str, list[Note]] = {}
        self.ended: Ended | None = None
        self.refused: Refused | None = None

    def take(self, told: Told) -> None:
        """Take in a line."""
        match told:
            case Began():
                self.variants, self.parameters = told.variants, told.parameters
                for name in told.variants:
                    self.replays[name] = _replay(told.parameters.get(name, {}))
            case Attempts():
                self.replays[told.variant].add(told.rows)
            case Note():
                self.notes.setdefault(told.variant, []).append(told)
            case Outcome():
                self.outcomes[told.variant] = told
                self.replays[told.variant].complete()
            case Ended():
                self.ended = told
            case Refused():
                self.refused = told

    @property
    def attempts(self) -> int:
        """Attempts that are known by now, in all variants."""
        return sum(replay.known for replay in self.replays.values())

    def number(self, key: str) -> float | None:
        """Return a number of the run by its key, once it is known."""
        return self.ended.numbers.get(key) if self.ended is not None else None

    def processors(self, variant: str) -> int:
        """Return how many processors *variant* has, as far as it is known."""
        asked = self.parameters.get(variant, {}).get("processors")
        seen = self.replays[variant].most_slots
        return max(asked, seen) if isinstance(asked, int) else seen

    def series(self, name: str, variant: str = "") -> Series | None:
        """Return a curve, once its variant has ended; "variant/name" names both."""
        owner, _, bare = name.rpartition("/")
        outcome = self.outcomes.get(owner or variant)
        if outcome is None:
            return None
        return next((one for one in outcome.series if one.name == bare), None)

    @property
    def proofs(self) -> tuple[Proved, ...]:
        """What was held against theory."""
        return self.ended.proofs if self.ended is not None else ()


def _replay(parameters: Mapping[str, Any]) -> Replay:
    """Return an empty replay that knows what the parameters say of retries and processors."""
    retries, reserved = parameters.get("retries"), parameters.get("reserved")
    pools = {}
    if isinstance(reserved, int) and reserved:
        pools = {"fast": range(reserved), "slow": range(reserved, 200)}
    return Replay(retries=retries if isinstance(retries, int) else None, pools=pools)


def amount(value: float | None, unit: str = "") -> str:
    """Return a number of a proof as people read it, in its *unit*: "s", "%" or none."""
    if value is None:
        return text.NONE
    if unit == "s":
        return text.duration(value)
    if unit == "%":
        return f"{_plain(100 * value)}{text.NBSP}%"
    return _plain(value)


def _plain(value: float) -> str:
    if abs(value - round(value)) < 1e-9 or abs(value) >= 1_000:
        return text.count(round(value))
    shown = f"{value:.3g}" if abs(value) < 1 else f"{value:.2f}".rstrip("0").rstrip(".")
    return shown.replace(".", text.decimal(0.5)[1])


def sentence(words: str, proved: Proved) -> str:
    """Return the sentence of a proof with its numbers put in."""
    for name in ("measured", "expected", "low", "high"):
        value: float | None = getattr(proved, name)
        if name == "expected" and value is None:
            value = proved.high if proved.low is None else proved.low
        words = words.replace("{" + name + "}", amount(value, proved.unit))
    return words
