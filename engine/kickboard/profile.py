"""Where a user's own things are: the profile's folder, and the store everyone means.

Whoever names no store (`Manager()`, `perform_async`, the command line, the window) means
the same one: that is what makes a job pushed in a shell appear in the window.
"""

from __future__ import annotations

import os
from pathlib import Path

from kickboard.errors import ConfigError


def profile_dir() -> Path:
    """Return the profile's folder, made for its owner alone if it is not there yet.

    ``KICKBOARD_PROFILE``, else the system's folder for a user's data.

    Raises:
        ConfigError: it cannot be made.
    """
    path = _profile_path()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"the profile folder {path} cannot be made ({error.strerror}): "
            "set KICKBOARD_PROFILE to another one"
        ) from error
    return path


def _profile_path() -> Path:
    named = os.environ.get("KICKBOARD_PROFILE")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # noqa: PLC0415 - not needed by whoever names a store

    return Path(platformdirs.user_data_dir("kickboard", appauthor=False))


def is_profile(folder: Path) -> bool:
    """Return whether *folder* is the profile's, which is made where it is missing."""
    return folder.absolute() == _profile_path()


def store_url() -> str:
    """Return the URL of the store that is meant when none is named.

    ``KICKBOARD_STORE``, else ``jobs.db`` in the profile.

    Raises:
        ConfigError: the profile's folder cannot be made.
    """
    return os.environ.get("KICKBOARD_STORE") or f"sqlite:///{profile_dir() / 'jobs.db'}"
