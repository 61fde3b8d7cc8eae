"""A large table as a CSV file, in chunks."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kickboard import private
from kickboard.cells import cell
from kickboard.demo import shop
from kickboard.demo.base import DemoJob
from kickboard.demo.folder import checked_name, demo_folder

COLUMNS = ("id", "ordered_on", "customer_id", "product", "quantity", "cents", "state")
#: Longest line there can be, in bytes.
_LINE = 4096


class ExportJob(DemoJob, queue="reports", retry=3):
    """Write all orders of the shop into a CSV file, a chunk at a time.

    The file appears in ``demo/exports`` when it is complete. A job that is killed in the
    middle goes on where it was: what is written so far stays in a part file of its own.
    """

    def perform(self, name: str = "orders", chunk: int = 5000) -> None:
        """Export.

        Args:
            name: Name of the file; .csv is added.
            chunk: Rows read at a time; memory use does not depend on the table.
        """
        target = demo_folder("exports") / f"{checked_name(name)}.csv"
        part = target.with_name(f".{self.key}.part")
        written = 0
        with (
            open(part, "a+b", opener=private.opener) as file,
            shop.database(self.now()) as database,
        ):
            last = _resume(file)
            total = database.execute("SELECT max(id) FROM orders").fetchone()[0] or 1
            query = f"SELECT {', '.join(COLUMNS)} FROM orders WHERE id > ? ORDER BY id LIMIT ?"
            while rows := database.execute(query, (last, chunk)).fetchall():
                file.write(_lines(rows))
                last, written = rows[-1][0], written + len(rows)
                self.progress(last / total, f"order {last}")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
        self.log.info("%s: %d orders, %d of them in this run", target.name, last, written)


def _resume(file: BinaryIO) -> int:
    """Cut off a line that was not finished; return the last order in the file, 0 for none.

    No value of these columns has a line break in it, so that a line is a row.
    """
    end = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, end - _LINE))
    tail = file.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    file.truncate(start + len(whole))
    if not whole:
        file.write(_lines([COLUMNS]))
        return 0
    first = whole.splitlines()[-1].partition(b",")[0]
    return int(first) if first.isdigit() else 0


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(cell, row) for row in rows)
    return out.getvalue().encode()
