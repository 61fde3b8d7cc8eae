"""What goes wrong in the demo, each with a name and a message that say what to do.

::

    DemoError
    ├── ServerNotRunningError       the demo's HTTP server was never started
    ├── ApiError                    the server answered, but not with what was asked for
    │   └── ServiceUnavailableError     … with 503: it may work in a while
    ├── SignatureRefusedError       the server does not believe that the webhook is ours
    ├── CustomerWithoutEmailError   a record of the shop lacks an address
    ├── FlakyError                  lost the toss
    └── AlwaysFailsError            failed, as it always does

They are an application's errors, not the engine's, and so they live with the application.
"""

from __future__ import annotations


class DemoError(Exception):
    """The family of all errors below."""


class ServerNotRunningError(DemoError):
    """The demo's HTTP server is not there; it starts with an engine that loads the demo."""

    def __init__(self) -> None:
        super().__init__(
            "the demo's HTTP server is not running; "
            "it starts with `kickboard worker -r kickboard.demo`"
        )


class ApiError(DemoError):
    """The server answered *status*; *url* is what was asked."""

    def __init__(self, status: int, url: str, reason: str) -> None:
        super().__init__(f"{url} answered {status}: {reason}")
        self.status = status
        self.url = url


class ServiceUnavailableError(ApiError):
    """The server answered 503; trying again in a while is the right thing."""


class SignatureRefusedError(ApiError):
    """The server answered 401: the webhook's signature is not that of its body."""


class CustomerWithoutEmailError(DemoError):
    """Nothing can be sent to a customer whose record has no address."""

    def __init__(self, customer_id: int, name: str) -> None:
        super().__init__(
            f"customer {customer_id}, {name}, has no e-mail address; "
            "add it to the customer's record, then retry this job"
        )
        self.customer_id = customer_id


class FlakyError(DemoError):
    """A job that fails now and then failed now."""


class AlwaysFailsError(DemoError):
    """A job that always fails did."""
