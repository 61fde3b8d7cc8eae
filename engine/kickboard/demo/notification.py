"""Desktop notifications, where there is a desktop to show them."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import threading
from email.utils import formatdate

from kickboard import private
from kickboard.demo.base import DemoJob
from kickboard.demo.folder import demo_folder

#: Seconds the desktop has to take a notification.
TIMEOUT = 5.0

_logbook = threading.Lock()  # one line at a time


class NotificationJob(DemoJob, queue="default", retry=False):
    """Show a notification on the desktop.

    Uses ``notify-send`` where it is installed and a session is there to show it; otherwise
    nothing appears. Either way ``demo/notifications.log`` says which it was. It is never
    tried again: a notification that comes late is worse than none.
    """

    def perform(self, title: str = "Lane Four", text: str = "Your board is ready") -> None:
        """Show it.

        Args:
            title: The line in bold.
            text: What is said below.
        """
        outcome = show(title, text)
        line = f"{formatdate(self.now())}  {outcome}: {title!r} {text!r}\n"
        book = demo_folder() / "notifications.log"
        with _logbook, open(book, "a", encoding="utf-8", opener=private.opener) as log:
            log.write(line)
        self.log.info("notification %s", outcome)


def show(title: str, text: str) -> str:
    """Try to show a notification; return ``shown``, or ``not shown`` and why."""
    program = shutil.which("notify-send")
    if program is None:
        return "not shown (notify-send is not installed)"
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return "not shown (there is no desktop session)"
    # The body may hold markup by the desktop's standard, the title may not.
    command = [program, "--app-name=Kickboard", "--", title, html.escape(text, quote=False)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip()
        return f"not shown ({reason or f'notify-send ended with {error.returncode}'})"
    except subprocess.TimeoutExpired:
        return "not shown (the desktop did not answer)"
    return "shown"
