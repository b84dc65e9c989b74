"""The workbooks a teacher downloads: instructions, a worked sample, drop-downs and limits, in either language.

Called with a value of one's own, the same template comes filled in.
"""

from collections.abc import Mapping

from zhunsheng.core.document.workbook import Sheet, Workbook, column_letter, quoted
from zhunsheng.core.tabular.course_sheets import course_sheets
from zhunsheng.core.tabular.layout import (
    COURSE_FIELDS,
    ENTRY_COLUMNS,
    GOAL_COLUMNS,
    GOAL_SUPPORT_COLUMNS,
    INDICATOR_COLUMNS,
    ITEM_COLUMNS,
    OBJECTIVE_COLUMNS,
    PLAN_COURSE_COLUMNS,
    PROGRAMME_FIELDS,
    REQUIREMENT_COLUMNS,
    SUPPORT_COLUMNS,
    SURVEY_FIELDS,
    Lang,
    Names,
    Words,
)
from zhunsheng.core.tabular.plan_sheets import plan_sheets
from zhunsheng.core.tabular.survey_sheets import survey_sheets
from zhunsheng.core.tabular.template_dress import FIRST_ROW, SAMPLE_NAME, Table, dressed_fields, dressed_table
from zhunsheng.core.tabular.template_instructions import Part, instruction_sheet, words_area
from zhunsheng.core.tabular.template_limits import (
    COURSES,
    REQUIREMENTS,
    SCALE,
    WORDS,
    limit_answers,
    limit_assessment,
    limit_courses,
    limit_goal_support,
    limit_ids,
    limit_indicators,
    limit_numbers,
    limit_objectives,
    limit_scores,
    limit_support,
)
from zhunsheng.core.tabular.template_samples import sample_course, sample_plan, sample_survey
from zhunsheng.core.tabular.template_texts import (
    COURSE_GUIDE,
    COURSE_STEPS,
    EACH_GOAL,
    EACH_INDICATOR,
    EACH_ITEM,
    EACH_OBJECTIVE,
    EACH_QUESTION,
    PER_GOAL,
    PER_INDICATOR,
    PER_ITEM,
    PER_OBJECTIVE,
    PER_QUESTION,
    PLAN_GUIDE,
    PLAN_STEPS,
    SURVEY_GUIDE,
    SURVEY_STEPS,
    TITLES,
)
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

STUDENTS = 150
"""Rows prepared for students; more may be added below."""

SOME_MORE = 10
"""Empty rows even where the list is longer than that."""

BLUE, GREEN, VIOLET = "#2F6DB5", "#3B8F5A", "#7A5AA6"

COURSE_PARTS = (
    Part(Names.COURSE, COURSE_FIELDS, COURSE_GUIDE["about"]),
    Part(Names.OBJECTIVES, OBJECTIVE_COLUMNS, COURSE_GUIDE["objectives"]),
    Part(Names.ASSESSMENT, ITEM_COLUMNS, COURSE_GUIDE["assessment"], EACH_OBJECTIVE, PER_OBJECTIVE),
    Part(Names.SCORES, ENTRY_COLUMNS, COURSE_GUIDE["scores"], EACH_ITEM, PER_ITEM),
)
PLAN_PARTS = (
    Part(Names.PROGRAMME, PROGRAMME_FIELDS, PLAN_GUIDE["about"]),
    Part(Names.GOALS, GOAL_COLUMNS, PLAN_GUIDE["goals"]),
    Part(Names.REQUIREMENTS, REQUIREMENT_COLUMNS, PLAN_GUIDE["requirements"]),
    Part(Names.INDICATORS, INDICATOR_COLUMNS, PLAN_GUIDE["indicators"]),
    Part(Names.COURSES, PLAN_COURSE_COLUMNS, PLAN_GUIDE["courses"]),
    Part(Names.SUPPORT, SUPPORT_COLUMNS, PLAN_GUIDE["support"], EACH_INDICATOR, PER_INDICATOR),
    Part(Names.GOAL_SUPPORT, GOAL_SUPPORT_COLUMNS, PLAN_GUIDE["goal_support"], EACH_GOAL, PER_GOAL),
)
SURVEY_PARTS = (
    Part(Names.SURVEY, SURVEY_FIELDS, SURVEY_GUIDE["about"]),
    Part(Names.ANSWERS, {}, {}, EACH_QUESTION, PER_QUESTION),
)


def course_template(lang: Lang = Lang.ZH, course: Course | None = None) -> Workbook:
    """The course workbook to fill in: with a sample that computes as it stands, or with this course."""
    about, objectives, *pairs = course_sheets(course or sample_course(lang), lang, all_columns=True)
    guide = instruction_sheet(TITLES["course"], COURSE_STEPS, COURSE_PARTS, lang, marks=True)
    fields = dressed_fields(about, COURSE_GUIDE["about"], lang, colour=BLUE)
    aims = dressed_table(objectives, COURSE_GUIDE["objectives"], lang, spare_rows=6, colour=BLUE)
    sheets = [guide, limit_numbers(fields, [_row(COURSE_FIELDS, "credits")], lang), limit_objectives(aims, lang)]
    names = [_name_cell(fields, COURSE_FIELDS), (WORDS, f"{quoted(guide.title)}!{words_area(guide, lang)}")]
    for number, (plan, marks) in enumerate(zip(pairs[::2], pairs[1::2], strict=True), 1):
        items = _assessment(plan, lang)
        names.append((f"zs_items{number}", f"{quoted(plan.title)}!{_items_area(items)}"))
        sheets += [limit_assessment(items, lang), limit_scores(_scores(marks, lang), f"zs_items{number}", lang)]
    return Workbook(tuple(sheets), TITLES["course"].of(lang), tuple(names))


def _assessment(sheet: Sheet, lang: Lang) -> Table:
    guides = COURSE_GUIDE["assessment"]
    return dressed_table(sheet, guides, lang, each=PER_OBJECTIVE, spare_rows=16, spare_columns=3, colour=GREEN)


def _items_area(items: Table) -> str:
    full = column_letter(list(ITEM_COLUMNS).index("full"))
    return f"$A${FIRST_ROW}:${full}${items.last_row}"


def _scores(sheet: Sheet, lang: Lang) -> Table:
    guides = COURSE_GUIDE["scores"]
    spare = max(STUDENTS - len(sheet.rows) + 1, SOME_MORE)
    return dressed_table(sheet, guides, lang, each=PER_ITEM, spare_rows=spare, spare_columns=6, colour=VIOLET)


def plan_template(lang: Lang = Lang.ZH, plan: Plan | None = None) -> Workbook:
    """The plan workbook to fill in: with a small sample programme, or with this plan."""
    programme, goals, requirements, indicators, courses, support, goal_support = plan_sheets(
        plan or sample_plan(lang), lang
    )
    guide = instruction_sheet(TITLES["plan"], PLAN_STEPS, PLAN_PARTS, lang)
    fields = dressed_fields(programme, PLAN_GUIDE["about"], lang, colour=BLUE)
    aims = dressed_table(goals, PLAN_GUIDE["goals"], lang, spare_rows=8, colour=BLUE)
    demands = dressed_table(requirements, PLAN_GUIDE["requirements"], lang, spare_rows=12, colour=BLUE)
    points = dressed_table(indicators, PLAN_GUIDE["indicators"], lang, spare_rows=36, colour=BLUE)
    listed = dressed_table(courses, PLAN_GUIDE["courses"], lang, spare_rows=80, colour=GREEN)
    matrix = dressed_table(
        support, PLAN_GUIDE["support"], lang, each=PER_INDICATOR, spare_rows=80, spare_columns=15, colour=VIOLET
    )
    ties = dressed_table(
        goal_support, PLAN_GUIDE["goal_support"], lang, each=PER_GOAL, spare_rows=12, spare_columns=4, colour=VIOLET
    )
    sheets = (
        guide,
        limit_numbers(fields, [_row(PROGRAMME_FIELDS, "credits")], lang),
        limit_ids(aims),
        limit_ids(demands),
        limit_indicators(points, lang),
        limit_courses(listed, lang),
        limit_support(matrix),
        limit_goal_support(ties, lang),
    )
    names = (_name_cell(fields, PROGRAMME_FIELDS), _ids(REQUIREMENTS, demands), _ids(COURSES, listed))
    return Workbook(sheets, TITLES["plan"].of(lang), names)


def survey_template(lang: Lang = Lang.ZH, survey: Survey | None = None) -> Workbook:
    """The survey workbook to fill in: with five sample answers, or with this survey."""
    about, answers = survey_sheets(survey or sample_survey(lang), lang)
    guide = instruction_sheet(TITLES["survey"], SURVEY_STEPS, SURVEY_PARTS, lang)
    fields = dressed_fields(about, SURVEY_GUIDE["about"], lang, colour=BLUE)
    spare = max(STUDENTS - len(answers.rows) + 1, SOME_MORE)
    table = dressed_table(answers, {}, lang, each=PER_QUESTION, spare_rows=spare, spare_columns=9, colour=GREEN)
    numbers = [_row(SURVEY_FIELDS, key) for key in ("sent", "scale", "target")]
    names = (_name_cell(fields, SURVEY_FIELDS, "group"), _field_cell(SCALE, fields, _row(SURVEY_FIELDS, "scale")))
    return Workbook(
        (guide, limit_numbers(fields, numbers, lang), limit_answers(table, lang)), TITLES["survey"].of(lang), names
    )


def _row(fields: Mapping[str, Words], key: str) -> int:
    return list(fields).index(key)


def _name_cell(table: Table, fields: Mapping[str, Words], key: str = "name") -> tuple[str, str]:
    return _field_cell(SAMPLE_NAME, table, _row(fields, key))


def _field_cell(name: str, table: Table, row: int) -> tuple[str, str]:
    return name, f"{quoted(table.sheet.title)}!$B${FIRST_ROW + row}"


def _ids(name: str, table: Table) -> tuple[str, str]:
    return name, f"{quoted(table.sheet.title)}!{table.fixed(0)}"
