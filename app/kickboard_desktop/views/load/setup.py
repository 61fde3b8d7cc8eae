"""What the load test is to run: the profile, the jobs, where, and what is to be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kickboard.lab.load.reading import MAX_PROCESSES
from kickboard_desktop.charts.profile_editor import ProfileEditor
from kickboard_desktop.format import with_unit
from kickboard_desktop.models.teaching.load import Known, LoadPlan
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.load.mix import HEAVIEST, LoadMix
from kickboard_desktop.widgets import ComboBox, Segmented, plain_label, set_tip
from kickboard_desktop.widgets.spin import CountField, bare

WIDTH = 308
#: Qt's own largest size.
NO_LIMIT = (1 << 24) - 1
#: Milliseconds after the last change until the plan is checked.
CHECK_MS = 200
MOST_SEED = 99_999


class LoadSetup(QScrollArea):
    """The choices.

    Signals:
        plan_changed(): something else is to be run; `plan` and `fault` tell.
    """

    plan_changed = Signal()

    def __init__(self, theme: Theme, plan: LoadPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("load_setup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._plan = plan
        self._is_showing = False
        self._labels: dict[QWidget, QWidget] = {}  # of fields
        self._check = make_timer(
            self, "load_check_timer", self._on_check_due, ms=CHECK_MS, once=True
        )
        content = QWidget(self)
        content.setObjectName("load_setup_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self._build_arrivals(column)
        self._build_work(column)
        self._build_target(column)
        self._fault = plain_label("", "small", tone="bad", parent=content)
        self._fault.setObjectName("load_fault")
        self._fault.setWordWrap(True)
        column.addWidget(self._fault)
        column.addStretch(1)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.show_plan(plan)

    def set_wide(self, *, wide: bool) -> None:
        """Have it as wide as there is room, or of its own width."""
        self.setMaximumWidth(NO_LIMIT if wide else WIDTH)

    @property
    def plan(self) -> LoadPlan:
        """What is chosen."""
        return self._plan

    def fault(self) -> str:
        """Return what is wrong with it, "" when it can be run."""
        return self._plan.fault()

    # -- building
    def _build_arrivals(self, column: QVBoxLayout) -> None:
        models = [("open", self.tr("Open")), ("closed", self.tr("Closed"))]
        self._model = Segmented(self.tr("Model"), models, parent=self)
        set_tip(self._model, self._what_the_models_are())
        self._model.chosen.connect(self._on_changed)
        column.addWidget(self._headed(self.tr("Arrivals"), self._model))
        self._opened = self._make_opened()
        column.addWidget(self._opened)
        self._closed = self._make_closed()
        column.addWidget(self._closed)
        self._seconds = QDoubleSpinBox(self)
        self._seconds.setRange(1.0, 3_600.0)
        self._seconds.setDecimals(0)
        self._seconds.setSuffix(with_unit("", "s"))
        self._seconds.setKeyboardTracking(False)
        bare(self._seconds, self.tr("Length"))
        self._seconds.editingFinished.connect(self._on_shape_chosen)
        self._seed = self._number(self.tr("Seed"), 0, MOST_SEED)
        rows = [(self.tr("Length"), self._seconds), (self.tr("Seed"), self._seed)]
        column.addLayout(self._form(rows))

    def _make_opened(self) -> QWidget:
        """Return what arrivals depend on that come by themselves."""
        made = QWidget(self)
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self._editor = ProfileEditor(self._theme, made)
        self._editor.points_changed.connect(self._on_points_changed)
        set_tip(self._editor, self._how_to_draw())
        inner.addWidget(self._editor)
        self._shape = self._choice(self.tr("Shape"), self._shapes())
        self._shape.activated.connect(self._on_shape_chosen)
        self._pattern = self._choice(self.tr("Spread"), self._patterns())
        self._pattern.activated.connect(self._on_changed)
        self._peak = self._number(self.tr("Peak"), 1, 100_000, self.tr("/s"))
        self._peak.editingFinished.connect(self._on_shape_chosen)
        rows = [
            (self.tr("Shape"), self._shape),
            (self.tr("Spread"), self._pattern),
            (self.tr("Peak"), self._peak),
        ]
        inner.addLayout(self._form(rows))
        return made

    def _make_closed(self) -> QWidget:
        """Return what arrivals depend on that clients make who wait for their jobs."""
        made = QWidget(self)
        self._clients = self._number(self.tr("Clients"), 1, 10_000)
        self._think = self._number(self.tr("Think time"), 0, 60_000, "ms")
        rows = [(self.tr("Clients"), self._clients), (self.tr("Think time"), self._think)]
        made.setLayout(self._form(rows))
        return made

    def _build_work(self, column: QVBoxLayout) -> None:
        self._kind = self._choice(self.tr("Run time"), self._kinds())
        self._kind.activated.connect(self._on_changed)
        self._mean = self._number(self.tr("Mean"), 0, 60_000, "ms")
        self._of = QLineEdit(self)
        self._of.setObjectName("load_measured_of")
        self._of.setAccessibleName(self.tr("Of class"))
        self._of.setPlaceholderText(self.tr("such as EmailJob"))
        self._of.textEdited.connect(self._on_changed)
        set_tip(self._of, self._where_times_come_from())
        self._failures = self._number(self.tr("Failures"), 0, 100, "%")
        self._weight = self._number(self.tr("Weight"), 0, HEAVIEST)
        set_tip(self._weight, self.tr("How often these, against the classes below."))
        self._mix = LoadMix(self._theme, self)
        self._mix.changed.connect(self._on_changed)
        column.addWidget(self._headed(self.tr("Jobs")))
        jobs = self._form(
            [
                (self.tr("Run time"), self._kind),
                (self.tr("Mean"), self._mean),
                (self.tr("Of class"), self._of),
                (self.tr("Failures"), self._failures),
                (self.tr("Weight"), self._weight),
            ]
        )
        column.addLayout(jobs)
        column.addWidget(self._mix)

    def _build_target(self, column: QVBoxLayout) -> None:
        self._place = self._choice(self.tr("Where"), self._places())
        self._place.activated.connect(self._on_changed)
        self._processors = self._number(self.tr("Processors"), 1, 200)
        self._processes = self._number(self.tr("Processes"), 1, MAX_PROCESSES)
        set_tip(self._processes, self.tr("Engine processes, each with so many processors."))
        self._objective = QLineEdit(self)
        self._objective.setObjectName("load_objective")
        self._objective.setAccessibleName(self.tr("Objective"))
        self._objective.textEdited.connect(self._on_changed)
        set_tip(self._objective, self.tr("Such as “p95 total < 200 ms” or “failed < 1 %”."))
        column.addWidget(self._headed(self.tr("Target")))
        column.addLayout(
            self._form(
                [
                    (self.tr("Where"), self._place),
                    (self.tr("Processors"), self._processors),
                    (self.tr("Processes"), self._processes),
                    (self.tr("Objective"), self._objective),
                ]
            )
        )

    def _headed(self, title: str, beside: QWidget | None = None) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(title, "section", parent=head))
        row.addStretch(1)
        if beside is not None:
            row.addWidget(beside)
        return head

    def _form(self, rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, (word, widget) in enumerate(rows):
            label = plain_label(word, tone="muted", parent=self)
            label.setBuddy(widget)
            label.setMinimumWidth(88)
            self._labels[widget] = label
            grid.addWidget(label, number, 0)
            grid.addWidget(widget, number, 1)
        return grid

    def _choice(self, name: str, words: dict[str, str]) -> ComboBox:
        """Return a box of *words* by key, no wider than there is room."""
        made = ComboBox(self._theme, name, self)
        made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        for key, word in words.items():
            made.addItem(word, key)
        return made

    def _number(self, name: str, low: int, high: int, unit: str = "") -> QSpinBox:
        made = bare(CountField(self), name)
        made.setRange(low, high)
        made.setSuffix(f" {unit}" if unit else "")
        made.setKeyboardTracking(False)
        made.valueChanged.connect(self._on_changed)
        return made

    # -- words
    def _shapes(self) -> dict[str, str]:
        return {
            "constant": self.tr("Constant"),
            "ramp": self.tr("Ramp"),
            "step": self.tr("Step"),
            "spike": self.tr("Spike"),
            "soak": self.tr("Soak"),
            "sine": self.tr("Waves"),
            "knee": self.tr("Find the knee"),
            "drawn": self.tr("Drawn by hand"),
        }

    def _patterns(self) -> dict[str, str]:
        return {
            "poisson": self.tr("At random"),
            "constant": self.tr("Evenly"),
            "bursts": self.tr("Ten at a time"),
        }

    def _kinds(self) -> dict[str, str]:
        return {
            "exponential": self.tr("Exponential"),
            "constant": self.tr("Constant"),
            "lognormal": self.tr("Long tail"),
            "measured": self.tr("As was measured"),
        }

    def _places(self) -> dict[str, str]:
        return {
            "sandbox": self.tr("Sandbox"),
            "full": self.tr("Sandbox, every commit synced"),
            "own": self.tr("This store, cleaned up after"),
            "simulate": self.tr("Simulated, in leaping time"),
        }

    def _what_the_models_are(self) -> str:
        return self.tr(
            "Open: jobs come whatever becomes of the earlier ones, as from the world. "
            "Closed: clients wait for their job before they push the next, and so hide a stall."
        )

    def _where_times_come_from(self) -> str:
        return self.tr("Run times are drawn from those that this class had in this window's store.")

    def _how_to_draw(self) -> str:
        return self.tr(
            "Drag the points; double-click to add or take away one. "
            "With the keyboard: arrow keys, Ctrl with ← →, Insert, Delete."
        )

    # -- what is chosen
    def show_plan(self, plan: LoadPlan) -> None:
        """Show *plan*."""
        self._is_showing = True
        self._plan = plan
        self._model.choose(plan.model)
        self._shape.setCurrentIndex(self._shape.findData(plan.shape))
        self._pattern.setCurrentIndex(self._pattern.findData(plan.pattern))
        self._kind.setCurrentIndex(self._kind.findData(plan.kind))
        self._place.setCurrentIndex(self._place.findData(plan.place))
        numbers = {
            self._peak: round(plan.peak),
            self._clients: plan.clients,
            self._think: plan.think_ms,
            self._seed: plan.seed,
            self._mean: plan.mean_ms,
            self._failures: plan.failures,
            self._processors: plan.processors,
            self._processes: plan.processes,
            self._weight: plan.weight,
        }
        for spin, value in numbers.items():
            spin.setValue(value)
        self._seconds.setValue(plan.seconds)
        self._mix.show_mix(plan.mix)
        for field, words in ((self._objective, plan.objective), (self._of, plan.measured_of)):
            if field.text() != words:
                field.setText(words)
        self._is_showing = False
        self._show_parts()

    def _show_parts(self) -> None:
        plan = self._plan
        self._opened.setVisible(plan.model == "open")
        self._closed.setVisible(plan.model == "closed")
        self._show_row(self._mean, is_shown=plan.kind != "measured")
        self._show_row(self._of, is_shown=plan.kind == "measured")
        self._show_row(self._weight, is_shown=bool(plan.mix))
        self._processes.setEnabled(plan.place != "simulate")
        self._editor.show_points(plan.points, plan.capacity)

    def _show_row(self, field: QWidget, *, is_shown: bool) -> None:
        """Show or hide a row of the jobs' form."""
        field.setVisible(is_shown)
        self._labels[field].setVisible(is_shown)

    def set_known(self, known: Sequence[Known]) -> None:
        """Offer *known* job classes for the mix."""
        self._mix.set_known(known)

    @Slot()
    def _on_changed(self) -> None:
        if self._is_showing:
            return
        place = str(self._place.currentData())
        self._plan = replace(
            self._plan,
            model=self._model.key,
            pattern=str(self._pattern.currentData()),
            clients=self._clients.value(),
            think_ms=self._think.value(),
            kind=str(self._kind.currentData()),
            mean_ms=self._mean.value(),
            measured_of=self._of.text().strip(),
            failures=self._failures.value(),
            weight=self._weight.value(),
            mix=self._mix.mix,
            processors=self._processors.value(),
            processes=self._processes.value() if place != "simulate" else 1,
            place=place,
            objective=self._objective.text(),
            seed=self._seed.value(),
        )
        self._show_parts()
        self._check.start()

    @Slot()
    def _on_shape_chosen(self) -> None:
        """Take another shape, peak or length; points drawn by hand are stretched."""
        shape, seconds = str(self._shape.currentData()), self._seconds.value()
        plan, peak = self._plan, float(self._peak.value())
        if (shape, seconds, peak) == (plan.shape, plan.seconds, float(round(plan.peak))):
            return
        if shape == "drawn":
            wide, tall = seconds / plan.seconds, peak / plan.peak if plan.peak else 1.0
            self._plan = plan.drawn([(round(x * wide, 2), y * tall) for x, y in plan.points])
        else:
            self._plan = plan.shaped(shape, seconds, peak)
        self.show_plan(self._plan)
        self._check.start()

    @Slot(object)
    def _on_points_changed(self, points: tuple[tuple[float, float], ...]) -> None:
        self.show_plan(self._plan.drawn(points))
        self._check.start()

    @Slot()
    def _on_check_due(self) -> None:
        self._fault.setText(self.fault())
        self.plan_changed.emit()
