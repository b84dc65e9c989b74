"""支撑矩阵: the weight of each course for each indicator, as numbers or as letters that the method turns into numbers."""

from zhunsheng.core.attainment.rules import plain_sum
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Severity
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.rounding import WEIGHT_TOLERANCE

SUM_NOT_ONE = IssueKind(
    "support-weights-normalised",
    N_("the support weights of indicator {indicator} add up to {total}, not 1; they were divided by their sum."),
    N_("Correct the matrix, or let the committee confirm the weights."),
    Severity.NOTICE,
)
LETTER_UNKNOWN = IssueKind(
    "support-letter-unknown",
    N_("the letter {letter} has no number in the method."),
    N_("Add it to the table 'support' of the method file, or write a weight in the matrix."),
)

MATRIX_SHEET = "支撑矩阵"


class MatrixRefused(Exception):
    """A matrix whose letters the method cannot turn into numbers."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("; ".join(issue.text() for issue in issues))
        self.issues = issues


def indicator_weights(plan: Plan, method: Method) -> tuple[dict[str, dict[str, float]], list[Issue]]:
    """W_cm by indicator and course in the matrix's order, as the matrix or the letter table has them.

    Numbers that do not add up to 1 give a notice; letters are exempt (they are normalised per indicator).
    Raises MatrixRefused for letters the method gives no number to.
    """
    weights: dict[str, dict[str, float]] = {indicator.id: {} for indicator in plan.indicators}
    lettered: set[str] = set()
    refused = []
    for cell in plan.support:
        weight = cell.weight
        if weight is None:
            weight = method.support.get(cell.letter)
            lettered.add(cell.indicator)
        if weight is None:
            refused.append(Issue(LETTER_UNKNOWN, Place(plan.file, MATRIX_SHEET, cell.cell), {"letter": cell.letter}))
        elif weight > 0 and cell.indicator in weights:
            weights[cell.indicator][cell.course] = weight
    if refused:
        raise MatrixRefused(refused)
    notices = []
    for indicator, column in weights.items():
        total = plain_sum(column.values())
        if column and indicator not in lettered and abs(total - 1) > WEIGHT_TOLERANCE:
            params = {"indicator": indicator, "total": f"{total:.6g}"}
            notices.append(Issue(SUM_NOT_ONE, Place(plan.file, MATRIX_SHEET), params))
    return weights, notices
