"""The jobs on a stage as moving dots: each glides to where its state has it.

A dot knows where it is and where it should be; how it gets there does not depend on how fast
virtual time goes. What left the stage fades on its way out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Seconds in which a dot goes two thirds of its way, and in which one that left has faded.
GLIDE, FADE = 0.1, 0.5
#: Points from its place at which a dot has arrived.
NEAR = 0.3
#: Points from a processor at which a job is seen to be on it.
CLOSE = 60.0
#: Dots on their way out, at most.
MOST_LEAVING = 60


@dataclass(slots=True)
class Place:
    """Where a dot should be, how large, in which colour; and where it comes from if it is new.

    *at_once*: it is there for so short a time that it would never arrive.
    """

    x: float
    y: float
    token: str
    radius: float
    from_x: float
    from_y: float
    at_once: bool = False


@dataclass(slots=True)
class Sprite:
    """A dot. *age* is the seconds since it left, None while it is there."""

    x: float
    y: float
    token: str
    radius: float
    to_x: float
    to_y: float
    age: float | None = None

    @property
    def alpha(self) -> float:
        """How much of it is seen, 0 to 1."""
        return 1.0 if self.age is None else max(0.0, 1.0 - self.age / FADE)


class Sprites:
    """All dots of a stage."""

    def __init__(self) -> None:
        self._held: dict[int, Sprite] = {}
        self._leaving: list[Sprite] = []

    @property
    def count(self) -> int:
        """How many are seen."""
        return len(self._held) + len(self._leaving)

    def all(self) -> Iterable[Sprite]:
        """Yield those on their way out first: they are painted under the others."""
        yield from self._leaving
        yield from self._held.values()

    def is_near(self, number: int, x: float, y: float) -> bool:
        """Return whether the dot of job *number* is shown and near (x, y) by now."""
        sprite = self._held.get(number)
        return sprite is not None and abs(sprite.x - x) + abs(sprite.y - y) < CLOSE

    def show(
        self, places: Mapping[int, Place], exits: Mapping[int, tuple[float, float, str]]
    ) -> None:
        """Have exactly the jobs of *places*; others leave, to their exit if there is one."""
        for number in [n for n in self._held if n not in places]:
            self._leave(self._held.pop(number), exits.get(number))
        for number, place in places.items():
            sprite = self._held.get(number)
            if sprite is None:
                self._held[number] = Sprite(
                    place.from_x, place.from_y, place.token, place.radius, place.x, place.y
                )
                continue
            sprite.to_x, sprite.to_y = place.x, place.y
            if place.at_once:
                sprite.x, sprite.y = place.x, place.y
            sprite.token, sprite.radius = place.token, place.radius

    def fly(self, x: float, y: float, radius: float, to: tuple[float, float, str]) -> None:
        """Let a dot that was never shown go from (x, y) out, as one that left."""
        self._leave(Sprite(x, y, to[2], radius, to[0], to[1]), to)

    def _leave(self, sprite: Sprite, to: tuple[float, float, str] | None) -> None:
        if to is not None and len(self._leaving) < MOST_LEAVING:
            sprite.to_x, sprite.to_y, sprite.token = to
            sprite.age = 0.0
            self._leaving.append(sprite)

    def advance(self, seconds: float) -> bool:
        """Let *seconds* pass; False when everything stands still."""
        share = 1.0 - math.exp(-seconds / GLIDE)
        moving = bool(self._leaving)
        for sprite in self._held.values():
            moving |= _glide(sprite, share)
        slower = 1.0 - math.exp(-seconds / (2 * GLIDE))
        for sprite in self._leaving:
            _glide(sprite, slower)
            sprite.age = (sprite.age or 0.0) + seconds
        self._leaving = [s for s in self._leaving if s.age is not None and s.age < FADE]
        return moving

    def arrive(self) -> None:
        """Put everything where it should be at once."""
        self._leaving.clear()
        for sprite in self._held.values():
            sprite.x, sprite.y = sprite.to_x, sprite.to_y

    def clear(self) -> None:
        """Have no dots."""
        self._held.clear()
        self._leaving.clear()


def _glide(sprite: Sprite, share: float) -> bool:
    dx, dy = sprite.to_x - sprite.x, sprite.to_y - sprite.y
    if abs(dx) < NEAR and abs(dy) < NEAR:
        sprite.x, sprite.y = sprite.to_x, sprite.to_y
        return False
    sprite.x += dx * share
    sprite.y += dy * share
    return True
