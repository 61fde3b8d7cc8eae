"""What acts behind a window, none of which is seen: a helper for each thing that can be done."""
