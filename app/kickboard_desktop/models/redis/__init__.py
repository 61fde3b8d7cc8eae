"""What a Redis tells, in the window's language, and who works on it."""
