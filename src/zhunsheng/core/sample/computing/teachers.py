"""The 26 teachers of the programme 计算机科学与技术: invented names."""

NAMES = """
宫明樾 邬思远 沙见秋 符望舒 晏清和 乐知鱼 景行之 柴予墨 瞿远帆 丰若愚 寇承平 司徒砚 茅澄之
聂云樵 鲍景深 龚思衡 巫行简 池见深 凌予白 葛未央 井思源 原野禾 仓知遥 路若溪 向南舟 储怀远
"""

TEACHERS = tuple(NAMES.split())
