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
    """One questionnaire: who was asked, how many were sent and returned, and how content the group is on average."""

    group: str
    sent: int
    returned: int
    mean: float
    month: int
    way: str


CAMPAIGNS = (
    Campaign("毕业生", 76, 71, 4.08, 6, "离校前由毕业班辅导员组织，在线匿名填写"),
    Campaign("用人单位", 48, 33, 3.96, 5, "通过校友联络员寄送，每个单位由直接主管填写一份"),
)


def questionnaires(programme: Programme, cohort: Cohort, seed: int) -> Iterator[Survey]:
    """One survey a group, with a question for each requirement (毕业要求1, …)."""
    for campaign in CAMPAIGNS:
        chance = stream(seed, "survey", programme.code, cohort.code, campaign.group)
        content = [campaign.mean + chance.uniform(-0.28, 0.24) for _ in programme.requirements]
        year, _ = cohort.end_of_term(8)
        yield Survey(
            group=campaign.group,
            questions=tuple(f"毕业要求{requirement.id}" for requirement in programme.requirements),
            answers=tuple(_sheet(content, chance) for _ in range(campaign.returned)),
            scale=SCALE,
            sent=campaign.sent,
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
