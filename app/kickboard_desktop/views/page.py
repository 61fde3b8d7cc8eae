"""What the main window asks of a page.

A page is built on its first visit and kept. Between `deactivated` and the next `activated` it
must cost nothing: no timer, no read of the store, no repaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from kickboard.payload.record import JobState
from kickboard_desktop.charts.pictured import Pictured

if TYPE_CHECKING:
    from kickboard.stores.base import ErrorGroup, Selection
    from kickboard_desktop.actions.surroundings import Undoable
    from kickboard_desktop.models.lists.exported import Exported
    from kickboard_desktop.telemetry import ProcessorRow


class Page(QWidget):
    """One page of the main window.

    Signals:
        selection_changed(): `selection` or `selected_count` give something else now.
        page_wanted(str, str): another page is to be shown, by name, with that query.
        frame_painted(): a moving chart of the page was painted.
        detail_wanted(str): the job of this jid is to be shown in the dock.
        job_entered(str): another job is the current one; the dock follows if it is open.
    """

    selection_changed = Signal()
    page_wanted = Signal(str, str)
    detail_wanted = Signal(str)
    frame_painted = Signal()
    job_entered = Signal(str)

    #: Its name in the settings and on the command line; set by each page.
    name = ""
    #: The state of the jobs it lists, None where it lists none.
    state: JobState | None = None

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make the page *title*."""
        super().__init__(parent)
        self.title = title
        self._charts: tuple[QWidget, ...] | None = None  # looked for once
        self.setObjectName(f"page_{self.name}")
        self.setAccessibleName(title)

    def make_column(self, *, top: int = 16) -> QVBoxLayout:
        """Return the page's layout: parts below one another, *top* points under its upper edge."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, top, 16, 16)
        column.setSpacing(12)
        return column

    def activated(self) -> None:
        """Begin to work: the page is seen from now on."""

    def deactivated(self) -> None:
        """Stop everything: the page is hidden from now on."""

    def take_keyboard(self) -> None:
        """Put the keyboard where the page's keys work: on its topmost table, if one is shown."""
        tables = [
            table
            for table in self.findChildren(QAbstractItemView)
            if table.isVisibleTo(self) and table.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if tables:  # in the order they were made, which need not be that on the page
            first = min(tables, key=lambda table: table.mapTo(self, QPoint()).y())
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selection(self) -> Selection | None:
        """Return what actions act on, None where nothing is selected."""
        return None

    def selected_count(self) -> int:
        """Return how many jobs that is."""
        return 0

    def acted(self, selection: Selection) -> None:
        """Take note that something was done with *selection*: it is not meant any longer."""

    def current_job(self) -> str:
        """Return the jid of the job that the detail is to show, "" for none."""
        return ""

    def everything(self) -> Selection | None:
        """Return all jobs that the page's filter matches, None where it lists no jobs."""
        return None

    def matching_count(self) -> int:
        """Return how many jobs that is."""
        return 0

    def selected_queue(self) -> str | None:
        """Return the queue that queue actions act on."""
        return None

    def selected_processor(self) -> ProcessorRow | None:
        """Return the processor that processor actions act on."""
        return None

    def selected_operation(self) -> int | None:
        """Return the operation that deleted the current job."""
        return None

    def selected_group(self) -> ErrorGroup | None:
        """Return the group of errors that group actions act on."""
        return None

    def selected_line(self) -> Undoable | None:
        """Return the line of the journal that can be taken back."""
        return None

    def charts(self) -> tuple[QWidget, ...]:
        """Return the charts that can be taken out as pictures, the first one first."""
        if self._charts is None:
            found = self.findChildren(QWidget)
            self._charts = tuple(w for w in found if isinstance(w, Pictured))
        return self._charts

    def card(self, _when: str) -> QImage | None:
        """Return the page's own card to show to others; None: the one of the engine is meant."""
        return None

    def has_rows(self) -> bool:
        """Return whether there are any."""
        found = self.exported()
        return found is not None and found.total > 0

    def exported(self) -> Exported | None:
        """Return the rows that can be copied and saved, None where there are none."""
        return None

    def show_query(self, query: str) -> None:
        """Show only what *query* matches, where the page can be filtered."""

    def set_notice(self, widget: QWidget) -> None:
        """Show *widget* at the top, where the page has a place for such a thing."""

    def focus_search(self) -> None:
        """Put the keyboard into the page's search field, if it has one."""
