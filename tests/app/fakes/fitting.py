"""What of a window's words has too little room, overlaps, or is in no language: found by code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from kickboard_desktop.views.window.sidebar import SidebarButton
from kickboard_desktop.widgets import ElidedLabel
from kickboard_desktop.widgets.side_scroll import SideScroll

#: Points that rounding of widths on other screens may cost.
SLACK = 1
#: What needs no translation: numbers with their units, names of things, keys.
DATA = re.compile(
    r"[\W\d_]*(?:(?:s|ms|µs|min|h|d|M|G|B|kB|MB|GB|of|in|ago|now|p50|p95|p99|max|UTC|Ctrl|Shift|Alt)"
    r"[\W\d_]*)*"
)


def seen(root: QWidget) -> Iterator[QWidget]:
    """Every part of *root* that can be seen, from the outside in."""
    for child in root.findChildren(QWidget):
        if child.isVisibleTo(root) and child.width() > 0 and child.window() is root.window():
            yield child


def clipped(root: QWidget) -> list[str]:
    """Return what does not fit its rectangle in *root*, a line each."""
    found = [said for part in seen(root) for said in _clipped(part)]
    return sorted(set(found))


def _clipped(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel):
        yield from _label(part)
    elif isinstance(part, QPushButton | QCheckBox | QRadioButton):
        if part.text() and not _roomy(part):
            yield f"{_name(part)}: {part.text()!r} {part.width()} < {_needs(part).width()}"
    elif isinstance(part, QTabBar):
        for index in range(part.count()):
            if part.tabRect(index).right() > part.width() or part.tabRect(index).width() < (
                part.fontMetrics().horizontalAdvance(part.tabText(index))
            ):
                yield f"{_name(part)}: tab {part.tabText(index)!r}"
    elif isinstance(part, QHeaderView) and part.orientation() is Qt.Orientation.Horizontal:
        yield from _header(part)
    elif isinstance(part, QComboBox) and part.count() and not part.isEditable():
        wide, room = part.fontMetrics().horizontalAdvance(part.currentText()), _field(part)
        if wide > room + SLACK and not _told(part, part.currentText()):
            yield f"{_name(part)}: {part.currentText()!r} {room} < {wide}"


def _field(box: QComboBox) -> int:
    """Return how wide the room for the words of a box is."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(kind, option, part, box).width()


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return
    room = label.contentsRect()
    if isinstance(label, ElidedLabel):
        wide = label.fontMetrics().horizontalAdvance(text)
        if wide > room.width() + SLACK and not _told(label, text):
            yield f"{_name(label)}: elided without a tip: {text!r} {room.width()} < {wide}"
        return
    flags = int(label.alignment())
    if label.wordWrap():
        flags |= int(Qt.TextFlag.TextWordWrap)
        room.setHeight(10_000)
    wanted = label.fontMetrics().boundingRect(room, flags, text).size()
    if wanted.width() > label.contentsRect().width() + SLACK:
        yield f"{_name(label)}: {text!r} {label.contentsRect().width()} < {wanted.width()}"
    elif wanted.height() > label.contentsRect().height() + SLACK:
        yield f"{_name(label)}: {text!r} is {wanted.height()} high"


def _told(part: QWidget, text: str) -> bool:
    """Whether the tooltip that shows over *part*, its own or its parent's, has *text*."""
    at: QWidget | None = part
    while at is not None and not at.toolTip():
        at = at.parentWidget()
    return at is not None and " ".join(text.split()) in " ".join(_plain(at.toolTip()).split())


def _plain(tip: str) -> str:
    words = re.sub(r"<br>", "\n", tip)
    words = re.sub(r"<[^>]*>", "", words)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _needs(button: QAbstractButton) -> QSize:
    size = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text())
    if not button.icon().isNull():
        size.setWidth(size.width() + button.iconSize().width() + 4)
    if isinstance(button, QCheckBox | QRadioButton):
        kind = QStyle.PixelMetric.PM_IndicatorWidth
        size.setWidth(size.width() + button.style().pixelMetric(kind) + 4)
    return size


def _roomy(button: QPushButton | QCheckBox | QRadioButton) -> bool:
    if isinstance(button, SidebarButton) and button.collapsed:
        return True  # its icon stands for its name, which its tip tells
    room = button.rect()
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room = button.style().subElementRect(part, option, button)
    return _needs(button).width() <= room.width() + SLACK


def _header(header: QHeaderView) -> Iterator[str]:
    table = header.parentWidget()
    if not isinstance(table, QTableView) or table.model() is None:
        return
    for column in range(header.count()):
        if header.isSectionHidden(column):
            continue
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
        wide = QFontMetrics(header.font()).horizontalAdvance(title)
        if wide + 14 > header.sectionSize(column) + SLACK:
            yield f"{_name(header)}: column {title!r} {header.sectionSize(column)} < {wide + 14}"


def overlapping(root: QWidget) -> list[str]:
    """Return the words in *root* that lie on each other, in one parent."""
    found = []
    groups: dict[QWidget, list[QWidget]] = {}
    for part in seen(root):
        if isinstance(part, QLabel | QAbstractButton) and _words(part):
            groups.setdefault(part.parentWidget() or root, []).append(part)
    for parts in groups.values():
        for index, one in enumerate(parts):
            for other in parts[index + 1 :]:
                both: QRect = one.geometry() & other.geometry()
                if both.width() > SLACK and both.height() > SLACK:
                    found.append(f"{_name(one)} {_words(one)!r} on {_words(other)!r}")
    return found


def outside(root: QWidget) -> list[str]:
    """Return the buttons that stick out of what they lie in."""
    return [
        f"{_name(part)}: {_words(part)!r} sticks out"
        for part in seen(root)
        if isinstance(part, QAbstractButton)
        and _words(part)
        and (part.parentWidget() or root).rect().right() + SLACK < part.geometry().right()
    ]


def scrolled(root: QWidget) -> list[str]:
    """Return the pages that are too wide; tables may be, their columns can be moved."""
    return [
        f"{_name(part)}: {part.horizontalScrollBar().maximum()} points too wide"
        for part in seen(root)
        if isinstance(part, QScrollArea)
        and not isinstance(part, SideScroll)
        and part.horizontalScrollBar().maximum() > 0
    ]


def foreign(root: QWidget, same: re.Pattern[str]) -> list[str]:
    """Return the words in *root* that no translator made, when the language is pseudo."""
    found = {
        words
        for part in seen(root)
        for words in _all_words(part)
        if "[" not in words and not same.fullmatch(words) and not DATA.fullmatch(words)
    }
    return sorted(found)


def _words(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _all_words(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
        yield part.accessibleName()
    if isinstance(part, QTabBar):
        yield from (part.tabText(index) for index in range(part.count()))
    if isinstance(part, QComboBox):
        yield from (part.itemText(index) for index in range(part.count()))
    if isinstance(part, QTableView) and part.model() is not None:
        for column in range(part.model().columnCount()):
            title = part.model().headerData(column, Qt.Orientation.Horizontal)
            yield str(title or "")
    if isinstance(part, QMenu):
        yield from (action.text() for action in part.actions())
    yield _plain(part.toolTip())


def _name(part: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = part
    while at is not None and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return "/".join(reversed(names))
