"""Runs a job of some seconds for each line of its input, and prints the result: faults come meanwhile."""

import sys
import time

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
print('ready', sc.applicationId, flush=True)


def slow(n):
    time.sleep(0.2)
    return n % 3, n


for line in sys.stdin:
    rows = sc.parallelize(range(30), 15).map(slow).reduceByKey(lambda a, b: a + b, 2)
    print(line.strip(), sorted(rows.collect()), flush=True)
sc.stop()
print('stopped', flush=True)
