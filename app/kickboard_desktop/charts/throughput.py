"""Jobs a second: done, failed, retried and enqueued, sliding with the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kickboard_desktop import format as text
from kickboard_desktop.charts.curves import CurveView
from kickboard_desktop.charts.frame import LAG, ChartFrame, GridLine
from kickboard_desktop.charts.pictured import LegendItem
from kickboard_desktop.charts.scale import LINES, SteadyStep
from kickboard_desktop.charts.series import Span, TickSeries
from kickboard_desktop.charts.value_box import Curve
from kickboard_desktop.texts import QT_TRANSLATE_NOOP
from kickboard_desktop.theme import Theme

#: How far above the work that is done a burst of enqueued jobs may stretch the axis. A bulk
#: push of thousands is over in a second; the curve of the work would be flat for a minute.
BURST = 3.0
#: Seconds between two looks while nothing happens; the curves go on as far, level.
CALM_SECONDS = 2.0
#: Seconds that the rates in the legend are of.
RATE_SECONDS = 3.0
#: Kind in the series, word, token, dashed.
CURVES = (
    ("done", QT_TRANSLATE_NOOP("Curves", "done"), "accent", False),
    ("failed", QT_TRANSLATE_NOOP("Curves", "failed"), "bad", False),
    ("retried", QT_TRANSLATE_NOOP("Curves", "retried"), "warn", False),
    ("pushed", QT_TRANSLATE_NOOP("Curves", "enqueued"), "muted", True),
)


class ThroughputChart(ChartFrame):
    """The throughput of the last minute, ten minutes or hour."""

    def __init__(self, theme: Theme, series: TickSeries, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Throughput"), parent)
        self.setObjectName("throughputChart")
        self._series = series
        self._scale = SteadyStep()
        self._refreshed_at = 0.0
        curves = [
            Curve(word, token, dashed=dashed, filled=kind == "done")
            for kind, word, token, dashed in CURVES
        ]
        self.curves = CurveView(self, curves, text.rate)
        self._relabel()

    def set_span(self, span: Span) -> None:
        """Show another stretch of time."""
        self.span = span
        self._refreshed_at = 0.0
        self.update()
        self.refresh()

    def refresh(self) -> None:
        """Take the newest numbers over. After a tick, while the chart is seen."""
        series = self._series
        at = series.at or 0.0
        if self.is_calm and 0.0 <= at - self._refreshed_at < CALM_SECONDS:
            return
        self._refreshed_at = at
        values = {word: series.curve(kind, self.span) for kind, word, _, _ in CURVES}
        if series.at is None or not values["done"]:
            return
        whole = series.curve_time(self.span)
        x = [whole - self.span.width * i for i in range(len(values["done"]) - 2, -1, -1)]
        x.append(max(series.at, whole) + (CALM_SECONDS + LAG if self.is_calm else 0.0))
        if self._scale.fit(_highest(values), series.at):
            self._relabel()
        unfinished = 0 if self.is_calm else 1
        self.curves.show_curves(x, values, self._scale.top, unfinished=unfinished)

    def slide(self, now: float) -> bool:
        """Move on to *now*."""
        moved = super().slide(now)
        if moved:
            self.curves.slide()
        return moved

    def still(self) -> ThroughputChart:
        """Return a chart of the same numbers that stands still."""
        made = ThroughputChart(self.theme, self._series)
        made.curves.set_still()
        made.set_message(self.message)
        made.set_marks(self.marks.shown)
        made.set_span(self.span)
        made.slide(max(self.right, self._series.at or 0.0) + LAG)
        return made

    def legend_items(self) -> list[LegendItem]:
        """Return the curves and their rates of the last seconds."""
        rate = self._series.rate
        return [
            LegendItem(curve, text.rate(rate(kind, RATE_SECONDS)))
            for curve, (kind, _, _, _) in zip(self.curves.curves, CURVES, strict=True)
        ]

    def _relabel(self) -> None:
        step = self._scale.step
        lines = [GridLine(i / LINES, text.compact(step * i)) for i in range(LINES + 1)]
        self.set_lines(lines)


def _highest(values: Mapping[str, Sequence[float]]) -> float:
    """Return what the axis must reach: all the work, and bursts of pushes as far as sensible."""
    pushed = max(values["enqueued"], default=0.0)
    worked = max(max(v, default=0.0) for word, v in values.items() if word != "enqueued")
    return max(worked, min(pushed, worked * BURST)) if worked >= 1.0 else max(worked, pushed)
