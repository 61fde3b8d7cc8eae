"""Takes pictures out of the window: the card to show to others, and single charts.

Pictures are painted here, on the thread that paints; they are written in the background, so
that only their owner can read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from kickboard import __version__, private
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.frame import ChartFrame
from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.pictured import ChartPicture, Pictured, png
from kickboard_desktop.charts.series import MINUTE
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.overview.cards import Moment
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import Tick

#: Actions of a chart's context menu.
CHART_ACTIONS = ("chart_copy", "chart_png", "chart_svg", "share_card")


class Sharing(QObject):
    """Does the actions that make pictures. GUI thread only."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sharing")
        self._session = session
        self._actions = actions
        self._theme = theme
        self._window = window
        self._tick: Tick | None = None
        self._card: QImage | None = None  # copied last
        self._handlers: dict[str, Callable[[], None]] = {
            "share_card": self.copy_card,
            "save_card": self._save_card,
            "chart_copy": self._copy_chart,
            "chart_png": partial(self._save_chart, "png"),
            "chart_svg": partial(self._save_chart, "svg"),
        }
        actions.invoked.connect(self._on_invoked)
        window.page_changed.connect(self._on_page_changed)
        session.ticked.connect(self._on_ticked)
        self._on_page_changed(window.current_page())

    # -- the card
    def copy_card(self) -> None:
        """Put the card of this moment on the clipboard."""
        self._card = self.card()
        QGuiApplication.clipboard().setImage(self._card)
        said = self.tr("Copied a picture of %d × %d") % (self._card.width(), self._card.height())
        self._window.toast(said, action_id="save_card", action=self.tr("Save…"))

    def card(self) -> QImage:
        """Return the page's own card, else that of this moment, with the span of the overview."""
        from kickboard_desktop.views.sharing.share_card import Shown, share_card  # noqa: PLC0415 - seldom

        session, page = self._session, self._window.current_page()
        own = page.card(self._day(session.now())) if page is not None else None
        if own is not None:
            return own
        tick = self._tick if session.link.state.is_up else None
        now = session.now()
        moment = Moment(
            session.series,
            session.snapshot,
            now,
            busy=tick.busy if tick else 0,
            concurrency=tick.concurrency if tick else 0,
        )
        span, kind = MINUTE, "wait"
        for chart in self._window.findChildren(ChartFrame):
            span = chart.span
            kind = chart.kind if isinstance(chart, LatencyChart) else kind
        store = text.store_kind(session.url)
        return share_card(Shown(moment, store, self._day(now), span, kind), self._theme)

    def _save_card(self) -> None:
        card = self._card if self._card is not None else self.card()
        path = self._ask_path("kickboard", "png")
        if path is not None:
            self.save(path, png(card))

    # -- charts
    def chart(self) -> QWidget | None:
        """Return the chart that is meant: the one with the keyboard, or the page's first."""
        page = self._window.current_page()
        charts = page.charts() if page is not None else ()
        focused = QApplication.focusWidget()
        return next((chart for chart in charts if chart is focused), next(iter(charts), None))

    def picture(self, chart: QWidget | None = None) -> ChartPicture | None:
        """Return the picture of *chart*, by default of the one that is meant."""
        chart = self.chart() if chart is None else chart
        if chart is None:
            return None
        return ChartPicture(chart, self._theme, chart.accessibleName(), self._note(chart))

    def offer(self, widget: QWidget) -> None:
        """Give the charts in *widget*, which is no page, a menu of their own."""
        for chart in widget.findChildren(QWidget):
            if isinstance(chart, Pictured):
                self._give_menu(chart)

    def _copy_chart(self) -> None:
        if (chart := self.chart()) is not None:
            self._copy(chart)

    def _save_chart(self, kind: str) -> None:
        if (chart := self.chart()) is not None:
            self._save(chart, kind)

    def _copy(self, chart: QWidget) -> None:
        if (picture := self.picture(chart)) is not None:
            QGuiApplication.clipboard().setImage(picture.image())
            self._window.toast(self.tr("Copied the chart as a picture"))

    def _save(self, chart: QWidget, kind: str) -> None:
        picture = self.picture(chart)  # of this moment, not of when a name was found
        path = self._ask_path(chart.accessibleName(), kind)
        if path is not None and picture is not None:
            self.save(path, picture.svg() if kind == "svg" else picture.png())

    def save(self, path: Path, content: bytes) -> None:
        """Write *content* to *path* in the background and say so."""
        done = self.tr("Saved %s") % path.name

        def told(_: None) -> None:
            self._window.toast(done)

        self._session.tasks.run(lambda: private.write(path, content), told)

    # -- words
    def _note(self, chart: QWidget) -> str:
        """Return when and by what a picture was made."""
        now = self._session.now()
        when = self._day(now)
        if isinstance(chart, ChartFrame):
            start = text.clock_time(now - chart.span.seconds)
            when = self.tr("%s, %s to %s") % (self._date(now), start, text.clock_time(now))
        return f"{when} · Kickboard {__version__}"

    def _day(self, at: float) -> str:
        return f"{self._date(at)}, {text.clock_time(at)}"

    def _date(self, at: float) -> str:
        day = text.full_time(at)[:10]
        year, month, date = (int(part) for part in day.split("-"))
        name = QLocale.c().monthName(month, QLocale.FormatType.ShortFormat)
        return f"{date} {name} {year}"

    def _ask_path(self, name: str, kind: str) -> Path | None:
        plain = re.sub(r"\W+", "-", name).strip("-").lower()
        kinds = {"png": self.tr("Pictures (*.png)"), "svg": self.tr("Drawings (*.svg)")}
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a picture"), f"{plain}.{kind}", kinds[kind]
        )
        return Path(chosen) if chosen else None

    # -- what happens
    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler = self._handlers.get(action_id)
        if handler is not None:
            handler()

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._tick = tick

    @Slot(object)
    def _on_page_changed(self, page: Page | None) -> None:
        """Give the charts of a page their context menu, on its first visit."""
        for chart in page.charts() if page is not None else ():
            self._give_menu(chart)

    def _give_menu(self, chart: QWidget) -> None:
        if chart.contextMenuPolicy() is not Qt.ContextMenuPolicy.CustomContextMenu:
            chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chart.customContextMenuRequested.connect(self._on_menu_wanted)

    @Slot(QPoint)
    def _on_menu_wanted(self, place: QPoint) -> None:
        """Offer what can be done with the chart, which is the one that is meant from now on."""
        chart = self.sender()
        if isinstance(chart, QWidget):
            chart.setFocus(Qt.FocusReason.PopupFocusReason)
            menu = QMenu(chart)
            menu.setObjectName("chart_menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            page = self._window.current_page()
            if page is not None and chart in page.charts():
                menu.addActions([self._actions[name] for name in CHART_ACTIONS])
            else:  # the actions are those of the page's charts, and of none where it has none
                self._fill(menu, chart)
            menu.popup(chart.mapToGlobal(place))

    def _fill(self, menu: QMenu, chart: QWidget) -> None:
        """Offer in *menu* what is done with *chart* alone."""
        acts = {
            "chart_copy": lambda: self._copy(chart),
            "chart_png": lambda: self._save(chart, "png"),
            "chart_svg": lambda: self._save(chart, "svg"),
        }
        for name, act in acts.items():
            like = self._actions[name]
            menu.addAction(like.icon(), like.text(), act).setObjectName(like.objectName())
