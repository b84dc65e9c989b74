"""问卷 of the sample: leaving students and employers about every graduate requirement."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.university import INVENTED, INVENTED_FIELD, UNIVERSITY, Cohort
from zhunsheng.core.values.survey import Survey

SCALE = 5.0
UNANSWERED = 0.006


@dataclass(frozen=True, slots=True)
class Campaign:
    """One questionnaire: who was asked, how many, what share answers, and how content the group is on average.

    `sent` None: to every student of the cohort.
    """

    group: str
    sent: int | None
    returning: float
    mean: float
    month: int
    way: str


CAMPAIGNS = (
    Campaign("毕业生", None, 0.934, 4.08, 6, "离校前由毕业班辅导员组织，在线匿名填写"),
    Campaign("用人单位", 48, 0.6875, 3.96, 5, "通过校友联络员寄送，每个单位由直接主管填写一份"),
)


def questionnaires(programme: Programme, cohort: Cohort, seed: int) -> Iterator[Survey]:
    """One survey a group, with a question for each requirement (毕业要求1, …); none before the cohort graduates."""
    for campaign in CAMPAIGNS if cohort.graduated else ():
        sent = campaign.sent or programme.groups * programme.group_size
        chance = stream(seed, "survey", programme.code, cohort.code, campaign.group)
        content = [campaign.mean + chance.uniform(-0.28, 0.24) for _ in programme.requirements]
        year, _ = cohort.end_of_term(8)
        yield Survey(
            group=campaign.group,
            questions=tuple(f"毕业要求{requirement.id}" for requirement in programme.requirements),
            answers=tuple(_sheet(content, chance) for _ in range(round(sent * campaign.returning))),
            scale=SCALE,
            sent=sent,
            notes={
                "学校": UNIVERSITY,
                "专业": f"{programme.name} {cohort.label}",
                "调查时间": f"{year}-{campaign.month:02d}",
                "调查方式": campaign.way,
                INVENTED_FIELD: INVENTED,
            },
        )


def _sheet(content: list[float], chance: Random) -> tuple[float | None, ...]:
    """One person's answers: some are content with all, some with little, a few leave a question out."""
    mood = chance.gauss(0, 0.4)
    return tuple(
        None
        if chance.random() < UNANSWERED
        else min(max(float(round(mean + mood + chance.gauss(0, 0.55))), 1.0), SCALE)
        for mean in content
    )
