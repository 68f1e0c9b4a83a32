"""``python -m formgen``: the command line."""

import sys

from formgen.cli import main

sys.exit(main())
