"""Tests of the change detection. They run in the image: make test"""

import tempfile
import unittest
from argparse import Namespace
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import change_detection
from pyspark.sql import SparkSession

ROW = '724000, 300, 400, 500, 2500, 1500, 900, 2950, 0'


class Rows(unittest.TestCase):

    def test_good_row_is_nine_integers(self):
        self.assertEqual(change_detection.parse_row(ROW), (724000, 300, 400, 500, 2500, 1500, 900, 2950, 0))

    def test_julian_day_becomes_an_ordinal_one(self):
        self.assertEqual(change_detection.parse_row(ROW.replace('724000', '2445425'))[0], 724000)

    def test_bad_rows_say_what_is_wrong(self):
        for row, problem in ((ROW.replace(', 0', ''), '9 columns expected, 8 found'),
                             (ROW.replace('300', '3.5'), "'3.5' is not an integer"),
                             (ROW.replace('300', '99999'), 'blue 99999 is out of range'),
                             (ROW.replace(', 0', ', 7'), 'quality 7 is unknown')):
            with self.subTest(row), self.assertRaises(ValueError) as raised:
                change_detection.parse_row(row)
            self.assertEqual(str(raised.exception), problem)

    def test_bad_lines_are_named_and_the_others_kept(self):
        rows, problems = change_detection.parse_file(f'{ROW}\nwords\n\n{ROW}\n'.encode())
        self.assertEqual(len(rows), 2)
        self.assertEqual(problems, ['line 2: 9 columns expected, 1 found'])

    def test_file_without_text_is_refused(self):
        for content in (b'', b' \n', b'\0\1\2'):
            with self.subTest(content), self.assertRaises(change_detection.BadFile):
                change_detection.parse_file(content)


class Job(unittest.TestCase):
    """The whole job in a Spark of its own, on made pixels whose changes stand in their names."""

    @classmethod
    def setUpClass(cls):
        cls.spark = SparkSession.builder.master('local[2]').getOrCreate()

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def test_finds_the_changes_that_were_made(self):
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()) as report:
            output = f'{folder}/segments'
            change_detection.run(self.spark, Namespace(input='data/synthetic', output=output, show=20))
            segments = self.spark.read.parquet(output).collect()

        changed = {row.pixel for row in segments if row.break_day and row.change_probability == 100}
        made = {file.stem for file in Path('data/synthetic').glob('*_to_*.csv')}
        self.assertEqual(changed, made)
        self.assertEqual(len(made), 4)
        self.assertIn('Total: pixels 8, ', report.getvalue())

    def test_missing_input_is_said_in_one_line(self):
        with self.assertRaises(SystemExit) as raised:
            change_detection.run(self.spark, Namespace(input='nowhere', output='/tmp/none', show=20))
        self.assertIn('there is no folder /home/lcmap/nowhere', str(raised.exception))


if __name__ == '__main__':
    unittest.main()
