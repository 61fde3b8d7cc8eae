"""Films the engine's death: the README's moving picture, ``python3 tests/moving_picture.py``.

The real window in an X server of its own, on a store with the demo's jobs. A mouse, moved from
outside, opens the menu Engine, kills it with a real SIGKILL and looks at what came of it; every
80 ms a frame is taken of the screen. X gives no pointer with it, and no window manager runs that
would frame a dialog, so both are drawn in.

``python3 dev.py screenshots`` runs this after the pages' pictures.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageGrab

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "resources" / "pictures" / "kill.webp"
SIZE = (1100, 700)
#: Seconds the demo runs before the first frame; from frame to frame; that the last one stays.
LEAD, FRAME, LAST = 45.0, 0.08, 1.5
#: Seconds a mouse takes from one place to another, and until something expected is seen.
GLIDE, PATIENCE = 0.45, 30.0
#: Slow jobs of so many seconds, one pushed every so many: some run whenever the kill comes.
SLOW, SLOW_EVERY = (1.5, 3.0), 0.7
_ARROW = ((0, 0), (0, 17), (4, 13), (7, 20), (10, 19), (7, 12), (12, 12))

Point = tuple[int, int]
Box = tuple[int, int, int, int]


class Frame(NamedTuple):
    """The screen at a moment, where the pointer was, whether it was pressed, and a dialog."""

    at: float
    image: Image.Image
    pointer: Point
    pressed: bool
    dialog: Box | None


def main() -> None:
    """Film and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", nargs="?", type=Path, default=PICTURE)
    parser.add_argument("--lead", type=float, default=LEAD, help="seconds before the first frame")
    parser.add_argument("--window", metavar="STORE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window:
        show_window(options.window)
        return
    with tempfile.TemporaryDirectory(prefix="kickboard-film-") as folder:
        frames = film(Path(folder), options.lead)
    save(frames, options.picture)
    size = options.picture.stat().st_size / 1e6
    print(f"{options.picture.name}: {len(frames)} frames, {size:.2f} MB", flush=True)  # noqa: T201


# -- the window's process


def show_window(store: str) -> None:
    """Run the window, and print where what one may click is, and the badge's words."""
    from kickboard_desktop import desktop  # noqa: PLC0415 - the other process needs no Qt
    from kickboard_desktop.starting.arguments import Options  # noqa: PLC0415

    spies: list[Spy] = []

    def on_ready(program: desktop.Desktop) -> None:
        spy = Spy()
        program.opened.connect(spy.begin)
        spies.append(spy)

    desktop.run(
        Options(
            store=store,
            modules=(desktop.DEMO_MODULE,),
            queues=desktop.DEMO_QUEUES,
            concurrency=8,
            theme="dark",
            page="overview",
        ),
        on_ready,
    )


class Spy:
    """Tells the other process what is to be seen, whenever it changes."""

    def __init__(self) -> None:
        self._workspace: Any = None
        self._told: dict[str, Any] = {}

    def begin(self, workspace: Any) -> None:
        """Place the window of *workspace* on the whole screen, and look ten times a second."""
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        self._workspace = workspace
        workspace.window.setGeometry(0, 0, *SIZE)
        self._timer = QTimer(workspace)
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def _look(self) -> None:
        seen = dict(self._seen())
        if seen != self._told:
            self._told = seen
            print(json.dumps(seen), flush=True)  # noqa: T201 - for the other process

    def _seen(self) -> Iterator[tuple[str, Any]]:
        from PySide6.QtWidgets import QApplication, QPushButton  # noqa: PLC0415

        window, action = self._workspace.window, self._workspace.actions["kill_engine"]
        bar = window.menuBar()
        for entry in bar.actions():
            if entry.menu() is not None and action in entry.menu().actions():
                yield "menu", _centre(bar, bar.actionGeometry(entry))
                if entry.menu().isVisible():
                    yield "item", _centre(entry.menu(), entry.menu().actionGeometry(action))
        for widget in QApplication.topLevelWidgets():
            button = widget.findChild(QPushButton, "kill_confirm")
            if button is not None and button.isVisible():
                yield "confirm", _centre(button, button.rect())
                yield "dialog", widget.geometry().getCoords()
        badge = window.findChild(QPushButton, "kill_badge")
        if badge is not None and badge.isVisible():
            yield "badge", _centre(badge, badge.rect())
        known = self._workspace.operations.watch.known
        if known.incidents and known.incidents[-1].first is not None and known.lost is not None:
            yield "recovered", True


def _centre(widget: Any, rect: Any) -> Point:
    point = widget.mapToGlobal(rect.center())
    return point.x(), point.y()


# -- the other one


def film(folder: Path, lead: float) -> list[Frame]:
    """Run the window in an X server of its own and return the frames of the story."""
    from kickboard import Client, open_store  # noqa: PLC0415 - not for the window's process
    from kickboard.demo import scenario  # noqa: PLC0415

    store = open_store(f"sqlite:///{folder / 'shop.db'}")
    client = Client(store)
    over = threading.Event()
    with screen() as display, window(display, store.url, folder) as eyes:
        eyes.wait_for("menu")
        scenario.first_minute(client, random.Random(7))
        pusher = threading.Thread(target=keep_busy, args=(client, over))
        pusher.start()
        time.sleep(lead)
        camera = Camera(display)
        try:
            play(Mouse(display, camera), eyes)
        finally:
            frames = camera.stop()
            over.set()
            pusher.join()
    store.close()
    return frames


def keep_busy(client: Any, over: threading.Event) -> None:
    """Push slow jobs until it is over."""
    rng = random.Random(11)
    while not over.wait(SLOW_EVERY):
        item = {"class": "SlowJob", "args": [round(rng.uniform(*SLOW), 1)], "queue": "low"}
        client.push(item)


def play(mouse: Mouse, eyes: Eyes) -> None:
    """The story."""
    time.sleep(0.7)
    mouse.click(eyes.wait_for("menu"))
    mouse.click(eyes.wait_for("item"))
    mouse.camera.dialog = eyes.wait_for("dialog")
    time.sleep(0.6)
    mouse.click(eyes.wait_for("confirm"))
    mouse.glide((SIZE[0] * 2 // 3, SIZE[1] * 3 // 4))
    eyes.wait_for("recovered")
    time.sleep(0.9)
    mouse.click(eyes.wait_for("badge"), rest=0.3)


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server as large as the window."""
    reader, writer = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


class Eyes:
    """What the window's process says is to be seen."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._changed = threading.Condition()
        self._seen: dict[str, Any] = {}  # guarded by _changed
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                with self._changed:
                    self._seen = json.loads(line)
                    self._changed.notify_all()

    def wait_for(self, name: str) -> Any:
        """Return the place of what is called *name* as soon as it is seen."""
        with self._changed:
            if not self._changed.wait_for(lambda: name in self._seen, PATIENCE):
                raise RuntimeError(f"the window does not show: {name}")
            return self._seen[name]


@contextmanager
def window(display: str, store: str, folder: Path) -> Iterator[Eyes]:
    """Run the window on *display*."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment |= {"KICKBOARD_PROFILE": str(folder / "profile"), "QT_SCALE_FACTOR": "1"}
    process = subprocess.Popen(
        [sys.executable, __file__, "--window", store],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Eyes(process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


class Camera:
    """Takes a frame of the screen every so often, until it is stopped."""

    def __init__(self, display: str) -> None:
        self.pointer: Point = (SIZE[0] // 2, SIZE[1] * 3 // 4)
        self.pressed = False
        self.dialog: Box | None = None
        self._display = display
        self._frames: list[Frame] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        due = time.monotonic()
        while not self._over.wait(due - time.monotonic()):
            image = ImageGrab.grab(xdisplay=self._display)
            shown = (self.pointer, self.pressed, self.dialog)
            self._frames.append(Frame(time.monotonic(), image, *shown))
            due = max(due + FRAME, time.monotonic())

    def stop(self) -> list[Frame]:
        """Return what was taken."""
        self._over.set()
        self._thread.join()
        return self._frames


class Mouse:
    """A mouse that is moved as a hand does, slow at both ends."""

    def __init__(self, display: str, camera: Camera) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self.camera = camera

    def glide(self, to: Point) -> None:
        """Move to a place."""
        start, begun = self.camera.pointer, time.monotonic()
        while (passed := (time.monotonic() - begun) / GLIDE) < 1:
            share = passed * passed * (3 - 2 * passed)
            x, y = (round(a + (b - a) * share) for a, b in zip(start, to, strict=True))
            self.camera.pointer = x, y
            self._do("mousemove", str(x), str(y))
            time.sleep(FRAME / 4)
        self.camera.pointer = to
        self._do("mousemove", str(to[0]), str(to[1]))

    def click(self, to: Point, *, rest: float = 0.15) -> None:
        """Move there, press and release; then rest so many seconds."""
        self.glide((to[0], to[1]))
        time.sleep(0.15)
        self.camera.pressed = True
        self._do("click", "1")
        self.camera.dialog = None
        time.sleep(2 * FRAME)
        self.camera.pressed = False
        time.sleep(rest)

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)


# -- the film


def save(frames: list[Frame], path: Path) -> None:
    """Write *frames*, each shown for as long as it was so."""
    images = [_completed(frame) for frame in frames]
    lengths = [round((b.at - a.at) * 1000) for a, b in itertools.pairwise(frames)]
    path.parent.mkdir(parents=True, exist_ok=True)
    images[0].save(
        path,
        save_all=True,
        append_images=images[1:],
        duration=[*lengths, round(LAST * 1000)],
        loop=0,
        lossless=False,
        quality=78,
        method=6,
    )


def _completed(frame: Frame) -> Image.Image:
    """Return the frame with what X does not give."""
    image = frame.image.convert("RGB")
    draw = ImageDraw.Draw(image)
    if frame.dialog is not None:
        x0, y0, x1, y1 = frame.dialog
        draw.rectangle((x0 - 1, y0 - 1, x1 + 1, y1 + 1), outline=(70, 78, 92))
    x, y = frame.pointer
    if frame.pressed:
        draw.ellipse((x - 14, y - 14, x + 14, y + 14), outline=(120, 170, 255), width=3)
    shape = [(x + dx, y + dy) for dx, dy in _ARROW]
    draw.polygon(shape, fill=(255, 255, 255), outline=(20, 24, 32))
    return image


if __name__ == "__main__":
    main()
