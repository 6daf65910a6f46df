"""Finds land-cover change in Landsat pixel series with COLD, as a Spark job.

    spark-submit change_detection.py INPUT OUTPUT

INPUT is a folder of CSV files, one pixel each, without a header: day (proleptic Gregorian ordinal or
Julian day), blue, green, red, nir, swir1, swir2 (surface reflectance x 10,000), thermal (Kelvin x 10 or
degrees Celsius x 100), quality (0 clear, 1 water, 2 cloud shadow, 3 snow, 4 cloud, 255 fill).

OUTPUT gets the segments as Parquet: the time between two changes, with the model that describes it.
A value is predicted by the eight coefficients of a band, with w = 2 pi / 365.25 and the ordinal day t:

    c[0] + c[1] t + c[2] cos wt + c[3] sin wt + c[4] cos 2wt + c[5] sin 2wt + c[6] cos 3wt + c[7] sin 3wt

Rows and files that cannot be used are named and counted; the others still run. Spark reads the input and
writes the output, so both may lie wherever all executors can reach them. The one file is all that a
cluster needs; the executors' image brings pyxccd.

COLD: Zhu et al., Continuous monitoring of land disturbance based on Landsat time series, Remote Sensing
of Environment 238 (2020).
"""

import argparse
import ctypes
import importlib.util
import os
import re
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession, functions
from pyspark.storagelevel import StorageLevel

BANDS = ('blue', 'green', 'red', 'nir', 'swir1', 'swir2', 'thermal')
COLUMNS = 1 + len(BANDS) + 1

CLEAR, WATER, SNOW, FILL = 0, 1, 3, 255
QUALITIES = {CLEAR, WATER, 2, SNOW, 4, FILL}

# Days: from the launch of Landsat 1 on; a Julian day is three times as large as an ordinal one.
FIRST_DAY, LAST_DAY = date(1972, 7, 23).toordinal(), date(2100, 1, 1).toordinal()
FIRST_JULIAN_DAY, JULIAN_DAY_OF_ORDINAL_0 = 2_000_000, 1_721_425

# Values: -9999 marks a missing one, 20,000 a saturated one; 7,070 is the hottest in Celsius x 100.
REFLECTANCE, THERMAL = (-9999, 20_000), (-9999, 7_070)
# COLD uses the observations whose reflectances all lie between these.
DARKEST, BRIGHTEST = 0, 10_000

# COLD's smallest model has four coefficients and asks for three observations each.
FEWEST_OBSERVATIONS = 12
# COLD's C code has room for fewer models than this, and writes beyond it without a check.
TOO_MANY_MODELS = 40
# COLD multiplies a slope by this, to keep it in a 32 bit number.
SLOPE_SCALE = 10_000
# A pixel's series has some 40 kB; what is far larger is something else and would only fill the memory.
LARGEST_FILE = 32 * 1024 * 1024
PROBLEMS_KEPT = 20

PER_BAND = 'struct<' + ', '.join(f'{band}: {{0}}' for band in BANDS) + '>'
SEGMENT = f'''struct<
    segment: int, start_day: int, end_day: int, break_day: int,
    start_date: date, end_date: date, break_date: date,
    change_probability: int, observations: int, category: int,
    rmse: {PER_BAND.format('double')},
    magnitude: {PER_BAND.format('double')},
    coefficients: {PER_BAND.format('array<double>')}>'''
PIXELS = f'''file string, rows int, clear int, bad_rows int,
    problems array<string>, error string, segments array<{SEGMENT}>'''

# COLD is sure of a change at 100 percent; below, the series ends too soon after it.
BREAKS = 'transform(filter(segments, s -> s.break_day is not null and s.change_probability = 100), s -> s.break_date)'


class BadFile(Exception):
    """A file from which no model can be made; its text says why."""


def parse_row(line):
    """One acquisition as nine integers, its day an ordinal one; ValueError says what is wrong with it."""
    fields = line.split(',')
    if len(fields) != COLUMNS:
        raise ValueError(f'{COLUMNS} columns expected, {len(fields)} found')
    for field in fields:
        if not re.fullmatch(r'\s*[+-]?[0-9]{1,9}\s*', field):
            raise ValueError(f'{ascii(field.strip()[:20])} is not an integer')
    day, *values, quality = map(int, fields)
    if day > FIRST_JULIAN_DAY:
        day -= JULIAN_DAY_OF_ORDINAL_0
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f'day {fields[0].strip()} is out of range')
    if quality not in QUALITIES:
        raise ValueError(f'quality {quality} is unknown')
    if quality != FILL:
        for band, value in zip(BANDS, values):
            low, high = THERMAL if band == 'thermal' else REFLECTANCE
            if not low <= value <= high:
                raise ValueError(f'{band} {value} is out of range')
    return day, *values, quality


def parse_file(content):
    """The good rows, and one text for each bad one."""
    if not content.strip():
        raise BadFile('empty')
    try:
        text = content.decode('utf-8-sig')
    except UnicodeDecodeError:
        text = '\0'
    if '\0' in text:
        raise BadFile('not a text file')
    rows, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(parse_row(line))
        except ValueError as problem:
            problems.append(f'line {number}: {problem}')
    return rows, problems


def in_kelvin(rows):
    """Thermal values as Kelvin x 10, which COLD expects; the unit is that of nearly all of the file's rows.

    150 K to 380 K is 1,500 to 3,800; a file in Celsius x 100 has cloud tops and winters far below.
    """
    celsius = sum(not 1_500 <= row[7] <= 3_800 for row in rows) > len(rows) / 20
    return [(*row[:7], round((row[7] + 27_315) / 10), row[8]) for row in rows] if celsius else rows


def is_usable(row):
    return row[8] in (CLEAR, WATER, SNOW) and all(DARKEST < value < BRIGHTEST for value in row[1:7])


def series_of(rows):
    """The rows as COLD wants them: without fill, sorted, each day once (a clear row before a cloudy one)."""
    series = {}
    for row in sorted((row for row in rows if row[8] != FILL), key=lambda row: (row[0], row[8])):
        series.setdefault(row[0], row)
    usable = sum(is_usable(row) for row in series.values())
    if usable < FEWEST_OBSERVATIONS:
        raise BadFile(f'too few clear observations: {usable}, COLD needs {FEWEST_OBSERVATIONS}')
    return in_kelvin(list(series.values()))


def as_segment(number, model):
    """A model of COLD as a row of the output; a day 0 means that there is none."""
    coefficients = model['coefs'].astype(float)
    coefficients[:, 1] /= SLOPE_SCALE
    days = [int(model[name]) or None for name in ('t_start', 't_end', 't_break')]
    dates = [day and date.fromordinal(day) for day in days]
    return (number, *days, *dates, int(model['change_prob']), int(model['num_obs']), int(model['category']),
            tuple(model['rmse'].tolist()), tuple(model['magnitude'].tolist()), tuple(coefficients.tolist()))


class Cold:
    """COLD in a process of its own, which may crash: see TOO_MANY_MODELS."""

    def __enter__(self):
        self._process = ProcessPoolExecutor(1, get_context('fork'), initializer=_prepare_process)
        return self

    def __exit__(self, *_):
        self._process.shutdown()

    def models(self, series):
        """COLD's models of a series, as a structured array."""
        import numpy
        from pyxccd import cold_detect

        try:
            models = self._process.submit(cold_detect, *numpy.array(series, dtype=numpy.int64).T).result()
        except BrokenProcessPool:
            self.__enter__()
            models = None
        except Exception as error:
            raise BadFile(f'COLD made no model: {error}') from None
        if models is None or len(models) >= TOO_MANY_MODELS:
            raise BadFile(f'COLD failed, as it does when a series has {TOO_MANY_MODELS} models or more')
        return models


def _prepare_process():
    """Silences COLD's C code, which prints amid the job's own output, and ends with the worker that forked it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG, see prctl(2)
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def detect_file(cold, path, content):
    """One record of PIXELS for one file, whatever the file holds."""
    rows, problems, segments, error = [], [], [], None
    try:
        rows, problems = parse_file(content)
        models = cold.models(series_of(rows))
        segments = [as_segment(number, model) for number, model in enumerate(models, start=1)]
    except BadFile as problem:
        error = str(problem)
    clear = sum(row[8] in (CLEAR, WATER) for row in rows)
    return path.rsplit('/', 1)[-1], len(rows), clear, len(problems), problems[:PROBLEMS_KEPT], error, segments


def detect_partition(files):
    with Cold() as cold:
        for file in files:
            yield detect_file(cold, file.path, bytes(file.content))


class Storage:
    """The files of Spark's storage, local or shared, as Hadoop's FileSystem knows them."""

    def __init__(self, spark, folder):
        hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs
        self.path = hadoop.Path(folder)
        self._files = self.path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        self._csv = hadoop.Path(self.path, '[^._]*.[cC][sS][vV]')

    def exists(self):
        return self._files.exists(self.path)

    def is_folder(self):
        return self.exists() and self._files.getFileStatus(self.path).isDirectory()

    def can_be_made(self):
        """Tries it, so that hours of detection do not end at a folder that cannot be written."""
        return self._files.mkdirs(self.path) and self._files.delete(self.path, False)

    def csv_files(self):
        return self._files.globStatus(self._csv)

    def __str__(self):
        return self._files.makeQualified(self.path).toString().removeprefix('file:')


def detect(spark, folder):
    """A data frame with one record of PIXELS for each CSV file of the folder, and its file and pixel name.

    It is kept, so that the detection runs once whatever is asked of it.
    """
    files = (spark.read.format('binaryFile')
             .option('pathGlobFilter', '*.[cC][sS][vV]')
             .option('ignoreCorruptFiles', True)  # a file that cannot be read shall not end the job
             .load(folder))
    contents = files.where(files.length <= LARGEST_FILE).select('path', 'content')
    pixels = spark.createDataFrame(contents.rdd.mapPartitions(detect_partition), PIXELS, verifySchema=False)
    pixels.persist(StorageLevel.MEMORY_AND_DISK)
    unread = [(name, 0, 0, 0, [], error, []) for name, error in unread_files(Storage(spark, folder), pixels)]
    if unread:
        pixels = pixels.union(spark.createDataFrame(unread, PIXELS))
    return (pixels
            .withColumn('pixel', functions.regexp_replace('file', r'(?i)\.csv$', ''))
            .withColumn('breaks', functions.expr(BREAKS)))


def unread_files(storage, pixels):
    """Name and reason of each file of which Spark read nothing."""
    files = storage.csv_files()
    if len(files) == pixels.count():
        return
    read = {row.file for row in pixels.select('file').collect()}
    for file in files:
        name = file.getPath().getName()
        if name not in read:
            yield name, reason_unread(file)


def reason_unread(file):
    if file.isDirectory():
        return 'a folder, not a file'
    if file.getLen() == 0:
        return 'empty'
    if file.getLen() > LARGEST_FILE:
        return f'larger than {LARGEST_FILE >> 20} MB'
    return 'cannot be read'


def segments_of(pixels):
    """A data frame with one row for each segment."""
    return pixels.select('pixel', functions.inline('segments'))


def totals_of(pixels):
    """One row that sums up all files."""
    return pixels.selectExpr(
        'count_if(error is null) pixels', 'sum(if(error is null, rows, 0)) rows', 'sum(size(segments)) models',
        'sum(size(breaks)) breaks', 'sum(bad_rows) bad_rows', 'count_if(error is not null) bad_files').first()


def print_report(pixels, totals, most):
    """A table of the pixels, then the bad rows and files by name; at most so many lines of each."""
    good = pixels.where('error is null').select('pixel', 'rows', 'clear', functions.size('segments'), 'breaks')
    print_pixels(good.orderBy('pixel').limit(most).collect())
    print_rest(totals.pixels - most, 'pixels')
    if totals.bad_rows:
        print('\nBad rows, left out:')
        rows = pixels.select('file', functions.posexplode('problems')).orderBy('file', 'pos').limit(most).collect()
        for row in rows:
            print(f'  {row.file}, {row.col}')
        print_rest(totals.bad_rows - len(rows), 'bad rows')
    if totals.bad_files:
        print('\nBad files, left out:')
        bad = pixels.where('error is not null').select('file', 'error')
        for file, error in bad.orderBy('file').limit(most).collect():
            print(f'  {file}: {error}')
        print_rest(totals.bad_files - most, 'bad files')
    print('\nTotal: ' + ', '.join(f'{name.replace("_", " ")} {count}' for name, count in totals.asDict().items()))


def print_pixels(rows):
    width = max([len('pixel'), *(len(row.pixel) for row in rows)])
    print(f'\n{"pixel":{width}}  {"rows":>6}  {"clear":>6}  {"models":>6}  {"breaks":>6}  breaks on')
    for pixel, count, clear, models, breaks in rows:
        days = ', '.join(map(str, breaks[:4])) + (', ...' if len(breaks) > 4 else '')
        print(f'{pixel:{width}}  {count:6}  {clear:6}  {models:6}  {len(breaks):6}  {days or "-"}')


def print_rest(count, things):
    if count > 0:
        print(f'  ... and {count} {things} more (--show prints more)')


def run(spark, arguments):
    """Reads, detects, reports and writes; what a user can mend ends the program with one line."""
    try:
        detect_and_write(spark, arguments)
    except Py4JJavaError as error:
        problem = storage_problem(error)
        if problem is None:
            raise
        fail(problem)


def detect_and_write(spark, arguments):
    source, target = Storage(spark, arguments.input), Storage(spark, arguments.output)
    if not source.is_folder():
        fail(f'there is no folder {source}; name one with a CSV file for each pixel')
    if target.exists():
        fail(f'{target} exists already; name a new folder for the results, or remove it')
    if not target.can_be_made():
        fail(f'cannot write {target}; name a folder where you may write')
    if not source.csv_files():
        fail(f'there is no file *.csv in {source}')
    print(f'Finding change in the {len(source.csv_files())} files of {source} on {spark.sparkContext.master}')
    pixels = detect(spark, arguments.input)
    totals = totals_of(pixels)
    print_report(pixels, totals, arguments.show)
    if not totals.pixels:
        fail(f'no file of {source} could be used; the lines above say why')
    segments_of(pixels).write.parquet(arguments.output)
    print(f'Segments: {totals.models} rows of Parquet in {target}')


def fail(message):
    sys.exit(f'change_detection: {message}')


def storage_problem(error):
    """One line for what a user can mend (no right to read, no connection, no space), else None."""
    cause = error.java_exception
    while cause:
        if cause.getClass().getName().startswith(('java.io.', 'java.net.', 'java.nio.', 'org.apache.hadoop.')):
            return (cause.getMessage() or cause.getClass().getName()).splitlines()[0]
        cause = cause.getCause()
    return None


def main():
    parser = argparse.ArgumentParser(description='Finds land-cover change in Landsat pixel series with COLD.')
    parser.add_argument('input', metavar='INPUT', help='folder of CSV files, one pixel each')
    parser.add_argument('output', metavar='OUTPUT', help='folder to make, for the segments as Parquet')
    parser.add_argument('--show', metavar='N', type=int, default=20,
                        help='print at most N pixels, bad rows and bad files (default: %(default)s)')
    arguments = parser.parse_args()
    if importlib.util.find_spec('pyxccd') is None:
        fail('the Python package pyxccd is not installed; use the image of examples/application, or add it to yours')
    spark = SparkSession.builder.getOrCreate()
    try:
        run(spark, arguments)
    finally:
        spark.stop()


if __name__ == '__main__':
    main()
