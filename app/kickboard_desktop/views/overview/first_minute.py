"""The card on an empty Overview: what to do with a store that has no jobs yet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kickboard_desktop import assets
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.action_button import ActionButton

#: After the demo: who wants to learn, to begin, who brings jobs, a Redis, or a class to try.
OFFERED = ("open_lesson", "first_job", "open_jobs", "connect_redis", "enqueue_class")
#: After a job of the file that was opened: who wants to see more of them, or other ones.
OFFERED_WITH_FILE = ("run_demo", "open_lesson", "open_jobs")


class FirstMinuteCard(QFrame):
    """Offers the demo first, then a lesson, then the user's own jobs."""

    def __init__(
        self,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        has_file: bool = False,
    ) -> None:
        """Make the card; *has_file*: the window was opened on a file of the user's jobs."""
        super().__init__(parent)
        self.setObjectName("emptyCard")
        self.setAccessibleName(self.tr("Nothing here yet"))
        self._theme = theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(8)
        self._mark = QLabel(self)
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setFixedSize(QSize(48, 48))
        title = plain_label(self.tr("No jobs yet"), "title", parent=self)
        words = self.tr(
            "The demo runs real jobs in a store of its own: letters, thumbnails, webhooks "
            "that fail and are tried again. Your jobs are not touched."
        )
        if has_file:
            words = self.tr(
                "Your classes are loaded, and the engine waits for jobs. Choose one, fill in its "
                "arguments, and watch it run here."
            )
        why = plain_label(words, tone="muted", parent=self)
        why.setWordWrap(True)
        why.setMinimumWidth(420)
        layout.addWidget(self._mark)
        layout.addWidget(title)
        layout.addWidget(why)
        layout.addSpacing(8)
        layout.addLayout(self._make_grid(actions, has_file=has_file))
        self._repaint_mark()
        theme.changed.connect(self._repaint_mark)

    def _make_grid(self, actions: Actions, *, has_file: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        primary = "enqueue_class" if has_file else "run_demo"
        word = self.tr("Enqueue your first job…") if has_file else ""
        first = ActionButton(actions, primary, kind="primary", word=word, parent=self)
        grid.addWidget(first, 0, 0)
        for place, action_id in enumerate(OFFERED_WITH_FILE if has_file else OFFERED, start=1):
            row, column = divmod(place, 2)
            grid.addWidget(ActionButton(actions, action_id, parent=self), row, column)
        return grid

    def _repaint_mark(self) -> None:
        color = self._theme.tokens.accent
        self._mark.setPixmap(assets.pixmap("kickboard", color, 48, self.devicePixelRatioF()))
