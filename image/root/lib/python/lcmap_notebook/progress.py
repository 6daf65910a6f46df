"""Shows below a cell, while it runs, what Spark does for it: jobs, stages, tasks.

For any context that a cell makes or uses, one after the other, with no code in the notebook. When the
cell has ended, one line is left. docs/adr/0050-progress.md says why this is not sparkmonitor.
"""

import threading
import time
import uuid

from lcmap_notebook import applications, progress_html, spark_jobs

SECONDS_BETWEEN = 0.4
# How long the end of a cell waits for Spark to count the last job as ended.
SECONDS_TO_SETTLE = 0.5


class Progress:
    """Watches the active context from a thread of its own while a cell runs."""

    def __init__(self, shell):
        self._shell = shell
        self._cell_runs = threading.Event()
        # Guards all that follows: the watching thread against the start and the end of a cell.
        self._lock = threading.RLock()
        self._spark: spark_jobs.SparkJobs | None = None
        self._cancelled = False
        self._display = ""
        self._shown = ""
        threading.Thread(target=self._watch, name="spark-progress", daemon=True).start()

    def cell_starts(self, _info) -> None:
        with self._lock:
            self._display, self._shown, self._cancelled = uuid.uuid4().hex, "", False
            if self._spark is not None:
                self._spark.forget()
        self._cell_runs.set()

    def cell_ends(self, result) -> None:
        """IPython has taken Spark's own handler of interrupts away: what was interrupted is cancelled here."""
        context = spark_jobs.active_context()
        if context is not None and isinstance(result.error_in_exec, KeyboardInterrupt):
            spark_jobs.cancel(context)
            self._cancelled = True
        self._cell_runs.clear()
        with self._lock:
            self._settle()
            self._show(cell_runs=False)

    def _watch(self) -> None:
        while True:
            self._cell_runs.wait()
            with self._lock:
                if self._cell_runs.is_set():
                    self._quietly(self._look)
                    self._show(cell_runs=True)
            time.sleep(SECONDS_BETWEEN)

    def _look(self) -> None:
        context = spark_jobs.active_context()
        if context is None:
            return
        if self._spark is None or self._spark.context is not context:
            self._follow(context)
        self._spark.update()

    def _follow(self, context) -> None:
        self._spark = spark_jobs.SparkJobs(context)
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
        if spark is None or not (spark.jobs or cell_runs):
            return
        page = progress_html.render(spark, cell_runs, self._cancelled)
        if not page or page == self._shown:
            return
        self._shell.display_pub.publish(
            {"text/html": page, "text/plain": progress_html.summary(spark.jobs.values(), self._cancelled)},
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
