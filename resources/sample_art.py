"""Six pictures drawn by arithmetic, so that the demo has images nobody else owns.

Each is drawn at twice its size and scaled down: Pillow draws without smoothing.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 800
_SCALE = 2
_SIZE = (WIDTH * _SCALE, HEIGHT * _SCALE)

Color = tuple[int, int, int]
Point = tuple[float, float]


def save(picture: Image.Image, path: Path) -> None:
    """Write *picture* small: few colours where they are flat, JPEG where they run."""
    if path.suffix == ".png":
        flat = picture.quantize(40, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        flat.save(path, optimize=True)
    else:
        picture.save(path, quality=76, optimize=True, progressive=True)


def dunes() -> Image.Image:
    """Waves of sand under an evening sky."""
    rng = random.Random(11)
    image = _gradient([(255, 214, 165), (255, 173, 140), (214, 112, 122), (122, 72, 116)])
    draw = ImageDraw.Draw(image)
    _disc(draw, (0.70, 0.36), 0.11, (255, 240, 214))
    for depth in range(7):
        share = depth / 6
        color = _mix((226, 125, 108), (52, 28, 66), share)
        draw.polygon(_ridge(rng, 0.46 + 0.085 * depth, 0.05 - 0.004 * depth, octaves=2), color)
    return _finish(image)


def night_ridges() -> Image.Image:
    """Mountain ridges fading into mist, below a moon and stars."""
    rng = random.Random(23)
    image = _gradient([(13, 20, 44), (29, 48, 92), (74, 104, 150)])
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        spot = (rng.random(), rng.random() * 0.55)
        _disc(draw, spot, rng.uniform(0.0006, 0.0016), _mix((150, 170, 210), (255,) * 3, spot[0]))
    glow = Image.new("RGB", _SIZE)
    _disc(ImageDraw.Draw(glow), (0.27, 0.24), 0.115, (70, 84, 112))
    image = ImageChops.screen(image, glow.filter(ImageFilter.GaussianBlur(70)))
    draw = ImageDraw.Draw(image)
    _disc(draw, (0.27, 0.24), 0.075, (244, 240, 222))
    for depth in range(6):
        color = _mix((86, 117, 160), (9, 14, 30), depth / 5)
        draw.polygon(_ridge(rng, 0.44 + 0.10 * depth, 0.085, octaves=6), color)
    return _finish(image)


def tiles() -> Image.Image:
    """Truchet tiles: one quarter-arc pattern, turned at random."""
    rng = random.Random(5)
    image = Image.new("RGB", _SIZE, (24, 47, 64))
    draw = ImageDraw.Draw(image)
    step = 200
    inks = ((91, 192, 190), (244, 162, 97), (233, 237, 201))
    for x in range(0, _SIZE[0], step):
        for y in range(0, _SIZE[1], step):
            _tile(draw, x, y, step, turned=rng.random() < 0.5, ink=rng.choice(inks))
    return _finish(image)


def contours() -> Image.Image:
    """Level lines of a hilly field, as on a walker's map."""
    rng = random.Random(31)
    hills = [
        (
            rng.uniform(-0.1, 1.1),
            rng.uniform(-0.1, 1.1),
            rng.uniform(0.10, 0.32),
            rng.uniform(-1, 1),
        )
        for _ in range(16)
    ]
    width, height = 600, 400
    levels = bytearray()
    for y in range(height):
        for x in range(width):
            levels.append(_altitude(x / width, y / height, hills))
    field = Image.frombytes("L", (width, height), bytes(levels))
    field = field.resize(_SIZE, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(5))
    bands = field.point([value // 16 * 16 for value in range(256)])
    lines = ImageChops.subtract(
        bands.filter(ImageFilter.MaxFilter(5)), bands.filter(ImageFilter.MinFilter(5))
    ).point([255 if value else 0 for value in range(256)])
    image = Image.merge("RGB", [bands.point(table) for table in _palette()])
    image.paste((255, 250, 235), mask=lines.point([value * 5 // 8 for value in range(256)]))
    return _finish(image)


def bloom() -> Image.Image:
    """A sunflower's spiral: each seed a golden angle further than the last."""
    image = Image.new("RGB", _SIZE, (32, 20, 58))
    draw = ImageDraw.Draw(image)
    seeds = 460
    golden = math.pi * (3 - math.sqrt(5))
    for number in range(seeds, 0, -1):
        share = number / seeds
        radius, angle = 0.62 * math.sqrt(share), number * golden
        center = (0.5 + radius * math.cos(angle) * HEIGHT / WIDTH, 0.5 + radius * math.sin(angle))
        color = _mix((255, 209, 102), (239, 71, 111), min(1.0, share * 1.6))
        color = _mix(color, (96, 60, 180), max(0.0, share * 1.8 - 0.8))
        _disc(draw, center, 0.0075 + 0.0175 * share, color)
    return _finish(image)


def lanes() -> Image.Image:
    """A swimming pool from above: six lanes, and the swimmers' kickboards on the water."""
    rng = random.Random(47)
    image = _gradient([(35, 166, 193), (24, 128, 175), (16, 97, 150)])
    shine = Image.new("L", _SIZE)
    ripples = ImageDraw.Draw(shine)
    for _ in range(420):
        x, y = rng.random() * _SIZE[0], rng.random() * _SIZE[1]
        long = rng.uniform(40, 220)
        ripples.arc((x, y, x + long, y + long * 0.28), 200, 340, fill=60, width=5)
    image.paste((214, 244, 250), mask=shine.filter(ImageFilter.GaussianBlur(2)))
    draw = ImageDraw.Draw(image)
    for rope in range(1, 6):
        _rope(draw, rope * _SIZE[1] / 6)
    boards = ((255, 107, 87), (255, 209, 102), (240, 244, 247))
    for lane in range(6):
        x, y = (0.12 + rng.random() * 0.7) * _SIZE[0], (lane + 0.5) * _SIZE[1] / 6
        _board(image, (x, y), rng.uniform(-9, 9), boards[lane % 3])
    return _finish(image)


#: File name, and what draws it.
PICTURES: tuple[tuple[str, Callable[[], Image.Image]], ...] = (
    ("bloom.png", bloom),
    ("contours.png", contours),
    ("dunes.jpg", dunes),
    ("lanes.jpg", lanes),
    ("night-ridges.jpg", night_ridges),
    ("tiles.png", tiles),
)


def _finish(image: Image.Image) -> Image.Image:
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _mix(first: Sequence[int], second: Sequence[int], share: float) -> Color:
    """Return the colour *share* of the way from *first* to *second*."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _gradient(stops: Sequence[Color]) -> Image.Image:
    """Return a picture whose rows run through *stops* from top to bottom."""
    column = Image.new("RGB", (1, len(stops)))
    column.putdata(list(stops))
    tall = column.resize((1, _SIZE[1]), Image.Resampling.BICUBIC, box=(0, 0.5, 1, len(stops) - 0.5))
    return tall.resize(_SIZE)


def _disc(draw: ImageDraw.ImageDraw, center: Point, radius: float, color: Color) -> None:
    """Draw a disc; *center* in shares of the picture, *radius* in shares of its width."""
    x, y, r = center[0] * _SIZE[0], center[1] * _SIZE[1], radius * _SIZE[0]
    draw.ellipse((x - r, y - r, x + r, y + r), fill=color)


def _ridge(rng: random.Random, base: float, swing: float, *, octaves: int) -> list[Point]:
    """Return a hill's outline: sines, each half as high and about twice as fine as the last."""
    waves = [
        (swing / 2**o, 2 ** (o + 0.6) * rng.uniform(0.8, 1.2), rng.random() * math.tau)
        for o in range(octaves)
    ]
    line = [(0.0, float(_SIZE[1]))]
    for x in range(0, _SIZE[0] + 8, 8):
        share = x / _SIZE[0]
        y = base + sum(high * math.sin(fine * math.pi * share + at) for high, fine, at in waves)
        line.append((x, y * _SIZE[1]))
    line.append((_SIZE[0], _SIZE[1]))
    return line


def _tile(
    draw: ImageDraw.ImageDraw, x: int, y: int, step: int, *, turned: bool, ink: Color
) -> None:
    corners = ((x, y), (x + step, y + step)) if turned else ((x + step, y), (x, y + step))
    for cx, cy in corners:
        clip = Image.new("L", (step, step))
        r, thick = step // 2 + 22, 44
        box = (cx - x - r, cy - y - r, cx - x + r, cy - y + r)
        ImageDraw.Draw(clip).ellipse(box, outline=255, width=thick)
        draw.bitmap((x, y), clip, fill=ink)


def _altitude(x: float, y: float, hills: Sequence[tuple[float, float, float, float]]) -> int:
    total = sum(
        tall * math.exp(-(((x - cx) * 1.5) ** 2 + (y - cy) ** 2) / (2 * wide**2))
        for cx, cy, wide, tall in hills
    )
    return round(255 / (1 + math.exp(-1.6 * total)))


def _palette() -> list[list[int]]:
    """Return a lookup table a channel: valleys green, heights sand and rose."""
    stops = ((38, 84, 80), (72, 129, 104), (148, 176, 128), (229, 205, 158), (214, 138, 112))
    colors = [
        _mix(stops[int(v / 256 * 4)], stops[int(v / 256 * 4) + 1], v / 256 * 4 % 1)
        for v in range(256)
    ]
    return [[color[channel] for color in colors] for channel in range(3)]


def _rope(draw: ImageDraw.ImageDraw, y: float) -> None:
    """Draw a lane rope: floats in turns of white and red."""
    for number, x in enumerate(range(0, _SIZE[0], 60)):
        color = (236, 72, 72) if number // 2 % 2 else (245, 248, 250)
        draw.rounded_rectangle((x + 4, y - 11, x + 56, y + 11), 11, fill=color)


def _board(image: Image.Image, center: Point, angle: float, color: Color) -> None:
    """Lay a kickboard on the water, with its shadow."""
    long, wide = 250, 150
    shape = Image.new("L", (long + 60, long + 60))
    top = (long + 60 - wide) // 2
    ImageDraw.Draw(shape).rounded_rectangle(
        (30, top, 30 + long, top + wide), 70, fill=255, corners=(False, True, True, False)
    )
    shape = shape.rotate(angle, Image.Resampling.BICUBIC)
    x, y = round(center[0] - shape.width / 2), round(center[1] - shape.height / 2)
    shadow = shape.filter(ImageFilter.GaussianBlur(12)).point([v // 3 for v in range(256)])
    image.paste((6, 40, 74), (x + 14, y + 26), shadow)
    image.paste(color, (x, y), shape)
