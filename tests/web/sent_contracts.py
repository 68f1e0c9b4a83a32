"""A contract to be sent in for review, and files as a browser posts them."""

from __future__ import annotations

from io import BytesIO

CONTRACT = """示例设备采购合同
甲方：深圳市罗湖区示例局
乙方：示例科技有限公司
第一条 标的
甲方向乙方采购服务器十台，合计10万元。
第二条 适用法律
本合同适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
"""


def files(*given):
    return [
        ("files", (BytesIO(data.encode() if isinstance(data, str) else data), name)) for name, data in given
    ]


def keys_on(page):
    return [form.get("action").split("?")[0] for form in page.all("//form[contains(@action, '/findings/')]")]
