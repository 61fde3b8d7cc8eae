"""What jobs of Rails are called and what they get, as Sidekiq's own pages show it."""

import json
from typing import Any

import pytest

from kickboard.payload import display, shown
from kickboard.payload.record import JobRecord, JobState

OLD = "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper"
NEW = "Sidekiq::ActiveJob::Wrapper"
MAIL = ["UserMailer", "welcome", "deliver_now"]


def wrapped(name: str, *arguments: Any, wrapper: str = OLD) -> dict[str, Any]:
    carried = {"job_class": name, "job_id": "8f0c", "arguments": list(arguments), "locale": "en"}
    return {"class": wrapper, "wrapped": name, "args": [carried], "jid": "a", "queue": "default"}


CASES = [
    ({"class": "HardJob", "args": [1, "b"]}, "HardJob", [1, "b"]),
    ({"class": "HardJob", "args": [1], "display_class": "Shown"}, "Shown", [1]),
    (
        {"class": "HardJob", "args": ["a", "zz"], "encrypt": True},
        "HardJob",
        ["a", "[encrypted data]"],
    ),
    ({"class": "HardJob", "args": [], "encrypt": True}, "HardJob", []),
    (wrapped("PlainJob", 7, "x"), "PlainJob", [7, "x"]),
    (wrapped("PlainJob", 7, wrapper=NEW), "PlainJob", [7]),
    (
        wrapped(
            "PlainJob", {"x": 1, "_aj_symbol_keys": ["x"]}, {"_aj_globalid": "gid://shop/User/7"}
        ),
        "PlainJob",
        [{"x": 1}, "gid://shop/User/7"],
    ),
    (
        wrapped("PlainJob", {"_aj_serialized": "ActiveJob::DateSerializer", "value": "2026-11-24"}),
        "PlainJob",
        ["2026-11-24"],
    ),
    (
        wrapped(
            "ActionMailer::MailDeliveryJob", *MAIL, {"args": [7], "_aj_ruby2_keywords": ["args"]}
        ),
        "UserMailer#welcome",
        [None, [7]],
    ),
    (
        wrapped("ActionMailer::MailDeliveryJob", *MAIL, {"params": {"a": 1}, "args": []}),
        "UserMailer#welcome",
        [{"a": 1}, []],
    ),
    (wrapped("ActionMailer::DeliveryJob", *MAIL, 7, "x"), "UserMailer#welcome", [7, "x"]),
    ({"class": OLD, "args": []}, OLD, []),
    ({"class": OLD, "wrapped": "A", "args": ["odd"]}, "A", ["odd"]),
    (
        {"class": OLD, "wrapped": "ActionMailer::DeliveryJob", "args": [5]},
        "ActionMailer::DeliveryJob",
        [5],
    ),
    ({"class": "A", "args": "odd"}, "A", ["odd"]),
]


@pytest.mark.parametrize(("item", "name", "args"), CASES)
def test_a_job_is_shown_as_sidekiqs_pages_show_it(
    item: dict[str, Any], name: str, args: list[Any]
) -> None:
    assert display.job_class(item) == name
    assert display.arguments(item) == args
    payload = json.dumps(item).encode()
    assert display.class_of(payload, str(item["class"])) == name
    if isinstance(item["args"], list):
        assert shown.arguments(payload) == json.dumps(args)


def test_a_head_that_is_cut_off_shows_what_the_wrapper_carries() -> None:
    payload = json.dumps(wrapped("PlainJob", 7, "x" * 5000)).encode()[:2048]

    text = shown.arguments(payload)

    assert text is not None
    assert text.startswith('[7, "xxx')
    assert text.endswith("…")
    assert display.class_of(payload, "PlainJob") == "PlainJob"


def test_ciphertext_that_is_cut_off_is_not_shown() -> None:
    payload = json.dumps({"encrypt": True, "class": "A", "args": ["a", "z" * 5000]}).encode()[:2048]

    assert shown.arguments(payload) == "[…]"


def test_secrets_among_what_a_wrapper_carries_are_masked() -> None:
    payload = json.dumps(wrapped("PlainJob", {"password": "hunter2"})).encode()

    assert shown.arguments(payload) == '[{"password": "•••"}]'
    assert shown.arguments(payload, masked=False) == '[{"password": "hunter2"}]'


def test_the_whole_job_is_shown_the_same_way() -> None:
    item = wrapped("PlainJob", 7, {"a": 1, "_aj_symbol_keys": ["a"]})
    record = JobRecord(
        jid="a",
        job_class="PlainJob",
        args=tuple(item["args"]),
        queue="default",
        state=JobState.ENQUEUED,
        at=0.0,
        payload=json.dumps(item).encode(),
    )

    assert display.arguments_of(record) == [7, {"a": 1}]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"cattr": {"user": 7, "_aj_symbol_keys": ["user"]}}, {"user": 7}),
        (
            {"cattr": [["user", {"_aj_globalid": "gid://shop/User/7"}]]},
            {"user": "gid://shop/User/7"},
        ),
        ({"cattr": {"user": 7}, "cattr_1": {"tenant": "x"}}, {"user": 7, "tenant": "x"}),
        ({"cattr": "odd", "cattr_1": [5, ["a"]]}, {}),
        ({"other": {"a": 1}}, {}),
    ],
)
def test_current_attributes_are_read_as_each_line_writes_them(
    fields: dict[str, Any], found: dict[str, Any]
) -> None:
    assert display.context(fields) == found
