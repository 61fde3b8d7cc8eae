"""Writes rows to a file or into a text, a piece at a time. For background threads.

A file is written beside its place and moved there when it is whole: nobody opens half a
table, and what was there before stays until then. Only its owner may read it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kickboard import private
from kickboard.inspection.export import FIELDS, Sheet, encoded, job_fields, walk
from kickboard.stores.base import JobRow, Selection, Store, View
from kickboard_desktop.actions.commands import Command, Progress, Report
from kickboard_desktop.actions.walking import rows_of
from kickboard_desktop.models.lists.exported import Asked, Exported, Fields
from kickboard_desktop.texts import rows

translate = QCoreApplication.translate

#: Rows that are copied at most: more is no use on a clipboard.
COPY_MOST = 10_000


def of_jobs(
    name: str,
    view: View,
    everything: Selection,
    chosen: Selection | None,
    names: Mapping[str, Sequence[str]],
    *,
    selected: int,
    total: int,
) -> Exported:
    """Return the jobs of a list.

    Args:
        name: Of the list.
        view: What it shows, in its order.
        everything: All that are meant by "all", none newer than what is shown.
        chosen: The selected ones, None for none.
        names: The parameters of each class, which tell secrets apart.
        selected: How many are selected.
        total: How many the list shows.
    """

    def pieces(store: Store, asked: Asked) -> Iterator[Sequence[Fields]]:
        if asked.everything or chosen is None:
            found: Iterator[list[JobRow]] = walk(store, view)
        else:
            found = rows_of(store, chosen, Progress())
        for jobs in found:
            meant = [job for job in jobs if everything.upto is None or job.key <= everything.upto]
            yield [job_fields(store, job, reveal=asked.reveal, names=names) for job in meant]
            if not asked.met(len(meant)):
                return

    return Exported(name=name, columns=FIELDS, selected=selected, total=total, pieces=pieces)


def save(found: Exported, path: Path, kind: str, *, everything: bool, reveal: bool) -> Command:
    """Return the command that writes the rows to *path*; one that is cancelled writes nothing."""

    def command(store: Store, progress: Progress) -> Report:
        asked = _asked(progress, everything=everything, reveal=reveal)
        part = path.with_name(f".{path.name}.part")
        try:
            with open(part, "wb", opener=private.opener) as file:
                for text in _texts(found, store, kind, asked):
                    file.write(encoded(text))
            if not progress.cancelled:
                os.replace(part, path)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
        said = translate("Commands", "Saved {rows} to {name}")
        if progress.cancelled:
            said = translate("Commands", "{name} was not written: cancelled after {rows}")
        said = said.format(rows=rows(progress.done), name=path.name)
        return Report(count=progress.done, text=said, cancelled=progress.cancelled)

    return command


def text_of(found: Exported, kind: str, store: Store, *, everything: bool) -> tuple[str, int]:
    """Return the rows as one text, secrets masked, and how many they are."""
    progress = Progress()
    asked = _asked(progress, everything=everything, reveal=False)
    return "".join(_texts(found, store, kind, asked)), progress.done


def _asked(progress: Progress, *, everything: bool, reveal: bool) -> Asked:
    def met(count: int) -> bool:
        progress.done += count
        return not progress.cancelled

    return Asked(everything=everything, reveal=reveal, met=met)


def _texts(found: Exported, store: Store, kind: str, asked: Asked) -> Iterator[str]:
    sheet = Sheet(kind, found.columns)
    yield sheet.head()
    for piece in found.pieces(store, asked):
        yield sheet.rows(piece)
    yield sheet.foot()
