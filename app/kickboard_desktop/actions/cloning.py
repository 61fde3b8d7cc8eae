"""Enqueues jobs again: the same class, arguments and options under a new jid, with a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.client import Client
from kickboard.errors import PayloadError
from kickboard.inspection.editing import copied
from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Selection, Store
from kickboard_desktop.actions.commands import Command, Progress, Report, told
from kickboard_desktop.actions.restoring import delete_again
from kickboard_desktop.actions.walking import rows_of

translate = QCoreApplication.translate


def clone(selection: Selection) -> Command:
    """Return the command that enqueues the selected jobs again; undo deletes the clones."""

    def command(store: Store, progress: Progress) -> Report:
        client = Client(store)
        made: list[str] = []
        met = 0
        for rows in rows_of(store, selection, progress):
            met += len(rows)
            made += _push(client, [_item(store, row) for row in rows])
            progress.done = met
        return Report(
            count=len(made),
            text=_told(len(made), met - len(made)),
            cancelled=progress.cancelled,
            back=delete_again(made, [JobState.ENQUEUED]) if made else None,
        )

    return command


def _told(made: int, left: int) -> str:
    if not left:
        return told(translate("Commands", "Enqueued {jobs} again"), made)
    some = translate(
        "Commands",
        "Enqueued {jobs} again; {left} could not be: only the beginning of a long payload is kept",
    )
    return told(some, made).replace("{left}", str(left))


def _item(store: Store, row: JobRow) -> dict[str, Any] | None:
    """Return a job as the client takes it, None where its payload is not there or malformed."""
    payload = row.head
    if len(payload) != row.size:
        found = store.get(row.jid) if row.state is not JobState.COMPLETED else None
        if found is None:
            return None  # the history keeps a long payload's beginning only
        payload = found.record.payload
    try:
        return copied(row.jid, payload, row.priority)
    except PayloadError:
        return None


def _push(client: Client, items: Sequence[dict[str, Any] | None]) -> list[str]:
    """Push what can be pushed and return the jids."""
    ready = [item for item in items if item is not None]
    try:
        pushed = client.push_bulk(ready)
    except PayloadError:  # of one of them; nothing was pushed yet
        pushed = [_push_one(client, item) for item in ready]
    return [jid for jid in pushed if jid is not None]


def _push_one(client: Client, item: dict[str, Any]) -> str | None:
    try:
        return client.push(item)
    except PayloadError:
        return None
