"""A survey as its workbook: what is written here, read again, is the same survey."""

from zhunsheng.core.document.workbook import Column, Row, Sheet, Style, Workbook
from zhunsheng.core.tabular.field_sheets import field_sheet
from zhunsheng.core.tabular.layout import SURVEY_FIELDS, Lang, Names
from zhunsheng.core.values.survey import Survey


def survey_workbook(survey: Survey, lang: Lang = Lang.ZH) -> Workbook:
    """The survey as a workbook of its own, with no more than the layout asks for."""
    return Workbook(survey_sheets(survey, lang), title=survey.group)


def survey_sheets(survey: Survey, lang: Lang = Lang.ZH) -> tuple[Sheet, ...]:
    """说明 (whom was asked, on which scale) and 答卷 (one row per answer sheet, one column per question)."""
    rows: list[Row] = [survey.questions, *survey.answers]
    columns = tuple(Column(10, Style.INPUT) for _ in survey.questions)
    answers = Sheet(title=Names.ANSWERS.of(lang), columns=columns, rows=tuple(rows), header=0)
    return field_sheet(Names.SURVEY, SURVEY_FIELDS, survey, survey.notes, lang), answers
