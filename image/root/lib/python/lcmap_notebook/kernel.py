"""What a Python kernel of this runtime does for Spark, with no code in the notebook.

An IPython extension; `python/etc/ipython` names it.
"""

import atexit
import os
import sys
import traceback

import lcmap_driver
from lcmap_notebook import progress, progress_html

# Less than the 5 s that Jupyter gives a kernel.
SECONDS_TO_END = 4


def context_html(context) -> str:
    """A context as PySpark shows it, with a link that works from wherever the notebook's page does."""
    usual = context._repr_html_()
    way = progress_html.link(context.applicationId)
    return usual.replace(f'<a href="{context.uiWebUrl}">Spark UI</a>', way) if way else usual


def session_html(session) -> str:
    context = session.sparkContext
    return session._repr_html_().replace(context._repr_html_(), context_html(context))


def explain_interrupts(shell, watch: progress.Progress) -> None:
    """An interrupt while Spark works shows where the cell was, without what Spark says of it at length."""

    def show(_shell, kind, error, trace, tb_offset=None):
        watch.error_is_shown = True
        if watch.interrupted:
            own = [line for line in traceback.format_tb(trace) if "/ipykernel_" in line]
            lines = [*own, "KeyboardInterrupt: the cell was interrupted, its Spark jobs are cancelled"]
            kind, error = KeyboardInterrupt, KeyboardInterrupt()
        else:
            lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
        shell._showtraceback(kind, error, lines)

    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    shell.set_custom_exc((KeyboardInterrupt, Py4JError, PySparkException), show)


def end_jvm() -> None:
    """Lets the JVM clear its folders away; Jupyter kills what a kernel leaves behind."""
    module = sys.modules.get("pyspark.core.context")
    gateway = module.SparkContext._gateway if module else None
    jvm = getattr(gateway, "proc", None)
    if jvm is not None:
        lcmap_driver.end_jvm(jvm, SECONDS_TO_END)


def load_ipython_extension(shell) -> None:
    if not hasattr(shell, "kernel"):
        return
    atexit.register(end_jvm)
    # The progress of Spark's console would go to the cell's errors.
    options = os.environ.get("SPARK_SUBMIT_OPTS", "")
    os.environ["SPARK_SUBMIT_OPTS"] = f"{options} -Dspark.ui.showConsoleProgress=false".strip()
    # A notebook that runs without a page (nbconvert) keeps to what its cells say.
    if "LCMAP_SPARK_UI" not in os.environ:
        return
    watch = progress.Progress(shell)
    shell.events.register("pre_run_cell", watch.cell_starts)
    shell.events.register("post_run_cell", watch.cell_ends)
    explain_interrupts(shell, watch)
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("pyspark.core.context", "SparkContext", context_html)
    formatter.for_type_by_name("pyspark.sql.session", "SparkSession", session_html)
