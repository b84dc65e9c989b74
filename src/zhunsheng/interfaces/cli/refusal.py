"""The command's way of saying no: every issue at once, and nothing written."""

from collections.abc import Sequence

from zhunsheng.core.values.issue import Issue


class Refused(Exception):
    """The input or the call is wrong; main prints the issues and exits with status 2.

    `copy` names the annotated copy that was written all the same, on request.
    """

    def __init__(self, issues: Sequence[Issue], *, copy: str = "") -> None:
        super().__init__("; ".join(issue.text() for issue in issues))
        self.issues = list(issues)
        self.copy = copy
