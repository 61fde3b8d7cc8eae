"""The demo's mails: in a folder, one for each, and safe to open."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from kickboard.client import Client
from kickboard.demo import DigestEmailJob, OneTimeBugJob, WelcomeEmailJob, shop
from kickboard.demo.errors import CustomerWithoutEmailError
from kickboard.demo.letters import euros, letter

from .conftest import JID, Perform


def messages(profile: Path) -> list[EmailMessage]:
    """Read the demo's maildir as any mail program does."""
    box = mailbox.Maildir(profile / "demo" / "mail", create=False)
    parser = BytesParser(policy=policy.default)
    return [parser.parsebytes(box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content


def test_welcome_is_a_message_in_a_maildir(profile: Path, perform: Perform) -> None:
    perform(WelcomeEmailJob, 2)

    (message,) = messages(profile)
    customer = shop.customers()[2]
    assert message["To"] == f"{customer['name']} <{customer['email']}>"
    assert message["Subject"] == "Welcome to Lane Four"
    assert message["Message-ID"] == f"<{JID}@lanefour.example>"
    sent = datetime.strptime(message["Date"], "%a, %d %b %Y %H:%M:%S %z")
    assert abs(datetime.now(UTC) - sent) < timedelta(minutes=1)
    for kind in ("plain", "html"):
        assert customer["city"] in body(message, kind)


def test_running_twice_leaves_one_message(profile: Path, perform: Perform) -> None:
    perform(WelcomeEmailJob, 2)
    perform(WelcomeEmailJob, 2)
    perform(WelcomeEmailJob, 2, jid="another-job/with:odd characters")

    assert len(messages(profile)) == 2


def test_results_are_the_users_alone(profile: Path, perform: Perform) -> None:
    perform(WelcomeEmailJob, 2)

    assert (profile / "demo").stat().st_mode & 0o777 == 0o700
    assert (profile / "demo" / "mail").stat().st_mode & 0o777 == 0o700


def test_digest_lists_the_latest_orders_and_their_sum(profile: Path, perform: Perform) -> None:
    perform(DigestEmailJob, 3, 4)

    (message,) = messages(profile)
    with shop.database(0) as database:
        orders = database.execute(
            "SELECT ordered_on, product, cents FROM orders WHERE customer_id = 3"
        ).fetchall()
    latest = sorted(orders, key=lambda row: row[0], reverse=True)[:4]
    text = body(message, "plain")
    assert [line[:10] for line in text.splitlines() if line[:4].isdigit()] == [o[0] for o in latest]
    assert euros(sum(cents for *_, cents in latest)) in text
    assert body(message, "html").count("<tr>") == 4


def test_markup_in_a_letter_is_text() -> None:
    message = letter(
        ("A", "a@example.com"), "<i>Hi</i>", ["1 < 2 & <script>"], rows=[["<b>"]], key="k", at=0
    )

    html = body(message, "html")
    assert "<script>" not in html
    assert "1 &lt; 2 &amp; &lt;script&gt;" in html
    assert "&lt;b&gt;" in html
    assert "1 < 2 & <script>" in body(message, "plain")


def test_header_injection_is_refused() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        letter(("A", "a@example.com"), "Hi\nBcc: everyone@example.com", ["x"], key="k", at=0)


def test_customer_without_an_address_gets_nothing(profile: Path, perform: Perform) -> None:
    with pytest.raises(CustomerWithoutEmailError, match=r"customer 17, .* has no e-mail address"):
        perform(WelcomeEmailJob, 17)

    assert not (profile / "demo" / "mail").exists()


def test_one_time_bug_fails_once_and_then_succeeds(profile: Path, perform: Perform) -> None:
    with pytest.raises(CustomerWithoutEmailError) as failure:
        perform(OneTimeBugJob)
    assert isinstance(failure.value.__cause__, KeyError)
    assert not (profile / "demo" / "mail").exists()

    perform(OneTimeBugJob)

    (message,) = messages(profile)
    assert message["To"] == "Quentin Urban <quentin.urban@example.com>"


def test_each_one_time_bug_fails_once(perform: Perform) -> None:
    for jid in ("first", "second"):
        with pytest.raises(CustomerWithoutEmailError):
            perform(OneTimeBugJob, jid=jid)
        perform(OneTimeBugJob, jid=jid)


def test_one_time_bug_is_dead_at_once() -> None:
    assert OneTimeBugJob.options["retry"] == 0
    assert OneTimeBugJob.options.get("dead", True)


def test_job_without_an_engine_can_be_called(client: Client, profile: Path) -> None:
    WelcomeEmailJob().perform(1)
    WelcomeEmailJob().perform(1)

    assert len(messages(profile)) == 2
