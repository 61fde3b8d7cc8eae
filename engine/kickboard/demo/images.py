"""Thumbnails of pictures, by Pillow."""

from __future__ import annotations

import io
import re
from pathlib import PurePath

from kickboard.demo.base import DemoJob
from kickboard.demo.folder import demo_folder, find_input, key_of, write_whole


class ThumbnailJob(DemoJob, queue="media", retry=3):
    """Make a small picture of a big one.

    Writes into ``demo/thumbnails``; the picture itself is only read. It is turned upright
    as the camera noted, and keeps its proportions. Needs Pillow.
    """

    def perform(self, path: str = "dunes.jpg", size: int = 256) -> None:
        """Make the thumbnail.

        Args:
            path: The picture: a full path, or the name of one of the samples.
            size: Longest side in pixels, 16 to 2048.
        """
        if not 16 <= size <= 2048:
            raise ValueError(f"a thumbnail is 16 to 2048 pixels wide, not {size}")
        content, suffix, (width, height) = _shrink(path, size)
        stem = re.sub(r"[^\w-]+", "-", PurePath(path).stem)[:40]
        # The path is in the name too: every camera has made a picture called IMG_0001.
        target = demo_folder("thumbnails") / f"{stem}-{size}-{key_of(path)[:8]}{suffix}"
        write_whole(target, content)
        self.log.info("%s: %d x %d, %d bytes", target.name, width, height, len(content))


def _shrink(path: str, size: int) -> tuple[bytes, str, tuple[int, int]]:
    """Return the thumbnail as a file's content, its suffix, and its width and height."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - the other jobs run without Pillow

    out = io.BytesIO()
    with find_input(path).open("rb") as file, Image.open(file) as image:
        image.draft("RGB", (size * 2, size * 2))  # a JPEG is then decoded at about that size
        small = ImageOps.exif_transpose(image)
        is_clear = small.has_transparency_data
        small = small.convert("RGBA" if is_clear else "RGB")
        small.thumbnail((size, size), Image.Resampling.LANCZOS)
    if is_clear:
        small.save(out, "PNG", optimize=True)
    else:
        small.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue(), ".png" if is_clear else ".jpg", small.size
