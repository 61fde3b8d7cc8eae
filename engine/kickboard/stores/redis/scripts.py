"""The steps of a job as scripts that Redis runs whole or not at all.

Payloads go through as bytes: no script reads JSON, whose numbers Lua would mangle. What
frees memory, or ends what was begun, is allowed when Redis is full; pushing is not.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib import resources


class Script:
    """A script by the name of its file, after *shared* ones; *flags* as Redis 7 takes them."""

    def __init__(self, name: str, flags: str = "", *shared: str) -> None:
        self.name = name
        self._flags = flags
        self._files = (*shared, name)

    @cached_property
    def _text(self) -> str:
        folder = resources.files(__package__).joinpath("lua")
        return "".join(folder.joinpath(f"{name}.lua").read_text("utf-8") for name in self._files)

    @cached_property
    def _modern(self) -> tuple[str, str]:
        return _with_sha(f"#!lua flags={self._flags}\n{self._text}")

    @cached_property
    def _old(self) -> tuple[str, str]:
        return _with_sha(self._text)

    def forms(self, version: tuple[int, ...]) -> tuple[str, str]:
        """Return (sha, text) for a server of *version*; before Redis 7 there are no flags."""
        return self._modern if version >= (7,) else self._old


def _with_sha(text: str) -> tuple[str, str]:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), text


PUSH = Script("push")
CLAIM = Script("claim", "allow-oom")
FINISH = Script("finish", "allow-oom")
RELEASE = Script("release", "allow-oom", "front")
PROMOTE = Script("promote", "allow-oom")
STARTED = Script("started", "allow-oom")
BEAT = Script("beat", "allow-oom")
RECOVER = Script("recover", "allow-oom", "front")
NUMBER = Script("number", "allow-oom")
MOVE = Script("move", "allow-oom")
RESTORE = Script("restore", "allow-oom")
REPLACE = Script("replace")
DROP = Script("drop", "allow-oom")
FORGET = Script("forget", "allow-oom")
SNAPSHOT = Script("snapshot", "no-writes")
SIFT = Script("sift", "no-writes")
LOOK = Script("look", "no-writes")
