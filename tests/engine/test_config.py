"""What an engine may be told, and what it says to nonsense."""

from typing import Any

import pytest

from kickboard.config import Capsule, Config, Retention, check_name, parse_queues
from kickboard.errors import ConfigError


@pytest.mark.parametrize(
    ("specs", "pairs"),
    [
        (["critical", "low"], (("critical", 0), ("low", 0))),
        (["critical,3", "low, 1"], (("critical", 3), ("low", 1))),
        ([("critical", 3), ("low", 1)], (("critical", 3), ("low", 1))),
        (["a,b,2"], (("a,b", 2),)),
        ([], ()),
    ],
)
def test_queues_may_be_named_in_three_ways(specs: list[Any], pairs: tuple[Any, ...]) -> None:
    assert parse_queues(specs) == pairs


@pytest.mark.parametrize(
    ("specs", "message"),
    [
        (["a", "a"], "queue 'a' is named twice"),
        (["a,x"], "the weight in 'a,x' must be a whole number"),
        (["a,-1"], "the weight in 'a,-1' must be a whole number"),
        ([""], "a queue name must be a text that is not empty"),
        ([",1"], "a queue name must be a text that is not empty"),
        (["a\tb"], "no control characters"),
    ],
)
def test_queues_that_make_no_sense_are_refused(specs: list[str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_queues(specs)


@pytest.mark.parametrize("name", ["default", "größe", "a:b", "<b>", "日本", "x" * 200, " "])
def test_any_printable_name_will_do(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize("name", ["", None, 5, b"x", "a\n", "\x00", "\x7f", "\x85", "x" * 201])
def test_other_names_are_refused(name: object) -> None:
    with pytest.raises(ConfigError, match="a class name"):
        check_name(name, "class")


@pytest.mark.parametrize(
    ("weights", "mode"),
    [((0, 0), "strict"), ((1, 1), "random"), ((3, 1), "weighted"), ((0, 1), "weighted")],
)
def test_the_weights_say_in_which_order_queues_are_looked_at(
    weights: tuple[int, int], mode: str
) -> None:
    assert Capsule(queues=tuple(zip("ab", weights, strict=True))).mode == mode


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"queues": ()}, "at least one queue"),
        ({"queues": (("a", -1),)}, "the weight of queue 'a' must be 0 or more, not -1"),
        ({"queues": (("", 0),)}, "a queue name"),
        ({"concurrency": 0}, "concurrency must be 1 to 1000, not 0"),
        ({"concurrency": 1001}, "concurrency must be 1 to 1000, not 1001"),
    ],
)
def test_a_capsule_checks_its_values(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Capsule(**values)


def test_the_defaults_are_sidekiqs() -> None:
    config = Config()

    assert config.capsules == (Capsule(name="default", queues=(("default", 0),), concurrency=5),)
    assert (config.timeout, config.max_retries) == (25.0, 25)
    assert (Retention().dead_max, Retention().dead_seconds) == (10_000, 15_552_000.0)
