"""Finds and explains: the command palette, all shortcuts, the glossary.

Each is made when it is asked for, and gone when it is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kickboard.errors import QueryError
from kickboard.stores.base import JobDetail
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.models.keys.palette import Entry
    from kickboard_desktop.views.help.palette import Palette

# ruff: noqa: PLC0415 - see the docstring

#: Actions that are no use in the palette: it is open.
_LEFT_OUT = frozenset({"palette"})


class Guide(QObject):
    """Opens what its actions name, and does what the palette's choice says."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
        settings: Settings | None = None,
    ) -> None:
        """Open what is asked for over *window*; saved views are found in *settings*."""
        super().__init__(window)
        self._settings = settings
        self.setObjectName("guide")
        self._session = session
        self._actions = actions
        self._theme = theme
        self._window = window
        self._palette: Palette | None = None
        self._openers = {
            "palette": self._open_palette,
            "shortcuts": self._open_shortcuts,
            "glossary": self._open_glossary,
            "open_lesson": self._open_lessons,
        }
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        opener = self._openers.get(action_id)
        if opener is not None:
            opener()

    def _open_shortcuts(self) -> None:
        from kickboard_desktop.views.help.shortcuts import ShortcutsOverlay

        ShortcutsOverlay(self._actions.spec, self._window).open()

    def _open_glossary(self) -> None:
        from kickboard_desktop.views.help.glossary import GlossaryDialog

        dialog = GlossaryDialog(self._window)
        dialog.life_wanted.connect(self._actions["page_life"].trigger)
        dialog.open()

    def _open_lessons(self) -> None:
        self._window.show_page("lessons")

    def _open_palette(self) -> None:
        from kickboard_desktop.views.help.palette import Palette

        palette = self._palette = Palette(self._theme, self.entries, self._window)
        palette.chosen.connect(self._on_chosen)
        palette.typed.connect(self._on_typed)
        palette.finished.connect(self._on_palette_finished)
        palette.open()

    # -- the palette
    def entries(self) -> Sequence[Entry]:
        """Return all that can be meant now: pages, actions, queues."""
        return [*self._action_entries(), *self._view_entries(), *self._queue_entries()]

    def _action_entries(self) -> list[Entry]:
        from kickboard_desktop.models.keys.palette import Entry
        from kickboard_desktop.models.keys.shortcuts import shown_key

        made = []
        for action_id in self._actions:
            if action_id in _LEFT_OUT:
                continue
            spec = self._actions.spec(action_id)
            is_page = action_id.startswith("page_")
            made.append(
                Entry(
                    key=f"action:{action_id}",
                    kind=self.tr("Page") if is_page else self.tr("Action"),
                    title=self._actions[action_id].text().replace("&&", "&"),
                    icon=spec.icon,
                    shortcut=shown_key(spec.keys[0]) if spec.keys else "",
                    reason=self._actions.reason(action_id),
                )
            )
        return sorted(made, key=lambda entry: bool(entry.reason))

    def _view_entries(self) -> list[Entry]:
        from kickboard_desktop.models.keys.palette import Entry

        pages = self._window.page_names if self._settings is not None else ()
        return [
            Entry(
                key=f"view:{page}:{view.query}",
                kind=self.tr("View"),
                title=view.name,
                icon="filter",
                shortcut=self._actions[f"page_{page}"].text(),
            )
            for page in pages
            if f"page_{page}" in self._actions and self._settings is not None
            for view in self._settings.views(page)
        ]

    def _queue_entries(self) -> list[Entry]:
        from kickboard_desktop.models.keys.palette import Entry

        snapshot = self._session.snapshot
        queues = snapshot.queues if snapshot is not None else ()
        return [
            Entry(key=f"queue:{queue.name}", kind=self.tr("Queue"), title=queue.name, icon="layers")
            for queue in queues
        ]

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        from kickboard_desktop.models.keys.palette import looks_like_jid

        jid = typed.strip()
        if looks_like_jid(jid):
            found = partial(self._on_job_found, typed)
            self._session.ask(lambda store: store.get(jid), found, key="palette")

    def _on_job_found(self, typed: str, detail: JobDetail | None) -> None:
        from kickboard_desktop import format as text
        from kickboard_desktop.models.keys.palette import Entry

        if detail is None or self._palette is None:
            return
        record = detail.record
        title = text.one_line(f"{record.job_class or '?'} {record.jid}", 80)
        entry = Entry(
            key=f"job:{record.jid}",
            kind=self.tr("Job"),
            title=title,
            icon=self._theme.state_icon(record.state),
            shortcut=record.state.value,
        )
        self._palette.show_found(typed, entry)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == "action":
            self._actions[name].trigger()
        elif kind == "queue":
            self._show_queue(name)
        elif kind == "view":
            page, _, query = name.partition(":")
            self._window.show_page(page, query)
        elif kind == "job":
            self._window.detail_wanted.emit(name)

    def _show_queue(self, name: str) -> None:
        """Show the jobs that wait in a queue."""
        from kickboard_desktop.actions.commands import queue_selection

        try:
            query = queue_selection(name).view.query
        except QueryError:  # another program can call a queue anything
            self._window.show_page("queues")
        else:
            self._window.show_page("enqueued", query.text if query is not None else "")

    @Slot()
    def _on_palette_finished(self) -> None:
        self._palette = None
