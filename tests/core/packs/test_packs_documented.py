"""docs/reference/packs.md and its Chinese twin: the examples are packs that are read and sound, and it names every file, key word and kind."""

import re
from pathlib import Path

import pytest

from zhunsheng.core.packs import breakdown, checks, crosswalk, manifest, notice, standard, supplement, texts
from zhunsheng.core.packs.cases import WHATS
from zhunsheng.core.packs.kinds import KINDS
from zhunsheng.core.packs.loader import heads, load_pack
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.soundness import pack_issues

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
TEXTS = {name: (REFERENCE / name).read_text(encoding="utf-8") for name in ("packs.md", "packs.zh-CN.md")}
EXAMPLE = re.compile(r"^`([a-z/0-9.-]+\.yaml)`[^\n]*\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORDS = (
    *KINDS,
    *(file for kind in KINDS.values() for file in kind.files),
    *(*manifest.STATUSES, *manifest.LANGUAGES, *WHATS, *texts.FIELDS),
    *(*standard.ITEM_KINDS, *standard.MEASURES, *standard.CREDIT_CATEGORIES, *standard.OPERATORS),
    *(*crosswalk.CHANGES, *supplement.BLOCKS, *supplement.SORTS, *checks.SEVERITIES, *checks.EXCERPT, *checks.OWNERS),
    *(*notice.OWNERS, *notice.TRACKS, *notice.COMBINE, *notice.YEAR_END, *notice.PERIODS, *notice.DUE_RULES),
    *notice.VOCABULARIES,
    *breakdown.Task.__dataclass_fields__,
)


@pytest.mark.slow
@pytest.mark.parametrize("reference", TEXTS)
def test_the_examples_are_sound_packs(reference: str, tmp_path: Path) -> None:
    for name, text in EXAMPLE.findall(TEXTS[reference]):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def load(pack_id: str) -> Pack:
        return load_pack(pack_id, extra=[tmp_path])

    found, issues = heads(extra=[tmp_path])
    own = sorted({head.id for head in found} - {head.id for head in heads()[0]})
    assert (own, issues) == (["ceeaa-standard/2027", "house-supplement/2026", "house-tasks/2027"], [])
    assert [issue.text() for pack_id in own for issue in pack_issues(load(pack_id), load)] == []
    assert load("ceeaa-standard/2022").text("4.5.1", "official") == "在此录入协会公布的条文"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_is_there(text: str) -> None:
    words = [word for word in WORDS if word != "line"]
    assert [word for word in words if not re.search(rf"(?<![a-z-]){re.escape(word)}(?![a-z-])", text)] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_group_that_ships_is_listed(text: str) -> None:
    assert [head.id for head in heads()[0] if f"`{head.id.partition('/')[0]}/" not in text] == []
