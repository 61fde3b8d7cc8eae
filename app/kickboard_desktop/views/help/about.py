"""About Kickboard: what it is, which versions run, whose work is in it."""

from __future__ import annotations

import platform

import apsw
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard import __version__
from kickboard.stores.urls import masked
from kickboard_desktop import assets
from kickboard_desktop.texts import QT_TRANSLATE_NOOP
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import button, plain_label

LICENCES = QT_TRANSLATE_NOOP(
    "AboutDialog",
    "Kickboard: MIT. Qt and PySide6: LGPL 3, used as they come and replaceable. "
    "Icons: Lucide, ISC. Fonts: Inter and JetBrains Mono, OFL 1.1.",
)
INDEPENDENT = QT_TRANSLATE_NOOP(
    "AboutDialog",
    "Sidekiq is a trademark of its owner. Kickboard is independent of it and not endorsed by "
    "it; it reads and writes the same data format and contains none of its code.",
)


def versions(store: str) -> str:
    """Return the versions and places that a report of a fault needs, one a line."""
    lines = [
        ("Kickboard", __version__),
        ("Python", platform.python_version()),
        ("Qt, PySide6", f"{qVersion()}, {pyside_version}"),
        ("SQLite", apsw.sqlite_lib_version()),
        ("Platform", f"{platform.platform()}, {QGuiApplication.platformName()}"),
        ("Store", masked(store)),
    ]
    return "\n".join(f"{name}: {value}" for name, value in lines)


class AboutDialog(QDialog):
    """The dialog; its versions can be copied."""

    def __init__(self, theme: Theme, store: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Kickboard"))
        self._versions = versions(store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        head = QHBoxLayout()
        mark = QLabel(self)
        mark.setTextFormat(Qt.TextFormat.PlainText)
        mark.setPixmap(
            assets.pixmap("kickboard", theme.tokens.accent, 32, self.devicePixelRatioF())
        )
        head.addWidget(mark)
        head.addWidget(plain_label("Kickboard", "title", parent=self), 1)
        layout.addLayout(head)
        what = self.tr("Runs, shows and teaches background jobs.")
        layout.addWidget(plain_label(what, parent=self))
        shown = plain_label(self._versions, "mono", parent=self)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(shown)
        for paragraph in (self.tr(LICENCES), self.tr(INDEPENDENT)):
            label = plain_label(paragraph, "small", tone="muted", parent=self)
            label.setWordWrap(True)
            label.setMinimumWidth(440)
            layout.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        copy = button(self.tr("Copy versions"), parent=self)
        copy.clicked.connect(self._on_copy_clicked)
        close = button(self.tr("Close"), "primary", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(close)
        layout.addLayout(row)
        close.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._versions)
