"""What a load test says of itself, in the window's language: why it went so, values, the knee."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from kickboard.lab.load import objectives
from kickboard.lab.load.knee import KneeFound
from kickboard.lab.load.why import Reason
from kickboard_desktop import format as text
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


def value_words(objective: str, value: float | None) -> str:
    """Return a measured *value* in the unit of *objective*."""
    if value is None:
        return translate("LoadWords", "nothing was measured")
    if math.isinf(value):
        return translate("LoadWords", "no end")
    unit = objectives.parse(objective).unit
    if unit in ("ms", "s"):
        return text.duration(value)
    return text.percent(value) if unit == "%" else f"{text.compact(value)} /s"


def reason_words(reason: Reason) -> str:
    """Return a sentence on why a run went as it did; one that is new here stays as it is."""
    found = _REASONS.get(reason.kind)
    if found is None:
        return reason.text
    sentence, writers = translate("LoadWords", found[0]), found[1]
    return _filled(sentence, [write(n) for write, n in zip(writers, reason.numbers, strict=False)])


def knee_words(knee: KneeFound) -> list[str]:
    """Return what a search for the knee found, in sentences."""
    if knee.sustainable is None:
        said = [translate("LoadWords", "The backlog grew without end at the very first rate.")]
    else:
        sentence = translate("LoadWords", "Highest sustainable rate: %1 jobs a second.")
        said = [_filled(sentence, [_rate(knee.sustainable)])]
    if knee.slow_from is not None:
        sentence = translate(
            "LoadWords", "From %1 a second on p95 was more than twice that of the first rate."
        )
        said.append(_filled(sentence, [_rate(knee.slow_from)]))
    if knee.broke_at is None:
        said.append(translate("LoadWords", "It never broke: the knee lies above the highest rate."))
    elif knee.capacity is not None:
        sentence = translate(
            "LoadWords", "At %1 a second the backlog grew without end; %2 a second were done."
        )
        said.append(_filled(sentence, [_rate(knee.broke_at), _rate(knee.capacity)]))
    return said


def _filled(sentence: str, values: Sequence[str]) -> str:
    for number, value in enumerate(values, 1):
        sentence = sentence.replace(f"%{number}", value)
    return sentence


def _count(number: float) -> str:
    return text.count(round(number))


def _rate(number: float) -> str:
    return text.compact(number)


#: The sentence of each kind of reason, and how its numbers are written.
_REASONS: dict[str, tuple[str, tuple[Callable[[float], str], ...]]] = {
    "nothing": (
        QT_TRANSLATE_NOOP("LoadWords", "No job ended after the warm-up: nothing can be said."),
        (),
    ),
    "processors": (
        QT_TRANSLATE_NOOP(
            "LoadWords", "All %1 processors were busy %2 of the time: more would help."
        ),
        (_count, text.percent),
    ),
    "interpreter": (
        QT_TRANSLATE_NOOP(
            "LoadWords",
            "An engine process used %1 of a CPU: the interpreter lock is the limit. "
            "Add a process; more processors would not help.",
        ),
        (text.percent,),
    ),
    "store": (
        QT_TRANSLATE_NOOP(
            "LoadWords",
            "The store took %1 a push, %2 of the generator's time: it is near its limit. "
            "Push in batches, or sync less often.",
        ),
        (text.duration, text.percent),
    ),
    "generator": (
        QT_TRANSLATE_NOOP(
            "LoadWords",
            "The generator was late with %1 of the arrivals and dropped %2: the load was less "
            "even than it was meant to be. Times count from the intended arrivals all the "
            "same.",
        ),
        (text.percent, text.percent),
    ),
    "unfinished": (
        QT_TRANSLATE_NOOP(
            "LoadWords",
            "%1 jobs had not ended when the run did; they count as longer than any other.",
        ),
        (_count,),
    ),
    "few": (
        QT_TRANSLATE_NOOP("LoadWords", "Only %1 jobs ended: a p99 of so few is one of them."),
        (_count,),
    ),
    "idle": (
        QT_TRANSLATE_NOOP(
            "LoadWords",
            "Jobs waited %1 on average though processors were busy only %2 of the time: "
            "look for a stall, bursts, or a slow store.",
        ),
        (text.duration, text.percent),
    ),
    "well": (
        QT_TRANSLATE_NOOP(
            "LoadWords", "Nothing was at its limit: processors were busy %1 of the time."
        ),
        (text.percent,),
    ),
}
