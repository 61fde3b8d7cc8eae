"""Asks for the user and password of a Redis that lets nobody in; both are only kept in memory."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column

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
        name = text.one_line(connection.title, 60)
        column = titled_column(self, self.tr("Password of %s") % name)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._user = self._field("password_user", self.tr("User"), connection.user)
        self._password = self._field("password_field", self.tr("Password"), "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self._user, self._password):
            form.addRow(plain_label(field.accessibleName(), parent=self), field)
        column.addLayout(form)
        go_on = add_foot(column, self.tr("Log in"), self._on_entered)
        go_on.setObjectName("password_confirm")
        go_on.setDefault(True)
        self._password.setFocus()

    def _field(self, name: str, title: str, value: str) -> QLineEdit:
        field = QLineEdit(value, self)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    @Slot()
    def _on_entered(self) -> None:
        self.accept()
        self.entered.emit(self._user.text().strip(), self._password.text())
