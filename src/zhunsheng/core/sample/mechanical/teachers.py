"""The 26 teachers of the programme 机械设计制造及其自动化: invented names."""

NAMES = """
耿望山 钱立方 俞景衡 孙砚秋 岑越之 骆行舟 桑予安 苗见溪 樊思齐 祁远樵 左澜生 时若谷 陶知白
游以南 费庚白 娄清越 芮文渊 项北溟 喻承岳 詹予琛 戚云帆 桂念初 卞修远 滕见微 阚松年 裘远山
"""

TEACHERS = tuple(NAMES.split())
