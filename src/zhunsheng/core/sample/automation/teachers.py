"""The 24 teachers of the programme 自动化: invented names."""

NAMES = """
秦望川 罗世衡 沈亦舟 顾怀瑾 陆知微 范景行 贺云帆 邵明湛 丁语樵 郁文澜 闻嘉树 翁思齐
裴元朗 谭砚清 祝青岑 石慕白 葛承远 柏清越 雷振野 匡若谷 施以宁 冯策 崔屿 章简
"""

TEACHERS = tuple(NAMES.split())
