"""The files of the sample folder, read back by the product's own readers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from unicodedata import normalize

import pytest

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.folder import COHORT, SampleFile, is_sample, sample_folder
from zhunsheng.core.sample.questionnaires import questionnaires
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.method_file import read_method
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.values.course import Course, Gradebook, State
from zhunsheng.core.values.plan import Plan

pytestmark = pytest.mark.slow  # whole workbooks are written and read

Files = dict[str, SampleFile]

DIGEST = """
from hashlib import sha256
from zhunsheng.core.sample.folder import sample_folder
whole = sha256()
for file in sample_folder():
    whole.update(file.path.encode() + file.content)
print(whole.hexdigest())
"""


def _plain(value: object) -> str:
    """Texts compared as the reader may hand them on: width and space normalised."""
    return normalize("NFKC", repr(value)).replace(" ", "")


def test_layout_is_that_of_a_programme_folder(files: Files) -> None:
    by_folder: dict[str, int] = {}
    for path in files:
        folder = str(PurePosixPath(path).parent)
        by_folder[folder] = by_folder.get(folder, 0) + 1
    assert by_folder == {".": 3, "课程": 60, "问卷": 2}
    assert {"培养方案.xlsx", "method.yaml", "说明.txt"} <= set(files)
    assert "课程/B6107 自动控制原理.xlsx" in files


def test_names_are_allowed_on_every_system(files: Files) -> None:
    for path in files:
        name = PurePosixPath(path).name
        assert not set(name) & set('<>:"\\|?*')
        assert len(name.encode()) < 120


def test_every_file_is_small(files: Files) -> None:
    assert max(len(file.content) for file in files.values()) < 100_000
    assert sum(len(file.content) for file in files.values()) < 3_000_000


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_in_another_process(files: Files) -> None:
    whole = sha256()
    for file in files.values():
        whole.update(file.path.encode() + file.content)
    environment = dict(os.environ, PYTHONHASHSEED="7", TZ="Asia/Shanghai")
    done = subprocess.run([sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == whole.hexdigest()


def test_the_mark_of_a_sample_is_known_and_comes_first(files: Files) -> None:
    assert next(iter(files)) == "说明.txt"
    assert is_sample(files["说明.txt"].content)
    assert not is_sample("说明：本专业文件".encode())
    assert not is_sample(b"\xff\xfe\x00")


def test_every_text_says_that_it_is_invented(files: Files) -> None:
    for name in ("说明.txt", "method.yaml"):
        assert "虚构" in files[name].content.decode()


def test_the_plan_reads_back_as_it_was(plan: Plan, files: Files) -> None:
    reading = read_plan(files["培养方案.xlsx"].content, file="培养方案.xlsx")
    assert reading.issues == ()
    assert reading.value is not None
    assert "虚构" in reading.value.notes["说明"]
    read = replace(
        reading.value, file="", sha256="", support=tuple(replace(one, cell="") for one in reading.value.support)
    )
    for key in ("code", "name", "cohort", "version", "standard", "credits", "courses", "support", "goal_support"):
        assert _plain(getattr(read, key)) == _plain(getattr(plan, key)), key
    for key in ("goals", "requirements", "indicators", "notes"):
        assert _plain(getattr(read, key)) == _plain(getattr(plan, key)), key


@pytest.mark.slow
def test_every_course_reads_back_as_it_was(courses: tuple[Course, ...], files: Files) -> None:
    for course in courses:
        name = f"课程/{course.code} {course.name}.xlsx"
        reading = read_course(files[name].content, file=name)
        assert reading.issues == ()
        assert reading.value is not None
        read = reading.value
        assert (read.code, read.name, read.term, read.credits) == (
            course.code,
            course.name,
            course.term,
            course.credits,
        )
        assert (read.unit, read.leader) == (course.unit, course.leader)
        assert _plain(read.objectives) == _plain(course.objectives)
        assert _plain(dict(read.notes)) == _plain(dict(course.notes))
        for one, other in zip(read.gradebooks, course.gradebooks, strict=True):
            assert (one.items, one.entries, one.states) == (other.items, other.entries, other.states)
            assert (one.section, one.sheet, one.columns, one.raw) == (
                other.section, other.sheet, other.columns, other.raw,
            )  # fmt: skip
            assert list(_marks(one)) == list(_marks(other))


def _marks(book: Gradebook) -> Iterator[float | str]:
    points = memoryview(book.points).cast("d")
    for mark, state in zip(points, book.states, strict=True):
        yield book.levels[int(mark)] if state == State.LEVEL else mark


def test_surveys_read_back_as_they_were(files: Files) -> None:
    for survey in questionnaires(AUTOMATION, COHORT, SEED):
        name = f"问卷/{survey.group}.xlsx"
        reading = read_survey(files[name].content, file=name)
        assert reading.issues == ()
        assert reading.value is not None
        read = reading.value
        assert (read.group, read.sent, read.scale) == (survey.group, survey.sent, survey.scale)
        assert read.answers == survey.answers
        assert [question.removeprefix("毕业要求") for question in read.questions] == [str(at) for at in range(1, 13)]


def test_the_method_reads_without_issue(files: Files) -> None:
    reading = read_method(files["method.yaml"].content, file="method.yaml")
    assert reading.issues == ()
    assert reading.value is not None
    assert reading.value.name == "砺江工业大学达成评价方法 2021版"
    assert (reading.value.expected, reading.value.blank) == (0.7, "refuse")


@pytest.mark.slow
def test_a_folder_of_another_seed_has_the_same_files_with_other_marks(files: Files) -> None:
    few = replace(AUTOMATION, syllabi=AUTOMATION.syllabi[:1])
    other = {file.path: file for file in sample_folder(few, seed=SEED + 1)}
    assert set(other) < set(files)
    assert other["课程/B1101 高等数学A(1).xlsx"] != files["课程/B1101 高等数学A(1).xlsx"]
    assert other["method.yaml"] == files["method.yaml"]
