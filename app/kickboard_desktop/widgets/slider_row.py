"""A number that is set by hand: a slider to find it, a field to say it exactly."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from kickboard_desktop.widgets.labels import plain_label


class SliderRow(QWidget):
    """A label, a slider and a number field that always agree.

    Signals:
        value_changed(int): another value, by either of them; also while the slider moves.
        value_settled(int): the slider was let go, or the field left: the one to act on.
    """

    value_changed = Signal(int)
    value_settled = Signal(int)

    def __init__(
        self,
        label: str,
        low: int,
        high: int,
        value: int,
        *,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the row *label* for *low* to *high*; *unit* stands behind the number."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._label = plain_label(label, parent=self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setAccessibleName(label)
        self._slider.setMinimumWidth(120)
        self._spin = QSpinBox(self)
        self._spin.setAccessibleName(label)
        self._spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._spin.setSuffix(f" {unit}" if unit else "")
        self._spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._spin.setKeyboardTracking(False)
        self._label.setBuddy(self._spin)
        for widget, stretch in ((self._label, 0), (self._slider, 1), (self._spin, 0)):
            layout.addWidget(widget, stretch)
        self.set_range(low, high)
        self.set_value(value)
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self._slider.sliderReleased.connect(self._on_settled)
        self._spin.valueChanged.connect(self._on_spin_value_changed)
        self._spin.editingFinished.connect(self._on_settled)

    @property
    def value(self) -> int:
        """The number."""
        return self._spin.value()

    def set_range(self, low: int, high: int) -> None:
        """Allow *low* to *high*."""
        self._slider.setRange(low, high)
        self._spin.setRange(low, high)

    def set_value(self, value: int) -> None:
        """Show *value*, without a signal: it came from outside."""
        for control in (self._slider, self._spin):
            blocked = control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(blocked)

    def _on_slider_value_changed(self, value: int) -> None:
        self.set_value(value)
        self.value_changed.emit(value)
        if not self._slider.isSliderDown():
            self.value_settled.emit(value)

    def _on_spin_value_changed(self, value: int) -> None:
        self.set_value(value)
        self.value_changed.emit(value)

    def _on_settled(self) -> None:
        self.value_settled.emit(self.value)
