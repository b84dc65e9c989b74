"""专业建设 tags: level, kind, the (invented) document that granted it, its date, and the year accreditation is due."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tag:
    """国家级特色, 省级特色 or 省级品牌; the notice wants every such programme accredited by `due`."""

    level: str
    kind: str
    document: str
    granted: date
    due: int

    @property
    def name(self) -> str:
        return self.level + self.kind


TABLE = """
080202 | 国家级 | 特色 | 2008-10-21 | 2021
080203 | 国家级 | 特色 | 2009-09-18 | 2020
080901 | 国家级 | 特色 | 2010-07-05 | 2022
081001 | 省级 | 特色 | 2009-06-12 | 2022
081301 | 省级 | 品牌 | 2012-05-30 | 2021
080601 | 省级 | 品牌 | 2013-06-17 | 2024
080801 | 省级 | 品牌 | 2014-06-20 | 2027
080405 | 省级 | 特色 | 2011-06-09 | 2027
080301 | 省级 | 特色 | 2012-06-15 | 2028
080701 | 省级 | 品牌 | 2015-06-26 | 2028
080501 | 省级 | 特色 | 2013-06-03 | 2028
"""


def _tags() -> dict[str, tuple[Tag, ...]]:
    tags: dict[str, tuple[Tag, ...]] = {}
    for number, line in enumerate(TABLE.strip().splitlines(), start=1):
        code, level, kind, granted, due = (part.strip() for part in line.split("|"))
        day = date.fromisoformat(granted)
        tags[code] = (Tag(level, kind, f"示例教高〔{day.year}〕{number}号", day, int(due)),)
    return tags


TAGS = _tags()


def tags_of(code: str) -> tuple[Tag, ...]:
    """The tags of a programme by its code."""
    return TAGS.get(code, ())
