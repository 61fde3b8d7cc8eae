"""Holds what was measured against what should come out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import msgspec

from kickboard.lab.lessons.lesson import Amount, Lesson, Proof


class Proved(msgspec.Struct, frozen=True, kw_only=True):
    """A proof and whether it holds.

    Attributes:
        id: The proof's.
        measured: None: nothing was.
        expected: What it should equal; None when it only has to lie in a range.
        low, high: The range; None: no bound on that side.
    """

    id: str
    measured: float | None
    expected: float | None
    low: float | None
    high: float | None
    holds: bool
    unit: str = ""


def prove(lesson: Lesson, numbers: Mapping[str, float]) -> tuple[Proved, ...]:
    """Return each proof of *lesson*, held against *numbers*, in order."""
    return tuple(_prove(proof, numbers) for proof in lesson.proofs)


def sentence(words: str, proved: Proved, shown: Callable[[float, str], str]) -> str:
    """Return the *words* of a proof with its numbers put in.

    Args:
        words: From the lesson's text; `reading` saw to it that they can take the numbers.
        proved: The numbers.
        shown: Makes a text of a number and its unit.
    """
    numbers = {
        name: "–" if value is None else shown(value, proved.unit)
        for name, value in (
            ("measured", proved.measured),
            ("expected", proved.expected),
            ("low", proved.low),
            ("high", proved.high),
        )
    }
    return words.format(**numbers)


def _prove(proof: Proof, numbers: Mapping[str, float]) -> Proved:
    measured = numbers.get(proof.key)
    expected = _amount(proof.equals, numbers)
    if proof.equals is None:
        low, high = _amount(proof.low, numbers), _amount(proof.high, numbers)
        known = not ((proof.low is None) ^ (low is None) or (proof.high is None) ^ (high is None))
    else:
        known = expected is not None
        low, high = _around(proof, expected) if expected is not None else (None, None)
    holds = (
        known
        and measured is not None
        and math.isfinite(measured)
        and (low is None or measured >= low)
        and (high is None or measured <= high)
    )
    return Proved(
        id=proof.id,
        measured=measured,
        expected=expected,
        low=low,
        high=high,
        holds=holds,
        unit=proof.unit,
    )


def _around(proof: Proof, expected: float) -> tuple[float, float]:
    """Return the bounds around *expected*, which is met exactly where none are given."""
    if proof.within is not None:
        room = abs(expected) * proof.within
    elif proof.plus_minus is not None:
        room = proof.plus_minus
    else:
        room = 1e-9 * max(1.0, abs(expected))
    return expected - room, expected + room


def _amount(amount: Amount | None, numbers: Mapping[str, float]) -> float | None:
    """Return a number that is given, or measured under the name that is."""
    if isinstance(amount, str):
        return numbers.get(amount)
    return amount
