"""Reads from a running SparkContext what its jobs do, and cancels them."""

import json
import re
import sys

# Spark may still count a job as running for some moments after its result has arrived.
ENDED = ("SUCCEEDED", "FAILED")
# A stream's jobs are in a group named by its run, which is a UUID.
STREAM = re.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")


def active_context():
    """The context in use, or None; never imports Spark into a notebook that does not use it."""
    module = sys.modules.get("pyspark.core.context")
    context = module.SparkContext._active_spark_context if module else None
    # It is there before its JVM part is.
    return context if getattr(context, "_jsc", None) is not None else None


class SparkJobs:
    """The jobs of one context since the last `forget`. One thread at a time may use it.

    They are read from Spark's own status store, in the form of its REST API, so they are there with
    `spark.ui.enabled=false` as well, and cost one call whatever the number of tasks.
    """

    def __init__(self, context):
        jvm = context._jvm
        self.context = context
        self.application = context.applicationId
        self.application_name = context.appName
        self.ui = context.uiWebUrl
        self.jobs: dict[int, dict] = {}
        self._first = 0
        self._store = context._jsc.sc().statusStore()
        self._mapper = jvm.org.apache.spark.status.api.v1.JacksonMessageWriter().mapper()
        self._running = jvm.java.util.ArrayList()
        self._running.add(jvm.org.apache.spark.JobExecutionStatus.RUNNING)

    def forget(self) -> None:
        """From now on only jobs count that start later."""
        self._first = max(self.jobs, default=self._first - 1) + 1
        self.jobs = {}

    def update(self) -> None:
        """Reads the jobs that run, and how those ended that ran the last time."""
        before = [number for number, job in self.jobs.items() if job["status"] not in ENDED]
        running = self._keep(self._store.jobsList(self._running))
        for number in before:
            if number not in running:
                self._keep(self._store.job(number))

    def update_all(self) -> None:
        """Reads every job, also those too short to be seen while they ran."""
        self._keep(self._store.jobsList(None))

    def all_ended(self) -> bool:
        return all(job["status"] in ENDED for job in self.jobs.values())

    def cancel(self) -> None:
        """Cancels the jobs that run, but those of streams, which run on from cell to cell."""
        for number, job in self.jobs.items():
            if job["status"] not in ENDED and not STREAM.fullmatch(job.get("jobGroup", "")):
                self.context._jsc.sc().cancelJob(number)

    def _keep(self, data) -> set[int]:
        read = json.loads(self._mapper.writeValueAsString(data))
        jobs = {job["jobId"]: job for job in (read if isinstance(read, list) else [read])}
        self.jobs.update((number, job) for number, job in jobs.items() if number >= self._first)
        return set(jobs)
