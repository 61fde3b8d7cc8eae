"""Which jobs are meant, before something is done to many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from kickboard.stores.base import HEAD_BYTES, Selection, Store
from kickboard_desktop import format as text
from kickboard_desktop.session import Session
from kickboard_desktop.widgets import ElidedLabel, plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column
from kickboard_desktop.widgets.labels import set_tip

#: Jobs that are shown one by one.
SHOWN = 5
#: Jobs that are looked at to say how many of which class there are.
LOOKED_AT = 1000
#: Classes that are named.
NAMED = 3


class Meant(NamedTuple):
    """One of the jobs."""

    job_class: str
    head: bytes
    queue: str


class Sample(NamedTuple):
    """Some of the jobs that are meant.

    *classes* counts those looked at, all of them if *is_whole*.
    """

    jobs: tuple[Meant, ...]
    classes: tuple[tuple[str, int], ...]
    is_whole: bool


def sample(store: Store, selection: Selection) -> Sample:
    """Return some of the selected jobs. For background threads."""
    jids = selection.jids
    if jids is None:
        page = store.page(selection.view, None, LOOKED_AT)
        rows = [r for r in page.rows if selection.upto is None or r.key <= selection.upto]
        found = [Meant(row.job_class, row.head, row.queue) for row in rows]
        whole = page.after is None
    else:
        details = [store.get(jid) for jid in jids[:LOOKED_AT]]
        records = [one.record for one in details if one is not None]
        found = [Meant(r.job_class, r.payload[:HEAD_BYTES], r.queue) for r in records]
        whole = len(jids) <= LOOKED_AT
    classes = Counter(job.job_class for job in found).most_common()
    return Sample(tuple(found[:SHOWN]), tuple(classes), whole)


class JobsPreview(QWidget):
    """A few of the jobs that are meant, and how many of which class they are."""

    def __init__(
        self, session: Session, selection: Selection, count: int, parent: QWidget | None = None
    ) -> None:
        """Show *count* jobs of *selection*; they are read in the background."""
        super().__init__(parent)
        self.setObjectName("jobs_preview")
        self._count = count
        self._names = _parameters(session)
        self._classes = plain_label(self.tr("Looking…"), tone="muted", parent=self)
        self._classes.setObjectName("preview_classes")
        self._classes.setWordWrap(True)
        self._lines = [ElidedLabel("mono", parent=self) for _ in range(min(SHOWN, count))]
        self._more = plain_label("", "small", tone="muted", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._classes, *self._lines, self._more):
            layout.addWidget(widget)
        session.ask(lambda store: sample(store, selection), self._on_sampled, self._on_failed)

    @property
    def lines(self) -> list[str]:
        """What it says of single jobs."""
        return [line.text() for line in self._lines if line.text()]

    def _on_sampled(self, found: Sample) -> None:
        if not isValid(self):  # the dialog was closed before the answer came
            return
        self._classes.setText(self._class_words(found))
        # The dialog was laid out for one line: it grows by those that are more.
        self._classes.setMinimumHeight(self._classes.heightForWidth(self.width()))
        for line, job in zip(self._lines, found.jobs, strict=False):
            args = text.args_text(job.head, names=self._names.get(job.job_class, ()))
            line.setText(text.one_line(f"{job.job_class} {args} · {job.queue}"))
            set_tip(line, line.text())
        left = self._count - len(found.jobs)
        self._more.setText(self.tr("and %n more", "", left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def _class_words(self, found: Sample) -> str:
        """Return "200 EmailJob, 14 ReportJob"."""
        named = [f"{text.count(n)} {text.one_line(name, 40)}" for name, n in found.classes[:NAMED]]
        others = sum(n for _, n in found.classes[NAMED:])
        if others:
            named.append(self.tr("%n other(s)", "", others))
        words = ", ".join(named)
        if found.is_whole or not words:
            return words
        looked = sum(n for _, n in found.classes)
        return self.tr("%s of the first %s") % (words, text.count(looked))

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self._classes.setText(text.one_line(str(error)))


class PreviewDialog(QDialog):
    """Asks, with a few of the jobs in sight, before hundreds of them are acted on.

    Signals:
        confirmed(): the button was pressed.
    """

    confirmed = Signal()

    def __init__(
        self,
        session: Session,
        title: str,
        selection: Selection,
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        """Ask whether *title* ("Delete 214 jobs") is to be done to *selection*."""
        super().__init__(parent)
        self.setObjectName("preview_dialog")
        self.setMinimumWidth(480)
        column = titled_column(self, title)
        self.preview = JobsPreview(session, selection, count, self)
        column.addWidget(self.preview)
        column.addWidget(plain_label(self.tr("It can be undone."), tone="muted", parent=self))
        column.addSpacing(4)
        go_on = add_foot(column, title, self._on_go_on)
        go_on.setObjectName("preview_confirm")
        go_on.setDefault(True)
        go_on.setFocus()

    @Slot()
    def _on_go_on(self) -> None:
        self.accept()
        self.confirmed.emit()


def _parameters(session: Session) -> Mapping[str, Sequence[str]]:
    hello = session.hello
    classes = hello.classes if hello is not None else ()
    return {one.name: tuple(param.name for param in one.params) for one in classes}
