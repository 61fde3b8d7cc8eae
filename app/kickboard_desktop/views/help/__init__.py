"""What helps a user along: the palette, all keys, the glossary, what this program is."""
