"""Passwords of Redis connections in the desktop's keyring: there, or nowhere.

The package ``keyring`` is wanted, not needed. A backend that writes passwords down in plain
text counts as none. All functions block, some until a person has unlocked the keyring: they are
for background threads.
"""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger(__name__)

SERVICE = "kickboard"


def problem() -> str:
    """Return why no password can be kept, "" where it can: "package" or "keyring"."""
    ring = _keyring()
    if ring is None:
        return "package"
    return "" if _is_safe(ring.get_keyring()) else "keyring"


def stored(url: str, user: str) -> str:
    """Return the password for *user* of the Redis at *url*, "" where none is kept."""
    ring = _keyring()
    if ring is None or problem():
        return ""
    try:
        return str(ring.get_password(SERVICE, _entry(url, user)) or "")
    except Exception as error:  # noqa: BLE001 - a keyring raises what its desktop raises
        _complain("read", error)
        return ""


def keep(url: str, user: str, password: str) -> bool:
    """Keep a password; False when the keyring does not take it."""
    ring = _keyring()
    if ring is None or problem():
        return False
    try:
        ring.set_password(SERVICE, _entry(url, user), password)
    except Exception as error:  # noqa: BLE001 - likewise
        _complain("written", error)
        return False
    return True


def forget(url: str, user: str) -> None:
    """Take a password out of the keyring, if it is there."""
    ring = _keyring()
    if ring is None or problem():
        return
    try:
        ring.delete_password(SERVICE, _entry(url, user))
    except Exception as error:  # noqa: BLE001 - likewise; an entry that is not there, too
        log.debug("no password was taken out of the keyring: %s", type(error).__name__)


def _keyring() -> Any:
    try:
        import keyring  # noqa: PLC0415 - may not be installed, and takes its time
    except ModuleNotFoundError:
        return None
    return keyring


def _is_safe(backend: Any) -> bool:
    """Whether the keyring's own authors recommend that backend, and the one behind it."""
    behind = next(iter(getattr(backend, "backends", ())), None)
    return bool(backend.priority >= 1) and (behind is None or bool(behind.priority >= 1))


def _entry(url: str, user: str) -> str:
    return f"{user}@{url}"


def _complain(what: str, error: Exception) -> None:
    """Log that it failed: never with what was given, which an error may repeat."""
    log.warning("the keyring could not be %s: %s", what, type(error).__name__)
