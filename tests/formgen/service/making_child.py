"""What processes that make papers are given in place of the real work."""

import os
import signal

from formgen.service.batch_making import made_of


def dies_in_row_seven(order, row):
    """End the process at one row, as the system does when memory runs out."""
    if row.number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return made_of(order, row)


def names_its_process(order, row):
    """Say where it was made."""
    made = made_of(order, row)
    made.result["process"] = os.getpid()
    return made
