"""S4, S5, S7, S14: what the window hides, how it keeps its files, and when it asks."""

import pytest

pytest.importorskip("PySide6")


import faulthandler
import logging
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.security.window import (
    SECRET,
    Bench,
    fill,
    shown_texts,
)

from kickboard.payload import shown
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.catalogue import PAGES
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting import startup
from kickboard_desktop.views.help.about import AboutDialog

# -- S4

ARGS: list[object] = [{"password": SECRET, "user": "ada"}, f"Bearer {SECRET}"]


def test_s04_no_page_shows_a_secret(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open()

    for name in ("enqueued", "scheduled", "retries", "dead", "queues"):
        page = bench.show(name)
        bench.wait_for(shown.MASK, page)
        assert SECRET not in " ".join(shown_texts()), name


def test_s04_a_secret_is_revealed_by_a_click_for_this_job_only(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    bench.window.detail_wanted.emit("job-1")
    bench.wait(lambda: "ada" in bench.workspace.operations.detail().payload.arguments.text)
    detail = bench.workspace.operations.detail()
    assert SECRET not in detail.payload.arguments.text + detail.payload.raw.text

    detail.payload.reveal.click()
    assert SECRET in detail.payload.arguments.text
    assert SECRET in detail.payload.raw.text

    detail.show_job("job-0")
    bench.wait(lambda: detail.detail is not None and detail.detail.record.jid == "job-0")
    assert SECRET not in detail.payload.arguments.text + detail.payload.raw.text


def test_s04_what_is_copied_and_saved_hides_what_is_hidden(
    make: Callable[..., Bench], tmp_path: Path
) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    bench.window.detail_wanted.emit("job-1")
    detail = bench.workspace.operations.detail()
    bench.wait(lambda: "ada" in detail.payload.arguments.text)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()

    for pane in (detail.payload.arguments, detail.payload.raw):
        pane.copy.click()
        assert "ada" in clipboard.text()
        assert SECRET not in clipboard.text()
    detail.payload.save(tmp_path / "hidden.json")
    bench.wait((tmp_path / "hidden.json").exists)
    bench.wait(lambda: b"ada" in (tmp_path / "hidden.json").read_bytes())
    assert SECRET.encode() not in (tmp_path / "hidden.json").read_bytes()

    detail.payload.reveal.click()
    detail.payload.save(tmp_path / "whole.json")
    bench.wait(lambda: (tmp_path / "whole.json").exists() and detail.detail is not None)
    payload = bench.store.get("job-1")
    assert payload is not None
    bench.wait(lambda: (tmp_path / "whole.json").read_bytes() == payload.record.payload)
    assert stat.S_IMODE((tmp_path / "whole.json").stat().st_mode) == 0o600


def test_s04_jobs_copied_as_json_hide_their_secrets(make: Callable[..., Bench]) -> None:
    bench = make("LoginJob", ARGS)
    bench.open("dead")
    page = bench.show("dead")
    bench.wait(lambda: page.matching_count() == 1)  # type: ignore[attr-defined]
    page.table.selectAll()  # type: ignore[attr-defined]
    copy = bench.workspace.actions["copy_json"]
    QGuiApplication.clipboard().clear()
    bench.wait(lambda: copy.isEnabled() and page.selected_count() == 1)  # type: ignore[attr-defined]

    copy.trigger()
    bench.wait(lambda: "ada" in QGuiApplication.clipboard().text())

    [item] = msgspec.json.decode(QGuiApplication.clipboard().text())
    assert item["args"] == [{"password": shown.MASK, "user": "ada"}, shown.MASK]


# -- S5


def test_s05_a_password_in_the_url_of_a_store_is_shown_nowhere(
    make: Callable[..., Bench], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    url = f"redis://ada:p@{SECRET}@db.example:6379/0"
    with caplog.at_level(logging.DEBUG):
        bench = make(url=url, real=True)
        bench.workspace.open("overview")
        bench.wait(lambda: bench.workspace.session.trouble)
        for name, _ in PAGES:
            bench.workspace.actions[f"page_{name}"].trigger()
            assert SECRET not in " ".join(shown_texts()), name
        about = AboutDialog(bench.workspace.window._theme, url, bench.window)
        about.show()

        assert "db.example" in bench.window.windowTitle()
        assert SECRET not in " ".join(shown_texts())
        about.close()
    assert SECRET not in caplog.text
    target = bench.workspace.session.target
    assert SECRET not in f"{target!r} {EngineCommand(store=url)!r}"


# -- S7


def test_s07_settings_and_the_crash_log_are_for_their_owner_only(tmp_path: Path) -> None:
    (tmp_path / "desktop.ini").write_text("[view]\ntheme=dark\n")
    (tmp_path / "desktop.ini").chmod(0o644)
    settings = Settings.in_folder(tmp_path)
    settings.last_class = "EmailJob"
    settings.sync()
    crashes = startup.catch_crashes(tmp_path)

    assert crashes is not None
    faulthandler.disable()
    crashes.close()
    assert settings.theme == "dark"
    assert "EmailJob" in (tmp_path / "desktop.ini").read_text()
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert modes == {"desktop.ini": 0o600, "crash.log": 0o600}


# -- S14


def test_s14_acting_on_a_thousand_jobs_asks_for_their_number(make: Callable[..., Bench]) -> None:
    bench = make()
    jobs = [NewJob(f"{n:024x}", "A", "default", b'{"args":[]}') for n in range(1000)]
    bench.store.push(jobs)
    bench.open("enqueued")
    delete = bench.workspace.actions["delete_all"]
    page = bench.show("enqueued")
    bench.wait(lambda: page.matching_count() == 1000 and delete.isEnabled())  # type: ignore[attr-defined]
    enqueued = View(state=JobState.ENQUEUED)

    delete.trigger()
    asked = bench.window.findChild(QDialog, "count_dialog")
    assert asked is not None
    field, button = asked.findChild(QLineEdit), asked.findChild(QPushButton, "count_confirm")
    assert field is not None
    assert button is not None
    for wrong in ("", "1", "999", "10000", "yes"):
        field.setText(wrong)
        assert not button.isEnabled()
    assert bench.store.count(enqueued) == 1000

    field.setText("1000")
    button.click()
    bench.wait(lambda: bench.store.count(enqueued) == 0)
    bench.wait(bench.workspace.actions["undo"].isEnabled)
    bench.workspace.actions["undo"].trigger()
    bench.wait(lambda: bench.store.count(enqueued) == 1000)


@pytest.mark.parametrize(("jobs", "are_shown_first"), [(19, False), (999, True)])
def test_s14_acting_on_fewer_asks_for_no_number_and_can_be_taken_back(
    make: Callable[..., Bench], jobs: int, are_shown_first: bool
) -> None:
    bench = make()
    bench.store.push([NewJob(f"{n:024x}", "A", "default", b'{"args":[]}') for n in range(jobs)])
    bench.open("enqueued")
    page = bench.show("enqueued")
    kill = bench.workspace.actions["kill_all"]
    bench.wait(lambda: page.matching_count() == jobs and kill.isEnabled())  # type: ignore[attr-defined]

    kill.trigger()
    if are_shown_first:
        bench.wait(lambda: bench.window.findChild(QPushButton, "preview_confirm"))
        confirm = bench.window.findChild(QPushButton, "preview_confirm")
        assert confirm is not None
        confirm.click()

    bench.wait(lambda: bench.store.count(View(state=JobState.DEAD)) == jobs)
    assert bench.window.findChild(QDialog, "count_dialog") is None
    bench.wait(bench.workspace.actions["undo"].isEnabled)
    bench.workspace.actions["undo"].trigger()
    bench.wait(lambda: bench.store.count(View(state=JobState.ENQUEUED)) == jobs)


def test_s14_a_window_that_is_read_only_offers_nothing_that_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(qtbot, tmp_path, MemoryStore())
    session = bench.workspace.session
    session.target = replace(session.target, read_only=True)
    fill(bench.store, "EmailJob", [1])
    bench.workspace.open("dead")
    bench.wait(lambda: bench.workspace.session.snapshot is not None)
    bench.show("dead")
    actions = bench.workspace.actions

    for name in ("retry_all", "kill_all", "delete_all", "delete", "clear_queue", "pause_all"):
        assert not actions[name].isEnabled(), name
        actions[name].trigger()  # as a key would
    bench.close()

    counts = bench.store.snapshot().counts
    assert (counts[JobState.DEAD], counts[JobState.TRASH]) == (1, 0)
