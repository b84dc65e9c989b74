"""Foreign keys point down: names in strings are invisible to the import contract, so they are read here."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checkout import modules, name_of, package, parsed, place, rows

RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField")
USER_MODEL = "settings.AUTH_USER_MODEL"


def upward_relations(root: Path) -> list[str]:
    """Every relation of a model to an app that does not stand below its own in the contract's order."""
    order = {app: number for number, row in enumerate(rows(root, "app-order")) for app in row}
    found = []
    for file, app in _model_modules(root):
        tree = parsed(file)
        imported = _apps_of_imported_names(tree)
        for field, target in _relations(tree):
            aim = _target_app(target, app, imported)
            if aim == app or (aim in order and app in order and order[aim] > order[app]):
                continue
            why = "points upward or sideways" if aim in order else "is not in the app order"
            found.append(f"{place(root, file, field)}: {app} → {aim} {why}")
    return found


def _model_modules(root: Path) -> Iterator[tuple[Path, str]]:
    apps = package(root) / "apps"
    for file in modules(apps):
        app, *rest = file.relative_to(apps).parts
        if rest and rest[0] in ("models.py", "models"):
            yield file, app


def _relations(tree: ast.Module) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Each relation field with each model it names (`to`, and `through`)."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not name_of(call.func).endswith(RELATIONS):
            continue
        yield from ((call, target) for target in call.args[:1])
        yield from ((call, keyword.value) for keyword in call.keywords if keyword.arg in ("to", "through"))


def _apps_of_imported_names(tree: ast.Module) -> dict[str, str]:
    """Local name → app, for everything imported from an app's models."""
    apps = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zhunsheng.apps"):
            path = (node.module or "").split(".")[2:]
            for alias in node.names:
                apps[alias.asname or alias.name] = path[0] if path else alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                path = alias.name.split(".")
                if path[:2] == ["zhunsheng", "apps"] and len(path) > 2:
                    apps[alias.asname or alias.name] = path[2]
    return apps


def _target_app(target: ast.expr, own: str, imported: dict[str, str]) -> str:
    """The app a relation aims at; a name nobody imported is a model of the same module."""
    if isinstance(target, ast.Constant) and isinstance(target.value, str):
        app, dot, _ = target.value.partition(".")
        return app if dot else own
    name = name_of(target)
    if name == USER_MODEL:
        return "accounts"
    known = [app for local, app in imported.items() if name == local or name.startswith(local + ".")]
    return known[0] if known else own
