"""What comes before the first window: command line, environment, and who was here first."""
