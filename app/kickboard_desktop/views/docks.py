"""The docks at the right and the foot: one plain title line, one button to close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import IconButton, plain_label


class Dock(QDockWidget):
    """A dock that can be closed and made wider, not torn off.

    Its content is set later: until then, and while it is hidden, it costs nothing.
    """

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"dock_{name}")
        self.setAccessibleName(title)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(
            Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(plain_label(title, "section", parent=bar))
        row.addStretch(1)
        close = IconButton(theme, "x", self.tr("Close %s") % title, parent=bar)
        close.clicked.connect(self.hide)
        row.addWidget(close)
        self.setTitleBarWidget(bar)
        self.hide()
