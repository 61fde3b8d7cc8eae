"""The names a lesson may give for how retries are delayed; `stage.RULES` has what they mean."""

from __future__ import annotations

from typing import Literal, TypeAlias

Rule: TypeAlias = Literal[
    "sidekiq", "full_jitter", "exponential", "linear", "fixed", "none", "curve",
    "second", "doubling", "doubling_jitter",
]  # fmt: skip
