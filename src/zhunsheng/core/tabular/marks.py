"""What a mark's cell can say (attainment.md, "Marks that are not numbers")."""

import math
from collections.abc import Collection, Mapping

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.cells import Cells, number_text, text_of, written_number
from zhunsheng.core.tabular.grid import Value
from zhunsheng.core.tabular.sheet_scan import Faulty, address
from zhunsheng.core.values.course import Item, State
from zhunsheng.core.values.issue import IssueKind
from zhunsheng.core.values.method import LEVEL_SYNONYMS

_ROUNDING = 1e-9
"""A mark a formula computed may miss the full mark by the last bits of a double."""

STATE_WORDS: Mapping[str, State] = {
    **dict.fromkeys(("缺考", "旷考", "作弊", "违纪", "取消", "absent"), State.ABSENT),
    **dict.fromkeys(("未交", "未提交", "not submitted", "not handed in"), State.NOT_SUBMITTED),
    **dict.fromkeys(("缓考", "deferred"), State.DEFERRED),
    **dict.fromkeys(("免修", "免考", "免试", "exempt"), State.EXEMPT),
}
_LEVEL_WORDS = frozenset(word for words in LEVEL_SYNONYMS for word in words)


class Marks:
    """Reads the marks of one sheet: points and state of each, level words as they come, raw text for the trace."""

    def __init__(self, cells: Cells, levels: Collection[str]) -> None:
        self._cells = cells
        self._known = _LEVEL_WORDS | {text_of(level) for level in levels}
        self._index: dict[str, int] = {}
        self.raw: dict[str, str] = {}

    @property
    def levels(self) -> tuple[str, ...]:
        """The level words met, in the order of their index."""
        return tuple(self._index)

    def read(self, value: Value, row: int, column: int, item: Item) -> tuple[float, State]:
        """One cell; what is no mark is told and counts as blank."""
        if isinstance(value, float):
            return self._points(value, value, row, column, item)
        if isinstance(value, Faulty):
            self.raw[address(row, column)] = str(value)
            self._cells.tell(value.kind, row, column, value=str(value))
            return 0.0, State.BLANK
        text = text_of(value)
        if not text:
            return 0.0, State.BLANK
        self.raw[address(row, column)] = value.strip() if isinstance(value, str) else text
        if isinstance(value, str):
            if (state := STATE_WORDS.get(text) or STATE_WORDS.get(text.casefold())) is not None:
                return 0.0, state
            if (level := self._level(text)) is not None:
                return float(level), State.LEVEL
            if (written := written_number(value)) is not None:
                points, state = self._points(written.number, value, row, column, item)
                if state is State.SCORED:
                    self._cells.note_number(written, value, row, column)
                return points, state
        self._tell(kinds.MARK_UNKNOWN, text, row, column, item)
        return 0.0, State.BLANK

    def means_a_mark(self, value: Value) -> bool:
        """Whether a cell of a row without student number shows that somebody's mark stands there."""
        if not isinstance(value, str):
            return isinstance(value, float | bool)
        text = text_of(value)
        if isinstance(value, Faulty) or text in STATE_WORDS or text in self._known:
            return True
        return written_number(value) is not None or (text.isascii() and any(map(str.isdigit, text)))

    def _level(self, text: str) -> int | None:
        word = text if text in self._known else text.upper()
        return self._index.setdefault(word, len(self._index)) if word in self._known else None

    def _points(self, points: float, shown: Value, row: int, column: int, item: Item) -> tuple[float, State]:
        if 0.0 <= points <= item.full + _ROUNDING:
            return points, State.SCORED
        if not math.isfinite(points):
            kind = kinds.MARK_NOT_FINITE
        else:
            kind = kinds.MARK_NEGATIVE if points < 0 else kinds.MARK_ABOVE_FULL
        self._tell(kind, text_of(shown), row, column, item)
        return 0.0, State.BLANK

    def _tell(self, kind: IssueKind, text: str, row: int, column: int, item: Item) -> None:
        params = {"item": item.name, "value": text[:40], "full": number_text(item.full)}
        self._cells.tell(kind, row, column, **params)
