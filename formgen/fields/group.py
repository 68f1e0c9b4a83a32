"""Answers that belong together, as rules and templates see them."""

from __future__ import annotations

from typing import Any


class Group:
    """The answers below one name, such as ``price``: one attribute for each field, ``None`` if unanswered.

    Asking for a field that the form does not have raises ``AttributeError`` with the names it has.
    """

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> Any:
        message = f"no field {name!r} here: there are {', '.join(sorted(self.__dict__))}"
        raise AttributeError(message)

    def __bool__(self) -> bool:
        """Whether anything in the group is answered."""
        return any(value not in (None, "", [], {}) for value in self.__dict__.values())

    def __eq__(self, other: object) -> bool:
        """Whether the same fields have the same answers."""
        return vars(self) == vars(other) if isinstance(other, Group) else NotImplemented

    def __hash__(self) -> int:
        """By the names of the fields alone: answers may be lists."""
        return hash(frozenset(vars(self)))

    def __repr__(self) -> str:
        return f"Group({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"
