"""How many work where, and the companies that lend experts; teachers of programmes are counted in the registry."""

FOUNDATION_TEACHERS = {
    "理学院": 40,
    "外国语学院": 22,
    "马克思主义学院": 22,
    "体育部": 14,
    "创新创业学院": 4,
    "经济管理学院": 8,
}
"""Full-time teachers of the units that teach every programme."""

NAMED_TEACHERS = {"理学院": ("岳听泉",)}
"""Who leads a course that no deep programme has."""

TECHNICIANS = {
    "机械工程学院": 12,
    "计算机与软件学院": 9,
    "材料科学与工程学院": 9,
    "化学工程学院": 9,
    "土木工程学院": 8,
    "能源与环境学院": 8,
    "电气与自动化学院": 10,
    "电子信息学院": 5,
    "理学院": 4,
}
"""实验员, who count among those who study the standard."""

UNIT_STAFF = 5
"""In each engineering unit: 书记, 副书记, 办公室主任, 教学秘书, 辅导员."""

OFFICE_STAFF = 6

NAMED_STAFF = {
    ("教学质量监控与评价中心", 0): "赵临川",
    ("电气与自动化学院", 3): "钱若蘅",
    ("学生工作处", 1): "郎亦平",
    ("学生工作处", 2): "蓝若溪",
}
"""Staff whom stories or course tables know by name: unit and seat. Two of 学生工作处 teach as counsellors."""

BUSINESS = {
    "0802": ("机电装备", "精密传动"),
    "0803": ("计量仪器", "传感技术"),
    "0804": ("特种材料", "热处理"),
    "0805": ("热电联产", "储能技术"),
    "0806": ("输变电", "电力设计"),
    "0807": ("通信设备", "电子元件"),
    "0808": ("流程装备", "冶金自动化"),
    "0809": ("软件技术", "数据服务"),
    "0810": ("建设工程", "水务设计"),
    "0813": ("精细化工", "制药装备"),
    "0825": ("环境治理", "固废处置"),
}


def companies(class_code: str) -> tuple[str, ...]:
    """Two companies of a programme class; the river 砺江 they are named after is invented too."""
    first, second = BUSINESS[class_code]
    return (f"砺江北岸{first}公司", f"砺江{second}研究所")
