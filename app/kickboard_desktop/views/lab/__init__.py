"""The backoff lab."""
