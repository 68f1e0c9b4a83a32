"""Acts about a draft, as the storage is told of them."""

from formgen.storage import NewEvent, Series


def event(draft, act="submit", **changes):
    """An act about a draft that nobody has done anything about."""
    usual = {"number": 0, "version": draft.version, "station_from": "draft", "station_to": "review"}
    return NewEvent(draft.id, act, **usual | {"locked": True} | changes)


def filing(draft, **changes):
    def answers(number):
        return {**draft.answers, "filing_no": number}, draft.title

    return event(draft, "file", files=Series(2026), tells=answers, **changes)
