"""How long jobs take: distributions to draw from."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from kickboard.errors import ConfigError

KINDS = ("constant", "exponential", "lognormal", "measured")


@dataclass(frozen=True, slots=True)
class ServiceTime:
    """A distribution of seconds.

    Attributes:
        kind: "constant"; "exponential"; "lognormal", with a long tail; "measured": one of
            *sample* each.
        mean: Mean in seconds.
        cv: Standard deviation / mean of a lognormal one. An exponential one's is 1.
        sample: Measured seconds; their mean is what counts, not *mean*.
    """

    kind: str = "exponential"
    mean: float = 0.05
    cv: float = 2.0
    sample: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            ConfigError: it cannot be drawn from.
        """
        if self.kind not in KINDS:
            raise ConfigError(f"kind is one of {', '.join(KINDS)}, not {self.kind!r}")
        if not (math.isfinite(self.mean) and self.mean >= 0):
            raise ConfigError(f"mean is 0 or more seconds, not {self.mean:g}")
        if not (math.isfinite(self.cv) and self.cv > 0):
            raise ConfigError(f"cv must be above 0, not {self.cv:g}")
        if any(not (math.isfinite(seconds) and seconds >= 0) for seconds in self.sample):
            raise ConfigError("a measured time must be finite, 0 or more seconds")

    @property
    def mean_seconds(self) -> float:
        """The mean of what is drawn."""
        if self.kind == "measured" and self.sample:
            return sum(self.sample) / len(self.sample)
        return self.mean

    def draw(self, rng: random.Random) -> float:
        """Return one job's seconds."""
        if self.kind == "constant" or self.mean_seconds == 0:
            return self.mean_seconds
        if self.kind == "exponential":
            return rng.expovariate(1.0 / self.mean)
        if self.kind == "lognormal":
            variance = math.log(1 + self.cv**2)
            return rng.lognormvariate(math.log(self.mean) - variance / 2, math.sqrt(variance))
        return rng.choice(self.sample)
