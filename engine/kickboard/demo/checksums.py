"""Checksums of files, gathered in a manifest that ``sha256sum --check`` understands."""

from __future__ import annotations

import hashlib
import threading

from kickboard.demo.base import DemoJob
from kickboard.demo.folder import demo_folder, find_input, write_whole

#: Bytes read at a time: a file of any size takes this much memory.
BLOCK = 1 << 20

_manifest = threading.Lock()  # held while the manifest is read, changed and written


class ChecksumJob(DemoJob, queue="media", retry=2):
    """Compute a file's SHA-256 and note it in a manifest.

    Reads the file in blocks, so that its size does not matter, and writes a line into
    ``demo/checksums/SHA256SUMS``; check it with ``sha256sum --check``.
    """

    def perform(self, path: str = "orders.csv") -> None:
        """Compute and note it.

        Args:
            path: The file: a full path, or the name of one of the samples.
        """
        found = find_input(path)
        digest, size = hashlib.sha256(), 0
        with found.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
        _note(str(found), digest.hexdigest())
        self.log.info("%s  %s, %d bytes", digest.hexdigest(), path, size)


def _note(path: str, checksum: str) -> None:
    """Put *path* into the manifest, in place of an earlier line about it."""
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n")
    mark = "\\" if escaped != path else ""  # as sha256sum marks a line with escapes
    manifest = demo_folder("checksums") / "SHA256SUMS"
    with _manifest:
        text = manifest.read_text("utf-8", "surrogateescape") if manifest.exists() else ""
        lines = {line.partition("  ")[2]: line for line in text.splitlines()}
        lines[escaped] = f"{mark}{checksum}  {escaped}"
        text = "".join(f"{lines[name]}\n" for name in sorted(lines))
        write_whole(manifest, text.encode("utf-8", "surrogateescape"))
