"""What can be taken out of the window: a card, charts, rows, a recording."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions.recording_actions import RECORDING
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


def some_chart(now: Situation) -> str:
    """The page has a chart."""
    return "" if now.charts else translate("Actions", "There is no chart on this page.")


def some_rows(now: Situation) -> str:
    """The page has a table with rows."""
    return "" if now.rows else translate("Actions", "There are no rows on this page.")


SHARING = (
    ActionSpec(
        id="export_rows",
        text=QT_TRANSLATE_NOOP("Actions", "Save rows…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Save the selected rows, or all that match, as CSV, JSON or Markdown."
        ),
        icon="download",
        keys=("Ctrl+S",),
        rule=some_rows,
    ),
    ActionSpec(
        id="copy_rows_csv",
        text=QT_TRANSLATE_NOOP("Actions", "Copy rows as CSV"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the selected rows, or all, for a spreadsheet."),
        icon="table",
        rule=some_rows,
    ),
    ActionSpec(
        id="copy_rows_json",
        text=QT_TRANSLATE_NOOP("Actions", "Copy rows as JSON"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the selected rows, or all, as a JSON list."),
        icon="file-code",
        rule=some_rows,
    ),
    ActionSpec(
        id="copy_rows_md",
        text=QT_TRANSLATE_NOOP("Actions", "Copy rows as Markdown"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Copy the selected rows, or all, as a table for an issue or a chat."
        ),
        icon="hash",
        rule=some_rows,
    ),
    ActionSpec(
        id="share_card",
        text=QT_TRANSLATE_NOOP("Actions", "Copy a card to share"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Copy a picture with the charts and the numbers of now; no names, no arguments.",
        ),
        icon="share-2",
        keys=("Ctrl+Shift+C",),
    ),
    ActionSpec(
        id="save_card",
        text=QT_TRANSLATE_NOOP("Actions", "Save a card to share…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Save the card that was copied last, or one of now."),
        icon="image",
    ),
    ActionSpec(
        id="chart_copy",
        text=QT_TRANSLATE_NOOP("Actions", "Copy the chart"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the chart with title and legend as a picture."),
        icon="copy",
        rule=some_chart,
    ),
    ActionSpec(
        id="chart_png",
        text=QT_TRANSLATE_NOOP("Actions", "Save the chart as PNG…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Save the chart with title and legend as pixels."),
        icon="image",
        rule=some_chart,
    ),
    ActionSpec(
        id="chart_svg",
        text=QT_TRANSLATE_NOOP("Actions", "Save the chart as SVG…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Save the chart with title and legend as lines and text that stay sharp."
        ),
        icon="chart-line",
        rule=some_chart,
    ),
    *RECORDING,
)
