"""Backoff lab: a failing job under a fast clock, and a thousand that fail together.

Everything here is shown and steered through `BackoffLab`. The frame timer runs while the
page is seen and time runs, and moves the two clocks and the bar of the wait under way.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kickboard.jobs.backoff import FORMULAS
from kickboard_desktop import format as text
from kickboard_desktop.charts.backoff import BackoffChart, Ghost
from kickboard_desktop.charts.herd import HerdChart
from kickboard_desktop.charts.waits import WaitsBar
from kickboard_desktop.labs.backoff import BackoffLab, Phase
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.teaching.backoff import LabPlan, proofs, try_columns, try_lines, waits
from kickboard_desktop.models.teaching.herd import herd_proofs, peak_columns, peak_lines
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.lab.clocks import LabClocks
from kickboard_desktop.views.lab.setup import LabSetup, formula_words
from kickboard_desktop.views.lab.transport import LabTransport
from kickboard_desktop.views.lessons.proof_strip import ProofStrip
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import (
    ElidedLabel,
    EmptyState,
    Panel,
    Segmented,
    button,
    plain_label,
    set_tip,
    set_tone,
)
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.page_stack import PageStack
from kickboard_desktop.widgets.table import Table
from kickboard_desktop.widgets.turning import TurningRow

FRAME_MS = 50
#: Points that the table of attempts needs, and that of the herd's peaks.
TABLE_WIDTH, PEAKS_WIDTH = 534, 384
#: Points that a chart needs beside a table.
CHART_WIDTH = 334


class BackoffLabPage(Page):
    """The page. It owns nothing but its widgets; `BackoffLab` outlives it."""

    name = "backoff"

    def __init__(self, lab: BackoffLab, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backoff lab"), parent)
        self._lab = lab
        self._theme = theme
        self._is_active = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tries = TableModel(try_columns(), self)
        self._peaks = TableModel(peak_columns(), self)
        self._frames = make_timer(self, "lab_frame_timer", self._on_frame, ms=FRAME_MS)
        self._build()
        lab.changed.connect(self._on_lab_changed)
        lab.advanced.connect(self._on_lab_advanced)
        self._on_lab_changed()

    # -- what the window asks
    def activated(self) -> None:
        """Wake the lab."""
        self._is_active = True
        self._lab.activate()
        self._on_lab_changed()

    def deactivated(self) -> None:
        """Let time stand still and the engine go."""
        self._is_active = False
        self._frames.stop()
        self._lab.deactivate()

    # -- building
    def _build(self) -> None:
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        self._setup = LabSetup(self)
        self._setup.plan_changed.connect(self._lab.set_plan)
        layout.addWidget(self._setup)
        self._sides: list[tuple[TurningRow, QWidget, QWidget]] = []  # each with chart and table
        self._pages = PageStack(self)
        self._pages.addWidget(self._make_empty())
        self._pages.addWidget(self._make_single())
        self._pages.addWidget(self._make_herd())
        layout.addWidget(self._pages, 1)
        self._foot = self._make_foot()
        layout.addWidget(self._foot)

    def _make_head(self) -> FlowRow:
        row = FlowRow(gap=16)
        row.add(plain_label(self.title, "title", parent=self))
        kinds = [("one", self.tr("One job")), ("herd", self.tr("A thousand together"))]
        self._kind = Segmented(self.tr("What runs"), kinds, parent=self)
        self._kind.chosen.connect(self._on_kind_chosen)
        row.add(self._kind)
        sides = [("chart", self.tr("Chart")), ("table", self.tr("Table"))]
        self._side = Segmented(self.tr("What is shown"), sides, parent=self)
        self._side.chosen.connect(self._show_side)
        self._side.hide()
        row.add(self._side)
        row.add_stretch()
        self._clocks = LabClocks(self)
        row.add(self._clocks)
        return row

    def _make_empty(self) -> QWidget:
        empty = EmptyState(
            self._theme,
            "flask-conical",
            self.tr("Twenty days of retries in a few seconds"),
            self.tr(
                "A job that always fails runs in a sandbox with a fast clock, "
                "and you see when each retry comes; your own jobs are not touched."
            ),
            action=self.tr("Run"),
            parent=self,
        )
        empty.button.setProperty("kind", "primary")
        empty.button.setObjectName("lab_run")
        empty.acted.connect(self._on_run)
        return empty

    def _make_single(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        turning = TurningRow(CHART_WIDTH + TABLE_WIDTH, parent=page)
        turning.turned.connect(self._show_side)
        row = turning.row
        panel = Panel(self.tr("Delay before each retry"), flush=True, parent=page)
        self._rule = ElidedLabel("mono", tone="muted", parent=panel)
        panel.head.insertWidget(1, self._rule, 100)
        self._compare = CheckBox(self._theme, self.tr("Compare"), panel)
        self._compare.setObjectName("lab_compare")
        set_tip(self._compare, self.tr("Show the other formulas, and their earlier runs."))
        self._compare.setChecked(True)
        self._compare.toggled.connect(self._show_rule)
        panel.head.addWidget(self._compare)
        self._chart = BackoffChart(self._theme, panel)
        panel.body.addWidget(self._chart)
        row.addWidget(panel, 1)
        attempts = Panel(self.tr("Attempts"), flush=True, parent=page)
        attempts.setMinimumWidth(TABLE_WIDTH)
        columns = self._tries.columns
        self._table = Table(self._theme, self._tries, columns, name="tries", parent=attempts)
        self._table.setAccessibleName(self.tr("Attempts"))
        attempts.body.addWidget(self._table)
        row.addWidget(attempts)
        self._sides.append((turning, panel, attempts))
        column.addWidget(turning, 1)
        waiting = Panel(parent=page)
        self._bar = WaitsBar(self._theme, waiting)
        waiting.body.addWidget(self._bar)
        column.addWidget(waiting)
        return page

    def _make_herd(self) -> QWidget:
        page = TurningRow(CHART_WIDTH + PEAKS_WIDTH, parent=self)
        page.turned.connect(self._show_side)
        row = page.row
        panel = Panel(self.tr("Attempts a second"), flush=True, parent=page)
        self._herd = HerdChart(self._theme, panel)
        panel.body.addWidget(self._herd)
        row.addWidget(panel, 1)
        peaks = Panel(self.tr("Busiest second of each retry"), flush=True, parent=page)
        peaks.setMinimumWidth(PEAKS_WIDTH)
        columns = self._peaks.columns
        table = Table(self._theme, self._peaks, columns, name="peaks", parent=peaks)
        table.setAccessibleName(self.tr("Busiest second of each retry"))
        peaks.body.addWidget(table)
        row.addWidget(peaks)
        self._sides.append((page, panel, peaks))
        return page

    @Slot()
    def _show_side(self, *_: object) -> None:
        """Show chart and table; where they have no room beside each other, the chosen one."""
        for turning, chart, table in self._sides:
            chart.setVisible(not turning.is_turned or self._side.key == "chart")
            table.setVisible(not turning.is_turned or self._side.key == "table")
        at = self._pages.currentIndex() - 1
        self._side.setVisible(at >= 0 and self._sides[at][0].is_turned)

    def _make_foot(self) -> Panel:
        panel = Panel(parent=self)
        self._proofs = ProofStrip(self._theme, panel)
        row = FlowRow(gap=12)
        self._transport = LabTransport(self._theme, panel)
        self._transport.restarted.connect(self._on_run)
        self._transport.toggled.connect(self._lab.toggle)
        self._transport.stepped.connect(self._lab.step)
        self._transport.speed_changed.connect(self._on_speed_changed)
        row.add(self._transport)
        row.add_stretch()
        self._state = plain_label("", parent=panel)
        self._state.setObjectName("lab_state")
        row.add(self._state)
        self._retry = button(self.tr("Retry"), "primary", parent=panel)
        self._retry.setObjectName("lab_retry")
        self._retry.clicked.connect(self._lab.retry_dead)
        row.add(self._retry)
        panel.body.addWidget(self._proofs)
        panel.body.addLayout(row)
        return panel

    # -- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space plays and pauses, → steps, R begins anew, where no control wants the key."""
        acts = {
            Qt.Key.Key_Space: self._lab.toggle,
            Qt.Key.Key_Right: self._lab.step,
            Qt.Key.Key_R: self._on_run,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()

    # -- what is chosen
    @Slot()
    def _on_run(self) -> None:
        self._lab.begin()
        (self._herd if self._lab.plan.is_herd else self._chart).setFocus()

    @Slot(str)
    def _on_kind_chosen(self, key: str) -> None:
        self._setup.set_herd(herd=key == "herd")

    @Slot(float, bool)
    def _on_speed_changed(self, rate: float, leaping: bool) -> None:
        self._lab.set_speed(rate, leaping=leaping)

    # -- what happens
    @Slot()
    def _on_lab_changed(self) -> None:
        lab = self._lab
        shown = 0 if lab.phase is Phase.EMPTY else 2 if lab.plan.is_herd else 1
        self._pages.setCurrentIndex(shown)
        self._show_side()
        self._foot.setVisible(shown > 0)
        self._transport.show_lab(lab)
        self._show_rule()
        self._show_state()
        self._on_lab_advanced()
        if self._is_active and lab.phase in (Phase.PLAYING, Phase.RETRYING):
            self._frames.start()
        else:
            self._frames.stop()

    @Slot()
    def _on_lab_advanced(self) -> None:
        lab = self._lab
        if lab.herd is not None:
            self._herd.show_herd(lab.herd, self._herd_titles(lab.plan))
            self._peaks.set_rows(peak_lines(lab.herd))
            self._proofs.show_proofs(herd_proofs(lab.herd))
        else:
            self._chart.show_waits(waits(lab.tries))
            self._tries.set_rows(try_lines(lab.tries, lab.wall))
            self._proofs.show_proofs(proofs(lab.tries, lab.plan.formula))
            if lab.tries:
                self._table.scrollToBottom()
        self._on_frame()

    @Slot()
    def _on_frame(self) -> None:
        lab = self._lab
        elapsed = lab.elapsed()
        self._clocks.say(elapsed, lab.wall())
        if lab.herd is None and lab.run is not None:
            start = lab.run.start_at
            self._bar.show_waits(waits(lab.tries), start, start + elapsed)
        self.frame_painted.emit()

    def _herd_titles(self, plan: LabPlan) -> list[str]:
        words = formula_words()
        with_jitter = self.tr("With jitter: %s") % words[plan.formula.name]
        return [self.tr("Without jitter"), with_jitter]

    @Slot()
    def _show_rule(self) -> None:
        plan, ghosts = self._lab.plan, []
        if self._compare.isChecked() and not plan.is_herd:
            ghosts = [
                Ghost(word, FORMULAS[name], waits(self._lab.ghosts.get(name, ())))
                for name, word in formula_words().items()
                if name != plan.formula.name
            ]
        self._rule.setText(plan.formula.rule)
        set_tip(self._rule, plan.formula.rule)
        self._chart.show_rule(plan.formula, plan.retries, ghosts)

    def _show_state(self) -> None:
        said, tone = self._state_text()
        self._state.setText(said)
        set_tone(self._state, tone)
        is_dead = self._lab.phase is Phase.DEAD
        if not is_dead and self._retry.hasFocus():
            self._transport.take_keyboard()  # else it goes to the sidebar
        self._retry.setVisible(is_dead)
        if self._lab.phase is Phase.DEAD:
            plan, several = self._lab.plan, self.tr("Retry all %s")
            one = self.tr("Retry")
            self._retry.setText(several % text.count(plan.jobs) if plan.is_herd else one)

    def _state_text(self) -> tuple[str, str]:
        """Return what goes on, and the token of its colour."""
        lab = self._lab
        if lab.phase is Phase.DEAD:
            return self.tr("Dead after %s") % text.duration(lab.lived()), "bad"
        return {
            Phase.EMPTY: (self.tr("Nothing runs"), "muted"),
            Phase.STARTING: (self.tr("Starting an engine in a sandbox"), "muted"),
            Phase.PAUSED: (self.tr("Time stands still"), "muted"),
            Phase.PLAYING: (self.tr("Time runs"), "muted"),
            Phase.RETRYING: (self.tr("Brought back from the dead"), "warn"),
            Phase.SUCCEEDED: (self.tr("Retried by hand: it succeeded"), "good"),
            Phase.FAILED: (text.one_line(lab.trouble, 160), "bad"),
        }[lab.phase]
