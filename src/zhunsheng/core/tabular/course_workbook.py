"""课程工作簿: one course offering, its objectives, items and marks (formats.md)."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.assessment_sheets import read_items, read_objectives
from zhunsheng.core.tabular.cells import text_of
from zhunsheng.core.tabular.fields import read_fields
from zhunsheng.core.tabular.grid import Workbook, plain_name
from zhunsheng.core.tabular.layout import COURSE_FIELDS, Names, Words
from zhunsheng.core.tabular.opening import find_sheet, read_workbook
from zhunsheng.core.tabular.reading import Findings, Reading
from zhunsheng.core.tabular.score_sheet import Seen, read_scores
from zhunsheng.core.values.course import Course, Gradebook, Objective

_ALSO = {"课程编号": "code", "课程号": "code", "course code": "code", "course name": "name"}


def read_course(
    data: bytes, *, file: str, levels: Collection[str] = (), weighting: str = "by_points", top: float = 1.0
) -> Reading[Course]:
    """A course workbook with everything that is wrong in it.

    `levels` are words the method's table knows besides the usual ones, `weighting` decides whether target points may
    exceed the full mark, `top` is the highest value an expected value may take (3 under `statistic: level`).
    """

    def parse(workbook: Workbook, findings: Findings) -> Course | None:
        about_grid = find_sheet(workbook, [Names.COURSE], findings)
        about = about_grid and read_fields(about_grid, COURSE_FIELDS, findings, needed=("code",), also=_ALSO)
        objectives_grid = find_sheet(workbook, [Names.OBJECTIVES], findings)
        objectives = read_objectives(objectives_grid, findings, top) if objectives_grid else None
        gradebooks = _gradebooks(workbook, findings, objectives, levels, weighting)
        if not about or objectives is None or gradebooks is None:
            return None
        return Course(
            code=about.id("code"),
            objectives=objectives,
            gradebooks=gradebooks,
            name=about.prose("name"),
            term=about.text("term"),
            credits=about.amount("credits"),
            unit=about.prose("unit"),
            leader=about.prose("leader"),
            notes=about.notes,
            file=file,
            sha256=hashlib.sha256(data).hexdigest(),
        )

    return read_workbook(data, file, parse)


@dataclass(slots=True)
class _Pair:
    """考核方案 and 成绩 of one class; the sheets' exact names."""

    section: str
    assessment: str = ""
    scores: str = ""


def _gradebooks(
    workbook: Workbook,
    findings: Findings,
    objectives: Sequence[Objective] | None,
    levels: Collection[str],
    weighting: str,
) -> tuple[Gradebook, ...] | None:
    pairs = _pairs(workbook, findings)
    seen: Seen = {}
    gradebooks: list[Gradebook] = []
    for pair in pairs:
        if not pair.assessment:
            continue
        # without objectives no column can be told apart, so only the marks could be checked: too little to be of use
        items = read_items(workbook.grid(pair.assessment), objectives, findings, weighting) if objectives else None
        if items is None or not pair.scores:
            continue
        scores = workbook.grid(pair.scores)
        gradebook = read_scores(scores, items, pair.section, levels, findings, seen, assessment=pair.assessment)
        if gradebook is not None:
            gradebooks.append(gradebook)
    return tuple(gradebooks) if len(gradebooks) == len(pairs) > 0 else None


def _pairs(workbook: Workbook, findings: Findings) -> list[_Pair]:
    """The sheets of items and marks by class, in the order of the file; what stands alone is told."""
    pairs: dict[str, _Pair] = {}
    for name in workbook.names:
        for words, attribute in ((Names.ASSESSMENT, "assessment"), (Names.SCORES, "scores")):
            section = _section(name, words)
            if section is None:
                continue
            pair = pairs.setdefault(plain_name(section), _Pair(section))
            if taken := getattr(pair, attribute):
                findings.add(kinds.SHEET_TWICE, name, name=words.zh, found=(taken, name))
            else:
                setattr(pair, attribute, name)
    whole = [pair for pair in pairs.values() if pair.assessment and pair.scores]
    for pair in pairs.values():
        if not pair.section and not whole and len(pairs) == 1:
            continue  # told below: simply a missing sheet
        for words, present, missing in (
            (Names.SCORES, pair.assessment, pair.scores),
            (Names.ASSESSMENT, pair.scores, pair.assessment),
        ):
            if present and not missing:
                partner = f"{words.zh}@{pair.section}" if pair.section else words.zh
                findings.add(kinds.HALF_PAIR, present, present=present, missing=partner)
    if not pairs or (not whole and set(pairs) == {""}):
        only = pairs.get("", _Pair(""))
        for words, present in ((Names.ASSESSMENT, only.assessment), (Names.SCORES, only.scores)):
            if not present:
                findings.add(kinds.SHEET_MISSING, zh=words.zh, en=words.en, found=workbook.names)
    return list(pairs.values())


def _section(name: str, words: Words) -> str | None:
    """What stands behind @ in a sheet's name: '' where nothing does, None where it is another sheet."""
    head, _, section = text_of(name).partition("@")
    return section.strip() if plain_name(head) in {plain_name(word) for word in words} else None
