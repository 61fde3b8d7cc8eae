"""From what is typed in a form to the arguments of a job, by the types of its parameters.

The types are texts out of the engine's `hello`: the window never imports a job's module. A
type nobody here knows is filled in as JSON, which can say everything a job can be given.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.format import THIN
from kickboard_desktop.telemetry import ClassInfo, ParamInfo

translate = QCoreApplication.translate

_OPTIONAL = re.compile(
    r"^(?:(?:\w+\.)?Optional\[(?P<inner>.+)\]"
    r"|(?:\w+\.)?Union\[(?P<union>[^,\[\]]+),\s*None\]"
    r"|(?P<left>.+?)\s*\|\s*None"
    r"|None\s*\|\s*(?P<right>.+))$"
)
_LITERAL = re.compile(r"^(?:\w+\.)?Literal(?P<values>\[.+\])$")
_TRUE = frozenset({"true", "yes", "1", "on"})
#: What to type for a text of no characters.
_EMPTY_TEXT = '""'
#: How JSON begins that is more than a number or a word.
_OPENERS = ("[", "{", '"')
_FALSE = frozenset({"false", "no", "0", "off"})


class Kind(StrEnum):
    """How a parameter is filled in."""

    TEXT = translate("Arguments", "text")
    INTEGER = "integer"
    NUMBER = translate("Arguments", "number")
    FLAG = "flag"
    CHOICE = "choice"
    JSON = "json"


_KINDS = {
    "str": Kind.TEXT,
    "int": Kind.INTEGER,
    "float": Kind.NUMBER,
    "bool": Kind.FLAG,
}


class ArgumentError(ValueError):
    """What was typed for parameter *name* is not what it takes; the message says what is."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


def kind_of(param: ParamInfo) -> Kind:
    """Return how *param* is filled in."""
    if is_variadic(param):
        return Kind.JSON
    if choices(param):
        return Kind.CHOICE
    return _KINDS.get(_bare(param.type), Kind.JSON)


def choices(param: ParamInfo) -> tuple[Any, ...]:
    """Return the values it may have, where its type lists them: ``Literal["plain", "html"]``."""
    found = _LITERAL.match(_bare(param.type))
    if found is None:
        return ()
    try:
        values = ast.literal_eval(found["values"])
    except (ValueError, SyntaxError):
        return ()  # it names constants, which only its module knows
    return tuple(values)


def is_optional(param: ParamInfo) -> bool:
    """Whether None is among the values it takes."""
    return _OPTIONAL.match(param.type.strip()) is not None


def is_variadic(param: ParamInfo) -> bool:
    """Whether it stands for any number of arguments (``*paths``)."""
    return param.kind == "rest"


def fillable(info: ClassInfo) -> list[ParamInfo]:
    """Return the parameters that can be given: a job has positional arguments only."""
    return [param for param in info.params if param.kind in ("positional", "rest")]


def initial_text(param: ParamInfo) -> str:
    """Return what stands in the field at first: the default, or nothing."""
    if param.required or param.default in (None, ""):
        return ""
    return text_of(param, param.default)


def text_of(param: ParamInfo, value: Any) -> str:
    """Return what to type for *value*; what fits no other kind of field is JSON."""
    if value is None and is_optional(param):
        return ""
    kind = kind_of(param)
    if kind is Kind.CHOICE and isinstance(value, str):
        return value
    if kind is Kind.TEXT and isinstance(value, str):
        return value or _EMPTY_TEXT
    return json.dumps(value, ensure_ascii=False)


def hint(param: ParamInfo) -> str:
    """Return what an empty field shows."""
    words = {
        Kind.TEXT: translate("Arguments", "text"),
        Kind.INTEGER: translate("Arguments", "whole number"),
        Kind.NUMBER: translate("Arguments", "number"),
        Kind.FLAG: translate("Arguments", "true or false"),
        Kind.CHOICE: _listed(param),
        Kind.JSON: translate("Arguments", "JSON list")
        if is_variadic(param)
        else translate("Arguments", "text or JSON"),
    }
    word = words[kind_of(param)]
    shown = param.type if kind_of(param) is Kind.JSON and param.type else word
    return shown if param.required else translate("Arguments", "%s, optional") % shown


def read(param: ParamInfo, text: str) -> Any:
    """Return the value that *text* says for *param*.

    Raises:
        ArgumentError: it says none that fits.
    """
    kind = kind_of(param)
    if not text or (kind is not Kind.TEXT and not text.strip()):
        return _empty(param)
    if kind is Kind.CHOICE:
        return _choice(param, text)
    if not param.type and not is_variadic(param):
        return _json_or_text(param.name, text)
    value = _READERS[kind](param.name, text)
    if is_variadic(param) and not isinstance(value, list):
        raise ArgumentError(
            param.name, translate("Arguments", "is a JSON list, one element for each argument")
        )
    return value


def arguments(info: ClassInfo, texts: Mapping[str, str]) -> list[Any]:
    """Return the positional arguments for *info* out of what was typed for each parameter.

    Trailing parameters that were left at their default are left out, so that a default
    that changes later holds for jobs that did not ask for anything else.

    Raises:
        ArgumentError: a field does not say a fitting value.
    """
    values: list[Any] = []
    needed = 0
    for param in fillable(info):
        value = read(param, texts.get(param.name, ""))
        if is_variadic(param):
            values += value
        else:
            values.append(value)
        if param.required or is_variadic(param) or value != param.default:
            needed = len(values)
    return values[:needed]


def _bare(type_text: str) -> str:
    """Return the type without ``| None``."""
    match = _OPTIONAL.match(type_text.strip())
    return next(filter(None, match.groups())).strip() if match else type_text.strip()


def _empty(param: ParamInfo) -> Any:
    if is_variadic(param):
        return []
    if param.required and not is_optional(param):
        said = translate("Arguments", "is needed")
        if kind_of(param) is Kind.TEXT:
            said = translate("Arguments", "is needed; %s is an empty text") % _EMPTY_TEXT
        raise ArgumentError(param.name, said)
    return param.default


def _text(_name: str, text: str) -> str:
    return "" if text == _EMPTY_TEXT else text


def _listed(param: ParamInfo) -> str:
    return ", ".join(text_of(param, value) for value in choices(param))


def _choice(param: ParamInfo, text: str) -> Any:
    for value in choices(param):
        if text.strip() == text_of(param, value):
            return value
    raise ArgumentError(param.name, translate("Arguments", "is one of %s") % _listed(param))


def _json_or_text(name: str, text: str) -> Any:
    """Return what was meant for a parameter without a type: a text needs no quotes there."""
    if text.lstrip()[:1] in _OPENERS:
        return _json(name, text)
    try:
        return json.loads(text)
    except ValueError:
        return text


def _integer(name: str, text: str) -> int:
    try:
        return int(text.strip().replace(THIN, ""))
    except ValueError:
        raise ArgumentError(name, translate("Arguments", "%r is no whole number") % text) from None


def _number(name: str, text: str) -> float:
    try:
        value = float(text.strip())
    except ValueError:
        raise ArgumentError(name, translate("Arguments", "%r is no number") % text) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise ArgumentError(name, translate("Arguments", "JSON knows no infinity and no NaN"))
    return value


def _flag(name: str, text: str) -> bool:
    word = text.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ArgumentError(name, translate("Arguments", "true or false"))


def _json(name: str, text: str) -> Any:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip()[:1] not in _OPENERS:
            said = translate("Arguments", 'is not JSON: a text is written in quotes, "%s"')
            raise ArgumentError(name, said % text.strip()[:40]) from None
        raise ArgumentError(name, translate("Arguments", "is not JSON: %s") % error) from None
    except (ValueError, RecursionError) as error:
        raise ArgumentError(name, translate("Arguments", "is not JSON: %s") % error) from None
    return value


_READERS = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.JSON: _json,
}


def grouped(classes: Sequence[ClassInfo]) -> list[ClassInfo]:
    """Return *classes* with the user's own first, then the demo's, then the teaching ones."""
    order = {"": 0, "demo": 1, "teaching": 2}
    return sorted(classes, key=lambda info: (order.get(info.group, 3), info.name))
