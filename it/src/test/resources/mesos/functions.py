"""Asks two functions in Java, whose classes came by --jars and by --packages, and says how many executors answered."""

from pyspark.sql import SparkSession
from pyspark.sql.types import LongType

spark = SparkSession.builder.getOrCreate()
spark.udf.registerJavaFunction('triple', 'org.lcmap.it.Triple', LongType())
spark.udf.registerJavaFunction('fourfold', 'org.lcmap.it.Fourfold', LongType())
print('sums', *spark.range(0, 100, 1, 4).selectExpr('sum(triple(id))', 'sum(fourfold(id))').first())
print('executors', len(spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) - 1)
spark.stop()
