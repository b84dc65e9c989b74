"""An events file: which programme passed which gate in which cycle on which day (formats.md, "Money from gate events")."""

import re
from dataclasses import dataclass
from datetime import date

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.yaml_text import load_yaml
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
CYCLE = re.compile(r"\d{4}", re.ASCII)

NOT_EVENTS = IssueKind(
    "events-not-a-table",
    N_("the file does not hold 'policy' and 'events'."),
    N_("For example: {example}"),
)
CODE_NOT_TEXT = IssueKind(
    "events-code-not-text",
    N_("the programme code {value} is not in quotes and was read as a number; leading zeros may be lost."),
    N_('Put the code in quotes, as in "080901".'),
)
BAD_DATE = IssueKind(
    "events-bad-date", N_("the date {value} is not a day."), N_('Write year, month and day, as in "2021-03-01".')
)
BAD_CYCLE = IssueKind(
    "events-bad-cycle", N_("the cycle {value} is not a year."), N_("Write the year of the application, as in 2021.")
)
EXAMPLE = 'events: [{programme: "080901", cycle: 2021, gate: accepted, date: "2021-03-01"}]'


@dataclass(frozen=True, slots=True)
class GateEvent:
    """A programme passed a gate in a cycle (the year of the application) on a day; `line` is where the file says so."""

    programme: str
    cycle: int
    gate: str
    date: date
    line: int = 0


@dataclass(frozen=True, slots=True)
class EventFile:
    """The events of a file and the policy it names (empty: none)."""

    policy: str
    events: tuple[GateEvent, ...]
    file: str = ""
    policy_line: int = 0


def events_from(data: bytes, *, file: str = "") -> tuple[EventFile, list[Issue]]:
    """The events of a YAML file, and one issue with its line for everything that is wrong in it."""
    yaml = load_yaml(data, file=file)
    if isinstance(yaml, Issue):
        return EventFile("", (), file), [yaml]
    if not isinstance(yaml.values, dict):
        return EventFile("", (), file), [Issue(NOT_EVENTS, Place(file=file, line=1), {"example": EXAMPLE})]
    table = Table(yaml.values, yaml, file, [])
    policy = table.pack_id("policy", "")
    events = [_event(entry) for entry in table.tables("events", needed=True)]
    table.finish()
    table.issues.sort(key=lambda issue: issue.place.line)
    return EventFile(
        policy, tuple(event for event in events if event is not None), file, yaml.line("policy")
    ), table.issues


def _event(entry: Table) -> GateEvent | None:
    before = len(entry.issues)
    event = GateEvent(
        programme=_programme(entry),
        cycle=_cycle(entry),
        gate=entry.text("gate"),
        date=_day(entry),
        line=entry.line,
    )
    entry.finish()
    return event if len(entry.issues) == before else None


def _programme(entry: Table) -> str:
    value = entry.plain("programme")
    if isinstance(value, int | float) and not isinstance(value, bool):
        entry.complain(CODE_NOT_TEXT, {"value": str(value)}, at="programme")
        return ""
    return entry.text("programme").strip()


def _cycle(entry: Table) -> int:
    value = entry.plain("cycle")
    if "cycle" not in entry.values:
        entry.text("cycle")  # says that it is missing
        return 0
    if not CYCLE.fullmatch(str(value)) or isinstance(value, bool):
        entry.complain(BAD_CYCLE, {"value": str(value)}, at="cycle")
        return 0
    return int(value)


def _day(entry: Table) -> date:
    value = entry.plain("date")
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    if value is None:
        entry.text("date")
    else:
        entry.complain(BAD_DATE, {"value": str(value)}, at="date")
    return date.min
