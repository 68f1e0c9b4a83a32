"""A contract with faults, for the review desk, and the names of its findings."""

from __future__ import annotations

CONTRACT = """示例设备采购合同
甲方：深圳市罗湖区示例局
乙方：示例科技有限公司
第一条 标的
甲方向乙方采购服务器十台，单价1万元，合计10万元。
第二条 适用法律
本合同适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
第四条 生效
本合同自双方盖章之日起生效。
"""


def first_key(reviews, owner, review, rule="GC-39-4"):
    return next(one.key for one in reviews.open(owner, review.id).entries if one.found["rule"] == rule)
