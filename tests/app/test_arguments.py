"""From what is typed to the arguments of a job."""

from typing import Any

import pytest

from kickboard_desktop.models.job import arguments
from kickboard_desktop.models.job.arguments import ArgumentError, Kind
from kickboard_desktop.telemetry import ClassInfo, ParamInfo


def param(type_text: str, name: str = "x", **more: Any) -> ParamInfo:
    return ParamInfo(name=name, type=type_text, **more)


@pytest.mark.parametrize(
    ("type_text", "typed", "value"),
    [
        ("str", "a@example.com", "a@example.com"),
        ("str", '""', ""),
        ("str", "12", "12"),
        ("int", " 42 ", 42),
        ("int", "-7", -7),
        ("float", "0.5", 0.5),
        ("float", "1e3", 1000.0),
        ("bool", "Yes", True),
        ("bool", "0", False),
        ("list[str]", '["a", "b"]', ["a", "b"]),
        ("dict", '{"id": 9}', {"id": 9}),
        ("", "[1, null]", [1, None]),
        ("int | None", "3", 3),
        ("Optional[str]", "null", "null"),
        ("int | None", "", None),
        ("typing.Optional[int]", "7", 7),
        ("Union[int, None]", "7", 7),
        ("None | bool", "yes", True),
        ("Literal['plain', 'html']", "html", "html"),
        ("typing.Literal[1, 2, 'all']", "2", 2),
        ("t.Optional[t.Literal['a']]", "", None),
        ("", "user@example.com", "user@example.com"),
        ("", "12", 12),
        ("", '"12"', "12"),
    ],
)
def test_a_value_is_read_by_its_type(type_text: str, typed: str, value: object) -> None:
    read = arguments.read(param(type_text), typed)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("type_text", "typed"),
    [
        ("int", "4.5"),
        ("int", "many"),
        ("int", ""),
        ("str", ""),
        ("float", "nan"),
        ("float", "infinity"),
        ("float", "a lot"),
        ("bool", "perhaps"),
        ("dict", "{id: 9}"),
        ("list[int]", ""),
        ("Literal['plain', 'html']", "xml"),
        ("", "[1, "),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(type_text: str, typed: str) -> None:
    with pytest.raises(ArgumentError) as refused:
        arguments.read(param(type_text, name="copies"), typed)

    assert refused.value.name == "copies"
    assert refused.value.message


def test_what_was_left_at_its_default_at_the_end_is_left_out() -> None:
    info = ClassInfo(
        name="A",
        params=(
            param("str", "to"),
            param("int", "copies", required=False, default=1),
            param("bool", "urgent", required=False, default=False),
        ),
    )

    assert arguments.arguments(info, {"to": "a", "copies": "1", "urgent": "false"}) == ["a"]
    assert arguments.arguments(info, {"to": "a", "copies": "1", "urgent": "true"}) == ["a", 1, True]


def test_the_rest_is_a_list_and_what_is_by_keyword_only_cannot_be_given() -> None:
    info = ClassInfo(
        name="A",
        params=(
            param("int", "first"),
            param("str", "paths", kind="rest", required=False),
            param("int", "depth", kind="keyword", required=False, default=3),
        ),
    )

    assert [p.name for p in arguments.fillable(info)] == ["first", "paths"]
    assert arguments.arguments(info, {"first": "1", "paths": '["a", "b"]'}) == [1, "a", "b"]
    assert arguments.arguments(info, {"first": "1"}) == [1]
    with pytest.raises(ArgumentError):
        arguments.arguments(info, {"first": "1", "paths": '{"a": 1}'})


@pytest.mark.parametrize(
    ("default", "type_text", "shown"),
    [
        ("hi", "str", "hi"),
        (1, "int", "1"),
        (True, "bool", "true"),
        ([1], "list", "[1]"),
        (None, "int | None", ""),
    ],
)
def test_a_field_begins_with_the_default_and_reads_back_as_it(
    default: object, type_text: str, shown: str
) -> None:
    given = param(type_text, required=False, default=default)

    assert arguments.initial_text(given) == shown
    assert arguments.read(given, shown) == default


def test_a_text_without_quotes_is_told_where_json_is_wanted() -> None:
    with pytest.raises(ArgumentError, match='a text is written in quotes, "2026-11-24"'):
        arguments.read(param("date"), "2026-11-24")


def test_a_literal_lists_its_values() -> None:
    assert arguments.choices(param("Literal['plain', 'html'] | None")) == ("plain", "html")
    assert arguments.hint(param("Literal['plain', 2]")) == "plain, 2"
    assert arguments.choices(param("Literal[SIZE]")) == ()
    assert arguments.choices(param("str")) == ()


def test_every_kind_says_what_an_empty_field_takes() -> None:
    texts = {arguments.hint(param(t)) for t in ("str", "int", "float", "bool", "list[int]", "")}

    assert texts == {"text", "whole number", "number", "true or false", "list[int]", "text or JSON"}
    assert arguments.kind_of(param("MyType")) is Kind.JSON


def test_ones_own_classes_come_first() -> None:
    classes = [
        ClassInfo(name="FlakyJob", group="teaching"),
        ClassInfo(name="ReportJob", group="demo"),
        ClassInfo(name="ZebraJob"),
        ClassInfo(name="AntJob"),
    ]

    assert [c.name for c in arguments.grouped(classes)] == [
        "AntJob",
        "ZebraJob",
        "ReportJob",
        "FlakyJob",
    ]
