"""``python -m kickboard`` is ``kickboard``."""

import sys

from kickboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
