"""Connecting to somebody's Redis: what is asked, tested, kept from sight, and opened."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.stores.redis_server import RedisServer, empty_url, needs_redis

from kickboard.errors import StoreReadOnlyError
from kickboard.stores.base import NewJob
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.connecting import found_at
from kickboard_desktop.models.connections import split_login, with_login
from kickboard_desktop.session import Session, Target
from kickboard_desktop.views.connect_dialog import ConnectDialog


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


def test_a_password_pasted_with_the_url_goes_out_of_sight(qtbot: QtBot) -> None:
    dialog = ConnectDialog("", None)
    qtbot.addWidget(dialog)
    fields = {field.objectName(): field for field in dialog.findChildren(QLineEdit)}
    fields["connect_url"].setText("redis://me:s3cret@db:6379/1")

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChildren(QPushButton, "connect_confirm")[0].click()

    assert chosen.args == ["redis://me:s3cret@db:6379/1"]
    assert fields["connect_url"].text() == "redis://db:6379/1"
    assert fields["connect_password"].echoMode() is QLineEdit.EchoMode.Password


@needs_redis
def test_a_test_tells_version_role_memory_and_what_is_wrong(qtbot: QtBot) -> None:
    found = {check: (level, words) for level, check, words in found_at(empty_url())}
    assert {"version", "sidekiq", "role", "memory"} <= found.keys()
    assert found["persistence"][0] == "warn"

    dialog = ConnectDialog("redis://db", None)
    qtbot.addWidget(dialog)
    dialog.show_found([("ok", "version", "Redis <b>7</b>")])
    assert "Redis <b>7</b>" in {label.text() for label in dialog.findChildren(QLabel)}


@needs_redis
def test_a_wrong_password_is_told_and_not_shown() -> None:
    server = RedisServer("--requirepass", "right", password="right")
    try:
        found = found_at(f"{server.url}?password=wr0ng")
    finally:
        server.stop()
    assert found[0][0] == "bad"
    assert "wr0ng" not in str(found)


@needs_redis
def test_the_window_it_opens_only_looks_and_runs_no_engine(qtbot: QtBot) -> None:
    session = Session(Target(url=empty_url(), read_only=True), TickSeries())
    with qtbot.waitSignal(session.snapshot_changed):
        session.open()
    try:
        assert session.link.pid is None
        with pytest.raises(StoreReadOnlyError):
            session.store.push([NewJob(jid="a", job_class="X", queue="default", payload=b"{}")])
    finally:
        session.close()
