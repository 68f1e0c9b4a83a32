"""What a printed contract must show, and contracts with other parties."""

from copy import deepcopy

from formgen.fields import LongText, Rows, is_absent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def printed(form, answers):
    """Every string that the paper must show, by the path of its field."""
    for path, field in form.fields.items():
        value = answers.at(path)
        if not field.printed or is_absent(value) or not field.is_shown(answers.at):
            continue
        if isinstance(field, Rows):
            for row in value:
                cells = vars(row)
                for column in field.shown_in(row):
                    # The type of a party decides what is printed and is not printed itself.
                    if column.printed and cells[column.name] is not None and column.name != "party_type":
                        yield f"{path}.{column.name}", column.show(cells[column.name])
        elif isinstance(field, LongText):
            yield from ((path, one) for one in value.split("\n") if one.strip())
        elif path not in ("price.payer", "prevailing_language"):
            yield path, field.show(value)


def headings(form, answers):
    return [one.title for one in form.headings if one.shown is None or one.shown.holds(answers.at)]


def in_styles(root, style):
    """The text of every paragraph in one style."""
    for paragraph in root.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is not None and named.get(f"{W}val") == style:
            yield "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def with_parties(contract, **sides):
    raw = deepcopy(dict(contract.sample("complete")))
    unit, person = raw["parties_b"][0], dict(PERSON)
    return raw | {
        side: [unit if kind == "unit" else person for kind in kinds] for side, kinds in sides.items()
    }


PERSON = {
    "party_type": "natural_person",
    "name": "示例庚",
    "address": "深圳市罗湖区示例路9号",
    "contact_phone": "0755-00000033",
    "id_type": "resident_id",
    "id_number": "11010519491231002X",
}
