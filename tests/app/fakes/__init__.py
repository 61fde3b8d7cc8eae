"""Stand-ins for what a window talks to."""
