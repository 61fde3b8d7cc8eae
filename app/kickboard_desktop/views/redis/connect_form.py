"""The fields of a Redis connection: its URL, and the same in parts, always in step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from kickboard_desktop.models.redis.connections import (
    COLORS,
    USUAL_COLOR,
    Connection,
    Parts,
    parts_of,
    split_login,
    url_of,
)
from kickboard_desktop.texts import translate
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import plain_label, set_tip
from kickboard_desktop.widgets.check_box import CheckBox

_SWATCH = (
    "QPushButton {{ background: {0}; border: 2px solid {0}; border-radius: 11px; min-width: 18px;"
    " max-width: 18px; min-height: 18px; max-height: 18px; padding: 0; }}"
    "QPushButton:checked {{ border-color: {1}; }}"
)


class ConnectForm(QWidget):
    """Says what is typed; it asks no Redis.

    Signals:
        changed(): something else stands in it.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connect_form")
        self._theme = theme
        self._parts = Parts()
        self._url = self._field("url", self.tr("URL"))
        self._url.setPlaceholderText("redis://127.0.0.1:6379/0")
        self._host = self._field("host", self.tr("Host"))
        self._port = self._field("port", self.tr("Port"), width=72)
        self._database = self._field("database", self.tr("Database"), width=72)
        self._tls: QCheckBox = CheckBox(theme, self.tr("TLS"), self)
        self._tls.setObjectName("connect_tls")
        self._user = self._field("user", self.tr("User"))
        self._password = self._field("password", self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._keep: QCheckBox = CheckBox(theme, self.tr("Keep in the keyring"), self)
        self._keep.setObjectName("connect_keep")
        self._name = self._field("name", self.tr("Name"))
        self._name.setPlaceholderText(self.tr("Production, say"))
        self._colors = QButtonGroup(self)
        self._lay_out()
        self._connect()

    # -- what stands in it
    @property
    def connection(self) -> Connection:
        """What is typed, without the password."""
        checked = self._colors.checkedButton()
        return Connection(
            url=self._url.text().strip(),
            name=self._name.text().strip(),
            color=str(checked.property("color")) if checked is not None else USUAL_COLOR,
            user=self._user.text().strip(),
            in_keyring=self._keep.isChecked() and bool(self._password.text()),
        )

    @property
    def password(self) -> str:
        """The password."""
        return self._password.text()

    def show_connection(self, connection: Connection) -> None:
        """Show *connection*; its password is asked for elsewhere."""
        self._url.setText(connection.url)
        self._user.setText(connection.user)
        self._name.setText(connection.name)
        self._password.clear()
        self._keep.setChecked(connection.in_keyring and self._keep.isEnabled())
        for made in self._colors.buttons():
            made.setChecked(made.property("color") == connection.color)
        self._follow_url()

    def set_password(self, password: str, *, keep: bool) -> None:
        """Fill in what the keyring has, unless something was typed meanwhile."""
        if not self._password.text():
            self._password.setText(password)
            self._keep.setChecked(keep)

    def set_keyring_problem(self, why: str) -> None:
        """Say why no password can be kept, "" where it can."""
        self._keep.setEnabled(not why)
        if why:
            self._keep.setChecked(False)
        set_tip(self._keep, why)

    def take_login(self) -> None:
        """Take a password that was pasted with the URL out of sight."""
        place, user, password = split_login(self._url.text())
        if user or password:
            self._url.setText(place)
            self._user.setText(user)
            self._password.setText(password)
            self._follow_url()

    # -- building
    def _field(self, name: str, title: str, width: int = 0) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"connect_{name}")
        field.setAccessibleName(title)
        if width:
            field.setFixedWidth(width)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label = plain_label
        form.addRow(label(self.tr("URL"), parent=self), self._url)
        port = label(self.tr("Port"), parent=self)
        form.addRow(label(self.tr("Host"), parent=self), self._row(self._host, port, self._port))
        form.addRow(label(self.tr("Database"), parent=self), self._row(self._database, self._tls))
        form.addRow(label(self.tr("User"), parent=self), self._user)
        secret = self._row(self._password, self._keep)
        form.addRow(label(self.tr("Password"), parent=self), secret)
        form.addRow(label(self.tr("Name"), parent=self), self._name)
        form.addRow(label(self.tr("Colour"), parent=self), self._make_colors())

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget, 1 if widget in (self._host, self._password) else 0)
        if not {self._host, self._password}.intersection(widgets):
            row.addStretch(1)
        return row

    def _make_colors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, (word, color) in COLORS.items():
            made = QPushButton(self)
            made.setObjectName(f"connect_color_{key}")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("color", key)
            made.setStyleSheet(_SWATCH.format(color, self._theme.tokens.text))
            said = translate("Connections", word)
            made.setAccessibleName(said)
            set_tip(made, said)
            made.setChecked(key == USUAL_COLOR)
            self._colors.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._url.textEdited.connect(self._on_url_edited)
        self._url.editingFinished.connect(self.take_login)
        for field in (self._host, self._port, self._database):
            field.textEdited.connect(self._on_parts_edited)
        self._tls.clicked.connect(self._on_parts_edited)
        for field in (self._url, self._user, self._password, self._name):
            field.textChanged.connect(self.changed)

    # -- in step
    @Slot()
    def _on_url_edited(self) -> None:
        self._follow_url()

    def _follow_url(self) -> None:
        """Show the parts of the URL; other kinds than the plain one have none to show."""
        parts = parts_of(self._url.text())
        plain = parts is not None or not self._url.text().strip()
        for widget in (self._host, self._port, self._database, self._tls):
            widget.setEnabled(plain)
        self._parts = parts or Parts()
        shown = self._parts if parts is not None else Parts(host="", port="", database="")
        for field, value in (
            (self._host, shown.host),
            (self._port, shown.port),
            (self._database, shown.database),
        ):
            field.setText(value)
        self._tls.setChecked(shown.tls)

    @Slot()
    def _on_parts_edited(self) -> None:
        self._parts = replace(
            self._parts,
            host=self._host.text().strip(),
            port="".join(filter(str.isdecimal, self._port.text())),
            database="".join(filter(str.isdecimal, self._database.text())),
            tls=self._tls.isChecked(),
        )
        self._url.setText(url_of(self._parts))
