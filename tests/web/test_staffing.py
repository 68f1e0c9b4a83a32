"""What an administrator cannot do: give himself roles, make somebody without one, have two units that look alike."""

import pytest

from formgen.storage.roles import Role


def ticked(*roles):
    return [("unit", ""), *(("roles", one) for one in roles)]


def test_an_administrator_gives_himself_no_role(admin, people):
    page = admin.post(f"/users/{admin.id}", ticked("administrator", "drafter", "auditor"), 422)

    assert "不能给自己增加角色：请由另一位管理员办理。" in page.words()
    assert Role.AUDITOR not in people.read(admin.id).roles
    admin.post(f"/users/{admin.id}", ticked("administrator"))
    assert people.read(admin.id).roles == {Role.ADMINISTRATOR}


def test_another_administrator_gives_it_him(admin, sign_in, people):
    second = sign_in("second", is_admin=True)

    admin.post(f"/users/{second.id}", ticked("administrator", "auditor"))
    assert people.read(second.id).roles == {Role.ADMINISTRATOR, Role.AUDITOR}


def test_nobody_is_made_without_a_role(admin, people):
    page = admin.post("/users", {"name": "zhao", "display_name": "示例赵"}, 422)

    assert "请至少选择一个角色。" in page.words()
    assert not page.all("//input[@name='roles'][@checked]")
    assert "zhao" not in {one.name for one in people.everyone()}


@pytest.mark.parametrize("name", ["示例Ａ局", "示例a局", "示例 A 局", "示例A局"])
def test_two_units_that_look_alike_are_one(admin, name):
    admin.post("/users/units", {"unit_name": "示例A局"})

    assert "已经有名为“示例A局”的单位。" in admin.post("/users/units", {"unit_name": name}, 422).words()


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x85", "\u2028", "\ufeff"])
def test_no_unit_hides_a_character_in_its_name(admin, hidden):
    page = admin.post("/users/units", {"unit_name": f"示例{hidden}局"}, 422)

    assert f"名称中有看不见的字符（U+{ord(hidden):04X}）" in page.words()
