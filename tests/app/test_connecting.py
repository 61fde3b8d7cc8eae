"""Connecting to somebody's Redis: what is asked, tested, kept from sight, and told."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes.ring import Ring
from tests.app.fakes.shell import themed
from tests.stores.redis_server import RedisServer, empty_url, needs_redis

from kickboard.stores.finding import Finding, Level
from kickboard.stores.memory import MemoryStore
from kickboard.stores.redis.health_words import WORDS, found
from kickboard_desktop.language import install
from kickboard_desktop.models.redis import health
from kickboard_desktop.models.redis.connections import (
    Connection,
)
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.operations.connecting import found_at
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.redis.connect_dialog import ConnectDialog
from kickboard_desktop.workspace import Workspace


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = themed(qapp, "light")
    yield made
    made.deleteLater()


def fields(dialog: ConnectDialog) -> dict[str, QLineEdit]:
    return {f.objectName().removeprefix("connect_"): f for f in dialog.findChildren(QLineEdit)}


def typed(field: QLineEdit, text: str) -> None:
    """Type as a hand would: a text that is set is not edited."""
    field.setText(text)
    field.textEdited.emit(text)


def test_a_password_pasted_with_the_url_goes_out_of_sight(qtbot: QtBot, theme: Theme) -> None:
    dialog = ConnectDialog(theme, "")
    qtbot.addWidget(dialog)
    shown = fields(dialog)
    shown["url"].setText("redis://me:s3cret@db:6379/1")

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChildren(QPushButton, "connect_confirm")[0].click()

    assert chosen.args == [Connection(url="redis://db:6379/1", user="me"), "s3cret"]
    assert shown["url"].text() == "redis://db:6379/1"
    assert shown["password"].echoMode() is QLineEdit.EchoMode.Password


def test_url_and_fields_are_kept_in_step(qtbot: QtBot, theme: Theme) -> None:
    dialog = ConnectDialog(theme, "")
    qtbot.addWidget(dialog)
    shown, tls = fields(dialog), dialog.findChildren(QCheckBox, "connect_tls")[0]

    typed(shown["url"], "rediss://db.example:6380/3?timeout=2")
    read = [shown[name].text() for name in ("host", "port", "database")]
    assert (read, tls.isChecked()) == (["db.example", "6380", "3"], True)

    typed(shown["host"], "other")
    typed(shown["database"], "4")
    assert shown["url"].text() == "rediss://other:6380/4?timeout=2"
    tls.click()
    assert shown["url"].text() == "redis://other:6380/4?timeout=2"

    typed(shown["url"], "redis+sentinel://a,b/main/0")
    assert not shown["host"].isEnabled()
    assert shown["host"].text() == ""


def test_a_remembered_connection_fills_the_form_but_for_its_password(
    qtbot: QtBot, theme: Theme
) -> None:
    known = (
        Connection(url="redis://a/0", name="Alpha"),
        Connection(url="redis://b/1", name="Beta", color="red", user="me", in_keyring=True),
    )
    dialog = ConnectDialog(theme, "", known)
    qtbot.addWidget(dialog)
    dialog.form.set_keyring_problem("")
    recent = dialog.findChildren(QListWidget, "connect_recent")[0]

    with qtbot.waitSignal(dialog.password_wanted) as wanted:
        recent.setCurrentRow(1)
    assert wanted.args == [known[1]]
    assert fields(dialog)["password"].text() == ""
    dialog.form.set_password("from the ring", keep=True)
    assert dialog.form.connection == known[1]

    with qtbot.waitSignal(dialog.forgotten) as gone:
        dialog.findChildren(QPushButton, "connect_forget")[0].click()
    assert gone.args == [known[1]]


@needs_redis
def test_a_test_tells_version_role_memory_and_what_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    told = health.told(found_at(empty_url()))
    seen = {check.casefold(): (level, words) for level, check, words in told}
    known = {"version", "role", "eviction", "memory", "persistence", "clocks", "rights", "sidekiq"}
    assert known <= seen.keys()
    assert seen["persistence"][0] == "warn"

    dialog = ConnectDialog(theme, "redis://db")
    qtbot.addWidget(dialog)
    dialog.show_found([("ok", "version", "Redis <b>7</b>")])
    assert "Redis <b>7</b>" in {label.text() for label in dialog.findChildren(QLabel)}


@needs_redis
def test_a_wrong_password_is_told_and_not_shown() -> None:
    server = RedisServer("--requirepass", "right", password="right")
    try:
        seen = found_at(f"{server.url}?password=wr0ng")
    finally:
        server.stop()
    assert seen[0].level is Level.BAD
    assert "wr0ng" not in str(seen)


@needs_redis
def test_a_cluster_is_refused_with_the_reason() -> None:
    bus = ("--cluster-port", str(free_port()))
    server = RedisServer("--cluster-enabled", "yes", *bus, port=free_port())
    try:
        seen = found_at(server.url)
    finally:
        server.stop()
    assert Level.BAD in (seen[0].level, seen[-1].level)
    assert "cluster" in str(seen)


# -- words


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_the_window_has_words_for_everything_that_can_be_found() -> None:
    ours = {"package.missing", "url.wrong"}

    assert health.WORDS.keys() == WORDS.keys() | ours
    assert {code.partition(".")[0].replace("_", " ") for code in health.WORDS} == set(health.CHECKS)
    for code, (_, text, advice) in WORDS.items():
        said = health.WORDS[code]
        assert placeholders("".join(said)) <= placeholders(text + advice), code


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("Arbeitsspeicher", "9,4 MB von 10 MB belegt")),
        ("ja", ("メモリ", "10\N{NO-BREAK SPACE}MB中9.4\N{NO-BREAK SPACE}MBを使用")),
    ],
)
def test_what_was_found_is_told_in_the_windows_language(
    qapp: QApplication, language: str, said: tuple[str, str]
) -> None:
    installed = install(qapp, language)
    try:
        [(level, check, words)] = health.told(
            [found("memory.filling", used=9437184, most=10485760)]
        )
    finally:
        install(qapp, "en")
    assert installed == language
    assert (level, check) == ("warn", said[0])
    assert plain(words).startswith(plain(said[1]))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_what_only_a_newer_engine_finds_is_told_in_its_words() -> None:
    one = Finding("moon", Level.WARN, "it is full", "Howl.", code="moon.full")

    assert health.told([one]) == [("warn", "moon", "it is full. Howl.")]


# -- the whole way


@pytest.fixture
def asking(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """A window on a store in memory, from which somebody connects."""
    settings = Settings.in_folder(tmp_path)
    made = Workspace(Target(url="memory:"), Theme("light"), settings, WindowLog())
    made.session._opener = lambda *_, **__: MemoryStore()
    closed: list[None] = []
    made.closed.connect(lambda: closed.append(None))
    made.open("log")
    qtbot.waitUntil(lambda: made.session.snapshot is not None)
    yield made
    made.close(0.0)
    qtbot.waitUntil(lambda: bool(closed))
    made.deleteLater()


def connect_dialog(workspace: Workspace) -> ConnectDialog:
    workspace.actions["connect_redis"].trigger()
    (dialog,) = workspace.window.findChildren(ConnectDialog)
    return dialog


def test_what_is_connected_to_is_opened_locked_and_offered_again(
    asking: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ring = Ring(5)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    dialog = connect_dialog(asking)
    keep = dialog.findChildren(QCheckBox, "connect_keep")[0]
    qtbot.waitUntil(keep.isEnabled)
    shown = fields(dialog)
    typed(shown["url"], "redis://db.example:7000/3")
    shown["user"].setText("me")
    shown["password"].setText("s3cret")
    shown["name"].setText("Shop")
    dialog.findChildren(QPushButton, "connect_color_teal")[0].click()
    keep.click()

    with qtbot.waitSignal(asking.target_wanted) as wanted:
        dialog.findChildren(QPushButton, "connect_confirm")[0].click()

    assert wanted.args is not None
    (target,) = wanted.args
    assert target.url == "redis://me:s3cret@db.example:7000/3"
    assert target.connection.title == "Shop"
    assert target.engine is None
    assert "s3cret" not in repr(target)
    qtbot.waitUntil(lambda: bool(ring.kept))
    assert "s3cret" not in (tmp_path / "desktop.ini").read_text()

    qtbot.waitUntil(lambda: not asking.window.findChildren(ConnectDialog))
    again = connect_dialog(asking)
    qtbot.waitUntil(lambda: fields(again)["password"].text() == "s3cret")
    assert again.form.connection == target.connection
    again.findChildren(QPushButton, "connect_forget")[0].click()
    qtbot.waitUntil(lambda: not ring.kept)
    again.reject()


def test_without_a_keyring_the_box_says_what_is_missing(
    asking: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    dialog = connect_dialog(asking)
    keep = dialog.findChildren(QCheckBox, "connect_keep")[0]
    qtbot.waitUntil(lambda: "kickboard[keyring]" in keep.toolTip())
    assert not keep.isEnabled()
    dialog.reject()


@needs_redis
def test_the_button_tests_the_redis_that_is_typed(asking: Workspace, qtbot: QtBot) -> None:
    dialog = connect_dialog(asking)
    typed(fields(dialog)["url"], empty_url())
    dialog.findChildren(QPushButton, "connect_test")[0].click()

    def told() -> bool:
        return any(label.text() == "persistence" for label in dialog.findChildren(QLabel))

    qtbot.waitUntil(told, timeout=10_000)
    dialog.reject()
