"""Enqueue any class the engine knows: a form made from the parameters of its `perform`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop.format import with_unit
from kickboard_desktop.models import arguments
from kickboard_desktop.models.arguments import ArgumentError, Kind
from kickboard_desktop.telemetry import ClassInfo, ParamInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Segmented, button, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.spin import bare

#: Most jobs that the form makes at once.
MOST = 1_000_000
#: Points for the words before the fields, so that both halves of the form line up.
_LABEL_WIDTH = 84


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
        return self._line.text() if self._line is not None else ""

    def set_text(self, text: str) -> None:
        """Put *text* there, as it would be typed."""
        if self._check is not None:
            self._check.setChecked(text == "true")
        elif self._line is not None:
            self._line.setText(text)

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
        self._line = QLineEdit(start, self)
        self._line.setPlaceholderText(arguments.hint(self.param))
        self._line.setAccessibleName(self.param.name)
        self._line.textChanged.connect(self.changed)
        return self._line


class EnqueueDialog(QDialog):
    """The form. It stays open after a push, so that several can be made.

    Signals:
        submitted(list[dict]): raw items to push; *at* among them is epoch seconds.
    """

    submitted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        classes: Sequence[ClassInfo],
        *,
        now: Any,
        selected: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the form for *classes*; *now* gives the epoch seconds of the store's clock."""
        super().__init__(parent)
        self.setObjectName("enqueue_dialog")
        self.setWindowTitle(self.tr("Enqueue a job"))
        self.setMinimumWidth(520)
        self._theme = theme
        self._now = now
        self._classes = arguments.grouped(classes)
        self._fields: list[ArgumentField] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self._class = self._make_class_box(theme)
        layout.addWidget(self._class)
        self._signature = plain_label("", "mono", tone="muted", parent=self)
        self._signature.setWordWrap(True)
        self._doc = plain_label("", parent=self)
        self._doc.setWordWrap(True)
        layout.addWidget(self._signature)
        layout.addWidget(self._doc)
        self._arguments = QFormLayout()
        self._arguments.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._arguments.setSpacing(8)
        layout.addLayout(self._arguments)
        layout.addLayout(self._make_options())
        layout.addStretch(1)
        layout.addLayout(self._make_buttons())
        self._class.currentIndexChanged.connect(self._on_class_changed)
        self._select(selected)

    @property
    def class_name(self) -> str:
        """The class that is chosen."""
        info = self._info()
        return info.name if info else ""

    def field(self, name: str) -> ArgumentField:
        """Return the field of parameter *name*.

        Raises:
            KeyError: there is none.
        """
        for field in self._fields:
            if field.param.name == name:
                return field
        raise KeyError(name)

    def items(self) -> list[dict[str, Any]]:
        """Return the raw items that the form describes.

        Raises:
            ArgumentError: a field does not say a fitting value.
        """
        info = self._info()
        if info is None:
            return []
        texts = {field.param.name: field.text for field in self._fields}
        item: dict[str, Any] = {
            "class": info.name,
            "args": arguments.arguments(info, texts),
            "queue": self._queue.text().strip() or info.queue,
            "retry": info.retry,
        }
        if info.tags:
            item["tags"] = list(info.tags)
        if (at := self._due()) is not None:
            item["at"] = at
        return [item] * self._count.value()

    # -- building
    def _make_class_box(self, theme: Theme) -> ComboBox:
        box = ComboBox(theme, self.tr("Job class"), self)
        box.setObjectName("enqueue_class")
        box.setMaxVisibleItems(24)
        group = None
        for info in self._classes:
            if group is not None and info.group != group:
                box.insertSeparator(box.count())
            group = info.group
            box.addItem(info.name, info.name)
        return box

    def _make_options(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setSpacing(8)
        self._queue = QLineEdit(self)
        self._queue.setObjectName("enqueue_queue")
        self._queue.setAccessibleName(self.tr("Queue"))
        self._count = bare(QSpinBox(self), self.tr("How many"))
        self._count.setObjectName("enqueue_count")
        self._count.setRange(1, MOST)
        self._count.setGroupSeparatorShown(True)
        rows = (
            (self.tr("Queue"), self._queue),
            (self.tr("When"), self._make_when()),
            (self.tr("How many"), self._count),
        )
        for word, widget in rows:
            label = plain_label(word, parent=self)
            label.setMinimumSize(_LABEL_WIDTH, 30)
            form.addRow(label, widget)
        return form

    def _make_when(self) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choices = (("now", self.tr("Now")), ("in", self.tr("In")), ("at", self.tr("At")))
        self._when = Segmented(self.tr("When"), choices, parent=whole)
        self._delay = bare(QDoubleSpinBox(whole), self.tr("Seconds from now"))
        self._delay.setRange(0.1, 10 * 365 * 86_400.0)
        self._delay.setDecimals(1)
        self._delay.setValue(60)
        self._delay.setSuffix(with_unit("", "s"))
        later = QDateTime.currentDateTime().addSecs(3600)
        self._moment = bare(QDateTimeEdit(later, whole), self.tr("Date and time"))
        self._moment.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self._when_stack = QStackedWidget(whole)
        for widget in (QWidget(whole), self._delay, self._moment):
            self._when_stack.addWidget(widget)
        row.addWidget(self._when)
        row.addWidget(self._when_stack, 1)
        self._when.chosen.connect(self._on_when_chosen)
        return whole

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._said = plain_label("", "small", tone="muted", parent=self)
        close = button(self.tr("Close"), parent=self)
        close.clicked.connect(self.reject)
        self._submit = button(self.tr("Enqueue"), "primary", parent=self)
        self._submit.setObjectName("enqueue_submit")
        self._submit.setDefault(True)
        self._submit.clicked.connect(self._on_submit)
        row.addWidget(self._said, 1)
        row.addWidget(close)
        row.addWidget(self._submit)
        return row

    # -- working
    def choose(self, name: str) -> None:
        """Fill in for the class *name*."""
        self._select(name)

    def set_when(self, key: str) -> None:
        """Choose "now", "in" or "at"."""
        self._when.choose(key)

    def _select(self, name: str) -> None:
        index = max(0, self._class.findData(name))
        if index == self._class.currentIndex():
            self._on_class_changed(index)
        self._class.setCurrentIndex(index)

    def _info(self) -> ClassInfo | None:
        name = self._class.currentData()
        return next((info for info in self._classes if info.name == name), None)

    @Slot(int)
    def _on_class_changed(self, _index: int) -> None:
        while self._arguments.rowCount():
            self._arguments.removeRow(0)
        self._fields = []
        info = self._info()
        if info is None:
            return
        self._signature.setText(f"{info.name}{info.signature}")
        self._doc.setText(info.doc)
        self._doc.setVisible(bool(info.doc))
        self._queue.setText(info.queue)
        for param in arguments.fillable(info):
            field = ArgumentField(self._theme, param, self)
            field.changed.connect(self._on_field_changed)
            self._fields.append(field)
            label = plain_label(param.name, "mono", parent=self)
            label.setMinimumWidth(_LABEL_WIDTH)
            label.setContentsMargins(0, 7, 0, 0)  # beside the field, not beside its description
            self._arguments.addRow(label, field)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the class through its arguments, though they were made last."""
        before: QWidget = self._class
        for editor in filter(None, (field.focusProxy() for field in self._fields)):
            self.setTabOrder(before, editor)
            before = editor
        self.setTabOrder(before, self._queue)

    @Slot(str)
    def _on_when_chosen(self, key: str) -> None:
        self._when_stack.setCurrentIndex(("now", "in", "at").index(key))

    @Slot()
    def _on_field_changed(self) -> None:
        field = self.sender()
        if isinstance(field, ArgumentField):
            field.complain("")

    def _due(self) -> float | None:
        if self._when.key == "in":
            return float(self._now() + self._delay.value())
        if self._when.key == "at":
            return self._moment.dateTime().toMSecsSinceEpoch() / 1000
        return None

    @Slot()
    def _on_submit(self) -> None:
        try:
            items = self.items()
        except ArgumentError as error:
            field = self.field(error.name)
            field.complain(error.message)
            field.setFocus()
            return
        self.submitted.emit(items)
        self._said.setText(self.tr("Sent %d to the queue %s") % (len(items), items[0]["queue"]))
