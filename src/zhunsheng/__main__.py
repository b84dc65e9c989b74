"""`python -m zhunsheng` is the command `zhunsheng`."""

import sys

from zhunsheng.interfaces.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
