"""Planted violations: each breaks the contract, rule or guard that is there for it, and nothing else is broken.

Import contracts are tried on a copy of the real tree with one file planted in it. A module that imports against the order
often closes a cycle too, so the contract on cycles may be broken beside the one that is meant.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from checkout import ROOT, contracts, package
from purity import impurities
from relations import upward_relations
from shape import empty_names, oversized, without_docstring
from writes import stray_writes

CYCLES = "acyclic"

Files = dict[str, str]

CONTRACTS: dict[str, tuple[str, Files]] = {
    "core imports interfaces": (
        "layers",
        {"core/values/planted.py": "import zhunsheng.interfaces.cli\n"},
    ),
    "an interface imports the composition root": (
        "layers",
        {"interfaces/cli/planted.py": "import zhunsheng.config\n"},
    ),
    "a package beside the layers": (
        "layers",
        {"domain/__init__.py": ""},
    ),
    "core imports the database": (
        "core-pure",
        {"core/values/planted.py": "import sqlite3\n"},
    ),
    "core imports the network": (
        "core-pure",
        {"core/values/planted.py": "import socket\n"},
    ),
    "values imports tabular": (
        "core-order",
        {"core/values/planted.py": "import zhunsheng.core.tabular\n"},
    ),
    "attainment imports its sibling tabular": (
        "core-order",
        {"core/attainment/planted.py": "import zhunsheng.core.tabular\n"},
    ),
    "a core room that is not listed": (
        "core-order",
        {"core/domain/__init__.py": ""},
    ),
    "an app imports an app above": (
        "app-order",
        {
            "apps/catalogue/__init__.py": "",
            "apps/catalogue/services.py": "import zhunsheng.apps.cycles.queries\n",
            "apps/cycles/__init__.py": "",
            "apps/cycles/queries.py": "",
        },
    ),
    "an app imports an app beside": (
        "app-order",
        {
            "apps/scores/__init__.py": "",
            "apps/scores/services.py": "import zhunsheng.apps.surveys.queries\n",
            "apps/surveys/__init__.py": "",
            "apps/surveys/queries.py": "",
        },
    ),
    "an app that is not listed": (
        "app-order",
        {"apps/extras/__init__.py": ""},
    ),
    "models import services": (
        "inside-app",
        {
            "apps/cycles/__init__.py": "",
            "apps/cycles/models.py": "import zhunsheng.apps.cycles.services\n",
            "apps/cycles/services.py": "",
        },
    ),
    "the command imports the web": (
        "interfaces",
        {"interfaces/cli/planted.py": "import zhunsheng.interfaces.web\n", "interfaces/web/__init__.py": ""},
    ),
    "an interface that is not listed": (
        "interfaces",
        {"interfaces/desktop/__init__.py": ""},
    ),
    "an interface imports models": (
        "models",
        {
            "apps/cycles/__init__.py": "",
            "apps/cycles/models.py": "",
            "interfaces/cli/planted.py": "import zhunsheng.apps.cycles.models\n",
        },
    ),
    "two modules import each other": (
        CYCLES,
        {
            "core/values/planted_a.py": "import zhunsheng.core.values.planted_b\n",
            "core/values/planted_b.py": "import zhunsheng.core.values.planted_a\n",
        },
    ),
}

RULES: dict[str, tuple[str, Files]] = {
    "an import inside a function": (
        "PLC0415",
        {"core/values/planted.py": '"""Planted."""\n\n\ndef late() -> None:\n    import json\n\n    json.dumps(1)\n'},
    ),
    "a heavy library at module level": (
        "TID253",
        {"interfaces/cli/planted.py": '"""Planted."""\n\nimport openpyxl\n\n__all__ = ["openpyxl"]\n'},
    ),
    "a hidden clock": (
        "TID251",
        {
            "core/values/planted.py": '"""Planted."""\n\nimport datetime\n\nNOW = datetime.datetime.now(tz=datetime.UTC)\n',
        },
    ),
    "a naive clock": (
        "DTZ001",
        {"core/values/planted.py": '"""Planted."""\n\nimport datetime\n\nTHEN = datetime.datetime(2026, 1, 1)\n'},
    ),
}

FOREIGN_KEY = '"""Planted."""\nfrom django.db import models\nclass Planted(models.Model):\n    planted = {}\n'


def _field(field: str) -> str:
    return FOREIGN_KEY.format(field)


def _source(root: Path, folder: str = "") -> Path:
    return package(root) / folder


GUARDS: dict[str, tuple[Callable[[Path], list[str]], Files]] = {
    "a foreign key in a string that points upward": (
        upward_relations,
        {"apps/registry/models.py": _field('models.ForeignKey("cycles.Cycle", on_delete=models.CASCADE)')},
    ),
    "a many-to-many relation sideways": (
        upward_relations,
        {"apps/scores/models.py": _field('models.ManyToManyField(to="surveys.Survey")')},
    ),
    "a table between that lies above": (
        upward_relations,
        {"apps/scores/models.py": _field('models.ManyToManyField("registry.Unit", through="reports.Link")')},
    ),
    "an imported model of an app above": (
        upward_relations,
        {
            "apps/registry/models.py": "from zhunsheng.apps.cycles.models import Cycle\n"
            + _field("models.OneToOneField(Cycle, on_delete=models.CASCADE)")
        },
    ),
    "a model of no app of ours": (
        upward_relations,
        {"apps/registry/models.py": _field('models.ForeignKey("auth.User", on_delete=models.CASCADE)')},
    ),
    "a view that saves": (
        stray_writes,
        {"interfaces/web/planted.py": '"""Planted."""\ndef view(form):\n    form.save()\n'},
    ),
    "a query that creates": (
        stray_writes,
        {"apps/cycles/queries.py": '"""Planted."""\ndef cycle(cycles):\n    return cycles.objects.create(year=2026)\n'},
    ),
    "a command that updates a queryset": (
        stray_writes,
        {"interfaces/cli/planted.py": '"""Planted."""\ndef run(rows):\n    rows.filter(id=1).update(year=2026)\n'},
    ),
    "a core that reads a file": (
        impurities,
        {"core/values/planted.py": '"""Planted."""\nTEXT = open("marks.csv").read()\n'},
    ),
    "a core that waits": (
        impurities,
        {"core/values/planted.py": '"""Planted."""\nfrom time import sleep\nsleep(1)\n'},
    ),
    "a module called utils": (
        lambda root: empty_names(root, _source(root)),
        {"core/values/utils.py": '"""Planted."""\n'},
    ),
    "a module without a first line": (
        lambda root: without_docstring(root, _source(root)),
        {"core/values/planted.py": "VALUE = 1\n"},
    ),
    "a function beyond eighty lines": (
        lambda root: oversized(root, _source(root)),
        {"core/values/planted.py": '"""Planted."""\n\n\ndef long() -> int:\n' + "    x = 1\n" * 80 + "    return x\n"},
    ),
    "a file beyond six hundred lines": (
        lambda root: oversized(root, _source(root)),
        {"core/values/planted.py": '"""Planted."""\n' + "X = 1\n" * 600},
    ),
}

SOUND: dict[str, tuple[Callable[[Path], list[str]], Files]] = {
    "relations that point down": (
        upward_relations,
        {
            "apps/cycles/models.py": "from django.conf import settings\n"
            "from zhunsheng.apps.catalogue.models import Adoption\n"
            + _field('models.ForeignKey("registry.Programme", on_delete=models.CASCADE)')
            + '    own = models.ForeignKey("self", on_delete=models.CASCADE)\n'
            + '    other = models.ForeignKey("Planted", on_delete=models.CASCADE)\n'
            + "    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE)\n"
            + "    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)\n"
        },
    ),
    "writes of a service, and namesakes that are no writes": (
        stray_writes,
        {
            "apps/cycles/services.py": '"""Planted."""\ndef start(cycles, cycle):\n    cycles.objects.create(year=1)\n    cycle.save()\n',
            "interfaces/cli/planted.py": '"""Planted."""\ndef run(workbook, table, digest):\n'
            '    workbook.save("marks.xlsx")\n    table.update({"a": 1})\n    digest.update(b"bytes")\n',
        },
    ),
}


def _planted_only(root: Path, files: Files) -> Path:
    """Only the planted files: guards that read syntax need no tree around them."""
    shutil.copy(ROOT / "pyproject.toml", root)
    for name, text in files.items():
        file = package(root) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def _copy(to: Path, files: Files) -> Path:
    """The real tree, with these files planted in it."""
    shutil.copytree(ROOT / "src", to / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return _planted_only(to, files)


def _broken_contracts(root: Path) -> set[str]:
    """The ids of the contracts that do not hold in a copy."""
    linter = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    verdicts = {line.strip() for line in done.stdout.splitlines()}
    ids = {contract["name"]: key for key, contract in contracts(root).items()}
    judged = {key for name, key in ids.items() if not verdicts.isdisjoint({f"{name} KEPT", f"{name} BROKEN"})}
    assert judged == set(ids.values()), done.stdout + done.stderr
    return {key for name, key in ids.items() if f"{name} BROKEN" in verdicts}


@pytest.mark.slow
def test_clean_copy_keeps_every_contract(tmp_path: Path) -> None:
    assert _broken_contracts(_copy(tmp_path, {})) == set()


@pytest.mark.slow
@pytest.mark.parametrize("planted", CONTRACTS)
def test_planted_import_breaks_its_contract(planted: str, tmp_path: Path) -> None:
    meant, files = CONTRACTS[planted]
    broken = _broken_contracts(_copy(tmp_path, files))
    assert meant in broken
    assert broken <= {meant, CYCLES}


@pytest.mark.slow
@pytest.mark.parametrize("planted", RULES)
def test_planted_code_breaks_its_rule(planted: str, tmp_path: Path) -> None:
    meant, files = RULES[planted]
    root = _copy(tmp_path, files)
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "check", "--no-cache", "--output-format=concise", *(package(root) / name for name in files)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f" {meant} " in done.stdout
    assert len([line for line in done.stdout.splitlines() if ".py:" in line]) == 1, done.stdout


@pytest.mark.parametrize("planted", GUARDS)
def test_planted_code_is_seen_by_its_guard(planted: str, tmp_path: Path) -> None:
    guard, files = GUARDS[planted]
    assert len(guard(_planted_only(tmp_path, files))) == 1


@pytest.mark.parametrize("sound", SOUND)
def test_sound_code_passes_its_guard(sound: str, tmp_path: Path) -> None:
    guard, files = SOUND[sound]
    assert guard(_planted_only(tmp_path, files)) == []
