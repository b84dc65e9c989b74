"""A sound pack broken one fault at a time: refused with file, line and words; nothing slips through."""

import pytest
from packs_in_memory import CASES, ITEMS, MANIFEST, TEXT, standard

from zhunsheng.core.packs.pack import PackRefused, pack_from

ID = "house-standard/1"


def refusal(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    with pytest.raises(PackRefused) as refused:
        pack_from(ID, files)
    return [(one.place.file.removeprefix(f"{ID}/"), one.place.line, one.text()) for one in refused.value.issues]


def test_the_sound_pack_is_read() -> None:
    pack = pack_from(ID, standard())
    assert pack.text("1.1") == "实践"
    assert pack.text("1.1", "summary", "en") == "实践要够"
    assert pack.manifest.title("en") == "House standard"


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("kind: standard", "kind: standart", 1, "standart"),
        ('edition: "1"', "edition: 1", 3, "edition"),
        ("status: trial", "status: 试行", 4, "trial"),
        ("status: trial\n", "", 1, "status"),
        ("title: {zh: 本校标准, en: House standard}", "title: {zh: 本校标准}", 5, "en"),
        ("languages: [zh, en]", "languages: [en, fr]", 6, "fr"),
        ("languages: [zh, en]", "languages: [en]", 6, "zh"),
        ('effective_from: "2025-09"', 'effective_from: "2025-13"', 7, "2025-13"),
        ('effective_from: "2025-09"', 'effective_from: "Sept 2025"', 7, "effective_from"),
        ("source: {issuer: 砺江工业大学,", "source: {", 8, "issuer"),
        ("status: trial", "status: trial\nstatus: revised", 5, "status"),
        ("status: trial", "status: trial\ncolour: red", 5, "colour"),
        ("status: trial", "status: trial\nsupersedes: [house]", 5, "supersedes"),
    ],
)
def test_a_broken_manifest(old: str, new: str, line: int, word: str) -> None:
    assert old in MANIFEST
    found = refusal(standard(manifest=MANIFEST.replace(old, new)))
    assert ("manifest.yaml", line) in [(file, at) for file, at, _ in found]
    assert any(word in text for _, _, text in found)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('code: "1.1", kind: clause', 'code: "1", kind: clause', 3, "second time"),
        ('parent: "1", label: "(1)"', 'parent: "9", label: "(1)"', 4, "'9'"),
        ("kind: clause", "kind: paragraph", 3, "paragraph"),
        ("evidence: [ev.table]", "evidence: ev.table", 3, "evidence"),
        ("evidence: [ev.table]", "evidence: [ev.table, ev.table]", 3, "evidence"),
        ('label: "(1)"', 'labels: "(1)"', 4, "labels"),
        ('clause: "1.1", measure: credit-share', 'clause: "7.1", measure: credit-share', 7, "7.1"),
        ("of: [practice]", "of: [practise]", 7, "practise"),
        ('operator: ">=", value: 0.25', 'operator: ">", value: 0.25', 7, "operator"),
        ("value: 0.25", "value: a quarter", 7, "value"),
        ("value: 0.25", "value: .inf", 7, "value"),
        ("some_of: [out.2]", "some_of: [out.3]", 10, "out.3"),
        ("code: set.core", "code: out.1", 9, "out.1"),
        ("at_least: 1}", "at_least: -1}", 10, "at_least"),
        ("items:", "itmes:", 1, "itmes"),
    ],
)
def test_broken_items(old: str, new: str, line: int, word: str) -> None:
    assert old in ITEMS
    found = refusal(standard(items=ITEMS.replace(old, new, 1)))
    assert ("items.yaml", line) in [(file, at) for file, at, _ in found]
    assert any(word in text for _, _, text in found)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("ev.table: 统计表\n", "", 1, "ev.table"),
        ("summary: 会乙", "summary: ''", 4, "out.2"),
        ("summary: 会乙", "sumary: 会乙", 4, "out.2"),
        ("set.core: 核心", "set.core: 3", 8, "set.core"),
        ("set.core: 核心", "set.core: 核心\nset.cure: 核心", 9, "set.cure"),
        ("out.2: {title: 乙, summary: 会乙}", "out.2: 乙", 4, "summary"),
    ],
)
def test_broken_texts(old: str, new: str, line: int, word: str) -> None:
    assert old in TEXT
    found = refusal(standard(en=TEXT.replace(old, new)))
    assert next((file, at) for file, at, _ in found) == ("text/en.yaml", line)
    assert any(word in text for _, _, text in found)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("what: count", "what: counts", 3),
        ("name: 两项要求", "nam: 两项要求", 2),
        ("expected: {requirement: 2, rules: 2}", "expected: 2", 4),
    ],
)
def test_broken_cases(old: str, new: str, line: int) -> None:
    assert ("cases.yaml", line) in [(file, at) for file, at, _ in refusal(standard(cases=CASES.replace(old, new)))]


@pytest.mark.parametrize("name", ["manifest", "items", "zh", "en", "cases"])
def test_a_missing_file(name: str) -> None:
    assert any("lacks the file" in text for _, _, text in refusal(standard(**{name: ""})))


def test_a_file_that_does_not_belong_there() -> None:
    found = refusal({**standard(), "itmes.yaml": b"a: 1"})
    assert [file for file, _, _ in found] == ["itmes.yaml"]


@pytest.mark.parametrize(
    "text", ["- a", "text", "3", "a: [", "a: &x 1\nb: *x", "\ta: 1", "a: !!python/object:os.system 1"]
)
def test_a_file_that_is_no_table(text: str) -> None:
    assert [file for file, _, _ in refusal(standard(items=text))][:1] == ["items.yaml"]


def test_all_faults_are_told_in_one_go() -> None:
    broken = ITEMS.replace("kind: clause", "kind: paragraph").replace("value: 0.25", "value: much")
    found = refusal(standard(items=broken))
    assert [(file, line) for file, line, _ in found] == [("items.yaml", 3), ("items.yaml", 7)]
