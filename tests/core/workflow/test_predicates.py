"""The closed list of predicates: what a notice may ask, and what is refused at which line."""

from dataclasses import replace
from functools import cache

import pytest

from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.notice import Notice, Predicate
from zhunsheng.core.values.issue import Place
from zhunsheng.core.workflow.predicates import (
    BAD_PARAMETER,
    PARAMETER_MISSING,
    PREDICATES,
    UNKNOWN_PARAMETER,
    UNKNOWN_PREDICATE,
    notice_issues,
    predicate_issues,
    predicates_of,
)


@cache
def notice() -> Notice:
    body = load_pack("notice/ccut-2020").body
    assert isinstance(body, Notice)
    return body


def asked(name: str, **params: object) -> list[object]:
    issues = predicate_issues(Predicate(name, params, Place(file="o.yaml", line=7)), notice())
    assert all(issue.place.line == 7 for issue in issues)
    return [issue.kind for issue in issues]


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("held", {"meeting": "meeting.mobilisation"}),
        ("held", {"meeting": "meeting.mobilisation", "at_least": 2}),
        ("filed", {"document": "doc.unit-workplan", "by": "unit"}),
        ("approved", {"document": "doc.training-plan"}),
        ("appointed", {"post": "post.liaison"}),
        ("studied", {"study": "study.rules"}),
        ("count", {"what": "thing.nominations", "at_least": 1}),
        ("covered", {"what": "share.study", "at_least": 0.95}),
        ("covered", {"what": "share.study", "at_least": 1}),
        ("recorded", {"figures": ["reading.whole"], "at_least": 1}),
        ("gate", {"gate": "visit-qualified"}),
        ("reviewed", {"level": "university", "round": 2}),
        ("report", {"what": "report.dean", "every": "quarter"}),
        ("answered", {"what": "thing.support-requests", "within_days": 3}),
        ("paid", {"tier": "tier-2"}),
        ("pinned", {"what": "standard"}),
    ],
)
def test_what_may_be_asked(name: str, params: dict[str, object]) -> None:
    assert asked(name, **params) == []


def test_every_predicate_is_used_or_tried_here() -> None:
    assert {predicate.name for predicate in predicates_of(notice())} <= set(PREDICATES)
    assert len({kind.meaning for kind in PREDICATES.values()}) == len(PREDICATES)


@pytest.mark.parametrize(
    ("name", "params", "kind"),
    [
        ("hold", {"meeting": "meeting.mobilisation"}, UNKNOWN_PREDICATE),
        ("gate", {"gate": "accepted", "date": "2021-01-01"}, UNKNOWN_PARAMETER),
        ("held", {}, PARAMETER_MISSING),
        ("held", {"meeting": "meeting.picnic"}, BAD_PARAMETER),
        ("held", {"meeting": "meeting.mobilisation", "at_least": 0}, BAD_PARAMETER),
        ("held", {"meeting": "meeting.mobilisation", "at_least": True}, BAD_PARAMETER),
        ("filed", {"document": "meeting.mobilisation"}, BAD_PARAMETER),
        ("filed", {"document": "doc.application", "by": "dean"}, BAD_PARAMETER),
        ("count", {"what": "thing.nominations", "at_least": 1.5}, BAD_PARAMETER),
        ("count", {"what": "thing.nominations", "at_least": "1"}, BAD_PARAMETER),
        ("covered", {"what": "share.study", "at_least": 95}, BAD_PARAMETER),
        ("covered", {"what": "share.study", "at_least": 0}, BAD_PARAMETER),
        ("recorded", {"figures": []}, BAD_PARAMETER),
        ("recorded", {"figures": "reading.whole"}, BAD_PARAMETER),
        ("recorded", {"figures": ["reading.hole"]}, BAD_PARAMETER),
        ("gate", {"gate": "acepted"}, BAD_PARAMETER),
        ("report", {"what": "report.dean", "every": "week"}, BAD_PARAMETER),
        ("paid", {"tier": "tier-4"}, BAD_PARAMETER),
        ("reviewed", {"level": ["unit"]}, BAD_PARAMETER),
    ],
)
def test_what_may_not_be_asked(name: str, params: dict[str, object], kind: object) -> None:
    assert asked(name, **params) == [kind]


def test_an_unknown_predicate_names_the_closed_list() -> None:
    (issue,) = predicate_issues(Predicate("computed", {}, Place()), notice())
    assert "held" in issue.text()


def test_stages_are_looked_at_too() -> None:
    stage = notice().stages[0]
    assert stage.leave is not None
    bad = replace(stage, entry=replace(stage.leave, parts=(Predicate("gate", {"gate": "gone"}, Place()),)))
    broken = replace(notice(), stages=(bad, *notice().stages[1:]))
    assert [issue.kind for issue in notice_issues(broken)] == [BAD_PARAMETER]
