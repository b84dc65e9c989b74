"""Rules of the programme class's supplement, as far as its clauses are certain and the folder can answer them."""

import re
from collections.abc import Iterator, Mapping

from zhunsheng.core.checks.credits_and_terms import CATEGORIES, category_of, counted_credits
from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.supplement import Supplement, SupplementClause
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE, half_up

CONTENT_MISSING = IssueKind(
    "supplement-courses",
    N_(
        "the supplement for {programme_class} asks: {asked} (clause {clause}). The names of the plan's courses were compared; none speaks of {topics}."
    ),
    N_(
        "Add a course for it. If a course teaches it under another name, say so in 体检说明.yaml, with the course and its chapter."
    ),
)
SHARE_DIFFERS = IssueKind(
    "supplement-share",
    N_(
        "the supplement for {programme_class} asks for {group} {sign} {value} % (clause {clause}); here it is {share} %."
    ),
    N_("Put the share right, or correct 类别 and 学分 in the sheet 课程, or the line in the sheet 专业信息."),
)
SHARE_NOT_STATED = IssueKind(
    "supplement-share",
    N_(
        "the supplement for {programme_class} asks for {group} {sign} {value} % (clause {clause}); the plan workbook does not state the share."
    ),
    N_("Add a line '{group}' with the share, such as 80 %, to the sheet 专业信息."),
    Severity.SIGNAL,
)

SIGNS = {">=": "≥", "<=": "≤", "=": "="}

_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([%％]?)")


def supplement_courses(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every content a certain clause of the class asks for is found in the name of some course of the plan.

    Source: the supplement's course clauses and their words. A name proves little and its absence less, so this asks.
    """
    for pack, body, clause in _certain(snapshot, "course"):
        missing = body.missing(clause, (course.name for course in snapshot.plan.courses))
        if missing:
            params = _said(pack, clause) | {"topics": tuple(pack.text(topic) for topic in missing)}
            yield Issue(CONTENT_MISSING, snapshot.place(Names.COURSES, f"补充标准 {clause.code}"), params)


def supplement_share(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Every share a certain clause of the class asks for is kept.

    Shares of categories of courses are computed from the plan's credits, as `credit-share-*` does; a share of people is
    what a line of the sheet 专业信息 with the group's name states, as 80 % or 0.8.
    """
    for pack, _, clause in _certain(snapshot, "share"):
        of_credits = all(code in CATEGORIES for code in clause.of)
        sheet = Names.COURSES if of_credits else Names.PROGRAMME
        params = _said(pack, clause) | {
            "group": "、".join(CATEGORIES[code][0] if of_credits else pack.text(code) for code in clause.of),
            "sign": SIGNS[clause.operator],
            "value": f"{(clause.value or 0.0) * 100:g}",
        }
        place = snapshot.place(sheet, f"补充标准 {clause.code}")
        share = _credit_share(snapshot, bounds, clause) if of_credits else _stated(snapshot.plan.notes, params)
        if share is None:
            if not of_credits:
                yield Issue(SHARE_NOT_STATED, place, params)
        elif not _kept(share, clause):
            yield Issue(SHARE_DIFFERS, place, params | {"share": str(half_up(share * 100, 1))})


def _certain(snapshot: Snapshot, sort: str) -> Iterator[tuple[Pack, Supplement, SupplementClause]]:
    """The certain clauses of one sort for the programme's class; none where the class or its extent is not known."""
    pack = snapshot.supplement
    body = pack.body if pack else None
    if pack is None or not isinstance(body, Supplement):
        return
    programme_class = body.class_of(snapshot.plan.code.strip())
    if programme_class is None or not programme_class.certain:
        return
    for clause in body.rules_of(programme_class.code):
        if clause.sort == sort:
            yield pack, body, clause


def _said(pack: Pack, clause: SupplementClause) -> dict[str, Param]:
    return {
        "programme_class": pack.text(clause.programme_class),
        "asked": pack.text(clause.code),
        "clause": clause.clause,
    }


def _credit_share(snapshot: Snapshot, bounds: CheckBounds, clause: SupplementClause) -> float | None:
    """The share of credits, or None where the plan's courses have no credits or no categories."""
    courses = snapshot.plan.courses
    total = counted_credits(snapshot, bounds)
    if total <= 0 or not any(category_of(course) for course in courses):
        return None
    return sum(course.credits or 0.0 for course in courses if category_of(course) in clause.of) / total


def _stated(notes: Mapping[str, str], params: Mapping[str, Param]) -> float | None:
    """The share of people the plan workbook states, or None where it states none that can be understood."""
    match = _SHARE.fullmatch(notes.get(str(params["group"]), "").strip())
    if match is None:
        return None
    share = float(match[1]) / (100 if match[2] else 1)
    return share if share <= 1 else None


def _kept(share: float, clause: SupplementClause) -> bool:
    value = clause.value or 0.0
    least = clause.operator == "<=" or share >= value - VERDICT_TOLERANCE
    most = clause.operator == ">=" or share <= value + VERDICT_TOLERANCE
    return least and most


SUPPLEMENT_CHECKS = (
    Check("supplement-courses", supplement_courses),
    Check("supplement-share", supplement_share),
)
