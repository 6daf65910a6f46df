"""Holds its executors until its input ends; prints where it can be found."""

import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
if len(sys.argv) > 1:
    sc.setLogLevel(sys.argv[1])
sc.parallelize(range(4), 4).map(lambda n: n).count()
print(sc.applicationId, sc.uiWebUrl, sc.getConf().get('spark.driver.port'), flush=True)
sys.stdin.read()
spark.stop()
