"""What the templates say to the people who fill them in: one table for each file, in both languages."""

from collections.abc import Mapping
from typing import NamedTuple

from zhunsheng.core.tabular.layout import Words


class Guide(NamedTuple):
    """What to write in one field or column, and whether it must be filled in."""

    required: bool
    text: Words


def _must(zh: str, en: str) -> Guide:
    return Guide(True, Words(zh, en))


def _may(zh: str, en: str) -> Guide:
    return Guide(False, Words(zh, en))


REQUIRED, OPTIONAL = Words("必填", "required"), Words("选填", "optional")

COURSE_GUIDE: Mapping[str, Mapping[str, Guide]] = {
    "about": {
        "code": _must(
            "与培养方案“课程”表里的课程代码完全一致，前面的 0 也要保留。",
            "Exactly as in the sheet Courses of the plan, leading zeros included.",
        ),
        "name": _must(
            "课程全称。改掉示例名称以后，各表示例行的斜体自动消失。",
            "The full name. Once the sample name is replaced, the sample rows lose their italics.",
        ),
        "term": _may("学年和学期，例如 2025-2026-1。", "Academic year and term, such as 2025-2026-1."),
        "credits": _may("数字，例如 3 或 2.5。", "A number, such as 3 or 2.5."),
        "unit": _may("开课的学院或教研室。", "The school or department that gives the course."),
        "leader": _may("课程负责人姓名。", "Who is responsible for the course."),
    },
    "objectives": {
        "id": _must("课程目标的编号，例如 1、2、3。", "The number of the objective: 1, 2, 3 …"),
        "text": _must(
            "学生学完能够做什么，一条一行。", "What students can do after the course; one objective per row."
        ),
        "indicators": _must(
            "支撑的指标点编号；有几个时用分号隔开，例如 1.2;3.1。",
            "The indicators it supports; several are separated by semicolons: 1.2;3.1.",
        ),
        "weight": _may(
            "按权重合成课程达成值时才用。全部留空表示各目标同等重要；不能只填一部分。",
            "Only where the course value is a weighted one. All blank means equal; filling in only some is an error.",
        ),
        "expected": _may(
            "期望达到的值，例如 0.7；留空时采用评价方法里的期望值。",
            "The value hoped for, such as 0.7; blank takes the expected value of the method.",
        ),
    },
    "assessment": {
        "name": _must(
            "考核项名称，一项一行，不能重名；它也是“成绩”表的列名。",
            "The item, one per row, each name once; it also heads the item's column in the sheet Scores.",
        ),
        "kind": _may(
            "例如 期末、平时、作业、实验。可以直接写别的类别。",
            "Such as final, homework, laboratory; any word will do.",
        ),
        "full": _must("这一项的满分，必须大于 0。", "The full mark of the item; must be above 0."),
        "scale": _may(
            "这一项的分数折算到课程总评时乘的系数，例如作业满分 100、占总评 15 分时填 0.15；留空为 1。",
            "What one point counts in the final mark: 0.15 for homework of 100 points that makes 15 of the total. Blank is 1.",
        ),
    },
    "scores": {
        "student": _must(
            "学号按文本填写。同一学号出现两次时，要用“修读”区分。",
            "The student number, as text. If one appears twice, tell the two apart in the column attempt.",
        ),
        "name": _may("姓名，可以不填。", "The name; may stay empty."),
        "section": _may("教学班，例如 1班。", "The teaching class."),
        "attempt": _may(
            "初修、补考或重修；留空为初修。", "初修 (first), 补考 (resit) or 重修 (retake); blank is first."
        ),
        "programme": _may(
            "专业代码或名称。填了才能按专业统计。", "Code or name of the programme; needed to count by programme."
        ),
        "cohort": _may("入学年级，例如 2021。", "The year of entry, such as 2021."),
        "group": _may("行政班名称。", "The administrative class."),
    },
}

PER_OBJECTIVE = Guide(
    True,
    Words(
        "每个课程目标一列，填这一项里用来评价该目标的分值；与该目标无关就留空。各目标分值之和不超过满分。按权重评价时填权重。",
        "One column per objective: the points of this item that prove it, blank where it proves nothing. Together they must "
        "not exceed the full mark. Where the method weighs items, write the weight instead.",
    ),
)
PER_ITEM = Guide(
    True,
    Words(
        "每个考核项一列，列名与“考核方案”里的考核项一字不差。填 0 到满分之间的分数；没有分数时填“填写说明”里列出的词。",
        "One column per item, headed exactly as in the sheet Assessment. A mark from 0 to the full mark, or one of the words "
        "listed in the sheet Instructions.",
    ),
)

COURSE_STEPS = (
    Words(
        "这个文件里是一门示例课程，可以直接计算。先看懂示例，再用自己的内容覆盖或删除示例行。",
        "This file holds a sample course that computes as it stands. Look at it, then overwrite or delete the sample rows.",
    ),
    Words(
        "按顺序填四张表：课程信息、课程目标、考核方案、成绩。橙色的必填，浅蓝色的可以留空。",
        "Fill in the four sheets in order: Course, Objectives, Assessment, Scores. Amber is required, light blue may stay empty.",
    ),
    Words(
        "表头文字请不要改；列的先后可以调整，多出来的列不会参加计算。鼠标停在表头上可以看到填写要求。",
        "Keep the headings as they are; columns may change places, and further columns do not count. Point at a heading to "
        "see what it takes.",
    ),
    Words(
        "增加考核项：在“考核方案”加一行，在“成绩”加一列，两处名称要完全一样。增加课程目标：在“课程目标”加一行，在“考核方案”加一列，列名写目标编号（如 目标4）。",
        "To add an item, add a row in Assessment and a column of the same name in Scores. To add an objective, add a row in "
        "Objectives and a column headed by its number (CO4) in Assessment.",
    ),
    Words(
        "各教学班考核项不同时，把“考核方案”和“成绩”各复制一份，分别改名为 考核方案@1班、成绩@1班，其余班照此办理。",
        "Where classes have different items, copy Assessment and Scores for each and name the pairs Assessment@A, Scores@A …",
    ),
    Words(
        "从别处粘贴成绩时用“选择性粘贴—数值”。变红的格子是超出满分、写法不认识或重复的学号，改好再交。",
        "Paste marks as values only. Cells that turn red exceed the full mark, cannot be read or repeat a student: mend them first.",
    ),
    Words(
        "没有录入的成绩不要写 0：0 分就是 0 分。空格会被指出来，缺考、缓考等请填写下面列出的词。",
        "Never write 0 for a mark that is missing: 0 is a mark. Empty cells are pointed out; use the words below instead.",
    ),
)

WORDS_TITLE = Words("成绩格里除分数外可以填写的词", "Words that may stand in place of a mark")
WORDS_HEADS = (Words("写法", "word"), Words("含义与默认算法", "meaning, and what it counts as by default"))

STATE_MEANINGS: tuple[tuple[Words, Words, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        Words("缺考（含作弊、违纪）", "absent, or disqualified"),
        Words("0 分", "0"),
        ("缺考", "旷考", "作弊", "违纪", "取消"),
        ("absent",),
    ),
    (Words("没有提交", "not handed in"), Words("0 分", "0"), ("未交", "未提交"), ("not submitted", "not handed in")),
    (
        Words("缓考", "deferred"),
        Words("不计入，补上分数后再计", "left out until there is a mark"),
        ("缓考",),
        ("deferred",),
    ),
    (Words("免修", "exempt"), Words("不计入", "left out"), ("免修", "免考", "免试"), ("exempt",)),
)
"""Meaning, what it counts as by default, the Chinese words, and the English ones that only English templates list."""

LEVEL_MEANING = Words("等级", "level")
LEVEL_COUNTS = Words("满分的 {share}%", "{share}% of the full mark")

PLAN_GUIDE: Mapping[str, Mapping[str, Guide]] = {
    "about": {
        "code": _must("专业代码，例如 080901。", "The code of the programme, such as 080901."),
        "name": _must(
            "专业名称。改掉示例名称以后，各表示例行的斜体自动消失。",
            "The name. Once the sample name is replaced, the sample rows lose their italics.",
        ),
        "cohort": _must("适用年级（入学年份），例如 2021。", "The cohort (year of entry), such as 2021."),
        "version": _may("培养方案版本，例如 2021版。", "The edition of the plan."),
        "standard": _may(
            "所用认证标准，例如 ceeaa-standard/2022。", "The standard in use, such as ceeaa-standard/2022."
        ),
        "credits": _may("毕业要求的总学分。", "Total credits needed to graduate."),
    },
    "goals": {
        "id": _must("培养目标编号，例如 G1。", "The goal, such as G1."),
        "text": _must("毕业五年左右能够达到什么。", "What graduates achieve about five years on."),
    },
    "requirements": {
        "id": _must("毕业要求编号，例如 1。", "The requirement, such as 1."),
        "title": _may("简称，例如 工程知识。", "A short name, such as engineering knowledge."),
        "text": _must("毕业要求全文。", "The whole text."),
        "standard_item": _may(
            "对应的标准项编号；有几项时用分号隔开。", "The item of the standard it answers; several with semicolons."
        ),
    },
    "indicators": {
        "id": _must(
            "指标点编号，例如 1.1。1.1 与 1.10 是两个指标点。",
            "The indicator, such as 1.1; 1.1 and 1.10 are different.",
        ),
        "requirement": _must("所属毕业要求的编号。", "The requirement it belongs to."),
        "text": _must("指标点内容，一条只写一种可衡量的能力。", "One ability that can be measured."),
        "weight": _may(
            "毕业要求按权重合成时才填；同一毕业要求下合计为 1。",
            "Only where requirements are weighted; adds up to 1 within a requirement.",
        ),
    },
    "courses": {
        "code": _must("课程代码，与课程工作簿里的一致。", "The code, as in the course's own workbook."),
        "name": _must("课程名称。", "The name."),
        "credits": _must("学分。", "Credits."),
        "hours": _may("学时。", "Class hours."),
        "term": _may("开课学期序号，1 到 8（五年制到 10）。", "The number of the term, 1 to 8 (10 for five years)."),
        "nature": _must("必修或选修。", "必修 (compulsory) or 选修 (elective)."),
        "category": _must("七类中选一类。", "One of the seven categories listed."),
    },
    "support": {
        "code": _must("课程代码，与“课程”表一致。", "The code, as in the sheet Courses."),
        "name": _may("课程名称，便于核对。", "The name, for the eye only."),
    },
    "goal_support": {"requirement": _must("毕业要求编号。", "The requirement.")},
}

PER_INDICATOR = Guide(
    True,
    Words(
        "每个指标点一列。填支撑权重（小数），一列合计为 1；或填 H、M、L。不支撑就留空。合计不为 1 时列名变红。",
        "One column per indicator: the weight of the course, a column adding up to 1, or H, M, L; blank where it supports "
        "nothing. The heading turns red while the sum is not 1.",
    ),
)
PER_GOAL = Guide(
    True, Words("每个培养目标一列，支撑就填 ● 或 H、M、L。", "One column per goal: ● or H, M, L where it is supported.")
)

PLAN_STEPS = (
    Words(
        "这个文件里是一个缩小的示例专业。先看懂示例，再用自己的内容覆盖或删除示例行。",
        "This file holds a small sample programme. Look at it, then overwrite or delete the sample rows.",
    ),
    Words(
        "按顺序填七张表：专业信息、培养目标、毕业要求、指标点、课程、支撑矩阵、目标支撑。橙色的必填，浅蓝色的可以留空。",
        "Fill in the seven sheets in order. Amber is required, light blue may stay empty.",
    ),
    Words(
        "编号一律按文本填写，1.1 和 1.10 是两个编号。各表里引用的编号和课程代码要与定义它的表一致。",
        "Numbers of requirements and indicators are text: 1.1 and 1.10 differ. They must be the same wherever they are used.",
    ),
    Words(
        "支撑矩阵：每门课一行，每个指标点一列，列名就是指标点编号。增加指标点时在右边空列的表头写编号。",
        "Support: one row per course, one column per indicator, headed by its number. For more indicators head the next empty column.",
    ),
    Words(
        "计算时把本文件命名为 培养方案.xlsx，与“课程”文件夹（各课程工作簿）放在同一个文件夹里。",
        "To compute, name this file 培养方案.xlsx (or plan.xlsx) and put it beside the folder 课程 that holds the course workbooks.",
    ),
)

SURVEY_GUIDE: Mapping[str, Mapping[str, Guide]] = {
    "about": {
        "group": _must("被调查的人，例如 毕业生、用人单位。", "Who was asked, such as graduates or employers."),
        "sent": _may("发放的问卷份数，用来算回收率。", "How many were sent, for the rate of return."),
        "scale": _must("每题的最高分，通常是 5。", "The highest value of an answer, usually 5."),
        "target": _may("期望达到的平均分，与满分同一把尺。", "The mean hoped for, on the same scale."),
    }
}
PER_QUESTION = Guide(
    True,
    Words(
        "每题一列，列名是它评价的毕业要求、指标点或培养目标的编号。每份答卷一行；没有回答的题留空。",
        "One column per question, headed by the requirement, indicator or goal it is about. One row per answer sheet; blank "
        "where a question was left out.",
    ),
)
SURVEY_STEPS = (
    Words(
        "“说明”表填被调查的人、发放数和满分；“答卷”表每份答卷一行、每题一列。",
        "Say in Survey who was asked, how many and on which scale; in Answers each answer sheet is a row, each question a column.",
    ),
    Words(
        "列名是毕业要求、指标点或培养目标的编号，要与培养方案一致。现有数据是示例，请覆盖或删除。",
        "Questions are headed by the number of a requirement, indicator or goal of the plan. The rows are a sample: replace them.",
    ),
    Words(
        "每类对象一个文件，放在专业文件夹的“问卷”文件夹里。",
        "One file per group of people, in the folder 问卷 of the programme.",
    ),
)

STEPS_TITLE = Words("怎样填写", "How to fill it in")
COLUMNS_TITLE = Words("各表各列填什么", "What each column takes")
COLUMNS_HEADS = (Words("列（字段）", "column or field"), Words("填写要求", "what to write"), Words("必填", "required"))
EACH_OBJECTIVE, EACH_ITEM = Words("目标1、目标2 …", "CO1, CO2 …"), Words("各考核项", "each item")
EACH_INDICATOR, EACH_GOAL = Words("各指标点", "each indicator"), Words("各培养目标", "each goal")
EACH_QUESTION = Words("各题", "each question")

BANNER = Words(
    "橙色列必填；斜体行是示例，请覆盖或删除；填写要求见表头批注和“填写说明”。",
    "Amber is required; rows in italics are a sample to overwrite; see the notes on the headings and Instructions.",
)

TITLES = {
    "course": Words("课程工作簿填写说明", "The course workbook"),
    "plan": Words("培养方案工作簿填写说明", "The plan workbook"),
    "survey": Words("问卷工作簿填写说明", "The survey workbook"),
}

REFUSED_TITLE = Words("填写有误", "Not accepted")
REFUSED: Mapping[str, Words] = {
    "mark": Words(
        "请填 0 到本项满分之间的分数；没有分数时填 缺考、未交、缓考、免修 等词（见“填写说明”）。",
        "Write a mark from 0 to the full mark of the item, or a word listed in Instructions.",
    ),
    "full": Words("满分必须是大于 0 的数。", "The full mark must be a number above 0."),
    "scale": Words(
        "折算系数必须是大于 0 的数；不折算就留空。", "The scale must be a number above 0; leave it blank for 1."
    ),
    "target": Words(
        "目标分值通常在 0 到本项满分之间；只有按权重评价时才可以超出。",
        "Target points lie between 0 and the full mark, unless the method weighs items.",
    ),
    "weight": Words("权重是 0 到 1 之间的小数。", "A weight is a number from 0 to 1."),
    "expected": Words(
        "期望值是小数，例如 0.7（分级评价时最大为 3）。", "An expected value such as 0.7 (up to 3 for levels)."
    ),
    "attempt": Words("请从 初修、补考、重修 中选择。", "Choose 初修, 补考 or 重修."),
    "credits": Words("请填不小于 0 的数。", "Write a number that is not negative."),
    "term": Words("学期序号是 1 到 12 的数。", "The term is a number from 1 to 12."),
    "nature": Words("请从 必修、选修 中选择。", "Choose 必修 or 选修."),
    "category": Words("请从列出的七类中选择。", "Choose one of the seven categories."),
    "strength": Words("请填 ●、H、M 或 L；不支撑就留空。", "Write ●, H, M or L; blank where nothing is supported."),
    "requirement": Words(
        "“毕业要求”表里没有这个编号，请先在那里填写。", "The sheet Requirements has no such number; add it there first."
    ),
    "listed_course": Words(
        "“课程”表里没有这个课程代码，请先在那里填写。", "The sheet Courses has no such code; add it there first."
    ),
    "answer": Words(
        "请填 0 到满分之间的数；没有回答就留空。", "Write a number from 0 to the scale; blank for no answer."
    ),
}

ITEM_KINDS = ("期末", "期中", "平时", "作业", "实验", "报告", "设计", "答辩")
NATURES = ("必修", "选修")
CATEGORIES = ("数学与自然科学", "工程基础", "专业基础", "专业", "工程实践与毕业设计", "人文社科", "其他")
STRENGTHS = ("●", "H", "M", "L")
