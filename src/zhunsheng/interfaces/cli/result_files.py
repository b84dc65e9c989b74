"""`--xlsx`: the workbook with the results, and beside them the very sheets they were computed from."""

from collections.abc import Sequence

from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.attainment.students import evaluate_students
from zhunsheng.core.document.workbook import Workbook
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tables import course_results, programme_results
from zhunsheng.core.tables.result_workbook import method_sheet, result_sheets
from zhunsheng.core.tabular.course_sheets import course_sheets
from zhunsheng.core.tabular.plan_sheets import plan_sheets
from zhunsheng.core.values.issue import Issue, Translate


def course_workbook(result: CourseResult, notices: Sequence[Issue], _: Translate) -> bytes:
    """A course's results; the file can be given to `attain` again and gives the same numbers."""
    tables = [
        course_results.objectives_table(result),
        course_results.items_table(result),
        course_results.students_table(result),
    ]
    sheets = result_sheets(tables, result.method, _)
    method = method_sheet(result.method, [*notices, *result.notices], _)
    return write_xlsx(Workbook((*sheets, method, *course_sheets(result.course)), title=result.course.name))


def programme_workbook(result: ProgrammeResult, notices: Sequence[Issue], _: Translate) -> bytes:
    """A programme's results, with the plan they stand on."""
    told = [*notices, *(notice for course in result.courses for notice in course.notices), *result.notices]
    tables = [
        programme_results.requirements_table(result),
        programme_results.indicators_table(result),
        programme_results.contributions_table(result),
        programme_results.courses_table(result),
        programme_results.missing_table(result),
        programme_results.goals_table(result),
        programme_results.student_requirements_table(evaluate_students(result), result),
    ]
    sheets = result_sheets(tables, result.method, _)
    method = method_sheet(result.method, told, _)
    return write_xlsx(Workbook((*sheets, method, *plan_sheets(result.plan)), title=result.plan.name))
