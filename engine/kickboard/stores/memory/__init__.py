"""The store that lives as long as its process: scripts, tests, simulations, benchmarks."""

from kickboard.stores.memory.store import MemoryStore

__all__ = ["MemoryStore"]
