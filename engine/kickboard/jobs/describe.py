"""Job classes in words, for forms and lists: what the window knows of them without importing."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from kickboard.jobs.job import Job
from kickboard.jobs.registry import Registry

_EMPTY = inspect.Parameter.empty


def describe(registry: Registry) -> list[dict[str, Any]]:
    """Return name, options, signature, parameters and docstring of every class."""
    return [describe_class(job_class) for job_class in registry]


def describe_class(job_class: type[Job]) -> dict[str, Any]:
    """Return one class in words; parameters are those of a payload."""
    parameters = _parameters(job_class)
    shown = ", ".join(_shown(parameter) for parameter in parameters)
    options = job_class.options
    return {
        "name": job_class.wire_name,
        "queue": options.get("queue", "default"),
        "retry": options.get("retry", True),
        "tags": list(options.get("tags", ())),
        "doc": _first_paragraph(job_class.__doc__ or _entry(job_class).__doc__),
        "signature": f"({shown})",
        "params": [_describe_parameter(parameter, job_class) for parameter in parameters],
        "module": job_class.__module__,
        "group": job_class.group,
        "own_delay": job_class.retry_in_hook is not None,
        "iterable": job_class._is_iterable,
    }


def _entry(job_class: type[Job]) -> Callable[..., Any]:
    """Return the method that takes a payload's arguments."""
    found: Callable[..., Any] = getattr(job_class, job_class.entry)
    return found


def _parameters(job_class: type[Job]) -> list[inspect.Parameter]:
    try:
        signature = inspect.signature(_entry(job_class))
    except (TypeError, ValueError):
        return []
    parameters = list(signature.parameters.values())
    is_static = isinstance(inspect.getattr_static(job_class, job_class.entry), staticmethod)
    own = parameters if is_static else parameters[1:]
    # What the engine gives to an iterable job, not who pushes it.
    return [one for one in own if job_class.entry == "perform" or one.name != "cursor"]


def _describe_parameter(parameter: inspect.Parameter, job_class: type[Job]) -> dict[str, Any]:
    has_default = parameter.default is not _EMPTY
    kinds: dict[Any, str] = {
        inspect.Parameter.VAR_POSITIONAL: "rest",
        inspect.Parameter.KEYWORD_ONLY: "keyword",
        inspect.Parameter.VAR_KEYWORD: "keywords",
    }
    return {
        "name": parameter.name,
        "type": _type_name(parameter.annotation),
        "kind": kinds.get(parameter.kind, "positional"),
        "required": not has_default and parameter.kind not in kinds,
        "default": _plain(parameter.default) if has_default else None,
        "doc": _argument_doc(job_class, parameter.name),
    }


def _shown(parameter: inspect.Parameter) -> str:
    """Return *parameter* as it is written, annotations that are texts without their quotes."""
    bare = str(parameter.replace(annotation=_EMPTY))
    type_name = _type_name(parameter.annotation)
    name, equals, default = bare.partition("=")
    if not type_name:
        return bare
    return f"{name}: {type_name} = {default}" if equals else f"{name}: {type_name}"


def _type_name(annotation: Any) -> str:
    if annotation is _EMPTY:
        return ""
    if isinstance(annotation, str):
        return annotation
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def _plain(value: Any) -> Any:
    """Return a default that JSON can carry; None for anything else."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return None


def _first_paragraph(doc: str | None) -> str:
    text = inspect.cleandoc(doc or "")
    return " ".join(text.split("\n\n", 1)[0].split())[:500]


def _argument_doc(job_class: type[Job], name: str) -> str:
    """Return what a Google-style ``Args:`` section says of *name*, in one line."""
    for doc in (_entry(job_class).__doc__, job_class.__doc__):
        lines = inspect.cleandoc(doc or "").splitlines()
        for i, line in enumerate(lines):
            found = line.strip()
            if found.startswith(f"{name}:"):
                more = _continuation(lines[i + 1 :], len(line) - len(line.lstrip()))
                return " ".join([found.split(":", 1)[1].strip(), *more])[:300]
    return ""


def _continuation(lines: list[str], indent: int) -> list[str]:
    """Return the following lines that are indented deeper than *indent*."""
    more = []
    for line in lines:
        if not line.strip() or len(line) - len(line.lstrip()) <= indent:
            break
        more.append(line.strip())
    return more
