"""The files of a lesson as documents, and where in them something stands."""

from __future__ import annotations

import math
import os
import re
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

#: Bytes of a file at most; the longest of ours has a twentieth of it.
MAX_BYTES = 200_000

_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_END = re.compile(r" \(at end of document\)$")
_INDEX = re.compile(r"^(.*)\[(\d+)\]$")


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a lesson, and where.

    Attributes:
        file: Its name in the folder, "" for the folder itself.
        line: From 1; None: no line is to blame.
        place: Such as ``proof[0].key``, "" for the whole file.
    """

    file: str
    reason: str
    place: str = ""
    line: int | None = None

    def __str__(self) -> str:
        """Return one line: file, line, place, reason."""
        where = self.file
        if self.line is not None:
            where += f", line {self.line}"
        return ": ".join(part for part in (where, self.place, self.reason) if part)


class FaultError(Exception):
    """Carries *fault* to whoever collects them."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Document:
    """A TOML file that was understood as such.

    Attributes:
        name: Of the file.
        value: What it holds.
    """

    def __init__(self, name: str, text: str, value: dict[str, Any]) -> None:
        self.name = name
        self.value = value
        self._lines = text.splitlines()

    def fault(self, reason: str, place: str = "") -> Fault:
        """Return what is wrong at *place*, with its line where that can be found."""
        return Fault(file=self.name, reason=reason, place=place, line=self._line(place))

    def _line(self, place: str) -> int | None:
        """Return the line of the key, or of the table, that *place* names."""
        found, start, end = None, 0, len(self._lines)
        for part in filter(None, place.split(".")):
            match = _INDEX.match(part)
            name, number = (match[1], int(match[2])) if match else (part, 0)
            line = self._find(name, number, start, end)
            if line is None:
                break
            found, start = line + 1, line + 1
            if self._lines[line].lstrip().startswith("["):
                end = self._end_of_table(start)
        return found

    def _find(self, name: str, number: int, start: int, end: int) -> int | None:
        """Return the line of header or key *name*; header number *number* of several."""
        header = re.compile(rf"^\s*\[\[?\s*(\w+\.)*{re.escape(name)}\s*\]")
        key = re.compile(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*=")
        headers = [i for i in range(start, len(self._lines)) if header.match(self._lines[i])]
        if number < len(headers):
            return headers[number]
        return next((i for i in range(start, end) if key.match(self._lines[i])), None)

    def _end_of_table(self, start: int) -> int:
        ends = (i for i in range(start, len(self._lines)) if self._lines[i].startswith("["))
        return next(ends, len(self._lines))


def load(path: Path) -> Document:
    """Read the file *path*.

    Raises:
        FaultError: it is none, is too large, or is not TOML.
    """
    content = _content(path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(path, f"byte {error.start} is no UTF-8 text", line) from None
    try:
        value = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1 if _END.search(str(error)) else 0
        reason = _END.sub("", _LINE.sub("", str(error))) or "too deep"
        raise _refusal(path, f"not TOML: {reason}", line or None) from None
    document = Document(path.name, text, value)
    fault = number_fault(document, value)
    if fault is not None:
        raise FaultError(fault)
    return document


def number_fault(document: Document, value: dict[str, Any]) -> Fault | None:
    """Return what is wrong when a number in *value* is infinite or none at all."""
    for place, number in _numbers(value):
        if not math.isfinite(number):
            return document.fault(f"{number} is no number to count with", place)
    return None


def _content(path: Path) -> bytes:
    """Return the bytes of an ordinary file of sensible size."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        raise _refusal(path, "there is no such file") from None
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _refusal(path, "this is no file")
    with open(descriptor, "rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _refusal(path, f"more than {MAX_BYTES // 1000} kB: no lesson has so much")
    return content


def _refusal(path: Path, reason: str, line: int | None = None) -> FaultError:
    return FaultError(Fault(file=path.name, reason=reason, line=line))


def _numbers(value: Any, place: str = "") -> Iterator[tuple[str, float]]:
    """Yield each float in a document, with its place."""
    if isinstance(value, float):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _numbers(inner, f"{place}[{i}]")
