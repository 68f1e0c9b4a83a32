"""Files and words that the command line refuses, and what its sentence says of each."""

from __future__ import annotations

FORM = "government_contract"
BAD_FILES = [
    ("latin.json", b'{"contract_title": "\xe9"}', "不是 UTF-8 编码的文本"),
    ("broken.json", '{\n"contract_title": \n}', "第3行"),
    ("broken.yaml", "a: 1\nb: [1\nc: 2\n", "行附近有误"),
    ("twice.json", '{"contract_title": "a", "contract_title": "b"}', "“contract_title”出现了两次"),
    ("twice.yaml", "contract_title: a\ncontract_title: b\n", "“contract_title”出现了两次"),
    ("nan.json", '{"price": {"amount": NaN}}', "NaN 不是数字"),
    ("infinite.json", '{"price": {"amount": -Infinity}}', "不是数字"),
    ("deep.json", "[" * 100_000, "嵌套过深"),
    ("deep.yaml", "a: " + "[" * 20_000, "读不出来"),
    ("list.json", "[]", "应为一个对象"),
    ("text.json", '"示例"', "应为一个对象"),
    ("number.yaml", "1", "应为一个对象"),
    ("empty.json", "", "不是正确的 JSON"),
    ("surrogate.json", '{"contract_title": "\\ud800"}', "第1个字符"),
    ("nul.json", '{"contract_title": "\\u0000"}', "第1个字符"),
    ("unknown.json", '{"contract_titel": "示例"}', "是否指 contract_title"),
    ("date.json", '{"performance": {"start_date": "2027-02-30"}}', "performance.start_date"),
    ("money.json", '{"price": {"amount": "1.234"}}', "price.amount"),
    ("kind.json", '{"is_written": "也许"}', "is_written"),
    ("cell.json", '{"parties_b": [{"name": 5}, {"nope": 1}]}', "parties_b[1].nope"),
    ("tag.yaml", "!!python/object/apply:os.system [id]", "不是正确的 YAML"),
    ("anchors.yaml", "a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n", "用了别名"),
]  # fmt: skip
WRONG_WORDS = [
    (("check", FORM, "nowhere.json"), "nowhere.json"),
    (("check", FORM, "."), "打不开"),
    (("check", "nope", "-"), "nope"),
    (("check", FORM), "缺少参数"),
    (("check", FORM, "-", "--as-of", "2026-13-01"), "不是日期"),
    (("check", FORM, "-", "--nope"), "没有选项"),
    (("nope",), "没有这个命令"),
    (("example", FORM, "--kind", "nope"), "没有 nope 样例"),
    (("schema", "nope"), "nope"),
    (("new", FORM, "--title", "示例"), "formgen 的源码目录"),
    (("serve", "--port", "99999"), "port"),
]
