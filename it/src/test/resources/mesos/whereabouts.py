"""Says of the executors' JVMs where their Spark is, and with which option they were started."""

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(0, 4, 1, 4).selectExpr(
    "java_method('java.lang.System', 'getenv', 'SPARK_HOME') home",
    "java_method('java.lang.System', 'getProperty', 'lcmap.it.planted') option",
)
for home, option in {(row.home.split('/')[-1], row.option) for row in rows.collect()}:
    print(home, option)
spark.stop()
