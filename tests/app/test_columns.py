"""The widths that columns begin with."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from kickboard.payload.record import JobState
from kickboard.stores.redis import payloads
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import job_columns
from kickboard_desktop.models.rows.errors import error_columns

NOW = 1_800_000_000.0
#: Points at each side of a cell's words.
PADDING = 8


@pytest.mark.parametrize("ago", [59.0, 3_599.0, 86_340.0, 86_400.0 * 29])
def test_how_long_ago_is_not_cut_off(qapp: QApplication, ago: float) -> None:
    assets.load_fonts()
    words = text.when(NOW - ago, NOW)
    needed = QFontMetricsF(assets.ui_font()).horizontalAdvance(words) + 2 * PADDING

    widths = [
        column.width
        for columns in (job_columns(JobState.DEAD), error_columns())
        for column in columns
        if column.id in {"at", "first", "last"}
    ]

    assert len(widths) == 3
    assert min(widths) >= needed, words


def test_what_is_no_job_is_shown_as_it_is() -> None:
    """Another program can put anything into a queue; it can be looked at, and deleted."""
    row = payloads.row(b"{broken \x07json", JobState.RETRY, 1.0)
    shown = {column.id: column.text(row, 2.0) for column in job_columns(JobState.RETRY)}

    assert (shown["class"], shown["args"], shown["attempt"]) == (
        "no job",
        "{broken \\x07json",
        "–",
    )
