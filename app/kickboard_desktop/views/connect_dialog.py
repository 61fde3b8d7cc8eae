"""Asks which Redis to open a window on, and shows what a test of it found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import format as text
from kickboard_desktop.models.connections import split_login, with_login
from kickboard_desktop.widgets import button, plain_label

_WIDTH = 560
_TONES = {"ok": "good", "warn": "warn", "bad": "bad"}


class ConnectDialog(QDialog):
    """The form; it asks no Redis itself.

    Signals:
        test_wanted(str): that URL, with what lets somebody in, is to be tested.
        chosen(str): a window on that URL is wanted.
    """

    test_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, url: str, parent: QWidget | None = None) -> None:
        """Begin with *url*, which has no password."""
        super().__init__(parent)
        self.setObjectName("connect_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect to Redis"))
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Connect to Redis"), "section", parent=self))
        why = self.tr(
            "Shows the jobs of Sidekiq or Kickboard in a window of its own. It only looks: "
            "nothing is changed, and no engine is started. The password is not kept."
        )
        said = plain_label(why, tone="muted", parent=self)
        said.setWordWrap(True)
        column.addWidget(said)
        column.addLayout(self._make_form(url))
        self._found = QGridLayout()
        self._found.setHorizontalSpacing(16)
        self._found.setVerticalSpacing(4)
        self._found.setColumnStretch(1, 1)
        column.addLayout(self._found)
        column.addStretch(1)
        column.addLayout(self._make_foot())
        self._on_typed()

    @property
    def url(self) -> str:
        """The URL with what lets somebody in."""
        user, password = self._user.text(), self._password.text()
        return with_login(self._url.text().strip(), user, password)

    def show_found(self, found: Sequence[tuple[str, str, str]]) -> None:
        """Show (level, what was looked at, what was found) of a test."""
        self._clear()
        for row, (level, check, words) in enumerate(found):
            head = plain_label(text.one_line(check), "strong", tone=_TONES[level], parent=self)
            told = plain_label(text.one_line(words, 300), parent=self)
            told.setWordWrap(True)
            self._found.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            self._found.addWidget(told, row, 1)
        self._test.setEnabled(True)

    def _make_form(self, url: str) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._url = self._field("connect_url", self.tr("URL"), url)
        self._url.setPlaceholderText("redis://127.0.0.1:6379/0")
        self._user = self._field("connect_user", self.tr("User"), "")
        self._password = self._field("connect_password", self.tr("Password"), "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self._url, self._user, self._password):
            form.addRow(plain_label(field.accessibleName(), parent=self), field)
        self._url.textChanged.connect(self._on_typed)
        self._url.editingFinished.connect(self._on_url_entered)
        return form

    def _field(self, name: str, title: str, value: str) -> QLineEdit:
        field = QLineEdit(value, self)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._test = button(self.tr("Test"), parent=self)
        self._test.setObjectName("connect_test")
        self._test.clicked.connect(self._on_test)
        cancel = button(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self._connect = button(self.tr("Connect"), "primary", parent=self)
        self._connect.setObjectName("connect_confirm")
        self._connect.setDefault(True)
        self._connect.clicked.connect(self._on_connect)
        row.addWidget(self._test)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._connect)
        return row

    def _clear(self) -> None:
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    @Slot()
    def _on_typed(self) -> None:
        usable = bool(self._url.text().strip())
        self._connect.setEnabled(usable)
        self._test.setEnabled(usable)

    @Slot()
    def _on_url_entered(self) -> None:
        """Take a password that was pasted with the URL out of sight."""
        place, user, password = split_login(self._url.text())
        if user or password:
            self._url.setText(place)
            self._user.setText(user)
            self._password.setText(password)

    @Slot()
    def _on_test(self) -> None:
        self._on_url_entered()
        self._clear()
        self._found.addWidget(plain_label(self.tr("Testing…"), tone="muted", parent=self), 0, 0)
        self._test.setEnabled(False)
        self.test_wanted.emit(self.url)

    @Slot()
    def _on_connect(self) -> None:
        self._on_url_entered()
        chosen = self.url
        self.accept()
        self.chosen.emit(chosen)
