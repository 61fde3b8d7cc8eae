"""A list kept up to date by its differences: only what changed is told."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.lists.roles import ROW
from kickboard_desktop.models.lists.small import TableModel


@dataclass(frozen=True)
class Entry:
    key: str
    size: int = 0


COLUMNS = (
    Column[Entry](id="key", title="Name", width=100, text=lambda row: row.key),
    Column[Entry](
        id="size",
        title="Size",
        width=60,
        right=True,
        text=lambda row: str(row.size),
        tip=lambda row: f"{row.size} jobs",
    ),
)


def test_a_cell_gives_text_tooltip_alignment_and_row(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS)
    model.set_rows([Entry("a", 3)])
    cell = model.index(0, 1)

    assert cell.data() == "3"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "3 jobs"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert cell.data(ROW) == Entry("a", 3)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Size"


def test_only_the_row_that_differs_is_told(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS)
    model.set_rows([Entry("a"), Entry("b"), Entry("c")])

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows([Entry("a"), Entry("b", 9), Entry("c")])

    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)


def test_a_row_that_moves_up_is_moved_and_not_made_anew(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS)
    model.set_rows([Entry("a"), Entry("b"), Entry("c")])
    held = QPersistentModelIndex(model.index(2, 0))

    model.set_rows([Entry("c", 1), Entry("a"), Entry("b")])

    assert held.isValid()
    assert held.row() == 0
    assert held.data() == "c"


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(
            st.builds(Entry, st.sampled_from("abcdefgh"), st.integers(0, 3)),
            unique_by=lambda e: e.key,
        ),
        max_size=12,
    )
)
def test_whatever_the_updates_qts_rules_hold(qtbot: QtBot, updates: list[list[Entry]]) -> None:
    model = TableModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for rows in updates:
        held = {
            row.key: QPersistentModelIndex(model.index(n, 0)) for n, row in enumerate(model.rows)
        }
        model.set_rows(rows)
        assert model.rows == tuple(rows)
        keys = {row.key for row in rows}
        assert all(index.isValid() == (key in keys) for key, index in held.items())
        assert all(index.data() == key for key, index in held.items() if index.isValid())
    model.deleteLater()
