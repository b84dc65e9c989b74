"""The checkout as the guards see it: its modules, its committed texts, its settings. Every guard takes a root."""

import ast
import functools
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

NOT_COMMITTED = {".git", ".venv", "build", "dist", "__pycache__", "node_modules"}


def package(root: Path) -> Path:
    """The product's package below a root."""
    return root / "src" / "zhunsheng"


def modules(folder: Path) -> list[Path]:
    """All Python files of ours below a folder, in a settled order."""
    found = folder.rglob("*.py")
    return sorted(file for file in found if NOT_COMMITTED.isdisjoint(file.relative_to(folder).parts))


@functools.cache
def parsed(module: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def settings(root: Path) -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def contracts(root: Path) -> dict[str, dict[str, Any]]:
    """The import contracts by their ids."""
    return {contract["id"]: contract for contract in settings(root)["tool"]["importlinter"]["contracts"]}


def rows(root: Path, contract: str) -> list[list[str]]:
    """The layers of a contract, top row first; what stands in one row does not know its neighbours."""
    return [[name.strip(" ()") for name in layer.split("|")] for layer in contracts(root)[contract]["layers"]]


def committed(root: Path) -> list[Path]:
    """The files under version control; in an unpacked archive, everything but what ./start and ./test make."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        files = [root / name for name in listed.stdout.split("\0") if name]
    else:
        files = [file for file in root.rglob("*") if NOT_COMMITTED.isdisjoint(file.relative_to(root).parts)]
    return [file for file in files if file.is_file()]


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every committed file that is text, with its text."""
    for file in committed(root):
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def place(root: Path, file: Path, node: ast.AST | int) -> str:
    """`src/zhunsheng/…/module.py:12`."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 0)
    return f"{file.relative_to(root)}:{line}"


def name_of(node: ast.expr) -> str:
    """The dotted name an expression spells (`models.ForeignKey`), or nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = name_of(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def imported(tree: ast.Module) -> set[str]:
    """The top-level names of everything a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
