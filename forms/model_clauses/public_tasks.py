"""Model clauses for what only the government side may do, and for services that must not stop."""

from __future__ import annotations

from ..contract_conditions import IMPORTANT
from .kinds import GENERAL, SEVERAL_OFFICES, numbered

GOVERNMENT_POWERS = (
    GENERAL.clause(
        "allocation-lead",
        "rights.a_allocation_clause",
        "牵头单位统一行使",
        "甲方由两个以上单位组成的，列在首位的单位为牵头单位，负责合同签订后的日常管理、组织验收、结算付款和对外通知；其他单位在各自职责范围内提供履行条件、参加验收并书面提出意见。",
        "解除合同、增加价款和免除乙方责任，应由甲方各单位书面一致同意。甲方各单位之间的分工不影响乙方依本合同享有的权利。",
        only=SEVERAL_OFFICES,
    ),
    GENERAL.clause(
        "allocation-by-duty",
        "rights.a_allocation_clause",
        "按工作职责分别行使",
        "甲方各单位按下列分工行使权利、履行义务：",
        *numbered(
            "项目使用单位负责提出需求、日常监督、考核和验收；",
            "资金管理单位负责审核付款资料、支付价款；",
            "行业主管单位负责对质量、安全和合法合规情况进行监督。",
        ),
        "任一单位在其分工范围内作出的书面通知对甲方各单位均有效；超出分工范围的，须由相应单位书面确认。",
        only=SEVERAL_OFFICES,
    ),
    GENERAL.clause(
        "change-public-interest",
        "rights.unilateral_change_clause",
        "公共利益需要，三十日通知",
        "因公共利益或者维护法定权益需要，甲方可以单方变更或者终止本合同，但应提前30日书面通知乙方并说明事由和依据；情况紧急、不立即变更或者终止将损害公共利益的，可以即时通知。",
        "甲方变更或者终止合同的，应按乙方已经完成且合格的部分结算，并对乙方因此遭受的直接损失据实补偿；乙方应提供损失凭证，并采取措施防止损失扩大。",
    ),
    GENERAL.clause(
        "change-policy-budget",
        "rights.unilateral_change_clause",
        "政策、规划、机构职能调整",
        "有下列情形之一，继续按原约定履行将损害公共利益的，甲方可以单方变更或者终止本合同：",
        *numbered(
            "法律、法规、规章或者上级机关的规定发生变化；",
            "城市规划、土地利用或者机构职能依法调整；",
            "发生自然灾害、事故灾难、公共卫生事件或者社会安全事件。",
        ),
        "甲方应提前30日书面通知乙方，按已经完成且合格的部分结算，并在收到乙方损失凭证之日起60日内对其直接损失据实补偿。乙方不得以补偿未完成为由拒绝移交资料和现场。",
    ),
)

CONTINUITY = (
    GENERAL.clause(
        "continuity-standby",
        "continuity.emergency_measure",
        "备用力量接续",
        "乙方因特殊原因不能提供服务的，应提前48小时书面报告甲方；因突发事件不能提前报告的，应在发生后2小时内报告。",
        "乙方应在12小时内启用备用人员、设备和场地恢复服务，过渡期不超过30日，过渡期间的服务标准和价格不变，增加的费用由乙方承担。",
        "乙方应在本合同生效之日起15日内向甲方提交应急预案和备用资源清单，并每半年演练一次。",
        only=IMPORTANT,
    ),
    GENERAL.clause(
        "continuity-takeover",
        "continuity.emergency_measure",
        "甲方接管或者委托第三方",
        "乙方停止服务超过24小时，或者书面表示不能继续提供服务的，甲方可以直接接管或者委托第三方临时提供服务，直至乙方恢复服务或者新的供应商进场，过渡期最长不超过90日。",
        "乙方应配合接管，在接到通知之日起24小时内移交场地、设备、服务对象资料、账号和库存物资，并留用必要岗位人员不少于7日。",
        "临时服务费用高于本合同价格的部分，由乙方承担；甲方可以从应付款中扣除。",
        only=IMPORTANT,
    ),
    GENERAL.clause(
        "strict-breach-daily",
        "continuity.supplier_strict_breach",
        "停止服务按日计罚，三日解除",
        "乙方擅自停止或者中断服务的，每日支付合同价款1%的违约金；一个合同年度内累计满3日的，甲方有权解除合同，乙方另按合同价款的10%支付违约金，并承担替代服务高于本合同价格的差价。",
        "因乙方原因造成服务对象人身损害或者重大财产损失的，乙方承担全部赔偿责任，甲方有权立即解除合同。",
        "违约金不足以弥补损失的，乙方应就不足部分继续赔偿。",
        only=IMPORTANT,
    ),
    GENERAL.clause(
        "strict-breach-tiered",
        "continuity.supplier_strict_breach",
        "按情节分档承担责任",
        "乙方违反服务义务的，按下列标准承担责任：",
        *numbered(
            "未按约定时间、人数或者标准提供服务，24小时内改正的，每次支付违约金2000元；",
            "逾期未改正或者一个月内发生3次以上的，每次支付违约金10000元，并扣减当期价款的10%；",
            "擅自停止服务满24小时、转包服务或者造成安全责任事故的，甲方有权解除合同，乙方支付合同价款20%的违约金。",
        ),
        "违约金不足以弥补甲方损失和替代服务差价的，乙方应就不足部分继续赔偿。",
        only=IMPORTANT,
    ),
)
