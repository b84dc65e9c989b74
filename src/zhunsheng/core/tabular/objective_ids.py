"""Which objective a heading means: `1`, `目标1`, `课程目标1`, `CO1`, `objective 1` are one."""

import re
from collections.abc import Sequence

from zhunsheng.core.tabular.grid import plain_name

_PREFIX = re.compile(r"(课程目标|教学目标|目标|course_?objective|objective|clo|co|lo)[-_.#:]?")
_BARE = re.compile(r"[0-9]+(\.[0-9]+)*")
_AFTER_PREFIX = re.compile(r"[0-9]+([.-][0-9]+)*|[一二三四五六七八九十]+")


def objective_meant(heading: str, objectives: Sequence[str]) -> str | None:
    """The id of the objective that a heading names, first as written, then without its prefix."""
    plain = plain_name(heading)
    for id in objectives:
        if plain_name(id) == plain:
            return id
    rest = _without_prefix(plain)
    meant = [id for id in objectives if _without_prefix(plain_name(id)) == rest]
    return meant[0] if len(meant) == 1 else None


def looks_like_objective(heading: str) -> bool:
    """Whether a heading can only be meant as an objective's id."""
    plain = plain_name(heading)
    rest = _without_prefix(plain)
    return bool(_BARE.fullmatch(plain) or (rest != plain and _AFTER_PREFIX.fullmatch(rest)))


def _without_prefix(plain: str) -> str:
    match = _PREFIX.match(plain)
    return plain[match.end() :] if match else plain
