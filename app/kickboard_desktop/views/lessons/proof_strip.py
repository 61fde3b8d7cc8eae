"""What was proved: a line of statements, each with a mark that says whether it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop.models.teaching.backoff import Proof
from kickboard_desktop.theme import Theme

#: Icon and token of a statement that holds, does not, or is still open.
_MARKS = {
    True: ("circle-check", "good"),
    False: ("circle-x", "bad"),
    None: ("circle-dashed", "muted"),
}
_ROW, _ICON, _GAP, _BETWEEN = 24, 16, 6, 20


class ProofStrip(QWidget):
    """The statements, as many in a row as fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proof_strip")
        self._theme = theme
        self._proofs: Sequence[Proof] = ()
        self._font = assets.ui_font(13)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def proofs(self) -> Sequence[Proof]:
        """What it says."""
        return self._proofs

    def show_proofs(self, proofs: Sequence[Proof]) -> None:
        """Say other statements."""
        if proofs != self._proofs:
            self._proofs = proofs
            words = {True: self.tr("holds"), False: self.tr("does not hold"), None: self.tr("open")}
            said = (f"{proof.text}: {words[proof.holds]}" for proof in proofs)
            self.setAccessibleName(". ".join(said))
            self.updateGeometry()
            self._fit()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the rows that are needed at this width."""
        return QSize(200, self._rows() * _ROW)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the rows anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._rows() * _ROW)

    def places(self) -> list[QRect]:
        """Return where each statement lies, icon included."""
        metrics, places, x, y = QFontMetrics(self._font), [], 0, 0
        for proof in self._proofs:
            width = _ICON + _GAP + metrics.horizontalAdvance(proof.text)
            if x and x + width > self.width():
                x, y = 0, y + _ROW
            places.append(QRect(x, y, width, _ROW))
            x += width + _BETWEEN
        return places

    def _rows(self) -> int:
        places = self.places()
        return places[-1].y() // _ROW + 1 if places else 1

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw marks and words."""
        painter = QPainter(self)
        painter.setFont(self._font)
        for proof, place in zip(self._proofs, self.places(), strict=True):
            icon, token = _MARKS[proof.holds]
            color = self._theme.color(token).name()
            mark = assets.pixmap(icon, color, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(place.x(), place.y() + (_ROW - _ICON) // 2, mark)
            painter.setPen(self._theme.color("muted" if proof.holds is None else "text"))
            words = place.adjusted(_ICON + _GAP, 0, 2, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), proof.text)
        painter.end()
