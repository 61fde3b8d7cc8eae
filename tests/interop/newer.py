"""The Ruby Sidekiqs of later Debians, where `dev.py test` unpacked them."""

from __future__ import annotations

import functools
import os
import subprocess
from pathlib import Path

from devtools.newer_sidekiqs import home
from tests.interop.peer import Program

#: Lines of Sidekiq that are tested live beside the installed one.
LINES = (7, 8)


@functools.cache
def program(line: int) -> Program | str:
    """Return how a line of Sidekiq is run, or why it cannot be."""
    root = home(line)
    if not root.is_dir():
        return f"Sidekiq {line} is not unpacked (python3 dev.py test gets it on Debian)"
    interpreter = ("ruby",) if line == 7 else _own_ruby(root)
    server = next(root.glob("usr/share/rubygems-integration/all/gems/sidekiq-*/bin/sidekiq"), None)
    found = Program(
        ruby=interpreter,
        sidekiq=(*interpreter, str(server)),
        libraries=os.pathsep.join(map(str, _libraries(root))),
        console="newer_console.rb",
        jobs="newer_jobs.rb",
    )
    done = subprocess.run(
        [*interpreter, "-W0", "-e", "require 'sidekiq'; print Sidekiq::VERSION"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "RUBYLIB": found.libraries},
    )
    is_it = done.stdout.startswith(f"{line}.")
    return found if is_it else f"no Sidekiq {line}: {done.stdout} {done.stderr[-300:]}"


def _libraries(root: Path) -> list[Path]:
    """Return what Ruby looks through, first what came with gems."""
    gems = [
        *root.glob("usr/lib/*/rubygems-integration/*/gems/*/lib"),
        *root.glob("usr/lib/*/rubygems-integration/*/extensions/*/*/*"),
        *root.glob("usr/share/rubygems-integration/all/gems/*/lib"),
        *root.glob("usr/share/rubygems-integration/all/gems/concurrent-ruby-1*/lib/*"),
    ]
    own = ("usr/lib/ruby/vendor_ruby", "usr/lib/ruby/3.3.0", "usr/lib/*/ruby/3.3.0")
    return [*gems, *(path for pattern in own for path in root.glob(pattern))]


def _own_ruby(root: Path) -> tuple[str, ...]:
    """Return the command of a Ruby that came with its own C library."""
    loader = next(root.glob("usr/lib/*/ld-linux*.so.*"), None)
    libraries = str(loader.parent) if loader else ""
    return (str(loader), "--library-path", libraries, str(root / "usr/bin/ruby3.3"))
