"""Courses all programmes of the sample share: the same syllabi, with a programme's own words in a few objectives."""

from dataclasses import dataclass

from zhunsheng.core.sample.public import basics, general, humanities, mathematics, practice


@dataclass(frozen=True, slots=True)
class PublicWords:
    """What differs from programme to programme in the shared courses.

    `field` is what English texts are about, `project` an investment to reckon, `trade` who is interviewed;
    `shared_english` tells that English, like mathematics and physics, is taught together with another programme.
    """

    field: str
    project: str
    trade: str
    fifth_mathematics: str
    shared_english: bool = False


def mathematics_courses(words: PublicWords) -> str:
    """The table of mathematics and natural science."""
    return mathematics.COURSES.format(fifth=words.fifth_mathematics)


def humanities_courses(words: PublicWords) -> str:
    """The table of politics, English and economics."""
    shared = " 合班" if words.shared_english else ""
    return humanities.COURSES.format(field=words.field, project=words.project, shared=shared)


def general_courses(words: PublicWords) -> str:
    """The table of sport, military theory, health and career."""
    return general.COURSES.format(trade=words.trade)


DRAWING, PROGRAMMING_IN_C = basics.DRAWING, basics.PROGRAMMING_IN_C
MILITARY_TRAINING, WORKSHOP = practice.MILITARY_TRAINING, practice.WORKSHOP
