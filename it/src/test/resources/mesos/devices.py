"""Holds executors with a GPU each until its input ends; prints where it can be found, and which GPUs they were told."""

import sys

from pyspark import BarrierTaskContext
from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext


def gpus(rows):
    task = BarrierTaskContext.get()
    task.barrier()
    yield task.resources()['gpu'].addresses


told = sc.parallelize(range(2), 2).barrier().mapPartitions(gpus).collect()
print(sc.applicationId, sc.uiWebUrl, sorted(told), flush=True)
sys.stdin.read()
sc.stop()
