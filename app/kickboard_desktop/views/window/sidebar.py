"""The list of pages at the left, and the engine's card at its foot.

The entries are push buttons of which one is down, exclusively: a screen reader says "one of
eight", Tab reaches the list once, and the arrow keys go through it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.models.teaching.glossary import explained
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.window.engine_card import EngineCard
from kickboard_desktop.views.window.page_list import ROWS, PageList
from kickboard_desktop.widgets import IconButton, plain_label, set_tip
from kickboard_desktop.widgets.spring import Spring
from kickboard_desktop.widgets.veil import veiled

WIDTH = 200
COLLAPSED = 56
#: Milliseconds a count stays in the accent colour after it moved.
MOVED_MS = 1000


class SidebarButton(QPushButton):
    """One page: icon, name at the left, count at the right; as high as the list makes it."""

    def __init__(self, theme: Theme, name: str, title: str, icon: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"sidebar_{name}")
        self.name = name
        self._theme = theme
        self._icon = icon
        self._count: int | None = None
        self._bad = False
        self._as_of = ""
        self._collapsed = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(ROWS[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self._retip()
        self._moved = make_timer(self, "sidebar_moved", self.update, ms=MOVED_MS, once=True)
        theme.changed.connect(self.update)

    @property
    def count(self) -> int | None:
        """The number at the right, None where there is none."""
        return self._count

    @property
    def count_token(self) -> str:
        """The token of the number's colour: accent when it has just moved."""
        if self._as_of:
            return "muted"
        if self._bad and self._count:
            return "bad"
        return "accent" if self._moved.isActive() else "muted"

    def set_count(self, count: int | None, *, bad: bool = False) -> None:
        """Show *count*; *bad*: anything above 0 is nothing good."""
        if count == self._count:
            return
        if self._count is not None and self.isVisible():
            self._moved.start()
        self._count, self._bad = count, bad
        self._rename()

    def set_as_of(self, as_of: str) -> None:
        """Show the count in grey, and say *as_of*: when it was so; "" when it is."""
        if as_of != self._as_of:
            self._as_of = as_of
            self._rename()

    def _rename(self) -> None:
        spoken = "" if self._count is None else f", {self._count}"
        if spoken and self._as_of:
            spoken = f"{spoken}, {self._as_of}"
        self.setAccessibleName(f"{self.text()}{spoken}")
        self._retip()
        self.update()

    @property
    def collapsed(self) -> bool:
        """Whether it shows its icon only."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon only."""
        self._collapsed = collapsed
        self._retip()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that asks for nothing: the sidebar is as wide as it is."""
        return QSize(COLLAPSED - 20, ROWS[0])

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, icon, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        color = tokens.accent if self.isChecked() else tokens.muted
        glyph = assets.pixmap(self._icon, color, 20, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - 20) // 2, glyph)
        if self._collapsed:
            self._draw_mark(painter)
        else:
            self._draw_words(painter)
        painter.end()

    def _draw_mark(self, painter: QPainter) -> None:
        """Draw a dot in place of a count that deserves a look."""
        if self._count and self.count_token != "muted":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self.count_token))
            painter.drawEllipse(QPointF(self.width() - 8, 8), 3, 3)

    def _draw_words(self, painter: QPainter) -> None:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        right = self.width() - 10
        if self._count is not None:
            font = assets.ui_font(12)
            number = text.compact(self._count)
            width = QFontMetrics(font).horizontalAdvance(number)
            painter.setFont(font)
            painter.setPen(self._count_color())
            place = QRect(right - width, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, number)
            right -= width + 8
        place = QRect(40, 0, right - 40, self.height())
        # "Wiederholungen" gives way to thousands: a point smaller before any letter is cut off.
        painter.setFont(assets.fitting_font(self.text(), place.width(), 13, weight))
        painter.setPen(self._theme.color("text"))
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)

    def _count_color(self) -> QColor:
        """Return the number's colour; one that may be old lies under a veil, as the page does."""
        color = self._theme.color(self.count_token)
        return veiled(self._theme, color) if self._as_of else color

    def _retip(self) -> None:
        number = "" if self._count is None else f" {text.count(self._count)}"
        name = self.text() + number if self._collapsed else ""
        as_of = self._as_of if self._count is not None else ""
        set_tip(self, "\n".join(filter(None, (name, as_of, explained(self.text())))))


class Sidebar(QFrame):
    """The pages in their groups.

    Signals:
        page_wanted(str): the page of that name.
        collapsed_changed(bool): it was made narrow or wide.
    """

    page_wanted = Signal(str)
    collapsed_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self._theme = theme
        self._buttons: dict[str, SidebarButton] = {}
        self._collapsed = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(2)
        self._layout.addLayout(self._make_brand())
        self._layout.addSpacing(4)
        self._list = PageList(self)
        self._layout.addWidget(self._list, 1)
        self._layout.addSpacing(4)
        self.engine = EngineCard(theme, self)
        self._layout.addWidget(self.engine)
        self.setFixedWidth(WIDTH)
        theme.changed.connect(self._repaint_mark)

    def _make_brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(10)
        self._mark = QLabel(self)
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setFixedSize(24, 32)
        self._mark.setAccessibleName("Kickboard")
        self._name = plain_label("Kickboard", "section", parent=self)
        self._fold = IconButton(self._theme, "panel-left", self.tr("Narrow sidebar"), parent=self)
        self._fold.setObjectName("sidebarFold")
        self._fold.clicked.connect(self._on_fold_clicked)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addWidget(self._fold)
        self._brand = row
        self._repaint_mark()
        return row

    @property
    def collapsed(self) -> bool:
        """Whether it shows icons only."""
        return self._collapsed

    @property
    def list(self) -> PageList:
        """The part with the entries."""
        return self._list

    @property
    def buttons(self) -> tuple[SidebarButton, ...]:
        """The entries, from top to bottom."""
        return tuple(self._buttons.values())

    def add_page(self, name: str, title: str, icon: str, group: str) -> None:
        """Add the page *name* to the end of *group*."""
        made = SidebarButton(self._theme, name, title, icon, self)
        made.set_collapsed(self._collapsed)
        made.clicked.connect(self._on_button_clicked)
        self._buttons[name] = made
        if name == "queues":  # jobs that are dragged get there
            Spring(made)
        self._list.add(made, group)

    def set_current(self, name: str) -> None:
        """Show *name* as the page that is seen."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
            self._list.ensureWidgetVisible(self._buttons[name], 0, 0)

    def focus_current(self) -> None:
        """Put the keyboard on the page that is seen."""
        for made in self._buttons.values():
            if made.isChecked():
                made.setFocus()

    def set_count(self, name: str, count: int | None, *, bad: bool = False) -> None:
        """Show *count* beside the page *name*, if there is such a page."""
        if name in self._buttons:
            self._buttons[name].set_count(count, bad=bad)

    def set_as_of(self, as_of: str) -> None:
        """Show every count in grey, and say *as_of*: when it was so; "" when it is."""
        for made in self._buttons.values():
            made.set_as_of(as_of)

    def set_collapsed(self, collapsed: bool) -> None:
        """Make it 56 or 200 points wide."""
        if collapsed == self._collapsed:
            return
        self._collapsed = collapsed
        self.setFixedWidth(COLLAPSED if collapsed else WIDTH)
        self._mark.setVisible(not collapsed)
        self._name.setVisible(not collapsed)
        self._brand.setContentsMargins(6 if collapsed else 8, 0, 0, 0)
        self._fold.set_name(self.tr("Wide sidebar") if collapsed else self.tr("Narrow sidebar"))
        self._list.show_captions(shown=not collapsed)
        for made in self._buttons.values():
            made.set_collapsed(collapsed)
        self.engine.set_collapsed(collapsed)
        self.collapsed_changed.emit(collapsed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the first or last page with Home and End."""
        wanted = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}.get(Qt.Key(event.key()))
        if wanted is None or not self._buttons:
            super().keyPressEvent(event)
            return
        made = self.buttons[wanted]
        made.setFocus(Qt.FocusReason.TabFocusReason)
        made.click()

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, SidebarButton):
            self.page_wanted.emit(sender.name)

    def _on_fold_clicked(self) -> None:
        self.set_collapsed(not self._collapsed)

    def _repaint_mark(self) -> None:
        color = self._theme.tokens.accent
        self._mark.setPixmap(assets.pixmap("kickboard", color, 24, self.devicePixelRatioF()))
