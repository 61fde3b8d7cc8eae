"""One parameter of a job in a form: a field, a box or a choice, by its type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kickboard_desktop.models.job import arguments
from kickboard_desktop.models.job.arguments import Kind
from kickboard_desktop.telemetry import ParamInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.combo import ComboBox


class ArgumentField(QWidget):
    """One parameter: a field that fits its type, and what is wrong with what was typed.

    Signals:
        changed(): something else was typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, param: ParamInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self._theme = theme
        self.setObjectName(f"argument_{param.name}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._check: CheckBox | None = None
        self._line: QLineEdit | None = None
        self._choice: ComboBox | None = None
        editor = self._make_editor()
        self.setFocusProxy(editor)
        layout.addWidget(editor)
        self._note = plain_label(param.doc, "small", tone="muted", parent=self)
        self._note.setWordWrap(True)
        self._note.setVisible(bool(param.doc))
        layout.addWidget(self._note)

    @property
    def text(self) -> str:
        """What was typed or ticked."""
        if self._check is not None:
            return "true" if self._check.isChecked() else "false"
        if self._choice is not None:
            return self._choice.currentText()
        return self._line.text() if self._line is not None else ""

    def set_text(self, text: str) -> None:
        """Put *text* there, as it would be typed."""
        if self._check is not None:
            self._check.setChecked(text == "true")
        elif self._choice is not None:
            self._choice.setCurrentText(text)
        elif self._line is not None:
            self._line.setText(text)

    @property
    def is_typed(self) -> bool:
        """Whether it says something else than at first."""
        return self.text != arguments.initial_text(self.param)

    def complain(self, message: str) -> None:
        """Show what is wrong; "" shows the parameter's description again."""
        self._note.setText(message or self.param.doc)
        self._note.setProperty("tone", "bad" if message else "muted")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._note.setVisible(bool(message or self.param.doc))

    def _make_editor(self) -> QWidget:
        start = arguments.initial_text(self.param)
        if arguments.kind_of(self.param) is Kind.FLAG and not arguments.is_optional(self.param):
            self._check = CheckBox(self._theme, self.tr("Yes"), self)
            self._check.setChecked(start == "true")
            self._check.setAccessibleName(self.param.name)
            self._check.toggled.connect(self.changed)
            return self._check
        if arguments.kind_of(self.param) is Kind.CHOICE:
            return self._make_choice(start)
        self._line = QLineEdit(start, self)
        self._line.setPlaceholderText(arguments.hint(self.param))
        self._line.setAccessibleName(self.param.name)
        self._line.textChanged.connect(self.changed)
        return self._line

    def _make_choice(self, start: str) -> ComboBox:
        self._choice = ComboBox(self._theme, self.param.name, self)
        words = [arguments.text_of(self.param, value) for value in arguments.choices(self.param)]
        if not self.param.required and not start:
            words.insert(0, "")
        self._choice.addItems(words)
        self._choice.setCurrentText(start or words[0])
        self._choice.currentTextChanged.connect(self.changed)
        return self._choice
