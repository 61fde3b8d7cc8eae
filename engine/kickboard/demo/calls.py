"""Calls to another service: the demo's own HTTP server plays it."""

from __future__ import annotations

import http.client
import json
import re
import urllib.parse
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from kickboard.demo import server
from kickboard.demo.base import DemoJob
from kickboard.demo.errors import ApiError, ServiceUnavailableError, SignatureRefusedError
from kickboard.demo.folder import demo_folder, write_whole

#: Seconds to wait for an answer. A job without a timeout can hang its processor for ever.
TIMEOUT = 5.0

_ERRORS: dict[int, type[ApiError]] = {
    HTTPStatus.SERVICE_UNAVAILABLE: ServiceUnavailableError,
    HTTPStatus.UNAUTHORIZED: SignatureRefusedError,
}


class ApiCallJob(DemoJob, queue="default"):
    """Ask the warehouse's API how many pieces of a product there are.

    A real HTTP request to the demo's server, which fails as often as its slider says; the
    job is then tried again, later each time. The answer goes to ``demo/stock``.
    """

    def perform(self, product: str = "Kickboard Classic") -> None:
        """Ask, and keep the answer.

        Args:
            product: Name of the product.
        """
        answer = call("GET", f"/stock/{urllib.parse.quote(product, safe='')}")
        name = re.sub(r"[^\w-]+", "-", product.lower())[:60]
        write_whole(demo_folder("stock") / f"{name}.json", json.dumps(answer, indent=2).encode())
        self.log.info("%s: %d in stock", product, answer["in_stock"])


def call(
    method: str, path: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> Any:
    """Send a request to the demo's server and return its JSON answer.

    ``http.client``, not ``urllib``: no proxy may stand between this machine and itself.

    Raises:
        ApiError: it answered with something else than 200; 503 and 401 have errors of
            their own.
        ServerNotRunningError: there is no server.
        OSError: the connection failed.
    """
    host, port = server.current().address
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    try:
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        answer = json.loads(response.read())
    finally:
        connection.close()
    if response.status != HTTPStatus.OK:
        error = _ERRORS.get(response.status, ApiError)
        raise error(response.status, f"{method} {path}", answer["error"])
    return answer
