"""The reader library alone: every sheet of every workbook of a folder to Python values, nothing looked at."""

import sys
from pathlib import Path

from python_calamine import CalamineWorkbook

from measure import Stopwatch, report


def main(folder: str) -> None:
    watch = Stopwatch()
    count = 0
    for path in sorted(Path(folder).rglob("*.xlsx")):
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
        count += 1
    report(watch, workbooks=count)


if __name__ == "__main__":
    main(sys.argv[1])
