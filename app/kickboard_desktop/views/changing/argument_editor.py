"""The arguments of a job, to be edited: in fields where they fit its class, or as JSON."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard.payload.record import JobRecord
from kickboard_desktop.models.job import arguments, edited
from kickboard_desktop.models.job.arguments import ArgumentError
from kickboard_desktop.models.job.edited import EditError, Hidden
from kickboard_desktop.telemetry import ClassInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.argument_field import ArgumentField
from kickboard_desktop.widgets import Segmented, button, plain_label
from kickboard_desktop.widgets.json_edit import JsonEdit

#: Height in points of the JSON field, and what all fields get at most before they scroll.
_JSON_HEIGHT, _FIELDS_HEIGHT = 150, 260
_FIELDS, _JSON = "fields", "json"


class ArgumentEditor(QWidget):
    """Fields or JSON; what was typed in one is taken over by the other.

    Signals:
        changed(): something else was typed.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, record: JobRecord, info: ClassInfo | None, parent: QWidget | None = None
    ) -> None:
        """Show the arguments of *record*; *info* says which its class takes, if that is known."""
        super().__init__(parent)
        self.setObjectName("argument_editor")
        self._theme = theme
        self._args = list(record.args)
        self._info = info
        self._hidden = Hidden(self._args, _names(info))
        self._fields: list[ArgumentField] = []
        self.mode = Segmented(
            self.tr("Arguments as"),
            ((_FIELDS, self.tr("Fields")), (_JSON, self.tr("JSON"))),
            parent=self,
        )
        self.reveal = button(self.tr("Reveal secrets"), "link", parent=self)
        self.reveal.setObjectName("edit_reveal")
        self.json = JsonEdit(theme, self.tr("Arguments as JSON"), self)
        self.json.setObjectName("edit_json")
        self._form_area = QScrollArea(self)
        self._form_area.setWidgetResizable(True)
        self._form_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form_area.viewport().setAutoFillBackground(False)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._form_area)
        self._stack.addWidget(self.json)
        self._lay_out()
        self.json.setPlainText(edited.as_text(self._hidden.masked))
        self._show_fields(self._hidden.masked)
        self.mode.chosen.connect(self._on_mode_chosen)
        self.reveal.clicked.connect(self._on_reveal)
        self.json.textChanged.connect(self.changed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mode)
        head.addStretch(1)
        head.addWidget(self.reveal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.reveal.setVisible(self._hidden.hides)

    # -- what it says
    def read(self) -> list[Any]:
        """Return the arguments, those that are hidden with their values.

        Raises:
            ValueError: what was typed is no list of arguments.
        """
        return self._hidden.revealed(self._typed())

    def wrong(self) -> str:
        """Show what is wrong at its place, and return it; "" for nothing."""
        for field in self._fields:
            field.complain("")
        self.json.set_wrong(None)
        try:
            edited.check(self.read())
        except ArgumentError as error:
            return self._complain_at(error)
        except EditError as error:
            if self._is_json:
                self.json.set_wrong(error.position)
            words = str(error)
            return words[:1].upper() + words[1:]
        return ""

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        (self._fields[0] if self._fields and not self._is_json else self.json).setFocus()

    def set_class(self, info: ClassInfo | None) -> None:
        """Take the arguments for another class, as far as they fit it."""
        try:
            typed = self._typed()
        except ValueError:
            typed = None
        self._info = info
        if typed is not None:
            self._show_fields(typed)

    @property
    def _is_json(self) -> bool:
        return self._stack.currentWidget() is self.json

    def _typed(self) -> list[Any]:
        """Return what was typed, masks and all."""
        if self._is_json or self._info is None:
            return edited.read_text(self.json.toPlainText())
        texts = {field.param.name: field.text for field in self._fields}
        return edited.read_fields(self._info, texts)

    def _complain_at(self, error: ArgumentError) -> str:
        for field in self._fields:
            if field.param.name == error.name:
                field.complain(error.message)
        return str(error)

    # -- showing
    def _show_fields(self, args: list[Any]) -> None:
        """Make the fields for *args* and show them, or JSON where they do not fit any."""
        texts = edited.texts_of(self._info, args) if self._info is not None else None
        form = QWidget()
        form.setAutoFillBackground(False)
        layout = QGridLayout(form)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        layout.setColumnStretch(1, 1)
        self._fields = []
        for param in arguments.fillable(self._info) if self._info and texts is not None else ():
            field = ArgumentField(self._theme, param, form)
            field.set_text(texts[param.name] if texts else "")
            field.changed.connect(self.changed)
            label = plain_label(param.name, "mono", parent=form)
            label.setMinimumHeight(30)
            layout.addWidget(label, len(self._fields), 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(field, len(self._fields), 1)
            self._fields.append(field)
        layout.setRowStretch(len(self._fields), 1)
        self._form_area.setWidget(form)
        self._form_area.setMinimumHeight(min(_FIELDS_HEIGHT, form.sizeHint().height()))
        fits = bool(self._fields)
        self.mode.setVisible(self._info is not None and bool(arguments.fillable(self._info)))
        self.mode.choose(_FIELDS if fits else _JSON)
        self._turn_to(self._form_area if fits else self.json)

    def _turn_to(self, side: QWidget) -> None:
        """Show fields or JSON; the other one asks for no room."""
        self._stack.setCurrentWidget(side)
        self.json.setMinimumHeight(_JSON_HEIGHT if side is self.json else 0)

    @Slot(str)
    def _on_mode_chosen(self, key: str) -> None:
        if (key == _JSON) == self._is_json:
            return
        try:
            typed = self._typed()
        except ValueError:
            self.wrong()
            self.mode.choose(_JSON if self._is_json else _FIELDS)
            return
        if key == _JSON:
            self.json.setPlainText(edited.as_text(typed))
            self._turn_to(self.json)
        else:
            self._show_fields(typed)
        self.changed.emit()

    @Slot()
    def _on_reveal(self) -> None:
        """Show the values behind the masks, and hide nothing any more."""
        try:
            shown = self.read()
        except ValueError:
            self.wrong()
            return
        self._hidden = Hidden([])
        self.reveal.hide()
        is_json = self._is_json
        self.json.setPlainText(edited.as_text(shown))
        if not is_json:
            self._show_fields(shown)


def _names(info: ClassInfo | None) -> tuple[str, ...]:
    return tuple(param.name for param in info.params) if info is not None else ()
