"""The demo: real work on real input, and jobs that teach by failing.

``-r kickboard.demo`` registers all its classes. An engine that has loaded a module calls the
module's `setup` before the first job and its `teardown` at the stop: so the demo's HTTP
server lives as long as the engine, and importing the demo starts nothing.
"""

from __future__ import annotations

from kickboard.demo import server
from kickboard.demo.bug import OneTimeBugJob
from kickboard.demo.calls import ApiCallJob
from kickboard.demo.checksums import ChecksumJob
from kickboard.demo.cleanup import CleanupJob
from kickboard.demo.export import ExportJob
from kickboard.demo.folder import demo_folder
from kickboard.demo.images import ThumbnailJob
from kickboard.demo.mail import DigestEmailJob, WelcomeEmailJob
from kickboard.demo.notification import NotificationJob
from kickboard.demo.primes import PrimeSearchJob
from kickboard.demo.report import ReportJob
from kickboard.demo.server import DemoServer
from kickboard.demo.starter import DemoFolderJob, DemoMixJob, FirstMinuteJob
from kickboard.demo.teaching import FailingJob, FlakyJob, HangingJob, KillerJob, SlowJob
from kickboard.demo.webhooks import WebhookJob, WebhookSwitchJob

__all__ = [
    "ApiCallJob",
    "ChecksumJob",
    "CleanupJob",
    "DemoFolderJob",
    "DemoMixJob",
    "DigestEmailJob",
    "ExportJob",
    "FailingJob",
    "FirstMinuteJob",
    "FlakyJob",
    "HangingJob",
    "KillerJob",
    "NotificationJob",
    "OneTimeBugJob",
    "PrimeSearchJob",
    "ReportJob",
    "SlowJob",
    "ThumbnailJob",
    "WebhookJob",
    "WebhookSwitchJob",
    "WelcomeEmailJob",
    "demo_folder",
    "setup",
    "teardown",
]


def setup() -> None:
    """Start the demo's HTTP server, unless it runs already.

    Raises:
        OSError: the profile's folder cannot be made, or there is no free port.
    """
    demo_folder()
    if not server.is_running():
        newcomer = DemoServer()
        newcomer.start()
        server.install(newcomer)


def teardown() -> None:
    """Stop the demo's HTTP server; may be called twice, or without `setup`."""
    if server.is_running():
        running = server.current()
        server.install(None)
        running.stop()
