"""What Kickboard ships besides code: icons, fonts, texts.

Everything is read through `importlib.resources`, so that it is found alike in a checkout, in an
installed wheel and in one that is still zipped. Nothing is fetched when the program runs. The
licence of each part lies beside it.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["font_files", "icon_names", "icon_svg", "read_bytes", "read_text"]

_FONT_SUFFIXES = (".otf", ".ttf")
_ROOT = files(__name__)


def icon_names() -> list[str]:
    """Return the names that `icon_svg` knows, sorted; ``kickboard`` is the program's own mark."""
    found = (entry.name for entry in _entry("icons").iterdir())
    return sorted(name.removesuffix(".svg") for name in found if name.endswith(".svg"))


def icon_svg(name: str) -> bytes:
    """Return the SVG of icon *name*, its lines drawn in ``currentColor`` (Lucide's names).

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return read_bytes(f"icons/{name}.svg")


def font_files() -> list[tuple[str, bytes]]:
    """Return (file name, content) of each font: four cuts of Inter, two of JetBrains Mono."""
    fonts = sorted(_entry("fonts").iterdir(), key=lambda entry: entry.name)
    return [(f.name, f.read_bytes()) for f in fonts if f.name.endswith(_FONT_SUFFIXES)]


def read_bytes(path: str) -> bytes:
    """Return the content of the file *path*, with ``/`` between folders.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return _entry(path).read_bytes()


def read_text(path: str) -> str:
    """Return the text of the file *path*, as `read_bytes` finds it, in UTF-8."""
    return read_bytes(path).decode("utf-8")


def _entry(path: str) -> Traversable:
    """Return what lies at *path* in this package."""
    return _ROOT.joinpath(*path.split("/"))
