"""The head of the job page: what job it is, where it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from kickboard.payload import display
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Selection
from kickboard_desktop import format as text
from kickboard_desktop.actions import commands, ending
from kickboard_desktop.actions.commands import Command
from kickboard_desktop.models.job import detail
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import WORD_ICON, IconButton, button
from kickboard_desktop.widgets.labels import ElidedLabel, plain_label, set_tip
from kickboard_desktop.widgets.pill import state_pill, state_word
from kickboard_desktop.widgets.progress_line import ProgressLine

_S = JobState


class Deed(NamedTuple):
    """Something that can be done with one job, in the states where it makes sense."""

    id: str
    icon: str
    command: Callable[[Selection], Command]
    states: frozenset[JobState]
    danger: bool = False


_WAITING = frozenset({_S.ENQUEUED, _S.SCHEDULED, _S.RETRY})
#: What is asked of iterable jobs only, so not by the state alone.
END = Deed("end", "circle-x", ending.end, _WAITING | {_S.BUSY}, danger=True)

DEEDS = (
    Deed("retry_now", "rotate-cw", commands.retry, frozenset({_S.RETRY, _S.DEAD})),
    Deed("run_now", "play", commands.run_now, frozenset({_S.SCHEDULED})),
    END,
    Deed("kill", "skull", commands.kill, _WAITING, danger=True),
    Deed("delete", "trash-2", commands.delete, _WAITING | {_S.DEAD}, danger=True),
)


class JobHead(QWidget):
    """Class, jid, state, facts, buttons.

    Signals:
        acted(Deed): one of the buttons was pressed.
        copy_wanted(str): the job is to be copied in the way of that action, "copy_python".
        window_wanted(): the job is to be seen in a window of its own.
        back_wanted(): the job that was seen before is to be seen again.
    """

    acted = Signal(object)
    copy_wanted = Signal(str)
    window_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_head")
        self._theme = theme
        self._record: JobRecord | None = None
        self._reason = ""
        self._class = ElidedLabel("section", parent=self)
        self._class.setObjectName("job_class")
        self._class.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pill = QLabel(self)
        self._pill.setTextFormat(Qt.TextFormat.PlainText)
        self._headline = plain_label("", tone="muted", parent=self)
        self._headline.setObjectName("job_headline")
        self.progress = ProgressLine(theme, self)
        self._buttons = {deed.id: self._make_button(deed) for deed in DEEDS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._make_title())
        layout.addLayout(self._make_jid())
        layout.addLayout(self._row(self._pill, self._headline, gap=8))
        layout.addWidget(self.progress)
        layout.addLayout(self._row(*self._buttons.values(), gap=8))
        theme.changed.connect(self._show_pill)

    def _make_title(self) -> QHBoxLayout:
        self.back = IconButton(self._theme, "undo-2", self.tr("Back to the job before"))
        self.back.setObjectName("job_back")
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.apart = IconButton(self._theme, "external-link", self.tr("Open in a window"))
        self.apart.setObjectName("job_apart")
        self.apart.clicked.connect(self.window_wanted)
        self.copies = button(self.tr("Copy"), parent=self)
        self.copies.setObjectName("job_copy")
        self.copies.setMenu(self._make_menu())
        self.copies.setIcon(self._theme.icon("chevron-down"))
        self.copies.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self._class, 1)
        row.addWidget(self.copies)
        row.addWidget(self.apart)
        return row

    def _make_menu(self) -> QMenu:
        """Return what [Copy] offers; secrets are copied as they are shown."""
        menu = QMenu(self)
        for name, word in (
            ("copy_jid", self.tr("Job ID")),
            ("copy_link", self.tr("Link")),
            ("copy_python", self.tr("Python call")),
            ("copy_ruby", self.tr("Ruby perform_async")),
            ("copy_cli", self.tr("Command line")),
            ("copy_json", self.tr("JSON")),
            ("copy_markdown", self.tr("Markdown")),
        ):
            action = menu.addAction(word)
            action.setObjectName(f"job_{name}")
            action.setData(name)
        menu.triggered.connect(self._on_copy_triggered)
        return menu

    def _make_jid(self) -> QHBoxLayout:
        self._jid = plain_label("", "mono", tone="muted", parent=self)
        self._jid.setObjectName("job_jid")
        self._jid.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = IconButton(self._theme, "copy", self.tr("Copy the job ID"), parent=self)
        self._copy.setObjectName("job_copy_jid")
        self._copy.clicked.connect(self._on_copy_clicked)
        return self._row(self._jid, self._copy, gap=4)

    def _row(self, *widgets: QWidget, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(gap)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _make_button(self, deed: Deed) -> QPushButton:
        words = {
            "retry_now": self.tr("Retry now"),
            "run_now": self.tr("Run now"),
            "end": self.tr("End the job"),
            "kill": self.tr("Move to Dead"),
            "delete": self.tr("Delete"),
        }
        made = button(words[deed.id], "danger" if deed.danger else "", parent=self)
        made.setObjectName(f"job_{deed.id}")
        made.setIcon(self._theme.icon(deed.icon))
        made.setIconSize(WORD_ICON)
        made.clicked.connect(self._on_button_clicked)
        made.hide()  # no job has all of them: together they would make the dock wider
        return made

    @property
    def headline(self) -> str:
        """What it says of where the job stands."""
        return self._headline.text()

    def show_record(self, record: JobRecord, now: float, running: float | None) -> None:
        """Show what job it is, and where it stands at *now*."""
        changed = self._record is None or record.state is not self._record.state
        self._record = record
        name = text.visible(display.class_of(record.payload, record.job_class))
        self._class.setText(name or self.tr("What is here is no job"))
        set_tip(self._class, self._class.text())
        self._jid.setText(text.visible(record.jid))
        if changed:
            self._show_pill()
        for deed in DEEDS:
            self._buttons[deed.id].setVisible(record.state in deed.states)
        self.say_time(now, running)

    def say_time(self, now: float, running: float | None) -> None:
        """Say again how long ago, or how soon."""
        if self._record is not None:
            self._headline.setText(detail.headline(self._record, now, running))

    def set_reason(self, reason: str, ending: str | None = None) -> None:
        """Grey the buttons, and say why; "" lets them be used.

        *ending* is likewise why the job cannot be asked to end; None hides that button.
        """
        for name, made in self._buttons.items():
            why = reason or (ending or "" if name == END.id else "")
            made.setEnabled(not why)
            set_tip(made, why)
        if ending is None:
            self._buttons[END.id].hide()

    def _show_pill(self) -> None:
        if self._record is None:
            return
        state = self._record.state
        self._pill.setPixmap(state_pill(self._theme, state, self.devicePixelRatioF()))
        self._pill.setAccessibleName(state_word(state))

    @Slot(QAction)
    def _on_copy_triggered(self, action: QAction) -> None:
        self.copy_wanted.emit(str(action.data()))

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._record is not None:
            QGuiApplication.clipboard().setText(self._record.jid)

    @Slot()
    def _on_button_clicked(self) -> None:
        pressed = self.sender()
        deed = next((d for d in DEEDS if self._buttons[d.id] is pressed), None)
        if deed is not None:
            self.acted.emit(deed)
