"""Supplements and task breakdowns: who answers which class, what may be enforced, and every fault with its line."""

import pytest
from packs_in_memory import CASES, MANIFEST, standard

from zhunsheng.core.packs.breakdown import Breakdown
from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.pack import Pack, PackRefused, pack_from
from zhunsheng.core.packs.soundness import pack_issues
from zhunsheng.core.packs.supplement import Supplement

pytestmark = pytest.mark.slow  # packs are read from files

CLASSES = """\
standards: [house-standard/1]
classes:
  - {code: electrical, catalogue: ["0807", "0808"], without: ["080703"]}
  - {code: civil, catalogue: ["0810", "081103T"], certain: false}
none_for: ["0801"]
"""
CLAUSES = """\
clauses:
  - {code: electrical.core, class: electrical, block: curriculum, clause: "1.1", sort: course, of: [topic.circuits]}
  - {code: electrical.staff, class: electrical, block: staff, clause: "1.1", sort: share, of: [who.a], operator: ">=", value: 0.8}
  - {code: civil.months, class: civil, block: staff, clause: "1.1", sort: month, of: [who.a], operator: ">=", certain: false}
topics:
  - {code: topic.circuits, words: 电路 电工}
"""
TEXT = """\
electrical: {title: 电, summary: 电类}
civil: {title: 土木, summary: 土木类}
electrical.core: 电路
electrical.staff: 工程经历
civil.months: 月数
topic.circuits: 电路
who.a: 教师
"0801": 力学类
"""
TASKS = """\
standards: [house-standard/1]
offices: [office.unit, office.centre]
tasks:
  - {code: 1.1-a, clause: "1.1", office: office.unit, helpers: [office.centre], proofs: [ev.table]}
"""
TASK_TEXT = """\
office.unit: 学院
office.centre: 质评中心
1.1-a: 做表
"""


def supplement(*, classes: str = CLASSES, clauses: str = CLAUSES) -> dict[str, bytes]:
    case = CASES.replace("{requirement: 2, rules: 2}", "{classes: 2, clauses: 3, certain: 2, uncertain: 1, none: 1}")
    return _pack("supplement", {"classes.yaml": classes, "clauses.yaml": clauses}, TEXT, case)


def breakdown(tasks: str = TASKS) -> dict[str, bytes]:
    case = CASES.replace("{requirement: 2, rules: 2}", "{tasks: 1, clauses: 1, proofs: 1, office.unit: 1}")
    return _pack("task-breakdown", {"tasks.yaml": tasks}, TASK_TEXT, case)


def _pack(kind: str, body: dict[str, str], text: str, cases: str) -> dict[str, bytes]:
    manifest = MANIFEST.replace("kind: standard", f"kind: {kind}")
    files = {"manifest.yaml": manifest, **body, "text/zh.yaml": text, "text/en.yaml": text, "cases.yaml": cases}
    return {name: data.encode() for name, data in files.items()}


def house(_: str) -> Pack:
    return pack_from("house-standard/1", standard())


def body_of(files: dict[str, bytes]) -> Supplement:
    body = pack_from("house-supplement/1", files).body
    assert isinstance(body, Supplement)
    return body


@pytest.mark.parametrize(
    ("programme", "code", "none"),
    [
        ("080801", "electrical", False),
        ("080717T", "electrical", False),
        ("080703", None, True),
        ("081001", "civil", False),
        ("081103T", "civil", False),
        ("081101", None, False),
        ("080101", None, True),
        ("", None, False),
    ],
)
def test_a_programme_finds_its_class_by_the_catalogue(programme: str, code: str | None, none: bool) -> None:
    body = body_of(supplement())
    found = body.class_of(programme)
    assert (found.code if found else None, body.has_none(programme)) == (code, none)


def test_only_what_is_certain_is_a_rule() -> None:
    body = body_of(supplement())
    assert [(rule.code, rule.unit) for rule in body.rules_of("electrical")] == [
        ("electrical.core", ""),
        ("electrical.staff", "share"),
    ]
    assert (len(body.clauses_of("civil")), body.rules_of("civil")) == (1, ())


@pytest.mark.parametrize(
    ("courses", "missing"),
    [((), ("topic.circuits",)), (("高等数学", "电工学"), ()), (("电路原理",), ()), (("电子",), ("topic.circuits",))],
)
def test_topics_are_recognised_by_words_in_the_names_of_courses(
    courses: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    body = body_of(supplement())
    core, staff, _ = body.clauses
    assert (body.missing(core, courses), body.missing(staff, courses)) == (missing, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("{code: topic.circuits, words", "{code: who.a, words", 6, "who.a"),
        ("words: 电路 电工", "word: 电路", 6, "words"),
        ("class: civil", "class: civic", 4, "civic"),
        ("block: curriculum", "block: courses", 2, "courses"),
        ("sort: course", "sort: topic", 2, "topic"),
        ("code: civil.months", "code: electrical.core", 1, "electrical.core"),
        ("code: civil.months", "code: civil", 1, "'civil'"),
        (', operator: ">=", value: 0.8', ', operator: ">="', 3, "value"),
        ("value: 0.8", "value: 80", 3, "at most 1"),
        (', operator: ">=", value: 0.8', "", 3, "operator"),
        ("of: [topic.circuits]", 'of: [topic.circuits], operator: ">="', 2, "operator"),
    ],
)
def test_broken_clauses(old: str, new: str, line: int, word: str) -> None:
    assert old in CLAUSES
    _refused(supplement(clauses=CLAUSES.replace(old, new)), "clauses.yaml", line, word)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('"0807", "0808"', '"807"', 3, "807"),
        ('"0810"', '"0808"', 1, "0808"),
        ('none_for: ["0801"]', 'none_for: ["0807"]', 1, "0807"),
        ("code: civil", "code: electrical", 1, "electrical"),
        ("certain: false", "sure: false", 4, "sure"),
    ],
)
def test_broken_classes(old: str, new: str, line: int, word: str) -> None:
    assert old in CLASSES
    _refused(supplement(classes=CLASSES.replace(old, new)), "classes.yaml", line, word)


def _refused(files: dict[str, bytes], file: str, line: int, word: str) -> None:
    with pytest.raises(PackRefused) as refused:
        pack_from("house-supplement/1", files)
    found = [
        one for one in refused.value.issues if (one.place.file, one.place.line) == (f"house-supplement/1/{file}", line)
    ]
    assert any(word in one.text() for one in found)


def test_a_clause_the_standard_lacks_is_found() -> None:
    pack = pack_from("house-supplement/1", supplement())
    assert pack_issues(pack, house) == []
    wrong = pack_from("house-supplement/1", supplement(clauses=CLAUSES.replace('"1.1"', '"9.9"', 1)))
    (issue,) = pack_issues(wrong, house)
    assert (issue.place.line, "9.9" in issue.text()) == (2, True)


def test_a_standard_that_is_none_is_found() -> None:
    pack = pack_from("house-supplement/1", supplement(classes=CLASSES.replace("house-standard/1", "method/default")))
    assert [issue.kind.code for issue in pack_issues(pack, load_pack)] == ["pack-no-standard"]


# task breakdowns


def test_a_total_breakdown() -> None:
    pack = pack_from("house-tasks/1", breakdown())
    assert isinstance(pack.body, Breakdown)
    assert [task.code for task in pack.body.of_clause("1.1")] == ["1.1-a"]
    assert pack.body.of_office("office.centre") == ()
    assert pack_issues(pack, house) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('clause: "1.1"', 'clause: "1.2"', ["1.2", "'1.1'"]),
        ("proofs: [ev.table]", "proofs: [ev.tables]", ["ev.tables", "'ev.table'"]),
        ("proofs: [ev.table]", "proofs: []", ["'ev.table'"]),
    ],
)
def test_a_breakdown_with_a_gap(old: str, new: str, words: list[str]) -> None:
    text = "\n".join(
        issue.text() for issue in pack_issues(pack_from("house-tasks/1", breakdown(TASKS.replace(old, new))), house)
    )
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("office: office.unit", "office: office.union", "office.union"),
        ("helpers: [office.centre]", "helpers: [office.center]", "office.center"),
        ("code: 1.1-a", "code: office.unit", "office.unit"),
        ("proofs:", "proof:", "proofs"),
    ],
)
def test_broken_tasks(old: str, new: str, word: str) -> None:
    with pytest.raises(PackRefused, match=word):
        pack_from("house-tasks/1", breakdown(TASKS.replace(old, new)))


def test_a_count_that_does_not_hold_is_found() -> None:
    files = breakdown()
    files["cases.yaml"] = files["cases.yaml"].replace(b"tasks: 1", b"tasks: 7")
    (issue,) = pack_issues(pack_from("house-tasks/1", files), house)
    assert "tasks = 7" in issue.text()
