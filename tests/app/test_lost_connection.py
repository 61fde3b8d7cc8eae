"""A Redis that goes away under a window: killed, silent, loading, with another password."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.redis_desk import RedisDesk, free_port, payload, push_as_ruby
from tests.stores.redis_server import RedisServer, needs_redis

from kickboard.errors import StoreBusyError, StoreFullError, StoreSilentError, StoreUnavailableError
from kickboard_desktop import reaching
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.reaching import DELAYS, Outage, Reach, is_outage
from kickboard_desktop.tasks import THREADS
from kickboard_desktop.views.window.banner_area import BannerArea
from kickboard_desktop.views.window.sidebar import SidebarButton
from kickboard_desktop.widgets.veil import Veil

_KEPT = ("--appendonly", "yes", "--appendfsync", "always")

OpenDesk = Callable[..., RedisDesk]


@pytest.fixture
def server() -> Iterator[RedisServer]:
    made = RedisServer(*_KEPT, "--enable-debug-command", "yes", port=free_port())
    yield made
    made.call("DEBUG", "SLEEP", "0")
    made.stop()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, server: RedisServer) -> Iterator[OpenDesk]:
    made: list[RedisDesk] = []

    def make(page: str = "enqueued", *, answers: bool = True, **parameters: object) -> RedisDesk:
        asked = "&".join(f"{name}={value}" for name, value in parameters.items())
        url = f"redis://127.0.0.1:{server.port}/0?{asked}"
        one = RedisDesk(qtbot, tmp_path, url, connection=Connection(url=url, name="Shop"))
        made.append(one.open(page, answers=answers))
        return made[-1]

    yield make
    for one in made:
        one.close()


def banner(desk: RedisDesk) -> str:
    """Return what the banner of the outage says, "" where there is none."""
    area = desk.window.findChild(BannerArea)
    assert area is not None
    shown = area._banners.get("outage")
    return shown.text if shown is not None else ""


def matching(desk: RedisDesk) -> int:
    page = desk.window.current_page()
    return page.matching_count() if page is not None else -1


def veiled(desk: RedisDesk) -> bool:
    return any(not veil.isHidden() for veil in desk.window.findChildren(Veil))


def entry(desk: RedisDesk, name: str) -> SidebarButton:
    (found,) = [one for one in desk.window.sidebar.buttons if one.name == name]
    return found


def push_as_dead(server: RedisServer) -> None:
    server.call("ZADD", "dead", "1", payload(99))


@pytest.mark.redis
@needs_redis
def test_what_was_seen_stays_grey_until_the_server_is_back(
    desk: OpenDesk, server: RedisServer
) -> None:
    push_as_ruby(server, 3)
    one = desk()
    one.session.guard.unlock()
    one.wait(lambda: matching(one) == 3)
    one.wait(one.actions["delete_all"].isEnabled)
    journal = one.workspace.operations.controller.journal
    assert not veiled(one)
    one.wait(lambda: entry(one, "enqueued").count == 3)
    push_as_dead(server)
    one.wait(lambda: entry(one, "dead").count_token == "bad")

    server.kill()
    one.wait(lambda: "cannot be reached since" in banner(one))
    assert f"Redis at 127.0.0.1:{server.port} cannot be reached since" in banner(one)
    assert veiled(one)
    for name, count in (("enqueued", 3), ("dead", 1)):
        seen = entry(one, name)
        assert (seen.count, seen.count_token) == (count, "muted")
        assert seen._count_color() != seen._theme.color("muted")
        assert f", {count}, As of " in seen.accessibleName()
        assert "As of " in seen.toolTip()
    one.wait(lambda: one.window.status.line.text.startswith("no answer"))
    assert matching(one) == 3
    assert one.session.snapshot is not None
    for name in ("delete_all", "pause_all", "start_workers"):
        assert not one.actions[name].isEnabled(), name
        assert one.actions.reason(name) == "Shop does not answer: nothing can be changed now."
    one.wait(lambda: "Next try in" in banner(one))

    server.start()
    push_as_ruby(server, 5)  # more than the window saw
    one.wait(lambda: one.session.reach.outage is not None or "answers again" in banner(one))
    one.actions["try_now"].trigger()
    one.wait(lambda: "answers again, after" in banner(one))
    assert not veiled(one)
    assert entry(one, "dead").count_token == "bad"
    assert "As of" not in entry(one, "dead").accessibleName() + entry(one, "dead").toolTip()
    one.wait(lambda: matching(one) == 8)
    one.wait(one.actions["delete_all"].isEnabled)
    assert [line.text for line in journal.lines] == ["Unlocked Shop"]


@pytest.mark.redis
@needs_redis
def test_a_page_that_was_opened_meanwhile_shows_its_jobs_afterwards(
    desk: OpenDesk, server: RedisServer
) -> None:
    push_as_ruby(server, 3)
    one = desk("log")
    server.kill()
    one.wait(lambda: banner(one) != "")
    one.window.show_page("enqueued")
    one.window.show_page("queues")
    one.window.show_page("enqueued")

    server.start()
    one.actions["try_now"].trigger()
    one.wait(lambda: "answers again" in banner(one))
    one.wait(lambda: matching(one) == 3)


@pytest.mark.redis
@needs_redis
def test_a_silent_server_is_told_soon_and_no_threads_pile_up(
    desk: OpenDesk, server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes connections and says nothing, as behind a half-open socket."""
    monkeypatch.setattr(reaching, "SLOW_SECONDS", 0.3)
    push_as_ruby(server, 3)
    one = desk(timeout=2)
    one.wait(lambda: matching(one) == 3)
    sleeper = threading.Thread(target=server.call, args=("DEBUG", "SLEEP", "5"))
    sleeper.start()

    one.wait(lambda: "It is being tried" in banner(one))
    assert veiled(one)
    refused: list[Exception] = []
    for _ in range(50):
        one.session.ask(lambda store: store.snapshot(), failed=refused.append)
    one.wait(lambda: len(refused) == 50)
    names = [t.name for t in threading.enumerate() if t.name.startswith("kickboard/task")]
    assert len(names) <= THREADS
    assert one.session.tasks.busy <= THREADS

    sleeper.join()
    one.wait(lambda: "answers again" in banner(one))
    assert not veiled(one)


@pytest.mark.redis
@needs_redis
def test_another_password_after_a_restart_is_told_with_the_reason(
    desk: OpenDesk, server: RedisServer
) -> None:
    push_as_ruby(server, 1)
    change_password(server, "s3cret-before")
    one = desk(password="s3cret-before")
    change_password(server, "s3cret-now")
    server.call("CLIENT", "KILL", "TYPE", "normal")

    one.wait(lambda: "lets nobody in since" in banner(one))
    assert "user name and password" in banner(one)
    assert "s3cret" not in banner(one)

    one.wait(one.actions["enter_password"].isEnabled)
    one.actions["enter_password"].trigger()
    dialog = one.window.findChildren(QDialog, "password_dialog")[0]
    dialog.findChildren(QLineEdit, "password_field")[0].setText("s3cret-now")
    dialog.findChildren(QPushButton, "password_confirm")[0].click()
    one.wait(lambda: "answers again" in banner(one))
    assert one.session.store.snapshot().queues[0].size == 1


def change_password(server: RedisServer, password: str) -> None:
    server.call("CONFIG", "SET", "requirepass", password)
    server._environment = {**os.environ, "REDISCLI_AUTH": password}


@pytest.mark.redis
@needs_redis
def test_a_server_that_is_loading_is_waited_for(desk: OpenDesk, server: RedisServer) -> None:
    server.call("CONFIG", "SET", "rdbcompression", "no")  # it looks up after so many bytes
    long = "for i=1,400 do redis.call('SET', 'y'..i, string.rep('x', 500)) end"
    server.call("EVAL", long, "0")
    push_as_ruby(server, 2)
    server.call("BGREWRITEAOF")
    one = desk()
    one.wait(lambda: "aof_rewrite_in_progress:0" in server.call("INFO", "persistence"))
    one.wait(lambda: matching(one) == 2)
    server.kill()
    one.wait(lambda: banner(one) != "")

    slow = ("--key-load-delay", "20000", "--loading-process-events-interval-bytes", "1024")
    server._options = (*server._options, *slow)
    starter = threading.Thread(target=server.start)
    starter.start()

    def loading() -> bool:
        one.session.reach.try_now()
        return "reading its data from disk" in banner(one)

    one.wait(loading)
    server.call("CONFIG", "SET", "key-load-delay", "0")
    starter.join()
    one.actions["try_now"].trigger()
    one.wait(lambda: "answers again" in banner(one))


@pytest.mark.redis
@needs_redis
def test_a_window_opened_on_nobody_says_so_and_opens_when_somebody_comes(
    desk: OpenDesk, server: RedisServer
) -> None:
    server.kill()
    one = desk(answers=False)
    one.wait(lambda: "cannot be reached since" in banner(one))
    assert not one.session.is_open

    server.start()
    one.actions["try_now"].trigger()
    one.wait(lambda: one.session.is_open)
    one.wait(lambda: "answers again" in banner(one))


@pytest.mark.redis
@needs_redis
def test_a_window_closes_while_its_server_is_silent(
    desk: OpenDesk, server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "SLOW_SECONDS", 0.3)
    one = desk(timeout=1)
    sleeper = threading.Thread(target=server.call, args=("DEBUG", "SLEEP", "4"))
    sleeper.start()
    one.wait(lambda: "It is being tried" in banner(one))

    one.close()

    sleeper.join()


# -- the times, without a server


def test_it_is_tried_again_after_longer_and_longer_times(qtbot: QtBot) -> None:
    reach = Reach()
    waits = []
    for _ in range(8):
        reach.failed(StoreSilentError("nobody"))
        waits.append(float(reach.seconds_left))
    reach.stop()

    assert tuple(waits) == (*DELAYS, DELAYS[-1], DELAYS[-1])
    assert reach.outage is not None
    assert reach.outage.tries == 8


def test_an_outage_began_when_it_answered_last(qtbot: QtBot) -> None:
    reach = Reach()
    seen: list[Outage | None] = []
    reach.changed.connect(lambda: seen.append(reach.outage))
    reach.answered()
    answered = reach._answered_at
    reach.failed(StoreUnavailableError("no entry"))
    with qtbot.waitSignal(reach.returned):
        reach.answered()
    reach.failed(StoreSilentError("nobody"))
    reach.stop()

    first, over, second = seen
    assert first == Outage(since=answered, reason="no entry", is_silent=False, tries=1)
    assert over is None
    assert second is not None
    assert (second.tries, second.reason) == (1, "")


def test_what_waits_for_a_thread_is_not_silent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "SLOW_SECONDS", 0.05)
    reach = Reach()
    work = reach.watched(lambda: 7)
    with qtbot.assertNotEmitted(reach.changed, wait=200):
        pass

    with qtbot.waitSignal(reach.changed):
        assert work() == 7
    assert reach.outage is not None
    assert reach.outage.is_trying
    reach.stop()


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (StoreSilentError("x"), True),
        (StoreUnavailableError("x"), True),
        (StoreBusyError("x"), False),
        (StoreFullError("x"), False),
        (ValueError("x"), False),
    ],
)
def test_only_what_is_away_is_an_outage(error: Exception, is_one: bool) -> None:
    assert is_outage(error) is is_one
