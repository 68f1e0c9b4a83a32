"""Documents that no longer hold, by number.

Source: 罗府办规〔2018〕11号 (清理结果, 2018-12-17) and the repealing clauses of 罗府规〔2018〕6号, 罗府办规〔2024〕1号,
2号 and 3号. Those only revised (罗府办规〔2017〕9号, 12号) still hold and are not here.
"""

from __future__ import annotations

from datetime import date

from formgen.clauses import RepealedDocument

REPEALED = "废止"
LAPSED = "失效"
_CLEARED_ON = date(2018, 12, 17)
_NOTICE = "罗府办规〔2018〕11号"

CLEARED_DOCUMENTS = (
    RepealedDocument(
        "罗府办规〔2020〕10号",
        "深圳市罗湖区临时用地和临时建筑管理办法",
        REPEALED,
        date(2024, 1, 22),
        "罗府办规〔2024〕1号第二十七条",
    ),
    RepealedDocument(
        "罗府办规〔2019〕7号",
        "社区股份公司兼职消防队伍建设与管理办法",
        REPEALED,
        date(2024, 1, 22),
        "罗府办规〔2024〕2号第四十四条",
    ),
    RepealedDocument(
        "罗府办规〔2020〕8号",
        "深圳市罗湖区信息化项目管理办法",
        REPEALED,
        date(2024, 2, 5),
        "罗府办规〔2024〕3号第三十五条",
    ),
    RepealedDocument(
        "罗府〔2014〕40号",
        "深圳市罗湖区政府合同管理办法",
        REPEALED,
        date(2018, 12, 4),
        "罗府规〔2018〕6号第七十八条",
    ),
    RepealedDocument(
        "罗府办〔2015〕4号",
        "深圳市罗湖区政府投资建设工程定标人员库管理办法（暂行）",
        REPEALED,
        _CLEARED_ON,
        _NOTICE,
    ),
    RepealedDocument(
        "罗府办〔2015〕7号",
        "深圳市罗湖区政府投资小额建设工程预选承包商管理规定（试行）",
        REPEALED,
        _CLEARED_ON,
        _NOTICE,
    ),
    RepealedDocument(
        "罗府办〔2015〕9号",
        "深圳市罗湖区政府投资重大设计项目招标工作办法（暂行）",
        REPEALED,
        _CLEARED_ON,
        _NOTICE,
    ),
    RepealedDocument(
        "罗府规〔2017〕2号", "深圳市罗湖区城市更新实施办法（试行）", REPEALED, _CLEARED_ON, _NOTICE
    ),
    RepealedDocument(
        "罗府规〔2017〕3号", "罗湖区产业转型升级专项资金管理办法", REPEALED, _CLEARED_ON, _NOTICE
    ),
    RepealedDocument(
        "罗府办规〔2017〕11号", "深圳市罗湖区临时建筑审批管理暂行办法", REPEALED, _CLEARED_ON, _NOTICE
    ),
    RepealedDocument("罗府〔2012〕14号", "深圳市罗湖区审计监督规定", LAPSED, _CLEARED_ON, _NOTICE),
    RepealedDocument(
        "罗府办〔2014〕31号",
        "深圳市罗湖区鼓励社会资金投资建设市政道路补贴办法（试行）",
        LAPSED,
        _CLEARED_ON,
        _NOTICE,
    ),
    RepealedDocument("罗府办〔2014〕33号", "深圳市罗湖区立体绿化实施试行办法", LAPSED, _CLEARED_ON, _NOTICE),
    RepealedDocument(
        "罗府办规〔2016〕2号", "罗湖区城市更新重点项目认定办法（试行）", LAPSED, _CLEARED_ON, _NOTICE
    ),
)
"""In the order of the notice, later repeals first."""
