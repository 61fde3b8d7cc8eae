"""Writes the shop's letters as real MIME messages, and delivers them into a maildir.

A message has a text and an HTML part. Maildir is the format that mutt, Dovecot and Python's
``mailbox`` read: a folder, a file a message, complete at once.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from email.utils import formataddr, formatdate
from pathlib import Path

from kickboard.demo.folder import demo_folder, write_whole

SENDER = formataddr(("Lane Four Swim Shop", "hello@lanefour.example"))

_PAGE = """\
<!doctype html>
<html lang="en"><body style="margin:0;background:#f5f6f8;color:#1a212b;\
font:16px/1.5 Inter,system-ui,sans-serif">
<div style="max-width:560px;margin:24px auto;background:#ffffff;border:1px solid #e1e5eb;\
border-radius:8px;overflow:hidden">
<div style="background:#2563eb;color:#ffffff;padding:16px 24px;font-weight:600">\
Lane Four Swim Shop</div>
<div style="padding:8px 24px 16px"><h1 style="font-size:20px">{title}</h1>
{body}
</div></div></body></html>
"""
_CELL = '<td style="padding:4px 16px 4px 0;border-bottom:1px solid #e1e5eb">'


def letter(
    to: tuple[str, str],
    subject: str,
    paragraphs: Sequence[str],
    *,
    rows: Iterable[Sequence[object]] = (),
    key: str,
    at: float,
) -> EmailMessage:
    """Return a message with a text and an HTML part that say the same.

    Args:
        to: Name and address.
        subject: One line.
        paragraphs: Plain text; it is escaped for the HTML part.
        rows: A table below them.
        key: Makes the Message-ID; a job that runs twice writes the same message twice.
        at: Epoch seconds for the date.
    """
    table = [[str(cell) for cell in row] for row in rows]
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = formataddr(to)
    message["Subject"] = subject
    message["Date"] = formatdate(at)
    message["Message-ID"] = f"<{key}@lanefour.example>"
    message.set_content(_as_text(paragraphs, table))
    message.add_alternative(_as_html(subject, paragraphs, table), subtype="html")
    return message


def deliver(message: EmailMessage, key: str) -> Path:
    """Put *message* into the maildir ``demo/mail`` and return its file.

    The file is called after *key*, so that delivering twice leaves one message.
    """
    for part in ("tmp", "cur"):
        demo_folder("mail", part)
    # Everything of the demo appears complete; readers of a maildir look at new/ and cur/.
    return write_whole(demo_folder("mail", "new") / f"{key}.kickboard", message.as_bytes())


def euros(cents: int) -> str:
    """Return *cents* as an amount: ``€16.90``."""
    return f"€{cents // 100}.{cents % 100:02d}"


def _as_text(paragraphs: Sequence[str], table: Sequence[Sequence[str]]) -> str:
    lines = [f"{paragraph}\n" for paragraph in paragraphs]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def _as_html(title: str, paragraphs: Sequence[str], table: Sequence[Sequence[str]]) -> str:
    body = [f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs]
    if table:
        rows = ("".join(f"{_CELL}{html.escape(cell)}</td>" for cell in row) for row in table)
        cells = "".join(f"<tr>{row}</tr>" for row in rows)
        body.append(f'<table style="border-collapse:collapse">{cells}</table>')
    return _PAGE.format(title=html.escape(title), body="\n".join(body))
