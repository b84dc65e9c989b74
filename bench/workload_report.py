"""A report of so many pages: per 300 pages 30 chapters, 160 tables of 15 × 6, 500 citations, the rest running text."""

from collections.abc import Iterator

CELLS, ROWS = 6, 15
SENTENCE = "本专业的毕业要求分解为指标点，由课程目标支撑，达成情况依据成绩与问卷评价，结果用于持续改进。"

Chapter = tuple[str, list[tuple[str, str]], list[tuple[str, list[tuple[str, ...]]]]]


def chapters(pages: int) -> Iterator[Chapter]:
    """The chapters: heading, paragraphs with one citation each, captioned tables."""
    for number in range(max(pages // 10, 1)):
        paragraphs = [(SENTENCE * 8, f"[{number}-{at}]") for at in range(17)]
        tables = [
            (f"表{number}-{at}", [tuple(f"{row}.{cell} 数据" for cell in range(CELLS)) for row in range(ROWS)])
            for at in range(5 + number % 3 // 2)
        ]
        yield f"第 {number} 部分", paragraphs, tables
