"""罗府规〔2018〕6号: the act itself, its days, and the figures that it sets."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from formgen.law import Act, article, articles_in
from formgen.messages import DayOfYear

ISSUED = date(2018, 12, 4)

ACT = Act(
    prefix="GC",
    number="罗府规〔2018〕6号",
    title="深圳市罗湖区政府合同监督管理办法",
    issued=ISSUED,
    effective=ISSUED,
    expires=date(2023, 12, 3),
    repeals=("罗府〔2014〕40号",),
    words=articles_in(files(__package__).joinpath("articles.txt").read_text("utf-8")),
)
"""In force from the day it was issued, valid for five years (第七十八条): its last day is computed."""

KEY_AMOUNT = ACT.figure("重点监管合同的标的金额（元，含本数）", article(6, item=1), {ISSUED: 10_000_000})
MAX_TERM = ACT.figure("合同最长期限（年）", article(35), {ISSUED: 5})
RENEWAL_NOTICE = ACT.figure("续签至少提前（月）", article(35), {ISSUED: 6})
FILING_DAYS = ACT.figure("签署后备案登记（工作日）", article(49), {ISSUED: 10})
PAPER_DAYS = ACT.figure("登记后提交纸质原件（工作日）", article(49), {ISSUED: 5})
FILING_EXEMPT_AMOUNT = ACT.figure("采购类合同免备案的金额上限（元，含本数）", article(49), {ISSUED: 50_000})
PLAN_DAYS = ACT.figure("发现异常后提请区政府处理（工作日）", article(54), {ISSUED: 3})
NODE_REPORT_DAYS = ACT.figure("进度节点后填报（工作日）", article(59), {ISSUED: 3})
ABNORMAL_REPORT_DAYS = ACT.figure("异常情形发生后填报（工作日）", article(59), {ISSUED: 3})
HALF_YEAR_REPORT = ACT.figure("上半年度报告截止（月，日）", article(60), {ISSUED: DayOfYear(7, 20)})
ANNUAL_REPORT = ACT.figure("年度报告截止（月，日）", article(60), {ISSUED: DayOfYear(1, 20)})
LIMITATION_NOTICE = ACT.figure("起诉或申请仲裁至少提前（月）", article(65), {ISSUED: 3})
OPINION_SPACE = ACT.figure("意见栏可容字数，超出另附补充资料（推断）", article(46), {ISSUED: 400})
