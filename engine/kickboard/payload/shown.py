"""Arguments as they may be shown: what looks like a secret is masked until somebody asks for it.

A secret is known by the name of its key or parameter, or by looking like an HTTP credential.
A table holds only the first bytes of a long payload, so text that ends in the middle is
read as far as it goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from kickboard.errors import PayloadError

#: What stands for a secret.
MASK = "\N{BULLET}" * 3
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
#: Longest text of arguments that is made, in characters, about.
LIMIT = 512

_SECRET = re.compile(
    r"pass(word|wd|phrase|code)?$|passw|token|secret|api_?key|access_?key|private_?key"
    r"|authorization|credential|cookie|card_?number|cvv|(^|_)pin$",
    re.IGNORECASE,
)
_SECRET_VALUE = re.compile(r"^(bearer|basic)\s+\S", re.IGNORECASE)
#: In text that cannot be decoded: a quote, perhaps escaped because it stands in a text in a
#: text, a name, the same quote, a colon; and a text that is a credential.
_KEY = re.compile(r'(\\*")([^"\\]{1,200})\1\s*:\s*')
_CREDENTIAL = re.compile(r'(\\*")(?:bearer|basic)\s[^"\\]*', re.IGNORECASE)
_BARE = re.compile(r"[^,\]}\s]*")
_decode = json.JSONDecoder().raw_decode


def is_secret(name: str) -> bool:
    """Return whether a value of that *name* is not for everybody's eyes."""
    return bool(name) and _SECRET.search(name) is not None


def masked(args: Sequence[Any], names: Sequence[str] = ()) -> list[Any]:
    """Return *args* with `MASK` in the place of every secret; *names* are the parameters'."""
    named = [*names[: len(args)], *[""] * (len(args) - len(names))]
    return [_cleared(value, name) for value, name in zip(args, named, strict=True)]


def masked_payload(payload: bytes, names: Sequence[str] = ()) -> bytes:
    """Return *payload* with its secret arguments masked, the very bytes where there are none."""
    from kickboard.payload import wire  # noqa: PLC0415 - a window formats before it can decode

    try:
        item = wire.decode(payload)
        args = item.get("args")
        clear = masked(args, names) if isinstance(args, list) else _cleared(args, "")
        return payload if clear == args else wire.encode({**item, "args": clear})
    except PayloadError:
        text = payload.decode("utf-8", "replace")
        clear_text = _without_members(text)
        return payload if clear_text == text else clear_text.encode()


def arguments(head: bytes, *, masked: bool = True, names: Sequence[str] = ()) -> str | None:
    """Return the arguments of a payload on one line: ["a@b.example", 3]; None: it has none.

    Args:
        head: The payload, or its start where it is long.
        masked: Whether what looks like a secret is hidden.
        names: The names of the parameters, which tell secrets apart, too.
    """
    wraps = not _is_plain(head)
    if wraps and (whole := _unwrapped(head)) is not None:
        return _listed(whole, masked=masked, names=names)
    text = head.decode("utf-8", "replace")
    start = _member_start(text, "args")
    if start is None:
        return None
    if wraps:
        start = _carried_start(text, start)
        if _is_encrypted(text):
            return f"[{ELLIPSIS}]"
    return _arguments(text, start, masked=masked, names=names)


def _is_plain(head: bytes) -> bool:
    return not (b'"wrapped"' in head or b'"encrypt"' in head)


def _unwrapped(payload: bytes) -> list[Any] | None:
    """Return the arguments in a whole payload as Sidekiq's pages show them."""
    from kickboard.payload import display, wire  # noqa: PLC0415 - as in `masked_payload`

    try:
        item = wire.decode(payload)
    except PayloadError:
        return None
    return display.arguments(item) if isinstance(item.get("args"), list) else None


def _listed(args: Sequence[Any], *, masked: bool, names: Sequence[str]) -> str:
    """Return decoded arguments on one line."""
    text = json.dumps(args, ensure_ascii=False)
    return _arguments(text, 0, masked=masked, names=names) or text


def _carried_start(text: str, start: int) -> int:
    """Return where the arguments begin that a wrapper carries, in a payload that is cut off."""
    inner = _skip(text, start, "[")
    found = None if inner is None else _member_start(text, "arguments", inner)
    return start if found is None else found


def _is_encrypted(text: str) -> bool:
    start = _member_start(text, "encrypt")
    return start is not None and text.startswith("true", start)


def _member_start(text: str, wanted: str, start: int = 0) -> int | None:
    """Return where the value of member *wanted* begins in a JSON object that may be cut off."""
    at = _skip(text, start, "{")
    try:
        while at is not None:
            key, end = _decode(text, at)
            value = _skip(text, end, ":")
            if value is None or key == wanted:
                return value
            at = _skip(text, _decode(text, value)[1], ",")
    except (ValueError, RecursionError):
        return None
    return None


def _arguments(text: str, start: int, *, masked: bool, names: Sequence[str]) -> str | None:
    """Return the list at *start*, element by element, so that a cut-off one is shown, too."""
    at = _skip(text, start, "[")
    if at is None:
        return None
    shown: list[str] = []
    while at is not None and at < len(text) and text[at] != "]":
        name = names[len(shown)] if len(shown) < len(names) else ""
        try:
            value, end = _decode(text, at)
        except (ValueError, RecursionError):
            shown.append(_raw(text[at : at + LIMIT], name, masked=masked))
            return f"[{', '.join(shown)}{ELLIPSIS}"
        shown.append(_dumped(_cleared(value, name) if masked else value))
        at = _skip(text, end, ",")
        if at is not None and sum(map(len, shown)) > LIMIT:
            return f"[{', '.join(shown)}, {ELLIPSIS}"
    return f"[{', '.join(shown)}]"


def _raw(text: str, name: str, *, masked: bool) -> str:
    """Return text that is no whole JSON, its secrets hidden as far as names give them away."""
    if not masked:
        return text
    return MASK if is_secret(name) else _without_members(text)


def _without_members(text: str) -> str:
    """Return *text* with what stands after a secret name in quotes and a colon masked."""
    parts = []
    at = 0
    for key in _KEY.finditer(text):
        if key.end() > at and is_secret(key[2]):
            parts += [text[at : key.end()], MASK]
            at = _value_end(text, key.end(), key[1])
    return _CREDENTIAL.sub(rf"\1{MASK}", "".join([*parts, text[at:]]))


def _value_end(text: str, start: int, quote: str) -> int:
    """Return where the JSON value at *start* ends; a list or an object: the end of all text."""
    if text.startswith(quote, start):
        end = re.compile(rf"(?<!\\){re.escape(quote)}").search(text, start + len(quote))
        return len(text) if end is None else end.end()
    if text[start : start + 1] in ("[", "{"):
        return len(text)
    found = _BARE.match(text, start)
    return start if found is None else found.end()


def _cleared(value: Any, name: str) -> Any:
    """Return *value* with `MASK` in the place of every secret."""
    if is_secret(name):
        return MASK
    if isinstance(value, dict):
        return {key: _cleared(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleared(item, "") for item in value]
    if isinstance(value, str):
        return MASK if _SECRET_VALUE.match(value) else _without_members(value)
    return value


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _skip(text: str, at: int, mark: str) -> int | None:
    """Return the place after *mark* and white space; None where *mark* does not come next."""
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    if at >= len(text) or text[at] != mark:
        return None
    at += 1
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
