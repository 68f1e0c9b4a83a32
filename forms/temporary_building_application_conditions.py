"""The steps of 临时建设工程规划许可申请表 about 第七条, 第十条 and, in housing estates, 第十五条."""

from __future__ import annotations

from formgen.fields import Date, Integer, Number, ReferenceField, References, YesNo, when
from formgen.form import Step

from .temporary_building_sources import RESIDENTIAL

CROWDED = when("is_crowded_place", True)
HEARING = when("hearing_requested", True)

CONDITIONS = Step(
    "conditions",
    "条件核对",
    intro="逐项核实。第十条所列情形存在的选“是”。",
    fields=(
        YesNo(
            name="cond_7_1",
            label="符合建筑管理规范和消防安全、房屋结构安全方面的规定",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（一）",
        ),
        YesNo(
            name="cond_7_2",
            label="符合环境保护规定和《深圳市基本生态控制线管理规定》",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（二）",
        ),
        YesNo(
            name="cond_7_3",
            label="已处理截水、排水、排污、通行、通风、采光等相邻关系",
            required=True,
            ruled_by=("TB-7-1",),
            element=5,
            source="第七条（三）",
        ),
        *(
            YesNo(
                name=f"site_10_{number}", label=label, required=True, element=5, source=f"第十条（{numeral}）"
            )
            for number, (numeral, label) in enumerate(
                (
                    ("一", "已列入近期建设、城市更新、整体拆迁改造范围或者近期需要埋设市政管线的路段"),
                    ("二", "在道路等公共服务设施、市政公用设施用地或者规划用地范围内"),
                    ("三", "违反生态控制线、城市紫线等敏感区域的规划要求"),
                    ("四", "不符合城市总体规划和土地利用总体规划确定的用途"),
                    ("五", "压占给排水、电力、电信、燃气等地下管线"),
                    ("六", "影响城市防洪、泄洪及河堤结构安全"),
                    ("七", "法律、法规和规章规定的其他禁止情形"),
                ),
                1,
            )
        ),
        YesNo(
            name="is_crowded_place", label="是否设有人员密集场所", required=True, element=5, source="第十四条"
        ),
        ReferenceField(
            name="fire_approval_doc",
            label="消防审批或备案文件",
            shown=CROWDED,
            required=CROWDED,
            ruled_by=("TB-14-1",),
            element=5,
            source="第十四条",
        ),
    ),
)

NEIGHBOURS = Step(
    "neighbours",
    "住宅区公示与业主同意",
    intro="只在住宅区内增加临时建筑的填写。",
    fields=(
        YesNo(
            name="in_residential_area",
            label="是否在住宅区内增加",
            required=True,
            element=6,
            source="第十五条",
        ),
        Date(
            name="publicity_start",
            label="公示起",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
        ),
        Date(
            name="publicity_end",
            label="公示止",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
            hint="不少于{publicity}天，起算日不计。",
        ),
        References(
            name="publicity_content_docs",
            label="公示内容（图纸和文字说明）",
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-1",),
            element=6,
            source="第十五条",
        ),
        Number(
            name="total_exclusive_area",
            label="专有部分总面积",
            unit="平方米",
            least=0,
            decimals=2,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-2",),
            element=6,
            source="第十五条",
        ),
        Number(
            name="agree_exclusive_area",
            label="同意业主的专有部分面积",
            unit="平方米",
            least=0,
            decimals=2,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-2",),
            element=6,
            source="第十五条",
        ),
        Integer(
            name="total_owners",
            label="业主总人数",
            least=0,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-3",),
            element=6,
            source="第十五条",
        ),
        Integer(
            name="agree_owners",
            label="同意业主人数",
            least=0,
            shown=RESIDENTIAL,
            required=RESIDENTIAL,
            ruled_by=("TB-15-3",),
            element=6,
            source="第十五条",
        ),
        YesNo(
            name="hearing_requested",
            printed=False,
            label="居民是否申请听证",
            shown=RESIDENTIAL,
            element=6,
            source="第十五条",
        ),
        ReferenceField(
            name="hearing_record_doc",
            label="听证记录",
            shown=HEARING,
            ruled_by=("TB-15-4",),
            element=6,
            source="第十五条",
        ),
    ),
)
