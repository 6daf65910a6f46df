"""Moves data between driver and executors in every way that RDDs have, and prints a line for each."""

import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext

count = int(sys.argv[1])
rows = spark.range(0, count, 1, 8).selectExpr('id', 'sha2(cast(id as string), 512) as text')
found = rows.repartition(8, 'text').selectExpr('sum(id)', 'count(distinct substr(text, 1, 12))').first()
jvm_stages = sc._jsc.sc().statusStore()
written = 0
stages = jvm_stages.stageList(None, False, False, sc._gateway.new_array(sc._jvm.double, 0), None)
for i in range(stages.size()):
    written += stages.apply(i).shuffleWriteBytes()
print('shuffle', found[0], found[1], 'MB' if written > 66 * count else written)

table = sc.broadcast({n: n * n for n in range(100_000)})
print('broadcast', sc.parallelize(range(100), 4).map(lambda n: table.value[n]).sum())

counter = sc.accumulator(0)
sc.parallelize(range(1000), 4).foreach(lambda n: counter.add(n))
print('accumulator', counter.value)

cached = sc.parallelize(range(10_000), 4).map(lambda n: n * 2).persist(StorageLevel.MEMORY_AND_DISK)
print('cache', cached.sum(), cached.count(), len(sc._jsc.sc().getRDDStorageInfo()))

pairs = sc.parallelize([(n % 7, n) for n in range(700)], 4)
print('join', pairs.reduceByKey(lambda a, b: a + b).join(pairs.groupByKey().mapValues(len)).count())
spark.stop()
