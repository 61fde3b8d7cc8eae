"""What else is known of a job, as names and values beside each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.widgets.labels import ElidedLabel, plain_label, set_tip

translate = QCoreApplication.translate


class JobFacts(QWidget):
    """A line for each fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_facts")
        self._facts: list[tuple[str, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show pairs of name and value."""
        if facts == self._facts:
            return
        self._facts = facts
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(facts):
            self._grid.addWidget(plain_label(name, "small", tone="muted", parent=self), row, 0)
            shown = ElidedLabel("small", parent=self)  # names are as long as others made them
            shown.setText(value)
            set_tip(shown, value)
            shown.setAccessibleName(f"{name}: {value}")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, row, 1)


def words_of_none(jid: str, store: str, *, was_here: bool) -> tuple[str, str]:
    """Return what is said where the job *jid* is not in *store*, a URL: title, and why.

    Args:
        jid: The id that was asked for.
        store: The URL of the store that was asked.
        was_here: The job has been seen there.
    """
    if was_here:
        return (
            translate("JobDetailView", "This job is gone"),
            translate(
                "JobDetailView", "It has finished or was deleted, and the history does not keep it."
            ),
        )
    why = translate(
        "JobDetailView",
        "Nothing in {store} has that ID, nor is it in its history. Look for a typing error; or "
        "the job ended long ago, or is in another store: open that one with File, Open my jobs.",
    )
    title = translate("JobDetailView", "There is no job {jid}")
    place = text.store_place(store) or text.store_kind(store)
    return title.replace("{jid}", text.one_line(jid, 32)), why.replace("{store}", place)
