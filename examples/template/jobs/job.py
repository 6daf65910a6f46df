"""Means of the numbers in text files, as a Spark job: spark-submit jobs/job.py INPUT OUTPUT

INPUT is a folder of text files with a number in each line; OUTPUT gets a row for each file, as Parquet.
"""

import sys

from pyspark.sql import SparkSession


def mean(text):
    """The mean of the numbers in a text; None when it has none."""
    numbers = [float(line) for line in text.split()]
    return sum(numbers) / len(numbers) if numbers else None


def means(spark, folder):
    """A data frame with the name and the mean of each file of the folder. Executors call `mean`."""
    files = spark.sparkContext.wholeTextFiles(folder)
    rows = files.map(lambda file: (file[0].rsplit('/', 1)[-1], mean(file[1])))
    return spark.createDataFrame(rows, 'file string, mean double').orderBy('file')


def run(folder, output):
    spark = SparkSession.builder.getOrCreate()
    try:
        result = means(spark, folder)
        result.show()
        result.write.parquet(output)
    finally:
        spark.stop()


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit('usage: spark-submit jobs/job.py INPUT OUTPUT')
    run(*sys.argv[1:])
