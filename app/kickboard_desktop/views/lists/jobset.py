"""One page for each list of jobs: enqueued, scheduled, retries, dead.

They differ in title, columns and actions only (`job_kinds`). The store sorts and filters; the
page says which jobs are meant, by jid or by the filter itself, and the actions do the rest.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail, Selection, Snapshot, View
from kickboard.stores.query import Query
from kickboard_desktop import format as text
from kickboard_desktop.actions.exports import of_jobs
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists.columns import JobColumn, job_columns
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.lists.search import SearchModel
from kickboard_desktop.models.lists.seen import Seen
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job.copy_menu import menu_entries
from kickboard_desktop.views.lists.filter import JobFilter
from kickboard_desktop.views.lists.kinds import JobKind
from kickboard_desktop.views.lists.no_jobs import NoJobs
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.choice_strip import ChoiceStrip
from kickboard_desktop.widgets.dragging import Dragged, JobsMime
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.job_table import JobTable
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import Panel, stand_in
from kickboard_desktop.widgets.search_strip import SearchStrip

#: Chosen jobs that are looked up when the store changed, to see whether they are there still.
LOOKED_UP = 100


class JobSetPage(Page):
    """The jobs of one state, live."""

    def __init__(
        self,
        kind: JobKind,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page of *kind*."""
        self.name = kind.name
        super().__init__(kind.title, parent)
        self.state: JobState = kind.state
        self._kind = kind
        self._session = session
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._seen = Seen()
        self._names: dict[str, tuple[str, ...]] = {}  # parameters of each class
        self._looking_up = False
        self._seconds = 0.0
        self._counts: object = None
        view = View(state=kind.state, descending=kind.newest_first)
        self.model = SearchModel(session, view, self._columns(), self._size, self)
        self.table = JobTable(theme, self.model, name=kind.name, parent=self)
        self.table.setAccessibleName(kind.title)
        self.filter = JobFilter(kind.name, theme, settings, self)
        self.query_bar = self.filter.query_bar
        acts = [ActionButton(actions, name, kind="link", parent=self) for name in kind.acts]
        self.strip = ChoiceStrip(theme, self, acts=acts)
        self.search = SearchStrip(self)
        self.empty = NoJobs(kind, session, actions, theme, self)
        self._lay_out()
        self._connect()
        self.restore_columns()

    # -- building
    def _lay_out(self) -> None:
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        if self._kind.note:
            layout.addWidget(plain_label(self._kind.note, tone="muted", parent=self))
        layout.addWidget(self.filter)
        layout.addWidget(self.search)
        panel = Panel(flush=True, parent=self)
        panel.body.setSpacing(0)
        for part, share in ((self.table, 1), (self.empty, 1), (self.strip, 0)):
            panel.body.addWidget(part, share)
        layout.addWidget(panel, 1)
        self.empty.hide()

    def _columns(self) -> tuple[JobColumn, ...]:
        """Return what is shown of a job; called once."""
        return job_columns(self.state, self._names)

    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        self._count = plain_label("", tone="muted", parent=self)
        self._count.setObjectName("jobset_count")
        row.add(self._count, elastic=True)
        for action_id in self._kind.buttons:
            row.add(ActionButton(self._actions, action_id, parent=self))
        return row

    def _connect(self) -> None:
        self.table.set_menu(menu_entries(self._actions, self._kind.menu, self))
        self.table.chosen.changed.connect(self._on_chosen_changed)
        self.table.job_opened.connect(self.detail_wanted)
        self.table.job_previewed.connect(self.detail_wanted)
        self.table.job_entered.connect(self.job_entered)
        self.table.drag_began.connect(self._on_drag_began)
        self.table.follow_changed.connect(self._on_follow_changed)
        self.model.counted.connect(self._on_counted)
        self.model.loaded.connect(self._on_loaded)
        self.model.timed.connect(self._on_timed)
        self.model.news_changed.connect(self._on_news_changed)
        self.model.searched.connect(self._on_searched)
        self.search.stop_wanted.connect(self.model.stop_search)
        self.search.resume_wanted.connect(self.model.resume_search)
        self.filter.query_changed.connect(self._on_query_changed)
        self.filter.left.connect(self.take_keyboard)
        self.strip.everything_wanted.connect(self.table.selectAll)
        self.strip.nothing_wanted.connect(self.table.clear_choice)
        self.strip.newest_wanted.connect(self._on_newest_wanted)
        self.empty.query_wanted.connect(self.query_bar.set_text)

    # -- what the window asks
    def activated(self) -> None:
        """Begin to read."""
        self._session.snapshot_changed.connect(self._on_snapshot_changed)
        self._session.hello_received.connect(self._on_hello_received)
        self._actions["freeze"].setChecked(self.table.is_frozen)
        self._actions["freeze"].toggled.connect(self._on_freeze_toggled)
        self._on_hello_received()
        self.filter.saved.refresh()
        self.model.set_active(True)
        self._say_count()

    def deactivated(self) -> None:
        """Stop reading, and remember the columns."""
        self.model.set_active(False)
        self.empty.explain(None)
        self._session.snapshot_changed.disconnect(self._on_snapshot_changed)
        self._session.hello_received.disconnect(self._on_hello_received)
        self._actions["freeze"].toggled.disconnect(self._on_freeze_toggled)
        self._settings.set_header(self._header_key, self.table.horizontalHeader().saveState())

    def take_keyboard(self) -> None:
        """Put the keyboard on the table, or on what stands in its place."""
        if self.empty.isVisibleTo(self):
            self.empty.take_keyboard()
        else:
            super().take_keyboard()

    def selection(self) -> Selection | None:
        """Return the chosen jobs, by jid, or as what the filter matches."""
        chosen = self.table.chosen
        if chosen.everything:
            return self.everything()
        return Selection(view=View(state=self.state), jids=chosen.jids) if chosen else None

    def selected_count(self) -> int:
        """Return how many jobs are chosen."""
        return self.table.chosen.count(self.model.total)

    def acted(self, selection: Selection) -> None:
        """Let go of what was acted upon, unless others were chosen since."""
        present = self.selection()
        if present is not None and replace(present, upto=selection.upto) == selection:
            self.table.clear_choice()

    def current_job(self) -> str:
        """Return the jid of the current row."""
        return self.table.current_jid

    def everything(self) -> Selection:
        """Return all that the filter matches, but no job that is newer than what is shown."""
        shown = self._session.snapshot
        return Selection(
            view=View(state=self.state, query=self.model.view.query),
            upto=(shown.newest or None) if shown is not None else None,
        )

    def matching_count(self) -> int:
        """Return how many jobs the filter matches."""
        return self.model.total

    def exported(self) -> Exported:
        """Return the jobs of the list, to be copied or saved."""
        return of_jobs(
            self.name,
            self.model.view,
            self.everything(),
            self.selection(),
            dict(self._names),
            selected=self.selected_count(),
            total=self.model.total,
        )

    def focus_search(self) -> None:
        """Put the keyboard into the query bar."""
        self.filter.focus()

    def show_query(self, query: str) -> None:
        """Show the jobs that *query* matches."""
        self.query_bar.set_text(query)

    @property
    def _header_key(self) -> str:
        # In another language titles are longer: widths of this one would cut them off.
        return f"{self.name}-{len(self.model.columns)}-{text.spoken()}"

    def restore_columns(self) -> None:
        """Give the columns the widths and the places they had."""
        state = self._settings.header(self._header_key)
        if not state.isEmpty():
            self.table.restore_header(state)

    # -- following
    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        """Read again if anything but the time is other than it was."""
        if snapshot.queues:
            self._seen.note("queue", (queue.name for queue in snapshot.queues))
        timeless = replace(snapshot, at=0.0)
        if timeless != self._counts:
            self._counts = timeless
            self.model.note_change()
            self._let_go_of_the_gone()
        self._say_count()
        self.empty.note_total(self._all_of_them())

    def _let_go_of_the_gone(self) -> None:
        """Choose no longer what has left the list by itself; looked up for a few jobs only."""
        jids, state = self.table.chosen.jids, self.state
        if not jids or len(jids) > LOOKED_UP or self._looking_up:
            return
        self._looking_up = True
        self._session.ask(
            lambda store: [jid for jid in jids if not _is_in(store.get(jid), state)],
            self._on_looked_up,
            lambda _error: self._on_looked_up([]),  # the next snapshot asks again
        )

    def _on_looked_up(self, gone: list[str]) -> None:
        self._looking_up = False
        self.table.chosen.change((), gone)

    @Slot()
    def _on_hello_received(self, *_: object) -> None:
        hello = self._session.hello
        if hello is not None:
            before = dict(self._names)
            for found in hello.classes:
                self._names[found.name] = tuple(param.name for param in found.params)
            if before != self._names:  # they tell which arguments are secret
                self.model.render_anew()
            self._seen.note("class", self._names)
        self._offer()

    @Slot(int, bool)
    def _on_counted(self, _total: int, _exact: bool) -> None:
        self._say_count()
        self._say_chosen()
        self._show_empty_or_not()
        self.selection_changed.emit()

    @Slot()
    def _on_loaded(self) -> None:
        rows = (self.model.job_at(row) for row in self.table.rows_on_screen())
        before = self._seen.of("class")
        self._seen.note_jobs(job for job in rows if job is not None)
        if before != self._seen.of("class"):
            self._offer()
        self._show_empty_or_not()

    @Slot(float)
    def _on_timed(self, seconds: float) -> None:
        self._seconds = seconds
        self._say_count()

    @Slot(int)
    def _on_news_changed(self, news: int) -> None:
        self.strip.say_news(news, held=self.model.is_held)

    @Slot(bool)
    def _on_follow_changed(self, _follows: bool) -> None:
        self.strip.say_news(0, held=self.model.is_held)

    @Slot()
    def _on_chosen_changed(self) -> None:
        self._say_chosen()
        self.strip.say_news(0, held=self.model.is_held)
        self.selection_changed.emit()

    def _say_count(self) -> None:
        """Say "1 204 of 98 310 · 4 ms"."""
        if not self.model.is_loaded:
            self._count.setText("")
            return
        total = text.count(self.model.total) + ("" if self.model.is_exact else "+")
        self._count.setText(f"{self._total_words(total)} · {text.duration(self._seconds)}")

    def _total_words(self, total: str) -> str:
        """Return what is said of *total* jobs that match."""
        if self.model.view.query is None:
            return total
        return self.tr("%s of %s") % (total, text.count(self._all_of_them()))

    def _all_of_them(self) -> int:
        """Return how many jobs there are without the filter."""
        return max(self._size(), self.model.total)

    def _size(self) -> int:
        """Return how many jobs the store said there are."""
        snapshot = self._session.snapshot
        if snapshot is None:
            return 0
        done = self.state is JobState.COMPLETED
        return snapshot.completed_kept if done else snapshot.counts.get(self.state, 0)

    @Slot()
    def _on_searched(self) -> None:
        found = self.model.found
        if self.model.is_searching:
            self.search.say_running(found.looked, self._size())
        elif self.model.is_stopped:
            self.search.say_stopped(found.looked, self._size())
        else:
            self.search.say_nothing()
        self._say_count()

    def _say_chosen(self) -> None:
        chosen = self.table.chosen
        self.strip.say_chosen(len(chosen.jids), self.model.total, everything=chosen.everything)

    def _offer(self) -> None:
        """Offer the classes that were seen, in the list and while typing."""
        self.filter.offer(self._seen)

    def _show_empty_or_not(self) -> None:
        known = self.model.is_exact or not self.model.searches  # a search may find some yet
        empty = self.model.is_loaded and self.model.total == 0 and known
        self.empty.explain(self.model.view if empty else None, self._all_of_them())
        shown, hidden = (self.empty, self.table) if empty else (self.table, self.empty)
        if stand_in(shown, hidden):
            self.take_keyboard()

    # -- filtering
    @Slot(object)
    def _on_query_changed(self, query: Query | None) -> None:
        self.table.clear_choice()
        self.model.show(replace(self.model.view, query=query))
        self._offer()

    @Slot()
    def _on_drag_began(self) -> None:
        """Let the chosen jobs be dragged to a queue, where they may be moved at all."""
        selection = self.selection()
        if selection is None or not self._actions["move_jobs"].isEnabled():
            return
        drag = QDrag(self)
        drag.setMimeData(JobsMime(self.dragged(selection)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragged(self, selection: Selection) -> Dragged:
        """Return *selection* as it is dragged."""
        chosen, where = self.table.chosen, self.model.where()
        jobs = [self.model.job_at(where[jid]) for jid in chosen.jids if jid in where]
        queues = {job.queue for job in jobs if job is not None}
        is_known = len(jobs) == len(chosen.jids) and None not in jobs and len(queues) == 1
        queue = queues.pop() if is_known and not chosen.everything else ""
        return Dragged(selection, self.selected_count(), queue, self.acted)

    @Slot(bool)
    def _on_freeze_toggled(self, frozen: bool) -> None:
        self.table.set_frozen(frozen)
        self.strip.say_news(0, held=self.model.is_held)

    @Slot()
    def _on_newest_wanted(self) -> None:
        self._actions["freeze"].setChecked(False)
        self.table.show_newest()
        self.strip.say_news(0, held=self.model.is_held)


def _is_in(found: JobDetail | None, state: JobState) -> bool:
    return found is not None and found.record.state is state
