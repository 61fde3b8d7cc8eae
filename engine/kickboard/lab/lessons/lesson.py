"""A lesson as a value: what `reading` makes of a folder. No text of it is in the program.

Times are seconds everywhere, shares 0 to 1.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

#: A name that files, links and lines on a terminal can have.
Id: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
#: A number, or the key of one that the experiment measures.
Amount: TypeAlias = float | str
Kind: TypeAlias = Literal["line", "step", "dots", "bars"]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value read from a file: an unknown key is a mistake."""


class Predict(_Part, frozen=True, kw_only=True):
    """Which of the answers is right, from 0."""

    right: Annotated[int, Meta(ge=0, le=9)]


class Lanes(_Part, frozen=True, kw_only=True):
    """What the animated lanes are; *order* is their names from above, the rest follow."""

    group: Literal["queue", "outcome", "attempt", "none"] = "queue"
    order: tuple[str, ...] = ()


class Dot(_Part, frozen=True, kw_only=True):
    """A point on the chart that numbers of the run place there; *x* and *y* are their keys."""

    x: str
    y: str


class Chart(_Part, frozen=True, kw_only=True):
    """What is drawn.

    Attributes:
        series: Names of the experiment's series, of each variant.
        kind: How they are drawn; *kinds* says it of single ones.
        x, y: Keys of the axes' names in the text.
        dot: The live dot, if there is one.
    """

    series: tuple[str, ...]
    kind: Kind = "line"
    kinds: dict[str, Kind] = {}
    log_x: bool = False
    log_y: bool = False
    x: str = "x"
    y: str = "y"
    dot: Dot | None = None


class Proof(_Part, frozen=True, kw_only=True):
    """A number that must come out: either *equals* something, or lies from *low* to *high*.

    Attributes:
        id: Of its sentence in the text.
        key: Of the number; of a variant's, "variant.key".
        equals: With *within* (a share of it) or *plus_minus* to either side; else exactly.
        unit: How it is shown: "s" seconds as people say them, "%" a share, "" as it is.
    """

    id: Id
    key: str
    equals: Amount | None = None
    within: Annotated[float, Meta(ge=0, le=10)] | None = None
    plus_minus: Annotated[float, Meta(ge=0)] | None = None
    low: Amount | None = None
    high: Amount | None = None
    unit: Literal["", "s", "%"] = ""


class Change(_Part, frozen=True, kw_only=True):
    """The slider: *parameter* takes one of *values*; *shows* is the number to look at."""

    parameter: str
    values: Annotated[tuple[Any, ...], Meta(min_length=2, max_length=50)]
    shows: str


class Variant(_Part, frozen=True, kw_only=True):
    """One of several runs that are compared, with *parameters* of its own."""

    id: Id
    parameters: dict[str, Any] = {}


class ChangeText(_Part, frozen=True, kw_only=True):
    """Words beside the slider; *values* names those of its values that are words."""

    label: str
    hint: str = ""
    values: dict[str, str] = {}


class Text(_Part, frozen=True, kw_only=True):
    """The words of a lesson in one language. Plain text everywhere.

    Attributes:
        teaser: One sentence, for the card.
        understand: What will be understood.
        story: Paragraphs.
        why: Explains the right answer.
        notice: What to look at while it runs.
        proofs: By the proof's id; {measured}, {expected}, {low}, {high} are put in.
        axes, lanes, numbers, series, variants: Labels by key.
        closing: What to take home.
        sheet: For the printed sheet, if it has more to say.
    """

    title: str
    teaser: str
    understand: str
    story: Annotated[tuple[str, ...], Meta(min_length=1)]
    question: str
    answers: Annotated[tuple[str, ...], Meta(min_length=2, max_length=6)]
    why: str
    notice: str
    proofs: dict[str, str]
    closing: str
    change: ChangeText | None = None
    axes: dict[str, str] = {}
    lanes: dict[str, str] = {}
    numbers: dict[str, str] = {}
    series: dict[str, str] = {}
    variants: dict[str, str] = {}
    sheet: str = ""


class Plan(_Part, frozen=True, kw_only=True):
    """The file ``lesson.toml``: everything of a lesson but its words.

    Attributes:
        experiment: A name in `experiments.EXPERIMENTS`; *parameters* are its.
        minutes: How long a reader takes.
        after: Numbers of lessons that should be known.
        real_time: Processes are killed, so it runs in real time.
        speed: Virtual seconds a wall second to begin with.
    """

    number: Annotated[int, Meta(ge=1, le=9999)]
    name: Id
    experiment: str
    minutes: Annotated[int, Meta(ge=1, le=120)] = 5
    after: tuple[int, ...] = ()
    real_time: bool = False
    speed: Annotated[float, Meta(ge=1, le=10_000)] = 10.0
    parameters: dict[str, Any] = {}
    predict: Predict
    lanes: Lanes = Lanes()
    chart: Chart
    proof: Annotated[tuple[Proof, ...], Meta(min_length=1, max_length=50)]
    change: Change | None = None
    compare: Annotated[tuple[Variant, ...], Meta(max_length=8)] = ()


class Lesson(Plan, frozen=True, kw_only=True):
    """A lesson: a plan with its words in one language, checked.

    Attributes:
        folder: Where it was read.
        language: That was asked for; what it lacks is in English.
    """

    folder: Path
    language: str
    text: Text

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What must come out."""
        return self.proof
