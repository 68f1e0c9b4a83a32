"""What the papers on one temporary building take over from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import when
from formgen.form import Source

from .law.temporary_buildings.neighbours import agree_exclusive_area, agree_owners

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.answers import Answers
    from formgen.fields.base import When

APPLICATION = "temporary_building_application"
RESIDENTIAL = when("in_residential_area", True)
APPLICANT_FACTS = (
    "applicant_type",
    "applicant_name",
    "applicant_uscc",
    "applicant_id_number",
    "legal_rep_name",
    "contact_person",
    "contact_phone",
    "contact_address",
    "land_location",
)
TERM = ("use_start", "use_end")


def from_application(
    *same: str,
    carry: dict[str, str | Callable[[Answers], Any]] | None = None,
    offered: When | None = None,
    label: str = "",
) -> Source:
    """The answers *same* in name, and those that *carry* names, from the application."""
    return Source(APPLICATION, {**{name: name for name in same}, **(carry or {})}, offered, label)


def summary(answers: Answers) -> str | None:
    """The building in one sentence, once its use and its measures are there."""
    use, floors, area, height = (
        answers.at(name) for name in ("use_nature", "floors", "floor_area", "height_m")
    )
    if not use or None in (floors, area, height):
        return None
    structure = answers.form.fields["structure_form"].show(answers.at("structure_form"))
    built = f"，{structure}" if structure else ""
    return f"拟设置{use}，{floors}层，建筑面积{area}平方米，总建筑高度{height}米{built}。"


def board_name(answers: Answers) -> str | None:
    """Who is named as legal representative on the board: nobody for a person, who applies himself."""
    if answers.at("applicant_type") == "individual":
        return "个人"
    named: str | None = answers.at("legal_rep_name")
    return named


def agreed_area(answers: Answers) -> str | None:
    """The area of the owners who agree, as counted on their sheet."""
    owners = answers.at("owners")
    return str(agree_exclusive_area(owners)) if owners else None


def agreed_owners(answers: Answers) -> int | None:
    """How many owners agree, as counted on their sheet."""
    owners = answers.at("owners")
    return agree_owners(owners) if owners else None


_PLACE = {name: name for name in ("in_residential_area", "applicant_name", "land_location")}
BACK_TO_APPLICATION = (
    Source(
        "temporary_building_consent",
        {
            **_PLACE,
            "use_nature": "use_nature",
            "total_exclusive_area": "total_exclusive_area",
            "total_owners": "total_owners",
            "agree_exclusive_area": agreed_area,
            "agree_owners": agreed_owners,
        },
        label="统计业主意见之后",
    ),
    Source(
        "temporary_building_publicity",
        {
            **_PLACE,
            **{name: name for name in TERM},
            "publicity_start": "publicity_start",
            "publicity_end": "publicity_end",
            "publicity_content_docs": "publicity_content_docs",
        },
        label="公示期满之后",
    ),
)
"""What the application takes from the papers that come before it."""
