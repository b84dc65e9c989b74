"""A tree goes to JSON and back unchanged; what is no tree is refused with the place."""

import json
from typing import Any

import pytest
from sample_tree import every_block

from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.tree import VERSION, references
from zhunsheng.core.document.tree_json import KINDS, NotADocument, document_json, read_document


def test_round_trip() -> None:
    document = every_block()
    text = document_json(document)
    assert read_document(text) == document
    assert document_json(read_document(text)) == text


def test_every_kind_is_in_the_sample() -> None:
    text = document_json(every_block())
    assert [kind for kind in KINDS if f'"kind":"{kind}"' not in text] == []


def test_json_says_its_version() -> None:
    assert json.loads(document_json(every_block()))["version"] == VERSION


def changed(change: Any) -> str:
    data = json.loads(document_json(every_block()))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data.update(version=VERSION + 1), "version"),
        (lambda data: data.update(blocks={}), "blocks"),
        (lambda data: data["blocks"][2].update(kind="script"), "blocks[2]"),
        (lambda data: data["blocks"][2].update(level="1"), "blocks[2].level"),
        (lambda data: data["blocks"][2].update(level=True), "blocks[2].level"),
        (lambda data: data["blocks"][2].update(colour="red"), "blocks[2]"),
        (lambda data: data["blocks"][2].pop("text"), "blocks[2]"),
        (lambda data: data["blocks"][2].update(id="toc"), "blocks[2].id"),
        (lambda data: data["blocks"][2].update(id=""), "blocks[2].id"),
        (lambda data: data["blocks"][4]["rows"][0][0].update(look="blinking"), "blocks[4].rows[0][0].look"),
        (lambda data: data["blocks"][0]["facts"].append(["one"]), "blocks[0].facts[2]"),
        (lambda data: data["blocks"][10].update(png="not base64!"), "blocks[10].png"),
        (lambda data: data["meta"].pop("words"), "meta"),
    ],
)
def test_what_is_no_tree_is_refused_with_its_place(change: Any, where: str) -> None:
    with pytest.raises(NotADocument) as refused:
        read_document(changed(change))
    assert refused.value.where == where


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"version": "1"}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(NotADocument):
        read_document(text)


def test_numbers_go_chapter_by_chapter() -> None:
    numbers = numbers_of(every_block())
    assert dict(numbers.headings) == {"h1": "1", "h11": "1.1", "h2": "2", "h3": ""}
    assert dict(numbers.labels) == {"t-merged": "表1-1", "t-plain": "表2-1", "f1": "图2-1"}
    assert numbers.label("h11") == "1.1"
    assert numbers.label("nowhere") == ""


def test_references_are_found() -> None:
    assert [reference.target for reference in references(every_block())] == ["t-plain", "f1"]
