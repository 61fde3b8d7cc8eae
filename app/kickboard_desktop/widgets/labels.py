"""Labels and tooltips that show what they are given, and nothing it could mean.

Names, arguments and errors come from other people's jobs. A Qt label guesses whether its text
is HTML; `plain_label` never lets it, and `set_tip` says so for tooltips, which always guess.
"""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kickboard_desktop import assets

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>"))
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(r"\S{24}(?=\S)")
_W = QFont.Weight
_FONTS = {
    "body": partial(assets.ui_font, 13),
    "strong": partial(assets.ui_font, 13, _W.DemiBold),
    "small": partial(assets.ui_font, 12),
    "caption": partial(assets.ui_font, 11, _W.Medium, caption=True),
    "section": partial(assets.ui_font, 15, _W.DemiBold),
    "title": partial(assets.ui_font, 20, _W.DemiBold),
    "number": partial(assets.ui_font, 26, _W.DemiBold),
    "mono": partial(assets.mono_font, 12),
}


def plain_label(
    text: str = "", role: str = "body", *, tone: str = "", parent: QWidget | None = None
) -> QLabel:
    """Return a label that shows *text* as it stands.

    Args:
        text: Never read as HTML.
        role: "body", "strong", "small", "caption", "section", "title", "number", "mono".
        tone: Token of its colour where that is not the text's: "muted", "bad", …
        parent: The widget it lies in.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(_FONTS[role]())
    label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    label.setText(text)
    return label


class ElidedLabel(QLabel):
    """A plain label that gives way: what does not fit ends in "…"."""

    def __init__(self, role: str = "body", *, tone: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(_FONTS[role]())
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), right, rect.width())
        painter.drawText(rect, int(self.alignment()), shown)
        painter.end()


def set_tone(label: QLabel, tone: str) -> None:
    """Give *label* the colour of token *tone*; "" is the text's own."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def breakable(text: str) -> str:
    """Return *text* so that a label can break its long names, too, which have no spaces."""
    return _LONG.sub(lambda piece: piece.group() + ZERO_WIDTH_SPACE, text)


def tip_html(text: str) -> str:
    """Return *text* so that a tooltip shows exactly it; "" stays "", which is no tooltip."""
    if not text:
        return ""
    for character, escaped in _ESCAPES:
        text = text.replace(character, escaped)
    return f"<qt><span style='white-space: pre-wrap'>{text}</span></qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give *widget* a tooltip that shows *text* as it stands."""
    widget.setToolTip(tip_html(text))
