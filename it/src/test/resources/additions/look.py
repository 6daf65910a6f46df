"""Prints what the driver and an executor see of what an image adds: look.py ADDRESS"""

import os
import sys
import urllib.request

from pyspark.sql import SparkSession


def seen(address):
    with urllib.request.urlopen(address) as answer:
        return os.environ['SITE_DATA'], answer.read().decode()


address = sys.argv[1]
spark = SparkSession.builder.getOrCreate()
java = spark.sparkContext._jvm.added.Added
print('driver:', *seen(address), java.read(address))
python = spark.sparkContext.parallelize([address], 1).map(seen).first()
# Spark evaluates a constant on the driver; a column it sends to an executor.
column = spark.createDataFrame([(address,)], 'address string').selectExpr("reflect('added.Added', 'read', address)")
print('executor:', *python, column.first()[0])
print('settings:', spark.conf.get('spark.sql.session.timeZone'), spark.conf.get('spark.sql.shuffle.partitions'))
spark.stop()
