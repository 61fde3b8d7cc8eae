"""Describing exceptions, however they behave: bounded, and without raising."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from kickboard import middleware
from kickboard.runtime import failure


def raised(error: BaseException) -> BaseException:
    """Return *error* after it was raised and caught."""
    try:
        raise error  # noqa: TRY301
    except BaseException as caught:  # noqa: BLE001
        return caught


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise SystemExit


class LongwindedError(Exception):
    def __str__(self) -> str:
        return "x" * 100_000_000


class LyingError(Exception):
    def __str__(self) -> Any:
        return 5  # noqa: PLE0307


def test_a_class_is_named_with_its_module_unless_built_in() -> None:
    assert failure.class_name(ValueError()) == "ValueError"
    assert failure.class_name(UnspeakableError()) == f"{__name__}.UnspeakableError"
    inner = type("Inner", (Exception,), {"__module__": "__main__", "__qualname__": "Outer.Inner"})
    assert failure.class_name(inner()) == "Outer.Inner"


@pytest.mark.parametrize("module", ["__main__", "elsewhere"])
def test_a_monstrous_class_name_is_cut_and_cleaned(module: str) -> None:
    monster = type("Error", (Exception,), {"__module__": module, "__qualname__": "\ud800" * 5000})

    name = failure.class_name(monster())

    assert len(name) == 200
    assert name.encode()


def test_messages_are_cut_at_ten_thousand_characters() -> None:
    assert failure.message(ValueError("é" * 20_000)) == "é" * 10_000
    assert failure.message(ValueError()) == ""


def test_half_a_surrogate_becomes_a_replacement_character() -> None:
    assert failure.message(ValueError("a\ud800b\udfff")) == "a\ufffdb\ufffd"
    assert "\ufffd" in failure.trace(raised(ValueError("a\ud800b")))


@pytest.mark.parametrize("error", [UnspeakableError(), LyingError()])
def test_a_message_that_cannot_be_had_is_replaced(error: Exception) -> None:
    assert failure.message(error) == failure.UNREADABLE
    assert failure.UNREADABLE in failure.trace(raised(error))


def test_a_hundred_million_characters_are_cut() -> None:
    error = raised(LongwindedError())

    message, trace = failure.message(error), failure.trace(error)

    assert len(message) == 10_000
    assert len(trace) <= 16_000
    assert "test_failure.py" in trace


def test_a_trace_shows_file_line_source_and_error() -> None:
    trace = failure.trace(raised(ValueError("no such thing")))

    lines = trace.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1].endswith(", in raised")
    assert lines[2].startswith("    raise error")
    assert lines[3] == "ValueError: no such thing"


def test_a_trace_leaves_the_engines_own_frames_out() -> None:
    chain: middleware.Chain[Callable[..., Any]] = middleware.Chain()
    chain.add(lambda _first, _payload, _queue, call_next: call_next())

    def fail() -> None:
        raise ValueError

    try:
        middleware.invoke(chain, None, {}, "q", fail)
    except ValueError as error:
        trace = failure.trace(error)

    assert "in fail" in trace
    assert "kickboard/middleware.py" not in trace


def test_causes_and_contexts_come_first_unless_suppressed() -> None:
    def chained(how: str) -> str:
        try:
            try:
                raise KeyError("inner")  # noqa: TRY301
            except KeyError as inner:
                if how == "cause":
                    raise ValueError("outer") from inner
                if how == "none":
                    raise ValueError("outer") from None
                raise ValueError("outer")  # noqa: B904
        except ValueError as error:
            return failure.trace(error)

    for how, link in (("cause", "direct cause"), ("context", "During handling")):
        trace = chained(how)
        assert trace.index("KeyError: 'inner'") < trace.index(link) < trace.index("outer")
    assert "KeyError" not in chained("none")


def test_causes_in_a_circle_end() -> None:
    first, second = raised(ValueError("first")), raised(KeyError("second"))
    first.__cause__, second.__cause__ = second, first

    trace = failure.trace(first)

    assert trace.count("ValueError: first") == trace.count("KeyError: 'second'") == 1


def test_a_thousand_causes_are_bounded() -> None:
    error: BaseException = ValueError("0")
    for i in range(1, 1000):
        following = ValueError(str(i))
        following.__cause__ = error
        error = following

    trace = failure.trace(raised(error))

    assert trace.rstrip().endswith("ValueError: 999")
    assert len(trace) <= 16_000


def test_endless_recursion_is_described_by_its_innermost_frames() -> None:
    def recurse() -> None:
        recurse()

    try:
        recurse()
    except RecursionError as error:
        trace = failure.trace(error)

    assert trace.count("in recurse") == 60
    assert "RecursionError: maximum recursion depth exceeded" in trace
    assert sys.getrecursionlimit() > 60


def test_an_error_that_was_never_raised_has_no_frames() -> None:
    assert failure.trace(ValueError("x")).splitlines()[-1] == "ValueError: x"
