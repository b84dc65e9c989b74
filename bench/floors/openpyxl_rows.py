"""Workbooks read cell by cell as spreadsheet macros do: openpyxl, a loop over rows; the first 50 of a folder."""

import sys
from pathlib import Path

import openpyxl  # noqa: TID253 (it is what is measured)

from measure import Stopwatch, report


def main(folder: str) -> None:
    watch, count = Stopwatch(), 0
    for path in sorted(Path(folder).rglob("*.xlsx"))[:50]:
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            for row in sheet.iter_rows():
                [cell.value for cell in row]
        count += 1
    report(watch, workbooks=count)


if __name__ == "__main__":
    main(sys.argv[1])
