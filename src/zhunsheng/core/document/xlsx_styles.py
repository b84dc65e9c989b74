"""How each style of a workbook looks in Excel: fonts by name, quiet colours, nothing that only colour would say."""

from collections.abc import Mapping
from typing import Any

from zhunsheng.core.document.workbook import Style

FONT = "宋体"
"""On every Chinese Windows, macOS Office, WPS and Kylin; other systems put their own serif in its place."""

HEAD_FONT = "黑体"

_LINE = {"border": 1, "border_color": "#BFC5CE"}
_TABLE = {**_LINE, "valign": "vcenter", "text_wrap": True}
_HEAD = {**_LINE, "valign": "vcenter", "align": "center", "text_wrap": True, "bold": True}

LOOKS: Mapping[Style, Mapping[str, Any]] = {
    Style.TEXT: {"valign": "top", "text_wrap": True},
    Style.TITLE: {"font_name": HEAD_FONT, "font_size": 15, "font_color": "#1F3A5F", "valign": "vcenter"},
    Style.SECTION: {"font_name": HEAD_FONT, "font_size": 12, "font_color": "#1F3A5F", "valign": "vcenter"},
    Style.LINK: {"font_color": "#1558B0", "underline": 1, "bold": True, "valign": "vcenter"},
    Style.BANNER: {"font_color": "#8A4B00", "valign": "vcenter"},
    Style.HEADER: {**_HEAD, "bg_color": "#DCE6F2", "font_color": "#1F3A5F"},
    Style.REQUIRED: {**_HEAD, "bg_color": "#FFD98A", "font_color": "#6B3A00"},
    Style.BODY: _TABLE,
    Style.INPUT: _TABLE,
    Style.LOCKED: {**_TABLE, "bg_color": "#F1F3F5", "font_color": "#4A5563"},
    Style.GOOD: {**_TABLE, "bg_color": "#E1F1E4", "font_color": "#1D6B32"},
    Style.BAD: {**_TABLE, "bg_color": "#FBDDD9", "font_color": "#A61B12"},
    Style.MUTED: {**_TABLE, "font_color": "#6B7280", "italic": True},
    Style.TOTAL: {**_TABLE, "bold": True, "bg_color": "#F1F3F5"},
}

HIGHLIGHTS: Mapping[Style, Mapping[str, Any]] = {
    Style.GOOD: {"bg_color": "#E1F1E4", "font_color": "#1D6B32"},
    Style.BAD: {"bg_color": "#FBDDD9", "font_color": "#A61B12"},
    Style.MUTED: {"bg_color": "#EEF4FB", "font_color": "#5B6B80", "italic": True},
}
"""The part of a look that a condition may change."""
