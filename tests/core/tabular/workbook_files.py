"""Workbooks made in memory for the tests of the reading side, sound ones and broken twins."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = list[list[Any]]
Sheets = dict[str, Rows]


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], dress: Callable[[Any, Any], None] | None = None) -> bytes:
    """An .xlsx of these sheets; None and '' are blank cells, numbers and truth values stay what they are."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value is not None and value != "":
                    sheet.write(row, column, value)
        if dress is not None:
            dress(book, sheet)
    book.close()
    return buffer.getvalue()


def course_sheets() -> Sheets:
    """A sound course: two objectives, three items, four students."""
    return {
        "课程信息": [
            ["字段", "值"],
            ["课程代码", "B2001"],
            ["课程名称", "信号与系统"],
            ["学期", "2025-2026-1"],
            ["学分", 3.5],
            ["开课单位", "自动化学院"],
            ["课程负责人", "李老师"],
            ["教材", "自编讲义"],
        ],
        "课程目标": [
            ["编号", "课程目标", "指标点", "权重", "期望值"],
            ["1", "能建模", "1.2", 0.6, 0.7],
            ["2", "能分析", "1.3;2.1", 0.4, None],
        ],
        "考核方案": [
            ["考核项", "类别", "满分", "折算系数", "目标1", "目标2"],
            ["作业", "平时", 20, None, 12, 8],
            ["实验", "实验", 30, 0.5, None, 30],
            ["期末", "期末", 50, 1, 35, 15],
        ],
        "成绩": [
            ["学号", "姓名", "作业", "实验", "期末"],
            ["2021010001", "王一", 18, 25.5, 40],
            ["2021010002", "李二", 0, 30, 50],
            ["2021010003", "张三", 12.5, 20, 33],
            ["2021010004", "赵四", 20, 28, 45.5],
        ],
    }


def plan_sheets() -> Sheets:
    """A sound plan: two requirements, three indicators, three courses."""
    return {
        "专业信息": [
            ["字段", "值"],
            ["专业代码", "080801"],
            ["专业名称", "自动化"],
            ["年级", "2021级"],
            ["版本", "2021"],
            ["标准", "ceeaa-standard/2022"],
            ["总学分", 168],
        ],
        "培养目标": [["编号", "内容"], ["1", "能胜任"], ["2", "能成长"]],
        "毕业要求": [["编号", "名称", "内容", "标准项"], ["1", "工程知识", "会用", 1], ["2", "问题分析", "会析", 2]],
        "指标点": [
            ["编号", "毕业要求", "内容", "权重"],
            ["1.1", "1", "数理", 0.5],
            ["1.2", "1", "专业", 0.5],
            ["2.1", "2", "识别", None],
        ],
        "课程": [
            ["课程代码", "课程名称", "学分", "学时", "学期", "性质", "类别"],
            ["B1001", "高等数学", 5, 80, 1, "必修", "数学与自然科学"],
            ["B2001", "信号与系统", 3.5, 56, 4, "必修", "专业基础"],
            ["B3001", "控制原理", 4, 64, 5, "必修", "专业"],
        ],
        "支撑矩阵": [
            ["课程代码", "课程名称", "1.1", "1.2", "2.1"],
            ["B1001", "高等数学", 0.6, None, None],
            ["B2001", "信号与系统", 0.4, 0.5, "H"],
            ["B3001", "控制原理", 0, 0.5, "m"],
        ],
        "目标支撑": [["毕业要求", "1", "2"], ["1", "●", None], ["2", None, "H"]],
    }


def survey_sheets() -> Sheets:
    """A sound survey: three answers to two questions."""
    return {
        "说明": [["字段", "值"], ["对象", "毕业生"], ["发放数", 10], ["满分", 5]],
        "答卷": [["序号", "1.1", "2"], [1, 5, 4], [2, 3, None], [3, 0, 5]],
    }


def without(sheets: Sheets, *names: str) -> Sheets:
    return {name: rows for name, rows in sheets.items() if name not in names}


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The same archive with parts changed, dropped (None) or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name, content)
    return buffer.getvalue()


def with_sheet_xml(data: bytes, number: int, old: bytes, new: bytes) -> bytes:
    """One replacement in the XML of the sheet with this number (from 1)."""

    def change(name: str, content: bytes) -> bytes:
        if name != f"xl/worksheets/sheet{number}.xml":
            return content
        assert old in content, content
        return content.replace(old, new, 1)

    return repacked(data, change)
