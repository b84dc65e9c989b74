"""docs/reference/checks.md: one paragraph for each rule of the check-up, equal to what the pack says."""

import pytest
from checkout import ROOT

from checks_reference import FOLDER, PAGES, page
from zhunsheng.core.checks.checkup import SLUGS


@pytest.mark.slow
@pytest.mark.parametrize("language", PAGES)
def test_the_reference_is_what_the_pack_says(language: str) -> None:
    written = (FOLDER / PAGES[language]).read_text(encoding="utf-8")
    assert written == page(language), "run tools/checks_reference.py"


@pytest.mark.parametrize("name", PAGES.values())
def test_every_rule_has_its_paragraph(name: str) -> None:
    lines = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8").splitlines()
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")][: len(SLUGS)] == list(SLUGS)
