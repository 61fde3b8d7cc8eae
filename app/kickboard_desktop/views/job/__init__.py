"""Everything about one job: its page in the dock, or in a window of its own."""
