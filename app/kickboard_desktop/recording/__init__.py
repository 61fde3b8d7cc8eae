"""A session on file: written as it goes, opened again, and played like the real thing."""
