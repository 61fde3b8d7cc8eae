"""Buttons in the few kinds that the style sheet knows, and the switch between a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.labels import set_tip

#: An icon before words: 16 points wide, and 4 more that part it from them.
WORD_ICON = QSize(20, 16)
#: With these Enter is a shortcut, and nobody's press.
_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class PushButton(QPushButton):
    """A button that Enter presses while it has the keyboard, as Space does.

    Qt gives Enter to the default button of the dialog instead: on "Cancel" it would confirm.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _CHORD:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, kind: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """Return a push button.

    Args:
        text: A verb.
        kind: "" ordinary, "primary" (one a page), "danger", "flat" or "link".
        parent: The widget it lies in.
    """
    made = PushButton(text, parent) if kind != "segment" else QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class IconButton(PushButton):
    """A square button with an icon; its name is in the tooltip and for screen readers."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        token: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        """Make the button of icon *icon* in colour *token*; *name* says what it does."""
        super().__init__(parent=parent)
        self._theme = theme
        self.setProperty("kind", "icon")
        self.setIconSize(QSize(16, 16))
        self.set_icon(icon, token)
        self.set_name(name)

    def set_icon(self, icon: str, token: str = "muted") -> None:
        """Show another icon."""
        self.setIcon(self._theme.icon(icon, token))

    def set_name(self, name: str) -> None:
        """Say that the button does something else now."""
        self.setAccessibleName(name)
        set_tip(self, name)


class Segmented(QFrame):
    """A few words of which one holds; arrow keys go from one to the next.

    Signals:
        chosen(str): the key of the one that holds now.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        """Make the switch *name* of (key, word) *choices*; the first one holds."""
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        for index, (key, word) in enumerate(choices):
            made = button(word, "segment", parent=self)
            made.setObjectName(f"segment_{key}")
            made.setAccessibleName(f"{name}: {word}")
            made.setCheckable(True)
            self._group.addButton(made, index)
            layout.addWidget(made)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        """The key of the one that holds."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Let *key* hold; an unknown one changes nothing."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._keys[index])
