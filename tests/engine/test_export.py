"""Rows as CSV, JSON and Markdown: safe to open, whole, and never all in memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import pytest

from kickboard import Client
from kickboard.inspection import export
from kickboard.inspection.export import FIELDS, Sheet, encoded, job_fields, sheet, walk
from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, Page, View
from kickboard.stores.memory import MemoryStore

COLUMNS = ("name", "value")


def jobs(store: MemoryStore, *items: dict[str, Any]) -> None:
    Client(store).push_bulk([{"class": "Mail", "args": [], **item} for item in items])


def test_a_spreadsheet_calculates_nothing_of_a_csv() -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "plain", "＝1"]
    text = sheet("csv", COLUMNS, [{"name": value, "value": 1} for value in evil])

    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'\t=1",
        "plain",
        "'＝1",
    ]
    assert {row[1] for row in rows[1:]} == {"1"}


def test_json_is_one_list_however_it_is_cut_into_pieces() -> None:
    made = Sheet("json", COLUMNS)
    parts = [made.head()]
    pieces: tuple[list[dict[str, object]], ...] = (
        [{"name": "a", "value": [1]}],
        [],
        [{"name": "b"}, {"name": "c", "x": 1}],
    )
    parts += map(made.rows, pieces)
    text = "".join([*parts, made.foot()])

    assert json.loads(text) == [
        {"name": "a", "value": [1]},
        {"name": "b", "value": None},
        {"name": "c", "value": None},
    ]
    assert json.loads(sheet("json", COLUMNS, [])) == []


def test_a_markdown_table_keeps_its_columns_whatever_is_in_a_cell() -> None:
    text = sheet("md", COLUMNS, [{"name": "a|b\n*c* <b>", "value": "x\x1b[2J"}])

    _, line, row = text.splitlines()
    assert line == "| --- | --- |"
    assert row == r"| a\|b \*c\* \<b\> | x\\x1b\[2J |"


def test_a_lone_surrogate_can_be_written(tmp_path: Any) -> None:
    assert encoded("a\ud800b") == b"a\\ud800b"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="csv, json, md"):
        Sheet("xlsx", COLUMNS)


def test_a_job_has_all_fields_its_times_and_its_secrets_masked() -> None:
    store = MemoryStore()
    jobs(
        store,
        {"args": ["ada", {"password": "hush"}], "queue": "mail", "tags": ["x"]},
        {"args": ["t0p"], "class": "Login"},
    )
    second, first = store.page(View(state=JobState.ENQUEUED, order="class")).rows

    row = job_fields(store, first)
    assert tuple(row) == FIELDS
    assert row["args"] == ["ada", {"password": "•••"}]
    assert (row["queue"], row["tags"], row["state"]) == ("mail", ["x"], "enqueued")
    assert row["at"].endswith("Z")
    assert job_fields(store, first, reveal=True)["args"][1] == {"password": "hush"}
    assert job_fields(store, second, names={"Login": ("password",)})["args"] == ["•••"]


def test_a_long_payload_is_told_whole() -> None:
    store = MemoryStore()
    jobs(store, {"args": ["x" * 5000]})
    (row,) = store.page(View(state=JobState.ENQUEUED)).rows

    assert len(row.head) < 5000
    assert job_fields(store, row)["args"] == ["x" * 5000]


def test_walking_reads_a_few_hundred_at_once_and_stops_at_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = MemoryStore()
    jobs(store, *({} for _ in range(2 * export.STEP + 7)))
    asked: list[int] = []
    page = store.page

    def counted(view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        asked.append(n)
        return page(view, at, n)

    monkeypatch.setattr(store, "page", counted)
    view = View(state=JobState.ENQUEUED)
    sizes: Sequence[int] = [len(rows) for rows in walk(store, view)]
    assert sizes == [export.STEP, export.STEP, 7]
    assert max(asked) == export.STEP
    assert sum(len(rows) for rows in walk(store, view, 12)) == 12
