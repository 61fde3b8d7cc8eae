"""What is remembered of a connection to Redis, and where its password is kept."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.app.fakes.ring import Ring

from kickboard_desktop import passwords
from kickboard_desktop.models.redis.connections import (
    Connection,
    read,
    remembered,
    split_login,
    with_login,
)
from kickboard_desktop.settings import Settings


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("redis://u:p%40w@db:6379/2", ("redis://db:6379/2", "u", "p@w")),
        ("redis://u:p@w@db/2?timeout=3", ("redis://db/2?timeout=3", "u", "p@w")),
        ("redis+ssh://me@gate/0", ("redis+ssh://me@gate/0", "", "")),
        (
            "redis+sentinel://:pw@a,b/main?sentinel_password=s",
            ("redis+sentinel://a,b/main?sentinel_password=s", "", "pw"),
        ),
    ],
)
def test_the_login_is_taken_out_of_a_url(url: str, parts: tuple[str, str, str]) -> None:
    assert split_login(url) == parts


def test_a_login_is_put_where_each_kind_of_url_has_it() -> None:
    assert with_login("redis://db/1", "me", "a@b:c") == "redis://me:a%40b%3Ac@db/1"
    assert with_login("redis+ssh://me@gate/0", "", "pw") == "redis+ssh://me@gate/0?password=pw"
    assert with_login("redis://db/1", "", "") == "redis://db/1"


def test_connections_are_remembered_without_what_lets_somebody_in(tmp_path: Path) -> None:
    settings = Settings.in_folder(tmp_path)
    url = "redis://me:s3cret@db/1?password=s3cret&timeout=2"
    first = Connection(url=url, name="Shop", color="teal", user="me", in_keyring=True)
    settings.connections = remembered((), first)
    settings.connections = remembered(settings.connections, Connection(url="redis://x/0"))
    again = remembered(settings.connections, replace(first, url="redis://db/1?timeout=2"))
    settings.connections = again
    settings.sync()

    assert "s3cret" not in (tmp_path / "desktop.ini").read_text()
    kept = Settings.in_folder(tmp_path).connections
    assert [one.title for one in kept] == ["Shop", "x:6379"]
    assert kept[0].url == "redis://db/1?timeout=2"
    assert kept[0].color == "teal"


def test_settings_that_somebody_damaged_are_no_connections() -> None:
    assert read("{") == ()
    assert read('[1, {"url": 5}, {"url": "redis://a/0", "color": "<b>"}]') == (
        Connection(url="redis://a/0"),
    )


@pytest.mark.parametrize(
    ("url", "place", "database", "word"),
    [
        ("redis://db.example/2", "db.example:6379", "2", "db.example"),
        ("unix:///run/redis.sock?db=3", "/run/redis.sock", "3", "/run/redis.sock"),
        ("redis+sentinel://a,b/main/4", "a,b/main/4", "4", "a,b/main/4"),
        ("redis://[::1]:7000", "[::1]:7000", "0", "[::1]"),
    ],
)
def test_a_connection_says_where_it_leads(url: str, place: str, database: str, word: str) -> None:
    one = Connection(url=url)
    assert (one.place, one.database, one.words[0]) == (place, database, word)


def test_a_password_is_kept_in_the_keyring_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ring = Ring(5)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert passwords.problem() == ""
    assert passwords.keep("redis://db/0", "me", "s3cret")
    assert ring.kept == {("kickboard", "me@redis://db/0"): "s3cret"}
    assert passwords.stored("redis://db/0", "me") == "s3cret"

    ring.broken = True
    assert passwords.stored("redis://db/0", "me") == ""
    assert not passwords.keep("redis://db/0", "me", "s3cret")
    assert "could not be" in caplog.text
    assert "s3cret" not in caplog.text

    passwords.forget("redis://db/0", "me")
    passwords.forget("redis://db/0", "me")
    assert ring.kept == {}


def test_a_keyring_that_writes_plain_text_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Ring(0.5)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert passwords.problem() == "keyring"
    assert not passwords.keep("redis://db/0", "me", "s3cret")
    assert ring.kept == {}

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert passwords.problem() == "package"
