"""The units of the sample university: eight that teach engineering, those that teach everybody, and the offices."""

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is for: engineering programmes, courses for all programmes, or administration."""

    ENGINEERING = "engineering"
    FOUNDATION = "foundation"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Unit:
    """教学单位 or 职能部门. `receives` tells whether the yearly notice is sent to it."""

    code: str
    name: str
    kind: UnitKind
    receives: bool = True


TABLE = """
51 | 机械工程学院 | engineering
52 | 计算机与软件学院 | engineering
54 | 材料科学与工程学院 | engineering
55 | 化学工程学院 | engineering
56 | 土木工程学院 | engineering
57 | 能源与环境学院 | engineering
61 | 电气与自动化学院 | engineering
62 | 电子信息学院 | engineering
11 | 理学院 | foundation
21 | 外国语学院 | foundation
31 | 马克思主义学院 | foundation
41 | 体育部 | foundation
43 | 创新创业学院 | foundation
53 | 经济管理学院 | foundation
80 | 教学质量监控与评价中心 | office
81 | 校长办公室 | office
90 | 教务处 | office
42 | 学生工作处 | office
82 | 人事处 | office
83 | 财务处 | office
84 | 招生就业处 | office
85 | 资产与实验室管理处 | office
86 | 图书馆 | office
87 | 网络与信息中心 | office
88 | 后勤管理处 | office
"""
"""Two digits begin the codes of a unit's courses: B51… is taught by 机械工程学院."""

CENTRE = "教学质量监控与评价中心"
"""The quality centre writes the notice, so it does not receive it."""


def _unit(line: str) -> Unit:
    code, name, kind = (part.strip() for part in line.split("|"))
    return Unit(code, name, UnitKind(kind), receives=name != CENTRE and kind != UnitKind.FOUNDATION)


UNITS = tuple(_unit(line) for line in TABLE.strip().splitlines())


def units_of(kind: UnitKind) -> tuple[Unit, ...]:
    """The units of one kind, in the order of the table."""
    return tuple(unit for unit in UNITS if unit.kind is kind)
