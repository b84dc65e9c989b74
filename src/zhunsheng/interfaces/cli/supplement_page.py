"""Supplementary standards and task breakdowns as text on a screen."""

from zhunsheng.core.packs.breakdown import Breakdown, Task
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.supplement import ProgrammeClass, Supplement, SupplementClause
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph
from zhunsheng.interfaces.cli.standard_page import WordsOf, block, noted, unverified

BLOCK_NAMES = {"curriculum": N_("curriculum"), "staff": N_("teaching staff"), "support": N_("supporting conditions")}
UNIT_NAMES = {"share": "%", "months": N_("months"), "people": N_("people")}


def supplement_page(pack: Pack, body: Supplement, lang: str, _: Translate) -> str:
    """Class by class: for whom, and row by row what is asked."""
    blocks = [_class(pack, body, one, lang, _) for one in body.classes]
    rows = [[code, pack.text(code, "title", lang)] for code in body.none_for]
    if rows:
        blocks.append(block(_(N_("Classes without a supplement")), columns(rows, indent="  ")))
    blocks.append(paragraph(_(N_("What is to be verified informs only: no check enforces it."))))
    return "\n\n".join(blocks)


def _class(pack: Pack, body: Supplement, one: ProgrammeClass, lang: str, _: Translate) -> str:
    excluded = _(N_("without {codes}")).format(codes=" ".join(one.without)) if one.without else ""
    extent = "  ".join(part for part in (one.code, " ".join(one.catalogue), excluded) if part)
    head = f"  {extent}{unverified(one.certain, _)}\n" + paragraph(pack.text(one.code, "summary", lang), indent="  ")
    clauses = body.clauses_of(one.code)
    rows = [
        [
            _(BLOCK_NAMES[clause.block]),
            clause.clause,
            pack.text(clause.code, "title", lang) + unverified(clause.certain, _),
        ]
        for clause in clauses
    ]
    notes = [_asked(pack, clause, lang, _) for clause in clauses]
    return block(pack.text(one.code, "title", lang), head + ("\n" + noted(rows, notes) if rows else ""))


def _asked(pack: Pack, clause: SupplementClause, lang: str, _: Translate) -> str:
    of = ("、" if lang == "zh" else ", ").join(pack.text(code, "title", lang) for code in clause.of)
    if not clause.unit:
        return of
    if clause.value is None:
        return f"{of} ({_(N_('number not known'))})"
    value = clause.value * 100 if clause.unit == "share" else clause.value
    unit = UNIT_NAMES[clause.unit]
    return f"{of} {clause.operator} {value:g} {unit if unit == '%' else _(unit)}"


def breakdown_page(pack: Pack, body: Breakdown, lang: str, words_of: WordsOf, _: Translate) -> str:
    """Clause by clause the tasks with office, helpers and proofs; at the end how many each office owes."""
    standard = words_of(body.standards[0]) if body.standards else {}

    def title(code: str) -> str:
        return pack.text(code, "title", lang) or standard.get(code, {}).get("title", "")

    def task(one: Task) -> str:
        parts = [
            title(one.code),
            _(N_("owed by {office}")).format(office=title(one.office)),
            _(N_("with {offices}")).format(offices=", ".join(map(title, one.helpers))) if one.helpers else "",
            _(N_("proof: {documents}")).format(documents=", ".join(map(title, one.proofs))),
        ]
        return paragraph(" | ".join(part for part in parts if part), first="  · ", indent="    ")

    clauses = dict.fromkeys(one.clause for one in body.tasks)
    lines = [_(N_("holds for {packs}")).format(packs=", ".join(body.standards)), ""]
    for clause in clauses:
        lines += [f"{clause}  {title(clause)}", *map(task, body.of_clause(clause))]
    rows = [[title(office), str(len(body.of_office(office)))] for office in body.offices]
    return "\n".join(lines) + "\n\n" + block(_(N_("Tasks by office")), columns(rows, right=[1], indent="  "))
