"""Traces come back as they were, whatever their size."""

import random
import zlib

import pytest

from kickboard.stores.squeezing import squeezed


@pytest.mark.parametrize("size", [0, 1, 600, 8_191, 8_192, 8_193, 16_000, 500_000])
def test_a_trace_comes_back_and_is_hardly_larger_than_by_the_usual_way(size: int) -> None:
    rng = random.Random(size)
    lines = b"".join(
        b'  File "/srv/jobs.py", line %d\n' % rng.randrange(900) for _ in range(20_000)
    )
    trace = lines[:size]

    found = squeezed(trace)

    assert zlib.decompress(found) == trace
    assert len(found) <= len(zlib.compress(trace, 1)) * 1.1 + 8
