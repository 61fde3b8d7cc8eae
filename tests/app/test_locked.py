"""A window on somebody's Redis: locked, framed, unlocked by name, locked again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.redis_desk import RedisDesk, payload, push_as_ruby
from tests.interop.peer import until
from tests.stores.redis_server import empty_url, needs_redis, shared_server

from kickboard.client import Client
from kickboard.errors import StoreReadOnlyError
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, ProcessInfo, Selection, View
from kickboard.stores.redis import RedisStore
from kickboard_desktop.actions.catalogue import ENGINE, JOBS, PAST, QUEUES
from kickboard_desktop.actions.changing_actions import CHANGING
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.teaching.load import LoadPlan
from kickboard_desktop.views.engine.process_panel import ProcessPanel
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.load.page import LoadTestPage
from kickboard_desktop.views.window.banner_area import BannerArea
from kickboard_desktop.views.window.lock_bar import Frame, LockBar

pytestmark = [pytest.mark.redis, needs_redis]

MakeDesk = Callable[..., RedisDesk]
#: What changes nothing in the store, or only the window's own engine.
HARMLESS = {"copy_jid", "copy_json", "show_deaths"}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    made: list[RedisDesk] = []

    def make(url: str, page: str = "log", **how: Any) -> RedisDesk:
        made.append(RedisDesk(qtbot, tmp_path, url, **how).open(page))
        return made[-1]

    yield make
    for one in made:
        one.close()


def chosen(url: str) -> Connection:
    return Connection(url=url, name="Production", color="red")


def child(parent: QWidget, kind: type[Any], name: str) -> Any:
    found = parent.findChildren(kind, name)
    assert found, f"there is no {kind.__name__} {name}"
    return found[0]


def matching(desk: RedisDesk) -> int:
    page = desk.window.current_page()
    return page.matching_count() if page is not None else -1


def audited(profile: Path, number: int) -> list[dict[str, str]]:
    """Return what was written down, once that many lines were."""
    path = profile / "actions.jsonl"
    until(lambda: path.exists() and path.read_text().count("\n") >= number)
    assert path.stat().st_mode & 0o077 == 0
    return [json.loads(line) for line in path.read_text().splitlines()]


def unlock(desk: RedisDesk, word: str) -> bool:
    """Type *word* into the dialog; return whether that unlocked."""
    desk.actions["unlock"].trigger()
    dialog = child(desk.window, QDialog, "unlock_dialog")
    child(dialog, QLineEdit, "unlock_field").setText(word)
    confirm = child(dialog, QPushButton, "unlock_confirm")
    confirm.click()
    if not confirm.isEnabled():
        dialog.reject()
    dialog.deleteLater()
    return not desk.session.guard.is_locked


def test_what_was_chosen_opens_locked_and_says_whose_it_is(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 3)
    one = desk(url, connection=chosen(url))

    bar = child(one.window, LockBar, "lockBar")
    assert "Production" in bar.words
    assert str(shared_server().socket) in bar.words
    assert "database 0" in bar.words
    assert "Locked" in bar.words
    frame = child(one.window, Frame, "lockFrame")
    assert frame._color.name() == "#c62828"
    assert frame.geometry().size() == one.window.size()
    assert one.session.link.pid is None


def test_nothing_that_changes_is_offered_until_it_is_unlocked(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 3)
    one = desk(url, "enqueued", connection=chosen(url))
    one.wait(lambda: matching(one) == 3)

    changing = [s.id for s in (*JOBS, *QUEUES, *PAST, *CHANGING) if s.id not in HARMLESS]
    changing += [s.id for s in ENGINE if s.id not in HARMLESS] + ["start_workers"]
    reasons = {name: one.actions.reason(name) for name in changing}
    assert {name for name, reason in reasons.items() if not reason} == set()
    for name in ("delete_all", "kill_all", "pause_all", "clear_queue", "start_workers", "undo"):
        assert one.actions.reason(name) == "This Redis is locked: unlock it first.", name
        one.actions[name].trigger()  # as a key would
    with pytest.raises(StoreReadOnlyError):  # and if one were: the store refuses, too
        one.session.store.push([NewJob(jid="a", job_class="X", queue="default", payload=b"{}")])
    assert shared_server().call("LLEN", "queue:default").strip() == "3"


def test_its_name_must_be_typed_and_it_can_be_locked_again(
    desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))
    url = empty_url()
    push_as_ruby(shared_server(), 3)
    one = desk(url, "enqueued", connection=chosen(url))
    one.wait(lambda: matching(one) == 3)

    assert not unlock(one, "Production!")
    assert unlock(one, " production ")
    assert "Unlocked" in child(one.window, LockBar, "lockBar").words
    one.wait(one.actions["delete_all"].isEnabled)
    one.actions["delete_all"].trigger()
    one.wait(lambda: shared_server().call("LLEN", "queue:default").strip() == "0")
    one.wait(lambda: "Deleted" in one.actions["undo"].text())

    one.actions["lock_again"].trigger()
    assert not one.actions["undo"].isEnabled()
    assert "locked" in one.actions.reason("undo")
    with pytest.raises(StoreReadOnlyError):
        one.session.store.pause(None, paused=True)
    lines = one.workspace.operations.controller.journal.lines
    told = [line.text for line in reversed(lines)]
    kept = audited(tmp_path, 3)
    assert [line["did"] for line in kept] == told
    assert {(line["name"], line["database"]) for line in kept} == {("Production", "0")}
    assert told[0] == "Unlocked Production"
    assert "3 jobs" in told[1]
    assert told[-1] == "Locked Production"


def test_over_a_thousand_the_number_is_typed_there_too(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 1200)
    one = desk(url, "enqueued", connection=chosen(url))
    one.session.guard.unlock()
    one.wait(lambda: matching(one) == 1200)
    one.actions["delete_all"].trigger()

    dialog = child(one.window, QDialog, "count_dialog")
    confirm = child(dialog, QPushButton, "count_confirm")
    assert not confirm.isEnabled()
    child(dialog, QLineEdit, "count_field").setText("1200")
    confirm.click()
    one.wait(lambda: shared_server().call("LLEN", "queue:default").strip() == "0")
    one.wait(lambda: "Deleted" in one.actions["undo"].text())


def test_a_redis_of_ones_own_is_open_and_runs_the_engine(desk: MakeDesk) -> None:
    url = empty_url()
    one = desk(url, engine=True)

    one.wait(lambda: one.session.link.state == EngineState.RUNNING)
    assert not one.session.guard.is_locked
    assert not one.window.findChildren(LockBar)
    assert one.actions["pause_all"].isEnabled()


def test_beside_other_workers_of_ours_the_window_runs_its_own_engine(desk: MakeDesk) -> None:
    url = empty_url()
    other = RedisStore(url)
    other.register(info("elsewhere:2:abc"))
    one = desk(url, "processors", engine=True)

    one.wait(lambda: one.session.link.state == EngineState.RUNNING)
    assert not one.session.guard.is_foreign
    panel = child(one.window, ProcessPanel, "process_panel")
    one.wait(lambda: [line.who for line in panel._processes.rows] == ["elsewhere 2"])
    other.close()


def test_jobs_that_nothing_of_ours_pushed_lock_the_window(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 2)
    one = desk(url, engine=True)

    assert one.session.guard.is_locked
    child(one.window, LockBar, "lockBar")
    one.session.guard.unlock()
    with one.qtbot.waitSignal(one.session.snapshot_changed):
        one.session.poll()
    assert one.session.link.state == EngineState.STOPPED  # it could fail jobs it does not know
    assert "Start workers here" in one.actions.reason("start_engine")


def test_it_locks_as_soon_as_somebody_elses_process_beats(desk: MakeDesk) -> None:
    url = empty_url()
    one = desk(url)
    assert not one.session.guard.is_locked

    beat(url, "ruby:1:abc")
    one.wait(lambda: one.session.guard.is_locked)
    assert one.session.guard.is_foreign


def test_where_others_were_seen_once_it_is_theirs_for_good() -> None:
    url = empty_url()
    store = RedisStore(url)
    Client(store).push({"class": "A", "args": []})
    assert not store.is_foreign()

    beat(url, "ruby:1:abc")
    assert store.is_foreign()
    store.register(info("ours:2:abc"))
    for key in ("processes", "ruby:1:abc"):
        shared_server().call("DEL", key)
    store.close()
    other = RedisStore(url)
    assert other.is_foreign()
    other.close()


def info(identity: str) -> ProcessInfo:
    host, pid, _ = identity.split(":")
    return ProcessInfo(
        identity=identity,
        hostname=host,
        pid=int(pid),
        started_at=0.0,
        concurrency=5,
        queues={"default": 0},
        version="8.1.7",
    )


def beat(url: str, identity: str) -> None:
    """Let a process beat that is none of ours."""
    server = shared_server()
    server.call("SADD", "processes", identity)
    told = '{"hostname":"ruby","pid":1,"concurrency":5,"queues":["default"],"version":"7.3.10"}'
    server.call("HSET", identity, "info", told, "busy", "0", "beat", "1", "quiet", "false")


def test_quiet_and_stop_are_greyed_while_locked_and_written_down_when_used(desk: MakeDesk) -> None:
    url = empty_url()
    beat(url, "ruby:1:abc")
    one = desk(url, "processors", connection=chosen(url))
    stop = child(one.window, QPushButton, "process_stop")
    one.wait(lambda: "unlock" in stop.toolTip())
    assert not stop.isEnabled()

    one.session.guard.unlock()
    one.wait(stop.isEnabled)
    stop.click()
    one.wait(lambda: shared_server().call("LLEN", "ruby:1:abc-signals").strip() == "1")
    journal = one.workspace.operations.controller.journal
    one.wait(lambda: any(line.text == "Asked ruby 1 to stop" for line in journal.lines))


def test_two_connections_have_a_window_each(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 1)
    first = desk(url, connection=chosen(url))
    second = desk(f"{url}&db=1", connection=Connection(url=f"{url}&db=1", name="Staging"))

    first.session.guard.unlock()
    assert second.session.guard.is_locked
    assert "database 1" in child(second.window, LockBar, "lockBar").words
    gone = Selection(view=View(state=JobState.ENQUEUED))
    assert first.session.store.delete(gone).moved == 1


def test_a_paused_queue_says_who_heeds_that(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 1)
    one = desk(url, connection=chosen(url))
    shared_server().call("SADD", "paused", "default")
    area = one.window.findChild(BannerArea)
    assert area is not None
    one.wait(lambda: "oss_paused" in area._banners)
    assert "open-source Sidekiq" in area._banners["oss_paused"].text

    shared_server().call("SREM", "paused", "default")
    one.wait(lambda: "oss_paused" not in area._banners)


def test_a_load_test_does_not_reach_it_while_it_is_locked(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 1)
    one = desk(url, "load", connection=chosen(url))
    page = one.window.current_page()
    assert isinstance(page, LoadTestPage)
    page.run(LoadPlan(place="own"))
    assert page._test.trouble == "This Redis is locked: unlock it first."
    assert not page._test.is_running


def runs(page: LoadTestPage) -> bool:
    return page._test.is_running


def test_a_load_test_on_a_redis_of_others_wants_its_host_typed(
    desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))
    url, server = empty_url(), shared_server()
    push_as_ruby(server, 1)
    server.call("SADD", "processes", "web1:7:ab")
    one = desk(url, "load", connection=chosen(url))
    page = one.window.current_page()
    assert isinstance(page, LoadTestPage)
    one.session.guard.unlock()
    plan = replace(LoadPlan(), place="own", points=((0.0, 40.0), (1.0, 40.0)), mean_ms=1)
    plan = replace(plan, processors=2)

    page.run(plan)
    assert not runs(page)
    dialog = child(page, QDialog, "load_foreign_dialog")
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Run a load test on Production" in said
    assert "up to 40 jobs a second" in said
    confirm = child(dialog, QPushButton, "load_foreign_confirm")
    child(dialog, QLineEdit, "load_foreign_field").setText("staging")
    assert not confirm.isEnabled()
    child(dialog, QLineEdit, "load_foreign_field").setText("production")
    confirm.click()
    assert runs(page)

    one.wait(lambda: not runs(page))
    assert page._test.trouble == ""
    one.wait(lambda: page._test.shown is not None and page._test.shown.result is not None)
    assert server.call("LLEN", "queue:default").strip() == "1"  # others' job is where it was
    assert server.call("KEYS", "queue:*").split() == ["queue:default"]
    assert "Began a load test on Production" in [line["did"] for line in audited(tmp_path, 2)]


def test_a_load_test_that_nobody_confirmed_is_refused_by_its_run(desk: MakeDesk) -> None:
    url, server = empty_url(), shared_server()
    push_as_ruby(server, 1)
    server.call("SADD", "processes", "web1:7:ab")
    one = desk(url, "load", connection=chosen(url))
    page = one.window.current_page()
    assert isinstance(page, LoadTestPage)
    one.session.guard.unlock()

    page._test.begin(replace(LoadPlan(), place="own"))

    one.wait(lambda: not page._test.is_running)
    assert "others than Kickboard work on" in page._test.trouble


def test_a_window_that_was_asked_to_only_look_is_not_unlocked(desk: MakeDesk) -> None:
    url = empty_url()
    push_as_ruby(shared_server(), 1)
    one = desk(url, read_only=True)
    assert one.actions.reason("unlock") == "This window is read-only."
    one.session.guard.unlock()
    assert one.session.read_only
    assert "Locked" in child(one.window, LockBar, "lockBar").words
    with pytest.raises(StoreReadOnlyError):
        one.session.store.pause(None, paused=True)


def test_what_is_no_job_is_shown_raw_and_can_be_deleted(desk: MakeDesk) -> None:
    url, server = empty_url(), shared_server()
    server.call("ZADD", "dead", "100", "no json at all", "200", '{"broken":', "300", payload(7))
    one = desk(url, "dead", connection=chosen(url))
    one.session.guard.unlock()
    one.wait(lambda: matching(one) == 3)
    page = one.window.current_page()
    assert isinstance(page, JobSetPage)
    one.wait(lambda: bool(page.model.jid_at(2)))
    page.table.selectRow(2)  # the oldest
    one.wait(lambda: page.selected_count() == 1)
    one.window.detail_wanted.emit(page.current_job())
    detail = one.workspace.operations.detail()
    one.wait(lambda: "no json at all" in detail.payload.raw.text)

    one.wait(one.actions["delete"].isEnabled)
    one.actions["delete"].trigger()

    one.wait(lambda: server.call("ZCARD", "dead").strip() == "2")
    assert "no json" not in server.call("ZRANGE", "dead", "0", "-1")
    assert "broken" in server.call("ZRANGE", "dead", "0", "-1")
    one.wait(one.actions["undo"].isEnabled)
    one.actions["undo"].trigger()
    one.wait(lambda: "no json" in server.call("ZRANGE", "dead", "0", "-1"))
