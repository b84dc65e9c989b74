"""Random small plans, the courses that support them, and surveys."""

from hypothesis import strategies as st

from strategies.courses import INDICATORS
from strategies.methods import GROUPS
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

CODES = ("P1", "P2", "P3", "P4", "P5")
WEIGHTS = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Requirements with indicators (the last may have none), weights that mostly do not add to 1, or letters."""
    weighted = draw(st.booleans())
    known = draw(st.integers(1, len(INDICATORS)))
    indicators = tuple(
        Indicator(
            id=code,
            requirement=code.split(".")[0],
            weight=draw(st.sampled_from(WEIGHTS)) if weighted else None,
        )
        for code in INDICATORS[:known]
    )
    ids = sorted({indicator.requirement for indicator in indicators})
    letters = draw(st.booleans())
    cells = [(course, indicator.id) for course in CODES for indicator in indicators if draw(st.integers(0, 2)) == 0]
    support = [
        Support(
            course=course,
            indicator=indicator,
            weight=None if letters else draw(st.sampled_from(WEIGHTS)),
            letter=draw(st.sampled_from("HML")) if letters else "",
        )
        for course, indicator in cells
    ]
    return Plan(
        code="080901",
        goals=tuple(Goal(id=f"G{g + 1}") for g in range(draw(st.integers(0, 3)))),
        requirements=tuple(Requirement(id=code) for code in ids),
        indicators=indicators,
        courses=tuple(PlanCourse(code=code) for code in CODES),
        support=tuple(support),
    )


@st.composite
def surveys(draw: st.DrawFn, plan: Plan) -> Survey:
    """One survey of one group; answers 0 to 5, some left out, and a question nobody answered now and then."""
    ids = [r.id for r in plan.requirements] + [i.id for i in plan.indicators] + [g.id for g in plan.goals]
    questions = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=6, unique=True)))
    answer = st.none() | st.integers(0, 5).map(float)
    rows = draw(st.lists(st.tuples(*[answer] * len(questions)), max_size=6))
    return Survey(
        group=draw(st.sampled_from(GROUPS)),
        questions=questions,
        answers=tuple(rows),
        scale=5.0,
        target=draw(st.none() | st.just(4.0)),
    )


def survey_lists(plan: Plan) -> st.SearchStrategy[list[Survey]]:
    """No two surveys of one group: the text does not say how they would go together."""
    return st.lists(surveys(plan), max_size=3, unique_by=lambda survey: survey.group)
