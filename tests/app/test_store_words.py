"""What is wrong with a store, in the window's language: each code of the engine's has words."""

import re
from pathlib import Path

import pytest
from redis import exceptions

from kickboard.errors import StoreError
from kickboard.stores.redis import absence, failing, tunnel
from kickboard.stores.redis.health import examine
from kickboard_desktop.models.redis import health
from kickboard_desktop.models.redis.store_words import RIGHTS, WORDS, explained


def codes_of_replies() -> set[str]:
    """Return the codes of all refusals that have advice, but that of a lost lease."""
    words = set(failing._REPLIES) - {failing.STRUCK_OFF, "UNBLOCKED"}
    return {f"redis.{failing._CODES.get(word, word.lower())}" for word in words}


def test_every_code_of_the_engine_has_words_here() -> None:
    of_ssh = set(re.findall(r'code="([\w.]+)"', Path(tunnel.__file__).read_text("utf-8")))

    assert of_ssh == {"ssh.missing", "ssh.failed"}
    assert set(absence.WORDS) | codes_of_replies() | of_ssh | {"redis.lost"} == set(WORDS)
    assert RIGHTS in failing._REPLIES["NOPERM"][1]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (exceptions.ResponseError("MOVED 1 host"), "a cluster"),
        (exceptions.NoPermissionError("no permissions to run 'info'"), "run 'info'"),
        (exceptions.AuthenticationError("WRONGPASS invalid"), "Enter others"),
    ],
)
def test_a_refusal_says_what_to_do(error: exceptions.RedisError, words: str) -> None:
    assert words in explained(failing.of_reply(error, "redis://db/0"))


def test_where_nobody_answers_the_place_is_named_and_no_library_speaks() -> None:
    error = absence.unreachable(exceptions.ConnectionError("Error 111"), "db:6379", "redis://db")

    assert "db:6379" in explained(error)
    assert "Error 111" not in explained(error)


def test_an_error_without_a_code_speaks_for_itself() -> None:
    assert explained(StoreError("The store is closed.")) == "The store is closed."
    assert explained(ValueError()) == "ValueError"


def test_the_health_panel_says_the_same_of_a_redis_that_lets_nobody_in() -> None:
    [opening, *_] = health.told(examine("redis://127.0.0.1:1/0"))

    assert opening == ("bad", "opening", explained_at("127.0.0.1:1"))


def explained_at(where: str) -> str:
    """Return the words for a place where nothing listens."""
    return WORDS["redis.refused"].format(where=where)
