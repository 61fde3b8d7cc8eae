"""The URL of a Redis in two parts: where it is, and the login that lets somebody in."""

from __future__ import annotations

from urllib.parse import quote, unquote

_SSH = "redis+ssh"


def split_login(url: str) -> tuple[str, str, str]:
    """Return *url* without its user and password, and those two; of ssh the user stays.

    Parameters stay as they are: only the part before the @ is a login.
    """
    scheme, separator, rest = url.strip().partition("://")
    users, at, place = rest.rpartition("@")
    if not separator or not at or scheme == _SSH:
        return url.strip(), "", ""
    user, _, password = users.partition(":")
    return f"{scheme}://{place}", unquote(user), unquote(password)


def with_login(url: str, user: str, password: str) -> str:
    """Return *url*, which has none, with *user* and *password*; both may be empty."""
    scheme, separator, place = url.partition("://")
    if not separator or not (user or password):
        return url
    if scheme == _SSH:  # what stands before its @ is for ssh
        pairs = (("username", user), ("password", password))
        told = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
        return f"{url}{'&' if '?' in url else '?'}{told}"
    login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    return f"{scheme}://{login}@{place}"
