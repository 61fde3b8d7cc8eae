"""Life of a job: where a job can be, how it gets there, and how many do just now."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.life import LifeDiagram
from kickboard_desktop.models.teaching.life import life
from kickboard_desktop.models.teaching.life_plan import Way
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import ElidedLabel, Panel, plain_label, set_tip
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.flow import FlowRow

#: Milliseconds between two looks at the numbers.
LOOK_MS = 500


class LifePage(Page):
    """The page. Hidden it counts nothing."""

    name = "life"

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Life of a job"), parent)
        self._session = session
        self._looks = make_timer(self, "life_timer", self.refresh, ms=LOOK_MS)
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head(actions))
        panel = Panel(parent=self)
        self.diagram = LifeDiagram(theme, panel)
        self.diagram.looked_at.connect(self._on_looked_at)
        self.diagram.page_wanted.connect(self._on_page_wanted)
        panel.body.setContentsMargins(8, 8, 8, 8)
        panel.body.addWidget(self.diagram, 1)
        layout.addWidget(panel, 1)
        layout.addWidget(self._make_foot())
        self.setFocusProxy(self.diagram)
        self._on_looked_at("")

    # -- what the window asks
    def activated(self) -> None:
        """Begin to count."""
        self.refresh()
        self._looks.start()

    def deactivated(self) -> None:
        """Stop."""
        self._looks.stop()

    @Slot()
    def refresh(self) -> None:
        """Show the numbers of now."""
        session = self._session
        self.diagram.show_life(life(session.snapshot, session.series, session.now()))
        self._on_looked_at(self.diagram.current)

    @property
    def explained(self) -> tuple[str, str]:
        """What is said of the part that is looked at: its name, and what it means."""
        return self._what.text(), self._means.text()

    # -- building
    def _make_head(self, actions: Actions) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        note = self.tr("In the boxes: jobs now. On the arrows: jobs in the last minute.")
        said = ElidedLabel(tone="muted", parent=self)
        said.setText(note)
        set_tip(said, note)
        row.add(said, elastic=True)
        row.add(ActionButton(actions, "glossary", parent=self))
        return row

    def _make_foot(self) -> Panel:
        panel = Panel(parent=self)
        panel.body.setContentsMargins(16, 10, 16, 10)
        panel.body.setSpacing(2)
        self._what = plain_label("", "strong", parent=panel)
        self._means = plain_label("", tone="muted", parent=panel)
        self._means.setWordWrap(True)
        panel.body.addWidget(self._what)
        panel.body.addWidget(self._means)
        return panel

    # -- what is looked at
    @Slot(str)
    def _on_looked_at(self, key: str) -> None:
        place, way = self.diagram.place(key), self.diagram.way(key)
        if place is not None:
            what, means = place.word, place.means
        elif way is not None:
            what, means = self._way_words(way), way.means
        else:
            what = self.tr("Point at a box or an arrow, or go through them with the arrow keys")
            means = self.tr("Enter, or a click on a box, opens the page with its jobs.")
        self._what.setText(what)
        self._means.setText(means)

    def _way_words(self, way: Way) -> str:
        ends = [self.diagram.place(key) for key in (way.start, way.end)]
        words = " → ".join(place.word for place in ends if place is not None)
        number = self.diagram.life.moved.get(way.key)
        if number is None:
            return words
        return self.tr("%s · %s in the last minute") % (words, text.count(number))

    @Slot(str)
    def _on_page_wanted(self, page: str) -> None:
        self.page_wanted.emit(page, "")
