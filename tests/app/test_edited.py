"""Arguments that are edited: where a mistake is, and what stays hidden."""

import json
from typing import Any

import pytest

from kickboard.payload.shown import MASK
from kickboard_desktop.models.job import edited
from kickboard_desktop.models.job.arguments import ArgumentError
from kickboard_desktop.models.job.edited import EditError, Hidden
from kickboard_desktop.telemetry import ClassInfo, ParamInfo


def info(*params: ParamInfo) -> ClassInfo:
    return ClassInfo(name="MailJob", queue="default", params=params)


MAIL = info(
    ParamInfo(name="to", type="str"),
    ParamInfo(name="copies", type="int", required=False, default=1),
    ParamInfo(name="note", type="str | None", required=False, default=None),
)
LOGIN = info(ParamInfo(name="password", type="str"), ParamInfo(name="pin", type="int"))


@pytest.mark.parametrize(
    "args",
    [[], ["a", 1, None, True, 0.5], [{"a": [1, {"b": "ä"}]}], [["x" * 100, {"k": "y" * 100}]]],
)
def test_what_is_shown_is_read_again(args: list[Any]) -> None:
    text = edited.as_text(args)

    assert edited.read_text(text) == args
    assert all(len(line) < 130 for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "said", "position"),
    [
        ('[\n  "a",\n  1 2\n]', "line 3, column 5: expecting ',' delimiter", 13),
        ('["a"', "line 1, column 5: expecting ',' delimiter", 4),
        ("", "line 1, column 1: expecting value", 0),
        ('{"a": 1}', "the arguments are a list: [ … ]", 0),
        ("[NaN]", "JSON knows no NaN", None),
        ('["\\ud800"]', "args[0]", None),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, said: str, position: int | None) -> None:
    with pytest.raises(EditError) as refused:
        edited.read_text(text)

    assert said in str(refused.value)
    assert refused.value.position == position


# -- secrets


def test_a_mask_that_stays_where_it_was_is_the_value_behind_it() -> None:
    hidden = Hidden(["ada", {"token": "s3cret", "n": 1}, "Bearer abc"], names=("user",))

    assert hidden.hides
    changed = ["eve", {"token": MASK, "n": 2}, MASK]
    assert hidden.revealed(changed) == ["eve", {"token": "s3cret", "n": 2}, "Bearer abc"]
    assert hidden.revealed(["ada", {"token": "new", "n": 1}, "x"])[1]["token"] == "new"


@pytest.mark.parametrize(
    "changed",
    [
        [MASK, "b", {"token": MASK}],
        ["a", "b"],
        [{"token": MASK}],
        ["a", [MASK], {"token": "x"}],
        ["a", "b", {"other": MASK}],
        ["a", f"see {MASK}", {"token": MASK}],
    ],
)
def test_a_mask_that_stood_elsewhere_is_refused(changed: list[Any]) -> None:
    hidden = Hidden(["a", "b", {"token": "s3cret"}])
    if json.dumps(changed).count(json.dumps(MASK)[1:-1]) == 0:
        assert hidden.revealed(changed) == changed
        return

    with pytest.raises(EditError, match="reveal the secrets first"):
        hidden.revealed(changed)


def test_of_two_secrets_in_a_shorter_list_none_is_guessed() -> None:
    hidden = Hidden([{"token": "one"}, {"token": "two"}])

    with pytest.raises(EditError):
        hidden.revealed([{"token": MASK}])


# -- fields


def test_arguments_that_fit_the_fields_are_put_into_them() -> None:
    assert edited.texts_of(MAIL, ["a@b.example", 3, "hi"]) == {
        "to": "a@b.example",
        "copies": "3",
        "note": "hi",
    }
    assert edited.texts_of(MAIL, ["", 1]) == {"to": '""', "copies": "1", "note": ""}
    rest = info(ParamInfo(name="paths", kind="rest"))
    assert edited.texts_of(rest, ["a", 2]) == {"paths": '["a", 2]'}


@pytest.mark.parametrize(
    "args", [[7], ["a", "1"], ["a", True], ["a", 1, "n", 4], ["a", 1.0], ["two\nlines"]]
)
def test_arguments_that_the_fields_cannot_say_exactly_are_left_to_json(args: list[Any]) -> None:
    assert edited.texts_of(MAIL, args) is None


def test_hidden_values_of_any_type_stay_hidden_in_their_fields() -> None:
    hidden = Hidden(["hunter2", 1234], names=("password", "pin"))
    texts = edited.texts_of(LOGIN, hidden.masked)

    assert texts == {"password": MASK, "pin": MASK}
    assert hidden.revealed(edited.read_fields(LOGIN, texts)) == ["hunter2", 1234]
    assert hidden.revealed(edited.read_fields(LOGIN, {**texts, "pin": "5"})) == ["hunter2", 5]


def test_a_hidden_value_is_not_lost_because_it_stands_where_a_default_could() -> None:
    optional = info(ParamInfo(name="pin", type="int", required=False, default=0))
    hidden = Hidden([1234], names=("pin",))

    assert hidden.revealed(edited.read_fields(optional, {"pin": MASK})) == [1234]


def test_a_field_that_does_not_fit_is_named() -> None:
    with pytest.raises(ArgumentError) as refused:
        edited.read_fields(MAIL, {"to": "a", "copies": "many", "note": ""})

    assert refused.value.name == "copies"
