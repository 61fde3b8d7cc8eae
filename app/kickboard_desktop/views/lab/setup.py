"""What the lab is to run: one job or a herd, by which rule, how often, from which seed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from kickboard.lab.backoff import HERD, HERD_RETRIES
from kickboard_desktop.models.teaching.backoff import MILESTONES, LabPlan
from kickboard_desktop.widgets import Segmented, plain_label
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.spin import bare

translate = QCoreApplication.translate

#: Of the herd: those that have jitter.
JITTERED = ("sidekiq", "full_jitter")
MOST_SEED = 99_999


def formula_words() -> dict[str, str]:
    """Return the word of each formula that can be chosen."""
    return {
        "sidekiq": translate("Backoff", "Sidekiq"),
        "full_jitter": translate("Backoff", "Full jitter"),
        "exponential": translate("Backoff", "Exponential"),
        "linear": translate("Backoff", "Linear"),
        "fixed": translate("Backoff", "Fixed"),
        "none": translate("Backoff", "None"),
    }


class LabSetup(QWidget):
    """The choices.

    Signals:
        plan_changed(LabPlan): something else is to be run.
    """

    plan_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lab_setup")
        self._plan = LabPlan()
        self._is_herd = False
        layout = FlowRow(self)
        words = formula_words()
        self._formula = Segmented(self.tr("Formula"), list(words.items()), parent=self)
        jittered = [(key, words[key]) for key in JITTERED]
        self._jitter = Segmented(self.tr("Jitter"), jittered, parent=self)
        self._jitter.hide()
        self._retries = Segmented(
            self.tr("Retries"), [(str(n), str(n)) for n in MILESTONES], parent=self
        )
        self._retries.choose(str(MILESTONES[-1]))
        self._seed = bare(QSpinBox(self), self.tr("Seed"))
        self._seed.setObjectName("lab_seed")
        self._seed.setRange(0, MOST_SEED)
        self._seed.setValue(self._plan.seed)
        self._seed.setKeyboardTracking(False)
        self._seed.setFixedWidth(64)
        self._retries_word = plain_label(self.tr("Retries"), tone="muted", parent=self)
        seed_word = plain_label(self.tr("Seed"), tone="muted", parent=self)
        layout.add(self._formula)
        layout.add(self._jitter)
        layout.add(self._named(self._retries_word, self._retries))
        layout.add(self._named(seed_word, self._seed))
        self._formula.chosen.connect(self._on_changed)
        self._jitter.chosen.connect(self._on_changed)
        self._retries.chosen.connect(self._on_changed)
        self._seed.valueChanged.connect(self._on_changed)

    def _named(self, word: QWidget, control: QWidget) -> QWidget:
        """Return *control* with its *word*, which stays beside it."""
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(word)
        row.addWidget(control)
        return both

    def plan(self) -> LabPlan:
        """Return what is chosen."""
        seed = self._seed.value()
        if self._is_herd:
            groups = (("curve", HERD), (self._jitter.key, HERD))
            return LabPlan(groups, HERD_RETRIES, seed)
        return LabPlan(((self._formula.key, 1),), int(self._retries.key), seed)

    def set_herd(self, *, herd: bool) -> None:
        """Ask for a herd, or for one job."""
        if herd == self._is_herd:
            return
        self._is_herd = herd
        self._jitter.setVisible(herd)
        for widget in (self._formula, self._retries_word, self._retries):
            widget.setVisible(not herd)
        self._on_changed()

    def _on_changed(self) -> None:
        plan = self.plan()
        if plan != self._plan:
            self._plan = plan
            self.plan_changed.emit(plan)
