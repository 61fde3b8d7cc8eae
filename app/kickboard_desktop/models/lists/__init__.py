"""Long lists: rows read page by page, searched, chosen, counted, exported."""
