"""What there is to say of one action."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions.situation import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action.

    Attributes:
        text: For menus and buttons; ``{n}`` becomes the number of jobs meant.
        single: The text while no number makes sense.
        tip: One sentence that says what will happen; ``{title}`` becomes the text.
        keys: Shortcuts, as `QKeySequence` reads them.
        in_page: Its keys work only while the page has the focus (single letters).
        checkable: It can be on or off.
        danger: It takes something away; drawn in the colour of what is bad.
    """

    id: str
    text: str
    tip: str
    icon: str = ""
    single: str = ""
    keys: tuple[str, ...] = ()
    in_page: bool = False
    checkable: bool = False
    danger: bool = False
    rule: Rule = lambda _: ""


def translated(spec: ActionSpec) -> ActionSpec:
    """Return *spec* in the words of the window's language."""
    said = QCoreApplication.translate
    text = said("Actions", spec.text)
    tip = said("Actions", spec.tip).replace("{title}", text)
    return replace(spec, text=text, tip=tip, single=spec.single and said("Actions", spec.single))
