"""What can be wrong with a school's own template, in words."""

from collections.abc import Mapping

from zhunsheng.core.values.issue import N_, Issue, IssueKind

NOT_A_TEMPLATE = IssueKind(
    "template-not-docx",
    N_("this is no Word document (.docx)."),
    N_("Save the template in Word as .docx, without macros and without a password."),
)
TOO_LARGE = IssueKind(
    "template-too-large", N_("the template unpacks to more than {limit} MB."), N_("Reduce its pictures.")
)
NOT_ALLOWED = IssueKind(
    "template-part-not-allowed",
    N_("the template holds what is not allowed in one: {what}."),
    N_("Remove macros, linked pictures and linked files; pictures are inserted, not linked."),
)
UNKNOWN_NAME = IssueKind(
    "template-unknown-name",
    N_("the template uses names that there are not: {names}."),
    N_("The guide on report templates lists all names; check the spelling."),
)
FORBIDDEN = IssueKind(
    "template-forbidden",
    N_("the template does what templates may not do: {what}."),
    N_("Use the documented names, loops and conditions only."),
)
SYNTAX = IssueKind(
    "template-syntax",
    N_("the template cannot be read near '{near}': {what}."),
    N_(
        "Each {{% for %}} needs its {{% endfor %}}, each {{% if %}} its {{% endif %}}; type a tag in one go, without formatting inside."
    ),
)
NOT_FILLED = IssueKind(
    "template-not-filled",
    N_("the template could not be filled: {what}."),
    N_("Begin with the example template of the command 'template' and add to it step by step."),
)

KINDS: Mapping[str, IssueKind] = {kind.code: kind for kind in list(globals().values()) if isinstance(kind, IssueKind)}


class TemplateRefused(Exception):
    """A template that is not filled, and why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.text())
        self.issues = [issue]
