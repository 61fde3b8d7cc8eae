"""A button that is an action: its words, icon, key and reason, and nothing of its own."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.widgets.buttons import WORD_ICON, PushButton
from kickboard_desktop.widgets.labels import tip_html


class ActionButton(PushButton):
    """Shows one action; of several, the first that can be used now (pause or resume)."""

    def __init__(
        self,
        actions: Actions,
        *action_ids: str,
        kind: str = "",
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the button for *action_ids*; *kind* as in `widgets.button`.

        It says *word* in the place of the action's own.
        """
        super().__init__(parent=parent)
        self.setObjectName(f"button_{action_ids[0]}")
        self._actions = actions
        self._ids = action_ids
        self._word = word
        danger = bool(actions[action_ids[0]].property("danger"))
        self.setProperty("kind", kind or ("danger" if danger else ""))
        self.setIconSize(WORD_ICON)
        self.clicked.connect(self._on_clicked)
        actions.updated.connect(self._follow)
        self._follow()

    @property
    def action(self) -> QAction:
        """The action that a click would trigger."""
        shown = (self._actions[name] for name in self._ids)
        return next((a for a in shown if a.isEnabled()), self._actions[self._ids[0]])

    @Slot()
    def _follow(self) -> None:
        action = self.action
        self.setText(self._word or action.text())
        if self.property("kind") != "primary":  # an icon in the muted colour is lost on its fill
            self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())
        self.setToolTip(tip_html(action.toolTip()))
        self.setAccessibleName(self._word or action.text())
        self.setAccessibleDescription(action.statusTip())

    @Slot()
    def _on_clicked(self) -> None:
        self.action.trigger()
