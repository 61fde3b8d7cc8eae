"""The strip under a list of jobs: what is chosen, and what came in while the list stood still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.labels import plain_label


class ChoiceStrip(QFrame):
    """Hidden while there is nothing to say.

    Signals:
        everything_wanted(): all that the filter matches is to be chosen.
        nothing_wanted(): the choice is to be dropped.
        newest_wanted(): the list is to move on.
    """

    everything_wanted = Signal()
    nothing_wanted = Signal()
    newest_wanted = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, acts: Sequence[QWidget] = ()
    ) -> None:
        """Make the strip; *acts* are what can be done to what is chosen."""
        super().__init__(parent)
        self.setObjectName("choice_strip")
        self._acts = acts
        self._theme = theme
        self._count = plain_label("", "strong", parent=self)
        self._count.setObjectName("choice_count")
        self._all = button("", "link", parent=self)
        self._all.setObjectName("choice_all")
        self._none = button(self.tr("Clear selection"), "link", parent=self)
        self._none.setObjectName("choice_none")
        self._news = plain_label("", tone="muted", parent=self)
        self._news.setObjectName("choice_news")
        self._show = button(self.tr("Show"), "link", parent=self)
        self._show.setObjectName("choice_show")
        self._show.setIcon(theme.icon("arrow-up", "accent"))
        layout = FlowRow(self, lines=0)
        layout.setContentsMargins(12, 4, 12, 4)
        for widget in (self._count, self._all, self._none):
            layout.add(widget)
        layout.add_stretch()
        for act in (*acts, self._news, self._show):
            layout.add(act)
        self._all.clicked.connect(self.everything_wanted)
        self._none.clicked.connect(self.nothing_wanted)
        self._show.clicked.connect(self.newest_wanted)
        self._holds = False
        self.say_news(0, held=False)  # else there were room for it at the first look
        self.say_chosen(0, 0, everything=False)

    def say_chosen(self, count: int, total: int, *, everything: bool) -> None:
        """Tell that *count* of the *total* jobs that match are chosen."""
        chosen = everything or count > 0
        if everything:
            self._count.setText(self.tr("All %s selected") % text.count(total))
        else:
            self._count.setText(self.tr("%s selected") % text.count(count))
        self._all.setText(self.tr("Select all %s matching") % text.count(total))
        self._all.setVisible(chosen and not everything and total > count)
        self._count.setVisible(chosen)
        self._none.setVisible(chosen)
        for act in self._acts:
            act.setVisible(chosen)
        self._place()

    def say_news(self, news: int, *, held: bool) -> None:
        """Tell that the list stands still, and by how many rows it would have grown."""
        self._holds = held
        if news > 0:
            self._news.setText(self.tr("%n new row(s) above or below", "", news))
        elif news < 0:
            self._news.setText(self.tr("%n row(s) fewer by now", "", -news))
        else:
            self._news.setText(self.tr("The list stands still while you read"))
        self._news.setVisible(held)
        self._show.setVisible(held)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line between table and strip."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()

    def _place(self) -> None:
        self.setVisible(self._holds or not self._count.isHidden())
