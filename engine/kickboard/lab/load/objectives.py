"""Objectives in words: "p95 total < 200 ms", "failed < 1 %", "done > 95 /s"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kickboard.errors import ConfigError
from kickboard.lab.load.summary import Summary

_PATTERN = re.compile(
    r"\s*(?:(?P<rank>p\d{1,2}(?:\.\d+)?|max|mean)\s+)?(?P<what>[a-z]+)\s*"
    r"(?P<sign><=|>=|<|>)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>ms|s|%|/s|)\s*",
)
_TIMES = ("wait", "run", "total", "lateness")
_SECONDS = {"ms": 0.001, "s": 1.0}
_PLAIN: dict[str, tuple[str, Callable[[Summary], float]]] = {
    "failed": ("%", lambda found: found.failed_share),
    "late": ("%", lambda found: found.late_share),
    "dropped": ("%", lambda found: found.dropped_share),
    "busy": ("%", lambda found: found.utilisation),
    "done": ("/s", lambda found: found.done_rate),
}
_EXAMPLES = 'such as "p95 total < 200 ms", "failed < 1 %" or "done > 95 /s"'


@dataclass(frozen=True, slots=True)
class Objective:
    """What is to be reached.

    Attributes:
        text: As it was written.
        rank: "p95", "max" or "mean" of a duration; "" for a plain number.
        what: "total", "failed" and so on.
        bound: In seconds, jobs a second, or as a share.
    """

    text: str
    rank: str
    what: str
    sign: str
    bound: float
    unit: str

    def value(self, found: Summary) -> float | None:
        """Return what was measured; None when nothing was."""
        if not self.rank:
            return _PLAIN[self.what][1](found)
        if self.rank == "mean":
            return found.mean(self.what)
        share = 1.0 if self.rank == "max" else float(self.rank[1:]) / 100
        return found.percentile(self.what, share)

    def is_met(self, found: Summary) -> bool:
        """Return whether it was reached. Where nothing was measured it was not."""
        value = self.value(found)
        if value is None:
            return False
        if self.sign == "<":
            return value < self.bound
        if self.sign == "<=":
            return value <= self.bound
        return value > self.bound if self.sign == ">" else value >= self.bound


def parse(text: str) -> Objective:
    """Read an objective.

    Raises:
        ConfigError: it cannot be understood.
    """
    match = _PATTERN.fullmatch(text.lower())
    if match is None:
        raise ConfigError(f"{text[:80]!r} is no objective; write one {_EXAMPLES}")
    rank, what, unit = match["rank"] or "", match["what"], match["unit"]
    number = float(match["number"])
    if what in _TIMES:
        if unit not in _SECONDS:
            raise ConfigError(f"{text[:80]!r} needs ms or s after the number")
        rank = rank or "p95"
        if rank == "mean" and what == "lateness":
            raise ConfigError("lateness has p50 to p99.9 and max, and no mean")
        return Objective(text, rank, what, match["sign"], number * _SECONDS[unit], unit)
    if what not in _PLAIN or rank:
        known = ", ".join((*_TIMES, *_PLAIN))
        raise ConfigError(f"{text[:80]!r}: there is no {what!r}; there are {known}")
    if unit != _PLAIN[what][0]:
        raise ConfigError(f"{text[:80]!r} needs {_PLAIN[what][0]} after the number")
    bound = number / 100 if unit == "%" else number
    return Objective(text, "", what, match["sign"], bound, unit)
