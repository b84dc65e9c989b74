"""问卷: answers of one group of people to questions tied to requirements, indicators or goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey workbook: one group, one row per answer sheet, one column per question id.

    `scale` is the highest value an answer can have; an answer left out is None. `target` is a number of the scale.
    """

    group: str
    questions: tuple[str, ...]
    answers: tuple[tuple[float | None, ...], ...]
    scale: float = 5.0
    sent: int | None = None
    target: float | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""
