"""The colours: everything can be read on whatever it stands on, light and dark."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kickboard.payload.record import JobState
from kickboard_desktop import theme as module
from kickboard_desktop.theme import DARK, LIGHT, STATES, Theme, Tokens, contrast, faint_of, mix

SCHEMES = [pytest.param(DARK, id="dark"), pytest.param(LIGHT, id="light")]
COLORED = ("text", "muted", "accent", "good", "warn", "bad", "violet")


@pytest.fixture
def dressed(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize("token", COLORED)
def test_every_text_can_be_read_on_every_ground(tokens: Tokens, token: str) -> None:
    color = getattr(tokens, token)
    for ground in ("bg", "panel", "raised", "hover"):
        assert contrast(color, getattr(tokens, ground)) >= 4.5, ground


@pytest.mark.parametrize("tokens", SCHEMES)
def test_what_cannot_be_used_is_seen_all_the_same(tokens: Tokens) -> None:
    """As scroll bars are, which have its colour."""
    for ground in ("bg", "panel", "raised"):
        assert contrast(faint_of(tokens), getattr(tokens, ground)) >= 3, ground


@pytest.mark.parametrize("tokens", SCHEMES)
def test_a_selected_row_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.selected) >= 7
    assert contrast(tokens.muted, tokens.selected) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
def test_white_can_be_read_on_the_primary_button(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent_fill) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize("state", JobState)
def test_every_pill_can_be_read_also_in_a_selected_row(tokens: Tokens, state: JobState) -> None:
    """Its ground is mixed over the panel: over a selected row it would fall to 3.9."""
    color = getattr(tokens, STATES[state][0])

    assert contrast(color, mix(color, tokens.panel, module.PILL_SHARE)) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
def test_text_and_muted_have_the_contrasts_of_the_design(tokens: Tokens) -> None:
    text, muted = (14.3, 6.9) if tokens is DARK else (16.2, 6.6)

    assert contrast(tokens.text, tokens.panel) == pytest.approx(text, abs=0.1)
    assert contrast(tokens.muted, tokens.panel) == pytest.approx(muted, abs=0.1)


def _seen(color: str, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, ...]:
    rgb = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(sum(m * c for m, c in zip(row, rgb, strict=True)) for row in matrix)


#: Machado, Oliveira and Fernandes 2009, severity 1.0.
BLINDNESS = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_curves_of_the_throughput_differ_for_the_colour_blind(
    tokens: Tokens, kind: str
) -> None:
    """Done, failed and retried; what is enqueued is dashed as well."""
    seen = [_seen(c, BLINDNESS[kind]) for c in (tokens.accent, tokens.bad, tokens.warn)]

    for one in range(3):
        for other in range(one):
            apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
            assert apart > 0.08


def test_every_state_has_an_icon_that_exists(dressed: Theme) -> None:
    for state in JobState:
        assert not dressed.icon(dressed.state_icon(state)).pixmap(16, 16).isNull()


def test_the_style_sheet_touches_no_table() -> None:
    """A rule for QTableView makes each of its paints half as slow again."""
    sheet = module.style_sheet(DARK)

    assert "QTableView" not in sheet
    of_items = set(re.findall(r"(\S+)::item\b", sheet))
    assert of_items <= {"QMenu", "QMenuBar", "QListView#query_suggestions"}
    assert "$" not in sheet


def test_the_palette_is_made_of_the_tokens(dressed: Theme, qapp: QApplication) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.panel)
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == QColor(DARK.selected)


def test_an_icon_that_is_not_there_is_a_mistake_where_it_is_asked_for(dressed: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        dressed.icon("no-such-icon")


def test_a_change_of_scheme_is_told_once_and_icons_follow(
    dressed: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    icon = dressed.icon("check", "accent")

    with qtbot.waitSignal(dressed.changed):
        dressed.set_scheme("light")

    assert dressed.tokens is LIGHT
    assert _inked(icon) == QColor(LIGHT.accent).rgb() & 0xFFFFFF
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.bg)
    with qtbot.assertNotEmitted(dressed.changed):
        dressed.set_scheme("light")


def _inked(icon: QIcon) -> int:
    """Return the colour of the strongest pixel of *icon*."""
    image = icon.pixmap(32, 32).toImage()
    pixels = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    return max(pixels, key=QColor.alpha).rgb() & 0xFFFFFF


def test_the_system_counts_as_light_where_it_does_not_say(qapp: QApplication) -> None:
    theme = Theme("system")
    theme.apply(qapp)

    said = qapp.styleHints().colorScheme()

    assert theme.is_dark == (said == Qt.ColorScheme.Dark)


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="system, light, dark"):
        Theme("sepia")


def test_reduced_motion_is_told(dressed: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dressed.changed):
        dressed.set_reduce_motion(True)

    assert dressed.reduce_motion


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icons_are_drawn_for_the_screens_own_pixels(dressed: Theme, ratio: float) -> None:
    drawn = dressed.icon("play").pixmap(dressed_size(), ratio)

    assert drawn.width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == pytest.approx(ratio)


def dressed_size() -> QSize:
    return QSize(16, 16)


def test_all_tokens_are_six_digit_colours() -> None:
    for tokens in (DARK, LIGHT):
        assert all(len(getattr(tokens, f.name)) == 7 for f in fields(tokens))
