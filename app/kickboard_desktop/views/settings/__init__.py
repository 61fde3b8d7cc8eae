"""The settings dialog and its list of keys."""
