"""The first page, its parts, and what it offers while there is nothing to show."""
