"""The forms: what they show, what they refuse, what they send."""

from collections.abc import Callable
from functools import partial

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kickboard_desktop.telemetry import ClassInfo, ParamInfo, ThreadStack
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.count_dialog import CountDialog
from kickboard_desktop.views.changing.enqueue_dialog import EnqueueDialog
from kickboard_desktop.views.engine.stacks import StackDialog
from kickboard_desktop.views.overview.demo_panel import DemoPanel
from kickboard_desktop.views.window.closing_dialog import ClosingDialog

MAIL = ClassInfo(
    name="EmailJob",
    queue="mailers",
    retry=5,
    tags=("mail",),
    doc="Send a letter.",
    signature="(to: str, copies: int = 1)",
    params=(
        ParamInfo(name="to", type="str", doc="The address."),
        ParamInfo(name="copies", type="int", required=False, default=1),
        ParamInfo(name="urgent", type="bool", required=False, default=False),
    ),
)
PLAIN = ClassInfo(name="CleanupJob", queue="low")
DEMO = (
    ClassInfo(name="DemoMixJob", queue="critical", retry=0, group="demo", doc="Some of each."),
    ClassInfo(name="DemoFolderJob", queue="critical", retry=0, group="demo"),
    ClassInfo(name="FirstMinuteJob", queue="critical", retry=0, group="demo"),
    ClassInfo(name="ReportJob", queue="reports", group="demo"),
    ClassInfo(name="FlakyJob", group="teaching"),
    MAIL,
)


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme("light")


def child(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = widget.findChild(kind, name)
    assert found is not None
    return found


def click(widget: QWidget, name: str) -> None:
    button = child(widget, QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> EnqueueDialog:
    made = EnqueueDialog(theme, (PLAIN, MAIL), now=lambda: 1000.0, selected="EmailJob")
    qtbot.addWidget(made)
    return made


def type_into(form: EnqueueDialog, name: str, text: str) -> None:
    line = form.field(name).findChild(QLineEdit)
    assert line is not None
    line.setText(text)


def test_the_form_makes_a_job_out_of_what_was_typed(form: EnqueueDialog, qtbot: QtBot) -> None:
    type_into(form, "to", "a@example.com")
    type_into(form, "copies", "2")

    with qtbot.waitSignal(form.submitted) as sent:
        click(form, "enqueue_submit")

    assert sent.args == [
        [
            {
                "class": "EmailJob",
                "args": ["a@example.com", 2],
                "queue": "mailers",
                "retry": 5,
                "tags": ["mail"],
            }
        ]
    ]


def test_a_mistake_is_shown_at_its_field_and_nothing_is_sent(
    form: EnqueueDialog, qtbot: QtBot
) -> None:
    type_into(form, "to", "a@example.com")
    type_into(form, "copies", "many")

    with qtbot.assertNotEmitted(form.submitted):
        click(form, "enqueue_submit")
    field = form.field("copies")
    texts = [label.text() for label in field.findChildren(QWidget) if hasattr(label, "text")]
    assert "'many' is no whole number" in texts

    type_into(form, "copies", "3")
    with qtbot.waitSignal(form.submitted):
        click(form, "enqueue_submit")


def test_many_jobs_later_in_another_queue(form: EnqueueDialog) -> None:
    type_into(form, "to", "a@example.com")
    child(form, QLineEdit, "enqueue_queue").setProperty("text", "bulk")
    child(form, QSpinBox, "enqueue_count").setProperty("value", 3)
    form.set_when("in")

    items = form.items()

    assert len(items) == 3
    assert items[0]["queue"] == "bulk"
    assert items[0]["at"] == 1060.0


def test_a_moment_is_local_time(form: EnqueueDialog) -> None:
    type_into(form, "to", "a@example.com")
    form.set_when("at")

    at = form.items()[0]["at"]

    assert isinstance(at, float)
    assert at > 1_700_000_000


def test_another_class_brings_other_fields_and_its_queue(form: EnqueueDialog) -> None:
    form.choose("CleanupJob")

    assert form.items() == [{"class": "CleanupJob", "args": [], "queue": "low", "retry": True}]
    with pytest.raises(KeyError):
        form.field("to")


def test_flags_are_ticked(form: EnqueueDialog) -> None:
    type_into(form, "to", "a@example.com")
    box = form.field("urgent").findChild(QCheckBox)
    assert box is not None
    box.setChecked(True)

    assert form.items()[0]["args"] == ["a@example.com", 1, True]


def test_every_field_has_a_name_for_screen_readers(form: EnqueueDialog) -> None:
    fields = [w for w in form.findChildren(QLineEdit) if w.parent() is not form]

    assert all(field.accessibleName() for field in fields if "spinbox" not in field.objectName())


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> DemoPanel:
    made = DemoPanel(theme, DEMO, now=lambda: 1000.0)
    qtbot.addWidget(made)
    return made


def test_the_mix_is_one_job_that_pushes_the_others(panel: DemoPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.submitted) as sent:
        click(panel, "demo_submit")

    assert sent.args == [[{"class": "DemoMixJob", "args": [100], "queue": "critical", "retry": 0}]]


def test_a_single_kind_is_pushed_as_it_is(panel: DemoPanel) -> None:
    panel.choose("FlakyJob")

    assert (
        panel.make(2) == [{"class": "FlakyJob", "args": [], "queue": "default", "retry": True}] * 2
    )
    panel.choose("EmailJob")
    assert panel.choice == "DemoMixJob"  # the user's own classes are not the demo's


def test_the_sliders_tell_rate_and_failures(panel: DemoPanel, qtbot: QtBot) -> None:
    rate = child(panel, QWidget, "demo_rate").findChild(QSpinBox)
    failures = child(panel, QWidget, "demo_failures").findChild(QSpinBox)
    assert rate is not None
    assert failures is not None

    with qtbot.waitSignal(panel.streamed) as streamed:
        rate.setValue(120)
    assert streamed.args == [120]

    with qtbot.waitSignal(panel.setting_changed) as changed:
        failures.setValue(30)
        failures.editingFinished.emit()
    assert changed.args == ["demo.failure_rate", 0.3]

    with qtbot.waitSignal(panel.setting_changed) as down:
        child(panel, QCheckBox, "demo_down").setProperty("checked", True)
    assert down.args == ["demo.webhook_down", True]


def test_enter_confirms_the_right_number_once_and_a_wrong_one_never(qtbot: QtBot) -> None:
    dialog = CountDialog("Delete 9 600 jobs", 9600)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    told: list[bool] = []
    dialog.confirmed.connect(lambda: told.append(True))
    field = child(dialog, QLineEdit, "count_field")
    assert isinstance(field, QLineEdit)

    QTest.keyClicks(field, "9599")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == []
    assert dialog.isVisible()

    field.clear()
    QTest.keyClicks(field, "9 600")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [True]
    assert not dialog.isVisible()


def test_the_number_must_be_typed_before_thousands_are_touched(qtbot: QtBot) -> None:
    dialog = CountDialog("Delete all 12 040", 12_040)
    qtbot.addWidget(dialog)
    confirm = child(dialog, QPushButton, "count_confirm")
    field = child(dialog, QLineEdit, "count_field")
    assert not confirm.isEnabled()

    field.setProperty("text", "1204")
    assert not confirm.isEnabled()
    field.setProperty("text", "12,040")
    assert confirm.isEnabled()

    with qtbot.waitSignal(dialog.confirmed):
        click(dialog, "count_confirm")


def test_closing_offers_to_wait_to_stop_and_to_stay(qtbot: QtBot) -> None:
    dialog = ClosingDialog(3)
    qtbot.addWidget(dialog)
    chosen: list[float] = []
    dialog.chosen.connect(chosen.append)

    click(dialog, "closing_wait")
    child(dialog, QSpinBox, "closing_grace").setProperty("value", 7)
    click(dialog, "closing_stop")

    assert chosen == [float("inf"), 7.0]

    dialog.show_wait(3)
    with qtbot.waitSignal(dialog.now_wanted):
        dialog.reject()  # Esc, or the window's close button, means now


def test_stacks_show_the_asked_processor_first_and_filter(qtbot: QtBot) -> None:
    dialog = StackDialog("default/2")
    qtbot.addWidget(dialog)
    dialog.show_threads(
        [
            ThreadStack(name="MainThread", stack=("a", "wait")),
            ThreadStack(name="kickboard/default/2", stack=("b", "sleep")),
        ]
    )
    text: Callable[[], str] = lambda: str(  # noqa: E731
        child(dialog, QWidget, "stack_text").property("plainText")
    )

    assert text().startswith("kickboard/default/2")

    dialog.findChildren(QLineEdit)[0].setText("WAIT")
    assert text().startswith("MainThread")
    assert "sleep" not in text()


LETTER = ClassInfo(
    name="LetterJob",
    doc="Send a letter.",
    signature="(to, kind, limit, copies)" * 8,
    params=(
        ParamInfo(name="to", type="str", doc="The address it goes to."),
        ParamInfo(name="kind", type="Literal['plain', 'html']", required=False, default="html"),
        *(ParamInfo(name=f"more_{n}", type="int", doc="How many. " * 12) for n in range(4)),
    ),
)


def test_a_list_of_values_is_a_choice(theme: Theme, qtbot: QtBot) -> None:
    form = EnqueueDialog(theme, (LETTER,), now=lambda: 1000.0)
    qtbot.addWidget(form)
    kind = form.field("kind").findChild(QComboBox)
    assert kind is not None
    assert [kind.itemText(at) for at in range(kind.count())] == ["plain", "html"]
    assert form.field("kind").text == "html"

    for name in ("to", *(f"more_{n}" for n in range(4))):
        type_into(form, name, "3")
    kind.setCurrentText("plain")

    assert form.items()[0]["args"] == ["3", "plain", 3, 3, 3, 3]


def test_no_field_lies_on_its_description_and_each_has_its_name_beside_it(
    theme: Theme, qtbot: QtBot
) -> None:
    form = EnqueueDialog(theme, (PLAIN, LETTER), now=lambda: 1000.0, selected="CleanupJob")
    qtbot.addWidget(form)
    form.show()
    form.choose("LetterJob")

    for name in ("to", "more_0", "more_3"):
        field = form.field(name)
        line, note = field.findChild(QLineEdit), field.findChild(QLabel)
        assert line is not None
        assert note is not None
        qtbot.waitUntil(partial(lies_below, note, line))
        label = next(one for one in form.findChildren(QLabel) if one.text() == name)
        middle = line.mapTo(form, line.rect().center()).y()
        assert abs(label.mapTo(form, label.rect().center()).y() - middle) <= 3


def lies_below(note: QLabel, line: QLineEdit) -> bool:
    has_room = note.height() >= note.heightForWidth(note.width())
    return has_room and line.geometry().bottom() < note.geometry().top()


def test_a_form_that_is_open_learns_what_was_saved_and_keeps_what_was_typed(
    form: EnqueueDialog, qtbot: QtBot
) -> None:
    type_into(form, "to", "ada@example.com")
    changed = structs.replace(MAIL, params=(*MAIL.params[:1], ParamInfo(name="tag", type="str")))

    form.learn((PLAIN, changed))

    assert form.class_name == "EmailJob"
    assert form.field("to").text == "ada@example.com"
    assert form.field("tag").text == ""
    with pytest.raises(KeyError):
        form.field("copies")
    form.learn((PLAIN,))
    assert form.class_name == "CleanupJob"


def test_the_form_says_sent_only_when_it_is(form: EnqueueDialog) -> None:
    said = child(form, QLabel, "enqueue_said")
    assert isinstance(said, QLabel)
    type_into(form, "to", "ada@example.com")

    click(form, "enqueue_submit")
    assert said.text() == "Sending…"
    form.fail("There is no room left.")
    assert (said.text(), said.property("tone")) == ("There is no room left.", "bad")
    form.succeed()
    assert said.text() == "There is no room left."

    click(form, "enqueue_submit")
    form.succeed()
    assert (said.text(), said.property("tone")) == ("Sent 1 to the queue mailers", "muted")
    form.fail("something else failed later")
    assert said.text() == "Sent 1 to the queue mailers"


def test_escape_closes_the_form_and_not_more(form: EnqueueDialog, qtbot: QtBot) -> None:
    form.show()

    qtbot.keyClick(form, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]

    assert not form.isVisible()


def test_tab_goes_from_the_class_through_its_arguments_to_the_queue(
    form: EnqueueDialog, qtbot: QtBot
) -> None:
    form.choose("EmailJob")
    form.show()
    qtbot.waitExposed(form)
    at: QWidget | None = child(form, QWidget, "enqueue_class")
    seen = []
    for _ in range(40):
        at = at.nextInFocusChain() if at is not None else None
        if isinstance(at, QLineEdit | QCheckBox) and at.isVisible() and at.accessibleName():
            seen.append(at.accessibleName())
    assert seen[:4] == ["to", "copies", "urgent", "Queue"]
