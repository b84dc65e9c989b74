"""The pictures of the README: what a command really prints, drawn as SVG so that every sign keeps its cell.

python tools/picture.py        writes docs/images/attain.svg and attain.en.svg from the sample programme
"""

import contextlib
import io
import tempfile
from html import escape
from pathlib import Path

from zhunsheng.interfaces.cli.main import main
from zhunsheng.interfaces.cli.screen import cut, width

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
CELL, LINE, MARGIN = 8.4, 20, 20
COLUMNS, ROWS = 104, 26
LOOKS = {
    "✓": "fill:#3fb950",
    "✗": "fill:#f85149",
    "─": "fill:#6e7681",
    # Chinese fonts draw these two cells wide
    "×": "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace",
    "…": "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace",
}
STYLE = (
    "text{font:14px 'Sarasa Mono SC','Noto Sans Mono CJK SC','Microsoft YaHei Mono',Menlo,Consolas,monospace;"
    "fill:#e6edf3;white-space:pre}.title{font-weight:bold;fill:#79c0ff}.prompt{fill:#8b949e}"
)


def printed(*argv: str) -> list[str]:
    """The lines a command prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        main(argv)
    return out.getvalue().splitlines()


def drawn(lines: list[str]) -> str:
    """The lines as one SVG picture."""
    size = (COLUMNS * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN)
    body = "\n".join(_line(line, MARGIN + LINE * (row + 0.75)) for row, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]:g} {size[1]:g}" width="{size[0]:g}">\n'
        f'<style>{STYLE}</style>\n<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n{body}\n</svg>\n'
    )


def _line(text: str, y: float) -> str:
    """Every sign at its own cell: two for a Chinese one."""
    kind = "title" if text.startswith("【") else "prompt" if text.startswith("$") else ""
    signs, at = [], 0
    for sign in cut(text, COLUMNS):
        if sign != " ":
            look = f' style="{LOOKS[sign]}"' if sign in LOOKS else ""
            signs.append(f'<tspan x="{MARGIN + at * CELL:g}"{look}>{escape(sign)}</tspan>')
        at += width(sign)
    return f'<text y="{y:g}" class="{kind}">{"".join(signs)}</text>'


def write_pictures() -> None:
    """The sample programme's report in both languages."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        sample = str(Path(scratch) / "自动化2021")
        printed("demo", "--folder", sample)
        for language, name in (("zh", "attain.svg"), ("en", "attain.en.svg")):
            command = "$ ./start attain 自动化2021/" + ("" if language == "zh" else " --lang en")
            lines = [command, "", *printed("attain", sample, "--lang", language)[: ROWS - 2], "…"]
            (IMAGES / name).write_text(drawn(lines), encoding="utf-8")


if __name__ == "__main__":
    write_pictures()
