"""Load test: what is to come at the left, what became of it at the right.

Everything is steered through `LoadTest`, which outlives the page. The frame timer runs while
the page is seen and a run is under way, and moves the line of the present.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import format as text
from kickboard_desktop.charts.load_charts import LoadCharts
from kickboard_desktop.charts.pictured import ChartPicture
from kickboard_desktop.labs.load_test import LoadTest, stamp
from kickboard_desktop.models.teaching.load import LoadPlan
from kickboard_desktop.texts import counted, jobs
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.load.card import load_card, scenario_words
from kickboard_desktop.views.load.confirm import begin
from kickboard_desktop.views.load.setup import LoadSetup
from kickboard_desktop.views.load.transport import LoadTransport
from kickboard_desktop.views.load.verdict import LoadVerdict
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import (
    ComboBox,
    EmptyState,
    Panel,
    Segmented,
    button,
    plain_label,
    set_tip,
)
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.turning import TurningRow

FRAME_MS = 16
#: Points in which plan and charts have room beside each other.
SIDE_BY_SIDE = 710
#: Points of a list of runs, at least.
LIST_WIDTH = 130
#: What stands in the list of saved runs for one in another file.
OPEN = "open"


class LoadTestPage(Page):
    """The page. It owns nothing but its widgets."""

    name = "load"

    def __init__(self, test: LoadTest, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Load test"), parent)
        self._test = test
        self._theme = theme
        self._is_active = False
        self._frames = make_timer(
            self, "load_frame_timer", self._on_frame, ms=FRAME_MS, precise=True
        )
        self._build()
        self._on_saved_changed()
        test.changed.connect(self._on_changed)
        test.advanced.connect(self._on_advanced)
        test.saved_changed.connect(self._on_saved_changed)
        self._on_changed()

    # -- what the window asks
    def activated(self) -> None:
        """Show what there is, and which runs are saved."""
        self._is_active = True
        self.show_classes()
        self._test.look_for_saved()
        self._on_changed()

    @Slot()
    def show_classes(self) -> None:
        """Offer the job classes that the engine knows by now."""
        self._setup.set_known(self._test.classes())

    def deactivated(self) -> None:
        """Paint nothing more; a run goes on."""
        self._is_active = False
        self._frames.stop()

    def run(self, plan: LoadPlan) -> None:
        """Show *plan*, and run it unless something runs already."""
        self._setup.show_plan(plan)
        self._side.choose("result")
        begin(self._test, plan, self)
        self._plots.setFocus()

    # -- building
    def _build(self) -> None:
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        turning = TurningRow(SIDE_BY_SIDE, parent=self)
        turning.turned.connect(self._on_turned)
        row = turning.row
        self._is_turned = False
        planned = self._planned = Panel(flush=True, parent=self)
        self._setup = LoadSetup(self._theme, self._test.plan, planned)
        self._setup.plan_changed.connect(self._on_plan_changed)
        planned.body.addWidget(self._setup)
        row.addWidget(planned)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_run())
        row.addWidget(self._stack, 1)
        layout.addWidget(turning, 1)
        foot = Panel(parent=self)
        self._transport = LoadTransport(self._theme, foot)
        self._transport.started.connect(self._on_start)
        self._transport.cancelled.connect(self._test.cancel)
        self._transport.stalled.connect(self._test.stall)
        self._transport.resized.connect(self._test.resize)
        self._transport.spread.connect(self._test.have_processes)
        foot.body.addWidget(self._transport)
        layout.addWidget(foot)

    @Slot(bool)
    def _on_turned(self, turned: bool) -> None:
        self._is_turned = turned
        self._show_transport()
        self._setup.set_wide(wide=turned)
        self._side.setVisible(turned)
        self._show_side()

    @Slot(str)
    def _show_side(self, _key: str = "") -> None:
        """Show plan and result; where they have no room beside each other, the chosen one."""
        self._planned.setVisible(not self._is_turned or self._side.key == "plan")
        self._stack.setVisible(not self._is_turned or self._side.key == "result")

    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        sides = [("plan", self.tr("Plan")), ("result", self.tr("Result"))]
        self._side = Segmented(self.tr("What is shown"), sides, parent=self)
        self._side.chosen.connect(self._show_side)
        self._side.hide()
        row.add(self._side)
        row.add_stretch()
        self._saved = ComboBox(self._theme, self.tr("Saved runs"), self)
        self._saved.setObjectName("load_saved")
        self._saved.setMinimumWidth(LIST_WIDTH)
        self._saved.activated.connect(self._on_saved_chosen)
        self._behind = ComboBox(self._theme, self.tr("Compare with"), self)
        self._behind.setObjectName("load_behind")
        self._behind.setMinimumWidth(LIST_WIDTH)
        self._behind.activated.connect(self._on_behind_chosen)
        set_tip(self._behind, self.tr("Another run, dotted behind the curves of this one."))
        self._export = button(self.tr("Export report"), parent=self)
        self._export.setObjectName("load_export")
        self._export.clicked.connect(self._on_export)
        for widget in (self._saved, self._behind, self._export):
            row.add(widget)
        return row

    def _make_empty(self) -> QWidget:
        panel = Panel(parent=self)
        empty = EmptyState(self._theme, "gauge", self.tr("How much can it bear?"), parent=panel)
        empty.button.setProperty("kind", "primary")
        empty.button.setObjectName("load_first")
        empty.acted.connect(self._on_start)
        self._empty = empty
        self._show_empty()
        panel.body.addWidget(empty)
        return panel

    def _show_empty(self) -> None:
        """Say what the plan would do, as long as there is nothing else to show."""
        plan, why = self._setup.plan, ""
        if plan.place == "sandbox":
            why = self.tr(
                "What the plan says runs on an engine of its own in a sandbox; your own jobs are "
                "not touched."
            )
        action = self.tr("Run %s") % text.duration(plan.seconds)
        self._empty.say(self.tr("How much can it bear?"), why, action=action)

    def _make_run(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._verdict = LoadVerdict(self._theme, page)
        column.addWidget(self._verdict)
        panel = Panel(flush=False, parent=page)
        kinds = [
            ("total", self.tr("Total")),
            ("wait", self.tr("Wait")),
            ("run", self.tr("Run")),
        ]
        self._plots = LoadCharts(self._theme, panel)
        self._plots.drawn.connect(self.frame_painted)
        self._times = Segmented(self.tr("Durations"), kinds, parent=panel)
        self._times.chosen.connect(self._plots.set_times)
        line = FlowRow()
        line.add(plain_label(self.tr("Durations of"), tone="muted", parent=panel))
        line.add(self._times)
        line.add_stretch()
        self._legend = plain_label("", tone="muted", parent=panel)
        line.add(self._legend)
        panel.body.addLayout(line)
        panel.body.addWidget(self._plots, 1)
        column.addWidget(panel, 1)
        return page

    # -- what is chosen
    @Slot()
    def _on_start(self) -> None:
        self.run(self._setup.plan)

    @Slot()
    def _on_plan_changed(self) -> None:
        self._show_empty()
        self._show_transport()

    @Slot(int)
    def _on_saved_chosen(self, index: int) -> None:
        path = self._saved.itemData(index)
        if path == OPEN:
            self._saved.setCurrentIndex(0)
            self._choose_run()
        elif path is not None:
            self._side.choose("result")
            self._test.show_saved(Path(path))

    def _choose_run(self) -> None:
        """Ask for a run in a file: a report, or JSON."""
        dialog = QFileDialog(self, self.tr("Open a run"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Reports and saved runs (*.html *.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_run_selected)
        dialog.open()

    @Slot(str)
    def _on_run_selected(self, name: str) -> None:
        self._side.choose("result")
        self._test.show_saved(Path(name))

    @Slot(int)
    def _on_behind_chosen(self, index: int) -> None:
        path = self._behind.itemData(index)
        self._test.compare_with(None if path is None else Path(path))

    @Slot()
    def _on_export(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = {
            "html": self.tr("Report, one HTML file"),
            "csv": self.tr("Intervals as CSV"),
            "json": self.tr("The run as JSON"),
            "png": self.tr("The charts as a picture (PNG)"),
            "svg": self.tr("The charts as a drawing (SVG)"),
        }
        for ending, words in kinds.items():
            menu.addAction(words).triggered.connect(partial(self._choose_file, ending))
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height())))

    def _choose_file(self, ending: str, _checked: bool = False) -> None:
        dialog = QFileDialog(self, self.tr("Export report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(f"load-test.{ending}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        if path.suffix in (".png", ".svg"):
            self._test.write(path, self._picture(path.suffix))
        else:
            self._test.export(path)

    def _picture(self, ending: str) -> bytes:
        """Return the charts as a file of that kind; painted here, on the thread that paints."""
        shown = self._test.shown
        scenario = shown.scenario if shown is not None else None
        words = "" if scenario is None else scenario_words(scenario)
        picture = ChartPicture(self._plots, self._theme, self.title, words)
        return picture.svg() if ending == ".svg" else picture.png()

    def card(self, when: str) -> QImage | None:
        """Return the card of the run that is shown; None: there is none."""
        shown = self._test.shown
        if shown is None or not shown.points:
            return None
        at = text.full_time(shown.started_at)[:16] if shown.started_at else when
        return load_card(shown, self._theme, at, self._times.key)

    # -- what happens
    @Slot()
    def _on_changed(self) -> None:
        test = self._test
        shown = test.shown
        self._stack.setCurrentIndex(0 if shown is None else 1)
        self._setup.setEnabled(not test.is_running)
        self._saved.setEnabled(not test.is_running)
        self._behind.setEnabled(shown is not None)
        self._export.setEnabled(shown is not None and shown.result is not None)
        if test.is_running:
            plan = test.plan
            self._transport.set_processors(
                plan.processors, plan.processes, can_spread=plan.place != "simulate"
            )
        self._plots.show_run(shown, test.ghost)
        self._verdict.show_run(shown, test.ghost)
        self._legend.setText(self.tr("dotted: another run") if test.ghost else "")
        self._show_transport()
        if self._is_active and test.is_running:
            self._frames.start()
        else:
            self._frames.stop()

    def _show_transport(self) -> None:
        test, fault = self._test, self._setup.fault()
        running = test.is_running
        self._transport.show_state(running=running, stopping=test.is_stopping, can_start=not fault)
        self._transport.stand_back(back=test.shown is None and not self._is_turned)
        if test.trouble:
            self._transport.say(test.trouble, "bad")
        elif test.is_stopping:
            self._transport.say(self.tr("Cancelled: engine and generator stop, and are cleaned up"))
        elif running:
            self._transport.say(self.tr("Starting an engine and a generator"))
        else:
            self._transport.say(self._idle_words(self._setup.plan))

    def _idle_words(self, plan: LoadPlan) -> str:
        """Say what pressing Start would do."""
        if plan.model == "closed":
            return counted(
                plan.clients,
                self.tr("1 client, which waits for its job"),
                self.tr("%s clients, each waiting for its job"),
            )
        number = round(sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in _pairs(plan)))
        return self.tr("About %s") % jobs(number)

    @Slot()
    def _on_advanced(self) -> None:
        if not self._is_active:
            return
        self._plots.renew()
        self._verdict.show_run(self._test.shown, self._test.ghost)

    @Slot()
    def _on_frame(self) -> None:
        shown, test = self._test.shown, self._test
        if shown is None or not shown.started_at or test.is_stopping or test.trouble:
            return
        second = shown.reached if test.plan.place == "simulate" else time.time() - shown.started_at
        self._plots.advance(max(0.0, second))
        self._transport.show_progress(max(0.0, second), shown.length)

    @Slot()
    def _on_saved_changed(self) -> None:
        for box, first in (
            (self._saved, self.tr("Saved runs")),
            (self._behind, self.tr("Compare with")),
        ):
            chosen = box.currentData()
            box.clear()
            box.addItem(first, None)
            for run in self._test.saved:
                box.addItem(stamp(run.at), str(run.path))
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self._saved.addItem(self.tr("Open a file…"), OPEN)


def _pairs(plan: LoadPlan) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(plan.points, plan.points[1:], strict=False))
