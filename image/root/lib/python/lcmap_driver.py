"""How a Python program that started its JVM ends: the JVM first gives a cluster back what it holds.

When the program is process 1 of a container, or tini's child, all other processes are killed as soon as it is gone.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading

# `docker stop` kills after 10 s.
SECONDS_TO_END = 8


def end_jvm(jvm: subprocess.Popen, seconds: float) -> None:
    """Tells the JVM that its program is gone, and waits for its end."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        jvm.stdin.close()
        jvm.wait(seconds)


def end_with_jvm(gateway) -> None:
    """From now on SIGTERM and SIGHUP (a closed terminal) end the JVM, then this program."""
    jvm = getattr(gateway, "proc", None)
    if jvm is None or threading.current_thread() is not threading.main_thread():
        return

    def end(number, _frame):
        end_jvm(jvm, SECONDS_TO_END)
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)
