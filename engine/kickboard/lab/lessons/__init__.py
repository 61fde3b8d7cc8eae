"""Experiments of the lessons: the real engine in leaping time, measured against theory."""
