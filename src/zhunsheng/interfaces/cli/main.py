"""`zhunsheng`: finds the command's module and hands it the arguments."""

import sys


def main() -> int:
    """Run one command; returns the exit status."""
    print(__doc__, file=sys.stderr)
    return 2
