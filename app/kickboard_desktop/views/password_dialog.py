"""Asks for the user and password of a Redis that lets nobody in; both are only kept in memory."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.connections import Connection
from kickboard_desktop.widgets import button, plain_label

_WIDTH = 420


class PasswordDialog(QDialog):
    """The dialog.

    Signals:
        entered(str, str): user and password.
    """

    entered = Signal(str, str)

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        title = self.tr("Password of %s") % text.one_line(connection.title, 60)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "section", parent=self))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._user = self._field("password_user", self.tr("User"), connection.user)
        self._password = self._field("password_field", self.tr("Password"), "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self._user, self._password):
            form.addRow(plain_label(field.accessibleName(), parent=self), field)
        column.addLayout(form)
        column.addLayout(self._make_foot())
        self._password.setFocus()

    def _field(self, name: str, title: str, value: str) -> QLineEdit:
        field = QLineEdit(value, self)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        go_on = button(self.tr("Log in"), "primary", parent=self)
        go_on.setObjectName("password_confirm")
        go_on.setDefault(True)
        go_on.clicked.connect(self._on_entered)
        row.addWidget(cancel)
        row.addWidget(go_on)
        return row

    @Slot()
    def _on_entered(self) -> None:
        self.accept()
        self.entered.emit(self._user.text().strip(), self._password.text())
