"""Shows below a cell, while it runs, what Spark does for it: jobs, stages, tasks.

For any context that a cell makes or uses, one after the other, with no code in the notebook. When the
cell has ended, one line is left. docs/adr/0050-progress.md says why this is not sparkmonitor.
"""

import signal
import sys
import threading
import time
import uuid

from lcmap_notebook import applications, progress_html, spark_jobs

SECONDS_BETWEEN = 0.4
# How long the end of a cell waits for Spark to count the last job as ended.
SECONDS_TO_SETTLE = 0.5
# How many looks an interrupted cell has to end by itself once none of its jobs runs.
LOOKS_TO_END = 4


class NoSignals:
    """Stands for `signal` in PySpark, whose handler of Ctrl-C would talk to Spark in the middle of a talk."""

    SIGINT = signal.SIGINT

    @staticmethod
    def signal(_number, _handler):
        return None


def talks_to_spark(frame) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("py4j."):
            return True
        frame = frame.f_back
    return False


class Progress:
    """Watches the active context from a thread of its own while a cell runs."""

    def __init__(self, shell):
        self._shell = shell
        self._cell_runs = threading.Event()
        # Guards all that follows: the watching thread against the start and the end of a cell.
        self._lock = threading.RLock()
        self._spark: spark_jobs.SparkJobs | None = None
        # Whether this cell made the context: then it is worth a line, jobs or not.
        self._is_new = False
        # Set by an interrupt: cancel the cell's jobs, then end it.
        self.interrupted = False
        self.error_is_shown = False
        self._wake = threading.Event()
        self._looks_at_end = 0
        self._display = ""
        self._shown = ""
        threading.Thread(target=self._watch, name="spark-progress", daemon=True).start()

    def cell_starts(self, _info) -> None:
        with self._lock:
            self._display, self._shown = uuid.uuid4().hex, ""
            self.interrupted, self.error_is_shown, self._looks_at_end = False, False, 0
            self._is_new = False
            if self._spark is not None:
                self._spark.forget()
        self._cell_runs.set()
        # IPython puts its own handler in place before each cell, and takes this one away after it.
        signal.signal(signal.SIGINT, self._interrupt)

    def cell_ends(self, result) -> None:
        self._cell_runs.clear()
        with self._lock:
            # It may have made a context since the last look.
            self._quietly(self._look)
            if isinstance(result.error_in_exec, KeyboardInterrupt):
                self.interrupted = True
                self._quietly(self._cancel)
            self._settle()
            self._show(cell_runs=False)

    def _interrupt(self, _number, frame) -> None:
        """An answer that is not waited for breaks Py4J's connection: so first cancel what it waits for."""
        if self.interrupted or not talks_to_spark(frame) or spark_jobs.active_context() is None:
            raise KeyboardInterrupt
        self.interrupted = True
        self._wake.set()

    def _watch(self) -> None:
        while True:
            self._cell_runs.wait()
            with self._lock:
                if self._cell_runs.is_set():
                    self._quietly(self._look)
                    if self.interrupted:
                        self._quietly(self._cancel)
                    self._show(cell_runs=True)
            self._wake.wait(SECONDS_BETWEEN)
            self._wake.clear()

    def _cancel(self) -> None:
        if self._spark is None:
            return
        self._spark.cancel()
        self._looks_at_end += self._spark.all_ended()
        if self._looks_at_end == LOOKS_TO_END and self._cell_runs.is_set() and not self.error_is_shown:
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    def _look(self) -> None:
        pyspark = sys.modules.get("pyspark.core.context")
        if pyspark is not None:
            pyspark.signal = NoSignals
        context = spark_jobs.active_context()
        if context is None:
            return
        if self._spark is None or self._spark.context is not context:
            self._follow(context)
        self._spark.update()

    def _follow(self, context) -> None:
        self._spark = spark_jobs.SparkJobs(context)
        self._is_new = True
        if self._spark.ui:
            applications.remember(self._spark.application, self._spark.ui)
        stop = context.stop

        def look_and_stop() -> None:
            # A stopped context tells nothing any more.
            with self._lock:
                self._settle()
            stop()

        context.stop = look_and_stop

    def _settle(self) -> None:
        spark = self._spark
        if spark is None or spark.context is not spark_jobs.active_context():
            return
        deadline = time.monotonic() + SECONDS_TO_SETTLE
        self._quietly(spark.update_all)
        while not spark.all_ended() and time.monotonic() < deadline:
            time.sleep(0.05)
            self._quietly(spark.update_all)

    def _show(self, cell_runs: bool) -> None:
        spark = self._spark
        if spark is None or not (spark.jobs or self._is_new):
            return
        page = progress_html.render(spark, cell_runs, self.interrupted)
        if page == self._shown:
            return
        self._shell.display_pub.publish(
            {"text/html": page, "text/plain": progress_html.summary(spark.jobs.values(), self.interrupted)},
            transient={"display_id": self._display},
            update=bool(self._shown),
        )
        self._shown = page

    def _quietly(self, read) -> None:
        """A JVM that has just ended is no reason for a message about progress."""
        try:
            read()
        except Exception:  # noqa: BLE001 - Py4J has a dozen kinds for it
            self._spark = None
