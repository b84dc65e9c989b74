"""A reader keeps the bytecode of its own modules: in a fresh checkout only the first call compiles them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import zhunsheng

READ = "from zhunsheng.core.tabular.jail import Jail; Jail().read('course', b'no workbook', file='x.xlsx')"


@pytest.mark.slow
def test_the_first_reading_compiles_the_reader_for_all_others(tmp_path: Path) -> None:
    package = Path(zhunsheng.__path__[0])
    shutil.copytree(package, tmp_path / "zhunsheng", ignore=shutil.ignore_patterns("__pycache__", "locale"))
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {READ}"
    environment = {"PATH": "/usr/bin:/bin"}  # not this test's own wish to write no bytecode, should it have one
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)
    kept = {path.name.split(".")[0] for path in (tmp_path / "zhunsheng/core/tabular/__pycache__").iterdir()}
    assert {"jailed", "course_workbook", "grid", "archive"} <= kept
