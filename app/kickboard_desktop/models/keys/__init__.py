"""Keys of actions, all keys as a list, and what the palette offers."""
