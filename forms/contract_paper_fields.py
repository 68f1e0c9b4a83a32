"""Fields that the papers around a contract ask for in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Text

if TYPE_CHECKING:
    from formgen.fields import Field


def contract(source: str, element: int = 1) -> tuple[Field, ...]:
    """Which contract, whose, and with whom."""
    return (
        Text(name="contract_title", label="合同名称", required=True, element=element, source=source),
        Text(name="handling_dept", label="合同承办部门", required=True, element=element, source=source),
        Text(
            name="handler_name",
            label="合同承办人",
            required=True,
            ruled_by=("GC-16-1",),
            element=element,
            source="第十六条",
        ),
        Text(name="counterparty_name", label="合同对方当事人", required=True, element=element, source=source),
    )


CONTRACT_SAMPLE = {
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "handling_dept": "示例区机关事务管理局（示例）",
    "handler_name": "示例承办人",
    "counterparty_name": "示例物业服务有限公司（示例）",
}
"""Invented, like all samples."""
