"""The jail's door to a school's report template: bytes in, a filled document or the reason why not out."""

import json

from zhunsheng.core.document.template import fill_template
from zhunsheng.core.document.template_issues import TemplateRefused
from zhunsheng.core.document.tree_json import read_document
from zhunsheng.core.tabular.reading import Reading


def fill_report(data: bytes, *, file: str = "", document: str, values: str) -> Reading[bytes]:
    """Fills the template `data` with a document tree and values, both JSON texts."""
    try:
        return Reading(fill_template(data, read_document(document), json.loads(values)))
    except TemplateRefused as refusal:
        return Reading(None, tuple(issue.in_file(file) for issue in refusal.issues))
