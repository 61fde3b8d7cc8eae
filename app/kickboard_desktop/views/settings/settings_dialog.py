"""The settings, each applied at once: looks, times and language, safety, the engine.

There is no OK: what was chosen is seen behind the dialog, and Reset brings back how it began.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.format import NBSP, Times, times
from kickboard_desktop.language import LANGUAGES
from kickboard_desktop.settings import THEMES, USUAL_ZOOM, Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.settings.keys_tab import KeysTab
from kickboard_desktop.views.window.appearance import Appearance
from kickboard_desktop.widgets import ComboBox, Segmented, button, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.spin import CountField, bare
from kickboard_desktop.zoom import STEPS

#: Points: its width, and room for sentences that take two lines.
_WIDTH, _SPARE = 640, 60
#: Most that can be typed in the two numbers of safety.
_MANY = 1_000_000


class SettingsDialog(QDialog):
    """The dialog.

    Signals:
        safety_changed(): from how many jobs on it asks is another number now.
        notices_changed(): whether there are notifications, or a tray icon, is other now.
        processors_changed(int): so many processors are wanted.
    """

    safety_changed = Signal()
    notices_changed = Signal()
    processors_changed = Signal(int)

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        appearance: Appearance,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        processors: int = 0,
        hosted: bool = False,
        trayless: str = "",
    ) -> None:
        """Show what holds.

        Args:
            settings: What is remembered.
            theme: What the dialog is painted with.
            appearance: What changes looks.
            actions: Whose keys can be changed.
            parent: The window.
            processors: Of the engine, 0 where it has none of ours.
            hosted: The window is a part of another application.
            trayless: Why there can be no tray icon, "" where there can.
        """
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._theme = theme
        self._appearance = appearance
        self._actions = actions
        self._processors = processors
        self._hosted = hosted
        self._trayless = trayless
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("settings_tabs")
        self._add_tabs()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._tabs)
        layout.addLayout(self._make_foot())
        self.resize(_WIDTH, layout.minimumSize().height() + _SPARE)

    # -- building
    def _add_tabs(self) -> None:
        hosted = self._hosted
        self._tabs.addTab(self._make_looks(hosted=hosted), self.tr("Looks"))
        self._tabs.addTab(self._make_times(hosted=hosted), self.tr("Times and language"))
        self._tabs.addTab(self._make_safety(), self.tr("Safety and notices"))
        self.keys = KeysTab(self._actions, self._settings, self._theme, self)
        self._tabs.addTab(self.keys, self.tr("Keys"))
        if not hosted:
            self._tabs.addTab(self._make_engine(), self.tr("Engine"))

    def _make_looks(self, *, hosted: bool) -> QWidget:
        tab = _Tab(self)
        self.scheme = Segmented(
            self.tr("Theme"),
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
            parent=tab,
        )
        tab.add(self.tr("Theme"), self.scheme)
        self.density = Segmented(
            self.tr("Rows"),
            [
                ("compact", self.tr("Compact")),
                ("default", self.tr("Usual")),
                ("comfortable", self.tr("Comfortable")),
            ],
            parent=tab,
        )
        tab.add(self.tr("Rows of tables"), self.density)
        self.zoom = ComboBox(self._theme, self.tr("Size"), tab)
        self.zoom.addItems([f"{percent}{NBSP}%" for percent in STEPS])
        self.zoom.setEnabled(not hosted)
        tab.add(self.tr("Size"), self.zoom, self.tr("Ctrl+= and Ctrl+- change it anywhere."))
        self.motion = CheckBox(self._theme, self.tr("Let nothing slide or fade"), tab)
        tab.add(self.tr("Motion"), self.motion)
        self._show_looks()
        self.scheme.chosen.connect(self._appearance.set_scheme)
        self.density.chosen.connect(self._appearance.set_density)
        self.zoom.activated.connect(self._on_zoom_activated)
        self.motion.toggled.connect(self._appearance.set_reduce_motion)
        return tab

    def _make_times(self, *, hosted: bool) -> QWidget:
        tab = _Tab(self)
        self.times = Segmented(
            self.tr("Times"),
            [
                (Times.RELATIVE, self.tr("Relative")),
                (Times.LOCAL, self.tr("Local")),
                (Times.UTC, self.tr("UTC")),
            ],
            parent=tab,
        )
        tab.add(self.tr("Times"), self.times, self.tr("Tooltips have the other two."))
        self.language = ComboBox(self._theme, self.tr("Language"), tab)
        self.language.addItem(self.tr("As the system"), "system")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setEnabled(not hosted)
        note = self.tr("The window speaks it from the next start on.")
        tab.add(self.tr("Language"), self.language, note)
        self._show_times()
        self.times.chosen.connect(self._on_times_chosen)
        self.language.activated.connect(self._on_language_activated)
        return tab

    def _make_safety(self) -> QWidget:
        tab = _Tab(self)
        self.shown_from = bare(CountField(tab), self.tr("Jobs from which on some are shown first"))
        self.shown_from.setRange(1, _MANY)
        note = self.tr("Before so many are deleted, moved or retried, some of them are shown.")
        tab.add(self.tr("Show jobs first from"), self.shown_from, note)
        self.typed_from = bare(CountField(tab), self.tr("Jobs from which on the number is typed"))
        self.typed_from.setRange(1, _MANY)
        note = self.tr("From so many on the number must be typed.")
        tab.add(self.tr("Type the number from"), self.typed_from, note)
        self.notices = CheckBox(self._theme, self.tr("Tell when jobs die"), tab)
        note = self._trayless or self.tr("While the window is not in front, in one notice.")
        tab.add(self.tr("Notifications"), self.notices, note)
        self.tray = CheckBox(self._theme, self.tr("Keep running in the tray"), tab)
        note = self._trayless or self.tr("Closing the window hides it; Quit ends the engine.")
        tab.add(self.tr("Closing"), self.tray, note)
        for box in (self.notices, self.tray):
            box.setEnabled(not self._trayless)
        self._show_safety()
        self.shown_from.valueChanged.connect(self._on_safety_changed)
        self.typed_from.valueChanged.connect(self._on_safety_changed)
        self.notices.toggled.connect(self._on_notices_toggled)
        self.tray.toggled.connect(self._on_notices_toggled)
        return tab

    def _make_engine(self) -> QWidget:
        tab = _Tab(self)
        self.processors = bare(QSpinBox(tab), self.tr("Processors"))
        self.processors.setRange(1, 64)
        note = self.tr("How many jobs run at a time; those that run are finished first.")
        tab.add(self.tr("Processors"), self.processors, note)
        self.store = QLineEdit(tab)
        self.store.setObjectName("settings_store")
        self.store.setAccessibleName(self.tr("Store"))
        self.store.setPlaceholderText(self.tr("The profile's jobs.db"))
        self._browse = button(self.tr("Choose…"), parent=tab)
        self._browse.setObjectName("settings_browse")
        note = self.tr(
            "What the window opens when none is named, from the next start on. "
            "Programs and the command line go by KICKBOARD_STORE."
        )
        tab.add(self.tr("Store"), self.store, note, beside=self._browse)
        self._show_engine()
        self.processors.editingFinished.connect(self._on_processors_edited)
        self.store.editingFinished.connect(self._on_store_edited)
        self._browse.clicked.connect(self._on_browse_clicked)
        return tab

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        reset = button(self.tr("Reset all"), parent=self)
        reset.setObjectName("settings_reset")
        reset.clicked.connect(self.reset)
        close = button(self.tr("Close"), "primary", parent=self)
        close.setObjectName("settings_close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(reset)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # -- showing
    def _show_looks(self) -> None:
        self.scheme.choose(self._theme.scheme)
        self.density.choose(self._theme.density)
        percent = self._settings.zoom
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        self.zoom.setCurrentIndex(STEPS.index(nearest))
        self.motion.setChecked(self._theme.reduce_motion)

    def _show_times(self) -> None:
        self.times.choose(times())
        self.language.setCurrentIndex(max(0, self.language.findData(self._settings.language)))

    def _show_safety(self) -> None:
        self.shown_from.setValue(self._settings.shown_from)
        self.typed_from.setValue(self._settings.typed_from)
        self.notices.setChecked(self._settings.notifications and not self._trayless)
        self.tray.setChecked(self._settings.close_to_tray and not self._trayless)

    def _show_engine(self) -> None:
        self.processors.setValue(self._processors or self._settings.concurrency or 5)
        self.store.setText(self._settings.default_store)

    @Slot()
    def reset(self) -> None:
        """Choose everything as it was at the very first start."""
        appearance = self._appearance
        appearance.set_scheme(THEMES[0])
        appearance.set_density("default")
        appearance.set_reduce_motion(False)
        appearance.set_times(Times.RELATIVE)
        if self.zoom.isEnabled():
            appearance.set_zoom(USUAL_ZOOM)
        self._settings.reset()
        self._actions.set_keys({})
        self.keys.show_lines()
        self._processors = 0
        self._show_looks()
        self._show_times()
        self._show_safety()
        self.safety_changed.emit()
        self.notices_changed.emit()
        if not self._hosted:
            self._show_engine()
            self.processors_changed.emit(self.processors.value())

    # -- what happens
    @Slot(int)
    def _on_zoom_activated(self, index: int) -> None:
        self._appearance.set_zoom(STEPS[index])

    @Slot(str)
    def _on_times_chosen(self, how: str) -> None:
        self._appearance.set_times(Times(how))

    @Slot(int)
    def _on_language_activated(self, index: int) -> None:
        self._settings.language = str(self.language.itemData(index))

    @Slot(int)
    def _on_safety_changed(self, _value: int) -> None:
        self._settings.shown_from = self.shown_from.value()
        self._settings.typed_from = self.typed_from.value()
        self.safety_changed.emit()

    @Slot(bool)
    def _on_notices_toggled(self, _on: bool) -> None:
        self._settings.notifications = self.notices.isChecked()
        self._settings.close_to_tray = self.tray.isChecked()
        self.notices_changed.emit()

    @Slot()
    def _on_processors_edited(self) -> None:
        wanted = self.processors.value()
        if wanted != (self._processors or self._settings.concurrency):
            self._processors = self._settings.concurrency = wanted
            self.processors_changed.emit(wanted)

    @Slot()
    def _on_store_edited(self) -> None:
        self._settings.default_store = self.store.text().strip()

    @Slot()
    def _on_browse_clicked(self) -> None:
        kinds = self.tr("Stores (*.db);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a store"), "", kinds)
        if chosen:
            self.store.setText(chosen)
            self._on_store_edited()


class _Tab(QWidget):
    """Rows of a name, what it is set with, and a quiet sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 20, 8, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, 180)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0

    def add(
        self, name: str, control: QWidget, note: str = "", *, beside: QWidget | None = None
    ) -> None:
        """Add a row; *beside* stands at the right of *control*."""
        grid, top = self._grid, self._rows
        grid.addWidget(plain_label(name, parent=self), top, 0)
        wide = beside is not None
        where = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(control, top, 1, where)
        if beside is not None:
            grid.addWidget(beside, top, 2)
        if note:
            words = plain_label(note, "small", tone="muted", parent=self)
            words.setWordWrap(True)
            grid.addWidget(words, top + 1, 1, 1, 2)
            control.setAccessibleDescription(note)
        grid.setRowMinimumHeight(top + 2, 12)
        grid.setRowStretch(top + 3, 1)
        grid.setRowStretch(top, 0)
        self._rows += 3
