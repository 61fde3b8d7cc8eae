"""What tables show: rows and columns, known to no widget."""
