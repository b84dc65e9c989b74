"""How a survey crosses the pipe."""

from zhunsheng.core.tabular.wire import MAYBE, NOTES, NUMBER, TEXT, TEXTS, many, of_type, record
from zhunsheng.core.values.survey import Survey

CODEC = record(
    Survey,
    group=TEXT,
    questions=TEXTS,
    answers=many(many(MAYBE)),
    scale=NUMBER,
    sent=of_type(int, type(None)),
    target=MAYBE,
    notes=NOTES,
    file=TEXT,
    sha256=TEXT,
)
