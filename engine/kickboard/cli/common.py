"""What the commands share: the --store and --json options, opening a store, answering."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from kickboard.cli.failures import MarkedQuery
from kickboard.errors import ConfigError, QueryError, StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.profile import store_url
from kickboard.stores import open_store, store_file
from kickboard.stores.base import Store
from kickboard.stores.query import Query
from kickboard.stores.urls import REDIS_OF_ENVIRONMENT, is_redis

P = ParamSpec("P")
R = TypeVar("R")

MEMORY_REFUSED = (
    "memory: is a store inside one process and ends with it: nothing can be found there by "
    "another; use sqlite:///FILE or redis://HOST"
)

store_option = click.option(
    "--store",
    "store_name",
    metavar="URL",
    help="Where the jobs are: sqlite:///FILE or redis://HOST. "
    "Default: $KICKBOARD_STORE, else the profile's.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
exact_option = click.option(
    "--exact", is_flag=True, help="Times to the millisecond in UTC instead of relative ones."
)
reveal_option = click.option(
    "--reveal", is_flag=True, help="Show arguments that look like secrets, too."
)
state_argument = click.argument(
    "state", type=click.Choice(list(JobState), case_sensitive=False), metavar="STATE"
)


def with_store(
    *, read_only: bool = False, create: bool = False
) -> Callable[[Callable[Concatenate[Store, P], R]], Callable[P, R]]:
    """Give a command the option --store, and the open store as its first argument.

    Args:
        read_only: Open it for looking only.
        create: Make the file if there is none; otherwise that is an error, because a
            mistyped name would silently be an empty store.
    """

    def decorate(command: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
        @store_option
        @functools.wraps(command)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            name = kwargs.pop("store_name", None)
            with opened(
                name if isinstance(name, str) else None, read_only=read_only, create=create
            ) as store:
                return command(store, *args, **kwargs)

        return run

    return decorate


@contextmanager
def opened(
    name: str | None, *, read_only: bool = False, create: bool = False, durability: str = "full"
) -> Iterator[Store]:
    """Open the store that is meant, and close it afterwards."""
    url = shared_url(name)
    if not create and not is_redis(url):
        _check_exists(url)
    store = open_store(url, read_only=read_only, durability=durability)
    try:
        yield store
    finally:
        store.close()


def shared_url(name: str | None) -> str:
    """Return the URL of the store that is meant.

    Raises:
        ConfigError: it is in memory, where no other process could see it.
    """
    url = name or store_url()
    if url == "memory:":
        raise ConfigError(MEMORY_REFUSED)
    return url


def speaking(dialect: str, url: str) -> str:
    """Return *url* with what says which Sidekiq to write like; "auto" says nothing.

    Raises:
        ConfigError: the store is no Redis.
    """
    if dialect == "auto":
        return url
    if not is_redis(url):
        raise ConfigError("--dialect is for a store in Redis, which Sidekiqs may share")
    if url in REDIS_OF_ENVIRONMENT:
        from kickboard.stores.redis.place import from_environment  # noqa: PLC0415

        url = from_environment()
    return f"{url}{'&' if '?' in url else '?'}dialect={dialect}"


def _check_exists(url: str) -> None:
    path = store_file(url)
    if not path.exists():
        raise StoreUnavailableError(
            f"there is no store at {path} yet: push a job or start a worker to make it", url
        )


def read_query(text: str | None) -> Query | None:
    """Return a query from the command line; what is wrong with it is underlined."""
    if text is None:
        return None
    try:
        return Query(text)
    except QueryError as error:
        raise MarkedQuery(text, error) from None


def answer(document: Any) -> None:
    """Print one JSON document."""
    indent = 2 if sys.stdout.isatty() else None
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    # A lone surrogate from a foreign payload has no UTF-8; its escape is JSON all the same.
    click.echo(text.encode("utf-8", "backslashreplace"))
