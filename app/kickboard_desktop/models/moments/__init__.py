"""From what is typed to a moment, and the words for it in each language."""
