from io import BytesIO

import openpyxl
import pytest

from zhunsheng.core.document.workbook import Allow
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.layout import (
    COURSE_FIELDS,
    ENTRY_COLUMNS,
    GOAL_COLUMNS,
    INDICATOR_COLUMNS,
    ITEM_COLUMNS,
    OBJECTIVE_COLUMNS,
    PLAN_COURSE_COLUMNS,
    PROGRAMME_FIELDS,
    REQUIREMENT_COLUMNS,
    SURVEY_FIELDS,
    Lang,
    Names,
)
from zhunsheng.core.tabular.marks import STATE_WORDS as READ_AS
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.tabular.template_instructions import word_rows
from zhunsheng.core.tabular.template_samples import sample_course, sample_plan, sample_survey
from zhunsheng.core.tabular.template_texts import (
    CATEGORIES,
    COURSE_GUIDE,
    PLAN_GUIDE,
    REFUSED,
    STATE_MEANINGS,
    STRENGTHS,
    SURVEY_GUIDE,
)
from zhunsheng.core.tabular.templates import STUDENTS, course_template, plan_template, survey_template
from zhunsheng.core.values.course import State
from zhunsheng.core.values.method import LEVEL_SYNONYMS

ALL = {
    "course": (course_template, read_course),
    "plan": (plan_template, read_plan),
    "survey": (survey_template, read_survey),
}
every = pytest.mark.parametrize("kind", ALL)
both = pytest.mark.parametrize("lang", list(Lang))


@pytest.fixture(scope="module")
def books():
    """Every template opened once."""
    return {
        (kind, lang): openpyxl.load_workbook(BytesIO(write_xlsx(make(lang))))
        for kind, (make, _) in ALL.items()
        for lang in Lang
    }


@every
@both
@pytest.mark.slow
def test_template_is_read_without_any_words_as_it_stands(kind, lang):
    make, read = ALL[kind]
    reading = read(write_xlsx(make(lang)), file="x")
    assert [issue.text() for issue in reading.issues] == []
    assert reading.value is not None


@every
@both
@pytest.mark.slow
def test_same_bytes_twice(kind, lang):
    make, _ = ALL[kind]
    assert write_xlsx(make(lang)) == write_xlsx(make(lang))


@both
def test_samples_say_that_they_are(lang):
    word = {Lang.ZH: "示例", Lang.EN: "ample"}[lang]
    course, plan, survey = sample_course(lang), sample_plan(lang), sample_survey(lang)
    texts = [course.name, *(one.text for one in course.objectives), *(one.name for one in course.gradebooks[0].entries)]
    texts += [
        plan.name,
        *(one.text for part in (plan.goals, plan.requirements, plan.indicators) for one in part),
        survey.group,
    ]
    assert all(word in text for text in texts)


def test_weights_of_every_sample_indicator_add_up():
    plan = sample_plan(Lang.ZH)
    for indicator in plan.indicators:
        assert sum(one.weight for one in plan.support if one.indicator == indicator.id) == pytest.approx(1)
    assert {one.category for one in plan.courses} <= set(CATEGORIES)


def test_guides_explain_every_column_in_order():
    explained = (
        (COURSE_GUIDE["about"], COURSE_FIELDS),
        (COURSE_GUIDE["objectives"], OBJECTIVE_COLUMNS),
        (COURSE_GUIDE["assessment"], ITEM_COLUMNS),
        (COURSE_GUIDE["scores"], ENTRY_COLUMNS),
        (PLAN_GUIDE["about"], PROGRAMME_FIELDS),
        (PLAN_GUIDE["goals"], GOAL_COLUMNS),
        (PLAN_GUIDE["requirements"], REQUIREMENT_COLUMNS),
        (PLAN_GUIDE["indicators"], INDICATOR_COLUMNS),
        (PLAN_GUIDE["courses"], PLAN_COURSE_COLUMNS),
        (SURVEY_GUIDE["about"], SURVEY_FIELDS),
    )
    for guides, columns in explained:
        assert list(guides) == list(columns)


@every
@both
@pytest.mark.slow
def test_every_heading_has_a_note_and_its_colour(kind, lang, books):
    need = {Lang.ZH: ("必填：", "选填："), Lang.EN: ("required: ", "optional: ")}[lang]
    for page in books[kind, lang].worksheets[1:]:
        fields = page["A2"].value == Names.FIELD.of(lang)
        cells = [page.cell(row, 1) for row in range(3, page.max_row + 1)] if fields else page[2]
        headings = [cell for cell in cells if cell.value]
        assert headings
        for cell in headings:
            assert cell.comment.text.startswith(need), (page.title, cell.value)
            assert (cell.fill.fgColor.rgb == "FFFFD98A") is cell.comment.text.startswith(need[0])
            assert cell.number_format == "@"


@every
@both
@pytest.mark.slow
def test_sheets_are_frozen_printed_on_a4_and_unmerged(kind, lang, books):
    for page in books[kind, lang].worksheets:
        assert page.page_setup.paperSize == 9
        assert page.merged_cells.ranges == set()
    for page in books[kind, lang].worksheets[1:]:
        assert page.freeze_panes.endswith("3")
        assert page.print_title_rows == "$1:$2"


@pytest.mark.slow
def test_there_is_room_for_a_large_class_with_ids_as_text(books):
    page = books["course", Lang.ZH]["成绩"]
    assert page.max_row == STUDENTS + 2
    assert {page.cell(page.max_row, column).number_format for column in range(1, 8)} == {"@"}
    assert page.cell(page.max_row, 8).number_format == "General"


@every
@both
def test_validations_fit_what_excel_takes(kind, lang):
    for sheet in ALL[kind][0](lang).sheets:
        for one in sheet.validations:
            assert len(one.message) <= 255
            assert len(one.title) <= 32
            assert len(",".join(one.choices)) <= 255
            assert len(one.formula) <= 255
            assert one.message or one.allow is Allow.LIST  # only a list may merely suggest
        for highlight in sheet.highlights:
            assert len(highlight.formula) <= 255 * 4


@pytest.mark.slow
def test_course_validations_stand_on_their_columns(books):
    def found(sheet):
        return {str(one.sqref): one for one in books["course", Lang.ZH][sheet].data_validations.dataValidation}

    assessment = found("考核方案")
    assert (assessment["C3:C22"].operator, assessment["C3:C22"].error) == ("greaterThan", REFUSED["full"].zh)
    assert assessment["E3:J22"].errorStyle == "warning"
    scores = found("成绩")
    assert scores["D3:D152"].formula1 == '"初修,补考,重修"'
    assert scores["H3:Q152"].type == "custom"
    assert scores["H3:Q152"].error == REFUSED["mark"].zh
    assert books["course", Lang.ZH].defined_names["zs_items1"].attr_text == "'考核方案'!$A$3:$C$22"


@pytest.mark.slow
def test_plan_validations_offer_the_lists(books):
    book = books["plan", Lang.ZH]
    lists = {
        page.title: [one.formula1 for one in page.data_validations.dataValidation if one.type == "list"]
        for page in book
    }
    assert lists["课程"] == ['"必修,选修"', f'"{",".join(CATEGORIES)}"']
    assert lists["支撑矩阵"] == ["zs_courses", '"H,M,L"']
    assert lists["目标支撑"] == ["zs_requirements", f'"{",".join(STRENGTHS)}"']


@pytest.mark.slow
def test_the_words_for_marks_lie_where_the_validation_looks(books):
    book = books["course", Lang.ZH]
    sheet, _, area = book.defined_names["zs_words"].attr_text.partition("!")
    listed = [row[0].value for row in book[sheet.strip("'")][area.replace("$", "")]]
    assert listed == [row[0].value for row in word_rows(Lang.ZH)]
    assert {"缺考", "未交", "缓考", "免修", "优", "F"} <= set(listed)


@both
def test_every_listed_word_is_read_as_it_is_explained(lang):
    meant = {State.ABSENT: 0, State.NOT_SUBMITTED: 1, State.DEFERRED: 2, State.EXEMPT: 3}
    levels = {word for words in LEVEL_SYNONYMS for word in words}
    listed = {row[0].value: row[1].value for row in word_rows(lang)}
    assert levels <= set(listed)
    for word in set(listed) - levels:
        assert listed[word].startswith(STATE_MEANINGS[meant[READ_AS[word]]][0].of(lang))
    assert lang is Lang.EN or set(listed) - levels == {word for word in READ_AS if not word.isascii()}
