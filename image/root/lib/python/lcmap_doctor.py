"""The job of `lcmap-spark doctor --launch`: asks one executor what it is, and prints that as JSON."""

import glob
import importlib.metadata
import json
import os
import platform
import re
import socket
import sys
import time

import pyspark

LARGE = 4 << 20  # more than Spark sends in messages: it goes through the ports of block managers


def java_version(pid):
    """The version of the JVM above this process, by the file that every Java has."""
    while pid > 1:
        program = os.path.realpath(f"/proc/{pid}/exe")
        if os.path.basename(program) == "java":
            with open(os.path.join(os.path.dirname(program), "../release")) as lines:
                return re.search(r'JAVA_VERSION="(.*?)"', lines.read()).group(1)
        with open(f"/proc/{pid}/stat") as stat:
            pid = int(stat.read().rpartition(")")[2].split()[1])
    return "unknown"


def describe():
    """This side: programs and packages, with their versions."""
    jars = glob.glob(os.path.join(os.environ.get("SPARK_HOME", ""), "jars/spark-core_*.jar"))
    return {
        "host": socket.gethostname(),
        "python": platform.python_version(),
        "spark": re.search(r"-([^-]+)\.jar$", jars[0]).group(1) if jars else pyspark.__version__,
        "java": java_version(os.getppid()),
        "packages": {
            package.metadata["Name"].lower(): package.version
            for package in importlib.metadata.distributions()
            if package.metadata["Name"]
        },
    }


def main():
    began = time.time()
    context = pyspark.SparkContext()
    there = context.parallelize([0], 1).map(lambda _: describe()).first()
    started = time.time() - began

    asked = time.time()
    clock = context.parallelize([0], 1).map(lambda _: time.time()).first()
    answered = time.time()

    sent = context.broadcast(bytes(LARGE))
    back = context.parallelize([0], 1).map(lambda _: bytes(sent.value)).first()
    here = describe()
    here["java"] = context._jvm.java.lang.System.getProperty("java.version")
    conf = context.getConf()
    result = {
        "driver": here,
        "executor": there,
        "address": f"{conf.get('spark.driver.host')}:{conf.get('spark.driver.port')}",
        "clock_ahead": clock - (asked + answered) / 2,
        "clock_error": (answered - asked) / 2,
        "started": started,
        "answered": answered - asked,
        "large": len(back),
    }
    context.stop()
    print(json.dumps(result))


if __name__ == "__main__":
    sys.exit(main())
