"""Prints what executors see of their containers: as whom they run, and the text of each file named (relative: in the
sandbox); then the sum of a shuffle between them, and under which names Spark knows them."""

import os
import sys

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
files = sys.argv[1:]


def look(_):
    seen = [str(os.getuid())]
    for file in files:
        with open(os.path.join(os.environ['MESOS_SANDBOX'], file)) as text:
            seen.append(text.read().strip())
    return ' '.join(seen)


for seen in sorted(set(sc.parallelize(range(8), 8).map(look).collect())):
    print(seen)
pairs = sc.parallelize(range(100), 8).map(lambda n: (n % 7, n)).reduceByKey(lambda a, b: a + b, 4).collect()
print('shuffle', sum(total for _, total in pairs))
executors = sc._jsc.sc().statusTracker().getExecutorInfos()
names = {executor.host() for executor in executors} - {sc.getConf().get('spark.driver.host')}
print(*sorted(names))
sc.stop()
