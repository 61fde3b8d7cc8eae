"""About: versions, paths and licences, as text that can be copied."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard import __version__
from kickboard_desktop import assets
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import button, plain_label

#: What ships with Kickboard, or under it, and the licence of each.
LICENCES = (
    ("Kickboard", "MIT"),
    ("Qt and PySide6", "LGPL version 3"),
    ("pyqtgraph", "MIT"),
    ("NumPy", "BSD 3-clause"),
    ("SQLite and apsw", "public domain; any-OSI"),
    ("Lucide icons", "ISC"),
    ("Inter and JetBrains Mono", "SIL Open Font License 1.1"),
)


def versions() -> dict[str, str]:
    """Return the versions of what runs here."""
    return {
        "kickboard": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": PySide6.__version__,
    }


def about_text(store: str, profile: str) -> str:
    """Return everything that belongs in a report of a fault."""
    lines = [f"{name:<10} {version}" for name, version in versions().items()]
    lines += ["", f"{'system':<10} {platform.platform()}"]
    lines += [f"{'store':<10} {store}", f"{'profile':<10} {profile}", ""]
    lines += [f"{name}: {licence}" for name, licence in LICENCES]
    return "\n".join(lines)


class AboutDialog(QDialog):
    """The dialog."""

    def __init__(
        self, theme: Theme, *, store: str, profile: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Kickboard"))
        self._report = about_text(store, profile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        mark = QLabel(self)
        mark.setTextFormat(Qt.TextFormat.PlainText)
        color = theme.tokens.accent
        mark.setPixmap(assets.pixmap("kickboard", color, 48, self.devicePixelRatioF()))
        head.addWidget(mark)
        words = QVBoxLayout()
        words.addWidget(plain_label("Kickboard", "title", parent=self))
        sentence = self.tr("Runs, shows and teaches background jobs.")
        words.addWidget(plain_label(sentence, tone="muted", parent=self))
        head.addLayout(words, 1)
        layout.addLayout(head)
        text = plain_label(self._report, "mono", parent=self)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(self.tr("Versions, paths and licences"))
        layout.addWidget(text)
        trademark = self.tr(
            "Sidekiq is a trademark of its owner. Kickboard is independent, not endorsed, reads "
            "and writes the same data format and contains none of its code."
        )
        note = plain_label(trademark, "small", tone="muted", parent=self)
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        copy = button(self.tr("Copy"), parent=self)
        copy.clicked.connect(self._on_copy)
        close = button(self.tr("Close"), "primary", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(close)
        return row

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
