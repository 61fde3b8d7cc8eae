"""What the charts of a load test show: sections under each other, on one time axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.lab.load.series import Point
from kickboard_desktop import format as text

translate = QCoreApplication.translate

Getter = Callable[[Point], float | None]

#: Colours of queues that are stacked.
_STACK = ("accent", "violet", "warn", "good")
#: Which durations can be shown.
TIMES = ("total", "wait", "run")


@dataclass(frozen=True, slots=True)
class LoadCurve:
    """One curve: its word, the token of its colour, and where its values are.

    *hollow* values are those of intervals with few jobs: rings. *said* is told in the place of
    *value* where curves are stacked.
    """

    word: str
    token: str
    value: Getter
    dashed: bool = False
    filled: bool = False
    hollow: bool = False
    said: Getter | None = None

    def told(self, point: Point) -> float | None:
        """Return the value to tell."""
        return (self.said or self.value)(point)


@dataclass(frozen=True, slots=True)
class Section:
    """One chart of the stack; *weight* is its share of the height."""

    title: str
    curves: Sequence[LoadCurve]
    write: Callable[[float], str]
    weight: float = 1.0
    is_log: bool = False
    top: float | None = None
    has_bound: bool = False

    def mark(self, value: float) -> str:
        """Return *value* as it stands at the axis, where there is little room."""
        is_long = self.is_log and value >= 60
        return text.with_unit(text.count(round(value)), "s") if is_long else self.write(value)

    def legend(self, point: Point | None) -> list[str]:
        """Return the word of each curve, with its value at *point* where there is one."""
        values = [None if point is None else curve.told(point) for curve in self.curves]
        return [
            curve.word if value is None else f"{curve.word} {self.write(value)}"
            for curve, value in zip(self.curves, values, strict=True)
        ]


def sections(times: str = "total", queues: Sequence[str] = ()) -> list[Section]:
    """Return the sections, with the durations of *times* in the large one.

    Args:
        times: One of `TIMES`.
        queues: Names of the queues; several are stacked.
    """
    words = {
        "total": translate("LoadCharts", "Total time"),
        "wait": translate("LoadCharts", "Wait"),
        "run": translate("LoadCharts", "Run time"),
    }
    return [
        Section(translate("LoadCharts", "Arrivals a second"), _arrivals(), text.compact),
        Section(translate("LoadCharts", "Jobs a second"), _outcomes(), text.compact),
        Section(translate("LoadCharts", "Jobs there"), _there(queues), text.compact),
        Section(
            words[times], _durations(times), duration, 2.0, is_log=True, has_bound=times == "total"
        ),
        Section(translate("LoadCharts", "Processors busy"), _busy(), text.percent, 0.8, top=1.0),
        Section(
            translate("LoadCharts", "Lateness of the generator"),
            [LoadCurve("p99", "accent", lambda point: point.lateness)],
            duration,
            0.8,
            is_log=True,
        ),
    ]


def duration(seconds: float) -> str:
    """Return a duration for an axis; what is no time at all is told as 0."""
    return text.duration(seconds) if seconds >= 1e-5 else text.duration(0.0)


def _arrivals() -> list[LoadCurve]:
    pushed = translate("LoadCharts", "pushed")
    intended = translate("LoadCharts", "intended")
    return [
        LoadCurve(pushed, "accent", lambda point: point.made, filled=True),
        LoadCurve(intended, "muted", lambda point: point.intended, dashed=True),
    ]


def _outcomes() -> list[LoadCurve]:
    done, failed = translate("LoadCharts", "done"), translate("LoadCharts", "failed")
    return [
        LoadCurve(done, "accent", lambda point: point.done, filled=True),
        LoadCurve(failed, "bad", lambda point: point.failed),
    ]


def _there(queues: Sequence[str]) -> list[LoadCurve]:
    running = translate("LoadCharts", "running")
    return [
        *_waiting(queues),
        LoadCurve(running, "muted", lambda point: point.in_flight, dashed=True),
    ]


def _waiting(queues: Sequence[str]) -> list[LoadCurve]:
    """Return a curve for each queue, one upon the other; what has no colour is the others'."""
    if len(queues) < 2:
        word = translate("LoadCharts", "waiting")
        return [LoadCurve(word, "accent", lambda point: point.waiting, filled=True)]
    last = min(len(queues), len(_STACK)) - 1
    curves = []
    for number, token in enumerate(_STACK[: last + 1]):
        end = len(queues) if number == last else number + 1
        is_rest = end > number + 1
        word = translate("LoadCharts", "others") if is_rest else text.one_line(queues[number], 20)
        curves.append(LoadCurve(word, token, _depth(0, end), filled=True, said=_depth(number, end)))
    return curves


def _depth(start: int, end: int) -> Getter:
    """Return how many jobs wait in the queues from *start* to before *end*."""
    return lambda point: sum(point.depths[start:end])


def _durations(times: str) -> list[LoadCurve]:
    def ranked(number: int) -> Getter:
        def value(point: Point) -> float | None:
            values: tuple[float | None, ...] = getattr(point, times)
            return values[number]

        return value

    return [
        LoadCurve("p50", "accent", ranked(0)),
        LoadCurve("p95", "violet", ranked(1)),
        LoadCurve("p99", "warn", ranked(2), hollow=True),
        LoadCurve("max", "muted", ranked(3), dashed=True),
    ]


def _busy() -> list[LoadCurve]:
    word = translate("LoadCharts", "busy")
    return [LoadCurve(word, "accent", lambda point: point.utilisation, filled=True)]
