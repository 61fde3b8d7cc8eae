"""Kickboard: a Sidekiq-style threaded job engine. What is in ``__all__`` is the contract."""

__version__ = "0.1.0"
