"""What a second process asks of the first one, as a line of JSON: its own command line.

Whoever reads it trusts nothing in it: every value is checked as if it had been typed.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from kickboard_desktop.starting.arguments import MOST_SEED, PAGES, Options
from kickboard_desktop.starting.instance import MOST_BYTES

VERSION = 1
#: Characters of one text, and texts in a list.
MOST_TEXT, MOST_ITEMS = 4_096, 64
_SQLITE = "sqlite:///"
_TEXTS = ("what", "store", "page", "lesson")
_LISTS = ("modules", "queues")
_FLAGS = ("demo", "read_only")


def message(options: Options, token: str = "") -> bytes:
    """Return *options* as a call, its paths absolute; *token* lets the window come up."""
    options = _absolute(options)
    call: dict[str, Any] = {"v": VERSION, "token": token, "concurrency": options.concurrency}
    call["seed"] = options.seed
    call |= {name: getattr(options, name) for name in (*_TEXTS, *_FLAGS)}
    call |= {name: list(getattr(options, name)) for name in _LISTS}
    return json.dumps(call).encode() + b"\n"


def read(line: bytes) -> tuple[Options, str]:
    """Return the options and the token of a call.

    Raises:
        ValueError: it is none, or asks for what nobody could have typed.
    """
    if len(line) > MOST_BYTES:
        raise ValueError("too long")
    try:
        call = json.loads(line)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(call, dict) or call.get("v") != VERSION:
        raise ValueError("not a call of this version")
    concurrency = call.get("concurrency")
    if concurrency is not None and not (type(concurrency) is int and 1 <= concurrency <= 64):
        raise ValueError("concurrency is 1 to 64")
    seed = call.get("seed")
    if seed is not None and not (type(seed) is int and 0 <= seed <= MOST_SEED):
        raise ValueError(f"seed is 0 to {MOST_SEED}")
    page = _text(call.get("page"))
    if page is not None and page not in PAGES:
        raise ValueError("there is no such page")
    options = Options(
        what=_text(call.get("what")),
        store=_text(call.get("store")),
        page=page,
        lesson=_text(call.get("lesson")),
        seed=seed,
        demo=call.get("demo") is True,
        read_only=call.get("read_only") is True,
        modules=_texts(call.get("modules", [])),
        queues=_texts(call.get("queues", [])),
        concurrency=concurrency,
    )
    return options, _text(call.get("token")) or ""


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > MOST_TEXT or not value.isprintable():
        raise ValueError("a text is printable and of at most 4,096 characters")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ValueError("a list has at most 64 texts")
    return tuple(filter(None, map(_text, value)))


def _absolute(options: Options) -> Options:
    """Return *options* with the paths in them as they are seen from anywhere."""
    what, store = options.what, options.store
    if what and "://" not in what and what != "memory:":
        what = str(Path(what).absolute())
    modules = tuple(
        str(Path(name).absolute()) if name.endswith(".py") else name for name in options.modules
    )
    lesson = options.lesson
    if lesson and os.sep in lesson:
        lesson = str(Path(lesson).expanduser().absolute())
    return replace(options, what=_url(what), store=_url(store), modules=modules, lesson=lesson)


def _url(url: str | None) -> str | None:
    """Return *url*; that of a file is made absolute."""
    if url is None or not url.startswith(_SQLITE) or not url.removeprefix(_SQLITE):
        return url
    return _SQLITE + quote(str(Path(unquote(url.removeprefix(_SQLITE))).absolute()))
