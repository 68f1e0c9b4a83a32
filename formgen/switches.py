"""Settings of the environment that are on or off, in the words that people write for it."""

from __future__ import annotations

import os

from formgen.errors import BadInput
from formgen.messages import _

ON, OFF = frozenset({"1", "on", "yes", "true"}), frozenset({"0", "off", "no", "false", "closed"})


def is_on(name: str, *, usual: bool) -> bool:
    """Whether the setting is on; *usual* where it is not there. A word for neither must not pass for one of them.

    :raises BadInput: for a word that means neither.
    """
    given = os.environ.get(name, "").strip().casefold()
    if given and given not in ON | OFF:
        raise BadInput(_("{name} 只能是 1（开）或者 0（关）。", name=name))
    return given in ON if given else usual
