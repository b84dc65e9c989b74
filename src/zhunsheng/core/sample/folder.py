"""The sample programme as the files of a programme folder (formats.md): names and bytes, written by whoever asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.core.document.workbook import Workbook
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.method_text import METHOD
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.questionnaires import questionnaires
from zhunsheng.core.sample.university import INVENTED, UNIVERSITY, Cohort
from zhunsheng.core.tabular.course_sheets import course_workbook
from zhunsheng.core.tabular.plan_sheets import plan_workbook
from zhunsheng.core.tabular.survey_sheets import survey_workbook

COHORT = Cohort(2021)

MARKER_FILE = "说明.txt"
MARKER = f"{UNIVERSITY} 示例专业文件夹 zhunsheng demo"
"""How the first line of the marker file begins in every sample folder."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of the folder: its path with `/`, and what it holds."""

    path: str
    content: bytes


def sample_folder(programme: Programme = AUTOMATION, cohort: Cohort = COHORT, seed: int = SEED) -> Iterator[SampleFile]:
    """Every file of a programme's folder; the same seed gives the same bytes.

    The file that marks the folder as a sample comes first, so that a folder half written can be written again.
    """
    yield SampleFile(MARKER_FILE, _about(programme, cohort, seed).encode())
    yield SampleFile("method.yaml", METHOD.encode())
    yield _workbook("培养方案.xlsx", plan_workbook(plan_of(programme, cohort)))
    for course in offerings(programme, cohort, seed):
        yield _workbook(f"课程/{course.code} {course.name}.xlsx", course_workbook(course))
    for survey in questionnaires(programme, cohort, seed):
        yield _workbook(f"问卷/{survey.group}.xlsx", survey_workbook(survey))


def is_sample(about: bytes) -> bool:
    """Whether these are the bytes of a sample folder's marker file."""
    return about.decode("utf-8", "replace").startswith(MARKER)


def _workbook(path: str, workbook: Workbook) -> SampleFile:
    return SampleFile(path, write_xlsx(workbook))


def _about(programme: Programme, cohort: Cohort, seed: int) -> str:
    compulsory = [syllabus for syllabus in programme.syllabi if syllabus.aims]
    offered = sum(syllabus.term <= cohort.terms_by() for syllabus in compulsory)
    students = sum(group.size for group in programme.groups_of(cohort.year))
    lines = (
        f"{MARKER}（种子 {seed}）",
        f"{INVENTED}。",
        "",
        f"专业　　{programme.name}（{programme.code}），{programme.unit}",
        f"年级　　{cohort.label}，{students}人，{programme.groups}个行政班",
        f"方案　　{programme.version}，{len(programme.syllabi)}门课程"
        f"（含{len(programme.syllabi) - len(compulsory)}个选修课程组），"
        f"{sum(syllabus.credits for syllabus in programme.syllabi):g}学分，"
        f"{len(programme.requirements)}条毕业要求，{len(programme.indicators)}个指标点",
        "",
        "培养方案.xlsx　 专业信息、培养目标、毕业要求、指标点、课程、支撑矩阵、目标支撑",
        f"课程/　　　　　{offered}门必修课的课程工作簿：课程目标、考核方案、成绩；选修课程组不参与达成评价，没有工作簿",
        *(["问卷/　　　　　毕业生问卷与用人单位问卷"] if cohort.graduated else []),
        "method.yaml　　 学校公布的评价方法，每一项都有注释",
        *_unfinished(cohort),
        "",
        f"{_shared(programme)}，成绩表中有外专业学生；个别课程有上一年级的重修学生。",
        "成绩中有少量缺考、缓考、免修、未交；毕业设计、实习等环节有等级成绩；不及格和缓考者有补考行。",
        "",
        "可以试试（把 文件夹 换成本文件夹的路径）：",
        "    zhunsheng attain 文件夹",
        "    zhunsheng attain 文件夹 --explain requirement:1",
        "    zhunsheng compare 文件夹",
        "    zhunsheng check 文件夹",
    )
    return "\n".join(lines) + "\n"


def _shared(programme: Programme) -> str:
    """With whom the mixed courses are taught, by what the courses are."""
    other = programme.host or programme.guests
    if other is None:
        return "公共课单独开班"
    english = any(syllabus.mixed and syllabus.form == "外语" for syllabus in programme.syllabi)
    return f"数学{'、物理和英语' if english else '物理'}课与{other.name}专业合班"


def _unfinished(cohort: Cohort) -> list[str]:
    """What a cohort that still studies has not yet."""
    if cohort.graduated:
        return []
    return [
        f"进度　　已完成{cohort.terms_by()}个学期；以后各学期的课程还没有工作簿，体检会提示，有的毕业要求还算不出来"
    ]
