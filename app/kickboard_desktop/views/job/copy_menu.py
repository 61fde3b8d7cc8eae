"""The menu of ways to copy jobs, and where it stands among the other entries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.views.window.menus import fill_menu

#: What stands for the menu among ids of actions.
COPY_AS = "copy_as"
_COPIES = ("copy_link", "copy_python", "copy_ruby", "copy_cli", "copy_json", "copy_markdown")


def menu_entries(
    actions: Actions, ids: Sequence[str | None], parent: QWidget
) -> list[QAction | None]:
    """Return the entries of a context menu; None is a separator, `COPY_AS` a menu in it."""
    return [_entry(actions, name, parent) for name in ids]


def _entry(actions: Actions, name: str | None, parent: QWidget) -> QAction | None:
    if name != COPY_AS:
        return None if name is None else actions[name]
    menu = QMenu(QCoreApplication.translate("Menus", "Copy as"), parent)
    menu.setToolTipsVisible(True)
    fill_menu(menu, actions, _COPIES)
    return menu.menuAction()
