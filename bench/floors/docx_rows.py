"""A bare writer with python-docx, row by row: `docx_rows.py PAGES`: the same headings, paragraphs, citations and tables."""

import io
import sys

from docx import Document  # noqa: TID253 (the peer that is measured)

from measure import Stopwatch, report
from workload_report import CELLS, chapters

watch = Stopwatch(running=False)
plan = list(chapters(int(sys.argv[1])))
watch.go()
document = Document()
for heading, paragraphs, tables in plan:
    document.add_heading(heading, 1)
    for text, citation in paragraphs:
        paragraph = document.add_paragraph(text)
        paragraph.add_run(citation)
    for caption, rows in tables:
        document.add_paragraph(caption)
        table = document.add_table(rows=0, cols=CELLS)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
buffer = io.BytesIO()
document.save(buffer)
watch.halt()
report(watch, bytes=len(buffer.getvalue()))
