"""Shows what went wrong in a job as its author needs it: the lines of the job, without Spark's and Java's.

A line in the site-packages folder (lcmap-spark.pth) puts `show` in the place of `sys.excepthook` in each Python of
the runtime, and loads this module only when an error needs it, or to silence Py4J in a driver.
LCMAP_SPARK_LOG_LEVEL=DEBUG brings the whole traces back.
"""

import os
import sys

MASTERS = "local, local[N], local[*], local[N,F], mesos://HOST:PORT, spark://HOST:PORT or k8s://HOST:PORT"


def show(kind, error, trace):
    """Takes the place of `sys.excepthook`."""
    if os.environ.get("LCMAP_SPARK_LOG_LEVEL", "").upper() in ("DEBUG", "TRACE", "ALL"):
        sys.__excepthook__(kind, error, trace)
    elif _interrupted(error):
        if hasattr(sys, "ps1"):  # a shell goes on
            sys.stderr.write("KeyboardInterrupt\n")
        else:
            os._exit(130)  # what a shell expects after Ctrl-C; nothing waits for a JVM that ends as well
    elif kind.__module__.startswith(("py4j.", "pyspark.")):
        sys.stderr.write(_told(kind, error, trace))
    else:
        sys.__excepthook__(kind, error, trace)


def silence_py4j():
    """Py4J writes its own traceback for each call that Ctrl-C interrupts, before anyone can handle it."""
    import logging

    # It uses the root logger for it.
    logging.getLogger().addFilter(lambda record: not record.pathname.endswith("/py4j/java_gateway.py"))


def _interrupted(error):
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False


def _told(kind, error, trace):
    text = str(error)
    if "JAVA_GATEWAY_EXITED" in text or "SparkContext was shut down" in text:
        return ""  # the JVM has said why, or was told to end
    if "lcmap-spark: " in text:
        # The cluster manager has said it as the user needs it; Spark puts its own words around it.
        return "lcmap-spark: " + text.split("lcmap-spark: ", 1)[1].split("\n\tat ")[0].split("\n\n")[0].rstrip() + "\n"
    for sign, advice in (
        ("Could not parse Master URL", f"lcmap-spark: Spark cannot use this master: give {MASTERS}\n"),
        (
            "Mkdirs failed to create",
            f"lcmap-spark: user {os.getuid()} cannot write to {_refused(text)}:"
            " write to a folder of your own; a container runs as you with -u `id -u`\n",
        ),
        ("No space left on device", "lcmap-spark: no space left: make some, or set --conf spark.local.dir=FOLDER\n"),
    ):
        if sign in text:
            return advice
    return _of_job(kind, text, trace)


def _refused(text):
    """The folder that Hadoop could not make (RawLocalFileSystem), without the ones of its own within."""
    path = text.partition("Mkdirs failed to create ")[2].split()
    return path[0].removeprefix("file:").split("/_temporary")[0] if path else "its folder"


def _of_job(kind, text, trace):
    import traceback

    lines = traceback.format_list([f for f in traceback.extract_tb(trace) if not _of_spark(f.filename)])
    start = text.rfind("Traceback (most recent call last):\n")
    if start >= 0:
        # A function of the job failed in a worker: Spark's message holds the worker's traceback, and Spark
        # may have put its lines into this one too.
        worker = _worker_lines(text[start:])
        lines = [line for line in lines if line.split("\n")[0] + "\n" not in worker] + worker
        return "".join(["Traceback (most recent call last):\n", *lines])
    message = text.split("\n\tat ")[0].strip()
    if message.startswith("An error occurred while calling"):
        message = message.split("\n: ", 1)[-1]
    lines.insert(0, "Traceback (most recent call last):\n")
    return "".join(lines) + f"{kind.__name__}: {message}\n"


def _worker_lines(text):
    text = text.split("\n\tat ")[0].split("\n\nJVM stacktrace")[0].rstrip()
    kept, of_spark = [], False
    for line in text.split("\n")[1:]:
        if line.startswith('  File "'):
            of_spark = _of_spark(line.split('"')[1])
        elif not line.startswith("  "):
            of_spark = False
        if not of_spark and not line.startswith(" SQLSTATE:"):
            kept.append(line + "\n")
    return kept


def _of_spark(file):
    return "/pyspark/" in file or "/py4j/" in file or "/spark/python/" in file
