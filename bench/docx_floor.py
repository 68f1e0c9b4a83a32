"""How far a contract is from the floor: its finished parts deflated and written, and nothing else."""

from __future__ import annotations

from bench.docx import ROUNDS, contract, ours, squeezed_by
from bench.timing import milliseconds
from formgen.rendering.docx import program_of
from formgen.rendering.package import FAST, deflated, packed


def measure() -> dict[str, float | str]:
    """How many times the bare writing takes: the constant members are deflated before on both sides."""
    template, said = contract()
    program = program_of(template)
    new = {name: part.filled(said) for name, part in program.parts.items()}

    def written() -> bytes:
        constant = program.constant
        return packed(
            [constant.get(name) or deflated(name, new.get(name, b""), FAST) for name in template.members]
        )

    with squeezed_by("zlib"):
        floor = milliseconds(written, rounds=ROUNDS, warm_up=3)
        return {"what": "DOCX against the bare zip", "ours": ours() / floor, "unit": "×", "at_most": 4}
