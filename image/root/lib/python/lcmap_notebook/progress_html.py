"""Draws the progress of Spark's jobs, in the colours of the page that it is on. Values in, text out."""

import html
import os
import re
from datetime import UTC, datetime

ROWS = 6
MUTED = "color:var(--jp-ui-font-color2,#616161)"
COLOURS = {
    "RUNNING": "var(--jp-brand-color1,#1976d2)",
    "SUCCEEDED": "var(--jp-success-color1,#388e3c)",
    "FAILED": "var(--jp-error-color1,#d32f2f)",
    "CANCELLED": "var(--jp-warn-color1,#f57c00)",
}


def link(application: str) -> str:
    """A link to the Spark UI of an application through Jupyter; empty when no server of ours runs this."""
    base = os.environ.get("LCMAP_SPARK_UI")
    if not base:
        return ""
    return f'<a href="{html.escape(base + application)}/jobs/" target="_blank">Spark UI</a>'


def count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def stages(job: dict) -> tuple[int, int]:
    """Stages done, and stages to do in all: those skipped are neither."""
    return job["numCompletedStages"], len(job["stageIds"]) - job["numSkippedStages"]


def tasks(job: dict) -> tuple[int, int]:
    return job["numCompletedTasks"], job["numTasks"] - job["numSkippedTasks"]


def instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%Z").replace(tzinfo=UTC)


def state(job: dict, cancelled: bool) -> str:
    """What became of a job. To Spark, one that was cancelled has failed, some moments later."""
    return "CANCELLED" if cancelled and job["status"] != "SUCCEEDED" else job["status"]


def summary(jobs, cancelled: bool) -> str:
    """One line about all of them."""
    jobs = list(jobs)
    if not jobs:
        return "Spark is ready"
    states = [state(job, cancelled) for job in jobs]
    parts = [count(len(jobs), "job")]
    for name in ("RUNNING", "FAILED", "CANCELLED"):
        if name in states:
            parts[0] += f" ({states.count(name)} {name.lower()})"
    parts.append(count(sum(stages(job)[0] for job in jobs), "stage"))
    parts.append(count(sum(tasks(job)[0] for job in jobs), "task"))
    if all("completionTime" in job for job in jobs):
        began = min(instant(job["submissionTime"]) for job in jobs)
        ended = max(instant(job["completionTime"]) for job in jobs)
        parts.append(f"{(ended - began).total_seconds():.1f} s")
    return "Spark: " + ", ".join(parts)


def row(job: dict, status: str) -> str:
    name = job.get("description") or re.sub(r" at \S*?([^/\s]+)$", r" at \1", job["name"])
    done, all_tasks = tasks(job)
    percent = 100 * done // max(all_tasks, 1)
    running = f" ({job['numActiveTasks']} running)" if job["numActiveTasks"] else ""
    cells = [
        f"job {job['jobId']}",
        f'<span title="{html.escape(job["name"])}">{html.escape(name[:60])}</span>',
        f'<div style="width:14em;height:.8em;background:var(--jp-border-color2,#e0e0e0)">'
        f'<div style="width:{percent}%;height:100%;background:{COLOURS[status]}"></div></div>',
        f"tasks {done}/{all_tasks}{running}",
        "stages {}/{}".format(*stages(job)),
        status.lower(),
    ]
    return "<tr>" + "".join(f'<td style="text-align:left;padding:1px 1em 1px 0">{cell}</td>' for cell in cells) + "</tr>"


def render(spark, cell_runs: bool, cancelled: bool) -> str:
    """The progress of a context's jobs: a row for each while the cell runs, then one line."""
    jobs = sorted(spark.jobs.values(), key=lambda job: job["jobId"])
    ended_well = all(job["status"] == "SUCCEEDED" for job in jobs)
    way = link(spark.application) if spark.ui else ""
    head = f'<span style="{MUTED}">{summary(jobs, cancelled)}</span>' + (f" &nbsp; {way}" if way else "")
    rows = ""
    if jobs and (cell_runs or not ended_well):
        shown = [job for job in jobs if job["status"] != "SUCCEEDED"] if not cell_runs else jobs
        earlier = len(shown) - ROWS
        rows = "".join(row(job, state(job, cancelled)) for job in shown[-ROWS:])
        if earlier > 0:
            rows = f"<tr><td colspan=6>... and {count(earlier, 'earlier job')}</td></tr>" + rows
        rows = f'<table style="margin:0;border:0">{rows}</table>'
    return f'<div class="lcmap-spark-progress" style="font-size:var(--jp-ui-font-size1,13px)">{head}{rows}</div>'
