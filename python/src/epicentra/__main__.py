import sys

from epicentra.cli import main

sys.exit(main())
