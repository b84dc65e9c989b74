"""Everything that can be wrong with a file somebody hands in, in words that say what to do about it."""

from collections.abc import Mapping

from zhunsheng.core.document import template_issues
from zhunsheng.core.values.issue import N_, IssueKind, Severity

_SAVE_AS_XLSX = N_("Open it in Excel or WPS and save it as 'Excel workbook (.xlsx)'.")
_SEND_AGAIN = N_("Download or copy it again, or open it in Excel or WPS and save it anew.")

# --- the file as a whole ----------------------------------------------------------------------------------------------

EMPTY_FILE = IssueKind("file-empty", N_("the file is empty (0 bytes)."), _SEND_AGAIN)
OLD_XLS = IssueKind("file-old-xls", N_("it is an Excel workbook of the old kind (.xls)."), _SAVE_AS_XLSX)
ENCRYPTED = IssueKind(
    "file-encrypted",
    N_("the workbook is protected by a password, so it cannot be read."),
    N_("Remove the password in Excel or WPS (File, Info, Protect) and save it as .xlsx."),
)
OTHER_OLE = IssueKind("file-old-office", N_("it is an old Office document, not an Excel workbook."), _SAVE_AS_XLSX)
HTML = IssueKind(
    "file-html",
    N_("it is a web page (html) that is only named like a workbook; many systems export so."),
    _SAVE_AS_XLSX,
)
XML_SPREADSHEET = IssueKind("file-xml", N_("it is an XML text, not an .xlsx workbook."), _SAVE_AS_XLSX)
PLAIN_TEXT = IssueKind("file-text", N_("it is a text file (csv), not an .xlsx workbook."), _SAVE_AS_XLSX)
WORD_DOCUMENT = IssueKind("file-docx", N_("it is a Word document (docx), not a workbook."), _SAVE_AS_XLSX)
SLIDES = IssueKind("file-pptx", N_("it is a presentation (pptx), not a workbook."), _SAVE_AS_XLSX)
OPEN_DOCUMENT = IssueKind("file-ods", N_("it is an OpenDocument spreadsheet (ods)."), _SAVE_AS_XLSX)
BINARY_WORKBOOK = IssueKind("file-xlsb", N_("it is a binary workbook (xlsb)."), _SAVE_AS_XLSX)
NOT_A_WORKBOOK = IssueKind("file-not-a-workbook", N_("it is not an Excel workbook (.xlsx)."), _SAVE_AS_XLSX)
DAMAGED = IssueKind("file-damaged", N_("the file is damaged or incomplete and cannot be opened."), _SEND_AGAIN)
DAMAGED_PART = IssueKind("file-part-damaged", N_("the file is damaged or incomplete: {part}."), _SEND_AGAIN)
FILE_TOO_LARGE = IssueKind(
    "file-too-large",
    N_("the file has {size} bytes; at most {limit} are read."),
    N_("Remove pictures and sheets that are not needed."),
)
TOO_MANY_PARTS = IssueKind(
    "archive-too-many-parts", N_("the file packs {count} parts; a workbook of at most {limit} is read.")
)
INFLATES = IssueKind(
    "archive-inflates",
    N_("unpacked, the file would take {size} bytes ({part}); at most {limit} are read."),
    N_("Keep only the sheets and rows that are needed."),
)
RATIO = IssueKind(
    "archive-ratio",
    N_("{part} is packed more than {limit} times smaller than it is, as only files made to do harm are."),
    _SEND_AGAIN,
)
BAD_PART_NAME = IssueKind(
    "archive-bad-name", N_("the file holds a part with a forbidden name: {part}."), N_("Save it anew in Excel or WPS.")
)
PART_TWICE = IssueKind(
    "archive-part-twice", N_("the file holds the part {part} twice."), N_("Save it anew in Excel or WPS.")
)
PARTS_OVERLAP = IssueKind(
    "archive-overlap", N_("parts of the file overlap ({part})."), N_("Save it anew in Excel or WPS.")
)
NESTED_ARCHIVE = IssueKind(
    "archive-nested", N_("the file holds another archive inside: {part}."), N_("Save it anew in Excel or WPS.")
)
ODD_PACKING = IssueKind(
    "archive-odd-packing", N_("{part} is packed in a way workbooks are not."), N_("Save it anew in Excel or WPS.")
)
XML_DECLARATION = IssueKind(
    "xml-declaration",
    N_("the file holds a forbidden XML declaration ({what} in {part}), as only files made to do harm do."),
    N_("Save it anew in Excel or WPS; if that does not help, copy the figures into the template."),
)
MACROS = IssueKind("file-has-macros", N_("the workbook holds macros; they were not run."), severity=Severity.NOTICE)
READER_BROKE = IssueKind(
    "reader-broke",
    N_("the file broke the reader ({how}); nothing of it was used."),
    N_("Open it in Excel or WPS, keep only the sheets that are needed, and save it as a new .xlsx file."),
)
READER_MEMORY = IssueKind(
    "reader-memory",
    N_("reading the file takes more memory than is allowed; nothing of it was used."),
    N_("Open it in Excel or WPS, keep only the sheets that are needed, and save it as a new .xlsx file."),
)
READER_TIMEOUT = IssueKind(
    "reader-timeout",
    N_("reading the file took longer than {seconds} seconds and was stopped."),
    N_("Open it in Excel or WPS, keep only the sheets that are needed, and save it as a new .xlsx file."),
)

# --- sheets and columns -----------------------------------------------------------------------------------------------

SHEET_MISSING = IssueKind(
    "sheet-missing",
    N_("the sheet {zh} ({en}) is missing. Sheets found: {found}."),
    N_("Rename the sheet, or start from the template."),
)
SHEET_TWICE = IssueKind(
    "sheet-twice", N_("several sheets are meant as {name}: {found}."), N_("Keep one of them, rename the others.")
)
HALF_PAIR = IssueKind(
    "sheet-half-pair",
    N_("the sheet {present} has no partner: {missing} is missing."),
    N_("Classes with items of their own need both sheets, 考核方案@class and 成绩@class."),
)
SHEET_TOO_LARGE = IssueKind(
    "sheet-too-large",
    N_("something stands in {reached}: a sheet of at most {limit} is read."),
    N_("Delete the rows and columns beyond the table, and save."),
)
TOO_MANY_MERGES = IssueKind(
    "sheet-too-many-merges", N_("the sheet has more than {limit} merged ranges."), N_("Unmerge its cells.")
)
HIDDEN_SHEET = IssueKind("sheet-hidden", N_("the sheet is hidden; it was read."), severity=Severity.NOTICE)
HIDDEN_ROWS = IssueKind(
    "rows-hidden", N_("{count} hidden rows were read like all others: {cells}."), severity=Severity.NOTICE
)
HIDDEN_COLUMNS = IssueKind(
    "columns-hidden", N_("{count} hidden columns were read like all others: {cells}."), severity=Severity.NOTICE
)
MERGED = IssueKind(
    "cells-merged",
    N_("merged cells hide which rows or columns their value belongs to."),
    N_("Unmerge them and fill in every cell."),
)
HEADER_MISSING = IssueKind(
    "header-missing",
    N_("no heading was found in the first {rows} rows. Needed columns: {columns}."),
    N_("Write the headings into one row, or start from the template."),
)
COLUMN_MISSING = IssueKind(
    "column-missing",
    N_("the column {zh} ({en}) is missing."),
    N_("Add it; headings must stand together in one row."),
)
COLUMN_TWICE = IssueKind(
    "column-twice", N_("the column {name} stands here for the second time (first in {first})."), N_("Keep one of them.")
)
EXTRA_COLUMNS = IssueKind(
    "columns-extra", N_("columns that are not needed were ignored: {cells}."), severity=Severity.NOTICE
)
ITEM_WITHOUT_COLUMN = IssueKind(
    "item-without-column",
    N_("there is no column for the item {item}: it is missing."),
    N_("Head the column exactly as the item is called in {assessment}; headings must stand together in one row."),
)
UNKNOWN_OBJECTIVE = IssueKind(
    "objective-unknown",
    N_("the column {heading} names an objective that is not in {objectives} (there: {known})."),
    N_("Correct the heading, or add the objective."),
)
UNKNOWN_INDICATOR = IssueKind(
    "indicator-unknown",
    N_("the column {heading} names an indicator that is not in {indicators}."),
    N_("Correct the heading (format headings as text: 1.10 becomes 1.1 otherwise), or add the indicator."),
)
UNKNOWN_GOAL = IssueKind(
    "goal-unknown", N_("the column {heading} names a goal that is not in {goals}."), N_("Correct it, or add the goal.")
)
TOTAL_ROWS = IssueKind("rows-total", N_("total and average rows were passed over: {cells}."), severity=Severity.NOTICE)
HEADER_ROWS = IssueKind(
    "rows-header-again", N_("the headings are repeated further down; passed over: {cells}."), severity=Severity.NOTICE
)
WORD_ROWS = IssueKind("rows-words", N_("rows of words were passed over: {cells}."), severity=Severity.NOTICE)

# --- any cell ---------------------------------------------------------------------------------------------------------

ERROR_CELL = IssueKind(
    "cell-error",
    N_("the formula shows the error {value} instead of a value."),
    N_("Repair the formula, or type the value."),
)
NOT_CALCULATED = IssueKind(
    "cell-not-calculated",
    N_("the cell holds a formula without a calculated value."),
    N_("Open the file in Excel or WPS and save it once, or type the value."),
)
ID_MISSING = IssueKind("id-missing", N_("the row has entries but no {column}."), N_("Enter it, or delete the row."))
ID_LOST_DIGITS = IssueKind(
    "id-lost-digits",
    N_("{value} has lost digits, because it was kept as a number."),
    N_("Format the column as text and enter it again."),
)
ID_FRACTION = IssueKind(
    "id-fraction",
    N_("{value} is not a student number."),
    N_("Format the column as text and enter the number again."),
)
ID_NOT_TEXT = IssueKind(
    "id-not-text",
    N_("'{value}' is a date or a truth value, not a number or code."),
    N_("Format the column as text and enter it again: Excel turns entries such as 1-2 into dates."),
)
ID_TWICE = IssueKind(
    "id-twice",
    N_("{column} {id} is a duplicate: it stands in {first} already."),
    N_("Correct one of them. Format the column as text: as a number, 1.10 becomes 1.1."),
)
FIELD_TWICE = IssueKind(
    "field-twice", N_("{field} is a duplicate: it stands in {first} already."), N_("Keep one of the two rows.")
)
FIELD_MISSING = IssueKind(
    "field-missing",
    N_("the field {zh} ({en}) is missing or blank."),
    N_("Enter it in the column beside the name of the field."),
)
NUMBER_MISSING = IssueKind("number-missing", N_("{column} is blank."), N_("Enter a number."))
NOT_A_NUMBER = IssueKind(
    "not-a-number", N_("{column}: '{value}' is not a number."), N_("Enter a number such as 20 or 0.5.")
)
NOT_POSITIVE = IssueKind("not-positive", N_("{column} is {value}; it must be above 0."), N_("Correct it."))
NEGATIVE = IssueKind("negative", N_("{column} is {value}; it must not be negative."), N_("Correct it."))
BEYOND_TOP = IssueKind(
    "beyond-top",
    N_("{column} is {value}; it must lie between 0 and {top}."),
    N_("Write 0.7 for 70 %."),
)
SOME_BLANK = IssueKind(
    "some-weights-blank",
    N_("some weights are blank and others are not. Blank: {cells}."),
    N_("Fill in all of them, or none: then all weigh the same."),
)
NUMBER_AS_TEXT = IssueKind(
    "number-as-text", N_("{count} numbers kept as text were read as numbers: {cells}."), severity=Severity.NOTICE
)
NUMBER_FULL_WIDTH = IssueKind(
    "number-full-width", N_("{count} full-width numbers were read as numbers: {cells}."), severity=Severity.NOTICE
)
NUMBER_WITH_UNIT = IssueKind(
    "number-with-unit", N_("{count} numbers with the unit 分 were read as numbers: {cells}."), severity=Severity.NOTICE
)

# --- the course workbook ----------------------------------------------------------------------------------------------

NO_OBJECTIVES = IssueKind("no-objectives", N_("there is no objective."), N_("Enter at least one."))
NO_ITEMS = IssueKind("no-items", N_("there is no assessed item."), N_("Enter at least one."))
NO_STUDENTS = IssueKind("no-students", N_("there is no student."), N_("Enter at least one row."))
TARGETS_ABOVE_FULL = IssueKind(
    "targets-above-full",
    N_("the target points of {item} add up to {sum}, above its full mark {full}."),
    N_("Correct them, or declare 'weighting: by_weight' in the method file if they are weights."),
)
MARK_ABOVE_FULL = IssueKind(
    "mark-above-full",
    N_("{item}: {value} is above the full mark {full}."),
    N_("Correct the mark; for bonus points, raise the full mark."),
)
MARK_NEGATIVE = IssueKind(
    "mark-negative", N_("{item}: the mark is negative: {value} (full mark {full})."), N_("Correct the mark.")
)
MARK_NOT_FINITE = IssueKind(
    "mark-not-finite", N_("{item}: {value} is not a finite number (full mark {full})."), N_("Correct the mark.")
)
MARK_UNKNOWN = IssueKind(
    "mark-unknown",
    N_("{item}: '{value}' is not a mark (full mark {full})."),
    N_("Enter a number, 缺考, 未交, 缓考, 免修, or a level of the method such as 优."),
)
STUDENT_TWICE = IssueKind(
    "student-twice",
    N_("student {student} is a duplicate: already in {first}, with the same attempt."),
    N_("Delete one row, or tell the attempts apart in the column 修读 (初修, 补考, 重修)."),
)
STUDENT_MISSING = IssueKind(
    "student-missing",
    N_("the row has marks but no student number."),
    N_("Enter the student number (学号), or delete the row."),
)
ATTEMPT_UNKNOWN = IssueKind(
    "attempt-unknown", N_("'{value}' is not an attempt (修读)."), N_("Accepted: 初修, 补考, 重修, or blank.")
)

# --- the plan workbook ------------------------------------------------------------------------------------------------

NO_ROWS = IssueKind("no-rows", N_("the sheet has no rows."), N_("Enter at least one."))
UNKNOWN_REQUIREMENT = IssueKind(
    "requirement-unknown",
    N_("requirement '{id}' is not in the sheet {requirements}."),
    N_("Correct it, or add the requirement."),
)
SUPPORT_UNKNOWN = IssueKind(
    "support-unknown", N_("'{value}' is neither a weight nor a letter."), N_("Enter a number, or H, M, L, or nothing.")
)
SUPPORT_MIXED = IssueKind(
    "support-mixed",
    N_("the column {indicator} mixes weights ({number}) and letters ({letter})."),
    N_("Use one of the two in a column."),
)
COURSE_NOT_IN_PLAN = IssueKind(
    "course-not-in-plan",
    N_("course {code} is not in the sheet {courses}."),
    N_("Add it there, or correct the code."),
    Severity.WARNING,
)
INDICATOR_WITHOUT_COLUMN = IssueKind(
    "indicator-without-column",
    N_("indicators without a column, so without support: {indicators}."),
    N_("Add a column for each, headed by its id."),
    Severity.WARNING,
)

# --- the survey workbook ----------------------------------------------------------------------------------------------

NO_QUESTIONS = IssueKind(
    "no-questions",
    N_("no column is headed by the id of a requirement, indicator or goal."),
    N_("Head each question's column by its id, such as 1 or 1.2."),
)
ANSWER_OUTSIDE = IssueKind(
    "answer-outside", N_("question {question}: {value} is outside the scale 0 – {scale}."), N_("Correct it.")
)
ANSWER_UNKNOWN = IssueKind(
    "answer-unknown", N_("question {question}: '{value}' is not a number."), N_("Enter a number, or nothing.")
)
NOT_WHOLE = IssueKind("not-whole", N_("{column}: {value} is not a whole number of at least 0."), N_("Correct it."))
MORE_ANSWERS_THAN_SENT = IssueKind(
    "more-answers-than-sent",
    N_("there are {answers} answers but only {sent} were sent."),
    N_("Check the field 发放数."),
    Severity.WARNING,
)

MORE_OF_THE_SAME = IssueKind("more-of-the-same", N_("{count} more of the same kind ({code})."))

KINDS: Mapping[str, IssueKind] = {
    **{kind.code: kind for kind in list(globals().values()) if isinstance(kind, IssueKind)},
    **template_issues.KINDS,
}
"""All of them by code: what comes back from the jailed reader may name these and nothing else."""
