"""The small rules behind the sample: notation, weights in steps, forms, level words, what follows an examination."""

from random import Random

import pytest

from zhunsheng.core.sample.assessment import tasks_of
from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.forms import FORMS
from zhunsheng.core.sample.incidents import Incidents, resit, with_states
from zhunsheng.core.sample.marking import Mark, difficulty, final_mark, packed
from zhunsheng.core.sample.notation import syllabi_from
from zhunsheng.core.sample.programme import Aim
from zhunsheng.core.sample.steps import in_steps
from zhunsheng.core.sample.students import Student
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.values.course import State
from zhunsheng.core.values.method import LEVELS

TABLE = """
# 某学院 / 专业
X1 | 课程甲 | 2.5 | 40 | 3 | 必修 | 某人 | 理论 合班 分班 | 0.75
  1.1=3 1.2=1 | 能做一件事。
  1.2=2 难=7 | 能做另一件事。
# 另一学院 / 其他
X2 | 选修组 | 4 | 64 | 5 | 选修 | 某人 | 选修 | 0
"""
AVERAGE = Student("20210611099", "某某", "自动化", "2021", "自动化2101", (0.0, 0.0, 0.0))


def test_notation_gives_courses_with_their_unit_aims_and_flags() -> None:
    first, second = syllabi_from(TABLE)
    assert (first.unit, first.category, first.code, first.credits, first.term) == ("某学院", "专业", "X1", 2.5, 3)
    assert first.aims == (Aim("能做一件事。", {"1.1": 3, "1.2": 1}), Aim("能做另一件事。", {"1.2": 2}, 0.07))
    assert first.indicators() == {"1.1": 3, "1.2": 3}
    assert (first.mixed, first.split) == (True, True)
    assert (second.unit, second.aims, second.mixed, second.split) == ("另一学院", (), False, False)


@pytest.mark.parametrize("line", ["X1 | 课程 | 2", "X1 | 课程 | 二 | 32 | 1 | 必修 | 某人 | 理论 | 0.7"])
def test_notation_refuses_a_broken_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|float"):
        list(syllabi_from(line))


def test_steps_share_everything_out_in_proportion() -> None:
    assert in_steps({"a": 1, "b": 1}, 20) == {"a": 10, "b": 10}
    assert in_steps({"a": 3, "b": 1, "c": 1}, 20) == {"a": 11, "b": 5, "c": 4}
    assert in_steps({"a": 100, "b": 1}, 20) == {"a": 19, "b": 1}
    assert in_steps({}, 20) == {}


def test_terms_are_named_by_school_year() -> None:
    cohort = Cohort(2021)
    assert cohort.label == "2021级(2025届)"
    assert [cohort.term(number) for number in (1, 2, 8)] == ["2021-2022-1", "2021-2022-2", "2024-2025-2"]
    assert [cohort.end_of_term(number) for number in (1, 2, 8)] == [(2022, 1), (2022, 6), (2025, 6)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("objectives", [3, 4, 5])
def test_every_form_proves_every_objective_with_all_its_points(form: str, objectives: int) -> None:
    tasks = tasks_of(form, objectives)
    assert sum(task.item.scale * task.item.full for task in tasks) == pytest.approx(100)
    assert len({task.item.name for task in tasks}) == len(tasks)
    assert all(sum(task.item.targets) == task.item.full for task in tasks)
    assert all(any(task.item.targets[at] for task in tasks) for at in range(objectives))


def test_early_homework_proves_early_objectives() -> None:
    proved = [task.item.targets.index(100.0) for task in tasks_of("理论", 3) if task.item.name.startswith("作业")]
    assert proved == sorted(proved)
    assert set(proved) == {0, 1, 2}


def test_easy_and_hard_items_leave_the_rate_of_an_objective_as_wanted() -> None:
    tasks = tasks_of("理论实验", 3)
    hard = difficulty(tasks, [0.8, 0.7, 0.6])
    for at, wanted in enumerate([0.8, 0.7, 0.6]):
        weights = [task.item.scale * task.item.targets[at] for task in tasks]
        mean = sum(w * (hard.rates[at] + task.ease) for w, task in zip(weights, tasks, strict=True)) / sum(weights)
        assert mean == pytest.approx(wanted)


def test_streams_are_their_own() -> None:
    assert stream(1, "a").random() == stream(1, "a").random()
    assert len({stream(seed, name).random() for seed in (1, 2) for name in ("a", "b")}) == 4


def _full_marks(form: str) -> list[Mark]:
    return [0.0 if task.words else task.item.full for task in tasks_of(form, 3)]


def test_final_mark_counts_states_as_nothing_and_words_by_their_worth() -> None:
    assert final_mark(_full_marks("理论"), tasks_of("理论", 3), LEVELS) == pytest.approx(100)
    row = _full_marks("理论")
    row[0] = State.NOT_SUBMITTED
    assert final_mark(row, tasks_of("理论", 3), LEVELS) == pytest.approx(97.5)
    assert final_mark(_full_marks("毕业设计"), tasks_of("毕业设计", 3), LEVELS) == pytest.approx(98)


def test_absent_and_deferred_students_keep_their_work_of_the_term() -> None:
    tasks = tasks_of("理论", 3)
    for state in (State.ABSENT, State.DEFERRED):
        places = frozenset({0})
        nobody: frozenset[int] = frozenset()
        incidents = Incidents(
            places if state is State.ABSENT else nobody, places - {1} if state is State.DEFERRED else nobody, nobody
        )
        row = with_states(_full_marks("理论"), 0, AVERAGE, tasks, incidents, Random(1))
        assert {mark for mark, task in zip(row, tasks, strict=True) if task.item.kind == "期末"} == {state}
        assert all(
            not isinstance(mark, State) for mark, task in zip(row, tasks, strict=True) if task.item.kind == "期中"
        )


def test_exempt_students_have_nothing_but_the_word() -> None:
    nobody: frozenset[int] = frozenset()
    row = with_states(
        _full_marks("外语"), 2, AVERAGE, tasks_of("外语", 3), Incidents(nobody, nobody, frozenset({2})), Random(1)
    )
    assert set(row) == {State.EXEMPT}


def test_who_passed_takes_no_resit_and_who_failed_does() -> None:
    tasks = tasks_of("理论", 3)
    again = _full_marks("理论")
    assert resit(_full_marks("理论"), again, tasks, LEVELS, Random(1)) is None
    failed: list[Mark] = [0.0] * len(tasks)
    taken = resit(failed, again, tasks, LEVELS, Random(1))
    assert taken is not None
    assert final_mark(taken, tasks, LEVELS) == pytest.approx(60)


def test_project_courses_have_no_examination_to_take_again() -> None:
    tasks = tasks_of("课程设计", 3)
    assert resit([0.0] * len(tasks), _full_marks("课程设计"), tasks, LEVELS, Random(1)) is None


def test_packed_marks_are_little_endian_doubles_with_a_state_each() -> None:
    tasks = tasks_of("活动", 3)[2:4]
    assert [task.words for task in tasks] == [True, False]
    points, states = packed([[1.0, 88.5], [4.0, State.ABSENT]], tasks)
    assert points.hex() == "000000000000f03f0000000000205640" + "0000000000001040" + "00" * 8
    assert list(states) == [State.LEVEL, State.SCORED, State.LEVEL, State.ABSENT]
