"""What the engine writes, read back; and everything that is not what it should be."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kickboard_desktop.telemetry import (
    RAW_LEVEL,
    Dump,
    EngineEvent,
    Hello,
    LineSplitter,
    LogLine,
    Reply,
    Tick,
    parse_line,
)

TICK = {"v": 1, "t": "tick", "seq": 7, "at": 100.0, "mono": 5.0, "dt": 0.1}


def line(**fields: object) -> bytes:
    return json.dumps({"v": 1, **fields}).encode()


IDLE = ["p/1", "idle", None, None, None, None]


def test_a_processor_tells_how_far_its_job_is_where_the_job_does() -> None:
    far = ["p/2", "busy", "j1", "ResizeJob", "media", 4.5, 0.4, "40 of 100"]

    tick = parse_line(line(**TICK, processors=[IDLE, far]))

    assert isinstance(tick, Tick)
    assert [(row.progress, row.note) for row in tick.processors] == [(None, ""), (0.4, "40 of 100")]


def test_a_tick_carries_groups_and_processors() -> None:
    tick = parse_line(
        line(
            **TICK,
            groups=[["mailers", "EmailJob", 3, 1, [[80, 4]], [[120, 4]]]],
            processors=[["p/1", "busy", "j1", "EmailJob", "mailers", 4.5]],
            totals={"done": 9, "failed": 1, "lost": 0, "recovered": 2},
        )
    )

    assert isinstance(tick, Tick)
    assert tick.groups[0].queue == "mailers"
    assert tick.groups[0].wait == ((80, 4),)
    assert tick.processors[0].job_class == "EmailJob"
    assert tick.totals.recovered == 2


def test_a_newer_engine_may_say_more_than_we_know() -> None:
    tick = parse_line(line(**TICK, colour="green", processors=[[*IDLE, None, "", "new"]]))

    assert isinstance(tick, Tick)
    assert tick.processors[0].name == "p/1"
    assert parse_line(line(t="weather", rain=True)) is None


def test_a_hello_lists_classes_with_their_parameters() -> None:
    hello = parse_line(
        line(
            t="hello",
            version="0.1.0",
            pid=3,
            identity="h:3:n",
            store="memory:",
            started_at=1.0,
            clock={"now": 1.0, "monotonic": 2.0, "rate": 1.0},
            concurrency=5,
            queues=[["critical", 3]],
            classes=[
                {
                    "name": "EmailJob",
                    "retry": False,
                    "params": [{"name": "to", "type": "str", "required": True}],
                }
            ],
        )
    )

    assert isinstance(hello, Hello)
    assert hello.queues == (("critical", 3),)
    assert hello.classes[0].retry is False
    assert hello.classes[0].params[0].name == "to"
    assert hello.recovered.returned == 0


def test_an_event_keeps_its_fields_and_may_lack_a_time() -> None:
    event = parse_line(line(t="event", kind="Dropped", count=12), at=9.0)

    assert event == EngineEvent(kind="Dropped", at=9.0, fields={"count": 12})


def test_a_reply_keeps_what_else_it_said() -> None:
    reply = parse_line(line(t="reply", id=4, ok=False, error="no", n=1))

    assert reply == Reply(id=4, ok=False, error="no", fields={"n": 1})


def test_a_log_line_of_a_job_names_it() -> None:
    found = parse_line(
        b'{"v":1,"t":"log","at":1.5,"level":"INFO","logger":"a","message":"m","jid":"j","class":"C"}'
    )

    assert found == LogLine(at=1.5, level="INFO", logger="a", message="m", jid="j", job_class="C")


def test_a_dump_lists_stacks() -> None:
    dump = parse_line(line(t="dump", threads=[{"name": "p/1", "stack": ["a", "b"]}]))

    assert isinstance(dump, Dump)
    assert dump.threads[0].stack == ("a", "b")


@pytest.mark.parametrize(
    "text",
    [
        b"printed by a library",
        b'{"v":1,"t":"tick","seq":"many"}',
        b'{"v":1,"t":7}',
        b'{"v":1}',
        b"[1,2]",
        b'{"v":1,"t":"reply","ok":true}',
        b'{"v":1,"t":"event","at":"noon"}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_telemetry_becomes_a_line_of_the_log(text: bytes) -> None:
    found = parse_line(text, at=3.0)

    assert isinstance(found, LogLine)
    assert found.level == RAW_LEVEL
    assert found.at == 3.0


def test_a_blank_line_says_nothing() -> None:
    assert parse_line(b"  ") is None


@given(st.binary(max_size=200))
def test_no_line_whatever_raises(text: bytes) -> None:
    parse_line(text)


@given(
    st.lists(st.binary(max_size=20).map(lambda b: b.replace(b"\n", b"")), max_size=10), st.data()
)
def test_lines_survive_being_cut_anywhere(lines: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(part + b"\n" for part in lines)
    splitter = LineSplitter()
    found: list[bytes] = []

    while stream:
        cut = data.draw(st.integers(1, len(stream)))
        found += splitter.feed(stream[:cut])
        stream = stream[cut:]

    assert found + splitter.flush() == lines


def test_a_line_that_is_too_long_is_dropped_and_counted() -> None:
    splitter = LineSplitter(limit=10)

    found = splitter.feed(b"short\n" + b"x" * 8)
    found += splitter.feed(b"x" * 8)
    found += splitter.feed(b"x\nnext\nlast")

    assert found == [b"short", b"next"]
    assert splitter.dropped == 1
    assert splitter.flush() == [b"last"]
