"""Pictures taken out of the window: single charts as PNG and SVG, and the card to share."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.lived import NOW, lived
from tests.app.fakes.shell import Shell, part, shell

from kickboard.jobs.backoff import SIDEKIQ
from kickboard.payload.record import JobState
from kickboard_desktop.charts.backoff import BackoffChart
from kickboard_desktop.charts.herd import HerdChart
from kickboard_desktop.charts.job_backoff import JobBackoffChart
from kickboard_desktop.charts.life import LifeDiagram
from kickboard_desktop.charts.pictured import ChartPicture
from kickboard_desktop.charts.series import HOUR
from kickboard_desktop.charts.waits import WaitsBar
from kickboard_desktop.models.job.projection import Planned
from kickboard_desktop.models.job.timeline import pieces
from kickboard_desktop.models.teaching.life import life
from kickboard_desktop.operations.sharing import CHART_ACTIONS, Sharing
from kickboard_desktop.theme import DARK, LIGHT
from kickboard_desktop.views.sharing.card_drawing import CardDrawing
from kickboard_desktop.widgets.timeline import Timeline

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def open_shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.session.play(70)
        made.show_overview(qtbot).refresh()
        yield made


@pytest.fixture
def sharing(open_shell: Shell) -> Sharing:
    made = open_shell
    return Sharing(made.session, made.actions, made.theme, made.window, made.window)


def text_of(svg: bytes) -> str:
    return " ".join(node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_an_svg_has_lines_and_words_and_no_pixels(sharing: Sharing) -> None:
    picture = sharing.picture()
    assert picture is not None
    root = ElementTree.fromstring(picture.svg())

    assert not list(root.iter(f"{SVG}image"))
    assert list(root.iter(f"{SVG}polyline"))
    words = text_of(picture.svg())
    for word in ("Throughput", "done", "failed", "enqueued", "Kickboard"):
        assert word in words
    assert re.search(r"\d\d:\d\d:\d\d to \d\d:\d\d:\d\d", words)
    assert root.findtext(f"{SVG}title") == "Throughput"
    assert QSvgRenderer(picture.svg()).isValid()


def test_a_png_is_sharp_and_as_large_as_it_says(sharing: Sharing) -> None:
    picture = sharing.picture()
    assert picture is not None
    image = QImage.fromData(picture.png())

    assert (image.width(), image.height()) == (
        picture.size.width() * 2,
        picture.size.height() * 2,
    )
    assert picture.size.width() == 1200
    assert image.pixelColor(4, 4).name() == DARK.panel


def test_a_chart_on_screen_is_left_as_it_was(open_shell: Shell, sharing: Sharing) -> None:
    chart = sharing.chart()
    assert chart is not None
    before = chart.size()
    sharing.picture()
    assert chart.size() == before
    assert len(open_shell.overview.charts()) == 2


def test_the_chart_with_the_keyboard_is_meant(open_shell: Shell, sharing: Sharing) -> None:
    first, second = open_shell.overview.charts()
    assert sharing.chart() is first
    open_shell.window.activateWindow()
    second.setFocus()
    assert sharing.chart() is second


def test_every_chart_has_a_menu_and_can_be_reached_by_tab(
    open_shell: Shell, sharing: Sharing
) -> None:
    open_shell.window.activateWindow()
    place = QPoint(20, 20)
    for chart in reversed(open_shell.overview.charts()):
        assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
        view = part(chart, QWidget, "curves")
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
        QApplication.sendEvent(view, event)
        menu = part(chart, QMenu, "chart_menu")
        names = [action.objectName() for action in menu.actions()]
        assert names == [f"action_{name}" for name in CHART_ACTIONS]
        assert sharing.chart() is chart
        menu.close()


def test_the_kinds_of_charts_of_the_lab_have_pictures_too(open_shell: Shell) -> None:
    diagram = LifeDiagram(open_shell.theme)
    session = open_shell.session
    diagram.show_life(life(session.snapshot, session.series, session.now()))
    for chart in (
        diagram,
        BackoffChart(open_shell.theme),
        HerdChart(open_shell.theme),
        WaitsBar(open_shell.theme),
    ):
        picture = ChartPicture(chart, open_shell.theme, "A title", "then")
        root = ElementTree.fromstring(picture.svg())
        assert not list(root.iter(f"{SVG}image"))
        assert "A title" in text_of(picture.svg())
        assert QImage.fromData(picture.png()).width() == 2400
    words = text_of(ChartPicture(diagram, open_shell.theme, "x", "y").svg())
    assert "Scheduled" in words
    assert "/ min" in words


def test_the_card_is_copied_and_can_be_saved(
    open_shell: Shell, sharing: Sharing, qtbot: QtBot, tmp_path: Path
) -> None:
    open_shell.actions["share_card"].trigger()

    card = QGuiApplication.clipboard().image()
    assert (card.width(), card.height()) == (1200, 630)
    assert card.pixelColor(2, 2).name() == DARK.bg
    target = tmp_path / "card.png"
    sharing.save(target, b"content")
    qtbot.waitUntil(target.exists)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_card_follows_the_theme_and_the_span_and_differs_when_the_numbers_do(
    open_shell: Shell, sharing: Sharing
) -> None:
    first = sharing.card()
    for chart in open_shell.overview.charts():
        chart.set_span(HOUR)  # type: ignore[attr-defined]
    hour = sharing.card()
    assert hour != first
    open_shell.actions["theme_light"].trigger()
    assert sharing.card().pixelColor(2, 2).name() == LIGHT.bg


def test_neither_card_nor_chart_names_a_host_or_a_file(
    open_shell: Shell, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = CardDrawing.write

    def noted(card: CardDrawing, line: QRectF, words: str, *rest: Any) -> float:
        written.append(words)
        return write(card, line, words, *rest)

    monkeypatch.setattr(CardDrawing, "write", noted)
    open_shell.session.url = "redis://ada:secret@queue.example.org:6379/0"
    sharing.card()

    told = " ".join(written)
    assert "Redis" in told
    assert "Kickboard 0." in told
    for private in ("ada", "secret", "example", "6379"):
        assert private not in told


def test_the_charts_of_a_job_have_pictures_and_a_menu_beside_any_page(
    open_shell: Shell, sharing: Sharing
) -> None:
    holder = QWidget(open_shell.window)
    timeline = Timeline(open_shell.theme, holder)
    backoff = JobBackoffChart(open_shell.theme, holder)
    timeline.show_pieces(pieces(lived(JobState.DEAD, failures=2), NOW))
    backoff.show_job(SIDEKIQ, 5, (), (Planned(3, 40.0, NOW + 40),), "dead ≈ 14 Dec")
    sharing.offer(holder)

    for chart, words in ((timeline, "died"), (backoff, "dead ≈ 14 Dec")):
        chart.customContextMenuRequested.emit(QPoint(5, 5))
        menu = part(chart, QMenu, "chart_menu")
        offered = [action.objectName() for action in menu.actions()]
        assert offered == [f"action_{name}" for name in CHART_ACTIONS if name != "share_card"]
        menu.actions()[0].trigger()
        assert QGuiApplication.clipboard().image().width() >= 1280
        menu.close()
        picture = ChartPicture(chart, open_shell.theme, "A title", "then")
        root = ElementTree.fromstring(picture.svg())
        assert not list(root.iter(f"{SVG}image"))
        assert words in text_of(picture.svg())
