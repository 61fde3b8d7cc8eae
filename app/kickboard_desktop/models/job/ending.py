"""Whether a job can be asked to end: an iterable one, between two of its steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail
from kickboard_desktop.telemetry import ClassInfo

translate = QCoreApplication.translate


def hindrance(found: JobDetail, known: ClassInfo | None) -> str | None:
    """Return why a job cannot be asked to end: "" where it can, None where nobody would ask.

    *known* is what the engine said of its class. What other engines run, Ruby's among them, is
    known for an iterable job by what it keeps in the store.
    """
    kept = found.iteration
    if kept is not None and kept.cancelled_at is not None:
        return translate("JobDetail", "It was asked to end, which it does between two steps.")
    if kept is not None or (known is not None and known.iterable):
        return ""
    if found.record.state is not JobState.BUSY:
        return None
    if known is None:
        return translate(
            "JobDetail", "Only an iterable job can be ended, and this one has told of no step yet."
        )
    return translate("JobDetail", "Only an iterable job can be ended: between two of its steps.")
