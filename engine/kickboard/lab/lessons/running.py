"""Runs a lesson from its first variant to its proofs, and tells of it on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from kickboard.clock import SystemClock
from kickboard.lab.lessons import proving
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.measures import Experiment
from kickboard.lab.lessons.telling import Began, Ended, Outcome, Told
from kickboard.lab.lessons.tracing import Attempt, Trace

Tell: TypeAlias = Callable[[Told], None]


class Watch(Trace):
    """Hands on what a run tells, and remembers how far its time has come.

    Attributes:
        variant: That runs.
        latest: Its second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.variant = ""
        self.latest = 0.0

    def begin(self, variant: str) -> None:
        """Take note that *variant* begins, at its second 0."""
        self.variant, self.latest = variant, 0.0

    def attempt(self, attempt: Attempt) -> None:
        """Take note of an attempt that ended."""
        self.latest = max(self.latest, attempt.ended)

    def end(self) -> None:
        """Take note that the variant has ended."""


def run(
    runs: Mapping[str, Experiment],
    *,
    seed: int,
    tell: Tell,
    watch: Watch | None = None,
    lesson: Lesson | None = None,
) -> Ended:
    """Run each of *runs*, by variant, and hold the numbers against the proofs of *lesson*.

    Args:
        runs: From `reading.experiments`.
        seed: Of all of them.
        tell: Is called with `Began`, each `Outcome`, and `Ended`.
        watch: Is told of every attempt and note, and may cancel.
        lesson: Whose they are.

    Raises:
        CancelledRunError: *watch* did.
        KickboardError, OSError: a run needs what cannot be had.
    """
    watch = watch or Watch()
    clock = SystemClock()
    began = clock.monotonic()
    tell(Began(variants=tuple(runs), parameters={n: _plain(one) for n, one in runs.items()}))
    numbers: dict[str, float] = {}
    seconds = 0.0
    for variant, experiment in runs.items():
        watch.begin(variant)
        found = experiment.run(seed, watch)
        watch.end()
        seconds += watch.latest
        prefix = f"{variant}." if variant else ""
        numbers |= {prefix + key: value for key, value in found.numbers.items()}
        tell(Outcome(variant=variant, numbers=found.numbers, series=found.series))
    ended = Ended(
        numbers=numbers,
        proofs=proving.prove(lesson, numbers) if lesson else (),
        virtual_seconds=seconds,
        wall_seconds=clock.monotonic() - began,
    )
    tell(ended)
    return ended


def _plain(experiment: Experiment) -> dict[str, Any]:
    """Return the parameters as JSON has them."""
    found = msgspec.to_builtins(experiment)
    assert isinstance(found, dict)
    return found
