"""Reads the segments of one pixel without Spark: read_segments.py FOLDER PIXEL"""

import math
import sys

import pyarrow.parquet

DAY, W = 730_000, 2 * math.pi / 365.25

folder, pixel = sys.argv[1:]
for row in sorted(pyarrow.parquet.read_table(folder).to_pylist(), key=lambda row: row['segment']):
    if row['pixel'] == pixel:
        print(f'segment {row["segment"]}: {row["start_day"]} to {row["end_day"]}, '
              f'breaks {row["break_day"]} ({row["break_date"]}), {row["change_probability"]} %')
        if row['start_day'] <= DAY <= row['end_day']:
            c = row['coefficients']['nir']
            harmonics = [f(n * W * DAY) for n in (1, 2, 3) for f in (math.cos, math.sin)]
            predicted = sum(a * b for a, b in zip(c, [1, DAY, *harmonics], strict=True))
            print(f'near infrared of day {DAY} is {predicted:.0f} with an RMSE of {row["rmse"]["nir"]:.0f}')
