"""``python -m kickboard_desktop``."""

import sys

from kickboard_desktop.main import main

sys.exit(main())
