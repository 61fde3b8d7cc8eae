"""The bar above the charts of a load test: met or missed, the numbers, and why in words."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard.lab.load.result import Verdict
from kickboard.lab.load.telling import Heading
from kickboard_desktop import format as text
from kickboard_desktop.models.teaching.load import LoadShown
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.load.words import knee_words, reason_words, value_words
from kickboard_desktop.widgets import ElidedLabel, Panel, plain_label, set_tip, set_tone

translate = QCoreApplication.translate

#: Sentences shown at most.
SENTENCES = 3
#: Share by which λ·W may differ from L for the run to count as steady.
STEADY = 0.05
#: Width of the bar in points from which a number is shown.
LEAST = {"little": 760, "late": 680, "busy": 600, "p99": 540, "p95": 400}
#: Points in which the verdict and one number have room.
NARROWEST = 230


class LoadVerdict(Panel):
    """The bar. Everything it says comes from a `LoadShown`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Verdict"))
        self._theme = theme
        self._icon = QLabel(self)
        self._verdict = ElidedLabel("strong", parent=self)
        self._verdict.setObjectName("load_verdict_words")
        self._numbers: dict[str, QLabel] = {}
        self._cells: dict[str, tuple[QLabel, QLabel]] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._verdict, 1)
        for key, word in _titles().items():
            cell = QVBoxLayout()
            cell.setSpacing(0)
            title = plain_label(word, "caption", tone="muted", parent=self)
            cell.addWidget(title)
            value = self._numbers[key] = plain_label("", "strong", parent=self)
            value.setObjectName(f"load_{key}")
            value.setMinimumWidth(64)
            cell.addWidget(value)
            self._cells[key] = (title, value)
            row.addLayout(cell)
        self.body.addLayout(row)
        self._why = plain_label("", tone="muted", parent=self)
        self._why.setObjectName("load_why")
        self._why.setWordWrap(True)
        self.body.addWidget(self._why)
        self._shown: LoadShown | None = None
        theme.changed.connect(self._on_theme_changed)

    def show_run(self, shown: LoadShown | None, ghost: LoadShown | None = None) -> None:
        """Show what is known of a run, and of the one behind it."""
        self._shown = shown
        if shown is None:
            return
        said, icon, tone = verdict_words(shown)
        self._verdict.setText(said)
        set_tip(self._verdict, said)
        set_tone(self._verdict, tone)
        self._icon.setPixmap(self._theme.icon(icon, tone or "muted").pixmap(QSize(18, 18)))
        self._show_numbers(shown.heading)
        knee = [] if shown.knee is None else knee_words(shown.knee)
        sentences = [*knee, *(reason_words(reason) for reason in shown.why)][:SENTENCES]
        if ghost is not None and not shown.is_live and (line := self._compared(shown, ghost)):
            sentences.append(line)
        self._why.setText(" ".join(sentences))
        self._why.setVisible(bool(sentences))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which it leaves out all numbers it can leave out."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out numbers where the verdict would have no room."""
        for key, least in LEAST.items():
            for label in self._cells[key]:
                label.setVisible(event.size().width() >= least)
        super().resizeEvent(event)

    def _show_numbers(self, numbers: Heading | None) -> None:
        if numbers is None:
            for label in self._numbers.values():
                label.setText("")
            return
        values = _values(numbers)
        for key, value in values.items():
            self._numbers[key].setText(value)
        set_tone(self._numbers["late"], "warn" if numbers.dropped else "")
        off = abs(numbers.present - numbers.predicted)
        steady = bool(numbers.present) and off < STEADY * numbers.present
        set_tone(self._numbers["little"], "good" if steady else "muted")

    def _compared(self, shown: LoadShown, ghost: LoadShown) -> str:
        a, b = shown.heading, ghost.heading
        if a is None or b is None or a.p95 is None or b.p95 is None:
            return ""
        said = self.tr("The run behind it: p95 %1, %2 a second done.")
        return said.replace("%1", text.duration(b.p95)).replace("%2", text.compact(b.done_rate))

    def _on_theme_changed(self) -> None:
        self.show_run(self._shown)


def verdict_words(shown: LoadShown) -> tuple[str, str, str]:
    """Return the verdict on a run, its icon, and the token of its colour."""
    words = ", ".join(f"{one.text} ({_measured(one, shown)})" for one in shown.verdicts)
    if shown.cancelled:
        return translate("LoadVerdict", "Cancelled: %s") % words, "circle-x", "muted"
    if not shown.verdicts:
        return translate("LoadVerdict", "No objective"), "gauge", "muted"
    if shown.is_live:
        met = all(verdict.met for verdict in shown.verdicts)
        so_far = translate("LoadVerdict", "So far met: %s")
        missed = translate("LoadVerdict", "So far missed: %s")
        return (so_far if met else missed) % words, "gauge", "good" if met else "bad"
    if shown.is_met:
        return translate("LoadVerdict", "Met: %s") % words, "circle-check", "good"
    return translate("LoadVerdict", "Missed: %s") % words, "circle-x", "bad"


def _measured(verdict: Verdict, shown: LoadShown) -> str:
    """Return what was measured; a time that jobs without an end made infinite is told as such."""
    is_endless = verdict.value is None and shown.heading is not None and shown.heading.unfinished
    return value_words(verdict.text, math.inf if is_endless else verdict.value)


def number_words(numbers: Heading) -> list[tuple[str, str]]:
    """Return the few numbers of a run, each with its title."""
    values = _values(numbers)
    return [(title, values[key]) for key, title in _titles().items()]


def _titles() -> dict[str, str]:
    return {
        "done": translate("LoadVerdict", "DONE"),
        "p95": translate("LoadVerdict", "P95"),
        "p99": translate("LoadVerdict", "P99"),
        "busy": translate("LoadVerdict", "BUSY"),
        "little": translate("LoadVerdict", "LITTLE'S LAW"),
        "late": translate("LoadVerdict", "GENERATOR"),
    }


def _values(numbers: Heading) -> dict[str, str]:
    return {
        "done": translate("LoadVerdict", "%s /s") % text.compact(numbers.done_rate),
        "p95": _duration(numbers.p95, numbers.unfinished),
        "p99": _duration(numbers.p99, numbers.unfinished),
        "busy": text.percent(numbers.utilisation),
        "little": translate("LoadVerdict", "L %1, λ·W %2")
        .replace("%1", f"{numbers.present:.1f}")
        .replace("%2", f"{numbers.predicted:.1f}"),
        "late": _lateness(numbers),
    }


def _lateness(numbers: Heading) -> str:
    if numbers.dropped:
        return translate("LoadVerdict", "%s dropped") % text.count(numbers.dropped)
    return translate("LoadVerdict", "%s late") % text.duration(numbers.lateness or 0.0)


def _duration(seconds: float | None, unfinished: int) -> str:
    if seconds is not None:
        return text.duration(seconds)
    return "∞" if unfinished else "–"
