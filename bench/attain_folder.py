"""`zhunsheng attain FOLDER --json` in this process with a given number of readers: `attain_folder.py FOLDER READERS`.

Peak memory is that of this process; the readers' own is reported beside it.
"""

import contextlib
import io
import resource
import sys

from measure import Stopwatch, report
from zhunsheng.interfaces.cli import attain
from zhunsheng.interfaces.cli.main import main as zhunsheng


def main(folder: str, readers: int) -> None:
    attain.workers_for = lambda _count: readers  # the command itself takes as many as there are processors
    out = io.StringIO()
    watch = Stopwatch()
    with contextlib.redirect_stdout(out):
        status = zhunsheng(["attain", folder, "--json"])
    watch.halt()
    if status:
        sys.exit(f"attain ended with {status}")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.cpu += children.ru_utime + children.ru_stime
    report(watch, readers_peak_mib=round(children.ru_maxrss / 1024, 1), characters=len(out.getvalue()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
