"""Words of every kind for any template, made from the names that it asks for."""

import random

from formgen.rendering.filling.program import program_of

KINDS = {
    "empty": [""],
    "plain": ["示例公司", "2026年11月19日", "100,000.00"],
    "quotes": ["“弯”‘弯’", "\"直\" '直'", "`反`", "«»"],
    "markup": ["甲 & 乙", "a<b>c", "</w:t></w:r></w:p>", "&amp;&#60;&lt;", "]]><!--", "<w:r/>", ">"],
    "tags": ["{{ 7*7 }}", "{% if x %}", "{# 注 #}", "{%p endfor %}", "{{", "%}", "#}"],
    "long": ["长" * 20_000, "a" * 20_000],
    "rare": ["𠮷野家", "䶮、㼆、𬭎", "😀👩‍👩‍👧", "مرحبا שלום", "\u202e\u200b\ufeff", "\x7f\x85\u2028", "〇"],
    "marks": ["【待补充3：名称】", "前【待补充：乙方】后", "【待补充12：金额】【待补充：地址】", "无"],
    "spaces": [" ", "　　", "  两个  空格  ", "\xa0", "尾 "],
}
LENGTHS = (0, 1, 100)


def contexts(template, count):
    """*count* contexts, each with its name: first the pure kinds and lengths, then mixtures."""
    paths = sorted({one.name for one in program_of(template).uses})
    pure = [
        ("empty", 0),
        ("plain", 1),
        ("markup", 2),
        ("quotes", 1),
        ("rare", 2),
        ("mixed", 100),
        ("spaces", 3),
        ("marks", 2),
        ("tags", 1),
        ("long", 1),
    ]
    for number in range(count):
        dice = random.Random(number)  # noqa: S311 - the same contexts every time
        kind, length = pure[number] if number < len(pure) else ("mixed", dice.choice([0, 1, 2, 5]))
        yield f"{number}-{kind}-{length}", words_for(paths, kind, length, dice)


def words_for(paths, kind, length, dice):
    """A tree with a word under each of *paths*; every list of *length* rows, lists in rows of two at most."""
    tree = {}
    for path in paths:
        below = tree
        for key in path.split("."):
            below = below.setdefault(key, {})
    return _told(tree, kind, length, dice)


def _told(tree, kind, length, dice):
    made = {}
    for key, below in tree.items():
        name = key.removesuffix("[]")
        if key.endswith("[]"):
            made[name] = [_one(below, kind, min(length, 2), dice) for _ in range(length)]
        elif f"{key}[]" not in tree:
            made[name] = _one(below, kind, length, dice)
    return made


def _one(below, kind, length, dice):
    if below:
        return _told(below, kind, length, dice)
    if dice.random() < 0.1:
        return dice.choice([1, 0, 12])
    found = KINDS[kind] if kind in KINDS else KINDS[dice.choice(sorted(KINDS.keys() - {"long"}))]
    return dice.choice(found)
