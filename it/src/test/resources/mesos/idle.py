"""Asks the same of cached and shuffled data for each line of its input: between them, the executors may be gone."""

import sys

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
totals = sc.parallelize(range(30), 4).map(lambda n: (n % 3, n)).reduceByKey(lambda a, b: a + b, 2).cache()
for line in sys.stdin:
    print(line.strip(), sorted(totals.collect()), flush=True)
sc.stop()
