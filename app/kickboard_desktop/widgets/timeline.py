"""The life of one job from left to right: runs as blocks, waits and backoffs as lines.

Runs and short waits share one scale. What would leave no room for them is cut short, which a
zig-zag and its length in words say. What is to come is hollow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kickboard_desktop import assets
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.models.job.timeline import Kind, Piece, summary
from kickboard_desktop.theme import Theme, mix
from kickboard_desktop.widgets.labels import tip_html

#: Points: above the band stands how long, below it what, and when.
LENGTH, BAND, WORD, TIME = 4, 22, 50, 66
BAND_HEIGHT, TEXT_HEIGHT, HEIGHT = 24, 16, 86
MARGIN = 8
#: Points of the longest run at a zoom of 1, and of a gap before it is cut short.
LONGEST_RUN, LONGEST_GAP = 72.0, 96.0
#: Seconds below which a gap is no longer than a moment, and never cut short.
MOMENT = 1.0
#: Points of the shortest block, which still holds its icon, and of a gap that is cut short.
SHORTEST, CUT = 22.0, 64.0
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
ICON = 14
#: Points of the narrowest picture: there is a title above the pieces.
NARROWEST = 640
#: Share of a block's colour in its ground, over the panel.
GROUND = 0.30


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece is drawn: its slot, the block or line in it, and whether it is cut short."""

    piece: Piece
    left: float
    width: float
    block: float
    is_cut: bool


def _newest(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the last attempt's number, and how many pieces there are up to now.

    Of a long life some pieces are left out, so their number alone does not tell.
    """
    last = max((one.attempt for one in pieces if one.attempt is not None), default=-1)
    return last, sum(not one.is_future for one in pieces)


class Timeline(QWidget, Pictured):
    """Draws pieces; as wide as they need.

    Signals:
        attempt_chosen(int): another attempt is chosen, by its number in the history from 0 on.
        attempt_opened(int): more of it is wanted: Enter, or a double click.
        place_wanted(int, int): the stretch from x to x is to be seen.
    """

    attempt_chosen = Signal(int)
    attempt_opened = Signal(int)
    place_wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline of attempts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._font = assets.ui_font(11)
        self._metrics = QFontMetricsF(self._font)
        self._pieces: Sequence[Piece] = ()
        self._places: list[Place] = []
        self._chosen: int | None = None
        self._zoom = 1.0
        #: Whose life it is; for whoever shows another one, or the same again.
        self.jid = ""
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that the pieces need."""
        last = self._places[-1] if self._places else None
        right = last.left + last.width if last is not None else 0.0
        return QSize(round(right) + MARGIN, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: who is narrower scrolls."""
        return self.sizeHint()

    def still(self) -> Timeline:
        """Return the same life, which stands still."""
        made = Timeline(self._theme)
        made.set_zoom(self._zoom)
        made.show_pieces(self._pieces)
        made.choose(self._chosen)
        return made

    # -- what it shows
    @property
    def places(self) -> Sequence[Place]:
        """Where everything is."""
        return self._places

    @property
    def chosen(self) -> int | None:
        """The attempt that is chosen, by its number in the history from 0 on."""
        return self._chosen

    @property
    def zoom(self) -> float:
        """How much wider than usual runs and short waits are."""
        return self._zoom

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show another life, or the same one a second later."""
        if pieces == self._pieces:
            return
        went_on = bool(self._pieces) and _newest(pieces) > _newest(self._pieces)
        self._pieces = pieces
        self.setAccessibleDescription(summary(pieces))
        self._place_anew()
        if went_on:  # after the scroll area has seen how wide it is now
            QTimer.singleShot(0, self, self.show_end)

    def choose(self, attempt: int | None) -> None:
        """Mark *attempt*, and bring it into view; None: none of them."""
        if attempt != self._chosen:
            self._chosen = attempt
            self.update()
            self._bring_up()

    def show_end(self) -> None:
        """Bring what goes on now into view."""
        now = next((at for at, p in enumerate(self._places) if p.piece.share is not None), -1)
        if self._places:
            following = self._places[min(now + 1, len(self._places) - 1) if now >= 0 else -1]
            right = round(following.left + following.width)
            self.place_wanted.emit(max(0, right - 200), right + MARGIN)

    def set_zoom(self, zoom: float) -> None:
        """Draw runs and short waits *zoom* times as wide as usual."""
        self._zoom = min(ZOOMS[-1], max(ZOOMS[0], zoom))
        self._place_anew()
        self._bring_up()

    def zoom_in(self) -> None:
        """Draw runs and short waits wider."""
        self.set_zoom(next((one for one in ZOOMS if one > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Draw them narrower."""
        self.set_zoom(next((one for one in reversed(ZOOMS) if one < self._zoom), ZOOMS[0]))

    # -- where it goes
    def _place_anew(self) -> None:
        self._places = list(self._placed())
        self.picture_size = QSize(max(NARROWEST, self.sizeHint().width()), HEIGHT)
        self.updateGeometry()
        self.resize(max(self.width(), self.sizeHint().width()), HEIGHT)
        self.update()

    def _placed(self) -> Iterator[Place]:
        runs = [p.seconds for p in self._pieces if p.kind is Kind.RUN]
        scale = LONGEST_RUN * self._zoom / max([*runs, 1e-3])
        left = float(MARGIN)
        for piece in self._pieces:
            natural = piece.seconds * scale
            is_gap = piece.kind not in (Kind.RUN, Kind.MARK, Kind.TO_COME)
            most = LONGEST_GAP * self._zoom if is_gap else natural
            is_cut = piece.kind is Kind.MORE or (natural > most and piece.seconds >= MOMENT)
            block = CUT if is_cut else max(min(natural, most), SHORTEST)
            if piece.kind in (Kind.MARK, Kind.TO_COME):
                block = SHORTEST
            width = max(block, self._text_width(piece)) + (0 if is_gap else 4)
            yield Place(piece, left, width, width if is_gap else block, is_cut)
            left += width

    def _text_width(self, piece: Piece) -> float:
        texts = (piece.length, piece.word, "" if self._is_line(piece) else piece.time)
        return max(self._metrics.horizontalAdvance(one) for one in texts) + 8

    def _is_line(self, piece: Piece) -> bool:
        """Whether a piece is a stretch between others; when it began is their business."""
        return piece.kind not in (Kind.RUN, Kind.MARK, Kind.TO_COME)

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw everything."""
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in self._places:
            if self._is_line(place.piece):
                self._draw_stretch(painter, place)
            else:
                self._draw_block(painter, place)
            self._draw_texts(painter, place)
        painter.end()

    def _draw_block(self, painter: QPainter, place: Place) -> None:
        piece, tokens = place.piece, self._theme.tokens
        color = getattr(tokens, piece.token)
        rect = self._block(place)
        is_hollow = piece.kind is Kind.TO_COME or piece.is_future
        pen = QPen(QColor(color), 1)
        if is_hollow:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        ground = mix(color, tokens.panel, GROUND)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else QColor(ground))
        if piece.kind is Kind.MARK:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4, 4)
        corner = rect.center() - QPointF(ICON / 2, ICON / 2)
        assets.draw_icon(painter, piece.icon, color, QRectF(corner, QSizeF(ICON, ICON)))
        if piece.attempt is not None and piece.attempt == self._chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)

    def _block(self, place: Place) -> QRectF:
        """Return the block of a run or mark, in the middle of its slot."""
        left = place.left + (place.width - place.block) / 2
        return QRectF(left + 0.5, BAND + 0.5, place.block - 1, BAND_HEIGHT - 1)

    def _draw_stretch(self, painter: QPainter, place: Place) -> None:
        """Draw a wait: full in the queue, dotted between tries, with a break where it is cut."""
        piece = place.piece
        y = BAND + BAND_HEIGHT / 2
        ends = (place.left + 3, place.left + place.width - 3)
        if piece.share is None:
            self._draw_line(painter, place, ends, is_past=not piece.is_future)
        else:
            middle = ends[0] + (ends[1] - ends[0]) * piece.share
            self._draw_line(painter, place, ends, is_past=False)
            painter.setPen(QPen(self._theme.color(piece.token), 3))
            painter.drawLine(QPointF(ends[0], y), QPointF(middle, y))
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawLine(QPointF(middle, BAND), QPointF(middle, BAND + BAND_HEIGHT))

    def _draw_line(
        self, painter: QPainter, place: Place, ends: tuple[float, float], *, is_past: bool
    ) -> None:
        piece = place.piece
        y = BAND + BAND_HEIGHT / 2
        in_queue = piece.kind is Kind.WAIT
        pen = QPen(self._theme.color(piece.token), 3 if in_queue else 1.5)
        if not in_queue:
            pen.setDashPattern([2, 2] if is_past else [1, 3])
        painter.setPen(pen)
        if not place.is_cut:
            painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
            return
        middle = (ends[0] + ends[1]) / 2
        painter.drawLine(QPointF(ends[0], y), QPointF(middle - 7, y))
        painter.drawLine(QPointF(middle + 7, y), QPointF(ends[1], y))
        painter.setPen(QPen(self._theme.color(piece.token), 1.5))
        painter.drawPolyline(QPolygonF([QPointF(middle + x, y + up) for x, up in _ZIGZAG]))

    def _draw_texts(self, painter: QPainter, place: Place) -> None:
        piece = place.piece
        rect = QRectF(place.left, LENGTH, place.width, TEXT_HEIGHT)
        flags = Qt.AlignmentFlag.AlignCenter
        painter.setPen(self._theme.color("text" if piece.kind is Kind.RUN else "muted"))
        painter.drawText(rect, flags, piece.length)
        if self._is_line(piece):
            painter.setPen(self._theme.color("muted"))
            painter.drawText(rect.translated(0, WORD - LENGTH), flags, piece.word)
            return
        painter.setPen(self._theme.color(piece.token))
        painter.drawText(rect.translated(0, WORD - LENGTH), flags, piece.word)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect.translated(0, TIME - LENGTH), flags, piece.time)

    # -- choosing
    def _attempts(self) -> list[int]:
        return [p.piece.attempt for p in self._places if p.piece.attempt is not None]

    def _bring_up(self) -> None:
        for place in self._places:
            if self._chosen is not None and place.piece.attempt == self._chosen:
                left, right = round(place.left), round(place.left + place.width)
                self.place_wanted.emit(left - 40, right + 40)

    def _choose(self, attempt: int) -> None:
        self.choose(attempt)
        self.attempt_chosen.emit(attempt)

    def _walk(self, step: int) -> None:
        attempts = self._attempts()
        if not attempts:
            return
        if self._chosen not in attempts:
            self._choose(attempts[-1] if step < 0 else attempts[0])
            return
        at = attempts.index(self._chosen) + step
        if 0 <= at < len(attempts):
            self._choose(attempts[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk through the attempts, open one, or zoom."""
        key, attempts = event.key(), self._attempts()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and attempts:
            self._choose(attempts[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.attempt_opened.emit(self._chosen)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def _at(self, x: float) -> Place | None:
        return next((p for p in self._places if p.left <= x < p.left + p.width), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the attempt under the pointer."""
        found = self._at(event.position().x())
        if found is not None and found.piece.attempt is not None:
            self._choose(found.piece.attempt)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep it: what was pressed here is of no concern to what lies below."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open it."""
        found = self._at(event.position().x())
        if found is not None and found.piece.attempt is not None:
            self.attempt_opened.emit(found.piece.attempt)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl; else whoever scrolls scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say all of a piece in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(event.pos().x())
            said = found.piece.says if found is not None else ""
            QToolTip.showText(event.globalPos(), tip_html(said) if said else "", self)
            return True
        return super().event(event)


#: The break in a line that is cut short: points to the right and down of its middle.
_ZIGZAG = ((-7, 0), (-4, -6), (0, 6), (4, -6), (7, 0))
