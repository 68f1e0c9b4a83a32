"""Processes that start at the same moment over one database that has no tables yet."""

import subprocess
import sys

import sqlalchemy as sa

from formgen.storage import Database

TOGETHER = 8
START = f"""
import os, sys
from formgen.storage import Database

def start():
    try:
        Database(sys.argv[1]).upgrade()
    except BaseException as fault:
        print(fault, file=sys.stderr)
        os._exit(1)
    os._exit(0)

children = [os.fork() or start() for _each in range({TOGETHER})]
print(*[os.waitpid(one, 0)[1] for one in children])
"""


def test_eight_processes_that_start_together_upgrade_it_once(empty_url):
    command = [sys.executable, "-c", START, empty_url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)

    assert done.stdout.split() == ["0"] * TOGETHER, done.stderr
    database = Database(empty_url)
    assert database.at_head()
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM alembic_version")).scalar() == 1
    database.close()
