"""What Kickboard and its tests expect of the system, and how to get it on Debian and Ubuntu."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path

from devtools.progress import ProgramError, run_quietly, say

#: Libraries that PySide6's wheel does not bring -> Debian's package of each.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

#: What Qt needs besides to open a window on an X server.
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

#: Programs that tests start -> Debian's package of each. ``sidekiq`` is the real Ruby one.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "redis-server": "redis-server",
    "sidekiq": "ruby-sidekiq",
    "xauth": "xauth",
    "xdotool": "xdotool",
}

#: Fonts that tests measure words in, Japanese ones -> Debian's package of each.
TEST_FONTS = {
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf": "fonts-ipafont-gothic",
}

APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]


def missing_libraries(*, screen: bool) -> set[str]:
    """Return the packages of those of Qt's libraries that the loader cannot find."""
    if not sys.platform.startswith("linux"):
        return set()  # there the wheel has all it needs
    wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {})
    return {package for library, package in wanted.items() if not _loads(library)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_programs(*names: str) -> set[str]:
    """Return the packages of the tests' programs, or only of *names*, that are not there."""
    if not sys.platform.startswith("linux"):
        return set()
    return {TEST_PROGRAMS[name] for name in names or TEST_PROGRAMS if not shutil.which(name)}


def missing_fonts() -> set[str]:
    """Return the packages of the tests' fonts that are not there."""
    if not sys.platform.startswith("linux"):
        return set()  # there the system has its own
    return {package for path, package in TEST_FONTS.items() if not Path(path).is_file()}


def ensure_packages(packages: set[str], *, may_install: bool) -> None:
    """Install Debian's *packages* where that may and can be done; else name them and go on."""
    if not packages:
        return
    names = sorted(packages)
    say("system packages missing: apt-get install -y --no-install-recommends " + " ".join(names))
    if not may_install or not shutil.which("apt-get") or os.geteuid() != 0:
        say("going on without; run this as root, or install the like of them on your system")
        return
    try:
        _apt_install(names)
    except ProgramError as error:
        say(f"{error.output}\n{error}; going on without")


def _apt_install(names: list[str]) -> None:
    """Install *names*, with fresh lists of what there is where the old ones do not do."""
    install = [*APT, "install", "-y", "--no-install-recommends", *names]
    update = [*APT, "update"]
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        run_quietly("apt-get update", update)
    try:
        run_quietly("apt-get install", install)
    except ProgramError:  # most often lists so old that their files are gone
        run_quietly("apt-get update", update)
        run_quietly("apt-get install", install)
    if "redis-server" in names:
        _disable_service("redis-server")


def _disable_service(name: str) -> None:
    """Undo Debian's habit of starting what it installs: tests start their own, and only theirs."""
    for command in (["invoke-rc.d", name, "stop"], ["update-rc.d", name, "disable"]):
        with contextlib.suppress(ProgramError):  # where there are no services, none runs
            run_quietly(" ".join(command), command)
