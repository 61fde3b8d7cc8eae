"""The two ways to enqueue by hand: the form for any class, and the demo's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from kickboard_desktop.actions import commands
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.stream import Stream
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.telemetry import ClassInfo, Hello, Reply
from kickboard_desktop.theme import Theme

if TYPE_CHECKING:
    from kickboard_desktop.views.changing.enqueue_dialog import EnqueueDialog
    from kickboard_desktop.views.overview.demo_panel import DemoPanel

# ruff: noqa: PLC0415 - the dialogs are imported when they are opened, not before the first paint


class Enqueueing(QObject):
    """Opens the dialogs with what the engine knows, and pushes what they say."""

    def __init__(
        self,
        session: Session,
        controller: Controller,
        theme: Theme,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("enqueueing")
        self._session = session
        self._controller = controller
        self._theme = theme
        self._settings = settings
        self._window = window
        self._dialog: EnqueueDialog | None = None
        self._panel: DemoPanel | None = None
        self.stream = Stream(session, self)
        self.stream.failed.connect(controller.failed)
        self.stream.rate_changed.connect(self._on_rate_changed)
        session.hello_received.connect(self._on_hello)
        controller.failed.connect(self._on_failed)

    def open_form(self, class_name: str = "") -> None:
        """Open the form, on *class_name* or the class used last."""
        if self._dialog is None:
            from kickboard_desktop.views.changing.enqueue_dialog import EnqueueDialog

            self._dialog = EnqueueDialog(
                self._theme,
                self._classes(),
                now=self._session.now,
                selected=class_name or self._settings.last_class,
                parent=self._window,
            )
            self._dialog.submitted.connect(self._on_form_submitted)
        elif class_name:
            self._dialog.choose(class_name)
        _bring_up(self._dialog)

    def open_panel(self) -> None:
        """Open the demo's panel."""
        if self._panel is None:
            from kickboard_desktop.views.overview.demo_panel import DemoPanel

            self._panel = DemoPanel(
                self._theme, self._classes(), now=self._session.now, parent=self._window
            )
            self._panel.submitted.connect(self.push)
            self._panel.streamed.connect(self._on_streamed)
            self._panel.setting_changed.connect(self._on_setting_changed)
            self._panel.show_rate(self.stream.rate)
        _bring_up(self._panel)

    @Slot(object)
    def push(self, items: list[dict[str, Any]]) -> None:
        """Push raw *items* in the background."""
        self._controller.run(commands.push(items), len(items), can_undo=False)

    def _classes(self) -> tuple[ClassInfo, ...]:
        hello = self._session.hello
        return hello.classes if hello is not None else ()

    @Slot(object)
    def _on_hello(self, _hello: Hello) -> None:
        """An engine started, or modules were loaded: a form that is closed is made anew."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.learn(self._classes())
        elif self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if self._panel is not None and not self._panel.isVisible() and not self.stream.rate:
            self._panel.deleteLater()
            self._panel = None

    @Slot(object)
    def _on_form_submitted(self, items: list[dict[str, Any]]) -> None:
        if items:
            self._settings.last_class = str(items[0]["class"])
        self._controller.run(
            commands.push(items), len(items), can_undo=False, after=self._on_form_done
        )

    def _on_form_done(self) -> None:
        if self._dialog is not None:
            self._dialog.succeed()

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        if self._dialog is not None:
            self._dialog.fail(why)

    @Slot(int)
    def _on_streamed(self, rate: int) -> None:
        if self._panel is not None:
            self.stream.flow(rate, self._panel.make)

    @Slot(int)
    def _on_rate_changed(self, rate: int) -> None:
        if self._panel is not None:
            self._panel.show_rate(rate)

    @Slot(str, object)
    def _on_setting_changed(self, key: str, value: object) -> None:
        command = {"cmd": "setting", "key": key, "value": value}
        self._session.link.request(command, self._on_reply)

    def _on_reply(self, reply: Reply) -> None:
        if not reply.ok:
            self._controller.failed.emit(reply.error or self.tr("The engine refused."))


def _bring_up(dialog: QWidget) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
