"""How a plan crosses the pipe."""

from zhunsheng.core.tabular.wire import MAYBE, NOTES, TEXT, many, record
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support

CODEC = record(
    Plan,
    code=TEXT,
    name=TEXT,
    cohort=TEXT,
    version=TEXT,
    standard=TEXT,
    credits=MAYBE,
    goals=many(record(Goal, id=TEXT, text=TEXT)),
    requirements=many(record(Requirement, id=TEXT, title=TEXT, text=TEXT, standard_item=TEXT)),
    indicators=many(record(Indicator, id=TEXT, requirement=TEXT, text=TEXT, weight=MAYBE)),
    courses=many(
        record(
            PlanCourse,
            code=TEXT,
            name=TEXT,
            credits=MAYBE,
            hours=MAYBE,
            term=MAYBE,
            nature=TEXT,
            category=TEXT,
        )
    ),
    support=many(record(Support, course=TEXT, indicator=TEXT, weight=MAYBE, letter=TEXT, cell=TEXT)),
    goal_support=many(record(GoalSupport, requirement=TEXT, goal=TEXT, strength=TEXT)),
    notes=NOTES,
    file=TEXT,
    sha256=TEXT,
)
