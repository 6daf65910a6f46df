"""Names its master in code, as a notebook may: what starts its JVM knows nothing of it."""

import sys

from pyspark import SparkConf, SparkContext

settings = dict(setting.split('=', 1) for setting in sys.argv[2:])
sc = SparkContext(conf=SparkConf().setMaster(sys.argv[1]).setAppName('named in code').setAll(settings.items()))
print('sum', sc.parallelize(range(10), 2).map(lambda n: n * n).sum())
print('authenticated', sc.getConf().get('spark.authenticate'), sc.getConf().get('spark.network.crypto.enabled'))
sc.stop()
