"""Framed parts of a page: a titled panel, and what stands in an empty one."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import ElidedLabel, plain_label, set_tip


class Panel(QFrame):
    """A frame with a title; `body` is the layout to fill, `head` takes what goes at the right."""

    def __init__(self, title: str = "", *, flush: bool = False, parent: QWidget | None = None):
        """Make the panel *title*; *flush* lets its content reach the frame (tables)."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(12, 8, 8, 4)
        self.head.setSpacing(8)
        self.title: QLabel = plain_label(title, "section", parent=self)
        self.title.setMinimumHeight(28)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        if title:
            outer.addLayout(self.head)
        else:
            self.title.hide()
        self.body = QVBoxLayout()
        margin = 0 if flush else 12
        self.body.setContentsMargins(margin, 0 if title else margin, margin, 0 if flush else 12)
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def elide_title(self) -> None:
        """Let the title be as long as a name or an error is without making the page as wide."""
        yielding = ElidedLabel("section", parent=self)
        yielding.setMinimumHeight(self.title.minimumHeight())
        yielding.setText(self.title.text())
        self.head.replaceWidget(self.title, yielding)
        self.title.hide()
        self.title = yielding
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)


#: Points of a line that is read at a glance: a reason goes on in the next one.
WHY_WIDTH, LEAST_WHY = 460, 120


class EmptyState(QWidget):
    """Why there is nothing here, and one thing to do about it.

    The lines of the reason are about equally long: no word stands alone in the last one.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        why: str = "",
        *,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the state; *action* is the word on its button, "" for none."""
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._theme = theme
        self._icon = icon
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addStretch(1)
        self._picture = QLabel(self)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._title = ElidedLabel("strong", parent=self)
        self._why = plain_label("", "body", tone="muted", parent=self)
        self._why.setWordWrap(True)
        self._why.setMinimumWidth(LEAST_WHY)  # else its margins would keep all as wide as it is
        for label in (self._picture, self._title, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        self.button: QPushButton = button("", "flat", parent=self)
        layout.addSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self.button.clicked.connect(self.acted)
        self.say(title, why, action=action)
        self._repaint_icon()
        theme.changed.connect(self._repaint_icon)

    def say(self, title: str, why: str = "", *, action: str = "") -> None:
        """Give another reason and another thing to do."""
        self._title.setText(title)
        set_tip(self._title, title)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {why}".strip())
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the reason anew."""
        super().resizeEvent(event)
        self._balance()

    def _balance(self) -> None:
        """Make the reason as narrow as it can be in as few lines as there is room for."""
        room = max(1, self.width() - 32)
        narrow, wide = 0, min(WHY_WIDTH, room)
        height = self._height(wide)
        while wide - narrow > 4:
            middle = (narrow + wide) // 2
            if self._height(middle) > height:
                narrow = middle
            else:
                wide = middle
        side = (room - wide) // 2
        self._why.setContentsMargins(side, 0, side, 0)

    def _height(self, width: int) -> int:
        """Return how high the reason is in lines of *width* points."""
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(self._why.font())
        return metrics.boundingRect(0, 0, width, 0, flags, self._why.text()).height()

    def _repaint_icon(self) -> None:
        drawn: QPixmap = assets.pixmap(
            self._icon, self._theme.tokens.muted, 24, self.devicePixelRatioF()
        )
        self._picture.setPixmap(drawn)


def stand_in(shown: QWidget, hidden: QWidget) -> bool:
    """Show *shown* in the place of *hidden*; return whether that had the keyboard.

    Hiding it would give the keyboard to whatever comes next.
    """
    focus = cast("QWidget | None", hidden.window().focusWidget())  # also while it is not in front
    had = focus is not None and (focus is hidden or hidden.isAncestorOf(focus))
    shown.show()
    hidden.hide()
    return had
