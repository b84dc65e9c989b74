"""The copy with red cells that a wrong workbook comes back as."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.tabular.layout import Lang
from zhunsheng.core.values.issue import N_, Issue, Translate
from zhunsheng.interfaces.cli.files import write_whole
from zhunsheng.interfaces.cli.folder import read_bytes


def write_annotated(
    jail: Jail, wrong: Mapping[Path, Sequence[Issue]], out: Path, lang: Lang, _: Translate, *, into_folder: bool = False
) -> str:
    """Write a copy of each wrong workbook in the user's language; a folder's copies keep their names inside `out`.

    Returns the name of what was written, '' where no workbook could be opened.
    """
    written = ""
    if into_folder:
        out.mkdir(exist_ok=True)
    for path, issues in wrong.items():
        target = out / path.name if into_folder else out
        notes = [note for issue in issues for note in _notes(issue, _)]
        title = _(N_("List of errors"))
        copy = jail.run("annotate", read_bytes(path, path.name), notes=notes, title=title, lang=lang)
        if copy is not None:
            write_whole(str(target), copy)
            written = str(out)
    return written


def _notes(issue: Issue, _: Translate) -> list[tuple[str, str, str]]:
    """(sheet, cell, text) for every cell the issue speaks of."""
    cells = issue.params.get("cells")
    named = cells if isinstance(cells, tuple) else (issue.place.cell,)
    return [(issue.place.sheet, cell, issue.words(_)) for cell in named]
