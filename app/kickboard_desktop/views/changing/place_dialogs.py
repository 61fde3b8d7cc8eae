"""The two small dialogs that ask where jobs are to go: to another time, or another queue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from kickboard.config import check_name
from kickboard.errors import ConfigError
from kickboard.stores.base import Selection
from kickboard_desktop.actions.changing import TIMED
from kickboard_desktop.models.moments.typed import later_typed
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.preview import JobsPreview
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column
from kickboard_desktop.widgets.labels import set_tone
from kickboard_desktop.widgets.when_field import WhenField

_WIDTH = 480


class _PlaceDialog(QDialog):
    """A title, a field, the jobs that are meant, and a button."""

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(_WIDTH)
        self._column = titled_column(self, title)

    def _finish(self, session: Session, selection: Selection, count: int, verb: str) -> None:
        """Add what stands below the field; the button says *verb*."""
        self.preview = JobsPreview(session, selection, count, self)
        self._column.addWidget(self.preview)
        self._column.addStretch(1)
        self._confirm = add_foot(self._column, verb, self._on_confirm)
        self._confirm.setObjectName(f"{self.objectName()}_confirm")
        self._confirm.setDefault(True)

    @Slot()
    def _on_confirm(self) -> None:
        raise NotImplementedError


class RescheduleDialog(_PlaceDialog):
    """Asks for a time.

    Signals:
        confirmed(float): the epoch second chosen.
    """

    confirmed = Signal(float)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        title: str,
        selection: Selection,
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for *count* jobs of *selection*; *title* is the verb with its object."""
        super().__init__("reschedule_dialog", title, parent)
        self.when = WhenField(theme, session.now, later_typed(), self)
        self._column.addWidget(self.when)
        self._finish(session, selection, count, title)
        self.when.changed.connect(self._on_when_changed)
        self.when.edit.setFocus()

    @Slot()
    def _on_when_changed(self) -> None:
        self._confirm.setEnabled(self.when.moment is not None)

    @Slot()
    def _on_confirm(self) -> None:
        moment = self.when.moment
        if moment is not None:
            self.accept()
            self.confirmed.emit(moment)


class MoveDialog(_PlaceDialog):
    """Asks for a queue.

    Signals:
        confirmed(str, bool): the queue chosen, and whether jobs wait on as they did.
    """

    confirmed = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        title: str,
        selection: Selection,
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for *count* jobs of *selection*; *title* is the verb with its object."""
        super().__init__("move_dialog", title, parent)
        self.queues = ComboBox(theme, self.tr("Queue"), self)
        self.queues.setObjectName("move_queue")
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("A queue, or the name of a new one"))
        self.queues.setLineEdit(field)
        self.queues.addItems(queue_names(session))
        self.queues.setCurrentIndex(-1)
        self._note: QLabel = plain_label("", "small", tone="muted", parent=self)
        self._note.setObjectName("move_note")
        self.keep_time = CheckBox(theme, self.tr("Let them wait for their time as before"), self)
        self.keep_time.setObjectName("move_keep_time")
        self.keep_time.setChecked(True)
        self.keep_time.setVisible(selection.view.state in TIMED)
        for widget in (self.queues, self._note, self.keep_time):
            self._column.addWidget(widget)
        self._finish(session, selection, count, self.tr("Move"))
        self._known = frozenset(queue_names(session))
        self.queues.editTextChanged.connect(self._on_typed)
        self._on_typed("")
        self.queues.setFocus()

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        name, wrong = typed.strip(), ""
        try:
            check_name(name)
        except ConfigError as error:
            wrong = str(error) if name else ""
        self._note.setText(wrong or self._about(name))
        set_tone(self._note, "bad" if wrong else "muted")
        self._confirm.setEnabled(bool(name) and not wrong)

    def _about(self, name: str) -> str:
        if not name:
            return self.tr("They go to the back of the queue.")
        if name in self._known:
            return self.tr("They go to the back of this queue.")
        return self.tr("A new queue: see that an engine works on it.")

    @Slot()
    def _on_confirm(self) -> None:
        name = self.queues.currentText().strip()
        if name and self._confirm.isEnabled():
            self.accept()
            self.confirmed.emit(name, self.keep_time.isChecked())


def queue_names(session: Session) -> Sequence[str]:
    """Return the queues of the store, and those of the classes that the engine knows."""
    snapshot, hello = session.snapshot, session.hello
    names = {queue.name for queue in snapshot.queues} if snapshot is not None else set()
    names |= {info.queue for info in hello.classes} if hello is not None else set()
    return sorted(names, key=str.casefold)
