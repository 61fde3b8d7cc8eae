"""What is seen of a widget, and what it is given to show."""

from PySide6.QtWidgets import QWidget

#: What would be bold, and load a picture, where text is taken for HTML.
MARKUP = "<b>bold</b> & <img src=x>"


def inks(widget: QWidget) -> set[str]:
    """Return the colours that *widget* is painted with."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
