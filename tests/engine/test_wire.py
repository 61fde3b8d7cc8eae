"""Payload bytes to values and back: byte for byte, and never anything but a `PayloadError`."""

import json
import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kickboard.errors import PayloadError
from kickboard.payload import wire
from kickboard.payload.record import MOVES, JobState

#: Written by real Sidekiq 6.4, 7.3 and 8.1.
FROM_RUBY = [
    (
        '{"retry":true,"queue":"default","class":"HardJob","args":[1],'
        '"jid":"2e772cc55412f2acce9f3f51","created_at":1795485776188}'
    ),
    (
        '{"retry":true,"queue":"low","tags":["t"],"class":"HardJob","args":["low, tagged"],'
        '"jid":"63430680896e839aa79d6c4e","created_at":1795485775.529571}'
    ),
    (
        '{"retry":true,"queue":"default","custom":{"k":[1]},"locale":"en","class":"UnknownToRuby",'
        '"args":[1,2],"jid":"050d252c3d11304ca26caf11","created_at":1795485772702}'
    ),
    (
        '{"class":"FailJob","args":["minimal"],"jid":"def","retry":true,"queue":"default",'
        '"error_message":"minimal","error_class":"ArgumentError",'
        '"failed_at":1795485836.3681705,"retry_count":0}'
    ),
    (
        '{"retry":true,"queue":"default","wrapped":"WelcomeMailJob","class":'
        '"ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper","args":[{"job_class":'
        '"WelcomeMailJob","priority":null,"arguments":["ann@example.test",'
        '{"_aj_symbol_keys":["x"],"x":1}],"executions":0,"exception_executions":{}}],'
        '"jid":"f38ac7fc4c8df8b1e02d8052","created_at":1795485773468}'
    ),
    '{"class":"T","args":["größer 日本 🎉 </script> \\" \\\\ \\n \\u0001 \u2028 \x7f /"]}',
]

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=8,
)


def nested(levels: int) -> bytes:
    """Return an object with *levels* levels of brackets in all."""
    return b'{"args":' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"


@pytest.mark.parametrize("text", FROM_RUBY)
def test_what_sidekiq_wrote_comes_out_byte_for_byte(text: str) -> None:
    assert wire.encode(wire.decode(text.encode())) == text.encode()


def test_what_is_written_is_compact_and_raw_utf8_in_the_order_it_was_put() -> None:
    payload = {"b": "é/\u2028\x7f", "a": [1, 2.5, None, True], "c": '"\\\n\x01'}

    written = wire.encode(payload)

    assert written.decode() == '{"b":"é/\u2028\x7f","a":[1,2.5,null,true],"c":"\\"\\\\\\n\\u0001"}'


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1e15, "1000000000000000.0"),
        (1e16, "1e+16"),
        (1e22, "1e+22"),
        (9.99999e-5, "9.99999e-05"),
        (1e-4, "0.0001"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (-0.0, "-0.0"),
        (1795485227.0, "1795485227.0"),
        (2**63, "9223372036854775808"),
        (2**64, "18446744073709551616"),
        (-(2**63) - 1, "-9223372036854775809"),
        (10**40, "1" + "0" * 40),
    ],
)
def test_numbers_are_written_exactly_and_read_back_as_they_were(
    number: float | int, text: str
) -> None:
    written = wire.encode({"args": [number]})

    assert written == b'{"args":[' + text.encode() + b"]}"
    back = wire.decode(written)["args"][0]
    assert (type(back), repr(back)) == (type(number), repr(number))


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -math.inf, "\ud800", {"\udfff": 1}, {1}, b"x", object(), 10**5000],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_place_in_json_is_not_written(value: Any) -> None:
    with pytest.raises(PayloadError, match="cannot be written as JSON"):
        wire.encode({"args": [1e-9, value]})
    with pytest.raises(PayloadError, match="cannot be written as JSON"):
        wire.encode({"args": [value]})


def test_a_cycle_is_not_written() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)

    with pytest.raises(PayloadError, match="cannot be written as JSON"):
        wire.encode({"args": cycle})


def test_the_hundredth_level_is_read_and_the_next_refused() -> None:
    assert wire.decode(nested(100))["args"]
    with pytest.raises(PayloadError, match="nested deeper than 100 levels"):
        wire.decode(nested(101))


def test_brackets_in_texts_are_no_levels() -> None:
    text = '\\"' + "[" * 500

    assert wire.decode(json.dumps({"args": [text]}).encode())["args"] == [text]


def test_many_shallow_lists_are_not_deep() -> None:
    payload = wire.encode({"args": [[1, "]"] for _ in range(500)]})

    assert len(wire.decode(payload)["args"]) == 500


def test_integers_have_up_to_4300_digits() -> None:
    assert wire.decode(b'{"a":' + b"9" * 4300 + b"}")["a"] == int("9" * 4300)
    with pytest.raises(PayloadError):
        wire.decode(b'{"a":' + b"9" * 4301 + b"}")


def test_a_key_that_comes_twice_counts_with_its_last_value() -> None:
    assert wire.decode(b'{"a":1,"a":2}') == {"a": 2}
    assert wire.decode(b'{"a":1,"a":1' + b"0" * 30 + b"}") == {"a": 10**30}


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"this is not json",
        b'{"args":[NaN]}',
        b'{"args":[Infinity]}',
        b'{"args":[-Infinity]}',
        b'{"args":[1e999]}',
        b'{"args":[-1e999]}',
        b'{"args":["\\ud800"]}',
        b'{"args":["\xff"]}',
        b'{"args":["\xed\xa0\x80"]}',
        b'{"args":["' + b"\\" * 3,
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xef\xbb\xbf{}",
        '{"args":[]}'.encode("utf-16"),
        b"{'args':[]}",
        b'{"args":[1,]}',
    ],
    ids=lambda payload: repr(payload[:20]),
)
def test_what_is_no_json_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        wire.decode(payload)


@pytest.mark.parametrize("payload", [b"[1]", b"1", b'"x"', b"null", b"1" + b"0" * 30])
def test_json_that_is_no_object_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError, match="is JSON but not an object"):
        wire.decode(payload)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), values, max_size=4))
@settings(max_examples=60)
def test_whatever_json_holds_comes_back_as_it_was(payload: dict[str, Any]) -> None:
    back = wire.decode(wire.encode(payload))

    assert repr(back) == repr(payload)


@given(st.binary(max_size=60) | st.text('[]{}:,"\\01eE.-+ntfu\ud800N\x00é', max_size=30))
@settings(max_examples=400)
def test_no_bytes_at_all_raise_anything_but_a_payload_error(found: bytes | str) -> None:
    payload = found.encode("utf-8", "surrogatepass") if isinstance(found, str) else found
    try:
        item = wire.decode(payload)
    except PayloadError:
        return

    assert wire.decode(wire.encode(item)) == item


def test_mutilated_payloads_raise_nothing_but_a_payload_error() -> None:
    """Twenty thousand near misses: each a real payload with some bytes replaced."""
    rng = random.Random(5)
    originals = [text.encode() for text in FROM_RUBY]
    refused = 0
    for _ in range(20_000):
        payload = bytearray(rng.choice(originals))
        for _ in range(rng.randrange(1, 4)):
            payload[rng.randrange(len(payload))] = rng.choice(b'"\\[]{}:,0eE.-N\x00\xff\xed')
        try:
            wire.decode(bytes(payload))
        except PayloadError:
            refused += 1

    assert 10_000 < refused < 20_000


def test_a_float_is_seconds_and_an_integer_milliseconds() -> None:
    assert wire.seconds(1795485227.5) == 1795485227.5
    assert wire.seconds(1795485227500) == 1795485227.5


@pytest.mark.parametrize("value", [None, "2024-01-01", True, [], 10**400, -(10**400)], ids=str)
def test_what_is_no_time_is_none(value: Any) -> None:
    assert wire.seconds(value) is None


def test_a_record_holds_the_payload_and_its_columns() -> None:
    payload = FROM_RUBY[2].encode()

    record = wire.record(
        payload, state=JobState.DEAD, at=7.0, retry_count=3, error_class="E", queue="low"
    )

    assert record.jid == "050d252c3d11304ca26caf11"
    assert (record.job_class, record.args) == ("UnknownToRuby", (1, 2))
    assert (record.state, record.at, record.queue) == (JobState.DEAD, 7.0, "low")
    assert (record.retry, record.retry_count, record.error_class) == (True, 3, "E")
    assert record.created_at == 1795485772.702
    assert record.extra == {"custom": {"k": [1]}, "locale": "en"}
    assert record.payload == payload


def test_a_record_of_what_is_no_json_shows_the_raw_text() -> None:
    record = wire.record(b"this is \xff not json", state=JobState.DEAD, at=1.0)

    assert record.args == ("this is \ufffd not json",)
    assert (record.jid, record.job_class, record.tags) == ("", "", ())


@pytest.mark.parametrize(
    ("payload", "args", "tags"),
    [
        (b'{"class":5,"args":"x","tags":"y","jid":null}', ("x",), ()),
        (b'{"args":{"a":1},"tags":[1,"b"]}', ({"a": 1},), ("1", "b")),
        (b'{"created_at":1' + b"0" * 400 + b"}", (None,), ()),
    ],
    ids=["wrong types", "an object of arguments", "a huge time"],
)
def test_a_record_of_an_odd_object_is_still_a_record(
    payload: bytes, args: tuple[Any, ...], tags: tuple[str, ...]
) -> None:
    record = wire.record(payload, state=JobState.DEAD, at=1.0)

    assert record.args == args
    assert record.tags == tags


def test_every_state_says_where_a_job_may_go_from_there() -> None:
    assert set(MOVES) == set(JobState)
    assert MOVES[JobState.COMPLETED] == MOVES[JobState.DISCARDED] == frozenset()
    assert JobState.DEAD not in MOVES[JobState.DEAD]
