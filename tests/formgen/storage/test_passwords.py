"""Looking at a password takes its time, and nobody else's."""

import os
import sys
import threading

import pytest

from formgen.storage import passwords


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
def test_who_is_already_saving_goes_before_those_who_sign_in():
    def nice():
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    mine = nice()
    assert passwords._turns(os.getpid()).submit(nice).result() == max(mine, passwords.MODEST)
    assert nice() == mine


def test_passwords_are_looked_at_in_a_forked_process_too():
    kept = passwords.digest("正确的密码")
    child = os.fork()
    if not child:
        os._exit(7 if passwords.matches(kept, "正确的密码") else 8)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
