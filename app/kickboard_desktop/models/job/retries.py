"""The retry option of a job as text, and back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.format import DEFAULT_RETRIES

_NONE = frozenset(("false", "no", "none"))


class RetryError(ValueError):
    """What was typed is no retry option; the message says what is."""


def retry_text(retry: bool | int | None) -> str:
    """Return what stands in the field: "25", "0"."""
    if retry is True:
        return str(DEFAULT_RETRIES)
    return str(retry or 0)


def read_retry(typed: str) -> bool | int:
    """Return the option that was typed: a number, or how often as a rule (true).

    Raises:
        RetryError: it is none.
    """
    word = typed.strip().lower()
    if word in _NONE:
        return False
    if word.isascii() and word.isdigit() and len(word) <= 6:
        count = int(word)
        return True if count == DEFAULT_RETRIES else count
    said = QCoreApplication.translate("Retries", "Retries are a number from 0 on; the usual is %d.")
    raise RetryError(said % DEFAULT_RETRIES)
