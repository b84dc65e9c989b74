"""The references say what the commands print and obey: every JSON key, layout name, method key and cited heading."""

import json
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from checkout import ROOT, committed

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.sample.folder import sample_folder
from zhunsheng.core.tabular import layout
from zhunsheng.core.tabular.survey_sheets import survey_workbook
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.method import CHOICES, METHOD_KEYS, Method
from zhunsheng.core.values.survey import Survey
from zhunsheng.interfaces.cli.main import main

REFERENCE = ROOT / "docs" / "reference"
FORMATS = (REFERENCE / "formats.md").read_text(encoding="utf-8")
ATTAINMENT = (REFERENCE / "attainment.md").read_text(encoding="utf-8")

NAMED_BY_DATA = {"method", "groups", "values", "refused", "texts", "body", "crosswalks"}
"""Keys whose value has keys of its own that are data, or are documented with the method."""

EVENTS = """\
events:
  - {programme: "080801", cycle: 2021, gate: accepted, date: "2021-03-01"}
"""
WAIVERS = """\
- {rule: course-workbook-missing, reason: 尚未结课, by: 教学指导委员会, date: "2026-05-20"}
- {rule: weights-sum-to-one, reason: 不再需要, by: 教学指导委员会, date: "2026-05-20"}
"""


# --- JSON


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample programme with a workbook missing, a question about goals, and waivers: it prints every key there is."""
    root = tmp_path_factory.mktemp("sample")
    for file in sample_folder():
        target = root / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    next((root / "课程").glob("B6109*")).unlink()
    goals = Survey("校友", tuple(f"培养目标G{number}" for number in range(1, 6)), ((4.0,) * 5,), target=3.5)
    (root / "问卷" / "校友.xlsx").write_bytes(write_xlsx(survey_workbook(goals)))
    (root / "体检说明.yaml").write_text(WAIVERS, encoding="utf-8")
    (root / "events.yaml").write_text(EVENTS, encoding="utf-8")
    return root


COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "course": ("attain FOLDER/课程/B6107*", ("### `attain COURSE.xlsx --json`",)),
    "programme": ("attain FOLDER", ("### `attain FOLDER/ --json`", "### `attain COURSE.xlsx --json`")),
    "explain": ("attain FOLDER --explain B1105#1", ("### `attain … --explain ID --json`",)),
    "compare": ("compare FOLDER/课程/B6107*", ("### `compare … --json`",)),
    "check": ("check FOLDER", ("### `check FOLDER/ --json`",)),
    "money": ("money FOLDER/events.yaml", ("### Money from gate events",)),
    "standards": ("standards", ("### `standards … --json`",)),
    "standard": ("standards method/default", ("### `standards … --json`",)),
}
"""What is typed, with * for the rest of a file's name, and the sections that must name what comes out."""


def _section(heading: str) -> str:
    assert FORMATS.count(f"{heading}\n") == 1, heading
    return re.split(r"^#{2,3} ", FORMATS.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def _keys(document: Any) -> Iterator[str]:
    if isinstance(document, list):
        for entry in document:
            yield from _keys(entry)
    elif isinstance(document, dict):
        for key, value in document.items():
            yield key
            if key not in NAMED_BY_DATA and not (key == "met" and isinstance(value, dict)):
                yield from _keys(value)


def _printed(typed: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    words = [
        str(next(folder.glob(word.removeprefix("FOLDER/")))) if "*" in word else word.replace("FOLDER", str(folder))
        for word in typed.split()
    ]
    capsys.readouterr()
    assert main([*words, "--json"]) in (0, 1)
    return set(_keys(json.loads(capsys.readouterr().out)))


@pytest.mark.slow
@pytest.mark.parametrize("case", COMMANDS)
def test_every_key_of_json_is_documented(case: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed, headings = COMMANDS[case]
    documented = set(re.findall(r"`([a-z_0-9]+)`", " ".join(map(_section, headings))))
    printed = _printed(typed, folder, capsys)
    assert len(printed) > 4
    assert sorted(printed - documented) == []


@pytest.mark.slow
def test_every_documented_key_of_json_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the first column of a table is a key; `section` and `waived` are printed only where they apply."""
    printed = set().union(*(_printed(typed, folder, capsys) for typed, _ in COMMANDS.values()))
    headings = dict.fromkeys(heading for _, own in COMMANDS.values() for heading in own if "explain" not in heading)
    rows = [line.split("|")[1] for heading in headings for line in _section(heading).splitlines() if line[:1] == "|"]
    documented = {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}
    assert len(documented) > 30
    assert sorted(documented - printed) == []
    assert {"section", "waived", "groups", "weakest"} <= printed


# --- layouts


def test_every_sheet_and_column_is_documented() -> None:
    tables = [value for name, value in vars(layout).items() if name.endswith(("_FIELDS", "_COLUMNS"))]
    words = [word for table in tables if isinstance(table, dict) for both in table.values() for word in both]
    words += [word for both in vars(layout.Names).values() if isinstance(both, layout.Words) for word in both]
    assert len(words) > 80
    assert [word for word in words if not re.search(rf"[\s|(*,]{re.escape(word)}[\s|)*,:;]", FORMATS)] == []


# --- the method


@pytest.mark.parametrize("key", METHOD_KEYS)
def test_every_key_of_the_method_is_documented_with_its_default(key: str) -> None:
    row = re.search(rf"^\| `{key}` \| [^|]+ \| `([^`|]+)` \| ([^|]+) \|$", ATTAINMENT, re.MULTILINE)
    assert row, key
    default = load_yaml(f"key: {row[1]}".encode())
    assert isinstance(default, YamlText)
    assert default.values["key"] == Method().as_dict()[key]
    assert [choice for choice in CHOICES.get(key, ()) if f"`{choice}`" not in row[2]] == []


def _worked_example() -> Course:
    items = (Item("期末一", 40, (25, 15)), Item("作业", 100, (60, 40), scale=0.15))
    points = (35, 92, 28, 85, 0, 66, 0, 90)
    states = bytearray(len(points))
    states[4], states[6] = State.ABSENT, State.DEFERRED
    entries = tuple(Entry(name) for name in "ABCD")
    book = Gradebook(items, entries, array("d", map(float, points)).tobytes(), bytes(states))
    return Course("B1", (Objective("1"), Objective("2")), (book,))


@pytest.mark.parametrize(
    ("row", "method"),
    [
        ("default", Method()),
        ("`class_value: student_mean`", Method(class_value="student_mean")),
        ("`absent: exclude`", Method(absent="exclude")),
        ("`statistic: share_reaching`", Method(statistic="share_reaching")),
        ("`statistic: level`, `expected: 2`", Method(statistic="level", expected=2)),
        ("`weighting: by_weight`", Method(weighting="by_weight")),
    ],
)
def test_the_worked_example_is_what_is_computed(row: str, method: Method) -> None:
    result = evaluate_course(_worked_example(), replace(method))
    values = [*(item.attainment for item in result.objectives), result.attainment]
    assert f"| {row} | " + " | ".join(f"{value:.6g}" for value in values) + " |" in ATTAINMENT.splitlines()


# --- citations

CITED = re.compile(r"(?<![\w.-])((?:[\w-]+/)*[\w-]+(?:\.zh-CN)?\.md)\b(?:, \"([^\"\n]+)\")?")


def test_every_document_a_source_cites_stands_in_the_repository() -> None:
    pages = [path for path in committed(ROOT) if path.suffix == ".md"]
    sources = [path for path in committed(ROOT) if path.suffix in (".py", ".yaml")]
    lost = []
    for source in sources:
        if source == Path(__file__):
            continue
        for name, heading in CITED.findall(source.read_text(encoding="utf-8")):
            found = [page for page in pages if page.as_posix().endswith(f"/{name}")]
            heads = [
                line.lstrip("# ") for page in found for line in page.read_text("utf-8").splitlines() if "#" in line
            ]
            if not found or (heading and heading not in heads):
                lost.append(f"{source.relative_to(ROOT)}: {name} {heading}".strip())
    assert lost == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('by the rule (nowhere.md, "Course level").', [("nowhere.md", "Course level")]),
        ("see docs/reference/formats.md.", [("docs/reference/formats.md", "")]),
        ('name.replace(".zh-CN.md", ".md")', []),
    ],
)
def test_guard_sees_what_is_cited(text: str, found: list[tuple[str, str]]) -> None:
    assert CITED.findall(text) == found
