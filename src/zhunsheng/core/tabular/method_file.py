"""计算方法 from its YAML text."""

from zhunsheng.core.packs.yaml_text import load_yaml
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.method import Method, method_from


def read_method(text: bytes, *, file: str) -> Reading[Method]:
    """A method with one issue, with its line, for each key or value that is not accepted.

    The value is the method made of the sound keys; None where the text is no YAML.
    """
    loaded = load_yaml(text, file=file)
    if isinstance(loaded, Issue):
        return Reading(None, (loaded,))
    method, issues = method_from(loaded.values, line_of=loaded.line, file=file)
    return Reading(method, tuple(issues))
