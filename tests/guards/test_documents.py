"""Documents are complete: what the tree has stands in them, and what stands in them is in the tree."""

import hashlib
import importlib.metadata
import re
import sys
from pathlib import Path

import pytest
from checkout import ROOT, committed, imported, modules, package, parsed, settings, texts

import reference
from zhunsheng.interfaces.cli.main import COMMANDS

DOCS = ROOT / "docs"
ADR = DOCS / "adr"
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""SHA-256 of the licence's text as the Apache Software Foundation publishes it."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# --- decisions


def test_index_of_decisions_lists_each_file() -> None:
    linked = set(re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", read("docs/adr/README.md")))
    assert linked == {file.name for file in ADR.glob("[0-9]*.md")}


def test_decisions_are_numbered_without_gaps_and_hold_their_parts() -> None:
    files = sorted(ADR.glob("[0-9]*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text(encoding="utf-8")
        heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], file.name
        assert text.startswith(f"# {file.name[:4]} "), file.name
        assert 10 <= len(text.splitlines()) <= 30, file.name


# --- glossary


def _terms() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| ([^|]+) \| `([a-z]+)` \| [^|]+ \| [^|]+ \|$", read("docs/glossary.md"), re.MULTILINE)
    assert len(rows) > 80
    return rows


def test_glossary_has_one_identifier_for_each_term() -> None:
    terms = [word for term, _ in _terms() for word in re.split("、|（.*", term) if word]
    assert [term for term in terms if terms.count(term) > 1] == []


def test_glossary_has_one_term_for_each_identifier() -> None:
    identifiers = [identifier for _, identifier in _terms()]
    assert [name for name in identifiers if identifiers.count(name) > 1] == []


def test_every_row_of_the_glossary_is_read() -> None:
    """A row in another form would escape the guards above."""
    before_doubles = read("docs/glossary.md").split("## Doubles", 1)[0]
    rows = [line for line in before_doubles.splitlines() if line.startswith("| ")]
    heads = [line for line in rows if "identifier" in line]
    assert len(rows) - len(heads) == len(_terms())


# --- commands


@pytest.mark.parametrize("language", reference.PAGES)
def test_reference_of_commands_is_made_from_their_help(language: str) -> None:
    """Where this fails: python tools/reference.py."""
    page = (reference.FOLDER / reference.PAGES[language]).read_text(encoding="utf-8")
    assert page == reference.page(language)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_commands_of_the_readme_exist(page: str) -> None:
    named = set(re.findall(r"(?:\./start|^zhunsheng) ([a-z]+)", read(page), re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


# --- version, dependencies, licences


def test_version_is_the_changelogs() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+\S*)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert importlib.metadata.version("zhunsheng") == newest[1]


def test_every_dependency_has_its_reason() -> None:
    project = settings(ROOT)
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    reasons = dict(re.findall(r'^\s*"([^"]+)",\s*#\s*(\S.*)$', read("pyproject.toml"), re.MULTILINE))
    assert [line for line in wanted if line not in reasons] == []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(lines: list[str]) -> list[str]:
    return [_normal(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]) for line in lines]


def test_product_imports_declared_dependencies_only() -> None:
    """A package that merely happens to be installed here is missing on the next machine."""
    used = set().union(*(imported(parsed(module)) for module in modules(package(ROOT))))
    strangers = used - sys.stdlib_module_names - {"zhunsheng"}
    providers = importlib.metadata.packages_distributions()
    declared = set(_named(settings(ROOT)["project"]["dependencies"]))
    assert strangers
    assert [name for name in sorted(strangers) if declared.isdisjoint(map(_normal, providers.get(name, [])))] == []


def _locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", read(f"requirements/{name}.txt"), re.MULTILINE))


def test_locks_hold_every_dependency() -> None:
    project = settings(ROOT)
    base, dev = _locked("base"), _locked("dev")
    assert [name for name in _named(project["project"]["dependencies"]) if name not in base] == []
    assert [name for name in _named(project["dependency-groups"]["dev"]) if name not in dev] == []
    assert base.items() <= dev.items(), "tests run on the versions that users get"


@pytest.mark.parametrize("lock", ["base", "dev"])
def test_locked_packages_have_hashes_and_are_listed(lock: str) -> None:
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \|$", read("THIRD_PARTY.md"), re.MULTILINE))
    blocks = re.findall(r"^([a-z0-9-]+)==\S+ \\\n((?:    .*\n)+)", read(f"requirements/{lock}.txt"), re.MULTILINE)
    assert {name for name, _ in blocks} == set(_locked(lock))
    assert [name for name, block in blocks if "--hash=sha256:" not in block] == []
    assert [name for name in _locked(lock) if name not in listed] == []


def test_no_package_is_listed_that_is_not_locked() -> None:
    tables = read("THIRD_PARTY.md").split("## Programs", 1)[0]
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \|$", tables, re.MULTILINE)) - {"package"}
    assert listed == set(_locked("dev"))


def test_licence_is_complete() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2


# --- texts


def _links(page: Path) -> list[str]:
    found = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    return [link for link in found if not link.startswith(("http:", "https:", "mailto:"))]


def test_links_lead_somewhere() -> None:
    pages = [file for file in committed(ROOT) if file.suffix == ".md"]
    assert pages
    dead = [f"{page.relative_to(ROOT)}: {link}" for page in pages for link in _links(page) if not _there(page, link)]
    assert dead == []


def _there(page: Path, link: str) -> bool:
    return (page.parent / link).exists()


# Spelled in parts, so that this file does not hold what it looks for.
OF_A_MACHINE = re.compile(
    r"(?<![\w.<>*\])-])/(?:" + "|".join(["work", "farm", "root", "home", "tmp", "opt", "Users"]) + r")/[\w.]"
    r"|\.\./" + r"shared\b"
    r"|(?<!\w)[A-Z]:\\Users\\"
)


def test_no_text_holds_a_path_of_a_machine() -> None:
    found = []
    for file, text in texts(ROOT):
        for number, line in enumerate(text.splitlines(), 1):
            if OF_A_MACHINE.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


@pytest.mark.parametrize("path", ["/" + "work/main", "cd /" + "tmp/x", '"/' + 'home/me"', "../" + "shared/golden"])
def test_guard_sees_a_path_of_a_machine(path: str) -> None:
    assert OF_A_MACHINE.search(path)


@pytest.mark.parametrize("text", ["course/work/x", "the/home/page", "/usr/bin/python3", "./home/x"])
def test_guard_leaves_other_paths_alone(text: str) -> None:
    assert not OF_A_MACHINE.search(text)
