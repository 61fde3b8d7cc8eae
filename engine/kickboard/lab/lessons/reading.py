"""Reads a lesson from its folder, and says of what is wrong in which file and where.

Nothing is started before all of it was understood. A folder has ``lesson.toml`` and a file
of words for each language; English must be there, what another lacks is taken from it.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import msgspec.inspect

from kickboard.errors import ConfigError
from kickboard.lab.lessons import documents, matching
from kickboard.lab.lessons.documents import Document, Fault, FaultError
from kickboard.lab.lessons.experiments import EXPERIMENTS
from kickboard.lab.lessons.lesson import Lesson, Plan, Text
from kickboard.lab.lessons.measures import Experiment

PLAN = "lesson.toml"
ENGLISH = "en"

_PLACE = re.compile(r" - at `(?:key in )?\$\.?(.*)`$")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(_[A-Z]{2})?$")
_EXPECTED = re.compile(
    r"Expected `(?P<type>[^`]+)`(?: (?P<sign>[<>]=?) (?P<bound>[-\d.e+]+))?(?=,|$)"
)
_WORDS = {"float": "a number", "int": "a whole number", "str": "a text", "bool": "true or false"}
_WORDS |= {"array": "a list", "object": "a table"}
_BOUNDS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
T = TypeVar("T")


class LessonError(ConfigError):
    """A lesson cannot be read or run; *fault* says where it is wrong."""

    def __init__(self, fault: Fault, folder: Path | None = None) -> None:
        super().__init__(f"{folder}: {fault}" if folder else str(fault))
        self.fault = fault
        self.folder = folder


def read(folder: Path, language: str = ENGLISH) -> Lesson:
    """Read the lesson in *folder*, its words in *language* where it has them.

    Raises:
        LessonError: it cannot be run as it is.
    """
    try:
        plan, words = _documents(folder, language)
    except FaultError as error:
        raise LessonError(error.fault, folder) from None
    for fault in _faults(plan, words):
        raise LessonError(fault, folder)
    fields = {**plan.value, "folder": folder, "language": language, "text": words[-1].value}
    return msgspec.convert(fields, Lesson)


def check(folder: Path) -> list[Fault]:
    """Return everything that is wrong with the lesson in *folder*, in every language."""
    try:
        plan, words = _documents(folder)
    except FaultError as error:
        return [error.fault, *_others(folder, error.fault.file)]
    found = list(_faults(plan, words[:1]))
    for language in _languages(folder):
        try:
            _, both = _documents(folder, language)
        except FaultError as error:
            found.append(error.fault)
            continue
        found += [fault for fault in _faults(plan, both) if fault.file == f"{language}.toml"]
    return list(dict.fromkeys(found))  # variants may share one


def experiment(name: str, parameters: Mapping[str, Any]) -> Experiment:
    """Return experiment *name* with *parameters*.

    Raises:
        LessonError: there is none of that name, or a parameter is not one of its.
    """
    nowhere = Document("", "", {})
    fault = documents.number_fault(nowhere, {"parameters": dict(parameters)})
    made = fault or _experiment(nowhere, name, parameters, "parameters")
    if isinstance(made, Fault):
        raise LessonError(made)
    return made


def experiments(lesson: Lesson, changes: Mapping[str, Any] | None = None) -> dict[str, Experiment]:
    """Return what *lesson* runs by variant, with *changes* to its parameters.

    Raises:
        LessonError: the lesson has no such parameters, or they cannot be as is wanted.
    """
    changes = changes or {}
    taken = {key for variant in lesson.compare for key in variant.parameters} & changes.keys()
    if taken:
        key = min(taken)
        reason = "each of what is compared has its own"
        raise LessonError(Fault(file="", reason=reason, place=f"parameters.{key}"))
    variants = {one.id: one.parameters for one in lesson.compare} or {"": {}}
    return {
        name: experiment(lesson.experiment, {**lesson.parameters, **own, **changes})
        for name, own in variants.items()
    }


def _documents(folder: Path, language: str = ENGLISH) -> tuple[Document, list[Document]]:
    """Return the plan and the words: English, and merged with it another language."""
    if not _is(folder, stat.S_ISDIR):
        is_file = _is(folder, lambda _mode: True)
        what = "a file; a lesson is a folder" if is_file else "no folder that can be read"
        raise FaultError(Fault(file="", reason=f"this is {what}, with {PLAN} and en.toml in it"))
    plan = documents.load(folder / PLAN)
    words = [documents.load(folder / f"{ENGLISH}.toml")]
    path = folder / f"{language}.toml"
    if language != ENGLISH and _LANGUAGE.match(language) and path.exists():
        other = documents.load(path)
        other.value = _merged(words[0].value, other.value)
        words.append(other)
    return plan, words


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    """Return whether something is at *path* and of that *kind*, whatever its name may be."""
    try:
        return kind(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _languages(folder: Path) -> list[str]:
    """Return the languages there are files for, but English."""
    names = (path.stem for path in folder.glob("*.toml"))
    return sorted(name for name in names if name != ENGLISH and _LANGUAGE.match(name))


def _others(folder: Path, known: str) -> list[Fault]:
    """Return the faults that can be told of files beside the broken one."""
    if not known:
        return []
    found = []
    names = [PLAN, f"{ENGLISH}.toml", *(f"{name}.toml" for name in _languages(folder))]
    for name in names:
        try:
            documents.load(folder / name)
        except FaultError as error:
            found.append(error.fault)
    return [fault for fault in found if fault.file != known]


def _merged(under: Any, over: Any) -> Any:
    """Return *over*, with what it lacks from *under*."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {**under, **{key: _merged(under.get(key), value) for key, value in over.items()}}


def _faults(plan: Document, words: list[Document]) -> Iterator[Fault]:
    """Yield what is wrong: first with each file for itself, then with how they go together."""
    understood = _converted(plan, Plan)
    texts = [_converted(document, Text) for document in words]
    broken = [one for one in (understood, *texts) if isinstance(one, Fault)]
    if broken:
        yield from broken
        return
    assert isinstance(understood, Plan)
    runs = _runs(plan, understood)
    made = {name: run for name, run in runs.items() if not isinstance(run, Fault)}
    if len(made) == len(runs):
        yield from matching.plan_faults(plan, understood, made)
        yield from _change_faults(plan, understood)
    yield from (run for run in runs.values() if isinstance(run, Fault))
    for document, text in zip(words, texts, strict=True):
        assert isinstance(text, Text)
        yield from matching.text_faults(document, text, understood)


def _converted(document: Document, wanted: type[T]) -> T | Fault:
    """Return the document as a *wanted*, or what is wrong with it."""
    try:
        return msgspec.convert(document.value, wanted)
    except msgspec.ValidationError as error:
        reason, place = _explained(error)
        return document.fault(reason, place)


def _explained(error: msgspec.ValidationError) -> tuple[str, str]:
    """Return the reason and the place."""
    text = str(error)
    found = _PLACE.search(text)
    reason = _PLACE.sub("", text).replace("Object contains", "there is an")
    reason = reason.replace("Object missing required field", "there must be a")
    reason = _EXPECTED.sub(_in_words, reason)
    return reason, found[1].replace("[...]", "[]") if found else ""


def _in_words(found: re.Match[str]) -> str:
    """Return "Expected `float` <= 0.99" as people say it."""
    wanted = _WORDS.get(found["type"], found["type"])
    if found["bound"]:
        return f"this must be {_BOUNDS[found['sign']]} {found['bound']}"
    return f"this must be {wanted}"


def _runs(plan: Document, understood: Plan) -> dict[str, Experiment | Fault]:
    """Return the experiment of each variant, or why there is none."""
    if not understood.compare:
        made = _experiment(plan, understood.experiment, understood.parameters, "parameters")
        return {"": made}
    return {
        variant.id: _experiment(
            plan,
            understood.experiment,
            {**understood.parameters, **variant.parameters},
            f"compare[{i}].parameters",
        )
        for i, variant in enumerate(understood.compare)
    }


def _experiment(
    document: Document, name: str, parameters: Mapping[str, Any], place: str
) -> Experiment | Fault:
    """Return experiment *name* with *parameters*, which stand at *place*."""
    kind = EXPERIMENTS.get(name)
    if kind is None:
        known = ", ".join(sorted(EXPERIMENTS))
        return document.fault(f"there is no experiment {name!r}; there are {known}", "experiment")
    unknown = sorted(parameters.keys() - set(kind.__struct_fields__))
    if unknown:
        known = ", ".join(kind.__struct_fields__)
        reason = f"{name} has no such parameter; it has {known}"
        return document.fault(reason, f"{place}.{unknown[0]}")
    try:
        return msgspec.convert(dict(parameters), kind)
    except msgspec.ValidationError as error:
        reason, inner = _explained(error)
        if reason.startswith("Invalid enum value"):
            reason += f"; there are {', '.join(_choices(kind, inner))}"
        return document.fault(reason, f"{place}.{inner}" if inner else place)


def _choices(kind: type[Experiment], parameter: str) -> list[str]:
    """Return the words a parameter may be."""
    about = msgspec.inspect.type_info(kind)
    assert isinstance(about, msgspec.inspect.StructType)
    types = (field.type for field in about.fields if field.name == parameter)
    words = (one.values for one in types if isinstance(one, msgspec.inspect.LiteralType))
    return [str(word) for some in words for word in some]


def _change_faults(plan: Document, understood: Plan) -> Iterator[Fault]:
    """Yield what is wrong with the slider: each of its values must be possible."""
    change = understood.change
    if change is None:
        return
    owners = [one.id for one in understood.compare if change.parameter in one.parameters]
    if owners:
        reason = f"{owners[0]!r} of what is compared has its own {change.parameter}"
        yield plan.fault(reason, "change.parameter")
        return
    for i, value in enumerate(change.values):
        parameters = {**understood.parameters, change.parameter: value}
        for variant in (one.parameters for one in understood.compare or ()):
            parameters |= variant
        made = _experiment(plan, understood.experiment, parameters, "change")
        if isinstance(made, Fault):
            yield plan.fault(made.reason, f"change.values[{i}]")
            return
