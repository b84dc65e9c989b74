"""The thirty engineering programmes of the sample university: facts of the national catalogue, and invented sizes.

Code, name, class and the degrees a programme may award are facts of the catalogue; everything else is invented.
"""

from dataclasses import dataclass
from datetime import date

from zhunsheng.core.sample.accreditation import AS_OF, Accreditation, accreditation_of
from zhunsheng.core.sample.tags import Tag, tags_of
from zhunsheng.core.sample.university import YEARS_OF_STUDY

ENGINEERING_DEGREE = "工学"
COHORTS_TO_HAVE_GRADUATED = 3

CLASSES = {
    "0802": "机械类",
    "0803": "仪器类",
    "0804": "材料类",
    "0805": "能源动力类",
    "0806": "电气类",
    "0807": "电子信息类",
    "0808": "自动化类",
    "0809": "计算机类",
    "0810": "土木类",
    "0813": "化工与制药类",
    "0825": "环境科学与工程类",
    "1207": "工业工程类",
}
"""专业类 by the first four digits of a programme's code."""

TABLE = """
# 机械工程学院
080202  | 机械设计制造及其自动化 | 工学 | 051 | 1958 | 2 x 41 | 26
080204  | 机械电子工程 | 工学 | 052 | 2003 | 3 x 30 | 18
080207  | 车辆工程 | 工学 | 053 | 2006 | 3 x 29 | 17
080213T | 智能制造工程 | 工学 | 054 | 2020 | 2 x 35 | 12
120701  | 工业工程 | 管理学 | 055 | 2004 | 2 x 33 | 11
# 电气与自动化学院
080801  | 自动化 | 工学 | 061 | 1986 | 2 x 38 | 24
080601  | 电气工程及其自动化 | 工学 | 062 | 1978 | 2 x 31 | 20
080301  | 测控技术与仪器 | 工学 | 063 | 1999 | 2 x 36 | 16
080803T | 机器人工程 | 工学 | 064 | 2020 | 2 x 34 | 12
# 计算机与软件学院
080901  | 计算机科学与技术 | 工学 | 071 | 1988 | 2 x 41 | 26
080902  | 软件工程 | 工学 | 072 | 2005 | 4 x 32 | 20
080717T | 人工智能 | 工学 | 073 | 2021 | 3 x 32 | 15
# 电子信息学院
080701  | 电子信息工程 | 工学 | 081 | 1995 | 4 x 30 | 22
080703  | 通信工程 | 工学 | 082 | 2001 | 3 x 31 | 18
080714T | 电子信息科学与技术 | 理学 | 083 | 2003 | 2 x 34 | 13
# 材料科学与工程学院
080203  | 材料成型及控制工程 | 工学 | 091 | 1960 | 3 x 27 | 18
080405  | 金属材料工程 | 工学 | 092 | 1964 | 2 x 32 | 15
080407  | 高分子材料与工程 | 工学 | 093 | 1998 | 2 x 35 | 15
080403  | 材料化学 | 理学 | 094 | 2008 | 2 x 30 | 11
# 化学工程学院
081301  | 化学工程与工艺 | 工学 | 101 | 1965 | 3 x 30 | 20
081302  | 制药工程 | 工学 | 102 | 2002 | 2 x 35 | 15
080206  | 过程装备与控制工程 | 工学 | 103 | 1985 | 3 x 28 | 16
# 土木工程学院
081001  | 土木工程 | 工学 | 111 | 1979 | 4 x 30 | 20
081003  | 给排水科学与工程 | 工学 | 112 | 1996 | 3 x 27 | 16
081002  | 建筑环境与能源应用工程 | 工学 | 113 | 2004 | 2 x 36 | 14
081008T | 智能建造 | 工学 | 114 | 2022 | 2 x 32 | 11
# 能源与环境学院
080501  | 能源与动力工程 | 工学 | 121 | 1976 | 4 x 29 | 19
080503T | 新能源科学与工程 | 工学 | 122 | 2021 | 3 x 28 | 13
082502  | 环境工程 | 工学 | 123 | 1994 | 3 x 28 | 18
082503  | 环境科学 | 理学 | 124 | 2002 | 2 x 30 | 11
"""
"""Lines: code | name | degree | number in student numbers | first intake | classes x students a cohort | teachers."""


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A programme as the registry knows it; every cohort begins with `groups` classes of `group_size`."""

    code: str
    name: str
    degree: str
    unit: str
    number: str
    first_intake: int
    groups: int
    group_size: int
    teachers: int
    tags: tuple[Tag, ...]
    accreditation: Accreditation
    years: int = YEARS_OF_STUDY

    @property
    def class_code(self) -> str:
        return self.code[:4]

    @property
    def class_name(self) -> str:
        return CLASSES[self.class_code]

    def graduated_cohorts(self, on: date = AS_OF) -> int:
        """How many cohorts have graduated by the day; a cohort graduates at the end of June."""
        last = on.year - 1 if (on.month, on.day) < (7, 1) else on.year
        return max(last - (self.first_intake + self.years) + 1, 0)

    def obstacles(self, on: date = AS_OF) -> tuple[str, ...]:
        """Why the programme may not apply, none if it may: another degree, too few graduated cohorts (CEEAA, who may apply)."""
        found = []
        if self.degree != ENGINEERING_DEGREE:
            found.append("degree")
        if self.graduated_cohorts(on) < COHORTS_TO_HAVE_GRADUATED:
            found.append("cohorts")
        return tuple(found)

    def eligible(self, on: date = AS_OF) -> bool:
        """Whether nothing stands against applying."""
        return not self.obstacles(on)


def _records(text: str) -> tuple[ProgrammeRecord, ...]:
    unit, records = "", []
    for line in text.strip().splitlines():
        if line.startswith("#"):
            unit = line[1:].strip()
        else:
            records.append(_record(unit, line))
    return tuple(records)


def _record(unit: str, line: str) -> ProgrammeRecord:
    code, name, degree, number, first, sizes, teachers = (part.strip() for part in line.split("|"))
    groups, size = (int(part) for part in sizes.split("x"))
    return ProgrammeRecord(
        code=code,
        name=name,
        degree=degree,
        unit=unit,
        number=number,
        first_intake=int(first),
        groups=groups,
        group_size=size,
        teachers=int(teachers),
        tags=tags_of(code),
        accreditation=accreditation_of(code),
    )


RECORDS = _records(TABLE)


def record(code: str) -> ProgrammeRecord:
    """The programme with this code (KeyError if there is none)."""
    return BY_CODE[code]


BY_CODE = {one.code: one for one in RECORDS}
