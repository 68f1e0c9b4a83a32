"""Model clauses for agreements that supplement, change or end another contract."""

from __future__ import annotations

from ..contract_conditions import DERIVATIVE
from .kinds import ENDING, GENERAL, numbered

CLAUSES = (
    GENERAL.clause(
        "supplement-background",
        "background",
        "原合同与变更原因",
        "双方已签订《{parent_contract.parent_title}》（以下称原合同）。原合同履行中客观情况发生变化，确需对原合同的部分约定作出调整，双方经协商订立本合同。",
        only=DERIVATIVE,
    ),
    GENERAL.clause(
        "supplement-purpose",
        "purpose",
        "补充、变更原合同",
        "对原合同中确需调整的条款作出明确约定，使原合同在不改变采购结果和国有资产处置结果的前提下继续履行。",
        only=DERIVATIVE & ~ENDING,
    ),
    GENERAL.clause(
        "termination-purpose",
        "purpose",
        "解除原合同、清理结算",
        "双方协商一致解除原合同，明确解除日期、已履行部分的结算、财产和资料的移交以及责任的承担。",
        only=ENDING,
    ),
    GENERAL.clause(
        "supplement-description",
        "subject.description",
        "以变更对照表列明",
        "对原合同约定的调整。变更事项、原条文和变更后的条文，以双方签字盖章的变更对照表为准；变更对照表是本合同的组成部分，没有列入的条文不作变更。",
        only=DERIVATIVE & ~ENDING,
    ),
    GENERAL.clause(
        "termination-description",
        "subject.description",
        "解除原合同的事项",
        "原合同自本合同生效之日起解除，双方应完成下列事项：",
        *numbered(
            "自解除之日起10日内核对已完成且合格的部分，签署结算单；",
            "自解除之日起15日内移交场地、财产、资料和账号，签署移交单；",
            "按结算单付清或者退还款项。",
        ),
        "原合同的保密、质量责任和争议解决条款在解除后继续有效。",
        only=ENDING,
    ),
    GENERAL.clause(
        "supplement-closing",
        "other_terms",
        "与原合同的关系",
        "本合同是原合同的组成部分，与原合同约定不一致的，以本合同为准；本合同没有约定的，按原合同履行。",
        "本合同生效前已经履行的部分不受影响，已经产生的违约责任不因本合同而免除。",
        "本合同与原合同一并备案，期限与原合同合并计算。",
        only=DERIVATIVE & ~ENDING,
    ),
)
