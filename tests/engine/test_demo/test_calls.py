"""The demo's calls to an API and to webhooks, and the server that answers them."""

from __future__ import annotations

import http.client
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kickboard.demo import (
    ApiCallJob,
    WebhookJob,
    WebhookSwitchJob,
    server,
    settings,
    setup,
    teardown,
)
from kickboard.demo.calls import call
from kickboard.demo.errors import (
    ApiError,
    ServerNotRunningError,
    ServiceUnavailableError,
    SignatureRefusedError,
)
from kickboard.demo.server import DemoServer
from kickboard.errors import ConfigError

from .conftest import JID, Perform


def post(running: DemoServer, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(*running.address, timeout=5)
    try:
        connection.request("POST", "/webhooks", body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_api_call_keeps_the_answer(
    profile: Path, demo_server: DemoServer, perform: Perform
) -> None:
    perform(ApiCallJob, "Pull buoy / adult")

    answer = json.loads((profile / "demo" / "stock" / "pull-buoy-adult.json").read_bytes())
    assert answer["product"] == "Pull buoy / adult"
    assert isinstance(answer["in_stock"], int)


def test_webhook_arrives_signed_and_once(demo_server: DemoServer, perform: Perform) -> None:
    perform(WebhookJob, "order.sent", 7)
    perform(WebhookJob, "order.sent", 7)

    assert list(demo_server.deliveries) == [JID]
    event = demo_server.deliveries[JID]
    assert event["event"] == "order.sent"
    assert event["order"]["id"] == 7
    assert event["order"].keys() == {"id", "customer_id", "product", "quantity", "cents"}


def test_order_that_does_not_exist_is_named(demo_server: DemoServer, perform: Perform) -> None:
    with pytest.raises(LookupError, match="no order 50001"):
        perform(WebhookJob, "order.paid", 50_001)


@pytest.mark.parametrize(
    "signature", ["", "sha256=" + "0" * 64, server.sign(b"another secret", b"{}"), "sha256=ü"]
)
def test_wrong_signature_is_refused(demo_server: DemoServer, signature: str) -> None:
    headers = {server.DELIVERY_HEADER: "x", server.SIGNATURE_HEADER: signature}

    status, answer = post(demo_server, b"{}", headers)

    assert status == 401
    assert "signature" in answer["error"]
    assert demo_server.deliveries == {}


def test_changed_body_is_refused(demo_server: DemoServer) -> None:
    signature = server.sign(demo_server.secret, b'{"cents": 100}')

    with pytest.raises(SignatureRefusedError, match="answered 401"):
        call(
            "POST", "/webhooks", body=b'{"cents": 1}', headers={server.SIGNATURE_HEADER: signature}
        )


def test_signed_body_that_is_no_json_is_refused(demo_server: DemoServer) -> None:
    signature = server.sign(demo_server.secret, b"{")

    with pytest.raises(ApiError, match="answered 400"):
        call("POST", "/webhooks", body=b"{", headers={server.SIGNATURE_HEADER: signature})


def test_at_failure_rate_1_every_call_fails(demo_server: DemoServer, perform: Perform) -> None:
    settings.set(settings.FAILURE_RATE, 1.0)

    with pytest.raises(ServiceUnavailableError, match=r"GET /stock/.* answered 503: the warehouse"):
        perform(ApiCallJob)
    with pytest.raises(ServiceUnavailableError, match="answered 503: the webhook receiver is down"):
        perform(WebhookJob)


def test_failure_rate_is_the_share_that_fails(demo_server: DemoServer) -> None:
    seeded = DemoServer(rng=random.Random(1))
    settings.set(settings.FAILURE_RATE, 0.3)

    failed = sum(seeded.fails_now() for _ in range(2000))

    assert 0.26 < failed / 2000 < 0.34


def test_switch_takes_webhooks_down_and_nothing_else(
    demo_server: DemoServer, perform: Perform
) -> None:
    perform(WebhookSwitchJob, False)
    with pytest.raises(ServiceUnavailableError):
        perform(WebhookJob)
    perform(ApiCallJob)

    perform(WebhookSwitchJob, True)
    perform(WebhookJob)

    assert list(demo_server.deliveries) == [JID]


def test_receiver_forgets_the_oldest_deliveries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MAX_DELIVERIES", 3)
    receiver = DemoServer()

    assert [receiver.accept(name, {}) for name in "abcad"] == [True, True, True, False, True]
    assert list(receiver.deliveries) == ["b", "c", "d"]


def test_unknown_place_and_body_without_length_are_refused(demo_server: DemoServer) -> None:
    with pytest.raises(ApiError, match="answered 404"):
        call("GET", "/stock/")
    with pytest.raises(ApiError, match="answered 404"):
        call("POST", "/elsewhere", body=b"{}")
    with pytest.raises(ApiError, match="answered 411"):
        call("POST", "/webhooks", headers={"Transfer-Encoding": "chunked"})


def test_body_that_is_too_long_is_not_read(demo_server: DemoServer) -> None:
    status, _ = post(demo_server, b"", {"Content-Length": str(server.MAX_BODY + 1)})

    assert status == 413


def test_without_a_server_the_error_says_how_to_start_one(perform: Perform) -> None:
    with pytest.raises(ServerNotRunningError, match=r"kickboard worker -r kickboard\.demo"):
        perform(ApiCallJob)


def test_stopped_server_has_no_address() -> None:
    running = DemoServer()
    running.start()
    running.start()
    running.stop()
    running.stop()

    with pytest.raises(ServerNotRunningError):
        _ = running.address


def test_setup_and_teardown_may_come_twice(profile: Path) -> None:
    setup()
    running = server.current()
    setup()
    assert server.current() is running
    assert (profile / "demo").is_dir()

    teardown()
    teardown()

    assert not server.is_running()


def test_delays_of_webhook_retries_double() -> None:
    hook = WebhookJob.retry_in_hook
    assert hook is not None

    assert [hook(count, OSError()) for count in range(4)] == [6, 12, 24, 48]
    assert hook(20, OSError()) == 3600


def test_settings_come_back_as_they_were_set() -> None:
    try:
        settings.apply("demo.failure_rate", 1)
        settings.apply("demo.webhook_down", True)
        assert settings.get("demo.failure_rate") == 1.0
        assert settings.get("demo.webhook_down") is True
    finally:
        settings.reset()
    assert settings.failure_rate() == 0.1
    assert not settings.webhook_down()


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("demo.failure_rate", 1.5, "from 0 to 1"),
        ("demo.failure_rate", float("nan"), "from 0 to 1"),
        ("demo.failure_rate", "much", "from 0 to 1"),
        ("demo.failure_rate", None, "from 0 to 1"),
        ("demo.webhook_down", 1, "true or false"),
        ("demo.colour", "red", "there is no setting 'demo.colour'"),
    ],
)
def test_setting_that_makes_no_sense_is_refused(key: str, value: Any, why: str) -> None:
    with pytest.raises(ConfigError, match=why):
        settings.apply(key, value)

    assert settings.failure_rate() == 0.1
    assert not settings.webhook_down()
