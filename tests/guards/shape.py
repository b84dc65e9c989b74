"""The shape of modules: names that say what is inside, a first line that says it too, sizes a person can read."""

import ast
from pathlib import Path

from checkout import modules, parsed, place

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "base", "shared", "stuff"}
FILE_LINES = 600
FUNCTION_LINES = 80


def empty_names(root: Path, folder: Path) -> list[str]:
    """Modules and packages whose name says what kind they are, not what is inside."""
    return [
        str(module.relative_to(root))
        for module in modules(folder)
        if not SAYS_NOTHING.isdisjoint(module.relative_to(folder).with_suffix("").parts)
    ]


def without_docstring(root: Path, folder: Path) -> list[str]:
    """Modules that do not begin by saying, in one line, what they are."""
    found = []
    for module in modules(folder):
        words = ast.get_docstring(parsed(module)) or ""
        if not words.strip() or not words.splitlines()[0].strip():
            found.append(str(module.relative_to(root)))
    return found


def oversized(root: Path, folder: Path) -> list[str]:
    """Files and functions beyond what is almost always two things."""
    found = []
    for module in modules(folder):
        lines = len(module.read_text(encoding="utf-8").splitlines())
        if lines > FILE_LINES:
            found.append(f"{module.relative_to(root)}: {lines} lines")
        for node in ast.walk(parsed(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    found.append(f"{place(root, module, node)}: {node.name} has {length} lines")
    return found
