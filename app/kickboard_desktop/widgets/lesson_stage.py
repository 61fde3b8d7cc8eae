"""The stage of a lesson: jobs come, wait, run, fail and come back, painted by hand.

One widget paints all variants, one below another, at the same virtual moment. It has no timer:
its page lets time pass (`advance`), sixty times a second and only while something moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.tracing import Attempt
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme, mix
from kickboard_desktop.widgets.focus_ring import QUIET
from kickboard_desktop.widgets.lesson_drawing import draw_lesson
from kickboard_desktop.widgets.lesson_layout import LINE, StageLayout
from kickboard_desktop.widgets.lesson_part import EVENT_ICONS, GLOW, StagePart
from kickboard_desktop.widgets.lesson_track import draw_caption, draw_track

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
#: Share of a colour in the ground of what it stands for.
GROUND = 0.16


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at the way out: what of, the token of its colour, and its icon."""

    word: str
    number: str
    token: str
    icon: str


class LessonStage(QWidget):
    """The stage."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_stage")
        self.setAccessibleName(self.tr("Jobs, processors and retries"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 160)
        self._theme = theme
        self._parts: Sequence[StagePart] = ()
        self._lane_words: dict[str, str] = {}
        self._message = ""
        self._lesson: Lesson | None = None
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width it likes; of the height it takes what there is."""
        return QSize(480, self.minimumHeight())

    @property
    def parts(self) -> Sequence[StagePart]:
        """The variants that are shown."""
        return self._parts

    def show_parts(self, parts: Sequence[StagePart], lane_words: dict[str, str]) -> None:
        """Show other variants; *lane_words* are the names of lanes."""
        self._parts, self._lane_words = parts, lane_words
        self._place()
        self.renew([()] * len(parts), still=True)

    def set_message(self, message: str, lesson: Lesson | None = None) -> None:
        """Say why there is nothing, while there is nothing, under the drawing of *lesson*."""
        self._message, self._lesson = message, lesson
        self.update()

    def renew(self, passed: Sequence[Sequence[Attempt]], *, still: bool = False) -> None:
        """Show what holds now; *passed* ended on the way here, by variant."""
        still = still or self._theme.reduce_motion
        for part, ended in zip(self._parts, passed, strict=True):
            part.renew(ended, still=still)
        self.update()

    def advance(self, seconds: float) -> bool:
        """Let dots glide for *seconds*; False when all of them stand still."""
        moving = [part.advance(seconds) for part in self._parts]
        if any(moving):
            self.update()
        return any(moving)

    def take_keyboard(self) -> None:
        """Have the keyboard, without a ring that says so: nobody went here."""
        self.setProperty(QUIET, True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have a ring the next time."""
        self.setProperty(QUIET, False)
        super().focusOutEvent(event)

    def describe(self) -> str:
        """Return what is seen in words, for who cannot see it."""
        said = []
        for part in self._parts:
            scene = part.replay.scene
            words = self.tr("%1 waiting, %2 running, %3 to be retried, %4 done, %5 dead")
            counts = (
                scene.waiting_count,
                len(scene.running),
                len(scene.retrying),
                scene.done,
                scene.dead,
            )
            for i, count in enumerate(counts, 1):
                words = words.replace(f"%{i}", text.count(count))
            said.append(f"{part.title}: {words}" if part.title else words)
        return ". ".join(said)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give every variant its room."""
        super().resizeEvent(event)
        self._place()
        self.renew([()] * len(self._parts), still=True)

    def _place(self) -> None:
        count = max(1, len(self._parts))
        height = self.height() / count
        for i, part in enumerate(self._parts):
            head = LINE + 6 if part.title else 0
            part.place(QRectF(0, i * height + head, self.width(), height - head))

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw all variants."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._parts:
            self._draw_empty(painter)
        for i, part in enumerate(self._parts):
            if part.layout is not None:
                self._draw_part(painter, part, i)
        painter.end()

    def _draw_empty(self, painter: QPainter) -> None:
        room = QRectF(self.rect())
        if self._lesson is not None:
            width = min(340.0, room.width() - 48)
            box = QRectF(0, 0, width, 0.34 * width)
            box.moveCenter(room.center() - QPointF(0, 28))
            draw_lesson(painter, box, self._lesson, self._theme.tokens)
            room.setTop(box.bottom() + 24)
            room.setHeight(24)
        else:
            icon = QRectF(round(room.center().x()) - 12, round(room.center().y()) - 38, 24, 24)
            assets.draw_icon(painter, "flask-conical", self._theme.tokens.muted, icon)
        painter.setFont(assets.ui_font())
        painter.setPen(self._theme.color("muted"))
        painter.drawText(room, _CENTER, self._message)

    def _draw_part(self, painter: QPainter, part: StagePart, number: int) -> None:
        layout = part.layout
        assert layout is not None
        if part.title:
            self._draw_title(painter, part, number)
        self._draw_lanes(painter, part, layout)
        self._draw_slots(painter, part, layout)
        if not layout.small:
            self._draw_exits(painter, part, layout)
        if layout.retry is not None:
            draw_track(painter, self._theme, part, layout.retry)
        if layout.events is not None:
            self._draw_events(painter, part, layout.events)
        self._draw_sprites(painter, part)

    def _draw_title(self, painter: QPainter, part: StagePart, number: int) -> None:
        top = number * self.height() / len(self._parts)
        if number:
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(0, round(top) + 0.5), QPointF(self.width(), round(top) + 0.5))
        painter.setFont(assets.ui_font(13, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("text"))
        line = QRectF(12, top + 6, self.width() - 24, LINE)
        painter.drawText(line, _LEFT, part.title)
        if part.layout is not None and part.layout.small:
            self._draw_counts(painter, part, line)

    def _draw_lanes(self, painter: QPainter, part: StagePart, layout: StageLayout) -> None:
        lanes, scene = part.lanes, part.replay.scene
        ground = self._theme.color("bg")
        for i, (name, room) in enumerate(zip(lanes, layout.lanes, strict=False)):
            count = len(scene.waiting.get(name, ())) if name else scene.waiting_count
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(room.adjusted(-4, -2, 4, 2), 8, 8)
            self._draw_hidden(painter, part.hidden[i] if i < len(part.hidden) else 0, room)
            line = QRectF(room.left() - 2, room.top() - LINE - 2, room.width() + 2, LINE)
            words = self._lane_words.get(name, name) if name else self.tr("Waiting")
            draw_caption(painter, self._theme, line, words, text.count(count))
        gate = layout.lanes[0].right() + 4, layout.processors.left()
        self._draw_arrow(painter, gate[0], gate[1], layout.processors.center().y())

    def _draw_hidden(self, painter: QPainter, hidden: int, room: QRectF) -> None:
        """Draw the jobs that no dot stands for as a cloud at the left, denser the more."""
        if not hidden:
            return
        share = hidden / (hidden + 120)
        cloud = QLinearGradient(room.left(), 0, room.right(), 0)
        color = self._theme.color("muted")
        color.setAlphaF(0.15 + 0.5 * share)
        cloud.setColorAt(0, color)
        color = QColor(color)
        color.setAlphaF(0)
        cloud.setColorAt(0.25 + 0.5 * share, color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(cloud)
        painter.drawRoundedRect(room.adjusted(-4, -2, 4, 2), 8, 8)

    def _draw_arrow(self, painter: QPainter, left: float, right: float, y: float) -> None:
        x = (left + right) / 2
        pen = QPen(self._theme.color("muted"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(x - 3, y - 5), QPointF(x + 2, y), QPointF(x - 3, y + 5)])

    def _draw_slots(self, painter: QPainter, part: StagePart, layout: StageLayout) -> None:
        running = part.replay.scene.running
        room = layout.processors
        line = QRectF(room.left() + 2, room.top() - LINE - 2, room.width() + 2, LINE)
        line.setRight(max(line.right(), layout.exits.left() - 2))
        busy = f"{len(running)}/{part.slots}"
        draw_caption(painter, self._theme, line, self.tr("Processors"), busy)
        radius = max(3.0, layout.slot / 2 - 4)
        for slot, middle in enumerate(layout.slots):
            self._draw_slot(painter, part, slot, middle, radius)

    def _draw_slot(
        self, painter: QPainter, part: StagePart, slot: int, middle: QPointF, radius: float
    ) -> None:
        row, glow = part.replay.scene.running.get(slot), part.glow.get(slot)
        tokens = self._theme.tokens
        ground = mix(tokens.accent, tokens.panel, GROUND) if row else tokens.bg
        if glow is not None:
            color, most = (tokens.good, 0.12) if glow[1] else (tokens.bad, 0.4)
            ground = mix(color, ground, most * glow[0] / GLOW)
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(self._theme.color("line"), 1.5))
        painter.drawEllipse(middle, radius, radius)
        if row is not None and row.ended > row.started:
            share = (part.replay.position - row.started) / (row.ended - row.started)
            pen = QPen(self._theme.color("accent"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, share))))

    def _counts(self, part: StagePart) -> list[_Count]:
        """Return what left, and how long it waited."""
        scene = part.replay.scene
        said = [_Count(self.tr("Done"), text.count(scene.done), "good", "check")]
        if part.replay.has_failures:
            failed, dead = text.count(scene.failed), text.count(scene.dead)
            said.append(_Count(self.tr("Failed tries"), failed, "warn", "rotate-cw"))
            said.append(_Count(self.tr("Dead"), dead, "bad", "x"))
        else:
            wait = text.duration(scene.mean_wait) if scene.waits else text.NONE
            said.append(_Count(self.tr("Mean wait"), wait, "text", "timer"))
        return [one if one.number != "0" else replace(one, token="muted") for one in said]

    def _draw_counts(self, painter: QPainter, part: StagePart, line: QRectF) -> None:
        """Draw what left in one line, from its right end; icons stand for words without room."""
        metrics, line = painter.fontMetrics(), QRectF(line)
        strong, small = assets.ui_font(13, QFont.Weight.DemiBold), assets.ui_font(11)
        numbers, words = QFontMetrics(strong), QFontMetrics(small)
        has_words = all(  # in one part as in the other
            metrics.horizontalAdvance(one.title) + self._counts_width(one, numbers, words)
            <= line.width()
            for one in self._parts
        )
        for count in reversed(self._counts(part)):
            painter.setFont(strong)
            painter.setPen(self._theme.color(count.token))
            painter.drawText(line, _RIGHT, count.number)
            line.setRight(line.right() - numbers.horizontalAdvance(count.number) - 5)
            if has_words:
                painter.setFont(small)
                painter.setPen(self._theme.color("muted"))
                painter.drawText(line, _RIGHT, count.word)
                line.setRight(line.right() - words.horizontalAdvance(count.word) - 14)
            else:
                color, ratio = self._theme.color(count.token).name(), self.devicePixelRatioF()
                icon = assets.pixmap(count.icon, color, 14, ratio)
                painter.drawPixmap(QPointF(line.right() - 14, line.center().y() - 7), icon)
                line.setRight(line.right() - 14 - 12)

    def _counts_width(self, part: StagePart, numbers: QFontMetrics, words: QFontMetrics) -> int:
        return sum(
            numbers.horizontalAdvance(c.number) + words.horizontalAdvance(c.word) + 19
            for c in self._counts(part)
        )

    def _draw_exits(self, painter: QPainter, part: StagePart, layout: StageLayout) -> None:
        rows, room = self._counts(part), layout.exits
        small = room.height() < 46 * len(rows)
        step = room.height() / len(rows) if small else min(64.0, room.height() / len(rows))
        top = room.top() - LINE
        for count in rows:
            line = QRectF(room.left(), top, room.width(), LINE)
            painter.setFont(assets.ui_font(11))
            painter.setPen(self._theme.color("muted"))
            words = painter.fontMetrics().elidedText(
                count.word, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, _RIGHT, words)
            size = 13 if small else 20 if room.width() >= 84 else 16
            painter.setFont(assets.ui_font(size, QFont.Weight.DemiBold))
            painter.setPen(self._theme.color(count.token))
            number = line.translated(0, LINE - 2)
            number.setHeight(size + 8)
            painter.drawText(number, _RIGHT, count.number)
            top += max(step, LINE + 14)

    def _draw_events(self, painter: QPainter, part: StagePart, room: QRectF) -> None:
        """Draw what else happened, the newest below."""
        line = QRectF(room.left(), room.top(), room.width(), LINE)
        told = part.told()
        draw_caption(painter, self._theme, line, self.tr("What happened"), "")
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(line.bottomLeft(), line.bottomRight())
        words = {
            "started": self.tr("A worker process started"),
            "killed": self.tr("A worker process was killed"),
            "stopped": self.tr("A worker process stopped"),
            "complete": self.tr("The batch is complete"),
            "success": self.tr("The batch has succeeded"),
        }
        painter.setFont(assets.ui_font(12))
        lines = int(room.height() / LINE) - 1
        for note in told[-lines:]:
            line.translate(0, LINE)
            icon, token = EVENT_ICONS[note.kind]
            color = self._theme.color(token).name()
            drawn = assets.pixmap(icon, color, 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(line.left(), line.center().y() - 7), drawn)
            painter.setPen(self._theme.color("text"))
            painter.drawText(line.adjusted(22, 0, 0, 0), _LEFT, words[note.kind])
            painter.setPen(self._theme.color("muted"))
            painter.drawText(line, _RIGHT, text.duration(note.at))

    def _draw_sprites(self, painter: QPainter, part: StagePart) -> None:
        ratio, tokens = self.devicePixelRatioF(), self._theme.tokens
        for sprite in part.sprites.all():
            dot = _dot(getattr(tokens, sprite.token), round(sprite.radius * 4) / 4, ratio)
            half = dot.width() / ratio / 2
            painter.setOpacity(sprite.alpha)
            painter.drawPixmap(QPointF(sprite.x - half, sprite.y - half), dot)
        painter.setOpacity(1.0)


@lru_cache(maxsize=64)
def _dot(color: str, radius: float, ratio: float) -> QPixmap:
    """Return a dot as a picture: three hundred of them are drawn in a frame."""
    side = 2 * radius + 2
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.fillPath(path, QColor(color))
    painter.end()
    return drawn
