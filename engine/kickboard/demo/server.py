"""The small HTTP server that the demo's jobs call: a warehouse's API and a webhook receiver.

It is a real one on 127.0.0.1, at a port the system chose, and it fails as often as
`kickboard.demo.settings` says. Its time is real time, whatever the engine's clock: it plays
a machine elsewhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import logging
import random
import secrets
import sys
import threading
import urllib.parse
import zlib
from collections import OrderedDict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kickboard.demo import settings
from kickboard.demo.errors import ServerNotRunningError

log = logging.getLogger(__name__)

SIGNATURE_HEADER = "X-Signature-256"
DELIVERY_HEADER = "X-Delivery-Id"

#: Seconds a request takes, from … to.
LATENCY = (0.03, 0.35)
#: Bytes a webhook may have.
MAX_BODY = 64 * 1024
#: Deliveries the receiver remembers, to know one that comes twice.
MAX_DELIVERIES = 10_000
#: Seconds between two looks at whether to stop.
_POLL = 0.1
#: Seconds a client may stay silent.
_PATIENCE = 5.0


def sign(secret: bytes, body: bytes) -> str:
    """Return the signature of *body*: HMAC-SHA256, as GitHub and Stripe do it."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


class DemoServer:
    """The server and its thread; each request is answered on a thread of its own.

    Attributes:
        secret: What webhooks are signed with; new for each server.
        latency: Seconds a request takes, from … to.
    """

    def __init__(
        self, latency: tuple[float, float] = LATENCY, rng: random.Random | None = None
    ) -> None:
        self.secret = secrets.token_bytes(32)
        self.latency = latency
        self.stopping = threading.Event()
        self._rng = rng or random.Random()
        self._lock = threading.Lock()
        self._deliveries: OrderedDict[str, Any] = OrderedDict()  # guarded by _lock
        self._http: _Http | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens: host and port.

        Raises:
            ServerNotRunningError: it does not.
        """
        if self._http is None:
            raise ServerNotRunningError
        return "127.0.0.1", self._http.server_port

    @property
    def deliveries(self) -> dict[str, Any]:
        """The webhooks that arrived, by delivery id, oldest first."""
        with self._lock:
            return dict(self._deliveries)

    def start(self) -> None:
        """Listen; does nothing when it already does."""
        if self._http is not None:
            return
        self._http = _Http(self)
        self._thread = threading.Thread(
            target=self._http.serve_forever,
            args=(_POLL,),
            name="kickboard/demo/server",
            daemon=True,
        )
        self._thread.start()
        log.info("the demo's server listens on http://%s:%d", *self.address)

    def stop(self) -> None:
        """Stop listening and end the requests under way; may be called twice."""
        http, thread = self._http, self._thread
        if http is None or thread is None:
            return
        self.stopping.set()
        http.shutdown()
        http.server_close()
        thread.join()
        self._http = self._thread = None
        self.stopping.clear()

    def fails_now(self) -> bool:
        """Return, at random, whether this request is one of those that fail."""
        with self._lock:
            return self._rng.random() < settings.failure_rate()

    def pause(self) -> None:
        """Take the time an answer takes; cut short when the server stops."""
        with self._lock:
            seconds = self._rng.uniform(*self.latency)
        self.stopping.wait(seconds)

    def accept(self, delivery: str, event: Any) -> bool:
        """Remember a webhook; False if it had arrived before."""
        with self._lock:
            if delivery in self._deliveries:
                return False
            self._deliveries[delivery] = event
            while len(self._deliveries) > MAX_DELIVERIES:
                self._deliveries.popitem(last=False)
            return True


class _Http(ThreadingHTTPServer):
    """The listening socket."""

    def __init__(self, demo: DemoServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.demo = demo

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note a request that broke off; the default prints a traceback."""
        log.debug("a request from %s broke off", client_address, exc_info=sys.exc_info())


class _RefusedError(Exception):
    """The request ends with this status and reason."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class _Handler(BaseHTTPRequestHandler):
    """One request. ``GET /stock/PRODUCT`` and ``POST /webhooks``."""

    server: _Http
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer how many pieces of a product there are."""
        self._answer(self._stock)

    def do_POST(self) -> None:
        """Take a webhook."""
        self._answer(self._webhook)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Log to the engine's log instead of stderr."""
        log.debug(format, *args)

    def _answer(self, make: Any) -> None:
        """Send what *make* returns as JSON, or the refusal it raises."""
        self.server.demo.pause()
        try:
            status, answer = HTTPStatus.OK, make()
        except _RefusedError as refused:
            status, answer = refused.status, {"error": refused.reason}
        body = json.dumps(answer).encode()
        with contextlib.suppress(ConnectionError):  # the caller has hung up
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def _stock(self) -> dict[str, Any]:
        place, _, product = urllib.parse.unquote(self.path).lstrip("/").partition("/")
        if place != "stock" or not product:
            raise _RefusedError(HTTPStatus.NOT_FOUND, f"there is nothing at {self.path}")
        if self.server.demo.fails_now():
            raise _RefusedError(
                HTTPStatus.SERVICE_UNAVAILABLE, "the warehouse is counting its shelves"
            )
        return {"product": product, "in_stock": zlib.crc32(product.encode()) % 400}

    def _webhook(self) -> dict[str, Any]:
        body = self._body()
        if self.path != "/webhooks":
            raise _RefusedError(HTTPStatus.NOT_FOUND, f"there is nothing at {self.path}")
        demo = self.server.demo
        if settings.webhook_down() or demo.fails_now():
            raise _RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "the webhook receiver is down")
        expected = sign(demo.secret, body)
        if not hmac.compare_digest(
            expected.encode(), self.headers.get(SIGNATURE_HEADER, "").encode()
        ):
            raise _RefusedError(HTTPStatus.UNAUTHORIZED, "the signature is not that of the body")
        try:
            event = json.loads(body)
        except ValueError:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "the body is not JSON") from None
        delivery = self.headers.get(DELIVERY_HEADER, "")
        return {"delivery": delivery, "new": demo.accept(delivery, event)}

    def _body(self) -> bytes:
        """Read the body first, also to refuse it: a caller still sending sees no answer."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "say how long the body is")
        if int(length) > MAX_BODY:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {MAX_BODY} bytes")
        return self.rfile.read(int(length))


# The jobs of a process share its one server, and a job is made anew for each run: this is
# where they meet. `kickboard.demo.setup` puts it here, `teardown` takes it away.
_current: DemoServer | None = None


def current() -> DemoServer:
    """Return the server of this process.

    Raises:
        ServerNotRunningError: there is none.
    """
    if _current is None:
        raise ServerNotRunningError
    return _current


def is_running() -> bool:
    """Return whether `current` has one to return."""
    return _current is not None


def install(server: DemoServer | None) -> None:
    """Make *server* the one that `current` returns; None: there is none."""
    global _current  # noqa: PLW0603 - see above
    _current = server
