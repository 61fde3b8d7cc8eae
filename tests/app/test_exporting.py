"""Rows copied and saved from every table: what is in them, who may read them, how they end."""

from __future__ import annotations

import csv
import json
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.stores.base import Store
from kickboard_desktop.actions import exports
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.models.lists.exported import Asked, Exported, Fields, of_lines
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.telemetry import LogLine, ProcessorRow
from kickboard_desktop.views.engine.log import LogPage
from kickboard_desktop.views.engine.processors import ProcessorsPage
from kickboard_desktop.views.engine.queues import QueuesPage
from kickboard_desktop.views.lists.errors import ErrorsPage
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.journal import JournalPage
from kickboard_desktop.views.lists.kinds import job_kinds
from kickboard_desktop.views.lists.trash import TrashPage
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.sharing.export_dialog import ExportDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "settings")
    yield made
    made.close()


def dead_page(desk: Desk, qtbot: QtBot, *, dead: int) -> JobSetPage:
    desk.fill(dead=dead)
    desk.open()
    kind = next(kind for kind in job_kinds() if kind.name == "dead")
    page = desk.show(JobSetPage(kind, desk.session, desk.actions, desk.theme, desk.settings))
    qtbot.waitUntil(lambda: page.model.total == dead)
    return page


def rows_of(
    desk: Desk, found: Exported | None, *, everything: bool = True, reveal: bool = False
) -> list[Fields]:
    assert found is not None
    asked = Asked(everything=everything, reveal=reveal)
    return [row for piece in found.pieces(desk.store, asked) for row in piece]


# -- what a page offers


def test_all_jobs_of_a_list_are_offered_or_the_selected_ones(desk: Desk, qtbot: QtBot) -> None:
    page = dead_page(desk, qtbot, dead=7)
    page.table.selectRow(1)
    page.table.selectRow(2)

    found = page.exported()
    assert (found.total, found.selected, found.name) == (7, 1, "dead")
    everything = rows_of(desk, found)
    assert [row["jid"] for row in everything] == [page.model.jid_at(n) for n in range(7)]
    (some,) = rows_of(desk, found, everything=False)
    assert some["jid"] == page.model.jid_at(2)
    assert some["error_class"]


def test_only_what_the_filter_shows_is_offered(desk: Desk, qtbot: QtBot) -> None:
    page = dead_page(desk, qtbot, dead=30)
    page.show_query("class:EmailJob")
    qtbot.waitUntil(lambda: page.model.is_loaded and 0 < page.model.total < 30)

    rows = rows_of(desk, page.exported())
    assert len(rows) == page.model.total
    assert {row["class"] for row in rows} == {"EmailJob"}


def test_jobs_that_came_after_what_is_shown_are_left_out(desk: Desk, qtbot: QtBot) -> None:
    page = dead_page(desk, qtbot, dead=5)
    assert desk.session.snapshot is not None
    page.deactivated()
    found = page.exported()
    if not desk.session.snapshot.newest:
        pytest.skip("this store gives out no keys")
    desk.fill(dead=3)
    assert len(rows_of(desk, found)) == 5
    page.activated()


def test_secrets_are_masked_unless_asked_for(desk: Desk, qtbot: QtBot) -> None:
    page = dead_page(desk, qtbot, dead=40)
    told = json.dumps(rows_of(desk, page.exported()))
    assert "WebhookJob" in told
    assert "s3cret" not in told
    assert "s3cret" in json.dumps(rows_of(desk, page.exported(), reveal=True))


def make_all(desk: Desk) -> list[Page]:
    session, actions, theme, settings = desk.session, desk.actions, desk.theme, desk.settings
    buffer = LogBuffer(session)
    buffer.append(LogLine(at=5.0, level="INFO", logger="shop", message='{"token": "hush"}'))
    desk.controller.journal.tell("Deleted 12 jobs", 10.0)
    errors = ErrorsPage(session, actions, ErrorWatch(session, session), theme, settings)
    return [
        QueuesPage(session, actions, theme, settings),
        ProcessorsPage(session, actions, desk.controller, theme),
        errors,
        JournalPage(session, actions, desk.controller, theme),
        TrashPage(session, actions, theme, settings),
        LogPage(buffer, theme),
    ]


def test_every_table_can_be_taken_out(desk: Desk, qtbot: QtBot) -> None:
    desk.fill(dead=3, enqueued=4)
    desk.open()
    made = {page.name: desk.show(page) for page in make_all(desk)}
    desk.session.processors_changed.emit((ProcessorRow("default/1", "busy", "a" * 24, "Mail"),))
    qtbot.waitUntil(lambda: rows_of(desk, made["errors"].exported()) != [])

    assert sum(row["size"] for row in rows_of(desk, made["queues"].exported())) == 4
    (processor,) = rows_of(desk, made["processors"].exported())
    assert (processor["processor"], processor["class"]) == ("default/1", "Mail")
    assert sum(row["dead"] for row in rows_of(desk, made["errors"].exported())) == 3
    (done,) = rows_of(desk, made["journal"].exported())
    assert (done["what"], done["at"]) == ("Deleted 12 jobs", "1970-01-01T00:00:10.000Z")
    assert rows_of(desk, made["trash"].exported()) == []
    (line,) = rows_of(desk, made["log"].exported())
    assert line["message"] == '{"token": •••}'
    for page in made.values():
        found = page.exported()
        assert found is not None
        assert all(tuple(row) == found.columns for row in rows_of(desk, found)), page.name


# -- files


def many(count: int, step: int = 100) -> Exported:
    """Return rows that are made while they are read."""

    def pieces(_store: Store, asked: Asked) -> Iterator[Sequence[Fields]]:
        for start in range(0, count, step):
            yield [{"n": n, "text": "=1"} for n in range(start, start + step)]
            if not asked.met(step):
                return

    return Exported(name="many", columns=("n", "text"), selected=0, total=count, pieces=pieces)


def test_a_file_is_its_owners_alone_and_whole(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    target.write_text("old")
    progress = Progress()

    report = exports.save(many(1000), target, "csv", everything=True, reveal=False)(
        desk.store, progress
    )

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with open(target, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["n"]) for row in rows] == list(range(1000))
    assert {row["text"] for row in rows} == {"'=1"}
    assert (report.count, progress.done) == (1000, 1000)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["rows.csv"]


def test_what_is_cancelled_leaves_the_file_that_was_there(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "rows.json"
    target.write_text("old")
    progress = Progress()
    progress.cancel()

    report = exports.save(many(1000), target, "json", everything=True, reveal=False)(
        desk.store, progress
    )

    assert report.cancelled
    assert "not written" in report.text
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".*.part"))


def test_no_more_rows_are_held_than_one_piece(desk: Desk, tmp_path: Path) -> None:
    """A million rows are read and written as they come: each piece is gone before the next."""
    import weakref  # noqa: PLC0415

    class Kept(dict[str, object]):
        pass

    held: list[weakref.ref[Kept]] = []
    most = 0

    def pieces(_store: Store, asked: Asked) -> Iterator[Sequence[Fields]]:
        nonlocal most
        for n in range(50):
            piece = [Kept(n=n) for _ in range(10)]
            held.extend(weakref.ref(row) for row in piece)
            yield piece
            del piece
            asked.met(10)
            most = max(most, sum(ref() is not None for ref in held))

    found = Exported(name="x", columns=("n",), selected=0, total=500, pieces=pieces)
    exports.save(found, tmp_path / "x.csv", "csv", everything=True, reveal=False)(
        desk.store, Progress()
    )
    assert most <= 20


def test_a_file_that_cannot_be_written_says_so_and_leaves_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="No such file"):
        exports.save(many(10), tmp_path / "no" / "rows.csv", "csv", everything=True, reveal=False)(
            desk.store, Progress()
        )


# -- through the window


@pytest.mark.parametrize(
    ("name", "written"),
    [("rows.json", "json"), ("rows.MD", "md"), ("rows", "csv"), ("r.txt", "csv")],
)
def test_the_name_that_was_typed_says_the_format(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, written: str
) -> None:
    from tests.app.fakes.shell import shell  # noqa: PLC0415

    from kickboard_desktop.actions.controller import Controller  # noqa: PLC0415
    from kickboard_desktop.operations.exporting import Exporting  # noqa: PLC0415

    saved: list[tuple[Path, str]] = []
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    app = QGuiApplication.instance()
    with shell(qtbot, app, tmp_path) as made:  # type: ignore[arg-type]
        controller = Controller(made.actions, made.session, made.window)
        exporting = Exporting(made.session, controller, made.actions, made.theme, made.window)
        monkeypatch.setattr(
            exporting, "save", lambda _, path, kind, **__: saved.append((path, kind))
        )
        exporting._on_chosen(many(1), "csv", everything=True, reveal=False)

    assert saved == [(path, written)]


def test_rows_are_copied_and_too_many_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.app.fakes.shell import BarePage, shell  # noqa: PLC0415

    from kickboard_desktop.actions.controller import Controller  # noqa: PLC0415
    from kickboard_desktop.operations.exporting import Exporting  # noqa: PLC0415

    class Listing(BarePage):
        found: Exported | None = None

        def exported(self) -> Exported | None:
            return self.found

    app = QGuiApplication.instance()
    assert app is not None
    with shell(qtbot, app, tmp_path) as made:  # type: ignore[arg-type]
        page = Listing("rows")
        made.window.add_page("rows", "Rows", "table", lambda: page)
        made.window.show_page("rows")
        controller = Controller(made.actions, made.session, made.window)
        controller.set_page(page)
        Exporting(made.session, controller, made.actions, made.theme, made.window)
        assert made.actions.reason("copy_rows_csv") == "There are no rows on this page."

        page.found = of_lines("x", ("a",), [{"a": "1"}, {"a": "|"}], dict, [1])
        controller.refresh()
        made.actions["copy_rows_csv"].trigger()
        assert QGuiApplication.clipboard().text() == "a\r\n|\r\n"
        made.actions["copy_rows_md"].trigger()
        assert QGuiApplication.clipboard().text().splitlines()[-1] == r"| \| |"
        page.found = of_lines("x", ("a",), [{"a": "1"}, {"a": "2"}], dict)
        made.actions["copy_rows_json"].trigger()
        assert json.loads(QGuiApplication.clipboard().text()) == [{"a": "1"}, {"a": "2"}]

        page.found = many(exports.COPY_MOST + 1)
        made.actions["copy_rows_csv"].trigger()
        assert "[" in QGuiApplication.clipboard().text()  # what was there before


def test_the_dialog_offers_the_selected_first_and_tells_what_was_chosen(
    desk: Desk, qtbot: QtBot
) -> None:
    found = of_lines("x", ("a",), [{"a": n} for n in range(1204)], dict, [3, 4])
    dialog = ExportDialog(found, desk.theme)
    qtbot.addWidget(dialog)
    dialog.open()
    words = [button.text() for button in dialog.findChildren(QPushButton)]
    assert words[:2] == ["The selected 2 rows", "All 1\u202f204 rows"]
    dialog.findChild(QPushButton, "segment_md").click()  # type: ignore[union-attr]
    dialog.findChild(QCheckBox, "export_reveal").setChecked(True)  # type: ignore[union-attr]

    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.findChild(QPushButton, "export_save").click()  # type: ignore[union-attr]
    assert told.args == [found, "md", False, True]


def test_the_context_menu_of_every_table_offers_it_once(desk: Desk, qtbot: QtBot) -> None:
    page = dead_page(desk, qtbot, dead=1)
    offered = [desk.actions["copy_rows_csv"], desk.actions["export_rows"]]
    page.table.offer(offered)
    page.table.offer(offered)
    assert [action for action in page.table._menu if action in offered] == offered
