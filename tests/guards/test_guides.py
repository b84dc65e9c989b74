"""The guides show what the program says: every `$ ./start …` in them is run, and each line under it must come out."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from checkout import ROOT
from openpyxl import load_workbook

from zhunsheng.core.sample.folder import sample_folder
from zhunsheng.interfaces.cli.main import COMMANDS, main

GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))

EVENTS = """\
events:
  - {programme: "080901", cycle: 2021, gate: accepted,         date: "2021-03-01"}
  - {programme: "080901", cycle: 2021, gate: report-submitted, date: "2021-08-20"}
"""


def _excerpts() -> list[tuple[str, str, list[str]]]:
    """(guide, command, lines shown) of every command with output."""
    found = []
    for guide in GUIDES:
        lines = guide.read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if line.strip().startswith("$ ./start "):
                indent = len(line) - len(line.lstrip())
                shown = []
                for below in lines[at + 1 :]:
                    if not below.startswith(" " * indent):
                        break
                    shown.append(below)
                found.append((guide.name, line.strip().removeprefix("$ ./start "), shown))
    return found


EXCERPTS = _excerpts()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files the guides speak of: a filled template, one with mistakes, the sample, and the sample less two courses."""
    root = tmp_path_factory.mktemp("desk")
    assert main(["template", "course", str(root / "课程.xlsx")]) == 0
    workbook = load_workbook(root / "课程.xlsx")
    scores = workbook["成绩"]
    scores["H3"], scores["I4"], scores["J5"], scores["A6"] = 45, None, "85%", scores["A3"].value
    workbook.save(root / "有问题.xlsx")
    for file in sample_folder():
        target = root / "自动化2021" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    shutil.copytree(root / "自动化2021", root / "少两门")
    for code in ("B1105", "B6109"):
        next((root / "少两门" / "课程").glob(f"{code}*")).unlink()
    (root / "events.yaml").write_text(EVENTS, encoding="utf-8")
    return root


def _plain(line: str) -> str:
    return " ".join(line.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("guide", "command", "shown"), EXCERPTS, ids=[f"{name}: {typed}" for name, typed, _ in EXCERPTS]
)
def test_what_a_guide_shows_comes_out(
    guide: str,
    command: str,
    shown: list[str],
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where this fails, run the command and put what it says into the guide."""
    monkeypatch.chdir(desk)
    capsys.readouterr()
    main(shlex.split(command))
    captured = capsys.readouterr()
    said = {_plain(line) for line in (captured.out + captured.err).splitlines()}
    wanted = [line for line in map(_plain, shown) if line not in ("", "…")]
    assert len(wanted) > 0
    assert [line for line in wanted if line not in said] == []


def test_there_are_excerpts() -> None:
    assert len(EXCERPTS) > 8


def test_commands_of_the_guides_exist() -> None:
    texts = [guide.read_text(encoding="utf-8") for guide in GUIDES]
    named = {name for text in texts for name in re.findall(r"(?:\./start|zhunsheng) ([a-z]+) ", text)}
    assert len(named) > 5
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.name for guide in GUIDES])
def test_every_guide_is_there_in_both_languages(guide: Path) -> None:
    twin = guide.name.replace(".zh-CN.md", ".md") if ".zh-CN" in guide.name else guide.name.replace(".md", ".zh-CN.md")
    assert guide.with_name(twin) in GUIDES
