"""What a job is called and what it gets, as Sidekiq's own pages show it.

Rails hides a job in a wrapper: the class is in ``wrapped``, the arguments in the wrapper's one
argument, among marks that ActiveJob adds. A mailer is shown as ``UserMailer#welcome``, an
encrypted argument as such, a record by its global id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kickboard.errors import PayloadError
from kickboard.payload import wire
from kickboard.payload.record import JobRecord
from kickboard.payload.wrapped import WRAPPERS, is_wrapped

#: What stands for an argument that only who has the key can read.
ENCRYPTED = "[encrypted data]"
#: Rails' jobs that send a mail: the newer one keeps the mail's arguments in an object.
MAIL_DELIVERY = "ActionMailer::MailDeliveryJob"
MAILERS = frozenset(("ActionMailer::DeliveryJob", MAIL_DELIVERY))
#: Mailer, method and way of delivery come before what the mail is about.
MAIL_FIELDS = 3

_MARK = "_aj_"
_GLOBAL_ID = "_aj_globalid"
#: A payload without any of these is shown as it is.
_TELLTALES = (b'"wrapped"', b'"encrypt"', b'"display_class"', b"SidekiqAdapter", b"ActiveJob")


def is_plain(payload: bytes) -> bool:
    """Return whether *payload*, or its head, is certainly shown as it stands."""
    return not any(mark in payload for mark in _TELLTALES)


def job_class(item: Mapping[str, Any]) -> str:
    """Return what a job is called: its class, unwrapped, or ``Mailer#method``."""
    chosen = item.get("display_class")
    if isinstance(chosen, str) and chosen:
        return chosen
    name = item.get("class")
    if name not in WRAPPERS:
        return str(name or "")
    inner = item.get("wrapped") or _first(item.get("args"))
    if not isinstance(inner, str):
        return str(name)
    mail = _carried(item) if inner in MAILERS else None
    if mail is not None and len(mail) > 1:
        return "#".join(map(str, mail[:2]))
    return inner


def arguments(item: Mapping[str, Any]) -> list[Any]:
    """Return what ``perform`` gets, or the mail, without what Rails wraps it in."""
    args = item.get("args")
    if not isinstance(args, list):
        return [args]
    if not is_wrapped(item.get("class"), item.get("wrapped")):
        return [*args[:-1], ENCRYPTED] if item.get("encrypt") and args else args
    carried = _carried(item)
    if carried is None:
        return args
    found = [plain(value) for value in carried]
    if item["wrapped"] not in MAILERS:
        return found
    mail = found[MAIL_FIELDS:]
    if item["wrapped"] == MAIL_DELIVERY and mail and isinstance(mail[0], dict):
        return [mail[0].get("params"), mail[0].get("args")]
    return mail


def context(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the CurrentAttributes that travel with a job in ``cattr``, ``cattr_1`` and so on."""
    found: dict[str, Any] = {}
    for name, value in item.items():
        if name != "cattr" and not name.startswith("cattr_"):
            continue
        if isinstance(value, dict):  # up to Sidekiq 7
            found |= plain(value)
        elif isinstance(value, list):  # pairs, from Sidekiq 8 on
            pairs = [one for one in value if isinstance(one, list) and len(one) == 2]
            found |= {str(plain(key)): plain(one) for key, one in pairs}
    return found


def class_of(head: bytes, name: str) -> str:
    """Return what a row's job is called: *name*, unless its whole payload says otherwise.

    A *head* that is cut off does not tell.
    """
    item = None if is_plain(head) else _read(head)
    return name if item is None else job_class(item) or name


def arguments_of(record: JobRecord) -> list[Any]:
    """Return the arguments of a job as they are shown."""
    item = None if is_plain(record.payload) else _read(record.payload)
    return list(record.args) if item is None else arguments(item)


def plain(value: Any) -> Any:
    """Return a value that ActiveJob wrote down without its marks; a record as its global id."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        if isinstance(value.get(_GLOBAL_ID), str):
            return value[_GLOBAL_ID]
        kept = {key: item for key, item in value.items() if not key.startswith(_MARK)}
        if set(kept) == {"value"} and "_aj_serialized" in value:  # a symbol, a date
            return kept["value"]
        return {key: plain(item) for key, item in kept.items()}
    return value


def _carried(item: Mapping[str, Any]) -> list[Any] | None:
    inner = _first(item.get("args"))
    found = inner.get("arguments") if isinstance(inner, dict) else None
    return found if isinstance(found, list) else None


def _first(args: Any) -> Any:
    return args[0] if isinstance(args, list) and args else None


def _read(payload: bytes) -> dict[str, Any] | None:
    """Return a payload; None when it cannot be read, or is only the head of one."""
    try:
        return wire.decode(payload)
    except PayloadError:
        return None
