"""A combo box with its arrow drawn as an icon: a style sheet could only load one from a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.labels import set_tip


class ComboBox(QComboBox):
    """A choice of one from a list; *name* is for screen readers.

    Where there is no room for the words of the choice they end in "…", and the tooltip has them.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._tells_all = False  # the tooltip has the words
        self.currentTextChanged.connect(self._on_text_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, then the arrow at its right end."""
        painter = QStylePainter(self)
        option = self._option()
        option.currentText = self._shown(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        color = self._theme.tokens.muted
        arrow = assets.pixmap("chevron-down", color, 14, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 22, (self.height() - 14) // 2, arrow)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See whether there is room for the words now."""
        super().resizeEvent(event)
        self._on_text_changed()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _shown(self, option: QStyleOptionComboBox) -> str:
        """Return as much of the words as there is room for."""
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), right, room)

    @Slot()
    def _on_text_changed(self, *_: object) -> None:
        """Have the tooltip tell what is cut off, unless it tells something else."""
        is_cut = not self.isEditable() and self._shown(self._option()) != self.currentText()
        if is_cut and (self._tells_all or not self.toolTip()):
            set_tip(self, self.currentText())
            self._tells_all = True
        elif self._tells_all and not is_cut:
            set_tip(self, "")
            self._tells_all = False
