"""What may not be pushed, and what is said to it, in which order."""

from typing import Any

import pytest

from kickboard.client import Client
from kickboard.errors import PayloadError
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.memory import MemoryStore


@pytest.mark.parametrize("priority", [-1, 10, 1.0, True, "0"])
def test_a_priority_is_a_digit(client: Client, priority: Any) -> None:
    with pytest.raises(PayloadError, match="priority must be 0"):
        client.push({"class": "A", "args": [], "priority": priority})


class NoJob:
    pass


#: The wrong items of the specification, in the order in which they are found out. Each
#: one has all the faults of the later ones too.
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"args": 1}, "Job must be a dict with 'class' and 'args' keys: `{"),
    ({"class": 5, "args": 1, "at": "x"}, "Job args must be a list: `{"),
    ({"class": 5, "args": [{1}], "at": "x", "tags": 1}, "Job class must be a Job or the name"),
    ({"class": NoJob, "args": [{1}], "at": "x", "tags": 1}, "Job 'at' must be a number"),
    ({"class": NoJob, "args": [{1}], "tags": "t", "retry_for": 2e9}, "Job tags must be a list"),
    ({"class": NoJob, "args": [{1}], "retry_for": 2e9, "queue": ""}, "retry_for must be a rel"),
    ({"class": NoJob, "args": [{1}], "queue": ""}, "NoJob is not a Job: class NoJob(Job)"),
    ({"class": "A", "args": [{1}], "queue": ""}, "Job must include a valid queue name"),
    ({"class": "A", "args": [{1}], "queue": None}, "Job must include a valid queue name"),
    ({"class": "A", "args": [{1}]}, "args[0]: Job arguments to A must be native JSON types, but"),
]


@pytest.mark.parametrize(("item", "message"), WRONG, ids=[text[:30] for _, text in WRONG])
def test_faults_are_found_in_sidekiqs_order(
    client: Client, memory: MemoryStore, item: dict[str, Any], message: str
) -> None:
    with pytest.raises(PayloadError) as found:
        client.push(item)

    assert str(found.value).startswith(message)
    assert memory.count(View(state=JobState.ENQUEUED)) == 0


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (None, "Job must be a dict"),
        ("A", "Job must be a dict"),
        ([("class", "A"), ("args", [])], "Job must be a dict"),
        ({"class": "A"}, "Job must be a dict"),
        ({"class": "A", "args": "ab"}, "Job args must be a list"),
        ({"class": "A", "args": [], "at": None}, "Job 'at' must be a number"),
        ({"class": "A", "args": [], "at": True}, "Job 'at' must be a number"),
        ({"class": "A", "args": [], "at": float("nan")}, "Job 'at' must be a finite number"),
        ({"class": "A", "args": [], "at": float("inf")}, "Job 'at' must be a finite number"),
        ({"class": "A", "args": [], "retry_for": "an hour"}, "retry_for must be"),
        ({"class": "A", "args": [], "retry": "x"}, "retry must be true, false or a number"),
        ({"class": "A", "args": [], "retry": -1}, "retry must be true, false or a number"),
        ({"class": "A", "args": [], "retry": 2.0}, "retry must be true, false or a number"),
        ({"class": "A", "args": [], 5: 1}, "Job payloads have text keys only, not 5"),
        ({"class": "", "args": []}, "a class name must be a text that is not empty"),
        ({"class": "A\n", "args": []}, "a class name has at most 200 characters"),
        ({"class": "A", "args": [], "queue": 5}, "a queue name must be a text"),
        ({"class": "A", "args": [], "queue": "a\0b"}, "a queue name has at most 200 characters"),
        ({"class": "A", "args": [], "queue": "q" * 201}, "a queue name has at most 200"),
        ({"class": "A", "args": [], "jid": ""}, "a jid is a printable text"),
        ({"class": "A", "args": [], "jid": 5}, "a jid is a printable text"),
        ({"class": "A", "args": [], "jid": "x" * 65}, "a jid is a printable text"),
        ({"class": "A", "args": [], "jid": "a\nb"}, "a jid is a printable text"),
        ({"class": "A", "args": [], "extra": float("nan")}, "cannot be written as JSON"),
        ({"class": "A", "args": ["x" * 1_000_001]}, "the payload has 1,000,1"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_job_is_refused_with_the_reason(
    client: Client, memory: MemoryStore, item: Any, message: str
) -> None:
    with pytest.raises(PayloadError) as found:
        client.push(item)

    assert str(found.value).startswith(message)
    assert memory.snapshot().counts[JobState.ENQUEUED] == 0


def test_a_million_bytes_are_accepted(client: Client) -> None:
    assert client.push({"class": "A", "args": ["x" * 999_800]})


def test_an_item_whose_repr_raises_is_refused_all_the_same(client: Client) -> None:
    class Unspeakable:
        def __repr__(self) -> str:
            raise ValueError

    with pytest.raises(PayloadError, match=r"must be a dict with 'class'.*`<Unspeakable>`"):
        client.push(Unspeakable())  # type: ignore[arg-type]


class _Str(str):
    __slots__ = ()


@pytest.mark.parametrize(
    ("args", "path", "kind"),
    [
        ([(1, 2)], "args[0]", "tuple"),
        ([1, {"a": [None, {2}]}], "args[1].a[1]", "set"),
        ([b"x"], "args[0]", "bytes"),
        ([{"when": __import__("datetime").date(2026, 1, 1)}], "args[0].when", "date"),
        ([_Str("x")], "args[0]", "_Str"),
        ([JobState.DEAD], "args[0]", "JobState"),
        ([{1: 2}], "args[0]", "int"),
        ([{"a": {None: 1}}], "args[0].a", "NoneType"),
    ],
)
def test_arguments_are_native_json_types_exactly(
    client: Client, args: list[Any], path: str, kind: str
) -> None:
    with pytest.raises(PayloadError) as found:
        client.push({"class": "A", "args": args})

    assert found.value.path == path
    assert str(found.value).startswith(f"{path}: Job arguments to A must be native JSON types")
    assert str(found.value).endswith(f"is a {kind}")


@pytest.mark.parametrize(
    ("args", "path", "reason"),
    [
        ([float("nan")], "args[0]", "nan has no place in JSON"),
        ([[0, float("-inf")]], "args[0][1]", "-inf has no place in JSON"),
        (["ok", "\ud800"], "args[1]", "a lone surrogate cannot be written as UTF-8"),
        ([{"\udfff": 1}], "args[0]", "a lone surrogate cannot be written as UTF-8"),
    ],
)
def test_arguments_that_json_cannot_say_are_refused(
    client: Client, args: list[Any], path: str, reason: str
) -> None:
    with pytest.raises(PayloadError) as found:
        client.push({"class": "A", "args": args})

    assert (found.value.path, found.value.reason) == (path, reason)


def test_arguments_may_be_nested_as_deep_as_they_can_be_read(client: Client) -> None:
    value: list[Any] = []
    for _ in range(97):
        value = [value]

    assert client.push({"class": "A", "args": [value]})
    with pytest.raises(PayloadError, match="nested deeper than 100 levels"):
        client.push({"class": "A", "args": [[value]]})


def test_arguments_in_a_cycle_are_refused(client: Client) -> None:
    cycle: list[Any] = []
    cycle.append(cycle)

    with pytest.raises(PayloadError, match="nested deeper"):
        client.push({"class": "A", "args": cycle})


def test_what_middleware_made_of_a_payload_is_checked_too(client: Client) -> None:
    client.middleware.add(lambda _class, payload, _queue, _next: {**payload, **payload["args"][0]})

    for change, message in (
        ({"args": [{1}]}, "native JSON types"),
        ({"args": "ab"}, "args must be a list"),
        ({"queue": "a\nb"}, "a queue name"),
        ({"class": ""}, "a class name"),
    ):
        with pytest.raises(PayloadError, match=message):
            client.push({"class": "A", "args": [change]})
