"""A calendar as another program reads it."""

from __future__ import annotations


def events(text):
    """The events of a calendar, unfolded, as names and values; every line within its octets."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)
    whole = text[:-2].replace("\r\n ", "").split("\r\n")
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "PRODID:-//formgen//deadlines//ZH"} <= set(whole)
    found, open_parts = [], []
    for line in whole:
        name, _colon, value = line.partition(":")
        assert name, line
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name not in found[-1], line
            found[-1][name] = value
    assert open_parts == []
    return found
