"""The ids that jobs get."""

import re
from itertools import pairwise

from kickboard.payload.jid import new_jid


def test_a_jid_is_24_hex_digits_whatever_the_time() -> None:
    for now in (0.0, 1_795_485_227.9, 2.0**40, -5.0):
        assert re.fullmatch("[0-9a-f]{24}", new_jid(now))


def test_jids_of_one_moment_differ() -> None:
    assert len({new_jid(1_700_000_000.0) for _ in range(10_000)}) == 10_000


def test_jids_grow_with_time() -> None:
    jids = [new_jid(1_700_000_000.0 + second) for second in range(100)]

    assert all(earlier < later for earlier, later in pairwise(jids))
