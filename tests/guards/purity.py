"""The core computes: it neither asks what time it is, nor rolls dice unseeded, nor looks around on the machine."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checkout import modules, name_of, package, parsed, place

CLOCK_METHODS = ("now", "utcnow", "today", "localtime", "gmtime")
CLOCK_MODULES = ("time",)
OUTSIDE_CALLS = ("open", "print", "input", "os.getenv", "os.environ.get", "uuid.uuid1", "uuid.uuid4")
ALLOWED = {
    ("packs", "open"): "the one room that reads files: those of the packs",
    ("tabular/jail.py", "time"): "a child's time limit; no result depends on it",
}
"""Exceptions, by room or module, each with its reason."""


def impurities(root: Path) -> list[str]:
    """Everything in the core that depends on more than its arguments."""
    core = package(root) / "core"
    found = []
    for file in modules(core):
        own = file.relative_to(core)
        for node, what in _outside(parsed(file)):
            if ALLOWED.keys().isdisjoint({(own.parts[0], what), (own.as_posix(), what)}):
                found.append(f"{place(root, file, node)}: {what}")
    return found


def _outside(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names if alias.name in CLOCK_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in CLOCK_MODULES:
            yield node, str(node.module)
        elif isinstance(node, ast.Call):
            name = name_of(node.func)
            if name in OUTSIDE_CALLS or ("." in name and name.rpartition(".")[2] in CLOCK_METHODS):
                yield node, name
