"""The folders of all three deep programmes, written, read by the command, and checked: no error and no warning."""

import json
from pathlib import Path

import pytest

from zhunsheng.core.sample.deep import DEEP_PROGRAMMES
from zhunsheng.core.sample.folder import COHORT, sample_folder
from zhunsheng.core.sample.programme import Programme
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("programme", DEEP_PROGRAMMES, ids=lambda programme: programme.code)
def test_the_check_up_is_clean_and_attain_computes(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in sample_folder(programme, COHORT):
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(file.content)
    assert main(["check", str(tmp_path), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert (counts["error"], counts["warning"]) == (0, 0)
    assert main(["attain", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
