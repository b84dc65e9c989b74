"""`zhunsheng attain FOLDER --json` in this process: `attain_folder.py FOLDER READERS [PROCESSORS]`.

Peak memory is that of this process; the readers' own is reported beside it.
"""

import contextlib
import os
import resource
import sys

from measure import Stopwatch, report
from zhunsheng.interfaces.cli import attain
from zhunsheng.interfaces.cli.main import main as zhunsheng


def main(folder: str, readers: int) -> None:
    attain.workers_for = lambda _count: readers  # the command itself takes as many as there are processors
    watch = Stopwatch()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        status = zhunsheng(["attain", folder, "--json"])
    watch.halt()
    if status:
        sys.exit(f"attain ended with {status}")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.cpu += children.ru_utime + children.ru_stime
    report(watch, readers_peak_mib=round(children.ru_maxrss / 1024, 1))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        os.sched_setaffinity(0, range(int(sys.argv[3])))
    main(sys.argv[1], int(sys.argv[2]))
