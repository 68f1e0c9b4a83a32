"""Contracts in other manners than our own, and what each says: by its path among the answers of F-GC-01."""

PURCHASE = """办公电脑采购合同
合同编号：SL-2026-001
采购人（甲方）：示例区教育局
统一社会信用代码：11440303YYYY000123
地址：示例路1号
法定代表人：张示例
联系电话：0755-00000001
供应商（乙方）：示例电脑有限公司
地址：示例路2号
法定代表人：李示例
联系电话：0755-00000002
鉴于甲方需要更新办公设备，双方订立本合同。
第一条 货物名称
台式电脑五十台，型号见附件。
第二条 数量：50台。
第三条 合同价款
合同总价为人民币贰拾伍万元整（￥250,000.00元）。
第四条 付款方式
验收合格后10个工作日内，甲方一次性支付全部价款。
第五条 交货地点：示例路1号三楼。
第六条 违约责任
甲方逾期付款的，每日支付万分之三的违约金。
乙方逾期交货的，每日支付千分之一的违约金。
第七条 争议解决
协商不成的，向深圳市罗湖区人民法院起诉。
第八条 合同生效
本合同自双方签字盖章之日起生效。签订地点：深圳市罗湖区。
采购人（盖章）：          供应商（盖章）：
签订日期：2026年8月1日
"""
LEASE = """房屋租赁合同
出租人：示例街道办事处
承租人：示例餐饮有限公司
一、租赁物
示例路3号一层，建筑面积100平方米。
二、租赁期限
自2026年7月1日起至2028年6月30日止。
三、租金
月租金人民币8,000元，承租人每月5日前支付。
四、双方权利义务
1. 出租人有权检查房屋使用情况。
2. 出租人应按时交付房屋。
3. 承租人有权正常使用房屋。
4. 承租人应爱护房屋，不得转租。
五、争议处理
提交深圳国际仲裁院仲裁。
"""
COMPANY_FIRST = """办公用房租赁合同
出租方（甲方）：示例置业有限公司
承租方（乙方）：示例街道办事处
第一条 甲方权利：甲方有权收取租金。
第二条 乙方义务：乙方应按时支付租金。
第三条 违约责任
甲方逾期交房的，向乙方支付违约金。
"""
FRAMEWORK = """合作框架协议（示例）
本协议由示例区文化局（以下简称“甲方”）与示例文化基金会（以下简称“乙方”）于2026年3月1日在深圳市签订。
合作内容
双方共同举办公益演出，每年不少于十场。
保密
双方对合作中知悉的信息保密，保密期限三年。
违约责任
任何一方违约的，应赔偿对方损失。
争议解决
双方协商解决，协商不成的，向甲方所在地人民法院提起诉讼。
其他约定
未尽事宜，双方另签补充协议。
"""
SUPPLEMENT = """《示例系统运维合同》补充协议
甲方：示例区数据局
乙方：示例科技有限公司
双方于2025年1月1日签订《示例系统运维合同》（合同编号：SL-2025-9）。
第一条 服务期限
服务期限自2026年1月1日起至2026年6月30日止。
第二条 其他不变。
甲方（盖章）：
日期：2025年12月20日
乙方（盖章）：
日期：2025年12月22日
"""
WORKS = """道路修缮工程施工合同
发包人：示例区建筑工务署
承包人：示例建设工程有限公司
1. 工程概况
1.1 示例路沥青路面修缮，面积12,000平方米。
2. 工期
2.1 自2026年9月1日至2026年11月30日。
3. 合同价款
3.1 签约合同价为人民币3,200,000.00元（大写：叁佰贰拾万元整）。
4. 争议
4.1 由工程所在地深圳市罗湖区人民法院管辖。
5. 通知
5.1 发包人联系人：王示例，电话0755-00000011；承包人联系人：赵示例，电话13000000012。
"""
BILINGUAL = """咨询服务合同 Consulting Service Contract
甲方（Party A）：示例区城市更新局
乙方（Party B）：Example Consulting Ltd.
第一条 目的 Purpose
提升规划水平。
第二条 语言
本合同以中文和英文书写，两种文本不一致的，以中文文本为准。
第三条 适用法律
本合同适用中华人民共和国法律。
第四条 争议解决
提交香港国际仲裁中心仲裁。
"""
BLANK = """技术服务合同
合同编号：________
甲方：________
乙方：________
第一条 服务内容
【待填写】
第二条 价款
人民币______元（大写：______）。
第三条 期限
自____年__月__日起至____年__月__日止。
第四条 保密
无
第五条 争议解决
向________人民法院起诉。
签订地点：________
签订日期：____年__月__日
"""
REGULATION = """示例区合同管理办法
第一条 目的
为了规范合同管理，制定本办法。
第二条 保密
合同应当约定保密期限。
第三条 争议解决
争议应当向区人民法院起诉。
"""
CONFLICTING = """设备采购合同
甲方：示例区医疗中心
乙方：示例医疗器械有限公司
第一条 合同价款
合同总价为人民币壹佰万元整（￥1,200,000.00元）。
"""
MARKDOWN = """# 物业服务合同

| 甲方 | 示例区机关事务管理局 |
|---|---|
| 乙方 | 示例物业有限公司 |

## 一、服务内容

保洁、保安。

## 二、违约责任

- 甲方逾期付款的，支付违约金。
- 乙方服务不达标的，支付违约金。
"""
IN_TENS_OF_THOUSANDS = """软件开发合同
甲方：示例区数据局
乙方：示例软件有限公司
第一条 合同价款
合同总价为120.5万元。
"""

MANNERS = [
    (PURCHASE, {
        "contract_title": "办公电脑采购合同", "contract_no": "SL-2026-001", "is_procurement": True,
        "parties_a[0].name": "示例区教育局", "parties_a[0].uscc": "11440303YYYY000123",
        "parties_a[0].address": "示例路1号", "parties_a[0].legal_rep_name": "张示例",
        "parties_b[0].name": "示例电脑有限公司", "parties_b[0].contact_phone": "0755-00000002",
        "parties_b[0].party_type": "legal_person", "subject.quantity": "50", "subject.unit": "台",
        "price.amount": "250000.00", "price.applicable": True, "price.payer": "gov",
        "price.payment_method": "验收合格后10个工作日内，甲方一次性支付全部价款。",
        "performance.place": "示例路1号三楼。", "dispute.method": "court",
        "breach.a_liability": "甲方逾期付款的，每日支付万分之三的违约金。",
        "breach.b_liability": "乙方逾期交货的，每日支付千分之一的违约金。",
        "dispute.institution_name": "深圳市罗湖区人民法院", "dispute.institution_location": "local",
        "effect.signing_place": "深圳市罗湖区", "effect.signing_date": "2026-08-01",
    }),
    (LEASE, {
        "deal_nature": "lease", "parties_a[0].name": "示例街道办事处", "signatory_level": "subdistrict_office",
        "performance.start_date": "2026-07-01", "performance.end_date": "2028-06-30",
        "rights.a_rights": "出租人有权检查房屋使用情况。", "rights.a_obligations": "出租人应按时交付房屋。",
        "rights.b_rights": "承租人有权正常使用房屋。", "rights.b_obligations": "承租人应爱护房屋，不得转租。",
        "dispute.method": "arbitration", "dispute.institution_name": "深圳国际仲裁院",
        "price.payer": "counterparty",
    }),
    (COMPANY_FIRST, {
        "parties_a[0].name": "示例街道办事处", "parties_b[0].name": "示例置业有限公司",
        "rights.b_rights": "乙方有权收取租金。", "rights.a_obligations": "甲方应按时支付租金。",
        "breach.b_liability": "乙方逾期交房的，向甲方支付违约金。",
    }),
    (FRAMEWORK, {
        "contract_title": "合作框架协议（示例）", "deal_nature": "cooperation",
        "parties_a[0].name": "示例区文化局", "parties_b[0].name": "示例文化基金会",
        "subject.description": "双方共同举办公益演出，每年不少于十场。",
        "confidentiality.clause": "双方对合作中知悉的信息保密，保密期限三年。",
        "breach.a_liability": "任何一方违约的，应赔偿对方损失。", "breach.b_liability": "任何一方违约的，应赔偿对方损失。",
        "dispute.method": "court", "other_terms": "未尽事宜，双方另签补充协议。",
        "effect.signing_place": "深圳市", "effect.signing_date": "2026-03-01",
    }),
    (SUPPLEMENT, {
        "parent_contract.is_derivative": True, "parent_contract.derivative_type": "supplement",
        "parent_contract.parent_title": "示例系统运维合同",
        "performance.start_date": "2026-01-01", "performance.end_date": "2026-06-30",
        "effect.signing_date": "2025-12-22",
    }),
    (WORKS, {
        "deal_nature": "works", "subject.description": "示例路沥青路面修缮，面积12,000平方米。",
        "price.amount": "3200000.00", "performance.end_date": "2026-11-30",
        "dispute.clause_text": "由工程所在地深圳市罗湖区人民法院管辖。",
        "communication.a_contact": "王示例", "communication.a_contact_info": "0755-00000011",
        "communication.b_contact": "赵示例", "communication.b_contact_info": "13000000012",
    }),
    (BILINGUAL, {
        "languages": ["zh", "en"], "prevailing_language": "zh", "governing_law": "CN",
        "dispute.institution_name": "香港国际仲裁中心", "dispute.institution_location": "overseas",
        "parties_b[0].name": "Example Consulting Ltd.",
    }),
    (MARKDOWN, {
        "contract_title": "物业服务合同", "parties_a[0].name": "示例区机关事务管理局", "parties_b[0].name": "示例物业有限公司",
        "subject.description": "保洁、保安。", "breach.a_liability": "甲方逾期付款的，支付违约金。",
        "breach.b_liability": "乙方服务不达标的，支付违约金。",
    }),
    (IN_TENS_OF_THOUSANDS, {"price.amount": "1205000.00"}),
]  # fmt: skip
