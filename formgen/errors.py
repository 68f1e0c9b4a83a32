"""Everything that formgen refuses, as one tree.

FormgenError                what a person can mend: carries one plain sentence and an exit code
├── BadInput                answers, files or arguments that cannot be read       (exit 2, HTTP 400)
│   └── UnknownForm         no form has this id or code
├── Conflict                somebody else saved in between                         (exit 2, HTTP 409)
├── DefinitionFault         a form, rule or template is wrong: a fault of its author
│   └── TemplateFault       a Word template and its form do not agree
└── PartMissing             a needed part is absent or down: LibreOffice, fonts… (exit 3, HTTP 503)
    └── ConversionFailed    the converter is there but this document could not be converted
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.messages import Message


class FormgenError(Exception):
    """A fault with a sentence for people: what is wrong, where, and what to do."""

    exit_code = 2
    code = "error"

    def __init__(
        self,
        message: Message | str,
        *,
        fields: Mapping[str, Message | str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})

    def __str__(self) -> str:
        """The sentence in Chinese, with one more line for each field at fault."""
        lines = [
            str(self.message),
            *(f"{path}：{said}" for path, said in self.fields.items()),
        ]
        return "\n".join(lines)


class BadInput(FormgenError):
    """Answers, a file or an argument that cannot be read as what it should be."""

    code = "bad_input"


class UnknownForm(BadInput):
    """No form has this id or code."""

    code = "unknown_form"


class Conflict(FormgenError):
    """The draft was saved by someone else since it was read."""

    code = "conflict"


class DefinitionFault(FormgenError):
    """A form, rule or template is wrong: found when it is loaded, addressed to its author."""

    code = "definition"


class TemplateFault(DefinitionFault):
    """A Word template and its form do not agree, or the template cannot be read."""

    code = "template"


class PartMissing(FormgenError):
    """A needed part (LibreOffice, fonts, database) is absent or down; the message names the remedy."""

    exit_code = 3
    code = "part_missing"


class ConversionFailed(PartMissing):
    """The converter answered, but not with a PDF of this document."""

    code = "conversion_failed"
