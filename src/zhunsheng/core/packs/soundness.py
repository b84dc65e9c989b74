"""What a pack says of other packs: crosswalks are total, clauses exist, every clause has its task, count cases hold."""

from collections.abc import Callable

from zhunsheng.core.packs.breakdown import Breakdown, breakdown_issues
from zhunsheng.core.packs.cases import count_case_issues
from zhunsheng.core.packs.crosswalk import NO_SUCH_ITEM, crosswalk_issues
from zhunsheng.core.packs.pack import CROSSWALK, Pack
from zhunsheng.core.packs.standard import Standard
from zhunsheng.core.packs.supplement import Supplement
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

NO_STANDARD = IssueKind("pack-no-standard", N_("'{pack}' is no standard."))

Load = Callable[[str], Pack]
"""Gives the pack of an id; raises PackRefused where there is none."""


def pack_issues(pack: Pack, load: Load) -> list[Issue]:
    """Everything that reading the pack alone cannot find. Cases that need a computation are run elsewhere."""
    issues = [one for case in pack.cases if case.what == "count" for one in count_case_issues(case, pack.body.counts())]
    file = f"{pack.id}/{CROSSWALK}"
    for crosswalk in pack.crosswalks:
        sides = [_standard(pack, name, load, issues, file) for name in (crosswalk.source, crosswalk.target)]
        source, target = sides
        if source and target:
            issues += crosswalk_issues(crosswalk, source, target, file)
    if isinstance(pack.body, Breakdown):
        file = f"{pack.id}/tasks.yaml"
        for name in pack.body.standards:
            standard = _standard(pack, name, load, issues, file)
            issues += breakdown_issues(pack.body, name, standard, file) if standard else []
    if isinstance(pack.body, Supplement):
        file = f"{pack.id}/clauses.yaml"
        for name in pack.body.standards:
            standard = _standard(pack, name, load, issues, file)
            issues += _clause_issues(pack.body, name, standard, file) if standard else []
    return issues


def _standard(pack: Pack, name: str, load: Load, issues: list[Issue], file: str) -> Standard | None:
    body = pack.body if name == pack.id else load(name).body
    if isinstance(body, Standard):
        return body
    issues.append(Issue(NO_STANDARD, Place(file=file), {"pack": name}))
    return None


def _clause_issues(supplement: Supplement, name: str, standard: Standard, file: str) -> list[Issue]:
    return [
        Issue(NO_SUCH_ITEM, Place(file=file, line=clause.line), {"pack": name, "code": clause.clause})
        for clause in supplement.clauses
        if standard.item(clause.clause) is None
    ]
