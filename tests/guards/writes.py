"""Only services write: rows are saved, changed and deleted in services.py of their app and nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checkout import modules, package, parsed, place

ALWAYS = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "abulk_update",
    "aget_or_create",
    "aupdate_or_create",
}
"""Names that only the ORM uses."""

WITHOUT_POSITIONAL = {"save", "create", "delete", "update", "asave", "acreate", "adelete", "aupdate"}
"""Names that others use too: a workbook is saved *to* something, a dict is updated *with* something."""

HOMES = ("services", "migrations")


def stray_writes(root: Path) -> list[str]:
    """Every call in apps and interfaces that writes rows outside a service."""
    found = []
    for folder in ("apps", "interfaces"):
        for file in modules(package(root) / folder):
            inside = (*file.parent.relative_to(package(root)).parts, file.stem)
            if folder == "apps" and not set(HOMES).isdisjoint(inside):
                continue
            found += [f"{place(root, file, call)}: .{name}( outside services.py" for call, name in _writes(file)]
    return found


def _writes(file: Path) -> Iterator[tuple[ast.Call, str]]:
    for call in ast.walk(parsed(file)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        name = call.func.attr
        if name in ALWAYS or (name in WITHOUT_POSITIONAL and (not call.args or _on_manager(call.func.value))):
            yield call, name


def _on_manager(receiver: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "objects" for part in ast.walk(receiver))
