"""Arguments that are edited: as JSON text with the place of a mistake, and secrets kept hidden.

A secret is shown as a mask. A mask that still stands where it stood means the value behind
it; anywhere else it means nothing, and is refused rather than enqueued.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.errors import PayloadError
from kickboard.payload import shown, validation
from kickboard_desktop.models.job import arguments
from kickboard_desktop.models.job.arguments import Kind
from kickboard_desktop.telemetry import ClassInfo

translate = QCoreApplication.translate


class EditError(ValueError):
    """What was typed is not a list of arguments.

    Attributes:
        position: Number of the character at fault; None where it is a value, not a place.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class Hidden:
    """The arguments of a job, and how they look with their secrets masked."""

    def __init__(self, args: Sequence[Any], names: Sequence[str] = ()) -> None:
        """Take *args*; *names* are the parameters', which tell secrets apart, too."""
        self.args = list(args)
        self.masked = shown.masked(self.args, names)

    @property
    def hides(self) -> bool:
        """Whether there is a secret at all."""
        return self.masked != self.args

    def revealed(self, args: list[Any]) -> list[Any]:
        """Return *args* with the values behind the masks.

        Raises:
            EditError: a mask stands where none stood.
        """
        found = _revealed(args, self.masked, self.args)
        assert isinstance(found, list)
        return found


def as_text(args: Sequence[Any]) -> str:
    """Return *args* as JSON to be edited: an argument a line, what is small on one."""
    if not args:
        return "[]"
    lines = ",\n".join("  " + _indented(value) for value in args)
    return f"[\n{lines}\n]"


def read_text(text: str) -> list[Any]:
    """Return the arguments that *text* says as JSON.

    Raises:
        EditError: it says none; the message has line and column of the mistake.
    """
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = translate("Arguments", "line %d, column %d") % (error.lineno, error.colno)
        raise EditError(f"{place}: {error.msg[:1].lower()}{error.msg[1:]}", error.pos) from None
    except (ValueError, RecursionError) as error:
        raise EditError(str(error) or translate("Arguments", "is nested too deep")) from None
    if not isinstance(value, list):
        raise EditError(
            translate("Arguments", "the arguments are a list: [ … ]"),
            len(text) - len(text.lstrip()),
        )
    check(value)
    return value


def check(args: list[Any]) -> None:
    """Check that *args* can be a job's.

    Raises:
        EditError: one cannot; the message says which.
    """
    try:
        validation.check_args(args, "")
    except PayloadError as error:
        raise EditError(str(error)) from None


def texts_of(info: ClassInfo, args: Sequence[Any]) -> dict[str, str] | None:
    """Return what to put in the fields of *info* for *args*; None where fields cannot say it."""
    texts: dict[str, str] = {}
    left = list(args)
    for param in arguments.fillable(info):
        if arguments.is_variadic(param):
            texts[param.name] = json.dumps(left, ensure_ascii=False) if left else ""
            left = []
        elif left:
            value = left.pop(0)
            is_hidden = value == shown.MASK
            if is_hidden and arguments.kind_of(param) in (Kind.FLAG, Kind.CHOICE):
                return None  # a box to tick can hide nothing
            texts[param.name] = shown.MASK if is_hidden else arguments.text_of(param, value)
        else:
            texts[param.name] = arguments.initial_text(param)
    if left or any(len(text.splitlines()) > 1 for text in texts.values()):
        return None  # a field has one line
    try:
        again = read_fields(info, texts)
    except arguments.ArgumentError:
        return None
    said = [*again, *_defaults(info)[len(again) :]]
    meant = [*args, *_defaults(info)[len(args) :]]
    return texts if _fits(said, meant) else None


def read_fields(info: ClassInfo, texts: Mapping[str, str]) -> list[Any]:
    """Return the arguments that the fields of *info* say; a field that is a mask says a mask.

    Raises:
        ArgumentError: a field does not say a fitting value.
    """
    args = arguments.arguments(info, _without_masks(info, texts))
    defaults = _defaults(info)
    for at, param in enumerate(arguments.fillable(info)):
        if texts.get(param.name) == shown.MASK and not arguments.is_variadic(param):
            args += defaults[len(args) : at + 1]
            args[at] = shown.MASK
    return args


def _without_masks(info: ClassInfo, texts: Mapping[str, str]) -> dict[str, str]:
    """Return *texts* with something readable where a mask stands, to see whether all fits."""
    stand_ins = {Kind.TEXT: shown.MASK, Kind.JSON: json.dumps(shown.MASK)}
    kinds = {param.name: arguments.kind_of(param) for param in arguments.fillable(info)}
    return {
        name: stand_ins.get(kinds[name], "0") if text == shown.MASK else text
        for name, text in texts.items()
    }


def _fits(said: list[Any], meant: list[Any]) -> bool:
    """Return whether the fields say the very values."""
    return len(said) == len(meant) and all(
        type(a) is type(b) and a == b for a, b in zip(said, meant, strict=True)
    )


def _defaults(info: ClassInfo) -> list[Any]:
    return [p.default for p in arguments.fillable(info) if not arguments.is_variadic(p)]


def _revealed(value: Any, masked: Any, original: Any) -> Any:
    if value == masked and type(value) is type(masked):
        return original
    if isinstance(value, dict):
        known = isinstance(masked, dict) and isinstance(original, dict)
        return {
            key: _revealed(item, masked.get(key), original.get(key))
            if known
            else _revealed(item, None, None)
            for key, item in value.items()
        }
    if isinstance(value, list):
        # In a list of another length nobody can tell which element a mask belongs to.
        known = isinstance(masked, list) and len(masked) == len(value)
        pairs = zip(masked, original, strict=True) if known else [(None, None)] * len(value)
        return [_revealed(item, *pair) for item, pair in zip(value, pairs, strict=True)]
    if isinstance(value, str) and shown.MASK in value:
        raise EditError(
            translate(
                "Arguments", "%s hides a value that stood elsewhere: reveal the secrets first"
            )
            % shown.MASK
        )
    return value


def _indented(value: Any) -> str:
    short = json.dumps(value, ensure_ascii=False)
    if len(short) <= 72 or not isinstance(value, list | dict):
        return short
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _refuse(constant: str) -> Any:
    raise ValueError(f"JSON knows no {constant}")
