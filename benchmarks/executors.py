"""Starts one executor after another: each job needs one, which goes when it has had nothing to do for a while."""

import sys
import time

from pyspark.sql import SparkSession

sc = SparkSession.builder.getOrCreate().sparkContext
tracker = sc._jsc.sc().statusTracker()
for _ in range(int(sys.argv[1])):
    sc.parallelize(range(1), 1).count()
    while len(tracker.getExecutorInfos()) > 1:  # the driver counts as one
        time.sleep(0.1)
sc.stop()
