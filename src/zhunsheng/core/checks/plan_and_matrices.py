"""Rules over the plan itself: credits, requirements, indicators, goals, the order of terms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from zhunsheng.core.checks.finding import Check, Rule
from zhunsheng.core.checks.phrases import abilities, leading_weak_verb, similarity, unmeasurable
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.standard import Item
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.plan import PlanCourse, Requirement
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
STANDARD_UNKNOWN = IssueKind(
    "standard-known",
    N_("the plan names the standard '{standard}', which is not among the packs; nothing was compared with a standard."),
    N_("'zhunsheng standards' lists the packs; enter one of them in 标准, such as ceeaa-standard/2022."),
)
STANDARD_MISSING = IssueKind(
    "standard-known",
    N_("the plan does not say which standard it follows; nothing was compared with a standard."),
    N_("Enter 标准 in the sheet 专业信息, such as ceeaa-standard/2022."),
)
ITEMS_NOT_COVERED = IssueKind(
    "requirement-covers-standard",
    N_("no requirement answers these items of the standard: {items}."),
    N_("Name them in the column 标准项 of the requirements that answer them, or add requirements."),
)
ITEM_UNKNOWN = IssueKind(
    "requirement-covers-standard",
    N_("requirement {requirement} names the standard item '{item}', which the standard does not have."),
    N_("The standard has: {known}"),
)
WITHOUT_INDICATOR = IssueKind(
    "requirement-covers-standard",
    N_("requirement {requirement} ({title}) has no indicator, so nothing can measure it."),
    N_("Break it down in the sheet 指标点."),
)
COPIED = IssueKind(
    "requirement-copied",
    N_("requirement {requirement} repeats the text of the standard's item {item}: {share} % of it is the same."),
    N_("Say what it means for this programme: its field, its objects, its tools."),
)
ALIKE = IssueKind(
    "requirement-copied",
    N_("requirements {one} and {other} have nearly the same text: {share} % is the same."),
    N_("Give each its own content; one text was probably pasted twice."),
)
WEAK_VERB = IssueKind(
    "indicator-verb",
    N_("indicator {indicator} begins with '{word}', which nobody can observe or measure."),
    N_("Say what the student does with the knowledge: analyse, model, design, compare, evaluate …"),
)
NOT_MEASURABLE = IssueKind(
    "indicator-verb",
    N_("indicator {indicator} ends in '{word}', which cannot be measured."),
    N_("Name the behaviour that shows it."),
)
SEVERAL_ABILITIES = IssueKind(
    "indicator-verb",
    N_("indicator {indicator} strings {count} abilities together."),
    N_("Split it: one indicator, one ability, so that one value says one thing."),
)
TEXT_MISSING = IssueKind(
    "text-missing",
    N_("without a text: {ids}."),
    N_("Write down what is meant; experts read this sheet first."),
)
GOAL_UNSUPPORTED = IssueKind(
    "goal-supported",
    N_("no requirement supports goal {goal}."),
    N_("Mark the requirements that support it in the sheet 目标支撑."),
)
SUPPORTS_NO_GOAL = IssueKind(
    "requirement-supports-goal",
    N_("requirement {requirement} supports no goal."),
    N_("Mark the goals it supports in the sheet 目标支撑, or ask what it is for."),
)
NO_COMPLEX_PROBLEM = IssueKind(
    "complex-problem-coverage",
    N_("no indicator and no course objective speaks of complex engineering problems."),
    N_(
        "Say in the indicators, and in the objectives of the courses and projects behind them, which complex problems students work on."
    ),
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
NO_INDUSTRY = IssueKind(
    "industry-voice",
    N_(
        "the plan records no expert from enterprises or industry in the revision of goals and curriculum ({field} is blank)."
    ),
    N_("Enter who took part, when and how in the sheet 专业信息."),
)
INDUSTRY_NOT_RECORDED = IssueKind(
    "industry-voice",
    N_("the plan workbook does not say which enterprise or industry experts took part in its revision."),
    N_("Add a line 行业企业专家 to the sheet 专业信息, and keep the minutes as evidence."),
    Severity.SIGNAL,
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
_ITEM_SIGNS = re.compile(r"^(4\.3|3|req|gr|r|毕业要求|标准项)[.\-\s]+(?=\S)|[()（）\s]", re.IGNORECASE)


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


# --- credits --------------------------------------------------------------------------------------------------------


def credit_share(suffix: str) -> Rule:
    """The rule for one share of credits: the standard's own operator, value and categories.

    The total is what the courses add up to, so that a wrongly stated total is told once, by `total-credits-match`.
    """

    def rule(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
        if snapshot.items is None or not any(category_of(course) for course in snapshot.plan.courses):
            return
        total = sum(course.credits or 0.0 for course in snapshot.plan.courses)
        for asked in snapshot.items.rules:
            if asked.measure != "credit-share" or asked.code != f"credit-share.{suffix}" or total <= 0:
                continue
            credits = sum(course.credits or 0.0 for course in snapshot.plan.courses if category_of(course) in asked.of)
            share = credits / total
            if share >= asked.value - VERDICT_TOLERANCE:
                continue
            yield Issue(
                SHARE_TOO_LOW,
                snapshot.place(Names.COURSES),
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


def total_credits_match(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Σ 学分 of the sheet 课程 = 总学分 of the sheet 专业信息."""
    plan = snapshot.plan
    without = tuple(course.code for course in plan.courses if course.credits is None)
    if without:
        yield Issue(NO_CREDITS, snapshot.place(Names.COURSES), {"courses": without})
        return
    listed = sum(course.credits or 0.0 for course in plan.courses)
    if not plan.credits:
        if not snapshot.excerpt:
            yield Issue(TOTAL_MISSING, snapshot.place(Names.PROGRAMME), {"listed": f"{listed:g}"})
    elif abs(listed - plan.credits) > CREDIT_TOLERANCE:
        yield Issue(
            TOTAL_DIFFERS,
            snapshot.place(Names.PROGRAMME, "总学分"),
            {"listed": f"{listed:g}", "stated": f"{plan.credits:g}"},
        )


def course_category(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """A course without a known 类别 counts for no share of credits."""
    without = tuple(course.code for course in snapshot.plan.courses if not category_of(course))
    if without:
        yield Issue(CATEGORY_UNKNOWN, snapshot.place(Names.COURSES), {"courses": without})


# --- requirements, indicators, goals --------------------------------------------------------------------------------


def standard_known(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The plan names a standard, and there is a pack for it."""
    if snapshot.items is None:
        kind = STANDARD_UNKNOWN if snapshot.plan.standard else STANDARD_MISSING
        yield Issue(kind, snapshot.place(Names.PROGRAMME, "标准"), {"standard": snapshot.plan.standard})


def requirement_covers_standard(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every requirement item of the standard is answered, by the column 标准项 or by title; every requirement is broken down."""
    items = snapshot.items.of_kind("requirement") if snapshot.items else ()
    answered: set[str] = set()
    for requirement in snapshot.plan.requirements if items else ():
        found, unknown = answered_items(snapshot, requirement, items)
        answered |= found
        for name in unknown:
            place = snapshot.place(Names.REQUIREMENTS, f"编号 {requirement.id}")
            known = tuple(item.label or item.code for item in items)
            yield Issue(ITEM_UNKNOWN, place, {"requirement": requirement.id, "item": name, "known": known})
    missing = tuple(
        f"{item.label or item.code} {title_of(snapshot, item)}".strip() for item in items if item.code not in answered
    )
    if missing:
        yield Issue(ITEMS_NOT_COVERED, snapshot.place(Names.REQUIREMENTS, "标准项"), {"items": missing})
    measured = {indicator.requirement for indicator in snapshot.plan.indicators}
    for requirement in snapshot.plan.requirements:
        if requirement.id not in measured:
            place = snapshot.place(Names.REQUIREMENTS, f"编号 {requirement.id}")
            yield Issue(WITHOUT_INDICATOR, place, {"requirement": requirement.id, "title": requirement.title})


def answered_items(
    snapshot: Snapshot, requirement: Requirement, items: Sequence[Item]
) -> tuple[set[str], tuple[str, ...]]:
    """The codes of the standard's items a requirement answers, and the names it gives that mean none of them.

    标准项 may hold several (`6;7`), as number, code or title, with or without the chapter's number in front; where the
    column is blank throughout, a requirement with the title of an item answers that item.
    """
    names: dict[str, str] = {}
    for number, item in enumerate(items):
        for name in (item.code, item.label, title_of(snapshot, item), chr(ord("a") + number)):
            names[_plain(name)] = item.code
    if not requirement.standard_item.strip():
        if any(other.standard_item.strip() for other in snapshot.plan.requirements):
            return set(), ()
        by_title = names.get(_plain(requirement.title))
        return ({by_title} if by_title else set()), ()
    written = [part for part in re.split(r"[;；,，、\s]+", requirement.standard_item.strip()) if part]
    whole = names.get(_plain(requirement.standard_item))
    if whole:
        return {whole}, ()
    found = {names[_plain(part)] for part in written if _plain(part) in names}
    return found, tuple(part for part in written if _plain(part) not in names)


def title_of(snapshot: Snapshot, item: Item) -> str:
    """What the standard calls an item."""
    return snapshot.standard.text(item.code) if snapshot.standard else ""


def _plain(name: str) -> str:
    return _ITEM_SIGNS.sub("", name.strip()).lower()


def requirement_copied(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A requirement's text is the programme's own: neither the standard's (as far as the pack holds it) nor another's."""
    line = bounds.value("copied-similarity")
    written = [item for item in snapshot.plan.requirements if len(item.text) >= bounds.value("copied-text-least")]
    for requirement in written:
        place = snapshot.place(Names.REQUIREMENTS, f"编号 {requirement.id}")
        for item in snapshot.items.of_kind("requirement") if snapshot.items and snapshot.standard else ():
            text = snapshot.standard.text(item.code, "summary") if snapshot.standard else ""
            share = similarity(requirement.text, text)
            if share >= line:
                params: dict[str, Param] = {
                    "requirement": requirement.id,
                    "item": item.label or item.code,
                    "share": f"{share * 100:.0f}",
                }
                yield Issue(COPIED, place, params)
    for one, other in combinations(written, 2):
        share = similarity(one.text, other.text)
        if share >= line:
            place = snapshot.place(Names.REQUIREMENTS, f"编号 {other.id}")
            yield Issue(ALIKE, place, {"one": one.id, "other": other.id, "share": f"{share * 100:.0f}"})


def indicator_verb(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """One indicator says one ability that can be observed: no leading 了解/掌握, no bare 意识/精神, no string of abilities."""
    weak, strong = bounds.list_of("weak-verbs"), bounds.list_of("strong-verbs")
    for indicator in snapshot.plan.indicators:
        place = snapshot.place(Names.INDICATORS, f"编号 {indicator.id}")
        verb = leading_weak_verb(indicator.text, weak, strong)
        word = unmeasurable(indicator.text, bounds.list_of("unmeasurable-words"))
        count = abilities(indicator.text)
        if verb:
            yield Issue(WEAK_VERB, place, {"indicator": indicator.id, "word": verb})
        elif word:
            yield Issue(NOT_MEASURABLE, place, {"indicator": indicator.id, "word": word})
        if count > bounds.value("indicator-abilities-most"):
            yield Issue(SEVERAL_ABILITIES, place, {"indicator": indicator.id, "count": count})


def text_missing(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Goals, requirements and indicators, and the objectives of every course, have a text."""
    plan = snapshot.plan
    for sheet, entries in (
        (Names.GOALS, plan.goals),
        (Names.REQUIREMENTS, plan.requirements),
        (Names.INDICATORS, plan.indicators),
    ):
        blank = tuple(entry.id for entry in entries if not entry.text.strip())
        if blank:
            yield Issue(TEXT_MISSING, snapshot.place(sheet), {"ids": blank})
    for record in snapshot.courses:
        blank = tuple(objective.id for objective in record.course.objectives if not objective.text.strip())
        if blank:
            yield Issue(TEXT_MISSING, record.place(Names.OBJECTIVES), {"ids": blank})


def goal_supported(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every goal is supported by a requirement."""
    supported = {cell.goal for cell in snapshot.plan.goal_support}
    for goal in snapshot.plan.goals:
        if goal.id not in supported:
            yield Issue(GOAL_UNSUPPORTED, snapshot.place(Names.GOAL_SUPPORT, f"培养目标 {goal.id}"), {"goal": goal.id})


def requirement_supports_goal(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every requirement supports a goal, once the matrix of goals is filled in at all."""
    supporting = {cell.requirement for cell in snapshot.plan.goal_support}
    for requirement in snapshot.plan.requirements if supporting else ():
        if requirement.id not in supporting:
            place = snapshot.place(Names.GOAL_SUPPORT, f"毕业要求 {requirement.id}")
            yield Issue(SUPPORTS_NO_GOAL, place, {"requirement": requirement.id})


def complex_problem_coverage(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Where the standard defines complex problems, some indicator or objective speaks of them.

    Only words are read: which attributes a problem has, a person must judge.
    """
    if snapshot.items is None or not snapshot.items.of_kind("attribute"):
        return
    texts = [indicator.text for indicator in snapshot.plan.indicators]
    texts += [objective.text for record in snapshot.courses for objective in record.course.objectives]
    if not any(word in text.lower() for text in texts for word in bounds.list_of("complex-words")):
        yield Issue(NO_COMPLEX_PROBLEM, snapshot.place(Names.INDICATORS))


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


def industry_voice(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The plan's own record of who revised it names enterprise or industry experts (a line of the sheet 专业信息)."""
    fields = {name: text for name, text in snapshot.plan.notes.items() if "企业" in name or "行业" in name}
    blank = [name for name, text in fields.items() if text.strip() in ("", "无", "否", "-", "—", "/", "0")]
    if fields and len(blank) == len(fields):
        yield Issue(NO_INDUSTRY, snapshot.place(Names.PROGRAMME, blank[0]), {"field": blank[0]})
    elif not fields:
        yield Issue(INDUSTRY_NOT_RECORDED, snapshot.place(Names.PROGRAMME))


def _term(course: PlanCourse) -> float:
    return course.term if course.term is not None else 0.0


PLAN_CHECKS = (
    Check("credit-share-math-science", credit_share("math-science")),
    Check("credit-share-engineering", credit_share("engineering")),
    Check("credit-share-practice", credit_share("practice")),
    Check("credit-share-humanities", credit_share("humanities")),
    Check("total-credits-match", total_credits_match),
    Check("course-category", course_category),
    Check("standard-known", standard_known),
    Check("requirement-covers-standard", requirement_covers_standard),
    Check("requirement-copied", requirement_copied),
    Check("indicator-verb", indicator_verb),
    Check("text-missing", text_missing),
    Check("goal-supported", goal_supported),
    Check("requirement-supports-goal", requirement_supports_goal),
    Check("complex-problem-coverage", complex_problem_coverage),
    Check("practice-before-project", practice_before_project),
    Check("prerequisite-order", prerequisite_order),
    Check("industry-voice", industry_voice),
)
