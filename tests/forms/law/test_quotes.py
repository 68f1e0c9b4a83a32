"""What every rule of every act owes its reader: the article's own words, an id, a test, whole sentences."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from itertools import pairwise, zip_longest
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest

from formgen import catalogue
from formgen.forms import law
from formgen.forms.law.statutes import STATUTES
from formgen.forms.law.statutes.kept import checked_against
from formgen.law import Act

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
"""The regulations as they were published; they lie beside the checkout where it is developed."""

LEFT_OUT = "……"
_LIST_MARK = re.compile(r"^\s*[-*#>]+\s*", re.MULTILINE)
_ARTICLE = re.compile(r"^[*\s]*(第[一二三四五六七八九十百]+条)(?=[*\s])", re.MULTILINE)
_UNSEEN = re.compile(r"[\s*#]+|</?b>")
_SAME_MARK = str.maketrans("。、“”‘’「」『』〔〕—–", '.,""\'\'""""[]--')


def found_acts() -> list[Act]:
    """The acts below ``forms.law``, with the rules that forms add to them in files of their own."""
    catalogue.installed()
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(law.__path__, f"{law.__name__}.")
    ]
    acts = {id(one.ACT): one.ACT for one in modules if isinstance(getattr(one, "ACT", None), Act)}
    return sorted(acts.values(), key=lambda act: act.prefix)


ACTS = found_acts()
RULES = [rule for act in ACTS for rule in (*act.rules.values(), *act.elsewhere)]
OTHERS = [act for act in ACTS if act not in STATUTES]
"""All but the statutes of the state, whose articles are kept in the repository itself."""


def plain(text: str) -> str:
    """*text* without white space and marks of emphasis, all of one width."""
    without_marks = _UNSEEN.sub("", _LIST_MARK.sub("", text))
    return unicodedata.normalize("NFKC", without_marks).translate(_SAME_MARK)


@pytest.fixture(scope="module")
def published():
    if not SOURCES:
        pytest.skip("the regulations are not beside this checkout")
    return [path.read_text("utf-8") for path in SOURCES]


@pytest.fixture(scope="module")
def articles(published):
    """The texts under each heading 第…条, of whatever regulation."""
    found: dict[str, list[str]] = {}
    for text in published:
        heads = list(_ARTICLE.finditer(text))
        for head, following in zip_longest(heads, heads[1:]):
            body = text[head.end() : following.start() if following else len(text)]
            found.setdefault(head[1], []).append(plain(body))
    return found


def test_acts_are_found():
    assert {"GC", "TB", "IT", "LW", "NC", "CAL"} <= {act.prefix for act in ACTS}


@pytest.mark.parametrize("act", [act for act in OTHERS if act.number], ids=lambda act: act.prefix)
def test_every_quote_stands_in_the_regulation(act, published):
    sources = [plain(text) for text in published]
    differing = [
        f"{rule.id}: {piece}"
        for rule in (*act.rules.values(), *act.elsewhere)
        for piece in rule.quote.split(LEFT_OUT)
        if not any(plain(piece) in source for source in sources)
    ]
    assert differing == []


def stands_in(bodies: list[str], quote: str) -> bool:
    return any(plain(piece) in body for piece in quote.split(LEFT_OUT) for body in bodies)


def test_every_quote_stands_in_the_article_that_is_cited(articles):
    cited = {
        rule: re.match("第[一二三四五六七八九十百]+条", rule.place.label)
        for act in OTHERS
        for rule in act.rules.values()
        if act.number
    }
    elsewhere = [
        f"{rule.id} ({rule.place.label})"
        for rule, label in cited.items()
        if label and not stands_in(articles.get(label[0], []), rule.quote)
    ]
    assert elsewhere == []


@pytest.mark.parametrize("act", STATUTES, ids=lambda act: act.title)
def test_every_quote_of_a_statute_stands_in_the_article_kept_of_it(act):
    differing = [
        f"{rule.id}: {piece}"
        for rule in (*act.rules.values(), *act.elsewhere)
        for piece in rule.quote.split(LEFT_OUT)
        if plain(piece) not in plain(act.words[rule.place.label])
    ]
    assert act.rules
    assert differing == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "forms/law/statutes").glob("*.txt")), ids=lambda path: path.stem
)
def test_articles_that_are_kept_say_where_their_words_were_checked(path):
    assert re.search("20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日按.{0,6}公开", checked_against(path.name))


def test_white_space_emphasis_and_width_make_no_difference():
    assert plain("**第六条** 标的达人民币 1000\n\n万元（含）；") == plain("第六条标的达人民币1000万元(含);")
    assert plain("- (一) 区政府；") == plain("（一）区政府；")
    assert plain("十日内") != plain("十个工作日内")


def test_no_two_rules_share_an_id():
    doubled = [
        rule_id for rule_id, times in Counter(rule for act in ACTS for rule in act.rules).items() if times > 1
    ]
    assert doubled == []


def test_no_two_acts_share_a_prefix_and_every_id_begins_with_its_own():
    assert len({act.prefix for act in OTHERS}) == len(OTHERS)
    assert {act.prefix for act in STATUTES} == {"LAW"}
    assert "LAW" not in {act.prefix for act in OTHERS}
    assert [rule.id for rule in RULES if not rule.id.startswith(f"{rule.act.prefix}-")] == []


STANDS_APART = {"GC-15-1": "who reviews is judged beside the review itself, which is 第四十条 and after"}


def numbers(rule_id: str) -> list[int]:
    return [int(part) for part in re.findall(r"[0-9]+", rule_id)]


def out_of_order(rules):
    """Neighbours whose articles stand the other way round, told apart by where they were written.

    The rules of an act below ``forms.law`` are one row, through all its modules. A form may add rules to an act
    in its own file: they are a row of their own, wherever the act stands by then.
    """
    rows: dict[str, list[str]] = {}
    for one in rules:
        if re.fullmatch(r"[A-Z]+-[0-9]+-[0-9]+", one.id) and one.id not in STANDS_APART:
            module = one.function.__module__
            rows.setdefault(law.__name__ if module.startswith(f"{law.__name__}.") else module, []).append(
                one.id
            )
    return [(a, b) for ids in rows.values() for a, b in pairwise(ids) if numbers(a) > numbers(b)]


@pytest.mark.parametrize("act", OTHERS, ids=lambda act: act.prefix)
def test_rules_stand_in_the_order_of_the_articles(act):
    assert out_of_order(act.rules.values()) == []


def written_in(module, *ids):
    def function():
        """Nothing: only where it was written counts."""

    function.__module__ = module
    return [SimpleNamespace(id=one, function=function) for one in ids]


def test_a_form_may_add_a_rule_in_its_own_file_wherever_the_act_stands_by_then():
    chapters = [
        *written_in(f"{law.__name__}.loans.giving", "X-2-1"),
        *written_in(f"{law.__name__}.loans.end", "X-9-1"),
    ]

    assert out_of_order([*chapters, *written_in("formgen.forms.loan_receipt", "X-5-1", "X-5-2")]) == []
    assert out_of_order([*chapters, *written_in(f"{law.__name__}.loans.late", "X-5-1")]) == [
        ("X-9-1", "X-5-1")
    ]
    assert out_of_order([*chapters, *written_in("formgen.forms.loan_receipt", "X-5-2", "X-5-1")]) == [
        ("X-5-2", "X-5-1")
    ]


def test_every_rule_is_named_in_a_test():
    tests = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    named = set(re.findall(r"\w+", tests))
    assert [f"{rule.id} {rule.name}" for rule in RULES if rule.name not in named] == []


def test_figures_hold_from_ascending_days():
    days = {f"{act.prefix} {one.name}": list(one.since) for act in ACTS for one in act.figures}
    assert [name for name, since in days.items() if since != sorted(set(since))] == []


def sentences(path: Path):
    """Line, text and named values of every sentence that the module marks for people."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node.lineno, node.args[0], {one.arg for one in node.keywords}


MODULES = sorted((ROOT / "forms").rglob("*.py"))


def test_every_sentence_is_a_text_with_exactly_its_named_values():
    wrong = []
    for path in MODULES:
        for line, text, values in sentences(path):
            literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
            names = (
                {field for _text, field, *_rest in Formatter().parse(text.value)} - {None}
                if literal
                else None
            )
            if names != values:
                wrong.append(f"{path.name}:{line}")
    assert wrong == []


@pytest.mark.parametrize("act", [act for act in OTHERS if act.words], ids=lambda act: act.number)
def test_the_words_of_an_article_stand_in_the_regulation(act, published):
    regulation = "".join(map(plain, published))

    differing = [label for label, words in act.words.items() if plain(words) not in regulation]
    # The source has a stray 失； in the last item of 第七十六条, torn off by a page break.
    assert set(differing) <= {"第七十六条"}
