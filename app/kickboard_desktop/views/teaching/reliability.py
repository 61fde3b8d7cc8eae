"""Reliability: the button that kills the engine, and what became of every job.

The page shows what `KillWatch` knows; that one watches from the start, seen or not. While
the page is seen the store's account is asked for every second.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QWidget,
)

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.kill_watch import KillWatch
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.teaching.promises import promise_columns, promises
from kickboard_desktop.models.teaching.reliability import Figure, figures, incident_words, ledger
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import (
    ElidedLabel,
    EmptyState,
    Panel,
    plain_label,
    set_tip,
    set_tone,
)
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.even_rows import EvenRows
from kickboard_desktop.widgets.kill_strip import KillStrip
from kickboard_desktop.widgets.table import Table

#: Milliseconds between two accounts while the page is seen.
COUNT_MS = 1000
#: Points in which five small figures have room.
SMALL_ROW = 540
#: Points left and right of a small figure.
EDGE = 6
#: Points of width that a figure needs to say all.
TILE = 150
#: Points of a line of a figure's caption.
LINE = 14
#: Points that the account needs.
LEDGER_WIDTH = 264


class FigureTile(Panel):
    """A number, what it means, and the test behind it; a small one tells these by a tooltip."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(figure.title)
        self.body.setSpacing(2)
        self._is_small = False
        self._edge = self.body.contentsMargins().left()
        self._caption = plain_label(figure.title, "caption", parent=self)
        self.body.addWidget(self._caption)
        self._number = plain_label("", "number", parent=self)
        self._number.setObjectName(f"figure_{figure.key}")
        self.body.addWidget(self._number)
        self._says = plain_label("", "small", parent=self)
        self._says.setWordWrap(True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._says.setMinimumHeight(3 * self._says.fontMetrics().lineSpacing())
        self.body.addWidget(self._says, 1)
        self._test = ElidedLabel("mono", tone="muted", parent=self)
        self.body.addWidget(self._test)
        self._figure = figure
        self.say(figure)
        self._height = self.sizeHint().height()

    def say(self, figure: Figure) -> None:
        """Show *figure*."""
        self._figure = figure
        self._number.setText(figure.number)
        set_tone(self._number, figure.tone)
        self._says.setText(figure.says)
        self._test.setText(figure.test.rpartition("::")[2])
        proved = self.tr("Proved by %s") % figure.test
        set_tip(self._test, proved)
        set_tip(self, f"{figure.says}\n{proved}" if self._is_small else "")
        self.setAccessibleDescription(f"{figure.number}. {figure.says}")

    def full_height(self, width: int) -> int:
        """Return how high one of that *width* is that says all."""
        return self._height if self._is_small else self.heightForWidth(width)

    def small_height(self, width: int) -> int:
        """Return how high a small one of that *width* is."""
        inner = width - 2 * EDGE - 2
        caption = self._caption.heightForWidth(inner) if self._is_small else 2 * LINE
        return caption + self._number.sizeHint().height() + 2 * self._edge + 6

    def set_small(self, *, small: bool) -> None:
        """Have only the number, and what it is of in as many lines as that takes."""
        if small != self._is_small:
            self._is_small = small
            edge = EDGE if small else self._edge
            self.body.setContentsMargins(edge, self._edge, edge, self._edge)
            self._caption.setWordWrap(small)
            for part in (self._says, self._test):
                part.setHidden(small)
            self.say(self._figure)
            self.updateGeometry()


class FigureRow(EvenRows):
    """The tiles in one row: where that is too narrow for all they say, small ones."""

    def __init__(self, tiles: list[FigureTile], parent: QWidget) -> None:
        least = max(TILE, *(tile.minimumSizeHint().width() for tile in tiles))
        super().__init__(tiles, least, parent)
        self._tiles = tiles

    def columns(self, width: int) -> int:
        """Return that all are in one row, unless not even small ones have room."""
        return len(self._tiles) if width >= SMALL_ROW else super().columns(width)

    def arrange(self, rows: int) -> None:
        """Have small tiles, or such that say all."""
        each = (self.width() + self.GAP) * rows // len(self._tiles) - self.GAP
        for tile in self._tiles:
            tile.set_small(small=each < self._least)

    def row_height(self, width: int, rows: int) -> int:
        """Return how high tiles of that *width* are."""
        small = width < self._least
        return max(t.small_height(width) if small else t.full_height(width) for t in self._tiles)


class ReliabilityPage(Page):
    """The page. Hidden it asks for nothing."""

    name = "reliability"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        watch: KillWatch,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Reliability"), parent)
        self._session = session
        self._actions = actions
        self._watch = watch
        self._theme = theme
        self._opened_at = session.now()
        self._lines: list[tuple[QLabel, QLabel, QLabel]] = []
        self._timer = make_timer(self, "reliability_count_timer", self._on_due, ms=COUNT_MS)
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        layout.addWidget(self._make_figures())
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._make_strip(), 1)
        middle.addWidget(self._make_ledger())
        layout.addLayout(middle, 2)
        layout.addWidget(self._make_promises(), 3)
        watch.changed.connect(self._on_watch_changed)
        self._on_watch_changed()

    # -- what the window asks
    def activated(self) -> None:
        """Begin to count."""
        self._timer.start()
        self._on_due()

    def deactivated(self) -> None:
        """Stop."""
        self._timer.stop()

    # -- building
    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(plain_label(self.title, "title", parent=self))
        self._latest = ElidedLabel("small", tone="muted", parent=self)
        self._latest.setObjectName("reliability_latest")
        row.addWidget(self._latest, 1)
        row.addWidget(ActionButton(self._actions, "kill_engine", parent=self))
        return row

    def _make_figures(self) -> EvenRows:
        self._tiles = [FigureTile(figure, self) for figure in figures(self._watch.known)]
        return FigureRow(self._tiles, self)

    def _make_strip(self) -> Panel:
        panel = Panel(self.tr("Kills in this session"), parent=self)
        self._strip = KillStrip(self._theme, panel)
        self._empty = EmptyState(
            self._theme,
            "zap",
            self.tr("Nothing was killed yet"),
            self.tr("Kill the engine while jobs run: the window stays, the jobs come back."),
            parent=panel,
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._strip)
        panel.body.addLayout(self._stack, 1)
        return panel

    def _make_ledger(self) -> Panel:
        panel = Panel(self.tr("Where every job is"), parent=self)
        panel.setFixedWidth(LEDGER_WIDTH)
        tip = self.tr(
            "What came in and what left is counted in the commit that does it; what is here is "
            "counted row by row, so a row that vanished shows as lost."
        )
        set_tip(panel, tip)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        panel.body.addLayout(self._grid)
        panel.body.addStretch(1)
        return panel

    def _make_promises(self) -> Panel:
        panel = Panel(self.tr("What we promise"), flush=True, parent=self)
        columns = promise_columns()
        model = TableModel(columns, self)
        model.set_rows(promises())
        table = Table(self._theme, model, columns, name="promises", parent=panel)
        table.setAccessibleName(self.tr("What we promise"))
        table.setMinimumHeight(3 * self._theme.row_height)  # its head and two promises
        panel.body.addWidget(table, 1)
        return panel

    # -- what happens
    @Slot()
    def _on_due(self) -> None:
        self._watch.count()
        self._show_strip()

    @Slot()
    def _on_watch_changed(self) -> None:
        known = self._watch.known
        for tile, figure in zip(self._tiles, figures(known), strict=True):
            tile.say(figure)
        self._show_ledger(ledger(known))
        incidents = known.incidents
        self._latest.setText(incident_words(incidents[-1]) if incidents else "")
        self._stack.setCurrentIndex(1 if incidents else 0)
        self._show_strip()

    def _show_strip(self) -> None:
        incidents = self._watch.known.incidents
        first = min([self._opened_at, *(incident.at for incident in incidents)])
        self._strip.show_incidents(incidents, first, self._session.now())

    def _show_ledger(self, lines: tuple[tuple[str, str, str], ...]) -> None:
        while len(self._lines) < len(lines):
            self._add_line()
        for number, labels in enumerate(self._lines):
            for label in labels:
                label.setVisible(number < len(lines))
        for labels, line in zip(self._lines, lines, strict=False):
            for label, words in zip(labels, line, strict=True):
                label.setText(words)
                label.setMinimumHeight(label.sizeHint().height())  # Japanese is taller
            total = line[0] == "="
            lost = total and line[2] != "0"
            for label in labels:
                set_tone(label, "bad" if lost else "good" if total else "")

    def _add_line(self) -> None:
        row = len(self._lines)
        sign = plain_label("", "small", parent=self)
        what = plain_label("", "small", parent=self)
        number = plain_label("", "small", parent=self)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, label in enumerate((sign, what, number)):
            self._grid.addWidget(label, row, column)
        self._lines.append((sign, what, number))
