"""The programmes shown in full depth: syllabi with objectives, marks of every course, questionnaires."""

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.computing import COMPUTING
from zhunsheng.core.sample.mechanical import MECHANICAL
from zhunsheng.core.sample.programme import Programme

DEEP_PROGRAMMES: tuple[Programme, ...] = (AUTOMATION, MECHANICAL, COMPUTING)


def deep_programme(code: str) -> Programme | None:
    """The deep programme with this code, if it is one."""
    return next((programme for programme in DEEP_PROGRAMMES if programme.code == code), None)
