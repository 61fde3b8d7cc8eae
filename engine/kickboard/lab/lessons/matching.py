"""Whether the parts of a lesson go together: proofs with numbers, words with proofs."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

from kickboard.lab.lessons.documents import Document, Fault
from kickboard.lab.lessons.lesson import Plan, Proof, Text
from kickboard.lab.lessons.measures import Experiment

#: What a proof's sentence may have put in.
PLACES = frozenset({"measured", "expected", "low", "high"})


def plan_faults(document: Document, plan: Plan, runs: Mapping[str, Experiment]) -> Iterator[Fault]:
    """Yield where *plan* speaks of what its *runs*, by variant, do not measure."""
    numbers: set[str] = set()
    series: set[str] = set()
    plain: set[str] = set()
    for variant, run in runs.items():
        gives = run.gives()
        prefix = f"{variant}." if variant else ""
        numbers |= {prefix + key for key in gives.numbers}
        plain |= set(gives.numbers)
        series |= set(gives.series)
    yield from _twice(document, plan)
    for i, name in enumerate(plan.chart.series):
        if name not in series:
            yield document.fault(_unknown("series", name, series), f"chart.series[{i}]")
    for name in plan.chart.kinds:
        if name not in plan.chart.series:
            yield document.fault(f"{name!r} is not among the series", "chart.kinds")
    dot = plan.chart.dot
    for axis, key in (("x", dot.x), ("y", dot.y)) if dot else ():
        if key not in numbers | plain:
            yield document.fault(_unknown("number", key, numbers), f"chart.dot.{axis}")
    for i, proof in enumerate(plan.proof):
        yield from _proof_faults(document, proof, f"proof[{i}]", numbers)
    if plan.change and plan.change.shows not in numbers | plain:
        yield document.fault(_unknown("number", plan.change.shows, numbers), "change.shows")


def _twice(document: Document, plan: Plan) -> Iterator[Fault]:
    """Yield names that were given to two."""
    for place, names in (
        ("proof", [proof.id for proof in plan.proof]),
        ("compare", [variant.id for variant in plan.compare]),
    ):
        for i, name in enumerate(names):
            if name in names[:i]:
                yield document.fault(f"{name!r} was given before", f"{place}[{i}].id")


def _proof_faults(
    document: Document, proof: Proof, place: str, numbers: set[str]
) -> Iterator[Fault]:
    """Yield what is wrong with one proof."""
    for field in ("key", "equals", "low", "high"):
        value = getattr(proof, field)
        if isinstance(value, str) and value not in numbers:
            yield document.fault(_unknown("number", value, numbers), f"{place}.{field}")
    ranged = proof.low is not None or proof.high is not None
    if ranged == (proof.equals is not None):
        yield document.fault("either equals, or low and high, must be there", place)
    elif ranged and (proof.within is not None or proof.plus_minus is not None):
        yield document.fault("within and plus_minus go with equals", place)
    elif proof.within is not None and proof.plus_minus is not None:
        yield document.fault("either within or plus_minus, not both", place)
    low, high = proof.low, proof.high
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield document.fault(f"{low:g} is more than {high:g}", f"{place}.low")


def _unknown(what: str, name: str, known: set[str]) -> str:
    """Return that there is no such name, and which there are."""
    import difflib  # noqa: PLC0415 - for mistakes only

    close = difflib.get_close_matches(name, known, 1)
    if close:
        return f"there is no {what} {name!r}; did you mean {close[0]!r}?"
    there = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
    return f"there is no {what} {name!r}; there are {there}"


def text_faults(document: Document, text: Text, plan: Plan) -> Iterator[Fault]:
    """Yield where the words do not go with the plan."""
    if plan.predict.right >= len(text.answers):
        reason = f"the right answer is number {plan.predict.right}, and there are "
        yield document.fault(f"{reason}{len(text.answers)}, counted from 0", "answers")
    ids = [proof.id for proof in plan.proof]
    for missing in (name for name in ids if name not in text.proofs):
        yield document.fault(f"there must be a sentence {missing!r}", "proofs")
    for name, sentence in text.proofs.items():
        if name not in ids:
            yield document.fault("lesson.toml has no proof of that id", f"proofs.{name}")
        yield from _sentence_faults(document, sentence, f"proofs.{name}")
    if plan.change and text.change is None:
        yield document.fault("there must be words beside the slider: label, hint", "change")
    yield from _label_faults(document, text, plan)


def _sentence_faults(document: Document, sentence: str, place: str) -> Iterator[Fault]:
    """Yield a pair of braces that nothing can be put into."""
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError as error:
        yield document.fault(f"{error}", place)
        return
    for name in sorted(names - PLACES):
        yield document.fault(
            f"nothing can be put into {{{name}}}; there are {{measured}}, {{expected}}, "
            "{low} and {high}",
            place,
        )


def _label_faults(document: Document, text: Text, plan: Plan) -> Iterator[Fault]:
    """Yield axes and variants that have no name."""
    for key in (plan.chart.x, plan.chart.y):
        if key not in text.axes:
            yield document.fault(f"the axis {key!r} has no name", "axes")
    for variant in plan.compare:
        if variant.id not in text.variants:
            yield document.fault(f"{variant.id!r}, which is compared, has no name", "variants")
