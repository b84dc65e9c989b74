"""Where each programme of the sample stands in accreditation on 1 January 2026, and the answer to what was filed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

AS_OF = date(2026, 1, 1)
"""The day of every standing here."""

YEARS_VALID = 6
MID_TERM_AFTER = 3


class Standing(StrEnum):
    """The state on the day: conclusion valid, first application filed, being prepared (培育), or not eligible."""

    VALID = "valid"
    FILED = "filed"
    PREPARING = "preparing"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True, slots=True)
class Accreditation:
    """A programme's standing with its dates.

    `valid_to` is the last year of a conclusion, which counts whole calendar years; `filed` the day of an application under
    way, of a renewal too; `accepted` the association's answer of 10 March 2026 (None: nothing filed); `midterm` the day the
    report of the third year was filed; `intended` the year in which a programme in preparation means to apply.
    """

    standing: Standing
    valid_to: int | None = None
    filed: date | None = None
    accepted: bool | None = None
    midterm: date | None = None
    intended: int | None = None

    @property
    def valid_from(self) -> int | None:
        """First year of the conclusion."""
        return None if self.valid_to is None else self.valid_to - YEARS_VALID + 1

    @property
    def renewal(self) -> bool:
        """Whether what is filed continues a conclusion that still holds."""
        return self.filed is not None and self.standing is Standing.VALID


ANSWERED = date(2026, 3, 10)
"""The day the association answered what was filed in September 2025."""


def _valid(to: int, midterm: date | None = None, filed: date | None = None) -> Accreditation:
    return Accreditation(Standing.VALID, to, filed, None if filed is None else True, midterm)


def _filed(day: int, *, accepted: bool) -> Accreditation:
    return Accreditation(Standing.FILED, filed=date(2025, 9, day), accepted=accepted)


def _preparing(intended: int) -> Accreditation:
    return Accreditation(Standing.PREPARING, intended=intended)


NOT_ELIGIBLE = Accreditation(Standing.INELIGIBLE)

ACCREDITATIONS = {
    "080203": _valid(2026, date(2023, 11, 24), date(2025, 9, 18)),
    "080202": _valid(2027, date(2024, 12, 5)),
    "081301": _valid(2027, date(2024, 12, 9)),
    "080901": _valid(2028, date(2025, 12, 11)),
    "081001": _valid(2028, date(2025, 12, 15)),
    "080601": _valid(2030),
    "082502": _valid(2030),
    "080801": _filed(26, accepted=True),
    "080902": _filed(24, accepted=True),
    "080405": _filed(28, accepted=True),
    "080207": _filed(29, accepted=False),
    "080204": _preparing(2026),
    "080301": _preparing(2026),
    "080701": _preparing(2026),
    "080407": _preparing(2026),
    "080501": _preparing(2026),
    "081003": _preparing(2026),
    "080703": _preparing(2027),
    "081302": _preparing(2027),
    "080206": _preparing(2028),
    "081002": _preparing(2028),
}
"""By programme code; who is not named is not eligible."""


def accreditation_of(code: str) -> Accreditation:
    """The standing of a programme by its code."""
    return ACCREDITATIONS.get(code, NOT_ELIGIBLE)
