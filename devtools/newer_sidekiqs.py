"""The Ruby Sidekiqs of later Debians, unpacked beside the system: for tests on their lines, too.

Debian 13 has Sidekiq 7.3, which runs on the Ruby of Debian 12. Debian's unstable has Sidekiq 8 and
the Ruby it wants, which brings its own loader and C library. Nothing of it is installed: `apt-get`
fetches the packages, from where this machine gets Debian's, with lists of its own, and `dpkg -x`
lays them out in `.sidekiqs`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

from devtools import ROOT
from devtools.progress import ProgramError, run_quietly, say

#: Line of Sidekiq -> Debian's suite that has it, and the packages it takes.
LINES: dict[int, tuple[str, tuple[str, ...]]] = {
    7: (
        "trixie",
        (
            "ruby-sidekiq",
            "ruby-redis-client",
            "ruby-connection-pool",
            "ruby-rack",
            "ruby-concurrent",
        ),
    ),
    8: (
        "sid",
        (
            *("ruby-sidekiq", "ruby-redis-client", "ruby-connection-pool", "ruby-rack"),
            *(
                "ruby-concurrent",
                "ruby-json",
                "ruby-base64",
                "ruby-rubygems",
                "rubygems-integration",
            ),
            *("ruby3.3", "libruby3.3", "libc6", "libcrypt1", "libgmp10", "libssl3t64"),
            *("libyaml-0-2", "libffi8", "zlib1g"),
        ),
    ),
}
KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


def home(line: int) -> Path:
    """Return where a line of Sidekiq is unpacked."""
    return ROOT / ".sidekiqs" / f"sidekiq-{line}"


def ensure(*, may_install: bool) -> list[threading.Thread]:
    """Begin to get what is not there yet, where that can be done; else their tests are skipped.

    Returns:
        What to join before the tests begin.
    """
    wanted = [line for line in LINES if not home(line).is_dir()]
    can = sys.platform == "linux" and shutil.which("apt-get") and Path(KEYS).is_file()
    if not can or not may_install:
        return []
    threads = [threading.Thread(target=_try, args=(line,), daemon=True) for line in wanted]
    for thread in threads:
        thread.start()
    return threads


def _try(line: int) -> None:
    try:
        _fetch(line)
    except ProgramError as error:
        say(f"{error.output}\n{error}; going on without Sidekiq {line}")


def _mirror() -> str:
    """Return where this machine gets Debian's packages.

    Raises:
        ProgramError: its apt knows no such place.
    """
    command = ["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # By its name: a machine that never updated its lists does not know yet whose they are.
    sites = [site for site in done.stdout.split() if site.rstrip("/").endswith("/debian")]
    if not sites:
        raise ProgramError(
            "apt-get indextargets", done.returncode, "no place with Debian's packages"
        )
    return sites[0]


def _fetch(line: int) -> None:
    suite, packages = LINES[line]
    made = home(line).with_name(f"sidekiq-{line}.part")
    shutil.rmtree(made, ignore_errors=True)
    debs = made / "debs"
    for folder in ("lists/partial", "cache/archives/partial", "debs"):
        (made / folder).mkdir(parents=True)
    (made / "sources.list").write_text(f"deb [signed-by={KEYS}] {_mirror()} {suite} main\n")
    apt = ["apt-get", "-q"]
    for name, value in (
        ("Dir::State::lists", made / "lists"),
        ("Dir::Cache", made / "cache"),
        ("Dir::Etc::sourcelist", made / "sources.list"),
        ("Dir::Etc::sourceparts", "/dev/null"),
        ("APT::Sandbox::User", "root"),
    ):
        apt += ["-o", f"{name}={value}"]
    run_quietly(f"apt-get update, {suite}", [*apt, "update"])
    wanted = [f"{name}/{suite}" for name in packages]
    run_quietly(
        f"apt-get download, Sidekiq {line}", ["env", "-C", str(debs), *apt, "download", *wanted]
    )
    unpack = 'for deb in "$0"/*.deb; do dpkg -x "$deb" "$1"; done'
    run_quietly(f"unpack Sidekiq {line}", ["sh", "-ec", unpack, str(debs), str(made / "root")])
    (made / "root").rename(home(line))
    shutil.rmtree(made)
