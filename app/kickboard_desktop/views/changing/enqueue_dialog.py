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
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop import format as text
from kickboard_desktop.format import with_unit
from kickboard_desktop.models.job import arguments
from kickboard_desktop.models.job.arguments import ArgumentError
from kickboard_desktop.telemetry import ClassInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.argument_field import ArgumentField
from kickboard_desktop.widgets import Segmented, button, plain_label
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.dialog_parts import press_by_ctrl_enter
from kickboard_desktop.widgets.labels import breakable, set_tone
from kickboard_desktop.widgets.scrolled import scrolled
from kickboard_desktop.widgets.spin import CountField, bare

#: Most jobs that the form makes at once.
MOST = 1_000_000
#: Points for the words before the fields, so that both halves of the form line up.
_LABEL_WIDTH = 84
#: Points of a field of one line.
_LINE_HEIGHT = 30
#: Points of the screen for the window's frame and what lies at the screen's edges.
_FRAME_HEIGHT = 80


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
        self._sending: list[dict[str, Any]] = []  # of which it is not known yet what became
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._make_class_box(theme))
        self._signature = plain_label("", "mono", tone="muted", parent=self)
        self._signature.setWordWrap(True)
        self._doc = plain_label("", parent=self)
        self._doc.setWordWrap(True)
        body, inner = QWidget(self), QVBoxLayout()
        body.setLayout(inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self._signature)
        inner.addWidget(self._doc)
        self._arguments = QFormLayout()
        self._arguments.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._arguments.setSpacing(8)
        inner.addLayout(self._arguments)
        inner.addLayout(self._make_options())
        inner.addStretch(1)
        self._area = scrolled(body, "enqueue_area", self)
        layout.addWidget(self._area, 1)
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
        self._class = box
        self._fill_classes()
        return box

    def _fill_classes(self) -> None:
        group = None
        for info in self._classes:
            if group is not None and info.group != group:
                self._class.insertSeparator(self._class.count())
            group = info.group
            self._class.addItem(info.name, info.name)

    def _make_options(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setSpacing(8)
        self._queue = QLineEdit(self)
        self._queue.setObjectName("enqueue_queue")
        self._queue.setAccessibleName(self.tr("Queue"))
        when = self._make_when()  # Tab goes in the order in which they are made
        self._count = bare(CountField(self), self.tr("How many"))
        self._count.setObjectName("enqueue_count")
        self._count.setRange(1, MOST)
        rows = (
            (self.tr("Queue"), self._queue),
            (self.tr("When"), when),
            (self.tr("How many"), self._count),
        )
        for word, widget in rows:
            label = plain_label(word, parent=self)
            label.setMinimumSize(_LABEL_WIDTH, _LINE_HEIGHT)
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
        self._said.setObjectName("enqueue_said")
        self._said.setWordWrap(True)
        close = button(self.tr("Close"), parent=self)
        close.clicked.connect(self.reject)
        self._submit = button(self.tr("Enqueue"), "primary", parent=self)
        self._submit.setObjectName("enqueue_submit")
        self._submit.setDefault(True)
        self._submit.clicked.connect(self._on_submit)
        press_by_ctrl_enter(self._submit)
        row.addWidget(self._said, 1)
        row.addWidget(close)
        row.addWidget(self._submit)
        return row

    # -- working
    def learn(self, classes: Sequence[ClassInfo]) -> None:
        """Take over what the engine knows now; what was typed stays where it still fits."""
        ordered = arguments.grouped(classes)
        if ordered == self._classes:
            return
        name, queue = self.class_name, self._queue.text()
        before = self._info()
        typed = {field.param.name: field for field in self._fields}
        texts = {name: field.text for name, field in typed.items() if field.is_typed}
        self._classes = ordered
        self._class.blockSignals(True)
        self._class.clear()
        self._fill_classes()
        self._class.blockSignals(False)
        self._class.setCurrentIndex(-1)
        self._select(name)
        for field in self._fields:
            if self.class_name == name and field.param.name in texts:
                field.set_text(texts[field.param.name])
        if before is not None and self.class_name == name and queue != before.queue:
            self._queue.setText(queue)

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
        self._signature.setText(breakable(f"{info.name}{info.signature}"))
        self._doc.setText(info.doc)
        self._doc.setVisible(bool(info.doc))
        self._queue.setText(info.queue)
        self._queue.setCursorPosition(0)
        for param in arguments.fillable(info):
            field = ArgumentField(self._theme, param, self)
            field.changed.connect(self._on_field_changed)
            self._fields.append(field)
            label = plain_label(param.name, "mono", parent=self)
            label.setMinimumWidth(_LABEL_WIDTH)
            # No height of its own: the layout sets one beside a field's first line, not in the
            # middle of field and description.
            self._arguments.addRow(label, field)
            if self.isVisible():  # the layout counts what is shown, which Qt would do later
                label.show()
                field.show()
        self._order_tabs()
        self._make_room()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Be as high as the form before the place on the screen is chosen."""
        if visible:
            self.ensurePolished()
            self._make_room()
        super().setVisible(visible)

    def _make_room(self) -> None:
        """Grow as high as the form needs; where the screen has no such room it scrolls."""
        layout, body = self.layout(), self._area.widget()
        if layout is None or body is None:
            return
        layout.activate()
        needed = self.height() - self._area.height() + body.heightForWidth(self._area.width())
        most = self.screen().availableSize().height() - _FRAME_HEIGHT
        self.resize(self.width(), max(self.height(), min(needed, most)))

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
        self._sending = items
        self._say(self.tr("Sending…"))
        self.submitted.emit(items)

    def succeed(self) -> None:
        """Tell that what was submitted last is in its queue."""
        if self._sending:
            queue = self._sending[0]["queue"]
            self._say(self.tr("Sent %d to the queue %s") % (len(self._sending), queue))
        self._sending = []

    def fail(self, why: str) -> None:
        """Tell why what was submitted last is not in its queue, if that is not known yet."""
        if self._sending:
            self._say(text.one_line(why, 300), "bad")
        self._sending = []

    def _say(self, words: str, tone: str = "muted") -> None:
        self._said.setText(words)
        set_tone(self._said, tone)
        self._make_room()
