"""The panel "Needs attention": a line for each notice, each with one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard_desktop import assets
from kickboard_desktop.models.rows.attention import MOST, Notice
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ElidedLabel, EmptyState, Panel, button, plain_label, set_tip

#: Height of a line with its detail, and of one without.
ROW = 44
SHORT = 30
#: Heights of the panel's head and of the line that tells how many more there are.
HEAD = 46
FOOT = 22


class NoticeRow(QWidget):
    """One notice.

    Signals:
        acted(Notice): its button was pressed.
    """

    acted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticeRow")
        self._theme = theme
        self._notice: Notice | None = None
        self._short = False
        self._picture = QLabel(self)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setFixedSize(16, 16)
        self._title = ElidedLabel(parent=self)
        self._detail = ElidedLabel("small", tone="muted", parent=self)
        self._act = button("", "link", parent=self)
        self._act.clicked.connect(self._on_act_clicked)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self._act)
        theme.changed.connect(self._repaint_icon)

    def say(self, notice: Notice, *, short: bool = False) -> None:
        """Show *notice*; *short*: its detail only in the tooltip."""
        if (notice, short) == (self._notice, self._short):
            return
        self._notice, self._short = notice, short
        self.setFixedHeight(SHORT if short else ROW)
        self._title.setText(notice.title)
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail) and not short)
        self._act.setText(notice.act)
        self._act.setVisible(bool(notice.act))
        self._act.setAccessibleName(f"{notice.act}: {notice.title}")
        set_tip(self, "\n".join(filter(None, (notice.title, notice.detail))))
        self.setAccessibleName(f"{notice.title}. {notice.detail}")
        self._repaint_icon()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's size; its words give way."""
        return QSize(200, ROW)

    def _on_act_clicked(self) -> None:
        if self._notice is not None:
            self.acted.emit(self._notice)

    def _repaint_icon(self) -> None:
        if self._notice is not None:
            color = self._theme.color(self._notice.tone).name()
            glyph = assets.pixmap(self._notice.icon, color, 16, self.devicePixelRatioF())
            self._picture.setPixmap(glyph)


class AttentionPanel(Panel):
    """The notices, the worst first; as many as fit.

    Signals:
        acted(Notice): the button of that one was pressed.
    """

    acted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs attention"), flush=True, parent=parent)
        self._theme = theme
        self._notices: Sequence[Notice] = ()
        self._rows: list[NoticeRow] = []
        self._empty = EmptyState(
            theme,
            "circle-check",
            self.tr("Nothing needs attention"),
            self.tr("Errors, paused queues and stuck processors would stand here."),
            parent=self,
        )
        self._more = plain_label("", "small", tone="muted", parent=self)
        self._more.setContentsMargins(40, 0, 12, 6)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addWidget(self._empty, 1)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)
        self.body.addStretch(0)
        self.body.setSpacing(0)
        self._more.hide()
        self._count = plain_label("", "small", tone="muted", parent=self)
        self._count.setContentsMargins(0, 0, 4, 0)
        self.head.addWidget(self._count)

    @property
    def notices(self) -> Sequence[Notice]:
        """What it shows, and what did not fit."""
        return self._notices

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show *notices*."""
        if notices != self._notices:
            self._notices = notices
            self._count.setText(str(len(notices)) if notices else "")
            self._relay()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Show as many lines as fit now."""
        super().resizeEvent(event)  # type: ignore[arg-type] # the event is Qt's
        self._relay()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two lines."""
        return QSize(280, HEAD + 2 * ROW)

    def _relay(self) -> None:
        """Show as many lines as fit, without their details where that shows more."""
        room = self.height() - HEAD
        short = len(self._notices) * ROW > room
        height = SHORT if short else ROW
        if len(self._notices) * height > room:
            room -= FOOT
        fitting = self._notices[: max(1, min(room // height, MOST))]
        while len(self._rows) < len(fitting):
            row = NoticeRow(self._theme, self)
            row.acted.connect(self.acted)
            self._rows.append(row)
            self._lines.addWidget(row)
        for row, notice in zip(self._rows, fitting, strict=False):
            row.say(notice, short=short)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(fitting))
        self._empty.setVisible(not fitting)
        left = len(self._notices) - len(fitting)
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("and %s more") % left if left else "")
