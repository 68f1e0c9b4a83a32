"""第三十七条: secrets of the state, of trade and of persons."""

import pytest

from formgen.forms.law.government_contracts import secrecy
from formgen.rules import NOTE, Group


def secret(*, involved=True, kinds=("personal",), clause="双方保密。", measures="专人管理。"):
    return Group(involves_secret=involved, secret_types=kinds, clause=clause, measures=measures)


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        (secret(), []),
        (secret(clause=None), [("confidentiality.clause",)]),
        (secret(measures=" "), [("confidentiality.measures",)]),
        (secret(clause=None, measures=None), [("confidentiality.clause", "confidentiality.measures")]),
        (secret(involved=False, clause=None, measures=None), []),
        (secret(involved=None, clause=None, measures=None), []),
    ],
)
def test_secrets_are_protected(answers, fields):
    assert [one.fields for one in secrecy.secrets_are_protected(answers)] == fields


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("commercial", "personal"), "涉及商业秘密、个人隐私，"),
        (None, "涉及秘密或者个人隐私，"),
    ],
)
def test_the_secrets_are_named(kinds, said):
    (found,) = secrecy.secrets_are_protected(secret(kinds=kinds, clause=None))
    assert said in str(found.message)


def test_secrets_of_the_state_stay_out_of_the_system():
    (found,) = secrecy.secrets_are_protected(secret(kinds=("state",)))
    assert found.severity is NOTE
