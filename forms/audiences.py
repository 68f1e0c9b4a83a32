"""Who fills these forms in: the groups of the start page.

Applicants for a temporary building are units and individuals (罗湖区临时建筑管理办法第三条), and whoever uses what
is built for him promises to take it over, in the government or not; all else is filled in by the departments of
the government and by those who review for them.
"""

from __future__ import annotations

from formgen.guide import Audience

DRAFTER = Audience(
    "drafter",
    "合同承办人",
    10,
    (
        "起草合同",
        "签订前的准备",
        "签订前的审批",
        "签订",
        "备案",
        "履行和续签",
        "验收、付款和评价",
        "变更和解除",
        "争议处理",
        "归档和交接",
        "定期报告",
    ),
    packet="合同材料",
    submitter="承办单位",
    public=False,
)
REVIEWER = Audience(
    "reviewer",
    "合法性审查人员",
    20,
    packet="合同材料",
    submitter="承办单位",
    public=False,
    roles=("legal_reviewer", "district_reviewer"),
)
BUILDER = Audience(
    "applicant", "搭建、使用临时建筑的单位和个人", 30, packet="申请材料", submitter="申请人", public=True
)
RECEIVER = Audience("receiver", "政务信息化项目的使用单位", 40, public=True)
