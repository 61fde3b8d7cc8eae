"""The way of the Tab key through a page: as one reads, not as its parts happen to be made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

#: Points by which controls of one line may begin at different heights.
LINE = 12


def tab_as_seen(page: QWidget) -> None:
    """Let Tab go through the controls of *page* line by line, each from left to right.

    A panel is gone through before the one beside it. The page is seen: what is hidden yet has no
    place, and comes last, as it was made.
    """
    stops = [w for w in _as_seen(page) if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _as_seen(parent: QWidget) -> Iterator[QWidget]:
    parts = [part for part in parent.children() if isinstance(part, QWidget)]
    for part in sorted(parts, key=lambda part: _place(part, parent)):
        if not part.isWindow():  # a list that pops up
            yield part
            yield from _as_seen(part)


def _place(part: QWidget, parent: QWidget) -> tuple[int, int, int]:
    if not part.isVisibleTo(parent):
        return 1, 0, 0
    middle = part.y() + min(part.height(), 30) // 2
    return 0, middle // LINE, part.x()
