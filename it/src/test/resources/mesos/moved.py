"""Computes rows once and keeps them; for each line of its input prints the number of rows made so far, and their sum."""

import sys

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
made = sc.accumulator(0)


def make(n):
    made.add(1)
    return n % 5, n


kept = sc.parallelize(range(100), 4).map(make).cache()
sums = kept.reduceByKey(lambda a, b: a + b, 2)
sums.collect()
print('ready', made.value, kept.count(), flush=True)
for line in sys.stdin:
    print(line.strip(), made.value, kept.values().sum(), sum(total for _, total in sums.collect()), flush=True)
sc.stop()
