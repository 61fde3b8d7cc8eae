"""The dialogs of a Redis: connect, password, unlock, workers."""
