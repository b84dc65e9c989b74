"""Events files: what is read, and what is refused at which line."""

from datetime import date

import pytest

from zhunsheng.core.funding.events import BAD_CYCLE, BAD_DATE, CODE_NOT_TEXT, NOT_EVENTS, events_from

GOOD = """\
policy: notice/ccut-2020
events:
  - {programme: "080901", cycle: 2021, gate: accepted, date: "2021-03-01"}
  - {programme: "130502", cycle: "2022", gate: visited, date: 2022-11-08}
"""


def test_events_keep_their_lines_and_codes() -> None:
    read, issues = events_from(GOOD.encode(), file="e.yaml")
    assert issues == []
    assert (read.policy, read.policy_line) == ("notice/ccut-2020", 1)
    assert [(e.programme, e.cycle, e.gate, e.date, e.line) for e in read.events] == [
        ("080901", 2021, "accepted", date(2021, 3, 1), 3),
        ("130502", 2022, "visited", date(2022, 11, 8), 4),
    ]


def test_no_events_are_no_mistake() -> None:
    read, issues = events_from(b"events: []")
    assert (read.events, read.policy, issues) == ((), "", [])


def test_a_code_without_quotes_never_loses_its_zero() -> None:
    read, issues = events_from(GOOD.replace('"080901"', "080901").encode())
    assert issues == []
    assert read.events[0].programme == "080901"


@pytest.mark.parametrize("code", ["80901", "0o10", "130502", "8.5"])
def test_a_code_read_as_a_number_is_refused_with_the_way_out(code: str) -> None:
    _, issues = events_from(GOOD.replace('"080901"', code).encode(), file="e.yaml")
    assert [(issue.kind, issue.place.line) for issue in issues] == [(CODE_NOT_TEXT, 3)]
    assert 'quotes, as in "080901"' in issues[0].text()


@pytest.mark.parametrize(
    "day", ["2021-02-30", "2021-3-1", "01.03.2021", "20210301", "2021-W09-1", '"2021-03-01T08:00"', "2021"]
)
def test_a_date_that_is_no_day(day: str) -> None:
    _, issues = events_from(GOOD.replace('"2021-03-01"', day).encode())
    assert [(issue.kind, issue.place.line) for issue in issues] == [(BAD_DATE, 3)]


@pytest.mark.parametrize("cycle", ["21", "true", "null", "[2021]", "2021.0", "二〇二一"])
def test_a_cycle_that_is_no_year(cycle: str) -> None:
    _, issues = events_from(GOOD.replace("2021,", f"{cycle},").encode())
    assert [(issue.kind, issue.place.line) for issue in issues] == [(BAD_CYCLE, 3)]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("policy: notice/ccut-2020\nevent: []", 2, "event"),
        ("events:\n  - {programme: '1', cycle: 2021, gate: accepted, date: '2021-01-01', sum: 3}", 2, "sum"),
        ("events:\n  - {programme: '1', cycle: 2021, date: '2021-01-01'}", 2, "gate"),
        ("events:\n  - {programme: '1', gate: accepted, date: '2021-01-01'}", 2, "'cycle' is missing"),
        ("events: accepted", 1, "events"),
        ("events: [accepted]", 1, "events"),
        ("events: []\nevents: []", 2, "events"),
        ("policy: ../../etc\nevents: []", 1, "policy"),
        ("policy: 2020\nevents: []", 1, "policy"),
        ("events: [\n", 2, ""),
    ],
)
def test_what_is_not_understood_is_refused_at_its_line(text: str, line: int, word: str) -> None:
    _, issues = events_from(text.encode(), file="e.yaml")
    assert line in [issue.place.line for issue in issues]
    assert any(word in issue.text() for issue in issues)


@pytest.mark.parametrize("text", ["", "[]", "accepted", "3"])
def test_a_file_that_holds_something_else(text: str) -> None:
    _, issues = events_from(text.encode())
    assert [issue.kind for issue in issues] == [NOT_EVENTS]


def test_all_faults_are_told_in_one_go() -> None:
    text = GOOD.replace('"080901"', "80901").replace("2022-11-08", "2022-11-31").replace("policy", "polcy")
    _, issues = events_from(text.encode())
    assert [issue.place.line for issue in issues] == [1, 3, 4]
