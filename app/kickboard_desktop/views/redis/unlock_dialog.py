"""Asks for the name of a Redis to be typed before a window may change its jobs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.views.redis.named_dialog import NamedDialog

translate = QCoreApplication.translate


class UnlockDialog(NamedDialog):
    """The question whether *connection* is to be unlocked."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        words = (
            translate("UnlockDialog", "Unlock %s") % text.one_line(connection.title, 60),
            translate(
                "UnlockDialog",
                "Until it is locked again, this window can retry, delete, edit and pause the jobs "
                "in this Redis, and stop its workers. Whatever is done is written into the "
                "journal.",
            ),
            translate("UnlockDialog", "Type %s to unlock"),
            translate("UnlockDialog", "Unlock"),
        )
        super().__init__("unlock", connection, words, parent)
