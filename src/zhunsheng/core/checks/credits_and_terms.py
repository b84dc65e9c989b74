"""Rules over the plan's list of courses: credits, categories, and the order of terms."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from zhunsheng.core.checks.finding import Check, Rule
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.plan import PlanCourse
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE, half_up

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "math-science": ("数学与自然科学", "math-science", "mathematics and natural science"),
    "engineering-basics": ("工程基础", "engineering-basics", "engineering basics"),
    "major-basics": ("专业基础", "major-basics", "major basics"),
    "major": ("专业", "major"),
    "practice": ("工程实践与毕业设计", "practice", "engineering practice and graduation project"),
    "humanities": ("人文社科", "humanities", "humanities and social science"),
    "other": ("其他", "other"),
}
"""类别 as the plan writes it, by the code the standards use."""

CREDIT_TOLERANCE = 1e-6

SHARE_TOO_LOW = IssueKind(
    "credit-share",
    N_("the courses of {categories} have {credits} of {total} credits, {share} %; the standard asks for {least} %."),
    N_("Raise them to at least {needed} credits, or correct 类别 and 学分 in the sheet 课程."),
)
CATEGORY_UNKNOWN = IssueKind(
    "course-category",
    N_("these courses have no category the shares of credits can be counted by: {courses}."),
    N_("Enter one of 数学与自然科学, 工程基础, 专业基础, 专业, 工程实践与毕业设计, 人文社科, 其他 in the column 类别."),
)
TOTAL_DIFFERS = IssueKind(
    "total-credits-match",
    N_("the courses listed have {listed} credits together; the plan states 总学分 {stated}."),
    N_("Find the course that is missing or counted twice, or correct 总学分 in the sheet 专业信息."),
)
TOTAL_MISSING = IssueKind(
    "total-credits-match",
    N_("the plan does not state its total credits; the courses listed have {listed} together."),
    N_("Enter 总学分 in the sheet 专业信息."),
    Severity.WARNING,
)
NO_CREDITS = IssueKind(
    "total-credits-match",
    N_("these courses have no credits: {courses}."),
    N_("Enter 学分 in the sheet 课程."),
)
PROJECT_TOO_EARLY = IssueKind(
    "practice-before-project",
    N_("{project} stands in term {term}, before the course {course} it builds on (term {later})."),
    N_("Correct 学期 in the sheet 课程, or move one of the two."),
)
COURSES_AFTER_PROJECT = IssueKind(
    "practice-before-project",
    N_("these compulsory courses stand after the graduation project (term {term}): {courses}."),
    N_("Correct 学期 in the sheet 课程, or move them before it."),
)
SERIES_ORDER = IssueKind(
    "prerequisite-order",
    N_("{second} (term {later}) stands before {first} (term {term})."),
    N_("Correct 学期 in the sheet 课程, or the order of the series."),
)

_SERIES = re.compile(r"(?P<stem>.+?)\s*[(（]?(?P<number>[0-9]|[IVⅠⅡⅢⅣⅤ]+|[一二三四五]|上|下)[)）]?$")
_NUMBERS = {
    **{str(number): number for number in range(1, 10)},
    **dict(zip(("I", "II", "III", "IV", "V"), range(1, 6), strict=True)),
    **dict(zip("ⅠⅡⅢⅣⅤ", range(1, 6), strict=True)),
    **dict(zip("一二三四五", range(1, 6), strict=True)),
    "上": 1,
    "下": 2,
}


def category_of(course: PlanCourse) -> str:
    """The standards' code for the course's 类别, or nothing."""
    plain = course.category.strip().lower()
    return next((code for code, words in CATEGORIES.items() if plain in words), "")


def compulsory(course: PlanCourse) -> bool:
    """Whether all students take it: everything whose 性质 does not say 选 or elective."""
    return (
        "选" not in course.nature
        and "elective" not in course.nature.lower()
        and "optional" not in course.nature.lower()
    )


def is_named_compulsory(course: PlanCourse) -> bool:
    """Whether the plan itself says that it is compulsory."""
    return "必修" in course.nature or course.nature.strip().lower() in ("compulsory", "required")


def single_electives(snapshot: Snapshot, bounds: CheckBounds) -> list[PlanCourse]:
    """Electives listed one by one, of which a student takes some; a group of electives (…课程组) has the credits asked for."""
    groups = bounds.list_of("elective-groups")
    return [
        one for one in snapshot.plan.courses if not compulsory(one) and not any(word in one.name for word in groups)
    ]


def counted_credits(snapshot: Snapshot, bounds: CheckBounds) -> float:
    """The total that shares of credits are of.

    It is what the courses add up to, so that a wrongly stated total is told once, by `total-credits-match`; where more
    electives are listed than a student takes, it is the stated one.
    """
    plan = snapshot.plan
    total = sum(course.credits or 0.0 for course in plan.courses)
    return min(total, plan.credits) if plan.credits and single_electives(snapshot, bounds) else total


# --- credits --------------------------------------------------------------------------------------------------------


def credit_share(suffix: str) -> Rule:
    """The rule for one share of credits: the standard's own operator, value and categories."""

    def rule(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
        plan = snapshot.plan
        if snapshot.items is None or not any(category_of(course) for course in plan.courses):
            return
        total = counted_credits(snapshot, bounds)
        for asked in snapshot.items.rules:
            if asked.measure != "credit-share" or asked.code != f"credit-share.{suffix}" or total <= 0:
                continue
            credits = sum(course.credits or 0.0 for course in plan.courses if category_of(course) in asked.of)
            share = credits / total
            if share >= asked.value - VERDICT_TOLERANCE:
                continue
            yield Issue(
                SHARE_TOO_LOW,
                snapshot.place(Names.COURSES, "学分"),
                {
                    "categories": "、".join(CATEGORIES[code][0] for code in asked.of),
                    "credits": f"{credits:g}",
                    "total": f"{total:g}",
                    "share": str(half_up(share * 100, 1)),
                    "least": f"{asked.value * 100:g}",
                    "needed": str(half_up(asked.value * total, 1)),
                },
            )

    return rule


def total_credits_match(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Σ 学分 of the sheet 课程 = 总学分 of the sheet 专业信息.

    Electives listed one by one may add up to more than a student takes: then the total lies between with and without.
    """
    plan = snapshot.plan
    without = tuple(course.code for course in plan.courses if course.credits is None)
    if without:
        yield Issue(NO_CREDITS, snapshot.place(Names.COURSES, "学分"), {"courses": without})
        return
    listed = sum(course.credits or 0.0 for course in plan.courses)
    spare = sum(course.credits or 0.0 for course in single_electives(snapshot, bounds))
    if not plan.credits:
        if not snapshot.excerpt:
            yield Issue(TOTAL_MISSING, snapshot.place(Names.PROGRAMME, "总学分"), {"listed": f"{listed:g}"})
    elif not listed - spare - CREDIT_TOLERANCE <= plan.credits <= listed + CREDIT_TOLERANCE:
        shown = f"{listed - spare:g} – {listed:g}" if spare else f"{listed:g}"
        params: dict[str, Param] = {"listed": shown, "stated": f"{plan.credits:g}"}
        yield Issue(TOTAL_DIFFERS, snapshot.place(Names.PROGRAMME, "总学分"), params)


def course_category(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """A course without a known 类别 counts for no share of credits."""
    without = tuple(course.code for course in snapshot.plan.courses if not category_of(course))
    if without:
        yield Issue(CATEGORY_UNKNOWN, snapshot.place(Names.COURSES), {"courses": without})


# --- the order of terms ---------------------------------------------------------------------------------------------


def practice_before_project(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A course design stands with or after its course; no compulsory professional course follows the graduation project."""
    timed = {course.name: course for course in snapshot.plan.courses if course.term is not None and course.name}
    for name, course in timed.items():
        for suffix in bounds.list_of("project-suffixes"):
            base = timed.get(name.removesuffix(suffix)) if name.endswith(suffix) and name != suffix else None
            if base and _term(base) > _term(course):
                params: dict[str, Param] = {
                    "project": name,
                    "term": f"{_term(course):g}",
                    "course": base.name,
                    "later": f"{_term(base):g}",
                }
                yield Issue(PROJECT_TOO_EARLY, snapshot.place(Names.COURSES, f"课程代码 {course.code}"), params)
    finals = [course for name, course in timed.items() if any(w in name for w in bounds.list_of("graduation-projects"))]
    for final in finals:
        after = tuple(
            f"{course.code} {course.name}"
            for course in timed.values()
            if _term(course) > _term(final)
            and is_named_compulsory(course)
            and category_of(course) in ("engineering-basics", "major-basics", "major")
        )
        if after:
            place = snapshot.place(Names.COURSES, f"课程代码 {final.code}")
            yield Issue(COURSES_AFTER_PROJECT, place, {"term": f"{_term(final):g}", "courses": after})


def prerequisite_order(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The parts of a series, X(1), X(2) …, stand in this order; no other dependence is in the plan's data."""
    series: dict[str, list[tuple[int, PlanCourse]]] = {}
    for course in snapshot.plan.courses:
        match = _SERIES.fullmatch(course.name.strip())
        if match and match["number"] in _NUMBERS and course.term is not None:
            series.setdefault(match["stem"], []).append((_NUMBERS[match["number"]], course))
    for parts in series.values():
        parts.sort(key=lambda part: part[0])
        for (number, first), (following, second) in pairwise(parts):
            if following > number and _term(second) < _term(first):
                params: dict[str, Param] = {
                    "first": first.name,
                    "second": second.name,
                    "term": f"{_term(first):g}",
                    "later": f"{_term(second):g}",
                }
                yield Issue(SERIES_ORDER, snapshot.place(Names.COURSES, f"课程代码 {second.code}"), params)


def _term(course: PlanCourse) -> float:
    return course.term if course.term is not None else 0.0


CREDIT_CHECKS = (
    Check("credit-share-math-science", credit_share("math-science")),
    Check("credit-share-engineering", credit_share("engineering")),
    Check("credit-share-practice", credit_share("practice")),
    Check("credit-share-humanities", credit_share("humanities")),
    Check("total-credits-match", total_credits_match),
    Check("course-category", course_category),
    Check("practice-before-project", practice_before_project),
    Check("prerequisite-order", prerequisite_order),
)
