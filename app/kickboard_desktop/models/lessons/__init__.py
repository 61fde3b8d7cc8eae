"""A run of a lesson: replayed, kept, and put on paper."""
