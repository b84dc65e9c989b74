"""The font of charts: found among the fonts of this machine, simplified Chinese first."""

import os
from pathlib import Path

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/mnt/c/Windows/Fonts")
NAMES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "simsun.ttc",
    "DroidSansFallbackFull.ttf",
    "gbsn00lp.ttf",
)
"""File names of fonts that show simplified Chinese, the best for small print first."""

USUAL = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def chart_font() -> bytes | None:
    """The bytes of the best font found; ZHUNSHENG_FONT names one of the school's own. None where there is none."""
    own = os.environ.get("ZHUNSHENG_FONT")
    for path in (own, USUAL):
        if path and os.path.isfile(path):
            return Path(path).read_bytes()
    found: dict[str, Path] = {}
    home = os.environ.get("ZHUNSHENG_HOME")
    for folder in (f"{home}/fonts" if home else "", *FOLDERS):
        for root, _, files in os.walk(os.path.expanduser(folder)) if folder else ():
            found.update({name: Path(root, name) for name in files if name in NAMES and name not in found})
    best = next((found[name] for name in NAMES if name in found), None)
    return best.read_bytes() if best else None
