"""Five people of two units, and what each of them does on the page of a life."""

from __future__ import annotations

from uuid import uuid4

from formgen.answers import value_at
from formgen.service import papers
from formgen.storage import Lives, Role, Units

TODAY = papers.today().isoformat()
TITLE = "示例街道社区图书馆运营服务采购合同（示例）"
OPINION = {"opinion_date": TODAY, "opinion_doc": "合法性审查意见表"}
SIGNATURE = {
    "signed_on": TODAY,
    "signing_place": "深圳市罗湖区",
    "signer_role": "legal_rep",
    "signer_name": "示例签字人",
    "seal": "official",
}
FILED = {"registered_on": TODAY, "main_content": "图书馆运营", "scan": "扫描件"}
FILES = {f"a{number}": "一份" for number in range(1, 10)} | {"a8": "没有发生争议"}


def hired(sign_in, places):
    """People at work, each by the name he signs in with; *places* says as what, and in which unit."""
    return {name: sign_in(name, roles={role}, unit_id=unit.id) for name, (role, unit) in places.items()}


class Department:
    """Five people of two units, and what each of them does on the page of a life."""

    def __init__(self, app, sign_in):
        database = app.extensions["formgen"]["database"]
        self.desk, self.database = app.extensions["formgen"]["desk"], database
        units = Units(database)
        bureau, district = units.add("示例局"), units.add("示例区法制机构")
        about = {
            "handler": (Role.DRAFTER, bureau),
            "manager": (Role.CONTRACT_MANAGER, bureau),
            "lawyer": (Role.LEGAL_REVIEWER, bureau),
            "district": (Role.DISTRICT_REVIEWER, district),
            "auditor": (Role.AUDITOR, district),
        }
        vars(self).update(hired(sign_in, about))

    def contract(self, **answers):
        """A complete contract of the handler's; its address."""
        given = {**papers.example("government_contract"), "stage": "draft", **answers}
        draft = self.desk.begin(self.handler.id, "government_contract", key=uuid4().hex, answers=given)
        return f"/drafts/{draft.id}"

    def do(self, person, address, act, status=302, **facts):
        """Press the button of *act* with *facts* typed in; the answer."""
        page = person.get(f"{address}/life")
        form = page.one(f"//form[.//button[@value='{act}']]")
        given = {f"fact.{name}": value for name, value in facts.items()}
        pairs = [(name, value) for name, value in form.form_values() if name and name not in given]
        return person.post(form.get("action"), [*pairs, *given.items(), ("action", act)], status)

    def sheet(self, person, address, overall="pass", opinion_date=TODAY):
        """Begin the opinion sheet from the contract and fill in what is not there yet."""
        made = self.do(person, address, "paper:legality_review").location.rstrip("/").rpartition("/")[2]
        there = self.desk.open(person.id, made).draft
        sample = papers.example("legality_review")
        given = {
            f"{part}.{name}": value
            for part in ("form", "submission")
            for name, value in sample[part].items()
            if there.answers.get(part, {}).get(name) is None
        }
        given |= {
            "form.overall": overall,
            "form.opinion_date": opinion_date,
            "form.received_date": opinion_date,
        }
        if there.answers["form"]["review_level"] == "district":
            given["form.reviewer_type"] = "district_legal"
        self.desk.save(person.id, made, there.version, given)
        return f"/drafts/{made}"

    def begun(self, person, address, form, **answers):
        """A paper of *form* begun from a contract, and filled in from its sample by path; its address."""
        return self.filled_in(person, self.do(person, address, f"paper:{form}").location, form, **answers)

    def related(self, person, address, form):
        """A paper of *form* begun on the page of what is related to another paper, and filled in."""
        sent = {"form": form, "key": uuid4().hex}
        return self.filled_in(person, person.post(f"{address}/related/", sent).location, form)

    def filled_in(self, person, made, form, **answers):
        made = made.rstrip("/")
        there, sample = self.desk.open(person.id, made.rpartition("/")[2]).draft, papers.example(form)
        empty = [path for path in papers.form(form).fields if value_at(there.answers, path) is None]
        given = {path: value for path in empty if (value := value_at(sample, path)) is not None}
        given |= {name.replace("__", "."): value for name, value in answers.items()}
        self.desk.save(person.id, there.id, there.version, given)
        return made

    def reviewed(self, **answers):
        """A contract that the unit's reviewer has passed."""
        address = self.contract(**answers)
        self.do(self.handler, address, "submit")
        self.sheet(self.lawyer, address)
        self.do(self.lawyer, address, "internal_pass", **OPINION)
        return address

    def signed(self, **answers):
        """A contract that is signed and not yet filed."""
        address = self.reviewed(**answers)
        self.do(self.handler, address, "decide", decided_on=TODAY, decision_doc="会议纪要")
        self.do(self.handler, address, "sign", **SIGNATURE)
        return address

    def performing(self, **answers):
        """A contract that is signed and filed."""
        address = self.signed(**answers)
        self.do(self.manager, address, "file", **FILED)
        return address

    def events(self, address):
        """What was done about a contract, the first act first."""
        return Lives(self.database).events(address.rpartition("/")[2])

    def answers(self, address):
        return self.desk.open(self.handler.id, address.rpartition("/")[2]).draft.answers


def waiting(person):
    return person.get("/waiting").words()


def buttons(person, address):
    return person.get(f"{address}/life").all("//button[@name='action']/@value")


def stands(person, address):
    return person.get(f"{address}/life").one("//p[@class='stands']/strong").text
