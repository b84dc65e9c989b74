"""Rules over the texts of the plan: requirements against the standard, indicators, goals, who took part."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.phrases import abilities, leading_weak_verb, similarity, unmeasurable
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.standard import Item
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.plan import Requirement

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

_ITEM_SIGNS = re.compile(r"^(4\.3|3|req|gr|r|毕业要求|标准项)[.\-\s]+(?=\S)|[()（）\s]", re.IGNORECASE)


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


def texts_of(snapshot: Snapshot, item: Item) -> tuple[str, ...]:
    """What the standard says of an item: the pack's own words, and the official text where the institution holds it."""
    pack = snapshot.standard
    return (pack.text(item.code, "summary"), pack.text(item.code, "official")) if pack else ("",)


def _plain(name: str) -> str:
    return _ITEM_SIGNS.sub("", name.strip()).lower()


def requirement_copied(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A requirement's text is the programme's own: neither the standard's (as the pack says it, or officially) nor another's."""
    line = bounds.value("copied-similarity")
    written = [item for item in snapshot.plan.requirements if len(item.text) >= bounds.value("copied-text-least")]
    for requirement in written:
        place = snapshot.place(Names.REQUIREMENTS, f"编号 {requirement.id}")
        for item in snapshot.items.of_kind("requirement") if snapshot.items else ():
            share = max(similarity(requirement.text, text) for text in texts_of(snapshot, item))
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


def industry_voice(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The plan's own record of who revised it names enterprise or industry experts (a line of the sheet 专业信息)."""
    fields = {name: text for name, text in snapshot.plan.notes.items() if "企业" in name or "行业" in name}
    blank = [name for name, text in fields.items() if text.strip() in ("", "无", "否", "-", "—", "/", "0")]
    if fields and len(blank) == len(fields):
        yield Issue(NO_INDUSTRY, snapshot.place(Names.PROGRAMME, blank[0]), {"field": blank[0]})
    elif not fields:
        yield Issue(INDUSTRY_NOT_RECORDED, snapshot.place(Names.PROGRAMME))


REQUIREMENT_CHECKS = (
    Check("standard-known", standard_known),
    Check("requirement-covers-standard", requirement_covers_standard),
    Check("requirement-copied", requirement_copied),
    Check("indicator-verb", indicator_verb),
    Check("text-missing", text_missing),
    Check("goal-supported", goal_supported),
    Check("requirement-supports-goal", requirement_supports_goal),
    Check("complex-problem-coverage", complex_problem_coverage),
    Check("industry-voice", industry_voice),
)
