"""Every QAction of the window, made once.

Buttons, menus and context menus use the same objects, so that a key, a word and the reason
why something is greyed are the same wherever it is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from kickboard_desktop.actions.catalogue import EVERY, GO, ActionSpec
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.actions.spec import translated


class Actions(QObject):
    """The actions by id.

    Signals:
        updated(): texts or enabled states changed.
        invoked(str): somebody used the action of that id.
    """

    updated = Signal()
    invoked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._specs = {spec.id: translated(spec) for spec in EVERY}
        self._actions = {spec.id: self._make(spec) for spec in self._specs.values()}
        self._reasons: dict[str, str] = {}
        self._now = Situation()
        self._group("pages", [spec.id for spec in GO])
        for name in ("theme", "density", "times"):
            self._group(name, [i for i in self._specs if i.startswith(f"{name}_")])
        self.refresh(self._now)

    def __getitem__(self, action_id: str) -> QAction:
        """Return the action of that id.

        Raises:
            KeyError: there is none.
        """
        return self._actions[action_id]

    def __contains__(self, action_id: object) -> bool:
        """Whether there is such an action."""
        return action_id in self._actions

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._actions)

    def spec(self, action_id: str) -> ActionSpec:
        """Return what the catalogue says of an action."""
        return self._specs[action_id]

    def set_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Let the actions in *keys* have those, and all others the ones they began with.

        Keys of actions that there are none of are left out.
        """
        wanted = {spec.id: keys.get(spec.id, spec.keys) for spec in EVERY}
        changed = [name for name, new in wanted.items() if new != self._specs[name].keys]
        for name in changed:
            self._specs[name] = replace(self._specs[name], keys=wanted[name])
            self._actions[name].setShortcuts(list(map(QKeySequence, wanted[name])))
            self._reasons.pop(name, None)  # its tooltip names the key
        if changed:
            self.refresh(self._now)

    def reason(self, action_id: str) -> str:
        """Return why an action cannot be used now; "" when it can."""
        return self._reasons.get(action_id, "")

    def set_icons(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give every action its icon; again after the theme changed."""
        for action_id, action in self._actions.items():
            name = self._specs[action_id].icon
            if name:
                action.setIcon(icon_of(name))

    def add_to_page(self, page: QWidget) -> None:
        """Let the single-letter keys work while *page* or something in it has the focus."""
        for spec in EVERY:
            if spec.in_page:
                page.addAction(self._actions[spec.id])

    def refresh(self, now: Situation) -> None:
        """Set texts, enabled states and tooltips by the situation *now*."""
        self._now = now
        for spec in self._specs.values():
            action = self._actions[spec.id]
            reason, text = spec.rule(now), _text(spec, now)
            if reason == self._reasons.get(spec.id) and text == action.text():
                continue  # as nearly always: once a second for each of a hundred
            self._reasons[spec.id] = reason
            action.setText(text)
            action.setEnabled(not reason)
            action.setToolTip(_tooltip(spec, reason))
            action.setStatusTip(reason or spec.tip)
        self.updated.emit()

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.single or spec.text, self)
        action.setObjectName(f"action_{spec.id}")
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        if spec.in_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setProperty("danger", spec.danger)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.triggered.connect(_Invoker(self, spec.id).invoke)
        return action

    def _group(self, name: str, ids: list[str]) -> None:
        group = QActionGroup(self)
        group.setObjectName(f"group_{name}")
        for action_id in ids:
            group.addAction(self._actions[action_id])


class _Invoker(QObject):
    """Turns one action's `triggered` into the registry's `invoked` with the id."""

    def __init__(self, actions: Actions, action_id: str) -> None:
        super().__init__(actions)
        self._actions = actions
        self._id = action_id

    def invoke(self) -> None:
        """Tell that the action was used."""
        self._actions.invoked.emit(self._id)


_NATIVE = QKeySequence.SequenceFormat.NativeText
_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}


def _text(spec: ActionSpec, now: Situation) -> str:
    """Return the words for *spec*, with the number of jobs it would act on."""
    if spec.id in ("undo", "redo"):
        what = now.undo if spec.id == "undo" else now.redo
        return f"{spec.text}: {what}".replace("&", "&&") if what else spec.text
    if not spec.single:
        return spec.text
    count = now.matching if spec.id.endswith("_all") else now.selected
    if count <= 1:
        return spec.single
    return spec.text.format(n=f"{count:,}".replace(",", "\u202f"))


def _tooltip(spec: ActionSpec, reason: str) -> str:
    key = QKeySequence(spec.keys[0] if spec.keys else "").toString(_NATIVE)
    lines = [f"{spec.tip} ({key})" if spec.keys else spec.tip]
    if reason:
        lines.append(reason)
    return "\n".join(lines)
