"""The JSON Schema of a form's answers."""

from __future__ import annotations

import json

from formgen.fields import Choice, Integer, Money, ReferenceField, Text, YesNo, when
from formgen.law import Act
from formgen.service.schemas import schema_of

ACT = Act("X", "示例规〔2026〕1号", "示例办法")


def test_fields_lie_as_the_answers_nest_them_and_nothing_else_is_admitted(tiny):
    schema = schema_of(tiny(ACT, Text(name="a", label="甲"), Text(name="b.c", label="乙")))

    assert list(schema["properties"]) == ["a", "b"]
    assert list(schema["properties"]["b"]["properties"]) == ["c"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["b"]["additionalProperties"] is False


def test_a_field_carries_its_label_its_hint_its_source_and_whether_it_is_asked_for(tiny):
    fields = (
        Text(name="a", label="甲", hint="提示", source="第一条", required=True),
        Text(name="b", label="乙", required=when("a")),
    )
    described = schema_of(tiny(ACT, *fields))["properties"]

    assert described["a"] == {
        "title": "甲",
        "description": "提示",
        "x-source": "第一条",
        "x-required": True,
        "type": ["string", "null"],
        "maxLength": 500,
    }
    assert described["b"]["x-required"] == "conditional"


def test_every_kind_of_answer_may_be_null(tiny):
    fields = (
        Choice(name="choice", label="甲", options={"x": "项"}),
        YesNo(name="yes", label="乙"),
        Integer(name="number", label="丙"),
        Money(name="money", label="丁"),
        ReferenceField(name="file", label="戊"),
    )
    described = schema_of(tiny(ACT, *fields))["properties"]

    assert described["choice"]["enum"] == ["x", None]
    assert described["yes"]["type"] == ["boolean", "null"]
    assert described["number"]["type"] == ["integer", "null"]
    assert described["money"]["type"] == ["string", "number", "null"]
    assert {"type": "null"} in described["file"]["anyOf"]


def test_the_schema_of_the_specimen_is_json(specimen):
    schema = schema_of(specimen.form)

    assert json.loads(json.dumps(schema, ensure_ascii=False)) == schema
    assert schema["title"] == "示例借用申请表"
