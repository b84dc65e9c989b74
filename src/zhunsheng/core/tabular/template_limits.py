"""What the templates let people type, and what turns red: pasting passes every validation, so red must see it too.

Formulas hold for the first cell of their area; Excel moves them along. Named areas (zs_…) carry what lies on another sheet.
"""

from dataclasses import replace

from zhunsheng.core.document.workbook import Allow, Highlight, Sheet, Style, Validation, column_letter
from zhunsheng.core.tabular.course_sheets import ATTEMPT_WORDS
from zhunsheng.core.tabular.layout import (
    ENTRY_COLUMNS,
    INDICATOR_COLUMNS,
    ITEM_COLUMNS,
    OBJECTIVE_COLUMNS,
    PLAN_COURSE_COLUMNS,
    Lang,
)
from zhunsheng.core.tabular.template_dress import FIRST_ROW, Table
from zhunsheng.core.tabular.template_texts import CATEGORIES, ITEM_KINDS, NATURES, REFUSED, REFUSED_TITLE, STRENGTHS

WORDS, REQUIREMENTS, COURSES, SCALE = "zs_words", "zs_requirements", "zs_courses", "zs_scale"
"""Named areas: the words for marks, the requirements' ids, the courses' codes, the highest answer."""

HEADING_ROW = FIRST_ROW - 1
TOP_LEVEL, LAST_TERM = 3.0, 12.0
TOLERANCE = "0.000001"


def limit_objectives(table: Table, lang: Lang) -> Sheet:
    """Weights from 0 to 1, expected values up to the highest level; an id twice turns red."""
    at = list(OBJECTIVE_COLUMNS).index
    weight = _number(table.column(at("weight")), "weight", lang, high=1.0)
    expected = _number(table.column(at("expected")), "expected", lang, high=TOP_LEVEL)
    return _limited(table, [weight, expected], [_twice(table, at("id"))])


def limit_assessment(table: Table, lang: Lang) -> Sheet:
    """Full marks and scales above 0, target points within the full mark (only warned: weights may be anything)."""
    at = list(ITEM_COLUMNS).index
    first, last = column_letter(table.each), column_letter(len(table.sheet.columns) - 1)
    full, cell = f"${column_letter(at('full'))}{FIRST_ROW}", f"{first}{FIRST_ROW}"
    targets = f"${first}{FIRST_ROW}:${last}{FIRST_ROW}"
    within = f"=AND(ISNUMBER({cell}),{cell}>=0,{cell}<={full})"
    too_many = f"=AND(COUNT({targets})>0,SUM({targets})>{full}+{TOLERANCE})"
    validations = [
        Validation(area=table.column(at("kind")), allow=Allow.LIST, choices=ITEM_KINDS),
        _number(table.column(at("full")), "full", lang, above=True),
        _number(table.column(at("scale")), "scale", lang, above=True),
        _formula(table.each_column(), within, "target", lang, strict=False),
    ]
    red = Highlight(table.each_column(), too_many, Style.BAD)
    return _limited(table, validations, [_twice(table, at("name")), red])


def limit_scores(table: Table, items: str, lang: Lang) -> Sheet:
    """Marks from 0 to the full mark of the item named in the heading, or a known word; `items` names that table."""
    at = list(ENTRY_COLUMNS).index
    first = column_letter(table.each)
    cell, heading = f"{first}{FIRST_ROW}", f"{first}${HEADING_ROW}"
    full = f"IFERROR(VLOOKUP({heading},{items},{list(ITEM_COLUMNS).index('full') + 1},FALSE),1E+99)"
    accepted = f"OR(AND(ISNUMBER({cell}),{cell}>=0,{cell}<={full}),ISNUMBER(MATCH({cell},{WORDS},0)))"
    attempts = tuple(ATTEMPT_WORDS.values())
    validations = [
        _choice(table.column(at("attempt")), attempts, "attempt", lang),
        _formula(table.each_column(), f"={accepted}", "mark", lang),
    ]
    unknown = f'=AND({heading}<>"",ISNA(MATCH({heading},INDEX({items},0,1),0)))'
    reds = [
        _twice(table, at("student"), at("attempt")),
        Highlight(table.each_column(), f'=AND({cell}<>"",NOT({accepted}))', Style.BAD),
        Highlight(table.each_heading(), unknown, Style.BAD),
    ]
    return _limited(table, validations, reds)


def limit_ids(table: Table) -> Sheet:
    """An id twice in the first column turns red."""
    return _limited(table, [], [_twice(table, 0)])


def limit_indicators(table: Table, lang: Lang) -> Sheet:
    """Requirements are chosen from their sheet; an unknown one turns red."""
    at = list(INDICATOR_COLUMNS).index
    validations = [
        _suggested(table.column(at("requirement")), REQUIREMENTS),
        _number(table.column(at("weight")), "weight", lang, high=1.0),
    ]
    return _limited(table, validations, [_twice(table, at("id")), _unknown(table, at("requirement"), REQUIREMENTS)])


def limit_courses(table: Table, lang: Lang) -> Sheet:
    """Credits, hours and terms are numbers, nature and category come from their lists."""
    at = list(PLAN_COURSE_COLUMNS).index
    validations = [
        _number(table.column(at("credits")), "credits", lang),
        _number(table.column(at("hours")), "credits", lang),
        _number(table.column(at("term")), "term", lang, low=1.0, high=LAST_TERM),
        _choice(table.column(at("nature")), NATURES, "nature", lang),
        _choice(table.column(at("category")), CATEGORIES, "category", lang),
    ]
    return _limited(table, validations, [_twice(table, at("code"))])


def limit_support(table: Table) -> Sheet:
    """Weights or H/M/L; an indicator whose weights do not add up to 1 turns its heading red."""
    first = column_letter(table.each)
    cell, column = f"{first}{FIRST_ROW}", f"{first}${FIRST_ROW}:{first}${table.last_row}"
    letters = ",".join(f'{cell}="{letter}"' for letter in STRENGTHS[1:])
    wrong = f'=AND({cell}<>"",NOT(OR(AND(ISNUMBER({cell}),{cell}>=0),{letters})))'
    uneven = f"=AND(COUNT({column})>0,ABS(SUM({column})-1)>{TOLERANCE})"
    validations = [
        _suggested(table.column(0), COURSES),
        Validation(area=table.each_column(), allow=Allow.LIST, choices=STRENGTHS[1:]),
    ]
    reds = [
        _twice(table, 0),
        _unknown(table, 0, COURSES),
        Highlight(table.each_column(), wrong, Style.BAD),
        Highlight(table.each_heading(), uneven, Style.BAD),
    ]
    return _limited(table, validations, reds)


def limit_goal_support(table: Table, lang: Lang) -> Sheet:
    """A dot or H/M/L for requirements that their sheet knows."""
    validations = [
        _suggested(table.column(0), REQUIREMENTS),
        _choice(table.each_column(), STRENGTHS, "strength", lang),
    ]
    return _limited(table, validations, [_twice(table, 0), _unknown(table, 0, REQUIREMENTS)])


def limit_answers(table: Table, lang: Lang) -> Sheet:
    """Answers from 0 to the survey's scale."""
    cell = f"A{FIRST_ROW}"
    accepted = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={SCALE})"
    red = Highlight(table.each_column(), f'=AND({cell}<>"",NOT({accepted}))', Style.BAD)
    return _limited(table, [_formula(table.each_column(), f"={accepted}", "answer", lang)], [red])


def limit_numbers(table: Table, rows: list[int], lang: Lang) -> Sheet:
    """Numbers that are not negative in these fields, counted from the first one."""
    cells = [f"B{FIRST_ROW + row}" for row in rows]
    return _limited(table, [_number(cell, "credits", lang) for cell in cells], [])


def _limited(table: Table, validations: list[Validation], reds: list[Highlight]) -> Sheet:
    # red first: where two looks fit, Excel shows the earlier one
    return replace(table.sheet, validations=tuple(validations), highlights=(*reds, *table.sheet.highlights))


def _number(
    area: str, refused: str, lang: Lang, *, low: float = 0.0, high: float | None = None, above: bool = False
) -> Validation:
    message, title = REFUSED[refused].of(lang), REFUSED_TITLE.of(lang)
    return Validation(area=area, allow=Allow.NUMBER, low=low, high=high, above=above, title=title, message=message)


def _choice(area: str, choices: tuple[str, ...], refused: str, lang: Lang) -> Validation:
    message, title = REFUSED[refused].of(lang), REFUSED_TITLE.of(lang)
    return Validation(area=area, allow=Allow.LIST, choices=choices, title=title, message=message)


def _formula(area: str, formula: str, refused: str, lang: Lang, *, strict: bool = True) -> Validation:
    message, title = REFUSED[refused].of(lang), REFUSED_TITLE.of(lang)
    return Validation(area=area, allow=Allow.FORMULA, formula=formula, title=title, message=message, strict=strict)


def _suggested(area: str, name: str) -> Validation:
    # a named area with empty cells would let everything pass anyway: it only suggests, red tells what is unknown
    return Validation(area=area, allow=Allow.LIST, formula=f"={name}")


def _unknown(table: Table, index: int, name: str) -> Highlight:
    cell = f"{column_letter(index)}{FIRST_ROW}"
    return Highlight(table.column(index), f'=AND({cell}<>"",ISNA(MATCH({cell},{name},0)))', Style.BAD)


def _twice(table: Table, *columns: int) -> Highlight:
    # compared as text one by one: COUNTIF would read long numbers as numbers and lose digits
    same = "*".join(f"({table.fixed(index)}=${column_letter(index)}{FIRST_ROW})" for index in columns)
    formula = f'=AND(${column_letter(columns[0])}{FIRST_ROW}<>"",SUMPRODUCT({same}*1)>1)'
    return Highlight(table.column(columns[0]), formula, Style.BAD)
