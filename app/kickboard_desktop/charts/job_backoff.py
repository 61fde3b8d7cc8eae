"""The delays of one job on the formula's band: planned, late, and those that may still come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kickboard.jobs.backoff import Formula
from kickboard_desktop import assets
from kickboard_desktop.charts.backoff import BackoffChart
from kickboard_desktop.models.job.projection import Planned
from kickboard_desktop.models.teaching.backoff import Wait
from kickboard_desktop.theme import Theme

#: Retries that are shown at least, so that one dot does not fill the width.
FEWEST = 5
ICON = 14
#: Points: the radius of a delay that may still come.
TO_COME = 2.5


class JobBackoffChart(BackoffChart):
    """As in the lab, without other rules, and with what is to come."""

    RIGHT, BOTTOM = 16, 38

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("job_backoff_chart")
        self.setMinimumSize(240, 110)
        self._band: Formula | None = None
        self._to_come: Sequence[Planned] = ()
        self._death = ""
        self._got = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it likes: a dock is narrow."""
        return QSize(360, 220)

    @property
    def to_come(self) -> Sequence[Planned]:
        """The tries to come that it shows."""
        return self._to_come

    def show_job(
        self,
        formula: Formula | None,
        retries: int,
        waits: Sequence[Wait],
        to_come: Sequence[Planned],
        death: str,
    ) -> None:
        """Show a job's delays.

        Args:
            formula: Whose band is drawn; None: the job has a rule of its own.
            retries: How many it gets.
            waits: Those that were planned.
            to_come: What is expected of the others.
            death: When it would be dead, in words; "" where that is not known.
        """
        self._got = retries
        highest = max([retries, FEWEST, *(w.number for w in waits), *(p.number for p in to_come)])
        self._band, self._to_come, self._death = formula, to_come, death
        self.show_rule(formula, highest, ())
        self.show_waits(waits)
        self.update()

    def still(self) -> JobBackoffChart:
        """Return a chart of the same numbers that stands still."""
        made = JobBackoffChart(self._theme)
        made.show_job(self._band, self._got, self._waits, self._to_come, self._death)
        return made

    def _draw_marks(self, painter: QPainter) -> None:
        if self._band is not None:
            self._draw_band(painter, self._band)
        self._draw_to_come(painter)
        self._draw_waits(painter)
        self._draw_death(painter)

    def _draw_to_come(self, painter: QPainter) -> None:
        """Draw a hollow dot for each delay to come, at the formula's mean."""
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.setBrush(self._theme.color("panel"))
        for planned in self._to_come:
            painter.drawEllipse(self.place(planned.number, planned.wait), TO_COME, TO_COME)

    def _draw_death(self, painter: QPainter) -> None:
        """Say at the upper left, where no delay lies, when it would be dead."""
        if not self._death:
            return
        left, top = self.plot.left() + 8, self.plot.top() + 4
        place = QRectF(round(left), round(top), ICON, ICON)
        assets.draw_icon(painter, "skull", self._theme.tokens.bad, place)
        painter.setPen(self._theme.color("bad"))
        box = QRectF(left + ICON + 4, top - 1, self.plot.width() - ICON - 12, 16)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._death)
