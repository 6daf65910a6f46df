"""Asks in SQL, by functions in Python with Arrow and without, and of a stream; prints a line for each."""

import sys

import pandas as pd
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import LongType

spark = SparkSession.builder.getOrCreate()
spark.range(1000).selectExpr('id', 'id % 10 as kind').createOrReplaceTempView('numbers')
print('sql', spark.sql('select kind, sum(id) s from numbers group by kind order by s desc').first()['s'])


@functions.udf(LongType())
def plain(n):
    return n + 1


@functions.pandas_udf(LongType())
def arrow(series: pd.Series) -> pd.Series:
    return series * 2


numbers = spark.table('numbers')
print('udf', numbers.select(functions.sum(plain('id'))).first()[0])
print('arrow', numbers.select(functions.sum(arrow('id'))).first()[0])
print('groups', numbers.groupBy('kind').applyInPandas(lambda g: g.head(1), numbers.schema).count())
print('pandas', int(numbers.toPandas()['id'].sum()))

if len(sys.argv) > 1:  # a folder that executors see, too
    folder = sys.argv[1]
    stream = spark.readStream.schema('id long').csv(folder + '/in')
    query = (
        stream.groupBy()
        .agg(functions.sum('id').alias('total'))
        .writeStream.outputMode('complete')
        .format('memory')
        .queryName('totals')
        .option('checkpointLocation', folder + '/checkpoint')
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    print('stream', spark.table('totals').first()['total'])
spark.stop()
