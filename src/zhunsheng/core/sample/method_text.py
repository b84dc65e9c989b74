"""The declared method of the sample's school, as the file a person would write: every choice with its reason."""

METHOD = """\
# 砺江工业大学（虚构）课程目标与毕业要求达成情况评价办法（2021版），教字〔2021〕18号，2021-06-30印发。
# 在成绩产生之前公布；每个评价结果都与本方法一并保存。删去任何一行即取默认值。
name: 砺江工业大学达成评价方法 2021版

weighting: by_points            # 按目标分值加权：一题证明哪个课程目标，由双向细目表中的分值决定
class_value: item_mean          # 先求各考核项得分率，再加权为课程目标达成值
statistic: mean                 # 均值；报告同时给出分布和达到期望值的人数
line: 0.6                       # 仅用于“达到比例”和“等级”两种统计
absent: zero                    # 缺考、旷考、作弊、违纪计0分
not_submitted: zero             # 未交计0分
blank: refuse                   # 空白不等于0：有空白就不计算，并指出单元格
retake: first                   # 取初修成绩；缓考由其后的补考成绩代替
levels: {优: 0.95, 良: 0.85, 中: 0.75, 及格: 0.65, 不及格: 0.40}
classes: pool_students          # 各教学班学生合并计算，不对班级均值再求平均
course_rule: min                # 课程达成值取各课程目标的最小值
objective_to_indicator: min     # 一门课有多个目标支撑同一指标点时取最小值
requirement_rule: min           # 毕业要求取各指标点的最小值
direct_share: 1.0               # 问卷结果与直接评价并列，不混合
group_weights: {用人单位: 0.6, 毕业生: 0.4}   # 问卷各对象的权重
expected: 0.70                  # 期望值依据：近三届各课程达成值的下四分位数，教学指导委员会2021-05-20审议
digits: 3
"""
