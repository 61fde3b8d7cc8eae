"""What stands above a list of jobs to look for some of them: the query bar, and the classes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kickboard_desktop.models.lists.seen import Seen
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.saved_views import SavedViews
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.query_bar import QueryBar, class_of, with_class

#: Points of the list of classes at most: the query is what one types into.
WIDEST = 220


class JobFilter(QWidget):
    """The query of a list, typed or picked.

    Signals:
        query_changed(object): another `Query` holds, or None for no filter.
        left(): the keyboard wants back to the table.
    """

    query_changed = Signal(object)
    left = Signal()

    def __init__(
        self, page: str, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Make the filter of *page*, whose saved views are in *settings*."""
        super().__init__(parent)
        self.setObjectName("job_filter")
        self.saved = SavedViews(page, theme, settings, self)
        self.query_bar = QueryBar(theme, self)
        self.classes = ComboBox(theme, self.tr("Class"), self)
        self.classes.setObjectName("jobset_class")
        self.classes.setMinimumWidth(160)
        self.classes.setMaximumWidth(WIDEST)  # of a name that is longer its end is cut off
        self.classes.addItem(self.tr("All classes"), "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.query_bar, 1)
        row.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignTop)
        self.query_bar.query_changed.connect(self.saved.set_query)
        self.query_bar.query_changed.connect(self.query_changed)
        self.saved.wanted.connect(self.query_bar.set_text)
        self.query_bar.left.connect(self.left)
        self.classes.activated.connect(self._on_class_activated)

    def focus(self) -> None:
        """Put the keyboard into the query bar."""
        self.query_bar.edit.setFocus()
        self.query_bar.edit.selectAll()

    def offer(self, seen: Seen) -> None:
        """Offer the classes that were seen, in the list and while typing."""
        self.query_bar.set_live(seen.live())
        wanted = class_of(self.query_bar.query)
        names = seen.of("class")
        if wanted and wanted not in names:
            names.insert(0, wanted)
        self.classes.clear()
        self.classes.addItem(self.tr("All classes"), "")
        for name in names:
            self.classes.addItem(name, name)
        self.classes.setCurrentIndex(max(0, self.classes.findData(wanted)))

    @Slot(int)
    def _on_class_activated(self, index: int) -> None:
        name = str(self.classes.itemData(index) or "")
        self.query_bar.set_text(with_class(self.query_bar.query, name))
