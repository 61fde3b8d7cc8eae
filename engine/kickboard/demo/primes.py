"""Work for the processor: pure Python, no waiting."""

from __future__ import annotations

import itertools
import math

from kickboard.demo.base import DemoJob

#: Numbers between two words of progress.
STEP = 2_000


class PrimeSearchJob(DemoJob, queue="low", retry=0):
    """Find the prime numbers in a range by trial division: work that keeps a core busy.

    Threads of one Python process take turns on one core. More processors make jobs that
    wait faster, not jobs like this one: watch what it does to the others.
    """

    def perform(self, first: int = 1_000_000, count: int = 50_000) -> None:
        """Search.

        Args:
            first: Where to begin.
            count: How many numbers to look at.
        """
        primes: list[int] = []
        for begin in range(first, first + count, STEP):
            primes += find_primes(begin, min(STEP, first + count - begin))
            self.progress((begin - first) / count, f"{len(primes)} primes so far")
        largest = f"the largest is {primes[-1]}" if primes else "none"
        self.log.info("%d primes from %d to %d, %s", len(primes), first, first + count - 1, largest)


def find_primes(first: int, count: int) -> list[int]:
    """Return the primes among the *count* numbers from *first* on."""
    return [number for number in range(first, first + count) if _is_prime(number)]


def _is_prime(number: int) -> bool:
    if number < 4:
        return number > 1
    divisors = itertools.chain((2,), range(3, math.isqrt(number) + 1, 2))
    return all(number % divisor for divisor in divisors)
