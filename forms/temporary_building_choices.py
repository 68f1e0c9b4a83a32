"""The choices of the application for a temporary building, in the words of the act and of the paper form."""

from __future__ import annotations

APPLICATIONS = {"new": "新申请", "extension": "延期使用", "start_delay": "延期开工"}
APPLICANTS = {"unit": "单位", "individual": "个人"}
TYPES = {
    "public_facility": "急需的公共服务配套设施",
    "construction_site": "为建设工程施工服务的临时施工用房",
    "industrial_auxiliary": "工业、仓储用地上因生产急需搭建的临时配套设施",
    "sales_model": "为商品房展销服务的样板房、售楼处等",
}
DOMAINS = {"education": "教育", "health": "卫生", "other": "其他"}
TRANSFERS = {"allocated": "行政划拨", "agreement": "协议出让", "bid_auction_listing": "招拍挂等出让"}
LAND_USES = {
    "industrial": "工业",
    "warehouse": "仓储",
    "residential": "居住",
    "commercial": "商业",
    "education": "教育",
    "medical": "医疗卫生",
    "public": "其他公共设施",
    "other": "其他",
}
STREETS = {
    name: name
    for name in (
        "桂园街道",
        "黄贝街道",
        "东门街道",
        "翠竹街道",
        "南湖街道",
        "笋岗街道",
        "东湖街道",
        "莲塘街道",
        "东晓街道",
        "清水河街道",
    )
}
"""The ten sub-districts of 罗湖区."""
STRUCTURES = {
    "steel_frame": "钢框架",
    "light_steel": "轻钢",
    "container": "集装箱（箱式房）",
    "prefabricated": "装配式",
    "cast_in_situ_rc": "现浇钢筋混凝土",
    "masonry": "砖混",
    "other": "其他",
}
