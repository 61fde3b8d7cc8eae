"""The chains: order, operations, and going on or not."""

from collections.abc import Callable
from typing import Any

import pytest

from kickboard.middleware import Chain, invoke

Middleware = Callable[..., Any]


def named(name: str, seen: list[str]) -> Middleware:
    def middleware(first: Any, payload: Any, queue: str, call_next: Callable[[], Any]) -> Any:
        seen.append(f"{name}({first},{payload['jid']},{queue})")
        try:
            return f"{name}:{call_next()}"
        finally:
            seen.append(f"/{name}")

    return middleware


def run(chain: Chain[Middleware], innermost: Callable[[], Any]) -> Any:
    return invoke(chain, "job", {"jid": "j"}, "q", innermost)


def test_the_first_added_is_outermost() -> None:
    seen: list[str] = []
    chain: Chain[Middleware] = Chain()
    for name in "abc":
        chain.add(named(name, seen))

    assert run(chain, lambda: "done") == "a:b:c:done"
    assert seen == ["a(job,j,q)", "b(job,j,q)", "c(job,j,q)", "/c", "/b", "/a"]


def test_an_empty_chain_just_runs_what_is_inside() -> None:
    chain: Chain[Middleware] = Chain()

    assert run(chain, lambda: 5) == 5


def test_one_that_does_not_go_on_ends_the_run() -> None:
    seen: list[str] = []
    chain: Chain[Middleware] = Chain()
    chain.add(named("a", seen))
    chain.add(lambda *_: "stopped")
    chain.add(named("c", seen))

    assert run(chain, lambda: pytest.fail("went on")) == "a:stopped"
    assert seen == ["a(job,j,q)", "/a"]


def test_one_may_try_what_is_inside_once_more() -> None:
    seen: list[str] = []
    tries: list[int] = []

    def again(_first: Any, _payload: Any, _queue: str, call_next: Callable[[], Any]) -> Any:
        try:
            return call_next()
        except ValueError:
            return call_next()

    def fail_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return "done"

    chain: Chain[Middleware] = Chain()
    chain.add(again)
    chain.add(named("b", seen))

    assert run(chain, fail_once) == "b:done"
    assert seen == ["b(job,j,q)", "/b"] * 2


def test_what_is_raised_inside_comes_out() -> None:
    chain: Chain[Middleware] = Chain()
    chain.add(named("a", []))

    with pytest.raises(ZeroDivisionError):
        run(chain, lambda: 1 // 0)


def test_a_chain_can_be_rearranged() -> None:
    one, two, three, four = (named(name, []) for name in "1234")
    chain: Chain[Middleware] = Chain()
    chain.add(two)
    assert chain.prepend(one) is one
    assert chain.insert_after(one, three) is three
    assert chain.insert_before(one, four) is four
    assert list(chain) == [four, one, three, two]

    chain.add(one)  # again: it moves
    assert list(chain) == [four, three, two, one]
    chain.insert_before(two, one)
    assert list(chain) == [four, three, one, two]
    chain.remove(four)
    chain.remove(four)

    assert four not in chain
    assert three in chain
    assert len(chain) == 3
    chain.clear()
    assert len(chain) == 0


def test_beside_one_that_is_not_there_means_the_very_outside_or_inside() -> None:
    one, two, three, missing = (named(name, []) for name in "123m")
    chain: Chain[Middleware] = Chain()
    chain.add(one)

    chain.insert_before(missing, two)
    chain.insert_after(missing, three)

    assert list(chain) == [two, one, three]


def test_a_chain_that_changes_does_not_disturb_a_run() -> None:
    seen: list[str] = []
    chain: Chain[Middleware] = Chain()

    def clear(_first: Any, _payload: Any, _queue: str, call_next: Callable[[], Any]) -> Any:
        chain.clear()
        return call_next()

    chain.add(clear)
    chain.add(named("b", seen))

    assert run(chain, lambda: "done") == "b:done"
