"""Runs the change detection on pairs of folders in one Spark, and prints how each run ended."""

import sys
from argparse import Namespace

import change_detection
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for source, target in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
    try:
        change_detection.run(spark, Namespace(input=source, output=target, show=5))
        print(f'{source} was not refused')
    except SystemExit as end:
        print(end)
spark.stop()
