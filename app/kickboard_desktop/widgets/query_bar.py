"""The one field in which jobs are looked for, on every page that lists them.

What is typed is read after a short pause. What cannot be read is underlined, with the reason
below, and changes nothing: the list stays as the last good query left it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from kickboard.errors import QueryError
from kickboard.stores.query import Query, parse, suggestions, word_start
from kickboard_desktop import assets
from kickboard_desktop.models.lists.query_words import refused
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.widgets.labels import plain_label, set_tip

_Keys = QKeySequence.StandardKey

#: Milliseconds without a key after which a query is read.
PAUSE_MS = 180
#: Likewise while values are offered: half a class's name would match nothing.
CHOOSING_MS = 900


class QueryEdit(QLineEdit):
    """The field itself: it underlines what is wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong: tuple[int, int] | None = None
        self.setTextMargins(0, 0, 4, 0)

    @property
    def wrong(self) -> tuple[int, int] | None:
        """Start and end of the part that cannot be read."""
        return self._wrong

    def set_wrong(self, wrong: tuple[int, int] | None) -> None:
        """Underline a part of the text, or nothing."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where nothing typed can be taken back: a deletion can."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            idle_undo = event.matches(_Keys.Undo) and not self.isUndoAvailable()
            if idle_undo or (event.matches(_Keys.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a wave under what is wrong."""
        super().paintEvent(event)
        if self._wrong is None:
            return
        start, end = self._x(self._wrong[0]), self._x(max(self._wrong[1], self._wrong[0] + 1))
        end = max(end, start + 6.0)
        bottom = self.height() / 2 + self.fontMetrics().ascent() / 2 + 3.5
        steps = int((end - start) // 2) + 1
        wave = [QPointF(start + 2 * i, bottom + (1.5 if i % 2 else 0.0)) for i in range(steps)]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("bad"), 1.0))
        painter.drawPolyline(QPolygonF(wave))
        painter.end()

    def _x(self, place: int) -> float:
        """Return where the character at *place* begins, also in a text that is scrolled."""
        metrics, text = self.fontMetrics(), self.text()
        cursor = metrics.horizontalAdvance(text[: self.cursorPosition()])
        return float(
            self.cursorRect().center().x() - cursor + metrics.horizontalAdvance(text[:place])
        )


class QueryBar(QWidget):
    """A query, read as it is typed.

    Signals:
        query_changed(object): another `Query` holds, or None for no filter.
        left(): Esc was pressed in an empty field, Enter or Down: back to the table.
    """

    query_changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("query_bar")
        self._theme = theme
        self._query: Query | None = None
        self._live: Mapping[str, Sequence[str]] = {}
        self.edit = QueryEdit(theme, self)
        self.edit.setObjectName("query_edit")
        self.edit.setAccessibleName(self.tr("Filter jobs"))
        self.edit.setPlaceholderText(
            self.tr("Filter: class:Mail* error:timeout attempt>=3 -tag:test age<1h")
        )
        self.edit.setMinimumWidth(260)
        self._reason = plain_label("", "small", tone="bad", parent=self)
        self._reason.setObjectName("query_reason")
        self._reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)  # the ring of the field goes four points over it
        layout.addWidget(self.edit)
        layout.addWidget(self._reason)
        self._add_icons()
        self._offered = QStringListModel(self)
        self._popup = QListView()
        self._popup.setObjectName("query_suggestions")
        self._popup.setFont(assets.ui_font())
        self._completer = self._make_completer()
        self._popup.installEventFilter(self)  # after the completer's own, so it is asked first
        self._pause = make_timer(self, "query_pause", self._on_paused, ms=PAUSE_MS, once=True)
        self.edit.textEdited.connect(self._on_edit_text_edited)
        self.edit.returnPressed.connect(self.read)
        self.edit.installEventFilter(self)

    def _add_icons(self) -> None:
        search = QAction(self._theme.icon("search"), "", self.edit)
        self.edit.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self._theme.icon("x"), self.tr("Clear the filter"), self.edit)
        self._clear.setObjectName("query_clear")
        self._clear.triggered.connect(self.clear)
        self.edit.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setPopup(self._popup)
        completer.setWidget(self.edit)
        completer.activated.connect(self._on_completer_activated)
        return completer

    # -- what it holds
    @property
    def query(self) -> Query | None:
        """The last query that could be read; None: no filter."""
        return self._query

    @property
    def reason(self) -> str:
        """Why what stands there cannot be read; "" when it can."""
        return self._reason.text()

    def set_live(self, live: Mapping[str, Sequence[str]]) -> None:
        """Offer these values after ``class:``, ``queue:``, ``error:``, ``tag:``."""
        self._live = live

    def set_text(self, text: str) -> None:
        """Put *text* in the field and read it at once."""
        self.edit.setText(text)
        self.read()

    def clear(self) -> None:
        """Drop the filter."""
        self.set_text("")

    def _on_paused(self) -> None:
        """Read what was typed, unless its end is still being chosen from what is offered."""
        text = self.edit.text()
        if self._popup.isVisible() and _lacks_its_end(text):
            self._refuse(None)
        else:
            self.read()

    def read(self) -> None:
        """Read what was typed."""
        self._pause.stop()
        text = self.edit.text()
        self._clear.setVisible(bool(text))
        try:
            query = parse(text) if text.strip() else None
        except QueryError as error:
            self._refuse(error)
            return
        self._refuse(None)
        if query != self._query:
            self._query = query
            self.query_changed.emit(query)

    def _refuse(self, error: QueryError | None) -> None:
        self.edit.set_wrong((error.start, error.end) if error else None)
        reason = refused(error) if error else ""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.edit.setAccessibleDescription(reason)
        set_tip(self.edit, reason)
        if reason and self._popup.isVisible():
            self._open_popup()

    # -- typing
    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Esc clears and then leaves; Down and Enter leave; Tab takes what is offered."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.edit:
            return self._on_edit_key(event.key())
        if watched is self._popup and event.key() == Qt.Key.Key_Tab:
            chosen = self._popup.currentIndex()
            row = chosen.row() if chosen.isValid() else 0
            self._popup.hide()
            self._on_completer_activated(str(self._offered.index(row, 0).data()))
            return True
        return False

    def _on_edit_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            if self.edit.text():
                self.clear()
            else:
                self.left.emit()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read()
            if key == Qt.Key.Key_Down or not self.reason:  # what is wrong is mended first
                self.left.emit()
            return True
        return False

    def _on_edit_text_edited(self, _text: str) -> None:
        self._clear.setVisible(bool(self.edit.text()))
        choosing = self._suggest()
        self._pause.start(CHOOSING_MS if choosing else PAUSE_MS)

    def _suggest(self) -> bool:
        """Offer what could come next; return whether those are values of a field."""
        found = suggestions(self.edit.text(), self.edit.cursorPosition(), self._live)
        self._offered.setStringList(found)
        if not found or not self.edit.hasFocus():
            self._popup.hide()
            return False
        self._open_popup()
        return not all(one.endswith(":") for one in found)

    def _open_popup(self) -> None:
        """Show what is offered, below the cursor, and below the reason if there is one."""
        place = self.edit.cursorRect()
        place.setWidth(min(320, self.width()))
        if not self._reason.isHidden():
            below = self.edit.height() + 6 + self._reason.sizeHint().height()
            place.setBottom(below)
        self._completer.complete(place)
        # It makes the first one current: Enter would put it in the place of what was typed.
        self._popup.setCurrentIndex(QModelIndex())

    def _on_completer_activated(self, chosen: str) -> None:
        text, cursor = self.edit.text(), self.edit.cursorPosition()
        start = word_start(text, cursor)
        rest = text[cursor:]
        space = "" if chosen.endswith(":") or rest.startswith(" ") else " "
        self.edit.setText(text[:start] + chosen + space + rest)
        self.edit.setCursorPosition(start + len(chosen) + len(space))
        if chosen.endswith(":"):
            self._suggest()
        else:
            self.read()


def _lacks_its_end(text: str) -> bool:
    """Return whether *text* cannot be read, but perhaps with more behind it."""
    try:
        parse(text)
    except QueryError as error:
        return error.end >= len(text.rstrip())
    return False


def with_class(query: Query | None, job_class: str) -> str:
    """Return the text of *query* with its class condition replaced; "" means any class."""
    parts = query.without() if query is not None else []
    kept = [part for part, _ in parts if not part.startswith(("class:", "class="))]
    if query is not None and not parts:
        kept = [f"({query.text})"]
    if job_class:
        quoted = job_class if job_class.isidentifier() else f'"{job_class}"'
        kept.insert(0, f"class:{quoted}")
    return " ".join(kept)


def class_of(query: Query | None) -> str:
    """Return the one class that *query* asks for, "" when it asks for any or a pattern."""
    for part, _ in query.without() if query is not None else []:
        if part.startswith(("class:", "class=")):
            name = part[6:].strip('"')
            return "" if "*" in name or "?" in name else name
    return ""
