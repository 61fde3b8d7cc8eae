"""The window itself: its frame, its bars, what stands at its edges, and how it closes."""
