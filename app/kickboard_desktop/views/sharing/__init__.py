"""What leaves the window: exports, and the card to show to others."""
