"""What ``dev.py`` is made of: the standard library only, for a Python with nothing installed."""

from pathlib import Path

#: The checkout.
ROOT = Path(__file__).resolve().parent.parent
