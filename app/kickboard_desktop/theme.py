"""The look: one set of tokens for each scheme, and how Qt is told of it.

Colours are named by what they are for. Text and its ground keep a WCAG contrast of 4.5 and
more; a test recomputes every pair. Tables get their colours from the palette, not from the
style sheet: a rule that touches `QTableView` makes each of its paints half as slow again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop.format import Times, tell_times, times
from kickboard_desktop.style_sheet import SHEET

if TYPE_CHECKING:
    from kickboard_desktop.zoom import Zoom

#: Share of a state's colour in the ground of its pill; the rest is the panel.
PILL_SHARE = 0.14
#: Share of the first curve's colour in the fill under it.
FILL_SHARE = 0.08

#: Share of muted in what cannot be used: as much as a contrast of 3 takes.
FAINT_SHARE = 0.7

SCHEMES = ("system", "light", "dark")
#: Height of a table's rows in points, where nobody chose another, and by density.
ROW_HEIGHT = 28
DENSITIES = {"compact": 24, "default": ROW_HEIGHT, "comfortable": 34}
#: Puts a palette and a style sheet on somewhere.
Dress = Callable[[QPalette, str], None]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, "#rrggbb"."""

    bg: str
    panel: str
    raised: str
    line: str
    hover: str
    selected: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    good: str
    warn: str
    bad: str
    violet: str
    on_accent: str = "#ffffff"


DARK = Tokens(
    bg="#0f1319",
    panel="#161b23",
    raised="#1c222c",
    line="#262e3a",
    hover="#1a212b",
    selected="#21304a",
    text="#e6eaf0",
    muted="#9aa5b4",
    accent="#6aa2ff",
    accent_fill="#2f6be0",
    good="#4cc38a",
    warn="#e8b04a",
    bad="#f0736e",
    violet="#b39dfb",
)
LIGHT = Tokens(
    bg="#f5f6f8",
    panel="#ffffff",
    raised="#ffffff",
    line="#e1e5eb",
    hover="#eef1f5",
    selected="#dbe7ff",
    text="#1a212b",
    muted="#525e6c",
    accent="#1d56d8",
    accent_fill="#2563eb",
    good="#126c33",
    warn="#994807",
    bad="#b3211f",
    violet="#6d2fd6",
)

#: Token and icon of each state; its word is the state's own. Always all three are shown.
STATES: dict[JobState, tuple[str, str]] = {
    JobState.ENQUEUED: ("muted", "circle"),
    JobState.SCHEDULED: ("violet", "clock"),
    JobState.RETRY: ("warn", "rotate-cw"),
    JobState.BUSY: ("accent", "play"),
    JobState.DEAD: ("bad", "x"),
    JobState.COMPLETED: ("good", "check"),
    JobState.DISCARDED: ("muted", "minus"),
    JobState.TRASH: ("muted", "trash-2"),
}


def mix(over: str, under: str, share: float) -> str:
    """Return *share* of colour *over* on top of *under*, opaque, as "#rrggbb"."""
    pairs = zip(_rgb(over), _rgb(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def faint_of(tokens: Tokens) -> str:
    """Return the colour of what cannot be used now and of scroll bars: seen, but behind all."""
    return mix(tokens.muted, tokens.panel, FAINT_SHARE)


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast of two colours, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2."""
    linear = [_linear(part / 255) for part in _rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


class Theme(QObject):
    """Which tokens hold, and everything that is made of them. Passed in, never global.

    Signals:
        changed(): the tokens, the rows' height, how moments are told, how large all is, or
            whether things may move, are other ones now. Custom painting asks for a repaint;
            icons and style sheets have followed already.
    """

    changed = Signal()

    def __init__(
        self, scheme: str = "system", *, reduce_motion: bool = False, parent: QObject | None = None
    ) -> None:
        """Make the theme of *scheme*: "light", "dark", or "system", the desktop's choice."""
        super().__init__(parent)
        self.setObjectName("theme")
        self._scheme = _known(scheme)
        self._reduce_motion = reduce_motion
        self._density = "default"
        self._zoom: Zoom | None = None
        self._app: QApplication | None = None
        self._dress_by: Dress | None = None  # in its place, where the application is not ours
        self._tokens = DARK if scheme == "dark" else LIGHT

    @property
    def tokens(self) -> Tokens:
        """The colours that hold now."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens hold."""
        return self._tokens is DARK

    @property
    def scheme(self) -> str:
        """What was chosen: "light", "dark" or "system"."""
        return self._scheme

    @property
    def zoom(self) -> Zoom:
        """How large everything is drawn; made when somebody first asks."""
        if self._zoom is None:
            from kickboard_desktop.zoom import Zoom  # noqa: PLC0415 - most never ask

            self._zoom = Zoom(self)
            self._zoom.changed.connect(self.changed)
        return self._zoom

    @property
    def density(self) -> str:
        """How close the rows of tables stand: one of `DENSITIES`."""
        return self._density

    @property
    def row_height(self) -> int:
        """Points from one row of a table to the next."""
        return DENSITIES[self._density]

    def set_density(self, density: str) -> None:
        """Choose one of `DENSITIES`; an unknown one changes nothing."""
        if density != self._density and density in DENSITIES:
            self._density = density
            self.changed.emit()

    def set_times(self, how: Times) -> None:
        """Tell moments like that from now on; everything that shows some follows."""
        if how is not times():
            tell_times(how)
            self.changed.emit()

    @property
    def reduce_motion(self) -> bool:
        """Whether nothing is to slide or fade."""
        return self._reduce_motion

    def set_reduce_motion(self, reduced: bool) -> None:
        """Turn sliding and fading off or on."""
        if reduced != self._reduce_motion:
            self._reduce_motion = reduced
            self.changed.emit()

    def set_scheme(self, scheme: str) -> None:
        """Choose "light", "dark" or "system"; everything follows at once."""
        self._scheme = _known(scheme)
        self._tell_platform()
        self._follow()

    def apply(self, app: QApplication) -> None:
        """Dress *app*: style, font, palette and style sheet; from now on they follow."""
        self._app = app
        app.setStyle("Fusion")
        app.setFont(assets.ui_font())
        self._tokens = self._resolved()
        self._tell_platform()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_platform_scheme_changed)

    def apply_by(self, dress: Dress) -> None:
        """Let *dress* do it, now and when it changes: the application is somebody else's."""
        self._dress_by = dress
        self._tokens = self._resolved()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_platform_scheme_changed)

    def color(self, token: str) -> QColor:
        """Return the colour of *token* ("accent", "line", …) now."""
        return QColor(getattr(self._tokens, token))

    def state_color(self, state: JobState) -> str:
        """Return the colour of *state* as "#rrggbb"."""
        return str(getattr(self._tokens, STATES[state][0]))

    def state_icon(self, state: JobState) -> str:
        """Return the name of the icon of *state*."""
        return STATES[state][1]

    def icon(self, name: str, token: str = "muted") -> QIcon:
        """Return icon *name* in the colour of *token*; it follows a change of theme."""

        def tint(mode: QIcon.Mode) -> str:
            if mode == QIcon.Mode.Disabled:
                return mix(self._tokens.muted, self._tokens.panel, 0.55)
            return str(getattr(self._tokens, token))

        return assets.icon(name, tint)

    def _on_platform_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._follow()

    def _follow(self) -> None:
        """Take over the tokens that should hold now, if they are other ones."""
        resolved = self._resolved()
        if resolved is self._tokens:
            return
        self._tokens = resolved
        self._dress()
        self.changed.emit()

    def _resolved(self) -> Tokens:
        """Return the tokens to use; a desktop that does not say counts as light."""
        if self._scheme != "system":
            return DARK if self._scheme == "dark" else LIGHT
        dressed = self._app is not None or self._dress_by is not None
        dark = dressed and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _tell_platform(self) -> None:
        """Ask for a matching title bar, where the platform has such a thing."""
        if self._app is None:
            return
        hints = self._app.styleHints()
        if self._scheme == "system":
            hints.unsetColorScheme()
        else:
            dark = self._scheme == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _dress(self) -> None:
        if self._dress_by is not None:
            self._dress_by(palette(self._tokens), style_sheet(self._tokens))
        elif self._app is not None:
            self._app.setPalette(palette(self._tokens))
            self._app.setStyleSheet(style_sheet(self._tokens))


def _known(scheme: str) -> str:
    if scheme not in SCHEMES:
        raise ValueError(f"scheme must be one of {', '.join(SCHEMES)}, not {scheme!r}")
    return scheme


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that Fusion, tables and native parts paint with."""
    roles = QPalette.ColorRole
    colors = {
        roles.Window: tokens.bg,
        roles.WindowText: tokens.text,
        roles.Base: tokens.panel,
        roles.AlternateBase: tokens.hover,
        roles.Text: tokens.text,
        roles.Button: tokens.raised,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.bad,
        roles.ToolTipBase: tokens.raised,
        roles.ToolTipText: tokens.text,
        roles.Highlight: tokens.selected,
        roles.HighlightedText: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Accent: tokens.accent,
        roles.Light: tokens.raised,
        roles.Midlight: tokens.line,
        roles.Mid: tokens.line,
        roles.Dark: tokens.line,
        roles.Shadow: tokens.bg,
    }
    made = QPalette()
    for role, color in colors.items():
        made.setColor(role, QColor(color))
    faint = QColor(faint_of(tokens))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program. It sets no fonts: `assets` does."""
    values = {f.name: getattr(tokens, f.name) for f in fields(tokens)}
    values["faint"] = faint_of(tokens)
    values["pressed"] = tokens.line
    values["primary_hover"] = mix(tokens.text, tokens.accent_fill, 0.12)
    return SHEET.substitute(values)
