"""Tests of the job. They run in the image: make test"""

import unittest

import job
from pyspark.sql import SparkSession


class Mean(unittest.TestCase):

    def test_mean_of_numbers(self):
        self.assertEqual(job.mean('1\n2\n6\n'), 3)

    def test_no_numbers_have_no_mean(self):
        self.assertIsNone(job.mean('\n'))

    def test_files_in_spark(self):
        spark = SparkSession.builder.master('local[2]').getOrCreate()
        try:
            rows = job.means(spark, 'data/sample').collect()
        finally:
            spark.stop()
        self.assertEqual([(row.file, row.mean) for row in rows], [('one.txt', 2.5), ('three.txt', 3.0)])


if __name__ == '__main__':
    unittest.main()
