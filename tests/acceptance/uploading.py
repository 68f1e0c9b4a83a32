"""Uploading a contract in the browser."""

from __future__ import annotations

CONTRACT = """示例设备采购合同
甲方（采购人）：深圳市罗湖区示例局
住所：深圳市罗湖区示例路1号
乙方（供应商）：示例科技有限公司
住所：深圳市罗湖区示例路2号
第一条 标的
甲方向乙方采购服务器十台，单价1万元，合计10万元。
第二条 适用法律
本合同的订立、解释和履行适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
第四条 生效
本合同自双方盖章之日起生效。
"""


def file_of(text, name="示例合同.txt"):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def upload(page, site, *files):
    page.goto(f"{site.url}/reviews")
    page.get_by_label("合同文件").set_input_files(list(files))
    page.get_by_role("button", name="上传并审查").click()


def open_desk(page, site, text=CONTRACT, name="示例合同.txt"):
    upload(page, site, file_of(text, name))
    await_desk(page)
    return page.url


def await_desk(page, seconds=15):
    """The page looks again by itself until the contract is read; then its desk is there, with its scripts."""
    page.locator(".desk").wait_for(timeout=seconds * 1000)
    page.wait_for_load_state()
