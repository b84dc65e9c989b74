"""tasks.yaml: a standard's clauses broken down into main tasks (主要任务), the office that owes each, and its proof."""

from dataclasses import dataclass

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import CODE_TWICE, Standard, check_codes
from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

NO_TASK = IssueKind(
    "breakdown-no-task",
    N_("no task answers '{code}' of '{pack}'."),
    N_("Add a task for the clause, or name the piece of evidence among the proofs of one."),
)
NOT_IN_STANDARD = IssueKind("breakdown-not-in-standard", N_("'{pack}' has neither a clause nor evidence '{code}'."))


@dataclass(frozen=True, slots=True)
class Task:
    """A main task of a clause: who owes it by default, who helps, and which evidence of the standard proves it."""

    code: str
    clause: str
    office: str
    helpers: tuple[str, ...]
    proofs: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The body of a task breakdown. It holds for every edition in `standards`, whose codes it uses."""

    standards: tuple[str, ...]
    offices: tuple[str, ...]
    tasks: tuple[Task, ...]

    def of_clause(self, clause: str) -> tuple[Task, ...]:
        """The tasks of a clause."""
        return tuple(task for task in self.tasks if task.clause == clause)

    def of_office(self, office: str) -> tuple[Task, ...]:
        """The tasks an office owes by default."""
        return tuple(task for task in self.tasks if task.office == office)

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for."""
        counts: dict[str, float] = {office: len(self.of_office(office)) for office in self.offices}
        clauses = {task.clause for task in self.tasks}
        proofs = {proof for task in self.tasks for proof in task.proofs}
        total = {"tasks": len(self.tasks), "clauses": len(clauses), "proofs": len(proofs), "offices": len(self.offices)}
        return counts | total

    def needs(self) -> Needs:
        """Tasks and offices have a title; the proofs' words are the standard's."""
        return dict.fromkeys((*self.offices, *(task.code for task in self.tasks)), ("title",))


def breakdown_from(table: Table) -> Breakdown:
    """The breakdown of one tasks.yaml; faults are left in the table's issues."""
    offices = table.codes("offices")
    tasks: list[Task] = []
    seen = set(offices)
    for entry in table.tables("tasks", needed=True):
        task = _task(entry, offices)
        if task.code in seen:
            entry.complain(CODE_TWICE, {"code": task.code}, at="code")
        seen.add(task.code)
        tasks.append(task)
    breakdown = Breakdown(table.pack_ids("standards"), offices, tuple(tasks))
    table.finish()
    return breakdown


def _task(entry: Table, offices: tuple[str, ...]) -> Task:
    task = Task(
        code=entry.code("code"),
        clause=entry.code("clause"),
        office=entry.code("office"),
        helpers=entry.codes("helpers", ()),
        proofs=entry.codes("proofs"),
        line=entry.line,
    )
    check_codes(entry, "office", (task.office,), offices)
    check_codes(entry, "helpers", task.helpers, offices)
    entry.finish()
    return task


def breakdown_issues(breakdown: Breakdown, pack: str, standard: Standard, file: str) -> list[Issue]:
    """Clauses and evidence of the standard that no task answers, and codes of tasks that the standard does not have."""
    evidence = {code: item.code for item in standard.items for code in item.evidence}
    # a chapter that asks for evidence of its own is answered like a clause
    clauses = [item.code for item in standard.items if item.kind == "clause" or item.evidence]
    used = {task.clause for task in breakdown.tasks} | {code for task in breakdown.tasks for code in task.proofs}
    known = {*clauses, *evidence}
    wrong = [
        Issue(NOT_IN_STANDARD, Place(file=file, line=task.line), {"pack": pack, "code": code})
        for task in breakdown.tasks
        for code in (task.clause, *task.proofs)
        if code not in known
    ]
    return wrong + [
        Issue(NO_TASK, Place(file=file), {"pack": pack, "code": code})
        for code in (*clauses, *evidence)
        if code not in used
    ]
