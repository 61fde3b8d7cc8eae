"""What is said of one job, and from typed text to its arguments and back."""
