"""Asks which Redis to open a window on, and shows what a test of it found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.models.redis.connections import Connection, with_login
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.redis.connect_form import ConnectForm
from kickboard_desktop.widgets import button, plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column

_WIDTH, _LIST_WIDTH, _FOUND_HEIGHT = 800, 200, 190
#: Token and icon of each level of what was found.
_TONES = {
    "ok": ("good", "check"),
    "warn": ("warn", "triangle-alert"),
    "bad": ("bad", "circle-x"),
}


class ConnectDialog(QDialog):
    """The form beside the connections that are remembered; it asks no Redis itself.

    Signals:
        test_wanted(str): that URL, with what lets somebody in, is to be tested.
        password_wanted(Connection): the keyring has the password of that one.
        forgotten(Connection): that one is not to be remembered any more.
        chosen(Connection, str): a window on that is wanted, with that password.
    """

    test_wanted = Signal(str)
    password_wanted = Signal(object)
    forgotten = Signal(object)
    chosen = Signal(object, str)

    def __init__(
        self,
        theme: Theme,
        url: str,
        recent: Sequence[Connection] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Begin with *url*, which has no password, or with the newest of the *recent* ones."""
        super().__init__(parent)
        self.setObjectName("connect_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._theme = theme
        self._recent = list(recent)
        self.form = ConnectForm(theme, self)
        self.form.changed.connect(self._on_changed)
        column = titled_column(self, self.tr("Connect to Redis"))
        why = self.tr(
            "Shows the jobs of Sidekiq or Kickboard in a window of its own. It is locked: nothing "
            "is changed, and no worker is started, before you unlock it."
        )
        said = plain_label(why, tone="muted", parent=self)
        said.setWordWrap(True)
        column.addWidget(said)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        self._list = self._make_list()
        middle.addWidget(self._make_side())
        middle.addWidget(self.form, 1)
        column.addLayout(middle)
        column.addWidget(self._make_found(), 1)
        self._add_foot(column)
        self.form.show_connection(recent[0] if recent else Connection(url=url))
        self._list.setCurrentRow(0 if recent else -1)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._on_changed()

    @property
    def url(self) -> str:
        """The URL with what lets somebody in."""
        one = self.form.connection
        return with_login(one.url, one.user, self.form.password)

    def show_found(self, found: Sequence[tuple[str, str, str]]) -> None:
        """Show (level, what was looked at, what was found) of a test."""
        self._clear()
        for row, (level, check, words) in enumerate(found):
            token, icon = _TONES[level]
            color, ratio = self._theme.color(token).name(), self.devicePixelRatioF()
            picture = QLabel(self._findings)
            picture.setPixmap(assets.pixmap(icon, color, 16, ratio))
            head = plain_label(text.one_line(check), "strong", tone=token, parent=self._findings)
            told = plain_label(text.one_line(words, 300), parent=self._findings)
            told.setWordWrap(True)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(picture, row, 0, top)
            self._grid.addWidget(head, row, 1, top)
            self._grid.addWidget(told, row, 2)
        self._grid.setRowStretch(len(found), 1)
        self._test.setEnabled(True)

    # -- building
    def _make_list(self) -> QListWidget:
        shown = QListWidget(self)
        shown.setObjectName("connect_recent")
        shown.setAccessibleName(self.tr("Recent connections"))
        shown.setIconSize(QSize(12, 12))
        shown.setFixedWidth(_LIST_WIDTH)
        for one in self._recent:
            item = QListWidgetItem(_dot(one.ground), text.one_line(one.title, 40), shown)
            item.setSizeHint(QSize(0, self._theme.row_height))
            item.setToolTip(text.one_line(f"{one.place} · {one.database}", 100))
        return shown

    def _make_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(self.tr("Recent"), "caption", parent=side))
        column.addWidget(self._list, 1)
        forget = button(self.tr("Forget"), "link", parent=side)
        forget.setObjectName("connect_forget")
        forget.clicked.connect(self._on_forget)
        column.addWidget(forget, 0, Qt.AlignmentFlag.AlignLeft)
        side.setVisible(bool(self._recent))
        return side

    def _make_found(self) -> QScrollArea:
        self._area = QScrollArea(self)
        self._area.setObjectName("connect_found")
        self._area.setAccessibleName(self.tr("What the test found"))
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(_FOUND_HEIGHT)
        self._findings = QWidget(self._area)
        self._grid = QGridLayout(self._findings)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._area.setWidget(self._findings)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._findings.setObjectName("connect_findings")
        self._say(self.tr("Test shows the server's version, memory, persistence and more."))
        return self._area

    def _add_foot(self, column: QVBoxLayout) -> None:
        self._test = button(self.tr("Test"), parent=self)
        self._test.setObjectName("connect_test")
        self._test.clicked.connect(self._on_test)
        self._connect = add_foot(column, self.tr("Connect"), self._on_connect, first=self._test)
        self._connect.setObjectName("connect_confirm")
        self._connect.setDefault(True)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _say(self, words: str) -> None:
        self._clear()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(plain_label(words, tone="muted", parent=self._findings), 0, 2, top)

    # -- what happens
    @Slot()
    def _on_changed(self) -> None:
        usable = bool(self.form.connection.url)
        self._connect.setEnabled(usable)
        self._test.setEnabled(usable)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._recent):
            one = self._recent[row]
            self.form.show_connection(one)
            self.ask_for_password()

    def ask_for_password(self) -> None:
        """Let the keyring be asked for the password of the connection that is shown."""
        row = self._list.currentRow()
        if 0 <= row < len(self._recent) and self._recent[row].in_keyring:
            self.password_wanted.emit(self._recent[row])

    @Slot()
    def _on_forget(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._recent):
            gone = self._recent.pop(row)
            self._list.takeItem(row)
            self.forgotten.emit(gone)

    @Slot()
    def _on_test(self) -> None:
        self.form.take_login()
        self._say(self.tr("Testing…"))
        self._test.setEnabled(False)
        self.test_wanted.emit(self.url)

    @Slot()
    def _on_connect(self) -> None:
        self.form.take_login()
        connection, password = self.form.connection, self.form.password
        self.accept()
        self.chosen.emit(connection, password)


def _dot(color: str) -> QIcon:
    drawn = QPixmap(24, 24)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(2, 2, 20, 20)
    painter.end()
    return QIcon(drawn)
