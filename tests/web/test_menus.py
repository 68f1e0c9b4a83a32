"""The head of every page offers each person what his office opens to him, and nothing else."""

from __future__ import annotations

import pytest

from formgen.storage import Role

OFFERED = {
    Role.APPLICANT: ["审查合同", "常用信息", "期限"],
    Role.DRAFTER: ["审查合同", "常用信息", "待办", "期限", "台账", "同事的草稿"],
    Role.LEGAL_REVIEWER: ["审查合同", "审查记录", "常用信息", "待办", "期限", "台账", "同事的草稿"],
    Role.AUDITOR: ["审查记录", "待办", "期限", "台账", "同事的草稿", "审计记录"],
    Role.ADMINISTRATOR: ["期限", "用户", "节假日"],
}


@pytest.mark.parametrize("role", OFFERED, ids=str)
def test_the_menu_is_that_of_ones_office(sign_in, role):
    page = sign_in("somebody", roles={role}).get("/")

    offered = [one.text for one in page.all("//header//nav/a")]
    assert offered[: offered.index("示例somebody")] == OFFERED[role]
