"""Dialogs that make jobs or change them: enqueue, edit, move, preview, count."""
