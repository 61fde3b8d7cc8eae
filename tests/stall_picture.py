"""Takes the README's picture of a stall: the open model sees it, the closed one hides it.

The same two seconds in which nothing works, in leaping time, so the picture is the same to
the last pixel each time. ``python3 tests/stall_picture.py FILE --theme dark``.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kickboard.lab.load.result import Result
from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import Arrivals, Change, Scenario, Service, Work

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kickboard_desktop.theme import Theme

#: Points of each half, and of its title.
WIDE, TALL, TITLE = 700, 620, 64
MARGIN = 16


def stalled(model: Literal["open", "closed"]) -> Result:
    """Run a minute of ten clients, or a hundred jobs a second, with a stall in the middle."""
    arrivals = Arrivals(model=model, rate=100, clients=10, think=0.09)
    work = (Work(service=Service(kind="constant", mean=0.01)),)
    stall = (Change(at=30, do="stall", seconds=2),)
    return LoadRun(
        Scenario(seconds=60, simulate=True, arrivals=arrivals, work=work, changes=stall)
    ).run()


def paint(path: Path, scheme: str) -> None:
    """Write the picture in the colours of *scheme*."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from kickboard_desktop.theme import Theme  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(scheme)
    theme.apply(app)
    image = QImage(2 * WIDE + 3 * MARGIN, TALL + TITLE + MARGIN, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    for number, model in enumerate(("open", "closed")):
        painter.save()
        painter.translate(MARGIN + number * (WIDE + MARGIN), 0)
        _half(painter, theme, "open" if model == "open" else "closed")
        painter.restore()
    painter.end()
    image.save(str(path))


def _half(painter: QPainter, theme: Theme, model: Literal["open", "closed"]) -> None:
    """Draw one model's title and charts."""
    from PySide6.QtCore import QPoint, QRect, Qt  # noqa: PLC0415
    from PySide6.QtGui import QFont, QRegion  # noqa: PLC0415
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415

    from kickboard_desktop import assets  # noqa: PLC0415
    from kickboard_desktop import format as text  # noqa: PLC0415
    from kickboard_desktop.charts.load_charts import LoadCharts  # noqa: PLC0415
    from kickboard_desktop.models.teaching.load import LoadShown  # noqa: PLC0415

    finished = stalled(model)
    p99 = finished.summary().percentile("total", 0.99) or 0.0
    titles = {"open": "Open: 100 jobs a second", "closed": "Closed: 10 clients that wait"}
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    line = QRect(0, 8, WIDE - 12, TITLE - 16)
    painter.setFont(assets.ui_font(18, QFont.Weight.DemiBold))
    painter.setPen(theme.color("text"))
    painter.drawText(line, left, titles[model])
    painter.setPen(theme.color("bad" if p99 > 0.5 else "good"))
    painter.drawText(line, right, f"p99 {text.duration(p99)}")
    charts = LoadCharts(theme)
    charts.show_run(LoadShown.saved(finished))
    still = charts.still()
    still.resize(WIDE, TALL)
    still.render(painter, QPoint(0, TITLE), QRegion(), QWidget.RenderFlag.DrawChildren)


def main() -> None:
    """Take the picture of one theme."""
    parser = argparse.ArgumentParser(prog="stall_picture.py", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    options = parser.parse_args()
    paint(options.file, options.theme)


if __name__ == "__main__":
    main()
