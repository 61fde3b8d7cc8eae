"""How long jobs waited or ran: p50, p95, p99 and the longest, on a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kickboard_desktop import format as text
from kickboard_desktop.charts.curves import CurveView
from kickboard_desktop.charts.frame import LAG, ChartFrame, GridLine
from kickboard_desktop.charts.percentiles import CONFIDENT, Percentiles, Quantiles
from kickboard_desktop.charts.pictured import LegendItem
from kickboard_desktop.charts.scale import SteadyDecades
from kickboard_desktop.charts.series import Span, TickSeries
from kickboard_desktop.charts.value_box import Curve
from kickboard_desktop.models.redis.measured import MinuteTimes, RunTimes, below
from kickboard_desktop.texts import QT_TRANSLATE_NOOP
from kickboard_desktop.theme import Theme

#: Column of the percentiles, word, token.
CURVES = (
    ("p50", QT_TRANSLATE_NOOP("Curves", "p50"), "accent"),
    ("p95", QT_TRANSLATE_NOOP("Curves", "p95"), "violet"),
    ("p99", QT_TRANSLATE_NOOP("Curves", "p99"), "warn"),
    ("highest", QT_TRANSLATE_NOOP("Curves", "max"), "muted"),
)
#: The 99th percentile where it comes from few samples: a curve of its own, dashed.
UNSURE = QT_TRANSLATE_NOOP("Curves", "p99, few jobs")
#: Seconds between two points of an hour; otherwise there is one each second.
_HOUR_STEP = 6


class LatencyChart(ChartFrame):
    """Percentiles of the wait or the run of jobs, merged over ten seconds for each point."""

    def __init__(self, theme: Theme, series: TickSeries, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Latency"), parent)
        self.setObjectName("latencyChart")
        self._series = series
        self._kind = "wait"
        self._scale = SteadyDecades()
        sure = [Curve(word, token) for _, word, token in CURVES]
        unsure = Curve(UNSURE, "warn", dashed=True)
        self.curves = CurveView(self, [*sure, unsure], self._power_text)
        self._shown: tuple[str, str, float | None] = ("", "", None)
        self._measured: RunTimes | None = None
        self._relabel()

    @property
    def percentiles(self) -> Percentiles:
        """What it shows."""
        return self._series.wait if self._kind == "wait" else self._series.run

    @property
    def measured(self) -> RunTimes | None:
        """What it shows instead, where no engine tells of each job; None: there is nothing."""
        return self._measured if self._kind == "run" else None

    @property
    def is_known(self) -> bool:
        """Whether it has anything to show."""
        if self.measured is not None:
            return self.measured.is_known
        return self.percentiles.newest is not None

    def current(self) -> Quantiles:
        """Return the newest percentiles: of the last ten seconds, measured ones of minutes."""
        if self.measured is None:
            return self._series.quantiles(self._kind, 10.0)
        *bounds, samples = self.measured.newest()
        p50, p95, p99, highest = (None if math.isnan(one) else one for one in bounds)
        return Quantiles(p50, p95, p99, highest, samples)

    def set_measured(self, times: RunTimes | None) -> None:
        """Show what was measured by minute as the run of jobs; None: what the engine tells."""
        if times is not self._measured:
            self._measured = times
            self._clear()
        self.refresh()

    def _clear(self) -> None:
        self._shown = ("", "", None)
        self.curves.show_curves((), {}, float(self._scale.high))

    def set_kind(self, kind: str) -> None:
        """Show "wait" or "run"."""
        self._kind = kind
        if not self.is_known:
            self._clear()
        self.refresh()

    def set_span(self, span: Span) -> None:
        """Show another stretch of time."""
        self.span = span
        self.update()
        self.refresh()

    def refresh(self) -> None:
        """Take the newest points over; there is a new one each second."""
        if self.measured is not None:
            self._refresh_measured(self.measured)
            return
        shown = (self._kind, self.span.key, self.percentiles.newest)
        if shown == self._shown or shown[2] is None:
            return
        self._shown = shown
        step = _HOUR_STEP if self.span.seconds >= 3600 else 1
        count = self.span.seconds // step
        columns = {c: self.percentiles.points(c, count, step) for c in Percentiles.COLUMNS}
        newest = float(shown[2])
        x = [newest + 1.0 - step * i for i in range(len(columns["p50"]) - 1, -1, -1)]
        self._show_columns(x, columns, newest)

    def _refresh_measured(self, times: RunTimes) -> None:
        """Draw each minute as a level stretch: nobody knows more of what is in it."""
        shown = (self._kind, self.span.key, times.at)
        if shown == self._shown or not times.is_known:
            return
        self._shown = shown
        x: list[float] = []
        columns: dict[str, list[float]] = {column: [] for column in MinuteTimes._fields}
        for minute, one in times.each():
            x += (float(minute), max(float(minute), min(minute + 60.0, times.at)))
            for column, value in one._asdict().items():
                columns[column] += (float(value), float(value))
        self._show_columns(x, columns, times.at)

    def _show_columns(
        self, x: Sequence[float], columns: Mapping[str, Sequence[float]], newest: float
    ) -> None:
        known = [v for v in (*columns["p50"], *columns["highest"]) if v > 0]
        if known and self._scale.fit(min(known), max(known), newest):
            self._relabel()
        values = {word: [_power(v) for v in columns[column]] for column, word, _ in CURVES}
        values[UNSURE], values["p99"] = _by_confidence(values["p99"], columns["samples"])
        self.curves.show_curves(
            x, values, float(self._scale.high), bottom=float(self._scale.low), unfinished=0
        )

    def slide(self, now: float) -> bool:
        """Move on to *now*."""
        moved = super().slide(now)
        if moved:
            self.curves.slide()
        return moved

    def still(self) -> LatencyChart:
        """Return a chart of the same numbers that stands still."""
        made = LatencyChart(self.theme, self._series)
        made.curves.set_still()
        made.set_message(self.message)
        made.set_marks(self.marks.shown)
        made.set_kind(self._kind)
        made.set_measured(self._measured)
        made.set_span(self.span)
        made.slide(max(self.right, self._series.at or 0.0) + LAG)
        return made

    @property
    def kind(self) -> str:
        """What it shows: "wait" or "run"."""
        return self._kind

    def legend_items(self) -> list[LegendItem]:
        """Return the percentiles and their newest values."""
        values = self.current()[: len(CURVES)]
        known = [v if isinstance(v, float) else None for v in values]
        words = [self.value_text(v) for v in known]
        return [LegendItem(c, w) for c, w in zip(self.curves.curves, words, strict=False)]

    def value_text(self, seconds: float | None) -> str:
        """Return *seconds* as its legend writes them: what was measured are bounds."""
        if seconds is None:
            return text.NONE
        if self.measured is None:
            return text.duration(seconds)
        return below(seconds, self.measured.slowest_bound)

    def _power_text(self, power: float) -> str:
        return text.NONE if math.isnan(power) else self.value_text(_rounded(10.0**power))

    def _relabel(self) -> None:
        low, high = self._scale.low, self._scale.high
        share = 1.0 / (high - low)
        lines = self._scale.lines
        self.set_lines([GridLine((e - low) * share, _decade_text(e)) for e in lines])


def _power(seconds: float) -> float:
    """Return the power of ten that *seconds* are; nan stays nan."""
    return math.log10(seconds) if seconds > 0 else math.nan


def _decade_text(exponent: int) -> str:
    """Return a power of ten of seconds in the unit that makes it whole: 10 ms, 100 s."""
    factor, unit = next(u for u in ((0, "s"), (3, "ms"), (6, "µs")) if exponent + u[0] >= 0)
    return text.with_unit(text.count(10 ** (exponent + factor)), unit)


def _rounded(seconds: float) -> float:
    """Return *seconds* without what the way there and back through the logarithm added."""
    return float(f"{seconds:.9g}")


def _by_confidence(
    values: Sequence[float], samples: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return *values* in two curves: those from few samples, and those from enough."""
    pairs = list(zip(values, samples, strict=True))
    unsure = [value if count < CONFIDENT else math.nan for value, count in pairs]
    sure = [value if count >= CONFIDENT else math.nan for value, count in pairs]
    return unsure, sure
